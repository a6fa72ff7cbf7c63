"""What both workbooks share: their look, their first sheet, what is open and what is locked. Text is always written as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inventory_app.content.schema import Text
from inventory_app.documents.words import DEMO
from inventory_app.exchange.gates import MOST_LETTERS_IN_A_CELL
from inventory_app.exchange.xhtml import in_xml
from inventory_app.specification.words import REGISTRY_NUMBER, VERSION
from inventory_app.tender import words
from inventory_app.tender.source import Source

LISTS, FACTS = "_lists", "_facts"
# Raised when a program that reads the answers back would misunderstand an older file.
FORMAT = 1
# What Excel allows.
_HIGHEST_ROW = 409
_INK, _DEEP, _PALE, _LINE, _OPEN, _WARN = "#0B3644", "#0B4A5E", "#E7EEF1", "#C3CCD0", "#FFFDF2", "#8A3B00"
_MAY = {"format_columns", "format_rows", "sort", "autofilter"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 20, "font_color": _DEEP},
    "heading": {"bold": True, "font_size": 14, "font_color": _DEEP},
    "subtitle": {"font_size": 12, "font_color": _INK},
    "warning": {"bold": True, "font_size": 12, "font_color": _WARN},
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": _PALE, "font_color": _INK, "bottom": 1, "bottom_color": _DEEP},
    "label": {"bold": True, "font_color": _INK, "text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": _LINE},
    "text": {"text_wrap": True, "valign": "top", "align": "left", "bottom": 4, "bottom_color": _LINE, "num_format": "@"},
    "fact": {"text_wrap": True, "valign": "vcenter", "align": "left", "bottom": 4, "bottom_color": _LINE, "num_format": "@"},
    "fact label": {"bold": True, "font_color": _INK, "text_wrap": True, "valign": "vcenter", "bottom": 4, "bottom_color": _LINE},
    "number": {"valign": "top", "align": "right", "indent": 1, "bottom": 4, "bottom_color": _LINE, "num_format": "#,##0"},
    "open": {
        "text_wrap": True,
        "valign": "top",
        "align": "left",
        "border": 4,
        "border_color": _LINE,
        "bg_color": _OPEN,
        "num_format": "@",
        "locked": False,
    },
    "open date": {
        "valign": "top",
        "align": "left",
        "border": 4,
        "border_color": _LINE,
        "bg_color": _OPEN,
        "num_format": "yyyy-mm-dd",
        "locked": False,
    },
    "open money": {"valign": "top", "border": 4, "border_color": _LINE, "bg_color": _OPEN, "num_format": "#,##0.00", "locked": False},
    "money": {"valign": "top", "bottom": 4, "bottom_color": _LINE, "num_format": "#,##0.00"},
    "total": {"bold": True, "top": 1, "top_color": _DEEP, "num_format": "#,##0.00", "font_color": _INK},
}


class Book:
    """`annex`: which annex of the specification the file is."""

    def __init__(self, source: Source, title: Text, annex: Text) -> None:
        self.source, self.title, self.annex = source, source.say(title), source.say(annex)
        self._file = BytesIO()
        self.book: Any = xlsxwriter.Workbook(
            self._file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self.book.set_properties(
            {
                "title": in_xml(f"{self.title} – {source.title}"),
                "author": in_xml(source.institution),
                "subject": self.annex,
                "status": source.status,
                "created": source.moment.astimezone(UTC).replace(tzinfo=None),
            }
        )
        self._formats: dict[tuple[str, bool], Format] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def say(self, text: Text, **places: object) -> str:
        return self.source.say(text, **places)

    def look(self, name: str, *, opens_group: bool = False) -> Format:
        """`opens_group`: a line above says that something new begins."""
        if (name, opens_group) not in self._formats:
            self._formats[name, opens_group] = self.book.add_format({**_LOOKS[name], **({"top": 1, "top_color": _DEEP} if opens_group else {})})
        return self._formats[name, opens_group]

    def add_sheet(self, name: str) -> Worksheet:
        """Landscape, with the title above and page numbers below when it is printed."""
        sheet: Worksheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
        sheet.hide_gridlines(2)
        # Excel reads & as a code here, and takes 255 characters.
        title = in_xml(self.source.title).replace("\n", " ")[:80].replace("&", "&&")
        sheet.set_header(f"&L{title}&R{self.title}, {self.source.status}")
        sheet.set_footer(f"&R{self.say(words.PAGE)}")
        return sheet

    def close(self) -> bytes:
        """With what a program needs that reads the file back: the lists, and which specification it answers to."""
        lists = self.book.add_worksheet(LISTS)
        for column, options in enumerate(self._lists):
            lists.write_column(0, column, options)
        lists.very_hidden()
        facts = self.book.add_worksheet(FACTS)
        known = {
            "format": str(FORMAT),
            "institution": self.source.basis.institution_key,
            "version": self.source.version or "draft",
            "language": self.source.language,
            "sha256": self.source.sha256,
        }
        for row, (key, value) in enumerate(known.items()):
            facts.write_string(row, 0, key)
            facts.write_string(row, 1, value)
        facts.very_hidden()
        self.book.close()
        return self._file.getvalue()

    def options(self, found: Sequence[str]) -> str:
        """A list for a drop-down. In place it could hold 255 characters and no comma, so it stands in a hidden sheet."""
        key = tuple(found)
        column = list(self._lists).index(key) if key in self._lists else len(self._lists)
        self._lists.setdefault(key, f"={LISTS}!${chr(ord('A') + column)}$1:${chr(ord('A') + column)}${len(key)}")
        return self._lists[key]

    @staticmethod
    def protect(sheet: Worksheet) -> None:
        sheet.protect("", dict.fromkeys(_MAY, True))

    def write(self, sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
        sheet.write_string(row, column, in_cell(text), look)

    def write_head(self, sheet: Worksheet, row: int, labels: Iterable[str]) -> None:
        for column, label in enumerate(labels):
            self.write(sheet, row, column, label, self.look("head"))


def in_cell(text: str) -> str:
    """The text as a cell can hold it."""
    return in_xml(text)[:MOST_LETTERS_IN_A_CELL]


def height_of(*cells: tuple[str, int]) -> float:
    """What a row needs for these texts in columns of these widths. Programs do not agree on fonts, so a little more than most need."""
    lines = max(sum(-(-len(line) // max(width - 4, 4)) or 1 for line in text.split("\n")) for text, width in cells)
    return float(min(15 * lines + 5, _HIGHEST_ROW))


class FirstSheet:
    """Written from top to bottom: what the file is, who answers, how, and what the codes mean."""

    def __init__(self, book: Book) -> None:
        self.book, self.source = book, book.source
        self.sheet = book.add_sheet(book.say(words.READ_FIRST))
        self.sheet.set_portrait()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_column(0, 0, 30)
        self.sheet.set_column(1, 1, 84)
        self._row = 0
        self._line(book.title, "title", 30)
        self._line(self.source.title, "subtitle", 18)
        if self.source.is_draft:
            self._line(book.say(words.DRAFT_WARNING), "warning", 20)
        if self.source.is_demo:
            self._line(book.say(DEMO), "warning", 20)

    def _line(self, text: str, look: str, height: float) -> None:
        self.book.write(self.sheet, self._row, 0, text, self.book.look(look))
        self.sheet.set_row(self._row, height)
        self._row += 1

    def _pair(self, label: str, value: str, look: str = "fact") -> None:
        self.book.write(self.sheet, self._row, 0, label, self.book.look("fact label"))
        self.book.write(self.sheet, self._row, 1, value, self.book.look(look))
        self.sheet.set_row(self._row, height_of((label, 30), (value, 84)))
        self._row += 1

    def heading(self, text: Text) -> None:
        self._row += 1
        self._line(self.book.say(text), "heading", 22)

    def facts(self, *more: tuple[Text, str]) -> None:
        say, source = self.book.say, self.source
        self._row += 1
        self.book.write_head(self.sheet, self._row, (say(words.FACT), say(words.CONTENT)))
        self._row += 1
        known = [
            (words.PROCUREMENT, source.title),
            (words.INSTITUTION, source.institution),
            (REGISTRY_NUMBER, source.detail("registry_number")),
            (VERSION, f"{source.version_words}. {self.book.annex}."),
            *more,
            (words.CHECKSUM, source.sha256),
        ]
        for label, value in known:
            if value:
                self._pair(say(label), value)

    def fields(self, heading: Text, hint: Text, labels: Sequence[Text]) -> None:
        self.heading(heading)
        self._line(self.book.say(hint), "subtitle", 18)
        for label in labels:
            self._pair(self.book.say(label), "", "open")

    def steps(self, steps: Sequence[Text], **places: object) -> None:
        self.heading(words.HOW)
        for number, step in enumerate(steps, 1):
            self._pair(str(number), self.book.say(step, **places))

    def codes(self, heading: Text, code: Text, codes: Iterable[tuple[str, str]]) -> None:
        self.heading(heading)
        self.book.write_head(self.sheet, self._row, (self.book.say(code), self.book.say(words.MEANING)))
        self._row += 1
        for each, meaning in codes:
            self._pair(each, meaning)

    def note(self, text: str) -> None:
        self._row += 1
        self._pair("", text)

    def close(self) -> None:
        self.book.protect(self.sheet)
