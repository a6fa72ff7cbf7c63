"""How connections behave: SQLite durable, with foreign keys, and with its write lock taken at the start of a write."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlmodel import Session

_WRITING = "inventory_writing"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # SQLAlchemy begins transactions itself (below); the driver's own way begins them too late for reads.
    connection.isolation_level = None
    # A register of a thousand systems takes 4 MB, which the usual cache of 2 MB reads anew for each list.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "cache_size=-8000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def prepare_engine(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)


def begin_writing(session: Session) -> None:
    """Start a transaction that will write.

    A SQLite transaction that reads first and writes later fails at once when another has written in between,
    whatever the busy timeout. PostgreSQL takes its locks row by row (`with_for_update`).
    """
    session.rollback()
    session.connection(execution_options={_WRITING: True})
