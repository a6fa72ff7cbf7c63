"""Requirement wording checked from the command line, without the application, a database or an account.

One requirement per line of a text file, or a column of a spreadsheet. Without a level column a line's own modal decides its level.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from inventory_app.content.library import ContentFault
from inventory_app.content.schema import Language, LevelKey
from inventory_app.exchange.delimited import decoded
from inventory_app.exchange.gates import Unreadable, check_size
from inventory_app.exchange.reading import read_file
from inventory_app.exchange.table import Cell, SheetRead
from inventory_app.wording.check import check_all
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Finding, Severity, Statement

ALL_WELL, ERRORS, UNREADABLE = 0, 1, 2
SHEETS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
_LEVELS: Mapping[str, LevelKey] = {
    **dict.fromkeys(("ska", "skall", "ska-krav", "skallkrav", "skakrav", "must", "shall", "mandatory", "obligatoriskt"), "must"),
    **dict.fromkeys(("must_scored", "ska-krav med värdering", "must and scored"), "must_scored"),
    **dict.fromkeys(("bör", "bör-krav", "börkrav", "should", "desirable", "önskvärt"), "should"),
}


class CannotLint(click.ClickException):
    """One line on stderr, and nothing was checked."""

    exit_code = UNREADABLE


@dataclass(frozen=True)
class Columns:
    """Headers, as the person wrote them."""

    text: str
    level: str
    category: str
    motive: str
    verification: str


def _refuse(text: object) -> NoReturn:
    raise CannotLint(" ".join(str(text).split()))


def _read_bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as fault:
        _refuse(f"cannot read {file}: {fault.strerror}")


def _lines(content: bytes, language: Language) -> Iterator[tuple[int, Statement]]:
    for number, line in enumerate(decoded(content).splitlines(), start=1):
        if line.strip():
            yield number, Statement(line, language)


def _sheet_with(sheets: Sequence[SheetRead], columns: Columns) -> tuple[SheetRead, dict[str, int]]:
    """The first sheet that has what was asked for, and where each header stands."""
    shown = [sheet for sheet in sheets if sheet.rows and not sheet.is_hidden]
    if not shown:
        _refuse("there is nothing in the file")
    for sheet in shown:
        headers = {_text(cell).casefold(): place for place, cell in reversed(list(enumerate(sheet.rows[0]))) if _text(cell)}
        if columns.text.casefold() in headers or (not columns.text and len(headers) == 1):
            return sheet, headers
    named = ", ".join(repr(_text(cell)) for cell in shown[0].rows[0] if _text(cell))
    _refuse(
        f"there is no column {columns.text!r}; there are {named}"
        if columns.text
        else f"say with --column which of these holds the requirements: {named}"
    )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _rows(sheets: Sequence[SheetRead], columns: Columns, language: Language) -> Iterator[tuple[int, Statement]]:
    sheet, headers = _sheet_with(sheets, columns)
    for name in (columns.level, columns.category, columns.motive, columns.verification):
        if name and name.casefold() not in headers:
            _refuse(f"there is no column {name!r}; there are {', '.join(repr(header) for header in sorted(headers, key=headers.__getitem__))}")
    text_place = headers[columns.text.casefold()] if columns.text else next(iter(headers.values()))

    def beside(row: Sequence[Cell], name: str) -> str | None:
        """None where no such column was named: what nobody asks about is not missing."""
        place = headers[name.casefold()] if name else None
        return None if place is None else _text(row[place]) if place < len(row) else ""

    for number, row in enumerate(sheet.rows[1:], start=sheet.first_row + 1):
        text = "" if text_place >= len(row) or row[text_place] is None else str(row[text_place])
        if text.strip():
            level = _LEVELS.get((beside(row, columns.level) or "").casefold())
            category = beside(row, columns.category) or None
            yield number, Statement(text, language, level, category, beside(row, columns.motive), beside(row, columns.verification))


def _statements(file: Path, columns: Columns, language: Language) -> list[tuple[int, Statement]]:
    content = _read_bytes(file)
    try:
        if file.suffix.lower() in SHEETS:
            return list(_rows(read_file(file.name, content).sheets, columns, language))
        if columns.text:
            _refuse(f"{file} has no columns; --column goes with {', '.join(SHEETS)}")
        check_size(content)
        return list(_lines(content, language))
    except Unreadable as fault:
        _refuse(f"{file}: {fault}")


def _words_of(file: Path | None) -> frozenset[str]:
    if file is None:
        return frozenset()
    try:
        return frozenset(line.strip() for line in decoded(_read_bytes(file)).splitlines() if line.strip())
    except Unreadable as fault:
        _refuse(f"{file}: {fault}")


def _row(line: int | None, finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "line": line,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "start": finding.start,
        "end": finding.end,
        "message": finding.message.in_(language),
        "proposal": finding.proposal,
    }


def _tell(rows: Sequence[Mapping[str, Any]], shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        place = "-" if row["line"] is None else f"{row['line']}:{row['start'] + 1}"
        click.echo(f"{place} {row['severity']} {row['rule']} {row['message']}")
        if row["proposal"]:
            click.echo(f"    {row['proposal']}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="Of the requirements, and of what is said about them."
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell what was found.")
@click.option("--column", default="", help="The header of the column that holds the requirements; not needed when there is one column.")
@click.option("--level-column", default="", help="The header of the column that says ska or bör, must or should.")
@click.option("--category-column", default="", help="The header of the column with the category, such as DRI.")
@click.option("--motive-column", default="", help="The header of the column with the motive; an empty motive of a must is then an error.")
@click.option("--verification-column", default="", help="The header of the column with the verification; an empty one is then an error.")
@click.option("--brands", type=click.Path(dir_okay=False, path_type=Path), help="A text file with names of products and vendors, one per line.")
@click.option(
    "--glossary", type=click.Path(dir_okay=False, path_type=Path), help="A text file with abbreviations that are explained elsewhere, one per line."
)
@click.option("--whole", is_flag=True, help="Judge the list as a whole specification too: share of musts, accessibility, data protection.")
def lint(
    file: Path,
    language: Language,
    shape: str,
    column: str,
    level_column: str,
    category_column: str,
    motive_column: str,
    verification_column: str,
    brands: Path | None,
    glossary: Path | None,
    whole: bool,
) -> None:
    """Check the wording of requirements: one per line of FILE, or a column of a CSV or XLSX; - reads lines from stdin.

    Exits 0 without errors, 1 with, 2 when the file cannot be read.
    """
    given = _statements(file, Columns(column, level_column, category_column, motive_column, verification_column), language)
    try:
        lexicon = load_lexicon(_words_of(brands), _words_of(glossary))
    except ContentFault as fault:
        _refuse(fault)
    lines = [line for line, _statement in given]
    # A list has no keys: its lines are what a message can point at.
    found = check_all([Statement(**{**vars(statement), "key": str(line)}) for line, statement in given], lexicon)
    rows = [_row(lines[place], finding, language) for place, findings in found.by_place.items() for finding in findings]
    rows += [_row(None, finding, language) for finding in found.whole if whole]
    _tell(rows, shape)
    sys.exit(ERRORS if any(row["severity"] == Severity.ERROR for row in rows) else ALL_WELL)
