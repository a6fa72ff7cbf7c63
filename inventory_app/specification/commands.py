"""The command line's way of printing a specification."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from inventory_app.content.schema import Language
from inventory_app.documents.prints import print_now
from inventory_app.extensions import db
from inventory_app.specification.markup import html_of
from inventory_app.specification.queries import DRAFT, NoSuchIssue, compose_for, issued_pdf_for, list_issues
from inventory_app.tables import id_of
from inventory_app.terminal import command, fail, institution_called, write_file


@click.group()
def spec() -> None:
    """An institution's requirements specification."""


def spec_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."),
        click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True),
        click.option("--issue", default="draft", show_default=True, help="draft, or the version of an issue, such as 1.0."),
        click.argument("institution"),
    ):
        function = option(function)
    return function


def no_such_issue(key: str, issue: str) -> NoReturn:
    versions = ", ".join(issued.version for issued in list_issues(db.session, id_of(institution_called(key)))) or "none yet"
    fail(f"{key} has no issue {issue!r}; issued: {versions}")


@command(spec, "pdf")
@spec_options
def spec_pdf(institution: str, issue: str, language: Language, out: Path) -> None:
    """Print it as PDF. An issue is written byte for byte as it was issued."""
    found = institution_called(institution)
    try:
        if issue != DRAFT:
            pdf, _sha256 = issued_pdf_for(db.session, id_of(found), issue, language)
            write_file(out, pdf)
            return
        document = compose_for(db.session, found, issue, language)
    except NoSuchIssue:
        no_such_issue(institution, issue)
    click.echo("Printing ...", err=True)
    write_file(out, print_now(html_of(document)))


@command(spec, "html")
@spec_options
def spec_html(institution: str, issue: str, language: Language, out: Path) -> None:
    """Write it as one HTML file with its styles inside."""
    try:
        document = compose_for(db.session, institution_called(institution), issue, language)
    except NoSuchIssue:
        no_such_issue(institution, issue)
    write_file(out, html_of(document).encode())
