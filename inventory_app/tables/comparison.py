"""What of hand-ins is compared, written with each and never updated; who has read it; groups of institutions that somebody keeps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class SubmissionFact(SQLModel, table=True):
    """One comparable fact of a submission, written with it and never again. What is asked of systems is rolled up: `systems` of them answered so.

    For numbers of systems `number` is their sum, with the least and the most; for a number of the institution it is that number.
    """

    __tablename__ = "submission_fact"
    __table_args__ = (sa.Index("ix_submission_fact_submission_id_key", "submission_id", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    part: str  # the part of the sharing table that rules it
    key: str
    option: str | None = None
    number: float | None = None
    systems: int | None = None
    least: float | None = None
    most: float | None = None
    # A few of the systems, for a cell of a matrix: [id, name, status, kind].
    examples: list[Any] | None = Field(default=None, sa_type=JSON, nullable=True)


class SubmissionSystem(SQLModel, table=True):
    """What is compared system by system: contracts, products, experiences. Written with the submission and never again."""

    __tablename__ = "submission_system"
    __table_args__ = (sa.Index("ix_submission_system_submission_id_product", "submission_id", "product"),)
    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    system_id: int
    name: str
    support_kind: str | None = None
    status: str | None = None
    areas: list[str] = Field(default_factory=list, sa_type=JSON)
    product: str = ""
    vendor: str = ""
    version: str = ""
    hosting: str | None = None
    contract_form: str | None = None
    contract_ends_on: date | None = None
    extension: str = ""
    notice_months: int | None = None
    users: int | None = None
    annual_cost: float | None = None
    functional_fit: int | None = None
    technical_fit: int | None = None
    direction: str | None = None
    # Heading of the report -> what was written under it.
    experience: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    can_be_shown: bool | None = None
    shown_by: str = ""


class SubmissionOwn(SQLModel, table=True):
    """An institution's own requirement, with its words. Written with the submission and never again."""

    __tablename__ = "submission_own"
    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    key: str
    category: str
    level: str
    text_sv: str = ""
    text_en: str = ""


class Reading(SQLModel, table=True):
    """Somebody outside read what an institution shares by name: once for each person, page and day. Open to the institution."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "person_id", "reader_key", "page", "day"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL", index=True)
    reader_key: str = ""  # the key of the institution on whose behalf; empty: as a coordinator
    page: str
    parts: str  # of the sharing table, with spaces between
    day: date
    at: datetime = Moment_(default_factory=now)


class PeerGroup(SQLModel, table=True):
    """Institutions that one person compares with one another, again and again; nobody else sees the group."""

    __tablename__ = "peer_group"
    __table_args__ = (sa.UniqueConstraint("person_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE")
    name: str
    created_at: datetime = Moment_(default_factory=now)


class PeerGroupMember(SQLModel, table=True):
    __tablename__ = "peer_group_member"
    __table_args__ = (sa.UniqueConstraint("peer_group_id", "institution_id"),)
    id: int | None = Field(default=None, primary_key=True)
    peer_group_id: int = Field(foreign_key="peer_group.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
