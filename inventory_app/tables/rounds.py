"""Rounds: the coordinators ask, the institutions answer and say what is still right."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import Moment_, now


class Round(SQLModel, table=True):
    """A call to hand in by a day, with the editions it asks by."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    due_on: date
    message: str = ""
    template_edition: int
    catalogue_edition: int
    opened_at: datetime = Moment_(default_factory=now)
    opened_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    closed_at: datetime | None = Moment_(default=None)
    is_demo: bool = False


class RoundInstitution(SQLModel, table=True):
    """One institution's part in a round. What it handed in says so itself (`Submission.round_id`)."""

    __tablename__ = "round_institution"
    __table_args__ = (sa.UniqueConstraint("round_id", "institution_id"),)
    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    # When somebody there first opened the institution's page after the round had begun.
    looked_at: datetime | None = Moment_(default=None)
    skip_reason: str = ""
    skipped_at: datetime | None = Moment_(default=None)
    # The hand-in that was sent back, until another one comes.
    returned_number: int | None = None
    return_remark: str = ""
    returned_at: datetime | None = Moment_(default=None)
    returned_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class Reminder(SQLModel, table=True):
    """What the coordinators wrote to one institution about a round: shown in the application, and mailed where mail is set up."""

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="round.id", ondelete="CASCADE", index=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    text: str
    written_at: datetime = Moment_(default_factory=now)
    written_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    # How many it was mailed to, and what the mail server said when it could not be.
    mailed_to: int = 0
    mail_fault: str = ""


class Confirmation(SQLModel, table=True):
    """Somebody looked at the answers of one step and said that they are still right. `subject` as in ChangeSet."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "subject", "step"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    subject: str
    step: str
    confirmed_at: datetime = Moment_(default_factory=now)
    confirmed_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
