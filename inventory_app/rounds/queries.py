"""Reading rounds for coordinators, in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.roles import Role
from inventory_app.content.schema import InventoryTemplate
from inventory_app.institutions.confirmations import SHEETS, system_subject
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.requirements.choice import compose_checklist, count
from inventory_app.requirements.queries import QUESTIONS
from inventory_app.rounds.matrix import Line, Progress, Share, share_of_sheet, shares_of_systems
from inventory_app.submission.document import Live, list_open_points
from inventory_app.tables import (
    AnswerSheet,
    Confirmation,
    ContentEdition,
    Institution,
    Membership,
    Person,
    Reminder,
    RequirementChoice,
    Round,
    RoundInstitution,
    Submission,
    System,
    id_of,
)


class NoSuchRound(Exception):
    """There is no round with this id."""


def round_for(session: Session, round_id: int) -> Round:
    round_ = session.get(Round, round_id)
    if round_ is None:
        raise NoSuchRound
    return round_


@dataclass(frozen=True)
class Summary:
    round: Round
    asked: int
    handed_in: int
    sent_back: int
    skipped: int


def list_rounds(session: Session) -> list[Summary]:
    """Open ones first, then the latest."""
    handed_in = sa.exists().where(
        col(Submission.round_id) == RoundInstitution.round_id, col(Submission.institution_id) == RoundInstitution.institution_id
    )
    is_skipped, is_returned = col(RoundInstitution.skipped_at).is_not(None), col(RoundInstitution.returned_at).is_not(None)

    def number(*conditions: Any) -> Any:
        return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0)), 0)

    query: Any = (
        sa.select(
            Round,
            sa.func.count(col(RoundInstitution.id)),
            number(handed_in, ~is_skipped, ~is_returned),
            number(is_returned, ~is_skipped),
            number(is_skipped),
        )
        .join(RoundInstitution, col(RoundInstitution.round_id) == Round.id, isouter=True)
        .group_by(*Round.__table__.columns)  # type: ignore[attr-defined]  # SQLModel does not tell of it
        .order_by(col(Round.closed_at).is_not(None), col(Round.due_on).desc(), col(Round.id).desc())
    )
    return [Summary(*values) for values in session.execute(query)]


def list_choosable(session: Session, round_id: int | None = None) -> list[tuple[Institution, str | None]]:
    """Every institution by name, with the name of the other open round that it is in."""
    other: Any = (
        sa.select(sa.func.max(Round.name))
        .join(RoundInstitution, col(RoundInstitution.round_id) == Round.id)
        .where(col(RoundInstitution.institution_id) == Institution.id, col(Round.closed_at).is_(None), col(Round.id) != (round_id or 0))
        .correlate(Institution)
        .scalar_subquery()
    )
    query: Any = sa.select(Institution, other).order_by(Institution.name_sv, col(Institution.id))
    return [(institution, name) for institution, name in session.execute(query)]


def list_editions(session: Session) -> dict[str, list[int]]:
    """Kind -> the published numbers, latest first."""
    found: dict[str, list[int]] = {"template": [], "catalogue": []}
    rows = session.exec(select(ContentEdition.kind, ContentEdition.number).order_by(ContentEdition.kind, col(ContentEdition.number).desc()))
    for kind, number in rows:
        found[kind].append(number)
    return found


def asked_ids(session: Session, round_id: int) -> list[int]:
    return list(session.exec(select(RoundInstitution.institution_id).where(RoundInstitution.round_id == round_id)))


def handed_in_ids(session: Session, round_id: int) -> set[int]:
    return set(session.exec(select(Submission.institution_id).where(Submission.round_id == round_id)))


def _name(language: str) -> Any:
    return Institution.name_en if language == "en" else Institution.name_sv


def list_lines(session: Session, round_: Round, language: str, institution_key: str | None = None) -> list[Line]:
    """Every institution of a round and where it stands, without its progress; one statement."""
    here = col(Submission.institution_id) == RoundInstitution.institution_id
    handed_in: Any = sa.select(sa.func.max(Submission.number)).where(here, col(Submission.round_id) == round_.id)
    handed_in_at: Any = sa.select(sa.func.max(Submission.submitted_at)).where(here, col(Submission.round_id) == round_.id)
    last_reminder: Any = sa.select(sa.func.max(Reminder.id)).where(
        col(Reminder.institution_id) == RoundInstitution.institution_id, col(Reminder.round_id) == round_.id
    )
    columns: Any = (
        Institution.id,
        Institution.key,
        _name(language),
        Institution.kind == "guest",
        Institution.is_demo,
        RoundInstitution.looked_at,
        RoundInstitution.skip_reason,
        RoundInstitution.skipped_at,
        RoundInstitution.return_remark,
        RoundInstitution.returned_at,
        handed_in.correlate(RoundInstitution).scalar_subquery(),
        handed_in_at.correlate(RoundInstitution).scalar_subquery(),
        Reminder.written_at,
        Reminder.mailed_to,
        Reminder.mail_fault,
    )
    assert len(columns) == len(fields(Line)) - 1
    query = (
        sa.select(*columns)
        .select_from(RoundInstitution)
        .join(Institution, col(Institution.id) == RoundInstitution.institution_id)
        .join(Reminder, col(Reminder.id) == last_reminder.correlate(RoundInstitution).scalar_subquery(), isouter=True)
        .where(col(RoundInstitution.round_id) == round_.id)
        .order_by(_name(language), col(Institution.id))
    )
    if institution_key is not None:
        query = query.where(col(Institution.key) == institution_key)
    return [Line(*values) for values in session.execute(query)]


def _grouped(rows: Any) -> dict[int, list[Any]]:
    """Rows whose first column is the institution."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _confirmed(rows: list[Any], round_: Round, system_ids: set[int], template: InventoryTemplate) -> Share:
    """What the institution was asked to confirm, and has; systems in the bin are not among it."""
    subjects = {system_subject(system_id) for system_id in system_ids}
    steps = {step.key for step in template.system.steps}
    asked = [at for _institution, subject, step, at in rows if (subject in subjects and step in steps) or subject in SHEETS]
    return Share(sum(at >= round_.opened_at for at in asked), len(asked))


