"""The command line's way to the files of a tender."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from inventory_app.content.schema import Language
from inventory_app.extensions import db
from inventory_app.specification.commands import no_such_issue, spec_options
from inventory_app.specification.queries import NoSuchIssue
from inventory_app.tender.files import FILES
from inventory_app.tender.queries import file_for
from inventory_app.terminal import command, institution_called, write_file


def add_to(spec: click.Group) -> None:
    """One command for each file, with the options of `spec pdf`."""
    for what in FILES:
        command(spec, what)(spec_options(_writes(what)))


def _writes(what: str) -> Callable[..., None]:
    def run(institution: str, issue: str, language: Language, out: Path) -> None:
        try:
            content = file_for(db.session, institution_called(institution), what, issue, language)
        except NoSuchIssue:
            no_such_issue(institution, issue)
        write_file(out, content)

    run.__doc__ = FILES[what].about
    return run
