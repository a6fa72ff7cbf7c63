"""What a workbook's XML claims, before the parser builds it: how far the cells reach, how much text, formulas, links.

A cell in the last corner of an empty sheet, or one cell repeated a billion times, costs a few bytes in the file and all memory in a parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from inventory_app.answers.messages import N_
from inventory_app.exchange.gates import DAMAGED, MOST_CELLS, MOST_LETTERS, MOST_LETTERS_IN_A_CELL, Unreadable
from inventory_app.exchange.table import address
from inventory_app.exchange.usual import take_usual

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0."""

_NEEDED = ("workbook", "Types", "Relationships", "worksheet", "sst", "styleSheet")
_ANY_CELL = re.compile(rb"<(?:[^\s<>/]+:)?c[\s/>]")
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


@dataclass
class Claims:
    """What was seen in all parts of one file."""

    formulas: int = 0
    formulas_without_value: int = 0
    errors: list[str] = field(default_factory=list)
    has_links: bool = False
    has_macros: bool = False
    spans: dict[str, list[Span]] = field(default_factory=dict)
    _cells: int = 0
    _letters: int = 0

    def reach(self, row: int, column: int) -> None:
        """The sheet's last filled row and column, from 0."""
        self._cells += (row + 1) * (column + 1)
        if self._cells > MOST_CELLS:
            raise Unreadable(
                N_(
                    "A sheet reaches to cell %(cell)s, which is more than can be read. Delete the empty rows and columns after your table, and stray cells."
                ),
                cell=address(row + 1, column),
            )

    def text(self, letters: int, where: tuple[int, int], times: int = 1) -> None:
        if letters > MOST_LETTERS_IN_A_CELL:
            raise Unreadable(
                N_("Cell %(cell)s holds %(letters)s characters; at most %(most)s can be read."),
                cell=address(where[0] + 1, where[1]),
                letters=letters,
                most=MOST_LETTERS_IN_A_CELL,
            )
        self.all_text(letters * times)

    def all_text(self, letters: int) -> None:
        """Of many cells at once, none of which is too long."""
        self._letters += letters
        if self._letters > MOST_LETTERS:
            raise Unreadable(N_("The file holds more text than can be read at once. Divide it into several files."))


def scan_xlsx(parts: dict[str, bytes]) -> tuple[Claims, dict[str, bytes]]:
    """What the workbook claims, and the parts a parser needs. A part may claim to be what it is not, so each that is kept is measured as a sheet."""
    claims = Claims(
        has_macros=any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in parts),
        has_links=any("externallinks/" in name.lower() for name in parts),
    )
    roots = {name: root_of(part) for name, part in parts.items()}
    kept = {name: parts[name] for name, root in roots.items() if root in _NEEDED}
    shared = [name for name in kept if roots[name] == "sst"]
    if len(shared) > 1:
        raise Unreadable(DAMAGED)
    strings = _SharedStrings()
    for name in shared:
        _parse(kept[name], strings.start, strings.end, strings.text)
    for name, part in kept.items():
        if name in shared and b"\0" not in part and not _ANY_CELL.search(part):
            # Many texts and not one cell, which the first pass over it has shown to be sound.
            continue
        sheet = _ExcelSheet(claims, strings.lengths)
        _parse(sheet.without_usual(part), sheet.start, sheet.end, sheet.text)
        claims.reach(sheet.last_row, sheet.last_column)
    return claims, kept


def scan_ods(parts: dict[str, bytes]) -> tuple[Claims, dict[str, bytes]]:
    claims = Claims(has_macros=any(name.startswith(("Basic/", "Scripts/")) for name in parts))
    sheets = _OpenSheets(claims)
    _parse(parts["content.xml"], sheets.start, sheets.end, sheets.text)
    return claims, {name: part for name, part in parts.items() if name in ("mimetype", "content.xml", "META-INF/manifest.xml")}


class _RootSeen(Exception):
    pass


class _NotXml(Unreadable):
    pass


def root_of(part: bytes) -> str:
    """The name of a part's outermost element; '' for what is no XML."""
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(_local(name))
        raise _RootSeen

    with suppress(_RootSeen, _NotXml):
        _parse(part, start, lambda name: None, lambda text: None)
    return found[0] if found else ""


def _parse(part: bytes, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], text: Callable[[str], None]) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)
    except expat.ExpatError as fault:
        raise _NotXml(DAMAGED) from fault


def _refuse_doctype(*_: object) -> None:
    # Entities that unfold into each other need a document type, and no spreadsheet program writes one.
    raise Unreadable(DAMAGED)


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _SharedStrings:
    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._length = 0
        self._is_in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "si":
            self._length = 0
        self._is_in_text = local == "t"

    def text(self, text: str) -> None:
        if self._is_in_text:
            self._length += len(text)

    def end(self, name: str) -> None:
        self._is_in_text = False
        if _local(name) == "si":
            self.lengths.append(self._length)


