"""The shipped template and aliases, read once for the tests beside this file."""

from __future__ import annotations

from inventory_app.content.aliases import load_aliases
from inventory_app.content.library import load_template
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.understand import Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords

SHEET = load_template().system
KNOWN = ForeignWords(SHEET, load_aliases())
SYSTEMS = {"3": "Ladok", "7": "Diariet"}
UNDERSTANDING = Understanding(KNOWN, "sv", SYSTEMS)


def sheet_of(*rows: tuple, first_row: int = 1, name: str = "Blad1") -> SheetRead:
    return SheetRead(name, tuple(rows), first_row)
