"""What is missing, in an institution's own words, and which requirements come of it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import Moment_, now


class Need(SQLModel, table=True):
    """Numbered from 1 within the institution; a removed one keeps its row, so that its number is never used again."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    number: int
    text: str
    priority: str = "medium"  # high, medium, low
    # Where it came from: gap, flag, precondition; empty when it was written freely.
    origin: str = ""
    # What it was made of there, so that the same gap is not offered twice: gaps:12:HASH, no_owner:12, goals.
    origin_key: str = ""
    # The words it was made from, as they stood then.
    origin_text: str = ""
    system_id: int | None = Field(default=None, foreign_key="system.id", ondelete="SET NULL", index=True)
    is_removed: bool = False
    created_at: datetime = Moment_(default_factory=now)
    created_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    updated_at: datetime = Moment_(default_factory=now)


class NeedRequirement(SQLModel, table=True):
    """A requirement, of the catalogue or own, that meets a need; by its key, which is for ever."""

    __tablename__ = "need_requirement"
    __table_args__ = (sa.UniqueConstraint("need_id", "requirement_key"),)
    id: int | None = Field(default=None, primary_key=True)
    need_id: int = Field(foreign_key="need.id", ondelete="CASCADE")
    requirement_key: str


class ProposalDecision(SQLModel, table=True):
    """What was said to something that the inventory proposes; a proposal without a row waits."""

    __tablename__ = "proposal_decision"
    __table_args__ = (sa.UniqueConstraint("institution_id", "proposal"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    # Rule and what it rests on; another reason makes another proposal.
    proposal: str
    is_accepted: bool
    # The requirement that was chosen, filled in or written.
    requirement_key: str = ""
    decided_at: datetime = Moment_(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
