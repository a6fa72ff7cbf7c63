"""Workbooks made and opened again, for the tests beside this file."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import python_calamine

from inventory_app.content.schema import Sheet, Step
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.imported import Imported
from inventory_app.spreadsheets.workbook import About, SystemAnswers, write_workbook
from inventory_app.spreadsheets.workbook_in import read_workbook

SWEDISH = About("sv", 3, "Almby högskola", "almby", datetime(2026, 11, 24, 8, 0, tzinfo=UTC), "24 nov. 2026 09:00")
ENGLISH = replace(SWEDISH, language="en", institution="Almby University College", made="24 Nov 2026 09:00")
REGISTER = {"3": "Kontaktnavet", "12": "Alumnboken"}


def open_workbook(content: bytes) -> tuple[SheetRead, ...]:
    """As the application reads files: the empty cell is None, rows are counted from the first."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    return tuple(
        SheetRead(
            name, tuple(tuple(None if cell == "" else cell for cell in row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        )
        for name in book.sheet_names
    )


def sheet_of(*questions: Any) -> Sheet:
    label = {"sv": "Steg", "en": "Step"}
    return Sheet(title={"sv": "Blad", "en": "Sheet"}, steps=(Step(key="step", label=label, questions=questions),))


def exported(
    sheet: Sheet, answers: Mapping[int, Mapping[str, Any]], about: About = SWEDISH, names: Mapping[str, str] = REGISTER
) -> tuple[SheetRead, ...]:
    return open_workbook(write_workbook(sheet, about, [SystemAnswers(number, given) for number, given in answers.items()], names))


def read(sheets: Sequence[SheetRead], sheet: Sheet, names: Mapping[str, str] = REGISTER) -> Imported:
    return read_workbook(sheets, sheet, {int(number): name for number, name in names.items()})


def named(sheets: Sequence[SheetRead], name: str) -> SheetRead:
    return next(sheet for sheet in sheets if sheet.name == name)


def changed(sheets: Sequence[SheetRead], name: str, rows: Sequence[Sequence[Any]]) -> tuple[SheetRead, ...]:
    return tuple(replace(sheet, rows=tuple(map(tuple, rows))) if sheet.name == name else sheet for sheet in sheets)


def told(imported: Imported) -> list[tuple[str, str, str]]:
    return [(problem.sheet, problem.cell, str(problem.message)) for problem in imported.problems]
