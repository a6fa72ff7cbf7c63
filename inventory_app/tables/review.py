"""What others say about a specification before it is issued, and what its writers stand by."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class Review(SQLModel, table=True):
    """A step of an institution's specification: the latest one says where it stands, none is a draft. Never updated."""

    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    state: str  # draft, out_for_comment, reviewed
    remark: str = ""
    comment_by: date | None = None
    # The checklist as it stood (requirement|field -> value): a later change is shown as such.
    basis: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    at: datetime = Moment_(default_factory=now)
    by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class Comment(SQLModel, table=True):
    """About one requirement, or a reply; the first of a thread carries whether it is settled."""

    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    requirement_key: str
    parent_id: int | None = Field(default=None, foreign_key="comment.id", ondelete="CASCADE", index=True)
    text: str
    written_at: datetime = Moment_(default_factory=now)
    written_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    resolved_at: datetime | None = Moment_(default=None)
    resolved_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    __table_args__ = (sa.Index("ix_comment_institution_id_requirement_key", "institution_id", "requirement_key"),)


class CategoryAssignment(SQLModel, table=True):
    """Who sees to a category of the checklist."""

    __tablename__ = "category_assignment"
    __table_args__ = (sa.UniqueConstraint("institution_id", "category"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    category: str
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    assigned_at: datetime = Moment_(default_factory=now)
    assigned_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class AcceptedFinding(SQLModel, table=True):
    """A finding about wording that its writers stand by, and why. It holds for the words it was about; other words are another finding."""

    __tablename__ = "accepted_finding"
    __table_args__ = (sa.UniqueConstraint("institution_id", "requirement_key", "language", "rule", "excerpt"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    requirement_key: str
    language: str
    rule: str
    # The words found fault with, in lower case; empty where something is missing.
    excerpt: str = ""
    motive: str
    accepted_at: datetime = Moment_(default_factory=now)
    accepted_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class EditionDecision(SQLModel, table=True):
    """What an institution said to one change in a newer edition of the catalogue, before it moves there."""

    __tablename__ = "edition_decision"
    __table_args__ = (sa.UniqueConstraint("institution_id", "edition", "requirement_key"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    edition: int
    requirement_key: str
    decision: str  # take, keep
    decided_at: datetime = Moment_(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
