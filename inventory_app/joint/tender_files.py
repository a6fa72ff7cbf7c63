"""What tenderers and procurement officers open, of a joint specification."""

from __future__ import annotations

from sqlmodel import Session, select

from inventory_app.content.schema import Language
from inventory_app.joint import queries
from inventory_app.joint.compose import compose
from inventory_app.joint.facts import compose_joint_basis, price_rows
from inventory_app.specification.queries import DRAFT, NoSuchIssue
from inventory_app.tables import JointIssue, JointSpecification, id_of, today
from inventory_app.tender.making import make_file
from inventory_app.tender.prices import Priced
from inventory_app.tender.queries import start_of
from inventory_app.tender.source import Source


def tender_file_for(session: Session, joint: JointSpecification, what: str, issue: str, language: Language) -> bytes:
    """As of an institution's specification, with a row of the price sheet for each member."""
    if issue == DRAFT:
        gathered = queries.read_joint(session, joint, today())
        source = Source(compose_joint_basis(gathered), language, None, start_of(gathered.changed_on), joint.is_demo)
        return make_file(what, source, lambda: compose(gathered, language), _priced(source))
    issued_at = session.exec(select(JointIssue.issued_at).where(JointIssue.joint_id == joint.id, JointIssue.version == issue)).first()
    if issued_at is None:
        raise NoSuchIssue(issue)
    source = Source(queries.basis_for(session, joint, issue), language, issue, issued_at, joint.is_demo)
    return make_file(what, source, lambda: queries.issued_document_for(session, id_of(joint), issue, language), _priced(source))


def _priced(source: Source) -> list[Priced]:
    return [Priced(name, volumes) for name, volumes in price_rows(source.basis, source.language)]
