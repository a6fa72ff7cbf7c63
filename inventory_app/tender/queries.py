"""Reading what a tender's files are made from, and making them."""

from __future__ import annotations

from datetime import datetime, time

from sqlmodel import Session, select

from inventory_app.content.schema import Language
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import ZONE
from inventory_app.specification.queries import DRAFT, NoSuchIssue, basis_for, issued_document_for, read_dossier, today
from inventory_app.tables import Institution, Issue, id_of
from inventory_app.tender.interchange import write_interchange
from inventory_app.tender.prices import write_prices
from inventory_app.tender.response import write_responses
from inventory_app.tender.source import Source
from inventory_app.tender.word import write_word

_FROM_FACTS = {"response": write_responses, "prices": write_prices, "reqif": write_interchange}


def file_for(session: Session, institution: Institution, what: str, issue: str, language: Language) -> bytes:
    """`what` is a key of `files.FILES`; `issue` is "draft" or the version of an issue."""
    if issue == DRAFT:
        return _of_draft(session, institution, what, language)
    issued_at = session.exec(select(Issue.issued_at).where(Issue.institution_id == institution.id, Issue.version == issue)).first()
    if issued_at is None:
        raise NoSuchIssue(issue)
    if what not in _FROM_FACTS:
        return write_word(issued_document_for(session, id_of(institution), issue, language), issued_at)
    return _FROM_FACTS[what](Source(basis_for(session, institution, issue), language, issue, issued_at, institution.is_demo))


def _of_draft(session: Session, institution: Institution, what: str, language: Language) -> bytes:
    dossier = read_dossier(session, institution, today())
    changed_at = datetime.combine(dossier.changed_on, time(), ZONE)
    if what not in _FROM_FACTS:
        return write_word(compose(dossier, language), changed_at)
    return _FROM_FACTS[what](Source(compose_basis(dossier), language, None, changed_at, institution.is_demo))