def read_progress(session: Session, round_: Round, institution_ids: list[int]) -> dict[int, Progress]:
    """Counts of what is being worked on, by institution; five statements, however many there are."""

    def rows(*columns: Any, where: tuple[Any, ...] = ()) -> dict[int, list[Any]]:
        query = sa.select(*columns).where(columns[0].in_(institution_ids), *where)
        return _grouped(session.execute(query))

    institutions = session.exec(select(Institution).where(col(Institution.id).in_(institution_ids)).order_by(col(Institution.id))).all()
    systems = rows(col(System.institution_id), System.id, System.answers, System.missing, System.unknown, where=(col(System.deleted_at).is_(None),))
    sheets = rows(col(AnswerSheet.institution_id), AnswerSheet.name, AnswerSheet.answers)
    confirmations = rows(col(Confirmation.institution_id), Confirmation.subject, Confirmation.step, Confirmation.confirmed_at)
    choices: dict[int, list[Any]] = {}
    choice_query: Any = select(*RequirementChoice.__table__.columns).where(  # type: ignore[attr-defined]  # SQLModel does not tell of it
        col(RequirementChoice.institution_id).in_(institution_ids), col(RequirementChoice.is_removed).is_(False)
    )
    for choice in session.exec(choice_query):
        choices.setdefault(choice.institution_id, []).append(choice)

    def progress(institution: Institution) -> Progress:
        number = id_of(institution)
        template, catalogue = template_of(session, institution), catalogue_of(session, institution)
        answers: Mapping[str, Any] = {name: given for _institution, name, given in sheets.get(number, ())}
        here = systems.get(number, [])
        questions = answers.get(QUESTIONS, {})
        checklist = compose_checklist(catalogue, choices.get(number, ()), questions)
        counts = count(checklist)
        points = list_open_points(Live(template, catalogue, (), answers, questions, checklist))
        return Progress(
            systems=len(here),
            steps=shares_of_systems(template.system, (row[2] for row in here)),
            profile=share_of_sheet(template.profile, answers.get("profile", {})),
            preconditions=share_of_sheet(precondition_sheet(template.preconditions), answers.get("preconditions", {})),
            checklist=Share(counts.decided, counts.total),
            confirmed=_confirmed(confirmations.get(number, []), round_, {row[1] for row in here}, template),
            # What a hand-in would list: of systems the register knows it already.
            open_points=len(points) + sum(row[3] + row[4] for row in here),
        )

    return {id_of(institution): progress(institution) for institution in institutions}


@dataclass(frozen=True)
class Receiver:
    institution_id: int
    institution_key: str
    name: str
    email: str
    language: str


def list_receivers(session: Session, institution_ids: list[int]) -> dict[int, list[Receiver]]:
    """The main contacts who can sign in, or will: by institution, then name."""
    query: Any = (
        sa.select(Institution.id, Institution.key, Person.name, Person.email, Person.language)  # type: ignore[call-overload]  # columns look like plain values
        .join(Membership, col(Membership.institution_id) == Institution.id)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(col(Institution.id).in_(institution_ids), col(Membership.role) == Role.MAIN_CONTACT, col(Person.is_active))
        .order_by(col(Institution.id), Person.name, col(Person.id))
    )
    found: dict[int, list[Receiver]] = {}
    for values in session.execute(query):
        found.setdefault(values[0], []).append(Receiver(*values))
    return found
