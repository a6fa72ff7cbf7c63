"""What was handed in and issued: numbered, hashed, never updated. And what was printed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class Submission(SQLModel, table=True):
    """What an institution handed in: frozen, numbered from 1 within the institution, hashed; never updated."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    number: int
    round_id: int | None = Field(default=None, foreign_key="round.id", ondelete="SET NULL", index=True)
    document: dict[str, Any] = Field(sa_type=JSON)
    sha256: str
    open_points: int
    template_edition: int
    catalogue_edition: int
    # By which rules its facts were drawn out of the document (`submission.facts.FORMAT`).
    facts_format: int = 1
    # SHEET.STEP -> the oldest day on which its answers were said to be right; beside the document, which knows no clock.
    confirmed: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    submitted_at: datetime = Moment_(default_factory=now)
    submitted_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class Issue(SQLModel, table=True):
    """An issued specification: frozen in both languages, the chosen one prevails; never updated."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "version"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    version: str
    language: str
    remark: str = ""
    # The steering group's decision: who took it, when, and what it said.
    decided_by: str = ""
    decided_on: date | None = None
    decision: str = ""
    # The requirements and what else follows from them as plain facts in both languages: what workbooks, Word and ReqIF are made from.
    basis: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    template_edition: int
    catalogue_edition: int
    issued_at: datetime = Moment_(default_factory=now)
    issued_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    issued_by_name: str


class IssueDocument(SQLModel, table=True):
    __tablename__ = "issue_document"
    __table_args__ = (sa.UniqueConstraint("issue_id", "language"),)
    id: int | None = Field(default=None, primary_key=True)
    issue_id: int = Field(foreign_key="issue.id", ondelete="CASCADE")
    language: str
    document: dict[str, Any] = Field(sa_type=JSON)
    pdf: bytes
    sha256: str  # of the PDF


class Printout(SQLModel, table=True):
    """A cache: what was printed, by the hash of what was to be printed."""

    key: str = Field(primary_key=True)
    pdf: bytes | None = None
    fault: str = ""
    started_at: datetime = Moment_(default_factory=now, index=True)
