"""What a file would do to a checklist: new, changed field by field, unchanged, and what stands in the way. Pure.

A row speaks of the catalogue's requirement of its id, of the institution's own with that id, or of the own one that came with that id from a file
before: its note says so. Without an id it speaks of the requirement that says the same. Anything else is a new own requirement.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.messages import N_, Message
from inventory_app.answers.values import Answers, Value, fingerprint
from inventory_app.content.schema import LANGUAGES, RequirementCatalogue
from inventory_app.requirement_files.asked import CATEGORY, ID, LEVEL
from inventory_app.requirement_files.intake import BY_TEXT
from inventory_app.requirement_files.rows import RequirementRow, RowsRead
from inventory_app.requirement_files.understanding import level_in
from inventory_app.requirements.actions import flat_key, flatten
from inventory_app.requirements.choice import LONGEST_TEXT, METHODS, Chosen, chosen
from inventory_app.spreadsheets.imported import CellProblem
from inventory_app.spreadsheets.loosely import fold
from inventory_app.spreadsheets.preview import join_notes

# How a note remembers the id that a requirement had in the file it came from.
CAME_AS = {"sv": "Id i filen: %s", "en": "Id in the file: %s"}
_CAME_AS = re.compile(r"^(?:Id i filen|Id in the file): (.+)$", re.MULTILINE)
# From the top of the file down: C10 after A9.
_NUMBER = re.compile(r"\d{1,9}")
TWICE = N_("%(name)s is already in %(place)s of this file. This row was left out. Keep one of the two.")
GONE = N_("%(name)s has been removed from the checklist. Take the removal back in its history, or empty the id to add it as a new requirement.")
NO_TEXT = N_("There is no requirement in this row, so it was left out. Write its text, or the id of a requirement that you have.")
NO_CATEGORY = N_("It is not clear which category this belongs to, so it was left out. Write one of %(keys)s, or choose a category for all such rows.")
OTHER_CATEGORY = N_(
    "“%(found)s” is none of the categories, so this was left out. Write one of %(keys)s, say what it means, or choose a category for all such rows."
)
STAYS = N_("%(name)s stays in the category it was added to.")
TOO_LONG = N_("The note would become longer than %(most)s characters. What did not fit was left out.")


@dataclass(frozen=True)
class FieldChange:
    """`before` and `after` as stored, None for empty; `said_before` is what counted before, which may be the catalogue's."""

    field: str
    cell: str
    before: Value
    after: Value
    said_before: Value
    said_after: Value


@dataclass(frozen=True)
class NewRequirement:
    row: int
    place: str
    name: str
    category: str
    fields: Mapping[str, Value]
    is_left_out: bool = False


