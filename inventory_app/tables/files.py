"""Files in: what is being imported, what was, and what lies beside a system. And the consortium's names for products and vendors."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from inventory_app.tables.columns import JSON, Moment_, now


class ImportDraft(SQLModel, table=True):
    """A file that somebody is about to import; swept when it is old. Nothing of it is in the register yet."""

    __tablename__ = "import_draft"
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    person_id: int = Field(foreign_key="person.id", ondelete="CASCADE")
    kind: str = "systems"  # systems, requirements
    file_name: str
    content: bytes
    # Which sheet, which row holds the headers, what each column and value means, what happens to the rest.
    choices: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime = Moment_(default_factory=now, index=True)


class ImportMapping(SQLModel, table=True):
    """What the columns and values of a kind of file mean at one institution; the kind is known by its headers."""

    __tablename__ = "import_mapping"
    __table_args__ = (sa.UniqueConstraint("institution_id", "kind", "headers_hash"),)
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    kind: str = "systems"
    headers_hash: str
    choices: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    updated_at: datetime = Moment_(default_factory=now)


class ImportRun(SQLModel, table=True):
    """A confirmed import; its change sets name it, so that all of it can be undone."""

    __tablename__ = "import_run"
    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE", index=True)
    kind: str = "systems"
    file_name: str
    added: int = 0
    changed: int = 0
    at: datetime = Moment_(default_factory=now)
    by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    undone_at: datetime | None = Moment_(default=None)
    undone_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class Attachment(SQLModel, table=True):
    """A file that lies beside a system. Offered for download only, never shown as a page of ours."""

    id: int | None = Field(default=None, primary_key=True)
    institution_id: int = Field(foreign_key="institution.id", ondelete="CASCADE")
    system_id: int = Field(foreign_key="system.id", ondelete="CASCADE", index=True)
    kind: str  # agreement, export_sample, documentation, other
    name: str
    media_type: str
    size: int  # bytes
    sha256: str
    content: bytes
    added_at: datetime = Moment_(default_factory=now)
    added_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")


class NameVariant(SQLModel, table=True):
    """A coordinator's word that `variant` and `name` are one product or vendor; parted again it stays as history."""

    __tablename__ = "name_variant"
    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(index=True)  # product, vendor
    variant: str
    name: str
    joined_at: datetime = Moment_(default_factory=now)
    joined_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    parted_at: datetime | None = Moment_(default=None)
    parted_by_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
