"""Moving a database forward. A SQLite file that holds something is copied first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

HERE = Path(__file__).resolve().parent


def alembic_config(connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str:
    found = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert found is not None
    return found


def current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def keep_copy(engine: Engine, revision: str) -> Path | None:
    """A copy beside the database file, made by SQLite itself so that a write in progress cannot spoil it."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    file = Path(engine.url.database)
    copy = file.with_name(f"{file.stem}-before-{revision}-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def upgrade(engine: Engine) -> tuple[bool, Path | None]:
    """Whether anything was done, and where the copy of the earlier data lies."""
    before = current(engine)
    if before == head():
        return False, None
    copy = keep_copy(engine, before) if before else None
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # Batch mode rebuilds tables; with foreign keys on, dropping the old one would empty its children.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        command.upgrade(alembic_config(connection), "head")
        connection.commit()
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.exec_driver_sql("BEGIN")
    return True, copy
