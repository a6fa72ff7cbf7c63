"""Reading joint specifications, in a fixed number of statements whatever there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.content.schema import RequirementCatalogue
from inventory_app.institutions.editions import catalogue_edition, latest_number, template_edition
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel, sharing_of_all
from inventory_app.joint.compose import compose
from inventory_app.joint.facts import compose_joint_basis
from inventory_app.joint.fold import Decision, fold_
from inventory_app.joint.gathered import Answer, Gathered, Member
from inventory_app.joint.party import Source, party_of
from inventory_app.specification.basis import Basis
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import EarlierIssue
from inventory_app.specification.queries import DRAFT, IssuedFile, NoSuchIssue
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import (
    ZONE,
    Institution,
    JointChoice,
    JointIssue,
    JointIssueDocument,
    JointMember,
    JointSpecification,
    Person,
    Submission,
    id_of,
    today,
)
from inventory_app.tables.columns import bare


class NoSuchJoint(Exception):
    """There is no joint specification with this id here."""


def joint_for(session: Session, joint_id: int) -> JointSpecification:
    joint = session.get(JointSpecification, joint_id)
    if joint is None:
        raise NoSuchJoint
    return joint


def joint_for_member(session: Session, institution_id: int, joint_id: int) -> JointSpecification:
    """As a member sees it: one in which the institution takes part."""
    joint = session.exec(
        select(JointSpecification)
        .join(JointMember, col(JointMember.joint_id) == JointSpecification.id)
        .where(JointSpecification.id == joint_id, JointMember.institution_id == institution_id)
    ).first()
    if joint is None:
        raise NoSuchJoint
    return joint


@dataclass(frozen=True)
class Summary:
    joint: JointSpecification
    members: int
    version: str | None


def _summaries() -> Any:
    members: Any = sa.select(sa.func.count()).where(col(JointMember.joint_id) == JointSpecification.id)
    last: Any = sa.select(sa.func.max(JointIssue.id)).where(col(JointIssue.joint_id) == JointSpecification.id)
    version: Any = sa.select(JointIssue.version).where(col(JointIssue.id) == last.correlate(JointSpecification).scalar_subquery())  # type: ignore[call-overload]  # columns look like plain values
    return sa.select(
        JointSpecification,
        members.correlate(JointSpecification).scalar_subquery(),
        version.correlate(JointSpecification).scalar_subquery(),
    ).order_by(col(JointSpecification.updated_at).desc(), col(JointSpecification.id).desc())


def list_joints(session: Session) -> list[Summary]:
    """The one that was changed last comes first."""
    return [Summary(*values) for values in session.execute(_summaries())]


def list_joints_of(session: Session, institution_id: int) -> list[Summary]:
    """Those in which the institution takes part."""
    mine: Any = sa.select(JointMember.joint_id).where(col(JointMember.institution_id) == institution_id)  # type: ignore[call-overload]  # as above
    return [Summary(*values) for values in session.execute(_summaries().where(col(JointSpecification.id).in_(mine)))]


@dataclass(frozen=True)
class TakenPart:
    """A joint specification in which an institution takes part, and whether it waits for its first answer."""

    id: int
    name: str
    is_waiting: bool


_INSTITUTION: Any = sa.bindparam("institution_id")
# Put together once: that takes longer than the database takes to answer.
_TAKEN_PARTS: Any = (
    sa.select(bare(JointSpecification).id, bare(JointSpecification).name, bare(JointMember).approved_hash == "")
    .join(JointMember.__table__, bare(JointMember).joint_id == bare(JointSpecification).id)  # type: ignore[attr-defined]  # SQLModel does not tell of it
    .where(bare(JointMember).institution_id == _INSTITUTION)
    .order_by(bare(JointSpecification).name, bare(JointSpecification).id)
)


def list_taken_parts(session: Session, institution_id: int) -> list[TakenPart]:
    """For the institution's overview, by name."""
    return [TakenPart(*values) for values in session.execute(_TAKEN_PARTS, {"institution_id": institution_id})]


@dataclass(frozen=True)
class Candidate:
    """An institution that could take part; `number` is its last hand-in."""

    institution: Institution
    submission_id: int
    number: int
    share: ShareLevel


def _newest() -> Any:
    """Institution id -> its last hand-in."""
    return sa.select(sa.func.max(Submission.id)).group_by(col(Submission.institution_id))


def list_candidates(session: Session) -> list[Candidate]:
    """Everybody who has handed in, by name; those who do not share their checklist by name too, since the page says why they cannot be chosen."""
    query: Any = (
        sa.select(Institution, Submission.id, Submission.number)  # type: ignore[call-overload]  # as above
        .join(Submission, col(Submission.institution_id) == Institution.id)
        .where(col(Submission.id).in_(_newest()))
        .order_by(Institution.name_sv, col(Institution.id))
    )
    found = list(session.execute(query))
    sharing = sharing_of_all(session, [id_of(institution) for institution, *_rest in found])
    return [
        Candidate(institution, submission_id, number, sharing[id_of(institution)][Part.CHECKLIST]) for institution, submission_id, number in found
    ]


def _member_rows(session: Session, joint_id: int) -> list[Any]:
    newest: Any = (
        sa.select(sa.func.max(Submission.number)).where(col(Submission.institution_id) == Institution.id).correlate(Institution).scalar_subquery()
    )
    query: Any = (
        sa.select(JointMember, Institution, Submission, Person.name, newest)  # type: ignore[call-overload]  # as above
        .select_from(JointMember)
        .join(Institution, col(Institution.id) == JointMember.institution_id)
        .join(Submission, col(Submission.id) == JointMember.submission_id, isouter=True)
        .join(Person, col(Person.id) == JointMember.approved_by_id, isouter=True)
        .where(col(JointMember.joint_id) == joint_id)
        .order_by(Institution.key, col(Institution.id))
    )
    return list(session.execute(query))


