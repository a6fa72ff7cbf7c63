"""Reading what a specification is made of, and what was issued. A fixed number of statements, whatever there is."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from inventory_app.content.schema import Language
from inventory_app.evaluation.models import SIMULATION
from inventory_app.findings.queries import gathered_for
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import all_answers
from inventory_app.inventory.queries import list_systems
from inventory_app.needs.queries import list_needs
from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.queries import QUESTIONS, list_choices
from inventory_app.specification.basis import Basis, compose_basis
from inventory_app.specification.compose import compose
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import Dossier, EarlierIssue, KnownSystem
from inventory_app.specification.thawing import basis_of_documents
from inventory_app.tables import (
    ZONE,
    AcceptedFinding,
    AnswerSheet,
    Institution,
    Issue,
    IssueDocument,
    Need,
    RequirementChoice,
    System,
    id_of,
    today,
)

DRAFT = "draft"


class NoSuchIssue(Exception):
    """Nothing was issued under this number here."""


_SYSTEM_COLUMNS = tuple(field.name for field in fields(KnownSystem))


def read_dossier(session: Session, institution: Institution, today: date) -> Dossier:
    assert institution.id is not None
    catalogue, sheets = catalogue_of(session, institution), all_answers(session, institution.id)
    questions = sheets.get(QUESTIONS, {})
    systems = list_systems(session, institution.id)
    checklist = compose_checklist(catalogue, list_choices(session, institution.id), questions)
    return Dossier(
        institution_key=institution.key,
        names={"sv": institution.name_sv, "en": institution.name_en},
        is_demo=institution.is_demo,
        template=template_of(session, institution),
        catalogue=catalogue,
        template_edition=institution.template_edition,
        catalogue_edition=institution.catalogue_edition,
        systems=[KnownSystem(**{name: getattr(system, name) for name in _SYSTEM_COLUMNS}) for system in systems],
        sheets=sheets,
        questions=questions,
        checklist=checklist,
        wording=gathered_for(session, institution, checklist),
        changed_on=_changed_at(session, institution).astimezone(ZONE).date(),
        today=today,
        issues=[
            EarlierIssue(issue.version, issue.issued_at.astimezone(ZONE).date(), issue.issued_by_name, issue.remark, issue.basis)
            for issue in list_issues(session, institution.id, with_facts=True)
        ],
        needs=list_needs(session, institution.id),
    )


def _changed_at(session: Session, institution: Institution) -> datetime:
    """Removed systems, requirements and needs count, too: without them the document is another. Tenders that were tried out are not in it."""
    latest = [
        sa.select(sa.func.max(moment)).where(col(owner) == institution.id, *conditions).scalar_subquery()
        for moment, owner, *conditions in (
            (System.updated_at, System.institution_id),
            (System.deleted_at, System.institution_id),
            (AnswerSheet.updated_at, AnswerSheet.institution_id, col(AnswerSheet.name) != SIMULATION),
            (RequirementChoice.updated_at, RequirementChoice.institution_id),
            (Need.updated_at, Need.institution_id),
            (AcceptedFinding.accepted_at, AcceptedFinding.institution_id),
        )
    ]
    found: Any = session.execute(sa.select(*latest)).one()
    return max([moment for moment in found if moment is not None], default=institution.created_at)


def list_issues(session: Session, institution_id: int, *, with_facts: bool = False) -> list[Issue]:
    """Newest first. An issue's facts are as large as its checklist, and lists do without."""
    query = select(Issue).where(Issue.institution_id == institution_id).order_by(col(Issue.issued_at).desc(), col(Issue.id).desc())
    return list(session.exec(query if with_facts else query.options(defer(Issue.basis))))  # type: ignore[arg-type]  # SQLModel types a column as its value


@dataclass(frozen=True)
class IssuedFile:
    """One language of an issue, without its bytes."""

    issue_id: int
    language: str
    sha256: str
    size: int


def list_files(session: Session, institution_id: int) -> dict[int, list[IssuedFile]]:
    """Issue id -> its files, Swedish first."""
    query: Any = (
        sa.select(col(IssueDocument.issue_id), col(IssueDocument.language), col(IssueDocument.sha256), sa.func.length(col(IssueDocument.pdf)))
        .join(Issue, col(Issue.id) == col(IssueDocument.issue_id))
        .where(col(Issue.institution_id) == institution_id)
        .order_by(col(IssueDocument.language).desc(), col(IssueDocument.id))
    )
    found: dict[int, list[IssuedFile]] = {}
    for values in session.execute(query):
        file = IssuedFile(*values)
        found.setdefault(file.issue_id, []).append(file)
    return found


def issued_pdf_for(session: Session, institution_id: int, version: str, language: str) -> tuple[bytes, str]:
    """The bytes as they were stored, and their hash."""
    found = session.exec(
        select(IssueDocument.pdf, IssueDocument.sha256)
        .join(Issue, col(Issue.id) == IssueDocument.issue_id)
        .where(Issue.institution_id == institution_id, Issue.version == version, IssueDocument.language == language)
    ).first()
    if found is None:
        raise NoSuchIssue(version)
    return found


def issued_document_for(session: Session, institution_id: int, version: str, language: str) -> SpecificationDocument:
    found = session.exec(
        select(IssueDocument.document)
        .join(Issue, col(Issue.id) == IssueDocument.issue_id)
        .where(Issue.institution_id == institution_id, Issue.version == version, IssueDocument.language == language)
    ).first()
    if found is None:
        raise NoSuchIssue(version)
    return SpecificationDocument.model_validate(found)


def basis_for(session: Session, institution: Institution, issue: str) -> Basis:
    """The facts behind today's draft (`issue` is "draft"), or behind an issue by its version."""
    if issue == DRAFT:
        return compose_basis(read_dossier(session, institution, today()))
    found = session.exec(select(Issue.basis).where(Issue.institution_id == institution.id, Issue.version == issue)).first()
    if found is None:
        raise NoSuchIssue(issue)
    return Basis.model_validate(found) if found else _basis_of_pages(session, id_of(institution), issue)


def _basis_of_pages(session: Session, institution_id: int, version: str) -> Basis:
    """Issues from before facts were kept have only their pages."""
    rows = session.exec(
        select(IssueDocument.document)
        .join(Issue, col(Issue.id) == IssueDocument.issue_id)
        .where(Issue.institution_id == institution_id, Issue.version == version)
        .order_by(col(IssueDocument.language).desc(), col(IssueDocument.id))
    )
    pages = [SpecificationDocument.model_validate(document) for document in rows]
    if not pages:
        raise NoSuchIssue(version)
    return basis_of_documents(pages[0], pages[-1])


def compose_for(session: Session, institution: Institution, issue: str, language: Language) -> SpecificationDocument:
    """The draft of today (`issue` is "draft"), or an issue by its version."""
    if issue == DRAFT:
        return compose(read_dossier(session, institution, today()), language)
    assert institution.id is not None
    return issued_document_for(session, institution.id, issue, language)
