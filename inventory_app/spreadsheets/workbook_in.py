"""Our own workbook coming back. Columns are known by their headings and by what the workbook remembers, never by where they stand. Pure.

An emptied cell is an emptied answer. Of a column that is gone nothing is said; nor of a row that is gone. A link that says what it said when the
workbook was made is what it was, whatever has become of the system.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.messages import N_, Message
from inventory_app.answers.reading import read_whole
from inventory_app.answers.values import Value, fingerprint
from inventory_app.content.schema import LANGUAGES, Sheet
from inventory_app.exchange.table import SheetRead, address, column_letters
from inventory_app.spreadsheets import words
from inventory_app.spreadsheets.cells import QuestionCells, ReadAnswer, RowsCells, cells_of
from inventory_app.spreadsheets.imported import CellProblem, Imported, ImportedRow
from inventory_app.spreadsheets.parts import Vocabulary, plain, text_of, texts_of
from inventory_app.spreadsheets.stamp import HIDDEN, SYSTEMS, Stamp, find_stamp

# Headings are looked for so far down; somebody may have put rows above them.
_DEEPEST_HEADINGS = 25
_IDS, _NAMES = ({plain(text.in_(language)) for language in LANGUAGES} for text in (words.ID, words.SYSTEM))


class NotOurs(Exception):
    """The file is not a workbook that this application made; `is_ours` says so beforehand."""


def is_ours(sheets: Sequence[SheetRead]) -> bool:
    return find_stamp(sheets) is not None


def read_workbook(sheets: Sequence[SheetRead], sheet: Sheet, systems: Mapping[int, str]) -> Imported:
    """`sheet`: the questions as they are asked now. `systems`: what the institution has in its register, by id."""
    stamp = find_stamp(sheets)
    if stamp is None:
        raise NotOurs
    return _Reader(sheets, sheet, systems, stamp).read()


class _AnySystem(dict[str, str]):
    """Stands in for the register where a link is read as it was written, whatever has become of the system."""

    def __contains__(self, key: object) -> bool:
        return True


@dataclass(frozen=True)
class _Table:
    """A sheet with its headings: `where` leads from (question, part) to a column; rows are texts, each with its number."""

    name: str
    rows: list[tuple[int, tuple[str, ...]]]
    where: Mapping[tuple[str, str], int]
    id: int | None
    system: int | None

    def cell(self, row: int, column: int | None) -> str:
        return address(row, column or 0)


@dataclass
class _Row:
    """A system on its way to become an ImportedRow."""

    number: int
    system_id: int | None
    name: str
    seen: dict[str, str]
    wanted: dict[str, Value]
    cells: dict[str, str]


@dataclass(frozen=True)
class _Spoken:
    """A question that a sheet speaks of, and where: the sheet's columns in the order of the question's, None for one the workbook never had."""

    key: str
    cells: QuestionCells
    places: Sequence[int | None]
    letters: str

    def texts(self, cells: Sequence[str]) -> tuple[str, ...]:
        width = len(cells)
        return tuple([cells[place] if place is not None and place < width else "" for place in self.places])


def _spoken(key: str, cells: QuestionCells, places: Sequence[int | None]) -> _Spoken:
    return _Spoken(key, cells, places, column_letters(next(place for place in places if place is not None)))


def _at(cells: tuple[str, ...], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


class _Reader:
    def __init__(self, sheets: Sequence[SheetRead], sheet: Sheet, systems: Mapping[int, str], stamp: Stamp) -> None:
        self.sheets, self.sheet, self.systems, self.stamp = sheets, sheet, systems, stamp
        self.cells = cells_of(sheet, Vocabulary(stamp.language, {str(key): name for key, name in systems.items()}, stamp.words), retired=True)
        self.as_written = cells_of(sheet, Vocabulary(stamp.language, _AnySystem(), stamp.words), retired=True)
        self.problems: list[CellProblem] = []
        self.rows: list[_Row] = []

    def problem(self, sheet: str, cell: str, text: str, /, **places: str | int) -> None:
        self.problems.append(CellProblem(sheet, cell, Message(text, places)))

    def read(self) -> Imported:
        main = self._table(SYSTEMS)
        if main is None:
            name = self.stamp.sheets.get(SYSTEMS, "")
            self.problem(name, "", N_("The sheet “%(sheet)s” with its headings was not found. Put it back, or export a new workbook."), sheet=name)
            return Imported((), tuple(self.problems))
        self._read_systems(main)
        for key in self.stamp.sheets:
            if key != SYSTEMS and (table := self._table(key)) is not None:
                self._read_list(key, table)
        return Imported(tuple(self._imported()), tuple(self.problems))

    def _imported(self) -> Iterator[ImportedRow]:
        for row in self.rows:
            yield ImportedRow(row.number, row.system_id, row.wanted, row.seen, row.cells)

    # Sheets and headings

    @cached_property
    def _asked_now(self) -> list[QuestionCells]:
        """Every question as today's workbook would ask it, in each language."""
        return [cells for language in LANGUAGES for cells in cells_of(self.sheet, Vocabulary(language)).values()]

    def _known_headings(self, key: str) -> dict[str, tuple[str, str]]:
        """Plain heading -> (question, part): as the workbook was made, and for what it does not tell as we would write it today."""
        found: dict[str, tuple[str, str]] = {}
        for cells in self._asked_now:
            if (cells.question.key if isinstance(cells, RowsCells) else SYSTEMS) == key:
                found |= {plain(column.label): (column.question, column.part) for column in cells.columns}
        return found | {plain(column.header): (column.question, column.part) for column in self.stamp.columns if column.sheet == key}

    def _table(self, key: str) -> _Table | None:
        known = self._known_headings(key)
        name = plain(self.stamp.sheets.get(key, ""))
        candidates = [sheet for sheet in self.sheets if plain(sheet.name) == name]
        if not candidates and key == SYSTEMS:
            # Renamed: the sheet with most of the headings.
            others = [sheet for sheet in self.sheets if plain(sheet.name) not in {plain(name) for name in (*self.stamp.sheets.values(), *HIDDEN)}]
            candidates = sorted(others, key=lambda sheet: -max((count for count, _ in self._heads(sheet, known)), default=0))[:1]
        for sheet in candidates:
            count, head = max(self._heads(sheet, known), key=lambda found: found[0], default=(0, 0))
            if count:
                return self._open(key, sheet, head, known)
        return None

    @staticmethod
    def _heads(sheet: SheetRead, known: Mapping[str, Any]) -> list[tuple[int, int]]:
        """(how many headings it has, row), earlier rows first among equals."""
        headings = {*known, *_IDS}
        return [(sum(plain(text_of(cell)) in headings for cell in row), number) for number, row in enumerate(sheet.rows[:_DEEPEST_HEADINGS])]

    def _open(self, key: str, sheet: SheetRead, head: int, known: Mapping[str, tuple[str, str]]) -> _Table:
        where: dict[tuple[str, str], int] = {}
        ids, names = None, None
        for column, cell in enumerate(sheet.rows[head]):
            heading = plain(text_of(cell))
            if heading in _IDS and ids is None:
                ids = column
            elif key != SYSTEMS and heading in _NAMES and heading not in known and names is None:
                names = column
            elif heading in known and known[heading] not in where:
                if self._is_asked(known[heading], sheet.name, address(sheet.first_row + head, column), text_of(cell)):
                    where[known[heading]] = column
            elif heading:
                text = N_("There is no question “%(heading)s”, so this column is left out.")
                if heading in known:
                    text = N_("There are two columns “%(heading)s”. The first is read, this one is left out.")
                self.problem(sheet.name, address(sheet.first_row + head, column), text, heading=text_of(cell)[:100])
        rows = [(sheet.first_row + number, texts_of(row)) for number, row in enumerate(sheet.rows[head + 1 :], head + 1)]
        return _Table(sheet.name, rows, where, ids, names)

    def _is_asked(self, place: tuple[str, str], sheet: str, cell: str, heading: str) -> bool:
        question, part = place
        found = self.sheet.questions.get(question)
        if found is not None and not found.retired and any(column.part == part for column in self.cells[question].columns):
            return True
        self.problem(sheet, cell, N_("“%(heading)s” is no longer asked, so this column is left out."), heading=heading[:100])
        return False

    def _columns_of(self, cells: QuestionCells, table: _Table) -> list[int | None] | None:
        """Where each of the question's columns stands; None when the question is not spoken of, or only in part by mistake."""
        places = [table.where.get((column.question, column.part)) for column in cells.columns]
        if all(place is None for place in places):
            return None
        for column, place in zip(cells.columns, places, strict=True):
            if place is None and (column.question, column.part) in {(known.question, known.part) for known in self.stamp.columns}:
                text = N_(
                    "The column “%(heading)s” is gone, so nothing was read for “%(question)s”. Put it back, or remove all columns of the question."
                )
                self.problem(table.name, "", text, heading=column.label, question=cells.question.label.in_(self.stamp.language))
                return None
        return places

    # Systems

    def _read_systems(self, table: _Table) -> None:
        spoken = [
            _spoken(key, cells, places)
            for key, cells in self.cells.items()
            if not isinstance(cells, RowsCells) and (places := self._columns_of(cells, table)) is not None
        ]
        own_id: dict[int, int] = {}
        names = {plain(name): number for number, name in self.systems.items()}
        for number, cells in table.rows:
            if any(text.strip() for column, text in enumerate(cells) if column != table.id) or _at(cells, table.id).strip():
                row = self._begin(table, number, cells, own_id, names)
                if row is not None:
                    for question in spoken:
                        self._read_answer(table, row, question, cells)
                    self._finish(table, row)

    def _begin(self, table: _Table, number: int, cells: tuple[str, ...], own_id: dict[int, int], names: Mapping[str, int]) -> _Row | None:
        """None for a row that cannot be told which system it is about."""
        written, name = _at(cells, table.id).strip(), _at(cells, table.where.get(("name", ""))).strip()
        system_id = read_whole(written)
        where = table.cell(number, table.id)
        if written and (system_id is None or system_id not in self.systems):
            if not any(text.strip() for column, text in enumerate(cells) if column != table.id):
                return None
            text = N_("No system of your register has the id %(id)s. Empty the cell to add the row as a new system.")
            self.problem(table.name, where, text, id=written[:20])
            return None
        if system_id is not None and system_id in own_id:
            text = N_("Row %(row)s has the same id. Empty this one to add the row as a new system.")
            self.problem(table.name, where, text, row=own_id[system_id])
            return None
        if system_id is not None and name and plain(name) != plain(self.systems[system_id]) and names.get(plain(name), system_id) != system_id:
            text = N_("The id belongs to “%(right)s”, but the row is about “%(name)s”. Sort or move whole rows, ids included.")
            self.problem(table.name, where, text, right=self.systems[system_id], name=name[:100])
            return None
        if system_id is not None:
            own_id[system_id] = number
        return _Row(number, system_id, name, self.stamp.seen(system_id) if system_id is not None else {}, {}, {})

    def _read_answer(self, table: _Table, row: _Row, question: _Spoken, cells: tuple[str, ...]) -> None:
        texts, key = question.texts(cells), question.key
        answer = question.cells.read(texts)
        if answer.faults or question.cells.has_links:
            seen = row.seen.get(key)
            if seen and fingerprint(answer.value) != seen:
                again = self.as_written[key].read(texts)
                answer = ReadAnswer(again.value) if fingerprint(again.value) == seen else answer
        if answer.faults:
            for column, message in answer.faults:
                self.problems.append(CellProblem(table.name, table.cell(row.number, question.places[column]), message))
        elif row.system_id is not None or answer.value is not None:
            row.wanted[key] = answer.value
            row.cells[key] = f"{question.letters}{row.number}"

    def _finish(self, table: _Table, row: _Row) -> None:
        if row.wanted.get("name") is None:
            row.wanted.pop("name", None)
            if row.system_id is None or ("name", "") in table.where:
                where = table.cell(row.number, table.where.get(("name", "")))
                if not any(problem.cell == where and problem.sheet == table.name for problem in self.problems[-3:]):
                    self.problem(table.name, where, N_("Write the name of the system."))
            if row.system_id is None:
                return
        self.rows.append(row)

    # Lists

    def _read_list(self, key: str, table: _Table) -> None:
        cells = self.cells.get(key)
        if not isinstance(cells, RowsCells) or cells.question.retired:
            first = table.rows[0][0] - 1 if table.rows else 1
            self.problem(table.name, address(first, 0), N_("“%(heading)s” is no longer asked, so this sheet is left out."), heading=table.name)
            return
        places = self._columns_of(cells, table)
        if places is None:
            return
        question = _spoken(key, cells, places)
        of_system = self._sort_rows(table, question)
        for row in self.rows:
            self._read_rows(table, row, question, of_system.get(row.number, []))

    def _sort_rows(self, table: _Table, question: _Spoken) -> dict[int, list[tuple[int, tuple[str, ...]]]]:
        """Row of the system -> (row in this sheet, texts)."""
        by_id = {row.system_id: row for row in self.rows if row.system_id is not None}
        often = Counter(plain(row.name) for row in self.rows)
        by_name = {plain(row.name): row for row in self.rows}
        found: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
        for number, cells in table.rows:
            texts = question.texts(cells)
            if not any(text.strip() for text in texts):
                continue
            written, name = _at(cells, table.id).strip(), _at(cells, table.system).strip()
            owner = by_id.get(int(written)) if written.isascii() and written.isdecimal() and len(written) < 10 else None
            if written and owner is None:
                # Its system was taken out of the first sheet, or has a problem there: what is said of it is left as it is.
                continue
            if owner is None:
                owner = by_name.get(plain(name))
                if owner is None or often[plain(name)] != 1:
                    text = N_("Write the name of the system as it is in the sheet “%(sheet)s”.")
                    if owner is not None:
                        text = N_("Several systems have this name. Write the id of the right one, as it is in the sheet “%(sheet)s”.")
                    self.problem(table.name, table.cell(number, table.system), text, sheet=self.stamp.sheets.get(SYSTEMS, ""))
                    continue
            found.setdefault(owner.number, []).append((number, texts))
        return found

    def _read_rows(self, table: _Table, row: _Row, question: _Spoken, found: list[tuple[int, tuple[str, ...]]]) -> None:
        cells, again = question.cells, self.as_written[question.key]
        assert isinstance(cells, RowsCells)
        assert isinstance(again, RowsCells)
        texts = [each for _, each in found]
        value, faults = cells.read_rows(texts)
        seen = row.seen.get(question.key)
        if seen and texts and fingerprint(value) != seen:
            old, _ = again.read_rows(texts)
            if fingerprint(old) == seen:
                value, faults = old, []
        for number, column, message in faults:
            self.problems.append(CellProblem(table.name, table.cell(found[number][0], question.places[column]), message))
        if not faults and (row.system_id is not None or value is not None):
            row.wanted[question.key] = value
            if found:
                row.cells[question.key] = f"{table.name}!{question.letters}{found[0][0]}"
