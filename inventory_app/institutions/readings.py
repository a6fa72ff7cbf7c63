"""Who outside has read what an institution shares by name: a row per person, page and day, open to the institution. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from inventory_app.institutions.sharing import Part
from inventory_app.tables import Institution, Person, Reading, now, today
from inventory_app.tables.columns import bare

_TABLE: sa.Table = bare(Reading).id.table
_UNIQUE = ("institution_id", "person_id", "reader_key", "page", "day")


@dataclass(frozen=True)
class Reader:
    """Who reads, and on whose behalf: the key of an institution, or empty as a coordinator."""

    person_id: int
    key: str = ""


@dataclass(frozen=True)
class Read:
    """A line of the log. `person` is None once the account is gone, `institution` (sv, en) None for a coordinator."""

    at: datetime
    person: str | None
    institution: tuple[str, str] | None
    reader_key: str
    page: str
    parts: tuple[Part, ...]


def unnoted(session: Session, reader: Reader, page: str, read: Mapping[int, Iterable[Part]]) -> dict[int, str]:
    """Institution id -> the parts, of those for whom the log does not say it yet today; one statement."""
    if not read:
        return {}
    table = bare(Reading)
    query = sa.select(table.institution_id, table.parts).where(
        table.person_id == reader.person_id, table.reader_key == reader.key, table.page == page, table.day == today()
    )
    noted = {institution_id: set(parts.split()) for institution_id, parts in session.execute(query)}
    wanted = {institution_id: {str(part) for part in parts} for institution_id, parts in read.items()}
    return {number: " ".join(sorted(parts | noted.get(number, set()))) for number, parts in wanted.items() if not parts <= noted.get(number, set())}


def note_readings(session: Session, reader: Reader, page: str, parts_of: Mapping[int, str]) -> None:
    """`parts_of` as `unnoted` gives it. Does not commit."""
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert(_TABLE)
    rows: list[dict[str, Any]] = [
        {"institution_id": number, "person_id": reader.person_id, "reader_key": reader.key, "page": page, "parts": parts, "day": today(), "at": now()}
        for number, parts in sorted(parts_of.items())
    ]
    if rows:
        session.execute(insert.on_conflict_do_update(index_elements=_UNIQUE, set_={"parts": insert.excluded.parts}), rows)


def _of(institution_id: int, part: Part | None) -> list[sa.ColumnElement[bool]]:
    reading = bare(Reading)
    chosen = [reading.institution_id == institution_id]
    if part is not None:
        chosen.append((" " + reading.parts + " ").contains(f" {part} ", autoescape=True))
    return chosen


def count_readings(session: Session, institution_id: int, part: Part | None = None) -> int:
    return int(session.execute(sa.select(sa.func.count()).select_from(_TABLE).where(*_of(institution_id, part))).scalar_one())


def list_readings(session: Session, institution_id: int, most: int = 500, *, part: Part | None = None, skip: int = 0) -> list[Read]:
    """Newest first; all, or those of one part."""
    reading, person, institution = bare(Reading), bare(Person), bare(Institution)
    query = (
        sa.select(reading.at, person.name, institution.name_sv, institution.name_en, reading.reader_key, reading.page, reading.parts)
        .select_from(_TABLE)
        .outerjoin(person.id.table, person.id == reading.person_id)
        .outerjoin(institution.id.table, institution.key == reading.reader_key)
        .where(*_of(institution_id, part))
        .order_by(reading.at.desc(), reading.id.desc())
        .offset(skip)
        .limit(most)
    )
    return [
        Read(at, name, (name_sv, name_en) if name_sv else None, key, page, tuple(Part(part) for part in parts.split()))
        for at, name, name_sv, name_en, key, page, parts in session.execute(query)
    ]
