"""Systems and the checklist: what people work in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class System(SQLModel, table=True):
    """`answers` is the template's dict; the other columns are facts drawn from it whenever it is saved, to sort, filter and flag by."""

    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    name: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    support_kind: str | None = None
    status: str | None = None
    areas: list[str] = Field(default_factory=list, sa_type=JSON)
    owner: str | None = None  # none: nobody is appointed; unset: not answered
    contract_ends_on: date | None = None
    personal_data: str | None = None
    has_erasure_period: bool = False
    hosting: str | None = None
    classified_on: date | None = None
    is_classified: bool = False
    functional_fit: int | None = None
    technical_fit: int | None = None
    # What an imported file said in columns that we have no question for.
    note: str = ""
    missing: int = 0  # required questions without an answer
    unknown: int = 0
    answered: int = 0
    created_at: datetime = Moment_(default_factory=now)
    updated_at: datetime = Moment_(default_factory=now)
    updated_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    deleted_at: datetime | None = Moment_(default=None)


class RequirementChoice(SQLModel, table=True):
    """What an institution decided about one requirement of the catalogue, or one of its own. An empty column says as the catalogue."""

    __tablename__ = "requirement_choice"
    __table_args__ = (sa.UniqueConstraint("institution_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    key: str
    category: str
    is_own: bool = False
    level: str | None = None  # must, must_scored, should, not_needed; empty: not decided
    points: int | None = None
    parameters: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    text_sv: str = ""
    text_en: str = ""
    motive_sv: str = ""
    motive_en: str = ""
    how_sv: str = ""
    how_en: str = ""
    methods: str = ""
    met_when: str = ""
    note: str = ""
    catalogue_edition: int
    is_removed: bool = False
    updated_at: datetime = Moment_(default_factory=now)
