"""What somebody has said is still right: a row per step that has answers, with the day it was last said. A saved change says it too.

A step is due when a round has been opened since. What was first answered during the round has no row, and is not due.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from inventory_app.content.schema import InventoryTemplate, Sheet, Step
from inventory_app.institutions.sheets import Editor, sheet_named
from inventory_app.tables import AnswerSheet, Confirmation, Person, Round, RoundInstitution, System, now
from inventory_app.tables.columns import bare

# The sheets that are handed in; the details of the specification are not asked for by a round.
SHEETS = ("profile", "preconditions")
_TABLE: sa.Table = Confirmation.__table__  # type: ignore[attr-defined]  # SQLModel does not tell of it


@dataclass(frozen=True)
class Said:
    """When a step was last said to be right; `by` is empty when nobody is known to have said it."""

    at: datetime
    by: str
    is_due: bool


def system_subject(system_id: int | None) -> str:
    return f"system:{system_id}"


def answered_steps(sheet: Sheet, answers: Mapping[str, Any]) -> list[Step]:
    return [step for step in sheet.steps if any(question.key in answers for question in step.questions)]


_UNIQUE = ("institution_id", "subject", "step")


def _insert(dialect: str) -> Any:
    """Both databases know `ON CONFLICT`, each by a construct of its own."""
    return (postgresql.insert if dialect == "postgresql" else sqlite.insert)(_TABLE)


@cache
def _confirming(dialect: str) -> Any:
    """Put together once, as the questions below: that takes longer than the database takes to answer."""
    insert = _insert(dialect)
    changes = {"confirmed_at": insert.excluded.confirmed_at, "confirmed_by_id": insert.excluded.confirmed_by_id}
    return insert.on_conflict_do_update(index_elements=_UNIQUE, set_=changes)


def confirm(session: Session, editor: Editor, subject: str, steps: Iterable[str]) -> int:
    """Returns how many steps were confirmed. Does not commit."""
    return confirm_all(session, editor, {subject: steps})


def confirm_all(session: Session, editor: Editor, steps_of: Mapping[str, Iterable[str]]) -> int:
    """As `confirm`, for many subjects at once."""
    moment = now()
    rows = [
        {"institution_id": editor.institution_id, "subject": subject, "step": step, "confirmed_at": moment, "confirmed_by_id": editor.person_id}
        for subject, steps in steps_of.items()
        for step in steps
    ]
    if rows:
        session.execute(_confirming(session.get_bind().dialect.name), rows)
    return len(rows)


def note_answered(session: Session, institution_ids: Iterable[int], templates: Mapping[int, InventoryTemplate]) -> None:
    """A row for every answered step that has none: answers older than this table, and those that a file brought."""
    rows: list[dict[str, Any]] = []

    def note(institution_id: int, subject: str, sheet: Sheet, answers: Mapping[str, Any], at: datetime, by: int | None) -> None:
        for step in answered_steps(sheet, answers):
            rows.append({"institution_id": institution_id, "subject": subject, "step": step.key, "confirmed_at": at, "confirmed_by_id": by})

    ids = list(institution_ids)
    # Nobody knows who answered which step of a system, so only the day is told.
    systems: Any = sa.select(System.institution_id, System.id, System.answers, System.created_at)  # type: ignore[call-overload]  # columns look like plain values
    for institution_id, system_id, answers, created_at in session.execute(systems.where(col(System.institution_id).in_(ids))):
        note(institution_id, system_subject(system_id), templates[institution_id].system, answers, created_at, None)
    sheets: Any = sa.select(AnswerSheet).where(col(AnswerSheet.institution_id).in_(ids), col(AnswerSheet.name).in_(SHEETS))
    for sheet in session.scalars(sheets):
        asked = sheet_named(templates[sheet.institution_id], sheet.name)
        note(sheet.institution_id, sheet.name, asked, sheet.answers, sheet.updated_at, sheet.updated_by_id)
    if rows:
        session.execute(_insert(session.get_bind().dialect.name).on_conflict_do_nothing(index_elements=_UNIQUE), rows)


def forget(session: Session, subjects: Iterable[str]) -> None:
    session.execute(sa.delete(Confirmation).where(col(Confirmation.subject).in_(list(subjects))))


_INSTITUTION: Any = sa.bindparam("institution_id")
_CONFIRMED, _PERSON, _ROUND, _PART = bare(Confirmation), bare(Person), bare(Round), bare(RoundInstitution)
# When the round was opened that this institution is asked by now; none while it is skipped.
_OPENED_AT = (
    sa.select(sa.func.max(_ROUND.opened_at))
    .where(_PART.round_id == _ROUND.id, _PART.institution_id == _INSTITUTION, _ROUND.closed_at.is_(None), _PART.skipped_at.is_(None))
    .scalar_subquery()
)
_SAID = (
    sa.select(_CONFIRMED.subject, _CONFIRMED.step, _CONFIRMED.confirmed_at, _PERSON.name, _OPENED_AT)
    .select_from(_TABLE.outerjoin(_PERSON.id.table, _PERSON.id == _CONFIRMED.confirmed_by_id))
    .where(_CONFIRMED.institution_id == _INSTITUTION)
    .order_by(_CONFIRMED.id)
)
_SAID_OF_ONE = _SAID.where(_CONFIRMED.subject == sa.bindparam("subject"))
_DUE = (
    sa.select(_CONFIRMED.subject, sa.func.count())
    .where(
        _CONFIRMED.institution_id == _INSTITUTION,
        _CONFIRMED.confirmed_at < _OPENED_AT,
        _CONFIRMED.step.in_(sa.bindparam("steps", expanding=True)),
    )
    .group_by(_CONFIRMED.subject)
)


def list_said(session: Session, institution_id: int, subject: str | None = None) -> dict[str, dict[str, Said]]:
    """Subject -> step -> when it was last confirmed; one statement."""
    found: dict[str, dict[str, Said]] = {}
    query = _SAID if subject is None else _SAID_OF_ONE
    for name, step, at, by, opened_at in session.execute(query, {"institution_id": institution_id, "subject": subject}).all():
        found.setdefault(name, {})[step] = Said(at, by or "", opened_at is not None and at < opened_at)
    return found


def said_of(session: Session, institution_id: int, subject: str) -> dict[str, Said]:
    return list_said(session, institution_id, subject).get(subject, {})


def count_due(session: Session, institution_id: int, template: InventoryTemplate) -> dict[str, int]:
    """Subject -> how many of its steps wait to be confirmed; one statement. Systems in the bin are among them."""
    asked = {step.key for sheet in (template.system, *(sheet_named(template, name) for name in SHEETS)) for step in sheet.steps}
    return dict(session.execute(_DUE, {"institution_id": institution_id, "steps": sorted(asked)}).all())