@dataclass(frozen=True)
class ChangedRequirement:
    key: str
    category: str
    row: int
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Preview:
    new: tuple[NewRequirement, ...]
    changed: tuple[ChangedRequirement, ...]
    unchanged: int
    problems: tuple[CellProblem, ...]
    refused: int = 0

    @property
    def added(self) -> tuple[NewRequirement, ...]:
        return tuple(each for each in self.new if not each.is_left_out)

    @property
    def rows(self) -> int:
        return len(self.new) + len(self.changed) + self.unchanged + self.refused

    @property
    def mark(self) -> str:
        """Differs when somebody has changed the checklist, so that what is confirmed is what was seen. Ticks do not count."""
        parts: list[Any] = [[each.row, each.category, sorted(each.fields.items())] for each in self.new]
        parts += [[each.key, [(c.field, fingerprint(c.before), fingerprint(c.after)) for c in each.changes]] for each in self.changed]
        return hashlib.sha256(repr((parts, self.unchanged)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def plain_id(identifier: str) -> str:
    """What makes two ids the same: INT-01, int 01 and INT01 are one, but 4.2.1 is not 42.1, nor 1-2 12."""
    return re.sub(r"(?<!\d)[\s_-]+|[\s_-]+(?!\d)", "", " ".join(identifier.split()).casefold().strip(".:"))


class Checklist:
    """What the institution has, as a file is compared with it. `rows` are the choices, removed own requirements too."""

    def __init__(self, catalogue: RequirementCatalogue, rows: Sequence[Any], questions: Answers) -> None:
        self.catalogue, self.questions = catalogue, questions
        self.rows = {row.key: row for row in rows}
        self.flat = flatten(rows)
        self.by_id = {plain_id(key): key for key, each in catalogue.by_key.items() if not each.retired or key in self.rows}
        self.by_id |= {plain_id(row.key): row.key for row in rows if row.is_own}
        self.by_note: dict[str, str] = {}
        self.by_text: dict[str, str] = {}
        for row in rows:
            if row.is_own and not row.is_removed:
                for found in _CAME_AS.findall(row.note):
                    self.by_note.setdefault(plain_id(found), row.key)
                self._know_text(row.key, row.text_sv, row.text_en)
        present = set(self.by_id.values())
        for each in catalogue.requirements:
            if each.key in present:
                now = self.chosen(each.key)
                self._know_text(each.key, *(now.original_in(language) for language in LANGUAGES), *(now.text_in(lang).text for lang in LANGUAGES))

    def _know_text(self, key: str, *texts: str) -> None:
        for text in texts:
            if text:
                self.by_text.setdefault(fold(text), key)

    def chosen(self, key: str) -> Chosen:
        return chosen(self.catalogue.by_key.get(key), self.rows.get(key), self.questions)

    def find(self, row: RequirementRow) -> str | None:
        if row.id:
            return self.by_id.get(plain_id(row.id)) or self.by_note.get(plain_id(row.id))
        texts = (str(row.wanted.get(name) or "") for name in ("text_sv", "text_en"))
        return next((key for text in texts if text and (key := self.by_text.get(fold(text)))), None)

    def is_gone(self, key: str) -> bool:
        row = self.rows.get(key)
        return row is not None and bool(row.is_removed)


def _in_order(methods: Iterable[str]) -> str:
    found = set(methods)
    return ",".join(method for method in METHODS if method in found)


def _counts(now: Chosen, name: str) -> Value:
    """What a field says now, whoever wrote it."""
    if name == LEVEL:
        return str(now.effective_level) if now.effective_level else None
    if name == "points":
        return now.points
    if name == "methods":
        return _in_order(now.methods) or None
    if name == "met_when":
        return now.met_when
    what, _, language = name.partition("_")
    worded = {"text": now.text_in, "motive": now.motive_in, "how": now.how_in}[what](language)
    return worded.text if worded.language == language and worded.text else None


def _catalogues(now: Chosen, name: str) -> tuple[Value, ...]:
    """What the catalogue says of it, with the blanks open and filled."""
    its = now.requirement
    if its is None:
        return ()
    what, _, language = name.partition("_")
    if what == "text":
        return its.text.in_(language), now.original_in(language)
    if what == "motive":
        return (its.motive.in_(language),)
    if what == "how":
        return (its.verification.how.in_(language),)
    return {"points": (its.points,), "methods": (_in_order(its.verification.methods),), "met_when": (its.met_when,)}.get(name, ())


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)


class _Comparison:
    def __init__(self, checklist: Checklist, defaults: Mapping[str, str], language: str, left_out: frozenset[int], sheet: str) -> None:
        self.checklist, self.defaults, self.language, self.left_out, self.sheet = checklist, defaults, language, left_out, sheet
        self.places: dict[str, str] = {}
        self.problems: list[CellProblem] = []

    def problem(self, cell: str, text: str, **places: str | int) -> None:
        self.problems.append(CellProblem(self.sheet, cell, Message(text, places)))

    def note(self, row: RequirementRow, before: str, *lines: str) -> str:
        said = str(row.wanted.get("note") or "")
        note = join_notes(before, "\n".join(filter(None, (*lines, said, row.note))))
        if len(note) > LONGEST_TEXT and note != before:
            self.problem(row.cells.get("note", row.place), TOO_LONG, most=LONGEST_TEXT)
            note = note[:LONGEST_TEXT].rstrip()
        return note

    def is_first(self, row: RequirementRow, subject: str) -> bool:
        """The same requirement twice in one file cannot both be right."""
        first = self.places.setdefault(subject, row.place)
        if first != row.place:
            self.problem(row.cells.get(ID, row.place), TWICE, name=row.name, place=first)
        return first == row.place

    def changes(self, row: RequirementRow, key: str) -> tuple[FieldChange, ...]:
        now, found = self.checklist.chosen(key), []
        for name, value in row.wanted.items():
            before = self.checklist.flat.get(flat_key(key, name))
            counts = _counts(now, name) if name != "note" else None
            if name == "note" or _same(value, counts):
                continue
            after = None if any(_same(value, each) for each in _catalogues(now, name)) else value
            if after != before:
                found.append(FieldChange(name, row.cells[name], before, after, counts, value))
        note = self.note(row, now.note)
        if note != now.note:
            found.append(FieldChange("note", row.cells.get("note", ""), now.note or None, note, now.note or None, note))
        if row.category and row.category != now.category and CATEGORY in row.cells and not row.unknown_category:
            self.problem(row.cells[CATEGORY], STAYS, name=key)
        return tuple(found)

    def new(self, row: RequirementRow) -> NewRequirement | None:
        fields = {name: value for name, value in row.wanted.items() if name != "note"}
        if not row.category:
            keys = ", ".join(category.key for category in self.checklist.catalogue.categories)
            if row.unknown_category:
                self.problem(row.cells[CATEGORY], OTHER_CATEGORY, keys=keys, found=row.unknown_category.partition(": ")[2][:80])
            else:
                self.problem(row.cells.get(CATEGORY, row.place), NO_CATEGORY, keys=keys)
            return None
        level = fields.get(LEVEL) or self._default_level(fields)
        came_as = (CAME_AS[self.language] % row.id,) if row.id else ()
        fields |= {LEVEL: level, "note": self.note(row, "", *came_as, row.unknown_category)}
        return NewRequirement(
            row.row,
            row.place,
            row.name,
            row.category,
            {name: value for name, value in fields.items() if value not in (None, "")},
            row.row in self.left_out,
        )

    def _default_level(self, fields: Mapping[str, Value]) -> Value:
        default = self.defaults.get(LEVEL, BY_TEXT)
        if default != BY_TEXT:
            return default or None
        levels = (level_in(str(fields[f"text_{language}"]), language) for language in LANGUAGES if fields.get(f"text_{language}"))
        return next((str(level) for level in levels if level), None)


def compare(read: RowsRead, checklist: Checklist, defaults: Mapping[str, str], language: str, left_out: frozenset[int] = frozenset()) -> Preview:
    """`left_out`: the rows of new requirements that shall not be added. `language`: of what is written into notes."""
    comparison = _Comparison(checklist, defaults, language, left_out, read.sheet)
    new, changed, unchanged, refused = [], [], 0, 0
    for row in read.rows:
        key, has_text = checklist.find(row), bool(row.text)
        if key and checklist.is_gone(key):
            comparison.problem(row.cells.get(ID, row.place), GONE, name=key)
        elif key is None and not has_text:
            comparison.problem(row.place, NO_TEXT)
        elif comparison.is_first(row, key or f"+{plain_id(row.id) or fold(row.text)}"):
            if key is None:
                added = comparison.new(row)
                if added:
                    new.append(added)
                    continue
            else:
                changes = comparison.changes(row, key)
                if changes:
                    changed.append(ChangedRequirement(key, checklist.chosen(key).category, row.row, changes))
                else:
                    unchanged += 1
                continue
        refused += 1
    problems = sorted((*read.problems, *comparison.problems), key=lambda problem: [int(number) for number in _NUMBER.findall(problem.cell)])
    return Preview(tuple(new), tuple(changed), unchanged, tuple(problems), refused)
