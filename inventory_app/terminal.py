"""What commands share: how they fail, how the application comes around them, and how they write a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from inventory_app.config import Settings
from inventory_app.content.library import ContentFault
from inventory_app.extensions import db
from inventory_app.migrations import schema
from inventory_app.tables import Institution


def fail(text: str) -> NoReturn:
    raise click.ClickException(text)


def settings() -> Settings:
    found: Settings = current_app.extensions["inventory_settings"]
    return found


def command(group: click.Group, name: str, *, migrated: bool = True) -> Callable[[Callable[..., Any]], Any]:
    """A command with the application around it. `migrated`: it needs the tables, so they are looked for first."""

    def declare(function: Callable[..., Any]) -> Any:
        @wraps(function)
        def run(*arguments: Any, **options: Any) -> Any:
            try:
                if migrated and schema.current(db.engine) != schema.head():
                    fail("the database has not been prepared for this version; run: inventory-app db upgrade")
                return function(*arguments, **options)
            except ContentFault as fault:
                fail(str(fault))
            except DBAPIError as fault:
                fail(f"the database says: {str(fault.orig).splitlines()[0]}")

        return group.command(name)(with_appcontext(run))

    return declare


def institution_called(key: str) -> Institution:
    found = db.session.exec(select(Institution).where(Institution.key == key)).first()
    if found is None:
        fail(f"there is no institution {key!r}; inventory-app institutions list names them")
    return found


def write_file(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as fault:
        fail(f"cannot write {out}: {fault.strerror}")
    click.echo(f"{out}: {len(content) / 1000:.0f} kB")
