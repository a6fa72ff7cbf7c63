"""Migrations make the tables that the code expects, and never touch data without a copy."""

from __future__ import annotations

import ast
import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel
from tree import ROOT

from inventory_app import tables
from inventory_app.database import prepare_engine
from inventory_app.extensions import db
from inventory_app.migrations import schema

VERSIONS = sorted((ROOT / "inventory_app" / "migrations" / "versions").glob("[0-9]*.py"))


def test_migrations_make_the_tables_of_the_code(app):
    assert tables.System.__tablename__ in SQLModel.metadata.tables
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_there_is_one_head_and_one_beginning():
    script = ScriptDirectory.from_config(schema.alembic_config())
    assert (len(script.get_heads()), len(script.get_bases())) == (1, 1)
    assert script.get_current_head() == schema.head()


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_migration_imports_nothing_of_the_application(path):
    imported = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or ".").split(".")[0])
    assert "alembic" in imported
    assert "inventory_app" not in imported


NEXT = '''"""One more table, for the test."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{before}", None, None


def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer, primary_key=True))
'''


@pytest.fixture
def engine(tmp_path: Path):
    made = sa.create_engine(f"sqlite:///{tmp_path}/inventory.db")
    prepare_engine(made)
    yield made
    made.dispose()


def test_new_database_is_made_without_a_copy(engine, tmp_path):
    assert schema.upgrade(engine) == (True, None)
    assert schema.upgrade(engine) == (False, None)
    assert [path.name for path in tmp_path.glob("*.db")] == ["inventory.db"]


def test_database_with_data_is_copied_before_it_is_changed(engine, tmp_path, monkeypatch):
    schema.upgrade(engine)
    before = schema.head()
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO person (email, name, language, is_coordinator, is_active, is_demo, session_mark, created_at) VALUES ('a@b.example', 'Ada', 'sv', 0, 1, 0, 'x', '2026-01-01')")  # fmt: skip
    later = tmp_path / "migrations"
    shutil.copytree(schema.HERE, later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "9999_later.py").write_text(NEXT.format(before=before))
    monkeypatch.setattr(schema, "HERE", later)
    changed, copy = schema.upgrade(engine)
    assert (changed, schema.current(engine)) == (True, "9999")
    assert copy.name.startswith(f"inventory-before-{before}-")
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT name FROM person").fetchall() == [("Ada",)]
    assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [(before,)]
    kept.close()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM person").scalar() == "Ada"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_connections_are_durable_and_hold_references(engine):
    schema.upgrade(engine)
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")]
    assert found == ["wal", 2, 1, 10000]
