"""The command line's way to a comparison: the same report as the page prints."""

from __future__ import annotations

from pathlib import Path

import click

from inventory_app.content.schema import Language
from inventory_app.documents.markup import html_of
from inventory_app.documents.prints import print_now
from inventory_app.extensions import db
from inventory_app.redline.outlets import report
from inventory_app.redline.queries import read_difference
from inventory_app.specification.commands import no_such_issue
from inventory_app.specification.queries import DRAFT, NoSuchIssue
from inventory_app.terminal import command, fail, institution_called, write_file


def add_to(spec: click.Group) -> None:
    run = spec_diff
    for option in (
        click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."),
        click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True),
        click.option("--to", "new", default=DRAFT, show_default=True, help="draft, or the version of an issue."),
        click.option("--from", "old", required=True, help="The version of an issue, such as 1.0, or draft."),
        click.argument("institution"),
    ):
        run = option(run)
    command(spec, "diff")(run)


def spec_diff(institution: str, old: str, new: str, language: Language, out: Path) -> None:
    """Print what changed between two issues, or an issue and the draft, as PDF with the words marked."""
    found = institution_called(institution)
    if old == new:
        fail(f"--from and --to are both {old!r}; choose two different ones")
    try:
        worded, labels = read_difference(db.session, found, old, new, language)
    except NoSuchIssue as fault:
        no_such_issue(institution, str(fault))
    click.echo("Printing ...", err=True)
    write_file(out, print_now(html_of(report(worded, labels))))
