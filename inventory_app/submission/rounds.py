"""The open round as one institution meets it: what is asked, by when, and how far the institution has come with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.tables import Person, Reminder, Round, RoundInstitution, Submission
from inventory_app.tables.columns import bare


class Standing(StrEnum):
    WAITED_FOR = "waited_for"
    SENT_BACK = "sent_back"
    HANDED_IN = "handed_in"
    SKIPPED = "skipped"


def standing_of(skipped_at: datetime | None, returned_at: datetime | None, handed_in: int | None) -> Standing:
    if skipped_at:
        return Standing.SKIPPED
    if returned_at:
        return Standing.SENT_BACK
    return Standing.HANDED_IN if handed_in else Standing.WAITED_FOR


@dataclass(frozen=True)
class Call:
    """A round's call on one institution."""

    round_id: int
    part_id: int
    name: str
    due_on: date
    message: str
    looked_at: datetime | None
    skip_reason: str
    skipped_at: datetime | None
    returned_number: int | None
    return_remark: str
    returned_at: datetime | None
    returned_by: str | None
    handed_in: int | None
    handed_in_at: datetime | None
    reminder: str | None
    reminded_at: datetime | None
    reminded_by: str | None

    @property
    def standing(self) -> Standing:
        return standing_of(self.skipped_at, self.returned_at, self.handed_in)

    @property
    def is_waited_for(self) -> bool:
        return self.standing in (Standing.WAITED_FOR, Standing.SENT_BACK)

    def days_left(self, today: date) -> int:
        """Below zero when the day has passed."""
        return (self.due_on - today).days

    @property
    def open_reminder(self) -> str | None:
        """What was written since the last hand-in, until there is another."""
        is_new = self.handed_in_at is None or (self.reminded_at is not None and self.reminded_at > self.handed_in_at)
        return self.reminder if self.is_waited_for and is_new else None


_INSTITUTION: Any = sa.bindparam("institution_id", type_=sa.Integer)


@cache
def _call_query() -> Any:
    """Put together once: with its aliases and subqueries that takes longer than the database takes to answer."""
    asked, part, submitted, reminder = bare(Round), bare(RoundInstitution), bare(Submission), bare(Reminder)
    people: sa.Table = bare(Person).id.table
    returner, reminder_writer = people.alias(), people.alias()

    def last(column: Any) -> Any:
        """The latest of what this institution has in the round."""
        table = column.table.c
        found = sa.select(sa.func.max(column)).where(table.round_id == asked.id, table.institution_id == _INSTITUTION)
        return found.correlate(asked.id.table).scalar_subquery()

    return (
        sa.select(
            asked.id,
            part.id,
            asked.name,
            asked.due_on,
            asked.message,
            part.looked_at,
            part.skip_reason,
            part.skipped_at,
            part.returned_number,
            part.return_remark,
            part.returned_at,
            returner.c.name,
            last(submitted.number),
            last(submitted.submitted_at),
            reminder.text,
            reminder.written_at,
            reminder_writer.c.name,
        )
        .select_from(part.id.table)
        .join(asked.id.table, asked.id == part.round_id)
        .outerjoin(returner, returner.c.id == part.returned_by_id)
        .outerjoin(reminder.id.table, reminder.id == last(reminder.id))
        .outerjoin(reminder_writer, reminder_writer.c.id == reminder.written_by_id)
        .where(part.institution_id == _INSTITUTION, asked.closed_at.is_(None))
        .order_by(asked.id.desc())
        .limit(1)
    )


def find_call(session: Session, institution_id: int) -> Call | None:
    """The open round that asks this institution, if there is one; one statement."""
    found = session.execute(_call_query(), {"institution_id": institution_id}).first()
    return Call(*found) if found else None


def find_open_part(session: Session, institution_id: int) -> RoundInstitution | None:
    """The institution's part in the latest round that is open."""
    return session.exec(
        select(RoundInstitution)
        .join(Round, col(Round.id) == RoundInstitution.round_id)
        .where(RoundInstitution.institution_id == institution_id, col(Round.closed_at).is_(None))
        .order_by(col(Round.id).desc())
        .limit(1)
    ).first()


def answer_call(session: Session, institution_id: int) -> int | None:
    """The open round that a hand-in answers: what was sent back or skipped no longer is. Returns the round's id. Does not commit."""
    part = find_open_part(session, institution_id)
    if part is None:
        return None
    part.returned_number, part.return_remark, part.returned_at, part.returned_by_id = None, "", None, None
    part.skip_reason, part.skipped_at = "", None
    session.add(part)
    return part.round_id
