"""The command line's way to the files of a tender."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from sqlmodel import select

from inventory_app.content.schema import Language
from inventory_app.extensions import db
from inventory_app.specification.queries import NoSuchIssue, list_issues
from inventory_app.tables import Institution, id_of
from inventory_app.tender.files import FILES
from inventory_app.tender.queries import NoFacts, file_for


def add_files(spec: click.Group, command: Callable[..., Any], options: Callable[..., Any]) -> None:
    """One command for each file; `options` are those of `spec pdf`."""
    for what in FILES:
        command(spec, what)(options(_writes(what)))


def _writes(what: str) -> Callable[..., None]:
    def run(institution: str, issue: str, language: Language, out: Path) -> None:
        found = db.session.exec(select(Institution).where(Institution.key == institution)).first()
        if found is None:
            raise click.ClickException(f"there is no institution {institution!r}; inventory-app institutions list names them")
        try:
            content = file_for(db.session, found, what, issue, language)
            out.write_bytes(content)
        except NoSuchIssue:
            versions = ", ".join(issued.version for issued in list_issues(db.session, id_of(found))) or "none yet"
            raise click.ClickException(f"{institution} has no issue {issue!r}; issued: {versions}") from None
        except NoFacts:
            raise click.ClickException(
                f"version {issue} was issued before facts were kept; only spec pdf, html and docx can be written of it"
            ) from None
        except OSError as fault:
            raise click.ClickException(f"cannot write {out}: {fault.strerror}") from None
        click.echo(f"{out}: {len(content) / 1000:.0f} kB")

    run.__doc__ = FILES[what].about
    return run
