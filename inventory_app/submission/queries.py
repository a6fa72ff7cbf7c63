"""Reading hand-ins, and what would be handed in now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from inventory_app.institutions.confirmations import SHEETS, list_said, system_subject
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import all_answers
from inventory_app.inventory.queries import list_systems
from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.queries import QUESTIONS, list_choices
from inventory_app.submission.document import Live, SubmissionDocument
from inventory_app.tables import ZONE, Institution, Person, Submission


class NoSuchSubmission(Exception):
    """There is no hand-in with this number here."""


@dataclass(frozen=True)
class HandIn:
    """A hand-in without its document."""

    institution_id: int
    number: int
    sha256: str
    open_points: int
    template_edition: int
    catalogue_edition: int
    submitted_at: datetime
    submitted_by: str | None


_COLUMNS = (
    Submission.institution_id,
    Submission.number,
    Submission.sha256,
    Submission.open_points,
    Submission.template_edition,
    Submission.catalogue_edition,
    Submission.submitted_at,
    Person.name,
)


def _hand_ins() -> Any:
    columns: Any = _COLUMNS
    return sa.select(*columns).join(Person, col(Person.id) == Submission.submitted_by_id, isouter=True)


def read_live(session: Session, institution: Institution) -> Live:
    assert institution.id is not None
    catalogue, sheets = catalogue_of(session, institution), all_answers(session, institution.id)
    questions = sheets.get(QUESTIONS, {})
    return Live(
        template=template_of(session, institution),
        catalogue=catalogue,
        systems=list_systems(session, institution.id),
        sheets=sheets,
        checklist_questions=questions,
        checklist=compose_checklist(catalogue, list_choices(session, institution.id), questions),
    )


def read_confirmed(session: Session, institution_id: int, document: SubmissionDocument) -> dict[str, str]:
    """SHEET.STEP -> the oldest day on which somebody said that its answers are right, of what is handed in."""
    found: dict[str, str] = {}
    subjects = {system_subject(system.id): "system" for system in document.systems} | {name: name for name in SHEETS}
    for subject, steps in list_said(session, institution_id).items():
        if sheet := subjects.get(subject):
            for step, said in steps.items():
                place, day = f"{sheet}.{step}", said.at.astimezone(ZONE).date().isoformat()
                found[place] = min(found.get(place, day), day)
    return dict(sorted(found.items()))


def list_hand_ins(session: Session, institution_id: int) -> list[HandIn]:
    """Newest first."""
    query = _hand_ins().where(col(Submission.institution_id) == institution_id).order_by(col(Submission.number).desc())
    return [HandIn(*values) for values in session.execute(query)]


def last_hand_ins(session: Session) -> dict[int, HandIn]:
    """Institution id -> its last hand-in, of every institution that has handed in; one statement."""
    last = sa.select(sa.func.max(Submission.id)).group_by(col(Submission.institution_id))
    query = _hand_ins().where(col(Submission.id).in_(last)).order_by(col(Submission.id))
    return {hand_in.institution_id: hand_in for hand_in in (HandIn(*values) for values in session.execute(query))}


def submission_for(session: Session, institution_id: int, number: int) -> tuple[HandIn, SubmissionDocument]:
    columns: Any = _COLUMNS
    found = session.execute(
        _hand_ins().add_columns(Submission.document).where(col(Submission.institution_id) == institution_id, col(Submission.number) == number)
    ).first()
    if found is None:
        raise NoSuchSubmission
    return HandIn(*found[: len(columns)]), SubmissionDocument.model_validate(found[-1])
