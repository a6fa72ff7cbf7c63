"""Reading what a tender's files are made from, and making them."""

from __future__ import annotations

from datetime import datetime, time

from sqlmodel import Session, select

from inventory_app.content.schema import Language
from inventory_app.specification.basis import Basis, compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import ZONE
from inventory_app.specification.queries import DRAFT, NoSuchIssue, issued_document_for, read_dossier, today
from inventory_app.tables import Institution, Issue, id_of
from inventory_app.tender.interchange import write_interchange
from inventory_app.tender.prices import write_prices
from inventory_app.tender.response import write_responses
from inventory_app.tender.source import Source
from inventory_app.tender.word import write_word

_FROM_FACTS = {"response": write_responses, "prices": write_prices, "reqif": write_interchange}


def file_for(session: Session, institution: Institution, what: str, issue: str, language: Language) -> bytes:
    """`what` is a key of `files.FILES`; `issue` is "draft" or the version of an issue."""
    dossier = None
    if issue == DRAFT:
        dossier = read_dossier(session, institution, today())
        changed_at = datetime.combine(dossier.changed_on, time(), ZONE)
        source = Source(compose_basis(dossier), language, None, changed_at, institution.is_demo)
    else:
        found = session.exec(select(Issue.basis, Issue.issued_at).where(Issue.institution_id == institution.id, Issue.version == issue)).first()
        if found is None:
            raise NoSuchIssue(issue)
        source = Source(Basis.model_validate(found[0]), language, issue, found[1], institution.is_demo)
    if what in _FROM_FACTS:
        return _FROM_FACTS[what](source)
    document = compose(dossier, language) if dossier is not None else issued_document_for(session, id_of(institution), issue, language)
    return write_word(document, source.moment)