def read_joint(session: Session, joint: JointSpecification, day: date) -> Gathered:
    joint_id = id_of(joint)
    catalogue = catalogue_edition(session, joint.catalogue_edition)
    template_number = latest_number(session, "template")
    rows = _member_rows(session, joint_id)
    sharing = sharing_of_all(session, [id_of(institution) for _member, institution, *_rest in rows])
    members = [_member(session, row, sharing.get(id_of(row[1]), DEFAULTS), catalogue) for row in rows]
    decisions = decisions_of(session, joint_id)
    return Gathered(
        id=joint_id,
        name=joint.name,
        is_demo=joint.is_demo,
        details=joint.details,
        template=template_edition(session, template_number),
        catalogue=catalogue,
        template_edition=template_number,
        catalogue_edition=joint.catalogue_edition,
        members=members,
        fold=fold_([member.party for member in members], catalogue, joint.at_least, decisions),
        changed_on=joint.updated_at.astimezone(ZONE).date(),
        today=day,
        issues=[
            EarlierIssue(issue.version, issue.issued_at.astimezone(ZONE).date(), issue.issued_by_name, issue.remark)
            for issue in list_issues(session, joint_id)
        ],
        decisions=decisions,
    )


def list_member_ids(session: Session, joint_id: int) -> list[int]:
    """Those that a hand-in is read of, by id."""
    query = select(JointMember.institution_id).where(JointMember.joint_id == joint_id, col(JointMember.submission_id).is_not(None))
    return list(session.exec(query.order_by(col(JointMember.institution_id))))


def decisions_of(session: Session, joint_id: int) -> dict[str, Decision]:
    """By requirement, as they are now in the database."""
    query: Any = select(JointChoice.requirement_key, JointChoice.level, JointChoice.motive).where(JointChoice.joint_id == joint_id)
    return {key: Decision(level, motive) for key, level, motive in session.exec(query.order_by(col(JointChoice.id)))}


def _member(session: Session, row: Any, sharing: Any, catalogue: RequirementCatalogue) -> Member:
    member, institution, submission, by, newest = row
    source = None
    if submission is not None:
        source = Source(
            SubmissionDocument.model_validate(submission.document),
            template_edition(session, submission.template_edition),
            catalogue_edition(session, submission.catalogue_edition),
            sharing,
        )
    names = {"sv": institution.name_sv, "en": institution.name_en}
    return Member(
        institution_id=institution.id,
        party=party_of(institution.key, names, source, catalogue, member.volumes),
        typed=member.volumes,
        number=submission.number if submission else None,
        handed_in_at=submission.submitted_at if submission else None,
        newest=newest,
        answer=Answer(member.approved_at, by, member.approved_hash, member.remark),
    )


def list_issues(session: Session, joint_id: int) -> list[JointIssue]:
    """Newest first."""
    query = select(JointIssue).where(JointIssue.joint_id == joint_id)
    return list(session.exec(query.order_by(col(JointIssue.issued_at).desc(), col(JointIssue.id).desc())))


def list_files(session: Session, joint_id: int) -> dict[int, list[IssuedFile]]:
    """Issue id -> its files, Swedish first."""
    query: Any = (
        sa.select(
            col(JointIssueDocument.joint_issue_id),
            col(JointIssueDocument.language),
            col(JointIssueDocument.sha256),
            sa.func.length(col(JointIssueDocument.pdf)),
        )
        .join(JointIssue, col(JointIssue.id) == col(JointIssueDocument.joint_issue_id))
        .where(col(JointIssue.joint_id) == joint_id)
        .order_by(col(JointIssueDocument.language).desc(), col(JointIssueDocument.id))
    )
    found: dict[int, list[IssuedFile]] = {}
    for values in session.execute(query):
        file = IssuedFile(*values)
        found.setdefault(file.issue_id, []).append(file)
    return found


def _issued(session: Session, joint_id: int, version: str, language: str, *columns: Any) -> Any:
    query: Any = (
        sa.select(*columns)
        .join(JointIssue, col(JointIssue.id) == col(JointIssueDocument.joint_issue_id))
        .where(col(JointIssue.joint_id) == joint_id, col(JointIssue.version) == version, col(JointIssueDocument.language) == language)
    )
    found = session.execute(query).first()
    if found is None:
        raise NoSuchIssue(version)
    return found


def issued_pdf_for(session: Session, joint_id: int, version: str, language: str) -> tuple[bytes, str]:
    """The bytes as they were stored, and their hash."""
    pdf, sha256 = _issued(session, joint_id, version, language, JointIssueDocument.pdf, JointIssueDocument.sha256)
    return pdf, sha256


def issued_document_for(session: Session, joint_id: int, version: str, language: str) -> SpecificationDocument:
    return SpecificationDocument.model_validate(_issued(session, joint_id, version, language, JointIssueDocument.document)[0])


def basis_for(session: Session, joint: JointSpecification, issue: str) -> Basis:
    """The facts behind today's draft (`issue` is "draft"), or behind an issue by its version."""
    if issue == DRAFT:
        return compose_joint_basis(read_joint(session, joint, today()))
    found = session.exec(select(JointIssue.basis).where(JointIssue.joint_id == joint.id, JointIssue.version == issue)).first()
    if found is None:
        raise NoSuchIssue(issue)
    return Basis.model_validate(found)


def draft_of(session: Session, joint: JointSpecification, language: Any) -> SpecificationDocument:
    return compose(read_joint(session, joint, today()), language)
