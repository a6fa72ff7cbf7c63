"""A register on its way in: what its columns are, and what it says. The same for the pages and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inventory_app.content.aliases import Aliases
from inventory_app.content.schema import Sheet
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.foreign import read_sheet
from inventory_app.spreadsheets.imported import Imported
from inventory_app.spreadsheets.mapped import Mapped, Remembered
from inventory_app.spreadsheets.understand import Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords
from inventory_app.spreadsheets.workbook_in import is_ours, read_workbook


@dataclass(frozen=True)
class Intake(Mapped):
    """A register on its way in; it may be our own workbook, which needs no mapping. `systems`: the register's names by id."""

    systems: Mapping[int, str] = field(default_factory=dict)
    is_ours: bool = False

    def imported(self) -> Imported:
        if self.is_ours:
            return read_workbook(self.sheets, self.template, self.systems)
        return read_sheet(self.layout, self.mapping, self.understanding)

    @property
    def has_name(self) -> bool:
        return self.is_ours or self.has_main

    @property
    def choices(self) -> dict[str, Any]:
        return {} if self.is_ours else super().choices


def take_in(
    sheets: tuple[SheetRead, ...],
    template: Sheet,
    aliases: Aliases,
    language: str,
    systems: Mapping[int, str],
    choices: Mapping[str, Any],
    remembered: Remembered,
) -> Intake:
    """`choices` is what a draft keeps; empty at first, and then everything is proposed."""
    understanding = Understanding(ForeignWords(template, aliases), language, {str(number): name for number, name in systems.items()})
    intake = Intake(template, sheets, understanding, systems=systems, is_ours=is_ours(sheets))
    return intake if intake.is_ours else intake.as_chosen(choices, remembered)
