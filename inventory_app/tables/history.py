"""Who changed what, when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class ChangeSet(SQLModel, table=True):
    """One act of one person on one thing; `subject` names the thing: system:12, profile, preconditions, details, checklist, people, sharing ..."""

    __tablename__ = "change_set"
    __table_args__ = (sa.Index("ix_change_set_institution_id_subject", "institution_id", "subject"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    subject: str
    action: str  # saved, created, copied, deleted, restored, preselected, undone, ...
    at: datetime = Moment_(default_factory=now)
    by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    undone_at: datetime | None = Moment_(default=None)
    import_run_id: int | None = Field(default=None, foreign_key="import_run.id", ondelete="SET NULL", index=True)


class Change(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    change_set_id: int = Field(foreign_key="change_set.id", ondelete="CASCADE", index=True)
    key: str
    before: Any = Field(default=None, sa_type=JSON, nullable=True)
    after: Any = Field(default=None, sa_type=JSON, nullable=True)
