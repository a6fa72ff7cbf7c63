"""Joint specifications: what several institutions buy together."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class JointSpecification(SQLModel, table=True):
    """Gathered by coordinators from what institutions handed in."""

    __tablename__ = "joint_specification"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    catalogue_edition: int
    # A requirement is common when so many chose it; empty: when all did.
    at_least: int | None = None
    # What the document needs and no institution knows: title, why, scope, procedure, contact ...
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Moment_(default_factory=now)
    created_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    updated_at: datetime = Moment_(default_factory=now)
    is_demo: bool = False


class JointMember(SQLModel, table=True):
    """One institution's part. It is read from the hand-in named here, and approved for that hand-in and that state of the whole."""

    __tablename__ = "joint_member"
    __table_args__ = (sa.UniqueConstraint("joint_id", "institution_id"),)
    id: int | None = Field(default=None, primary_key=True)
    joint_id: int = Field(foreign_key="joint_specification.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    submission_id: int | None = Field(default=None, foreign_key="submission.id", ondelete="SET NULL")
    # How many users and what else its row of the price sheet says.
    volumes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    approved_at: datetime | None = Moment_(default=None)
    approved_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    # Hash of what was approved: the common part and this institution's annex.
    approved_hash: str = ""
    remark: str = ""


class JointChoice(SQLModel, table=True):
    """Where the coordinators decided otherwise than the most institutions did, and why."""

    __tablename__ = "joint_choice"
    __table_args__ = (sa.UniqueConstraint("joint_id", "requirement_key"),)
    id: int | None = Field(default=None, primary_key=True)
    joint_id: int = Field(foreign_key="joint_specification.id", ondelete="CASCADE")
    requirement_key: str
    level: str
    motive: str = ""
    decided_at: datetime = Moment_(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class JointIssue(SQLModel, table=True):
    """As an institution's issue: frozen in both languages, the chosen one prevails; never updated."""

    __tablename__ = "joint_issue"
    __table_args__ = (sa.UniqueConstraint("joint_id", "version"),)
    id: int | None = Field(default=None, primary_key=True)
    joint_id: int = Field(foreign_key="joint_specification.id", ondelete="CASCADE")
    version: str
    language: str
    remark: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    decision: str = ""
    basis: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    catalogue_edition: int
    issued_at: datetime = Moment_(default_factory=now)
    issued_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    issued_by_name: str


class JointIssueDocument(SQLModel, table=True):
    __tablename__ = "joint_issue_document"
    __table_args__ = (sa.UniqueConstraint("joint_issue_id", "language"),)
    id: int | None = Field(default=None, primary_key=True)
    joint_issue_id: int = Field(foreign_key="joint_issue.id", ondelete="CASCADE")
    language: str
    document: dict[str, Any] = Field(sa_type=JSON)
    pdf: bytes
    sha256: str  # of the PDF
