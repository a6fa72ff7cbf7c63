"""The register as a workbook that can be filled in and read back: a sheet of systems, one for each list, and what is needed to understand it later.

Text is always written as text: nothing that somebody typed can become a formula.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from inventory_app.answers.values import Answers, fingerprint
from inventory_app.content.schema import Sheet, Text
from inventory_app.exchange.table import Cell
from inventory_app.spreadsheets import stamp, words
from inventory_app.spreadsheets.bulk import BulkWorksheet
from inventory_app.spreadsheets.cells import SHARED, QuestionCells, RowsCells, cells_of
from inventory_app.spreadsheets.columns import format_of, is_strict, note_of, offered, rule_of, width_of
from inventory_app.spreadsheets.parts import Vocabulary, WordPart
from inventory_app.spreadsheets.stamp import Stamp, StampedColumn

PREPARED_ROWS = 100
_FIRST_ROW = 2
_INK, _DEEP, _PALE, _LINE = "#0B3644", "#0B4A5E", "#E7EEF1", "#C3CCD0"
_MAY = {"format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "text": {"num_format": "@"},
    "general": {},
    "whole": {"num_format": "#,##0"},
    "decimal": {"num_format": "General"},
}


@dataclass(frozen=True)
class About:
    """`made_at` is shown and remembered; with the same moment the same register gives the same file."""

    language: str
    edition: int
    institution: str
    institution_key: str
    made_at: datetime
    # made_at as people read it.
    made: str


@dataclass(frozen=True)
class SystemAnswers:
    id: int
    answers: Answers


@dataclass(frozen=True)
class _Column:
    """A column that is about to be written, `cells` and `column` tell of which question."""

    header: str
    step: str
    cells: QuestionCells
    column: int

    @property
    def question(self) -> Any:
        return self.cells.part_of(self.column)[1].question


@dataclass(frozen=True)
class _MadeAnswer:
    cells: tuple[Cell, ...]
    fingerprint: str


class _Made:
    """The answers to one question as they are written, each different one worked out once: a register repeats itself."""

    def __init__(self, cells: QuestionCells) -> None:
        self._cells = cells
        # A list stands in a sheet of its own.
        self._is_list = isinstance(cells, RowsCells)
        self._simple: dict[Any, _MadeAnswer] = {None: _MadeAnswer(() if self._is_list else (None,) * cells.width, fingerprint(None))}
        self._compound: dict[str, _MadeAnswer] = {}

    def of(self, value: Any) -> _MadeAnswer:
        known, key = (self._compound, repr(value)) if isinstance(value, (dict, list)) else (self._simple, value)
        found = known.get(key)
        if found is None:
            found = known[key] = _MadeAnswer(() if self._is_list else self._cells.write(value), fingerprint(value))
        return found


def write_workbook(
    sheet: Sheet, about: About, systems: Sequence[SystemAnswers] = (), names: Mapping[str, str] | None = None, prepared: int = PREPARED_ROWS
) -> bytes:
    """`names`: the systems that links may name (id as text -> name)."""
    return _Writer(sheet, about, systems, names or {}, prepared).write()


def sheet_name(text: str) -> str:
    """As spreadsheets allow it."""
    return re.sub(r"[\[\]:*?/\\]", " ", text).strip().strip("'")[:31].strip() or "-"


class _Writer:
    def __init__(self, sheet: Sheet, about: About, systems: Sequence[SystemAnswers], names: Mapping[str, str], prepared: int) -> None:
        self.sheet, self.about, self.systems, self.prepared = sheet, about, systems, prepared
        self.language = about.language
        self.cells = cells_of(sheet, Vocabulary(self.language, names))
        self.made = {key: _Made(cells) for key, cells in self.cells.items()}
        # System -> fingerprints of its answers, in the order of `made`.
        self.prints: dict[int, list[str]] = {}
        self.single = {key: cells for key, cells in self.cells.items() if not isinstance(cells, RowsCells)}
        self.lists = {key: cells for key, cells in self.cells.items() if isinstance(cells, RowsCells)}
        self.names = {stamp.SYSTEMS: words.SYSTEMS.in_(self.language)}
        for key, cells in self.lists.items():
            name = sheet_name(cells.question.label.in_(self.language))
            taken = {known.casefold() for known in self.names.values()}
            self.names[key] = name if name.casefold() not in taken else f"{name[:28]} {len(taken)}"
        self.file = BytesIO()
        self.book: Any = xlsxwriter.Workbook(
            self.file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        )
        self.dropdowns: dict[tuple[str, ...], str] = {}
        self._made_formats: dict[tuple[str, bool], Format] = {}

    def say(self, text: Text) -> str:
        return text.in_(self.language)

    def write(self) -> bytes:
        title = self.say(self.sheet.title)
        made_at = self.about.made_at.astimezone(UTC).replace(tzinfo=None)
        self.book.set_properties({"title": f"{title} – {self.about.institution}", "author": self.about.institution, "created": made_at})
        self._write_read_me()
        sheets = {key: self.book.add_worksheet(name, BulkWorksheet) for key, name in self.names.items()}
        lists = self.book.add_worksheet(stamp.LISTS, BulkWorksheet)
        self._write_systems(sheets[stamp.SYSTEMS])
        for key, cells in self.lists.items():
            self._write_list(sheets[key], cells)
        lists.very_hidden()
        for column, found in enumerate(self.dropdowns):
            lists.write_column(0, column, found)
        hidden = self.book.add_worksheet(stamp.SHEET, BulkWorksheet)
        hidden.very_hidden()
        hidden.write_rows(0, [(*row, *(None,) * (5 - len(row))) for row in self._stamp().rows()], (None,) * 5)
        self.book.close()
        return self.file.getvalue()

    def _format(self, name: str, *, locked: bool = False) -> Format:
        if (name, locked) not in self._made_formats:
            given = {
                **_FORMATS[name],
                "locked": locked,
                "valign": "top",
                "text_wrap": name in ("text", "general"),
                "bottom": 4,
                "bottom_color": _LINE,
            }
            self._made_formats[name, locked] = self.book.add_format(given | ({"font_color": "#5B686E"} if locked else {}))
        return self._made_formats[name, locked]

    # The first sheet

    def _write_read_me(self) -> None:
        page = self.book.add_worksheet(self.say(words.READ_ME))
        page.hide_gridlines(2)
        page.set_column(0, 0, 3)
        page.set_column(1, 1, 26)
        page.set_column(2, 2, 84)
        page.write_string(1, 1, self.say(self.sheet.title), self.book.add_format({"bold": True, "font_size": 20, "font_color": _DEEP}))
        page.set_row(1, 30)
        label = self.book.add_format({"bold": True, "font_color": _INK, "valign": "top", "bottom": 4, "bottom_color": _LINE})
        value = self.book.add_format({"text_wrap": True, "valign": "top", "align": "left", "bottom": 4, "bottom_color": _LINE})
        facts = (
            (words.INSTITUTION, self.about.institution),
            (words.EDITION, str(self.about.edition)),
            (words.MADE, self.about.made),
            (words.COUNT, str(len(self.systems))),
        )
        for row, (what, fact) in enumerate(facts, 3):
            page.write_string(row, 1, self.say(what), label)
            page.write_string(row, 2, fact, value)
        row = 4 + len(facts)
        page.write_string(row, 1, self.say(words.HOW), self.book.add_format({"bold": True, "font_size": 14, "font_color": _DEEP}))
        page.set_row(row, 22)
        number = self.book.add_format({"bold": True, "font_color": _DEEP, "valign": "top", "align": "right"})
        text = self.book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        for count, each in enumerate(words.STEPS, 1):
            said = self.say(each)
            page.write_string(row + count, 1, f"{count}", number)
            page.write_string(row + count, 2, said, text)
            page.set_row(row + count, 15.5 * -(-len(said) // 86) + 5)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 1)

    # Sheets to fill in

    def _write_systems(self, page: Any) -> None:
        columns = [
            _Column(column.label, self.say(self.sheet.step_of[key].label), cells, number)
            for key, cells in self.single.items()
            for number, column in enumerate(cells.columns)
        ]
        rows: list[list[Cell]] = []
        for system in self.systems:
            row: list[Cell] = [system.id]
            prints = self.prints[system.id] = []
            answers = system.answers
            for key, made in self.made.items():
                found = made.of(answers.get(key))
                row += found.cells
                prints.append(found.fingerprint)
            rows.append(row)
        self._write_table(page, self.say(words.ID_NOTE), [], columns, rows)

    def _write_list(self, page: Any, cells: RowsCells) -> None:
        label = self.say(cells.question.label)
        columns = [_Column(column.label, label, cells, number) for number, column in enumerate(cells.columns)]
        key = cells.question.key
        rows = [
            [system.id, system.answers.get("name"), *cells_of_row]
            for system in self.systems
            if key in system.answers
            for cells_of_row in cells.write_rows(system.answers[key])
        ]
        self._write_table(page, self.say(words.LIST_ID_NOTE), [self.say(words.SYSTEM)], columns, rows)

    def _write_table(self, page: Any, id_note: str, ahead: Sequence[str], columns: Sequence[_Column], rows: Sequence[Sequence[Cell]]) -> None:
        last = _FIRST_ROW + len(rows) + self.prepared - 1
        start = 1 + len(ahead)
        page.set_default_row(45)
        page.set_comments_author("")
        self._write_headings(page, id_note, ahead, columns)
        formats = [self._format("general", locked=True), *(self._format("text") for _ in ahead)]
        page.set_column(0, 0, 7, formats[0])
        for position, _ in enumerate(ahead, 1):
            page.set_column(position, position, 30, formats[position])
            names = f"='{self.names[stamp.SYSTEMS]}'!$B${_FIRST_ROW + 1}:$B${_FIRST_ROW + len(self.systems) + self.prepared}"
            page.data_validation(_FIRST_ROW, position, last, position, {"validate": "list", "source": names, "show_error": False})
        for position, column in enumerate(columns, start):
            formats.append(self._format(format_of(column.question)))
            page.set_column(position, position, width_of(column.question.kind), formats[position])
            self._validate(page, column, position, last)
        page.write_rows(_FIRST_ROW, rows, formats)
        page.autofilter(_FIRST_ROW - 1, 0, last, len(formats) - 1)
        page.freeze_panes(_FIRST_ROW, 2)
        page.protect("", dict.fromkeys(_MAY, True))
        page.set_landscape()
        page.set_paper(8)
        page.repeat_rows(0, 1)
        page.repeat_columns(0, 1)

    def _write_headings(self, page: Any, id_note: str, ahead: Sequence[str], columns: Sequence[_Column]) -> None:
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": _PALE, "font_color": _INK, "bottom": 1, "bottom_color": _DEEP}
        head = self.book.add_format(heading)
        first = self.book.add_format({**heading, "left": 1, "left_color": _DEEP})
        step = self.book.add_format(
            {"bold": True, "font_color": "#FFFFFF", "bg_color": _DEEP, "valign": "vcenter", "left": 1, "left_color": "#FFFFFF"}
        )
        page.set_row(0, 21)
        page.set_row(1, 62)
        page.write_string(1, 0, self.say(words.ID), head)
        page.write_comment(1, 0, id_note, self._note_size(id_note))
        for position, label in enumerate(ahead, 1):
            page.write_string(1, position, label, head)
        # What is frozen cannot be merged with what moves.
        for position in (0, 1):
            page.write_blank(0, position, None, step)
        position, begins = 1 + len(ahead), set[int]()
        for label, group in groupby(columns, key=lambda column: column.step):
            count = len(list(group))
            begins.add(position)
            left = max(position, 2)
            width = position + count - left
            if width > 1:
                page.merge_range(0, left, 0, left + width - 1, label, step)
            elif width == 1:
                page.write_string(0, left, label, step)
            position += count
        for position, column in enumerate(columns, 1 + len(ahead)):
            page.write_string(1, position, column.header, first if position in begins else head)
            note = note_of(column.cells, column.column, self.language)
            if note:
                page.write_comment(1, position, note, self._note_size(note))

    @staticmethod
    def _note_size(note: str) -> dict[str, Any]:
        lines = sum(1 + len(line) // 52 for line in note.split("\n"))
        return {"width": 330, "height": 16 * min(lines, 34) + 16, "color": "#F7F9FA", "font_name": "Calibri", "font_size": 10}

    def _validate(self, page: Any, column: _Column, position: int, last: int) -> None:
        found = offered(column.cells, column.column)
        about: dict[str, Any] = {"error_title": self.say(words.NOT_RIGHT)}
        if found:
            about |= {"validate": "list", "source": self._dropdown(found), "show_error": is_strict(column.question)}
            about["error_message"] = self.say(words.NOT_AN_OPTION)
        else:
            rule = rule_of(column.cells, column.column, xl_rowcol_to_cell(_FIRST_ROW, position), self.language)
            if rule is None:
                return
            about |= rule
        page.data_validation(_FIRST_ROW, position, last, position, about)

    def _dropdown(self, found: tuple[str, ...]) -> str:
        """Lists stand in a hidden sheet: in place they may hold 255 characters and no comma."""
        if found not in self.dropdowns:
            column = len(self.dropdowns)
            ends = (xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row in (0, len(found) - 1))
            self.dropdowns[found] = f"={stamp.LISTS}!{':'.join(ends)}"
        return self.dropdowns[found]

    # What the workbook remembers

    def _stamp(self) -> Stamp:
        remembered: dict[tuple[str, str], dict[str, str]] = {}
        for key, cells in self.cells.items():
            remembered[key, SHARED] = {word: which for which, word in cells.shared_words().items()}
            for part_key, part in cells.parts:
                if isinstance(part, WordPart):
                    remembered[key, part_key] = {word: option for option, word in part.words().items()}
        blank = Stamp(self.about.edition, self.language, self.about.institution_key, self.about.made_at.astimezone(UTC).isoformat(), {}, (), {})
        return replace(
            blank,
            sheets=self.names,
            columns=[
                StampedColumn(key if key in self.lists else stamp.SYSTEMS, key, column.part, column.label)
                for key, cells in self.cells.items()
                for column in cells.columns
            ],
            words=remembered,
            questions=list(self.cells),
            prints=self.prints,
        )
