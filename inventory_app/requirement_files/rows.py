"""A sheet whose columns have been told, as rows that each speak of one requirement. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from inventory_app.answers.values import NONE, UNKNOWN, Value
from inventory_app.content.schema import Category
from inventory_app.exchange.table import Cell
from inventory_app.requirement_files.asked import CATEGORY, EITHER_LANGUAGE, ID, TEXT
from inventory_app.requirement_files.intake import RequirementIntake
from inventory_app.requirement_files.understanding import language_in, language_of
from inventory_app.requirements.choice import METHODS
from inventory_app.spreadsheets.imported import CellProblem
from inventory_app.spreadsheets.loosely import fold, text_of
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, Column
from inventory_app.spreadsheets.understand import NotUnderstood
from inventory_app.spreadsheets.vocabulary import Target

_ID = re.compile(r"\S*\d\S*")


@dataclass(frozen=True)
class RequirementRow:
    """`wanted`: the fields that the row speaks of, as a choice stores them. `cells`: field -> the cell to point at; `place` is the row's own.

    `category` is what the row says or stands under, and may be empty; `unknown_category` its words, when they mean none of ours. `note` holds what it says in columns that are about nothing we know.
    """

    row: int
    place: str
    id: str
    category: str
    wanted: dict[str, Value]
    cells: dict[str, str] = field(default_factory=dict)
    note: str = ""
    unknown_category: str = ""

    @property
    def text(self) -> str:
        return str(self.wanted.get("text_sv") or self.wanted.get("text_en") or "")

    @property
    def name(self) -> str:
        return self.id or (self.text if len(self.text) <= 80 else f"{self.text[:79]}…")


@dataclass(frozen=True)
class RowsRead:
    rows: tuple[RequirementRow, ...]
    problems: tuple[CellProblem, ...] = ()
    sheet: str = ""


class _Reader:
    def __init__(self, intake: RequirementIntake, categories: dict[str, Category]) -> None:
        self.intake, self.categories, self.layout = intake, categories, intake.layout
        targets = intake.known.targets
        columns = [(column, intake.mapping.columns.get(column.label, "")) for column in self.layout.columns]
        self.asked: list[tuple[Column, Target]] = [(column, targets[path]) for column, path in columns if path in targets]
        self.noted = [column for column, path in columns if path == KEEP_AS_NOTE]
        self.texts = {column.index for column, target in self.asked if target.path.startswith("text")}
        self.ids = {column.index for column, target in self.asked if target.path == ID}
        # A column without a language in its name is mostly in one.
        main = language_of(text for column, target in self.asked if target.path == TEXT for text in column.texts[:200])
        self.languages = {column.index: language_of(column.texts[:200], main) for column, target in self.asked if target.path in EITHER_LANGUAGE}
        # The same few words stand in thousands of cells.
        self.known: dict[tuple[int, type, Cell], Value | NotUnderstood] = {}
        self.problems: list[CellProblem] = []
        self.heading = ""

    def value(self, column: Column, target: Target, cell: Cell) -> Value | NotUnderstood:
        key = (column.index, cell.__class__, cell)
        if key not in self.known:
            try:
                read = self.intake.understanding.answer(target, cell, self.intake.mapping.meanings.get(column.label, {}))
                self.known[key] = None if read in (UNKNOWN, NONE) else read
            except NotUnderstood as fault:
                self.known[key] = fault
        return self.known[key]

    def read(self) -> Iterator[RequirementRow]:
        for number, cells in self.layout.rows():
            if not self.is_heading(cells):
                found = self.row(number, cells)
                if found:
                    yield found

    def is_heading(self, cells: Sequence[Cell]) -> bool:
        """One text across the row, or alone in it, says under what the rows below it stand."""
        filled = [(index, text) for index, cell in enumerate(cells) if (text := text_of(cell))]
        if len({text for _index, text in filled}) != 1:
            return False
        index, text = filled[0]
        if fold(text) in self.intake.known.words.total:
            return True
        is_id = index in self.ids and len(filled) == 1 and _ID.fullmatch(text) is not None
        is_one = not is_id and (len(filled) > 1 or index not in self.texts or bool(self.intake.reads.category_of(text)))
        if is_one and len(text) <= 200:
            self.heading = text
        return is_one and len(text) <= 200

    def row(self, number: int, cells: Sequence[Cell]) -> RequirementRow | None:
        wanted: dict[str, Value] = {}
        places: dict[str, str] = {}
        unknown = ""
        note = [_line(column, cells[column.index]) for column in self.noted if column.index < len(cells) and text_of(cells[column.index])]
        for column, target in self.asked:
            if column.index >= len(cells) or cells[column.index] is None:
                continue
            value, name = self.value(column, target, cells[column.index]), target.path
            if name in EITHER_LANGUAGE:
                name = f"{name}_{language_in(text_of(cells[column.index]), self.languages[column.index])}"
            place = self.layout.address(number, column)
            if isinstance(value, NotUnderstood):
                # A requirement that is known already has its category, so whether these words matter is judged later.
                if name == CATEGORY:
                    unknown = _line(column, cells[column.index])
                    places.setdefault(name, place)
                else:
                    note.append(_line(column, cells[column.index]))
                    self.problems.append(CellProblem(self.layout.sheet.name, place, value.message))
            elif value is not None:
                wanted.setdefault(name, _stored(name, value))
                places.setdefault(name, place)
        identifier, option = str(wanted.pop(ID, "") or ""), wanted.pop(CATEGORY, None)
        if not wanted and not identifier and not note:
            return None
        category = self.categories.get(str(option or "") or self._category_beside(identifier))
        place = next(iter(places.values()), "") or self.layout.address(number, self.layout.columns[0])
        return RequirementRow(number, place, identifier, category.key if category else "", wanted, places, "\n".join(note), unknown)

    def _category_beside(self, identifier: str) -> str:
        reads = self.intake.reads
        return reads.category_in_id(identifier) or (reads.category_of(self.heading) if self.heading else "") or self.intake.default_category


def _stored(name: str, value: Any) -> Value:
    if name == "methods":
        chosen = {str(key).upper() for key in value}
        return ",".join(method for method in METHODS if method in chosen)
    return value


def _line(column: Column, cell: Cell) -> str:
    return f"{column.label}: {text_of(cell)}"


def read_rows(intake: RequirementIntake, categories: dict[str, Category]) -> RowsRead:
    reader = _Reader(intake, categories)
    rows = tuple(reader.read())
    return RowsRead(rows, tuple(reader.problems), reader.layout.sheet.name)
