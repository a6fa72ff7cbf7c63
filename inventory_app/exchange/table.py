"""A table on its way out, and the cells of a file on its way in. Plain data; `writing` and `reading` do the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

Cell = str | int | float | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True)
class Column:
    """`width` in characters; without one it follows the longest cell, within reason."""

    label: str
    kind: Literal["text", "number", "money", "date", "moment"] = "text"
    width: int | None = None


@dataclass(frozen=True)
class Table:
    """What a list shows: `title` names the sheet and the file; `notes` stand below it (what was filtered, when it was made)."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetRead:
    """One sheet of a file: `rows[r][c]` is the cell in row `first_row + r` (counted from 1, as people see it) and column c (from 0). Ragged.

    `places`: for each row of what is no spreadsheet, how people find it there: (what comes before the address, its row), or (its name, 0).
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    is_hidden: bool = False
    places: tuple[tuple[str, int], ...] = ()

    def place(self, row: int, column: int, label: str) -> str:
        """Where a cell is, as people read it; `row` counted from 1 as they see it."""
        if not self.places:
            return address(row, column)
        before, number = self.places[row - self.first_row]
        return f"{before}{address(number, column)}" if number else ", ".join(filter(None, (before, label)))


def column_letters(index: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """`row` counted from 1, `column` from 0: address(7, 2) is C7."""
    return f"{column_letters(column)}{row}"
