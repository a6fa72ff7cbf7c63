"""Answers as cells of the workbook and back again, without loss. Pure.

A question has one column where one cell can hold its answer, otherwise one for each part; a list of rows has a sheet of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.compound import DONT_KNOW
from inventory_app.answers.messages import N_, Message
from inventory_app.answers.values import NONE, UNKNOWN, Value, is_none, is_unknown
from inventory_app.content.questions import ChoiceQuestion
from inventory_app.content.schema import LANGUAGES, Sheet
from inventory_app.exchange.table import Cell
from inventory_app.spreadsheets.parts import PARTS, Faults, Part, Vocabulary, plain

# How people write it when no drop-down helps them.
_UNKNOWN_WORDS = ("vet ej", "vet inte", "don't know", "do not know")
# The part under which the stamp keeps the words of "don't know" and "there is none".
SHARED = "!"


@dataclass(frozen=True)
class Column:
    """`part` is empty where one column holds the whole answer, else the part's key, or the key and the person's part (owner.email)."""

    question: str
    part: str
    label: str


def _headers(question: Any, language: str) -> dict[str, str]:
    """Part -> what stands above its column. A list of rows has a sheet of its own, which says the question."""
    label = question.label.in_(language)
    found = {}
    for key, part in _parts_of(question):
        words = [label] if key == "" else [part.label.in_(language)] if question.kind == "rows" else [label, part.label.in_(language)]
        for suffix, own in PARTS[part.kind].labels_of().items():
            found[_join(key, suffix)] = " – ".join([*words, *([own.in_(language)] if own else [])])
    return found


def _apart(headers: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Headers of one sheet that look alike are told apart by their keys."""
    often = Counter(plain(header) for parts in headers.values() for header in parts.values())
    return {
        question: {part: header if often[plain(header)] == 1 else f"{header} [{_join(question, part)}]" for part, header in parts.items()}
        for question, parts in headers.items()
    }


def headers_of(sheet: Sheet, language: str) -> dict[str, dict[str, str]]:
    """Question -> part -> header."""
    headers = {question.key: _headers(question, language) for question in sheet.every_question()}
    lists = {key for key, question in sheet.questions.items() if question.kind == "rows"}
    alone = {key: _apart({key: headers[key]})[key] for key in lists}
    return _apart({key: parts for key, parts in headers.items() if key not in lists}) | alone


def _join(part_key: str, suffix: str) -> str:
    return ".".join(filter(None, (part_key, suffix)))


def _parts_of(question: Any) -> list[tuple[str, Any]]:
    """What a question is made of: (part's key, a question of a simple kind)."""
    if question.kind == "group":
        return [(part.key, part) for part in question.parts]
    if question.kind == "rows":
        return [(column.key, column) for column in question.columns]
    if question.kind == "matrix":
        return [(row.key, ChoiceQuestion(key=row.key, kind="choice", label=row.label, options=question.options)) for row in question.rows]
    return [("", question)]


@dataclass(frozen=True)
class ReadAnswer:
    """`faults`: (column of the question, what would be right); with one the value is not to be used."""

    value: Value
    faults: Faults = ()


