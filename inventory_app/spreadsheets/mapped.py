"""A file whose columns are being told: which of its sheets is meant, where its headers are, and what its columns and words mean. Whatever it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar

from inventory_app.content.schema import Sheet
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.mapping import LEAVE_OUT, NAME, Layout, Meaning, find_header, lay_out, propose
from inventory_app.spreadsheets.understand import Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords

# From the headers' hash to what was said of such a file last time.
Remembered = Callable[[str], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Mapped:
    """`template` says what a column can be about. `sheet` and `header` are set once the sheet is found; the header counts into the sheet's rows."""

    template: Sheet
    sheets: tuple[SheetRead, ...]
    understanding: Understanding
    sheet: SheetRead | None = None
    header: int = 0
    mapping: Meaning = field(default_factory=Meaning)

    # What no row can do without.
    mains: ClassVar[tuple[str, ...]] = (NAME,)

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

    def proposed(self) -> Meaning:
        return Meaning(propose(self.layout, self.understanding, self.mains))

    def with_sheet(self, name: str, header: int | None, remembered: Remembered) -> Self:
        """Another sheet, or another row for the headers; the columns are proposed anew."""
        sheet = next((sheet for sheet in self.readable if sheet.name == name), None) or best_sheet(self.readable, self.known)
        if sheet is None:
            return self
        found = find_header(sheet, self.known) if header is None or not 0 <= header < len(sheet.rows) else header
        laid = replace(self, sheet=sheet, header=found)
        earlier = remembered(laid.layout.headers_hash)
        return replace(laid, mapping=Meaning.from_json(earlier) if earlier else laid.proposed())

    def as_chosen(self, choices: Mapping[str, Any], remembered: Remembered) -> Self:
        """As a draft keeps it; as proposed while it keeps nothing."""
        if "columns" not in choices:
            return self.with_sheet("", None, remembered)
        sheet = next((sheet for sheet in self.sheets if sheet.name == choices.get("sheet")), self.sheets[0])
        return replace(self, sheet=sheet, header=int(choices.get("header", 0)), mapping=Meaning.from_json(choices))

    def with_mapping(self, mapping: Meaning) -> Self:
        return replace(self, mapping=mapping)

    @property
    def asked_twice(self) -> list[str]:
        """Paths that more than one column leads to."""
        paths = [path for label, path in self.mapping.columns.items() if path in self.known.targets and label in self._labels]
        return sorted({path for path in paths if paths.count(path) > 1})

    @property
    def has_main(self) -> bool:
        return any(path in self.mains and label in self._labels for label, path in self.mapping.columns.items())

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(column.label for column in self.layout.columns)

    @property
    def choices(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {} if self.sheet is None else {"sheet": self.sheet.name, "header": self.header, **self.mapping.to_json()}

    def questions(self) -> list[tuple[str, str | None]]:
        """(column, question or None) in the order of the sheet."""
        targets = self.known.targets
        return [
            (column.label, path if (path := self.mapping.columns.get(column.label, LEAVE_OUT)) in targets else None) for column in self.layout.columns
        ]


AnyMapped = TypeVar("AnyMapped", bound=Mapped)


def known_names(sheet: SheetRead, known: ForeignWords) -> int:
    """How many of our names the sheet's header row knows."""
    labels = lay_out(sheet, find_header(sheet, known), known).columns
    return len({path for column in labels if (path := known.find_target(column.label))})


def best_sheet(sheets: Sequence[SheetRead], known: ForeignWords) -> SheetRead | None:
    """The one whose header row knows most of our names; hidden ones only when there is nothing else."""
    return max(sheets, key=lambda sheet: (not sheet.is_hidden, known_names(sheet, known), len(sheet.rows) > 1), default=None)
