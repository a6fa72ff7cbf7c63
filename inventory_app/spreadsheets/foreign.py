"""A foreign sheet, once its columns are mapped, as rows of answers."""

from __future__ import annotations

from typing import Any

from inventory_app.answers.messages import N_, Message
from inventory_app.answers.values import NONE, UNKNOWN, Value
from inventory_app.exchange.table import Cell
from inventory_app.spreadsheets.imported import CellProblem, Imported, ImportedRow
from inventory_app.spreadsheets.loosely import fold, text_of
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, NAME, Column, Layout, Meaning
from inventory_app.spreadsheets.understand import NotUnderstood, Understanding
from inventory_app.spreadsheets.vocabulary import Target

NO_NAME = N_("There is no name in this row, so it was left out. Write the system’s name here.")
SUMS_UP = N_("This row sums up the others, so it was left out.")


class _Reader:
    def __init__(self, layout: Layout, mapping: Meaning, understanding: Understanding) -> None:
        self.layout, self.mapping, self.understanding = layout, mapping, understanding
        targets = understanding.known.targets
        self.asked: list[tuple[Column, Target]] = []
        self.noted: list[Column] = []
        for column in layout.columns:
            path = mapping.columns.get(column.label, "")
            if path in targets:
                self.asked.append((column, targets[path]))
            elif path == KEEP_AS_NOTE:
                self.noted.append(column)
        self.name = next((column for column, target in self.asked if target.path == NAME), None)
        # The same few words stand in thousands of cells.
        self.known: dict[tuple[int, type, Cell], Value | NotUnderstood] = {}
        self.problems: list[CellProblem] = []
        self.refused = 0

    def problem(self, row: int, column: Column, message: Message) -> None:
        self.problems.append(CellProblem(self.layout.sheet.name, self.layout.address(row, column), message))

    def value(self, column: Column, target: Target, cell: Cell) -> Value | NotUnderstood:
        key = (column.index, cell.__class__, cell)
        if key not in self.known:
            try:
                self.known[key] = self.understanding.answer(target, cell, self.mapping.meanings.get(column.label, {}))
            except NotUnderstood as fault:
                self.known[key] = fault
        return self.known[key]

    def read_row(self, row: int, cells: tuple[Cell, ...]) -> ImportedRow | None:
        assert self.name is not None
        at_name = cells[self.name.index] if self.name.index < len(cells) else None
        if fold(text_of(at_name)) in self.understanding.words.total:
            self.problem(row, self.name, Message(SUMS_UP))
            self.refused += 1
            return None
        found: dict[str, list[tuple[Target, Value]]] = {}
        places: dict[str, str] = {}
        note = [_line(column, cells[column.index]) for column in self.noted if column.index < len(cells) and text_of(cells[column.index])]
        for column, target in self.asked:
            if column.index >= len(cells) or (cell := cells[column.index]) is None:
                continue
            value = self.value(column, target, cell)
            if isinstance(value, NotUnderstood):
                self.problem(row, column, value.message)
                note.append(_line(column, cell))
            elif value is not None:
                found.setdefault(target.question.key, []).append((target, value))
                places.setdefault(target.question.key, self.layout.address(row, column))
        wanted = {key: _join(values) for key, values in found.items()}
        if not wanted.get(NAME):
            if wanted or note:
                # A name that is too long has been told of already.
                if not text_of(at_name):
                    self.problem(row, self.name, Message(NO_NAME))
                self.refused += 1
            return None
        in_part = frozenset(key for key, values in found.items() if all(target.is_part or target.question.kind == "group" for target, _ in values))
        return ImportedRow(row, None, wanted, cells=places, note="\n".join(note), in_part=in_part)


def _line(column: Column, cell: Cell) -> str:
    return f"{column.label}: {text_of(cell)}"


def _join(values: list[tuple[Target, Value]]) -> Value:
    """One answer of what several columns say about a question. Don't know and there is none count only where nothing else is said."""
    whole: Any = None
    shared: Any = None
    for target, value in values:
        if value in (UNKNOWN, NONE):
            shared = value
        elif not target.is_part:
            whole = {**value, **whole} if isinstance(whole, dict) and isinstance(value, dict) else value
        else:
            whole = {**(whole or {}), (target.person_part or target.part.key): value}
    return shared if whole is None else whole


def read_sheet(layout: Layout, mapping: Meaning, understanding: Understanding) -> Imported:
    """`mapping` leads one column to the name; without one there is nothing to read."""
    reader = _Reader(layout, mapping, understanding)
    if reader.name is None:
        return Imported(())
    rows = [read for number, cells in layout.rows() if (read := reader.read_row(number, cells))]
    return Imported(tuple(rows), tuple(reader.problems), reader.refused)
