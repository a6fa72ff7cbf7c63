"""People and how they get in."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import Moment_, now


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
