"""A file on its way in: which of its sheets is meant, what its columns are, and what it says. The same for the pages and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from inventory_app.content.aliases import Aliases
from inventory_app.content.schema import Sheet
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.foreign import read_sheet
from inventory_app.spreadsheets.imported import Imported
from inventory_app.spreadsheets.mapping import LEAVE_OUT, NAME, Layout, Meaning, find_header, lay_out, propose
from inventory_app.spreadsheets.understand import Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords
from inventory_app.spreadsheets.workbook_in import is_ours, read_workbook

# From the headers' hash to what was said of such a file last time.
Remembered = Callable[[str], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Intake:
    """`systems`: the register's names by id. `sheet` and `header` are set for a foreign file only; the header counts into the sheet's rows."""

    template: Sheet
    sheets: tuple[SheetRead, ...]
    understanding: Understanding
    systems: Mapping[int, str]
    is_ours: bool
    sheet: SheetRead | None = None
    header: int = 0
    mapping: Meaning = field(default_factory=Meaning)

    @property
    def known(self) -> ForeignWords:
        return self.understanding.known

    @property
    def readable(self) -> tuple[SheetRead, ...]:
        """The sheets that have anything in them."""
        return tuple(sheet for sheet in self.sheets if sheet.rows)

    @cached_property
    def layout(self) -> Layout:
        assert self.sheet is not None
        return lay_out(self.sheet, self.header, self.known)

    def imported(self) -> Imported:
        if self.is_ours:
            return read_workbook(self.sheets, self.template, self.systems)
        return read_sheet(self.layout, self.mapping, self.understanding)

    def with_sheet(self, name: str, header: int | None, remembered: Remembered) -> Intake:
        """Another sheet, or another row for the headers; the columns are proposed anew."""
        sheet = next((sheet for sheet in self.readable if sheet.name == name), None) or best_sheet(self.readable, self.known)
        if sheet is None:
            return self
        found = find_header(sheet, self.known) if header is None or not 0 <= header < len(sheet.rows) else header
        laid = replace(self, sheet=sheet, header=found)
        earlier = remembered(laid.layout.headers_hash)
        mapping = Meaning.from_json(earlier) if earlier else Meaning(propose(laid.layout, self.understanding))
        return replace(laid, mapping=mapping)

    def with_mapping(self, mapping: Meaning) -> Intake:
        return replace(self, mapping=mapping)

    @property
    def asked_twice(self) -> list[str]:
        """Paths that more than one column leads to."""
        paths = [path for label, path in self.mapping.columns.items() if path in self.known.targets and label in self._labels]
        return sorted({path for path in paths if paths.count(path) > 1})

    @property
    def has_name(self) -> bool:
        return self.is_ours or any(path == NAME and label in self._labels for label, path in self.mapping.columns.items())

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(column.label for column in self.layout.columns)

    @property
    def choices(self) -> dict[str, Any]:
        """What a draft keeps."""
        if self.is_ours or self.sheet is None:
            return {}
        return {"sheet": self.sheet.name, "header": self.header, **self.mapping.to_json()}

    def questions(self) -> list[tuple[str, str | None]]:
        """(column, question or None) in the order of the sheet."""
        targets = self.known.targets
        return [
            (column.label, path if (path := self.mapping.columns.get(column.label, LEAVE_OUT)) in targets else None) for column in self.layout.columns
        ]


def best_sheet(sheets: Sequence[SheetRead], known: ForeignWords) -> SheetRead | None:
    """The one whose header row knows most of our names; hidden ones only when there is nothing else."""

    def names(sheet: SheetRead) -> int:
        labels = lay_out(sheet, find_header(sheet, known), known).columns
        return len({path for column in labels if (path := known.find_target(column.label))})

    return max(sheets, key=lambda sheet: (not sheet.is_hidden, names(sheet), len(sheet.rows) > 1), default=None)


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
    intake = Intake(template, sheets, understanding, systems, is_ours(sheets))
    if intake.is_ours:
        return intake
    if "columns" not in choices:
        return intake.with_sheet("", None, remembered)
    sheet = next((sheet for sheet in sheets if sheet.name == choices.get("sheet")), sheets[0])
    return replace(intake, sheet=sheet, header=int(choices.get("header", 0)), mapping=Meaning.from_json(choices))
