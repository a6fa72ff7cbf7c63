"""Institutions, what they share, the content they work with, and their answers outside systems."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class Institution(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name_sv: str
    name_en: str
    kind: str = "member"  # member, guest
    state: str = "active"  # active, declined
    decline_reason: str = ""
    template_edition: int
    catalogue_edition: int
    # Own requirements ever written, per category; a number is never used again.
    own_requirements: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    is_demo: bool = False
    created_at: datetime = Moment_(default_factory=now)

    def name_in(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_sv


class Sharing(SQLModel, table=True):
    """What others may see of an institution: one row per part that was decided; the defaults stand in `institutions.sharing`."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "part"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    part: str
    level: str  # named, counted, withheld
    decided_at: datetime = Moment_(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class ContentEdition(SQLModel, table=True):
    """Published content, whole; never updated."""

    __tablename__ = "content_edition"
    __table_args__ = (sa.UniqueConstraint("kind", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str  # template, catalogue
    number: int
    body: dict[str, Any] = Field(sa_type=JSON)
    sha256: str
    published_at: datetime = Moment_(default_factory=now)
    published_by: str = ""


class AnswerSheet(SQLModel, table=True):
    """An institution's answers outside its systems: profile, preconditions, details, checklist questions."""

    __tablename__ = "answer_sheet"
    __table_args__ = (sa.UniqueConstraint("institution_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    name: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime = Moment_(default_factory=now)
    updated_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
