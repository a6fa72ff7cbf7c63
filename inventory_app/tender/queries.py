"""Reading what a tender's files are made from, and making them."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import Session, select

from inventory_app.content.schema import Language
from inventory_app.specification.basis import compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.queries import DRAFT, NoSuchIssue, basis_for, issued_document_for, read_dossier
from inventory_app.tables import ZONE, Institution, Issue, id_of, today
from inventory_app.tender.making import make_file
from inventory_app.tender.source import Source


def file_for(session: Session, institution: Institution, what: str, issue: str, language: Language) -> bytes:
    """`what` is a key of `files.FILES`; `issue` is "draft" or the version of an issue."""
    if issue == DRAFT:
        dossier = read_dossier(session, institution, today())
        source = Source(compose_basis(dossier), language, None, start_of(dossier.changed_on), institution.is_demo)
        return make_file(what, source, lambda: compose(dossier, language))
    issued_at = session.exec(select(Issue.issued_at).where(Issue.institution_id == institution.id, Issue.version == issue)).first()
    if issued_at is None:
        raise NoSuchIssue(issue)
    source = Source(basis_for(session, institution, issue), language, issue, issued_at, institution.is_demo)
    return make_file(what, source, lambda: issued_document_for(session, id_of(institution), issue, language))


def start_of(day: date) -> datetime:
    """The moment that a draft of this day carries: it holds no clock."""
    return datetime.combine(day, time(), ZONE)
