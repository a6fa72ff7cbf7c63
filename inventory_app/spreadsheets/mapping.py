"""Finds the headers of a foreign sheet, and proposes what its columns are about and what their words mean."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from inventory_app.exchange.table import Cell, SheetRead, column_letters
from inventory_app.spreadsheets.loosely import fold, text_of
from inventory_app.spreadsheets.understand import NotUnderstood, Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords

# What a column can be beside a question.
KEEP_AS_NOTE, LEAVE_OUT = "+note", ""
NAME = "name"
_LOOKED_AT = 40
_TRIED = 30
_JUDGED_BY_CONTENT = ("choice", "several", "number", "money", "date", "scale", "yes_no")


@dataclass(frozen=True)
class Column:
    """`label` is the header, made unlike the others where two columns have the same."""

    index: int
    label: str
    cells: tuple[Cell, ...]

    @property
    def letters(self) -> str:
        return column_letters(self.index)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Distinct texts, the most frequent first."""
        counted = Counter(map(text_of, self.cells))
        return tuple(text for text, _count in counted.most_common() if text)

    @property
    def samples(self) -> tuple[str, ...]:
        return tuple(text if len(text) <= 60 else f"{text[:59]}…" for text in self.texts[:3])


@dataclass(frozen=True)
class Layout:
    """A sheet with its header row found. `header` counts into `sheet.rows`."""

    sheet: SheetRead
    header: int
    columns: tuple[Column, ...]

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """(row number as people see it, cells), empty rows and repeated headers left out."""
        headers = self.sheet.rows[self.header] if self.sheet.rows else ()
        for index in range(self.header + 1, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            filled = [(position, cell) for position, cell in enumerate(row) if cell is not None and cell != ""]
            # A header that was merged over two rows, or printed again on every page.
            if filled and not all(position < len(headers) and cell == headers[position] for position, cell in filled):
                yield self.sheet.first_row + index, row

    def address(self, row: int, column: Column) -> str:
        return self.sheet.place(row, column.index, column.label)

    @property
    def headers_hash(self) -> str:
        """The kind of file: the same columns, in whatever order."""
        return hashlib.sha256("\n".join(sorted(fold(column.label) for column in self.columns)).encode()).hexdigest()


@dataclass(frozen=True)
class Meaning:
    """`columns`: label -> path, KEEP_AS_NOTE or LEAVE_OUT. `meanings`: label -> folded word -> option, or empty for "says nothing".

    `defaults`: path -> what holds where a row says nothing.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"columns": dict(self.columns), "meanings": {label: dict(words) for label, words in self.meanings.items()}}
        return found | ({"defaults": dict(self.defaults)} if self.defaults else {})

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Meaning:
        return cls(raw.get("columns", {}), raw.get("meanings", {}), raw.get("defaults", {}))


def _labels_in(row: Sequence[Cell]) -> list[str]:
    return [text for text in dict.fromkeys(text_of(cell) for cell in row) if text and len(text) < 200]


def find_header(sheet: SheetRead, known: ForeignWords) -> int:
    """The row that knows most of our names, or else the first that is about as wide as the sheet. Title rows, merged or not, are passed over."""
    top = [_labels_in(row) for row in sheet.rows[:_LOOKED_AT]]
    hits = [len({path for label in _own_labels(sheet, row, known).values() if (path := known.find_target(label))}) for row in range(len(top))]
    if hits and max(hits) > 1:
        return hits.index(max(hits))
    widest = max((len(labels) for labels in top), default=0)
    return next((index for index, labels in enumerate(top) if labels and len(labels) >= max(1, 0.6 * widest)), 0)


def _own_labels(sheet: SheetRead, header: int, known: ForeignWords) -> dict[int, str]:
    """Column -> header, led by the group title above it where that is what makes it understood, or tells it from another."""
    row = sheet.rows[header] if header < len(sheet.rows) else ()
    above = sheet.rows[header - 1] if header else ()
    if len(_labels_in(above)) < 2:
        above = ()
    own = {index: " ".join(text_of(cell).split())[:200] for index, cell in enumerate(row)}
    often = Counter(fold(label) for label in own.values())
    group = ""
    for index in sorted(own):
        group = " ".join(text_of(above[index]).split())[:100] or group if index < len(above) else ""
        label = own[index]
        if label and group and fold(group) != fold(label):
            joined = f"{group} {label}"
            if known.find_target(joined) or often[fold(label)] > 1:
                own[index] = joined
    return own


def lay_out(sheet: SheetRead, header: int, known: ForeignWords) -> Layout:
    """Columns without a header and without content are no columns."""
    own = _own_labels(sheet, header, known)
    cells: dict[int, list[Cell]] = {}
    for row in sheet.rows[header + 1 :]:
        for index, cell in enumerate(row):
            if cell is not None and cell != "":
                cells.setdefault(index, []).append(cell)
    columns, taken = [], set[str]()
    for index in sorted({*cells, *(index for index, label in own.items() if label)}):
        label = own.get(index) or column_letters(index)
        if label in taken:
            label = f"{label} ({column_letters(index)})"
        taken.add(label)
        columns.append(Column(index, label, tuple(cells.get(index, ()))))
    return Layout(sheet, header, tuple(columns))


def likeness(one: str, other: str) -> float:
    """From 0 to 1, for folded words: how alike they are, or how much of the longer the shorter one fills."""
    short, long = sorted((one, other), key=len)
    if len(short) > 4 and short in long:
        return 0.7 + 0.25 * len(short) / len(long)
    if len(short) < 4 or len(short) < 0.6 * len(long):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.75 and matcher.quick_ratio() > 0.75 else 0.0


class _Proposer:
    def __init__(self, layout: Layout, understanding: Understanding) -> None:
        self.layout, self.understanding, self.known = layout, understanding, understanding.known

    def fit(self, column: Column, path: str) -> float | None:
        """Which share of a column's words answers this question; None where every text would."""
        target = self.known.targets[path]
        tried = list(dict.fromkeys(cell for cell in column.cells if text_of(cell)))[:_TRIED]
        if target.person_part or target.asked.kind not in _JUDGED_BY_CONTENT or not tried:
            return None
        good = 0
        for cell in tried:
            try:
                self.understanding.answer(target, cell, {})
                good += 1
            except NotUnderstood:
                pass
        return good / len(tried)

    def by_name(self, column: Column) -> dict[str, float]:
        found: dict[str, float] = {}
        exact = self.known.find_target(column.label)
        if exact:
            found[exact] = 1.0
        folded = fold(column.label)
        fit = self.fit(column, exact) if exact else None
        if not exact or (fit is not None and fit < 0.5):
            for name, path in self.known.names.items():
                score = likeness(folded, name) * 0.95
                if score > max(0.74, found.get(path, 0)):
                    found[path] = score
        return found

    def by_content(self, column: Column) -> dict[str, float]:
        """A column whose words are the options of one question is about that question, whatever it is called."""
        words = {fold(text) for text in column.texts[:_TRIED]} - {""}
        found = {}
        for path, options in self.known.options.items():
            if path in self.known.targets and self.known.targets[path].asked.kind in ("choice", "several"):
                hits = words & set(options)
                if len(hits) > 2 and len(hits) >= 0.7 * len(words):
                    found[path] = 0.5 + 0.2 * len(hits) / len(words)
        return found

    def scores(self) -> list[tuple[float, int, str]]:
        """(score, position of the column, path), the surest first."""
        found = []
        for position, column in enumerate(self.layout.columns):
            candidates = self.by_name(column)
            if not candidates:
                candidates = self.by_content(column)
            for path, score in candidates.items():
                fit = self.fit(column, path)
                # Dates below the word Avtal are no form of contract.
                judged = score if fit is None else score * (0.5 + 0.5 * fit) if fit < 0.3 else score + 0.05 * fit
                found.append((judged, position, path))
        return sorted(found, key=lambda each: (-each[0], each[1], each[2]))


def propose(layout: Layout, understanding: Understanding, mains: Sequence[str] = (NAME,)) -> dict[str, str]:
    """Label -> path, each question at most once; a column that is about nothing we ask is kept as a note. `mains`: what no row can do without."""
    columns = layout.columns
    proposed = {column.label: KEEP_AS_NOTE for column in columns}
    placed, taken = set[int](), set[str]()
    for score, position, path in _Proposer(layout, understanding).scores():
        if score > 0.55 and position not in placed and path not in taken:
            proposed[columns[position].label] = path
            placed.add(position)
            taken.add(path)
    if taken.isdisjoint(mains):
        free = [column for position, column in enumerate(columns) if position not in placed and column.texts]
        # Names differ from row to row; a running number does too, and says nothing.
        named = [column for column in free if len(column.texts) > 0.8 * len(column.cells) and not all(text.isdecimal() for text in column.texts)]
        if named:
            proposed[named[0].label] = mains[0]
    for column in columns:
        if proposed[column.label] == KEEP_AS_NOTE and (not column.texts or _counts_rows(column)):
            proposed[column.label] = LEAVE_OUT
    return proposed


def _counts_rows(column: Column) -> bool:
    """1, 2, 3: a running number is worth no note."""
    return list(map(text_of, column.cells))[:_TRIED] == [str(number) for number in range(1, len(column.cells) + 1)][:_TRIED]


def propose_meaning(known: ForeignWords, path: str, word: str) -> str:
    """The option a word most likely means, or empty."""
    folded = fold(word)
    best = max(((likeness(folded, name), option) for name, option in known.options.get(path, {}).items()), default=(0.0, ""))
    return best[1] if best[0] >= 0.78 else ""


def unknown_words(column: Column, path: str, understanding: Understanding, meanings: Mapping[str, str], most: int = 60) -> list[str]:
    """What stands in the column and means none of the options, the most frequent first."""
    target = understanding.known.targets[path]
    if not understanding.known.choices(path, "en"):
        return []
    found: dict[str, str] = {}
    for text in column.texts:
        given = dict(meanings)
        # A list in a cell may hold several words that nobody knows.
        for _ in range(20):
            try:
                understanding.answer(target, text, given)
                break
            except NotUnderstood as fault:
                if not fault.word or fold(fault.word) in given:
                    break
                found.setdefault(fold(fault.word), fault.word)
                given[fold(fault.word)] = ""
        if len(found) >= most:
            break
    return list(found.values())[:most]