class QuestionCells:
    """One question with its columns. `read` remembers what it has read: most cells of a register say what others say."""

    def __init__(self, question: Any, headers: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self.question = question
        self.dont_know = DONT_KNOW[vocabulary.language] if question.may_be_unknown else None
        self.no_such = question.none_label.in_(vocabulary.language) if question.none_label else None
        self._shared: dict[str, Value] = dict.fromkeys(_UNKNOWN_WORDS, UNKNOWN) if question.may_be_unknown else {}
        if question.none_label:
            self._shared |= {plain(question.none_label.in_(language)): NONE for language in LANGUAGES}
        earlier = vocabulary.earlier.get((question.key, SHARED), {})
        allowed = {"unknown": UNKNOWN} if question.may_be_unknown else {}
        allowed |= {"none": NONE} if question.none_label else {}
        self._shared |= {plain(word): allowed[which] for word, which in earlier.items() if which in allowed}
        reserved = frozenset(self._shared)
        # Longer text need not be compared with them, whatever blanks stand in it.
        self._longest = max((2 * len(word) for word in reserved), default=0)
        self.parts: list[tuple[str, Part]] = [
            (key, PARTS[part.kind](part, (question.key, key), vocabulary, reserved)) for key, part in _parts_of(question)
        ]
        self.columns = [
            Column(question.key, _join(key, suffix), headers[_join(key, suffix)]) for key, part in self.parts for suffix in part.labels_of()
        ]
        self.width = len(self.columns)
        self.has_links = any(part.question.kind == "system_link" for _, part in self.parts)
        self._is_whole = question.kind not in ("group", "matrix", "rows")
        self._only = self.parts[0][1]
        self._known: dict[tuple[str, ...], ReadAnswer] = {}

    def shared_words(self) -> dict[str, str]:
        """The words that stand for an answer of no particular part, by what they stand for."""
        return {which: word for which, word in (("unknown", self.dont_know), ("none", self.no_such)) if word is not None}

    def part_of(self, column: int) -> tuple[str, Part]:
        for key, part in self.parts:
            if column < part.width:
                return key, part
            column -= part.width
        raise IndexError(column)

    def _write_shared(self, value: Value) -> tuple[Cell, ...] | None:
        if is_unknown(value):
            return (DONT_KNOW["sv"] if self.dont_know is None else self.dont_know, *(None,) * (self.width - 1))
        if is_none(value):
            return (self.no_such or "–", *(None,) * (self.width - 1))
        return None

    def write(self, value: Value) -> tuple[Cell, ...]:
        if value is None:
            return (None,) * self.width
        if isinstance(value, dict):
            shared = self._write_shared(value)
            if shared is not None:
                return shared
        if self._is_whole:
            return self._only.write(value)
        return self._write_parts(value)

    def _write_parts(self, value: Mapping[str, Value]) -> tuple[Cell, ...]:
        return tuple(cell for key, part in self.parts for cell in (part.write(value[key]) if key in value else (None,) * part.width))

    def read(self, cells: tuple[str, ...]) -> ReadAnswer:
        known = self._known.get(cells)
        if known is None:
            known = self._known[cells] = self._read(cells)
        return known

    def _find_shared(self, cells: Iterable[str]) -> Value:
        filled = [cell for cell in cells if cell.strip()]
        if any(len(cell) > self._longest for cell in filled):
            return None
        said = {plain(cell) for cell in filled}
        found = [self._shared[word] for word in said if word in self._shared]
        return found[0] if found and len(found) == len(said) and all(value == found[0] for value in found) else None

    def _read(self, cells: tuple[str, ...]) -> ReadAnswer:
        if not any(cell.strip() for cell in cells):
            return ReadAnswer(None)
        return ReadAnswer(shared) if (shared := self._find_shared(cells)) is not None else self._read_parts(cells)

    def _read_parts(self, cells: tuple[str, ...]) -> ReadAnswer:
        if self._is_whole:
            return ReadAnswer(*self._only.read(cells))
        found: dict[str, Value] = {}
        faults: list[tuple[int, Message]] = []
        start = 0
        for key, part in self.parts:
            value, wrong = part.read(cells[start : start + part.width])
            faults += [(start + column, message) for column, message in wrong]
            if value is not None:
                found[key] = value
            start += part.width
        return ReadAnswer(found or None, tuple(faults))


class RowsCells(QuestionCells):
    """A question that is a list: its cells are rows of a sheet of their own."""

    def write_rows(self, value: Value) -> list[tuple[Cell, ...]]:
        if value is None:
            return []
        shared = self._write_shared(value)
        return [shared] if shared is not None else [self._write_parts(row) for row in value]

    def read_rows(self, rows: Sequence[tuple[str, ...]]) -> tuple[Value, list[tuple[int, int, Message]]]:
        """The value, and (row, column, what would be right)."""
        filled = [(number, cells) for number, cells in enumerate(rows) if any(cell.strip() for cell in cells)]
        if len(filled) == 1 and (shared := self._find_shared(filled[0][1])) is not None:
            return shared, []
        found, faults = [], []
        for number, cells in filled:
            answer = self._read_parts(cells)
            faults += [(number, column, message) for column, message in answer.faults]
            if answer.value is not None:
                found.append(answer.value)
        if len(found) > self.question.maximum:
            text = N_("Use at most %(most)s rows for one system. There are %(count)s now.")
            faults.append((filled[self.question.maximum][0], 0, Message(text, {"most": self.question.maximum, "count": len(found)})))
        return found or None, faults


def cells_of(sheet: Sheet, vocabulary: Vocabulary, *, retired: bool = False) -> dict[str, QuestionCells]:
    """Question -> its columns, in the order of the sheet."""
    headers = headers_of(sheet, vocabulary.language)
    questions = sheet.every_question() if retired else sheet.asked
    return {
        question.key: (RowsCells if question.kind == "rows" else QuestionCells)(question, headers[question.key], vocabulary) for question in questions
    }