@lru_cache(maxsize=1024)
def _column_of(letters: str) -> int:
    """A -> 0, AA -> 26."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


class _ExcelSheet:
    """Its handlers are called several times for every cell there is, so what is usual is asked for first and without a call."""

    def __init__(self, claims: Claims, lengths: list[int]):
        self.last_row = self.last_column = 0
        self._claims, self._lengths, self._texts = claims, lengths, len(lengths)
        self._row, self._column = -1, -1
        self._kind = ""
        self._has_formula = self._has_value = False
        self._value, self._length = "", 0

    def without_usual(self, part: bytes) -> bytes:
        """What is left to parse when the usual cells have been measured; all of it where one of them is too long, so that the parser says which."""
        usual = take_usual(part, self._lengths)
        if usual is None or usual.longest > MOST_LETTERS_IN_A_CELL:
            return part
        self._claims.all_text(usual.letters)
        self.last_row = max([0, *(int(digits) - 1 for digits in usual.rows)])
        self.last_column = max([0, *map(_column_of, usual.columns)])
        return usual.rest

    def start(self, name: str, attributes: dict[str, str]) -> None:
        # Hardly any program writes a prefix.
        local = name if name in ("c", "v") else _local(name)
        if local == "v":
            self._has_value = True
        elif local == "c":
            found = _ADDRESS.fullmatch(attributes.get("r", ""))
            if found:
                letters, digits = found.groups()
                self._column, self._row = _column_of(letters), int(digits) - 1
            else:
                self._column += 1
            self._kind = attributes.get("t", "n")
            self._has_formula = self._has_value = False
            self._value, self._length = "", 0
        elif local == "t":
            self._has_value = True
        elif local == "row":
            given = attributes.get("r", "")
            self._row, self._column = (int(given) - 1 if given.isascii() and given.isdigit() and len(given) < 8 else self._row + 1), -1
        elif local == "f":
            self._has_formula = True

    def text(self, text: str) -> None:
        if self._has_value:
            self._length += len(text)
            # Only the number of a shared text is read; what is longer is no such number, and is not put together.
            if self._length < 40:
                self._value += text

    def end(self, name: str) -> None:
        if name == "v" or (name != "c" and _local(name) != "c"):
            return
        if self._has_formula:
            self._claims.formulas += 1
            self._claims.formulas_without_value += not self._length and self._kind != "str"
        if self._has_value:
            self._measure()

    def _measure(self) -> None:
        row, column, value = self._row, self._column, self._value if self._length < 40 else ""
        self._has_value = False
        if row > self.last_row:
            self.last_row = row
        if column > self.last_column:
            self.last_column = column
        if self._kind == "s":
            index = int(value) if value.isdecimal() and len(value) < 9 else _index(value)
            if not 0 <= index < self._texts:
                raise Unreadable(DAMAGED)
            self._claims.text(self._lengths[index], (row, column))
        elif self._kind == "e":
            self._claims.errors.append(address(row + 1, column))
        else:
            self._claims.text(self._length, (row, column))


def _index(value: str) -> int:
    return int(value) if value.strip().isdecimal() and len(value) < 9 else -1


class _OpenSheets:
    def __init__(self, claims: Claims):
        self._claims = claims
        self._table = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._letters = 0
        self._is_filled = self._row_is_filled = False
        self._is_in_text = self._is_in_note = False
        self._last_row = self._last_column = -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == "table":
            self._table = attributes.get("table:name", "")
            self._row = 0
            self._last_row = self._last_column = -1
        elif local == "table-row":
            self._rows, self._column, self._row_is_filled = _count(attributes, "table:number-rows-repeated"), 0, False
        elif local in ("table-cell", "covered-table-cell"):
            self._enter(attributes)
        elif local == "annotation":
            self._is_in_note = True
        elif local == "p":
            self._is_in_text = not self._is_in_note
        elif local == "s" and self._is_in_text:
            self._letters += _count(attributes, "text:c")
        elif local == "table-source":
            self._claims.has_links = True

    def _enter(self, attributes: dict[str, str]) -> None:
        self._columns = _count(attributes, "table:number-columns-repeated")
        formula = attributes.get("table:formula", "")
        self._is_filled = "office:value-type" in attributes
        self._letters = len(attributes.get("office:string-value", ""))
        if formula:
            self._claims.formulas += 1
            self._claims.has_links = self._claims.has_links or "file:" in formula or "http" in formula
        if attributes.get("calcext:value-type") == "error":
            self._claims.errors.append(address(self._row + 1, self._column))
        wide, high = _count(attributes, "table:number-columns-spanned"), _count(attributes, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            self._claims.spans.setdefault(self._table, []).append((self._row, self._column, self._row + high - 1, self._column + wide - 1))

    def text(self, text: str) -> None:
        if self._is_in_text:
            self._letters += len(text)

    def end(self, name: str) -> None:
        local = _local(name)
        if local == "p":
            self._is_in_text = False
        elif local == "annotation":
            self._is_in_note = False
        elif local in ("table-cell", "covered-table-cell"):
            if self._is_filled or self._letters:
                self._row_is_filled = True
                self._last_column = max(self._last_column, self._column + self._columns - 1)
                self._claims.text(self._letters, (self._row, self._column), times=self._columns * self._rows)
            self._column += self._columns
        elif local == "table-row":
            self._row += self._rows
            if self._row_is_filled:
                self._last_row = self._row - 1
        elif local == "table":
            self._claims.reach(max(self._last_row, 0), max(self._last_column, 0))


def _count(attributes: dict[str, str], name: str) -> int:
    given = attributes.get(name, "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 10 else 1
