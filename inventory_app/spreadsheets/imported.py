"""What a file says about systems, once its cells have become answers. Nothing here has touched the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inventory_app.answers.messages import Message


@dataclass(frozen=True)
class CellProblem:
    """`cell` is an address as people read it (C7), in the sheet of that name; empty where the fault lies in no single cell."""

    sheet: str
    cell: str
    message: Message


@dataclass(frozen=True)
class ImportedRow:
    """One system. Only questions that the file speaks of are in `wanted`; a cell that was emptied is None there.

    `system_id` is the id our own workbook carried, or None. `seen` holds the fingerprints of the answers when that workbook was made (as a form's):
    who changed something since shows as a clash. `cells` leads from a question to the cell to point at. `note` is what it says in columns without a question.
    """

    row: int
    system_id: int | None
    wanted: dict[str, Any]
    seen: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    note: str = ""
    # Questions of which the file tells some parts only; what it does not speak of stays as it is.
    in_part: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Imported:
    rows: tuple[ImportedRow, ...]
    problems: tuple[CellProblem, ...] = ()
    # Rows of which nothing could be taken, each with a problem that says why.
    refused: int = 0
