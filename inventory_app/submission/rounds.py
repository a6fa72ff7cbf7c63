"""The open round as one institution meets it: what is asked, by when, and how far the institution has come with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from inventory_app.tables import Person, Reminder, Round, RoundInstitution, Submission


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
    returner, reminder_writer = aliased(Person), aliased(Person)
    handed_in: Any = sa.select(sa.func.max(col(Submission.number))).where(
        col(Submission.round_id) == col(Round.id), col(Submission.institution_id) == _INSTITUTION
    )
    handed_in_at: Any = sa.select(sa.func.max(col(Submission.submitted_at))).where(
        col(Submission.round_id) == col(Round.id), col(Submission.institution_id) == _INSTITUTION
    )
    last_reminder: Any = sa.select(sa.func.max(col(Reminder.id))).where(
        col(Reminder.round_id) == col(Round.id), col(Reminder.institution_id) == _INSTITUTION
    )
    columns: Any = (
        Round.id,
        RoundInstitution.id,
        Round.name,
        Round.due_on,
        Round.message,
        RoundInstitution.looked_at,
        RoundInstitution.skip_reason,
        RoundInstitution.skipped_at,
        RoundInstitution.returned_number,
        RoundInstitution.return_remark,
        RoundInstitution.returned_at,
        returner.name,
        handed_in.correlate(Round).scalar_subquery(),
        handed_in_at.correlate(Round).scalar_subquery(),
        Reminder.text,
        Reminder.written_at,
        reminder_writer.name,
    )
    return (
        sa.select(*columns)
        .select_from(RoundInstitution)
        .join(Round, col(Round.id) == RoundInstitution.round_id)
        .join(returner, col(returner.id) == RoundInstitution.returned_by_id, isouter=True)
        .join(Reminder, col(Reminder.id) == last_reminder.correlate(Round).scalar_subquery(), isouter=True)
        .join(reminder_writer, col(reminder_writer.id) == Reminder.written_by_id, isouter=True)
        .where(col(RoundInstitution.institution_id) == _INSTITUTION, col(Round.closed_at).is_(None))
        .order_by(col(Round.id).desc())
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
