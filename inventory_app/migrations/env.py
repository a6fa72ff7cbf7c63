"""Alembic's entry: the connection comes from `schema.upgrade`, the tables from the application."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlmodel import SQLModel

import inventory_app.tables  # noqa: F401 -- fills the metadata


def render_item(kind: str, item: Any, autogenerate: Any) -> Any:
    """Migrations must not import the application: our column types are written as what they are underneath."""
    if kind == "type" and type(item).__name__ == "JSON":
        autogenerate.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")'
    if kind == "type" and type(item).__name__ == "Moment":
        return "sa.DateTime()"
    if kind == "type" and type(item).__name__ == "AutoString":
        return "sa.String()"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
