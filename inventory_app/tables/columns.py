"""What every table is made of."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

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

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        # Its text becomes a moment in one step instead of three; each row of a long list has one.
        return lambda value: datetime.fromisoformat(f"{value}+00:00") if value else None


JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


_read_json = lru_cache(maxsize=4096)(json.loads)


class RememberedJSON(sa.types.UserDefinedType[Any]):
    """For lists of rows that nobody changes: of the few different values that a column has, each is read once."""

    cache_ok = True

    def get_col_spec(self, **_how: Any) -> str:
        return "JSON"

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        # psycopg hands over lists and dicts already.
        return lambda value: _read_json(value) if isinstance(value, str) else value


# The institutions are Swedish: a day is theirs, not the server's, which runs on UTC.
ZONE = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().astimezone(ZONE).date()


def bare(table: type[SQLModel]) -> Any:
    """The columns of the table, not of its class: what becomes no object is asked for and read in half the time."""
    return table.__table__.c  # type: ignore[attr-defined]  # SQLModel does not declare what SQLAlchemy adds


class Numbered(Protocol):
    id: int | None


def id_of(row: Numbered) -> int:
    """The id of a row that has been flushed."""
    assert row.id is not None
    return row.id


def Moment_(**options: Any) -> Any:  # noqa: N802 -- reads like the Field it stands for
    return Field(sa_type=Moment, **options)
