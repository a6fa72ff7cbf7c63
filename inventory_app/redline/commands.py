"""The command line's way to a comparison: the same report as the page prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from sqlmodel import select

from inventory_app.content.schema import Language
from inventory_app.documents.markup import html_of
from inventory_app.documents.prints import print_now
from inventory_app.extensions import db
from inventory_app.redline.outlets import report
from inventory_app.redline.queries import list_versions, read_difference
from inventory_app.specification.queries import DRAFT, NoSuchIssue
from inventory_app.tables import Institution, id_of

Declare = Callable[[click.Group, str], Callable[[Callable[..., Any]], Any]]


def add_to(group: click.Group, command: Declare) -> None:
    """`command` makes a command with the application around it."""
    options = (
        click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."),
        click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True),
        click.option("--to", "new", default=DRAFT, show_default=True, help="draft, or the version of an issue."),
        click.option("--from", "old", required=True, help="The version of an issue, such as 1.0, or draft."),
        click.argument("institution"),
    )
    run: Callable[..., Any] = spec_diff
    for option in options:
        run = option(run)
    command(group, "diff")(run)


def spec_diff(institution: str, old: str, new: str, language: Language, out: Path) -> None:
    """Print what changed between two issues, or an issue and the draft, as PDF with the words marked."""
    found = db.session.exec(select(Institution).where(Institution.key == institution)).first()
    if found is None:
        raise click.ClickException(f"there is no institution {institution!r}; inventory-app institutions list names them")
    if old == new:
        raise click.ClickException(f"--from and --to are both {old!r}; choose two different ones")
    try:
        worded, labels = read_difference(db.session, found, old, new, language)
    except NoSuchIssue as fault:
        versions = ", ".join(each.version for each in list_versions(db.session, id_of(found))) or "none yet"
        raise click.ClickException(f"{institution} has no issue {str(fault)!r}; issued: {versions}") from None
    click.echo("Printing ...", err=True)
    pdf = print_now(html_of(report(worded, labels)))
    try:
        out.write_bytes(pdf)
    except OSError as fault:
        raise click.ClickException(f"cannot write {out}: {fault.strerror}") from None
    click.echo(f"{out}: {len(pdf) / 1000:.0f} kB")
