"""Every table on one screen. Table classes do not validate: kinds and forms do, and constraints guard."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so they are taken off on the way in and put on again on the way out."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def now() -> datetime:
    return datetime.now(UTC)


class Numbered(Protocol):
    id: int | None


def id_of(row: Numbered) -> int:
    """The id of a row that has been flushed."""
    assert row.id is not None
    return row.id


def Moment_(**options: Any) -> Any:  # noqa: N802 -- reads like the Field it stands for
    return Field(sa_type=Moment, **options)


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)  # always in lower case
    name: str
    password_hash: str | None = None
    language: str = "sv"
    is_coordinator: bool = False
    is_active: bool = True
    is_demo: bool = False
    # Carried by the session cookie; a new one ends every session of this person.
    session_mark: str
    created_at: datetime = Moment_(default_factory=now)


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


class Membership(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("person_id", "institution_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE")
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    role: str


class Invitation(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    token_hash: str = Field(unique=True)
    created_at: datetime = Moment_(default_factory=now)
    expires_at: datetime = Moment_()
    used_at: datetime | None = Moment_(default=None)


class SignInAttempt(SQLModel, table=True):
    """Failed attempts only; old ones are swept when new ones come."""

    __tablename__ = "sign_in_attempt"
    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(index=True)
    address: str = Field(index=True)
    at: datetime = Moment_(default_factory=now, index=True)


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


class Sharing(SQLModel, table=True):
    """What others may see of an institution: one row per part that was decided; the defaults stand in `institutions.sharing`."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "part"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    part: str
    level: str  # named, counted, withheld
    decided_at: datetime = Moment_(default_factory=now)
    decided_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


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


class Change(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    change_set_id: int = Field(foreign_key="change_set.id", ondelete="CASCADE", index=True)
    key: str
    before: Any = Field(default=None, sa_type=JSON, nullable=True)
    after: Any = Field(default=None, sa_type=JSON, nullable=True)


class Submission(SQLModel, table=True):
    """What an institution handed in: frozen, numbered from 1 within the institution, hashed; never updated."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    number: int
    document: dict[str, Any] = Field(sa_type=JSON)
    sha256: str
    open_points: int
    template_edition: int
    catalogue_edition: int
    submitted_at: datetime = Moment_(default_factory=now)
    submitted_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class SubmissionFact(SQLModel, table=True):
    """One comparable fact of a submission, written with it and never again."""

    __tablename__ = "submission_fact"
    __table_args__ = (sa.Index("ix_submission_fact_part_key", "part", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    submission_id: int = Field(foreign_key="submission.id", ondelete="CASCADE", index=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    part: str  # the part of the sharing table that rules it
    subject: str  # which system ("3"), or empty
    key: str
    option: str | None = None
    number: float | None = None


class Issue(SQLModel, table=True):
    """An issued specification: frozen in both languages, the chosen one prevails; never updated."""

    __table_args__ = (sa.UniqueConstraint("institution_id", "version"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    version: str
    language: str
    remark: str = ""
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
