"""What of our questions can be set beside one another: a question, a part of one that has parts, a row of one that has rows. Pure.

Each is ruled by the part of the sharing table that its facts stand under, and by that part alone, wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inventory_app.answers.kinds import NO, YES
from inventory_app.comparison import questions_words as words
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Text
from inventory_app.institutions.sharing import Part
from inventory_app.institutions.sheets import PRECONDITION_STATUS, precondition_sheet
from inventory_app.submission.facts import UNKNOWN, WRITTEN, part_of_profile_question, part_of_system_question

NONE = "none"
# The key of the section that has all questions.
EVERY_SECTION = "all"
_YES_NO = (("yes", Text(**YES)), ("no", Text(**NO)))
# Kinds that are answered in words, of which only whether there are any is told.
_IN_WORDS = ("name", "text", "long_text", "person", "system_link")


class Sort(StrEnum):
    """How answers are compared: one option, several, a number, a mean of a scale, a year, or not at all."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"
    MONEY = "money"
    SCALE = "scale"
    DATE = "date"
    WRITTEN = "written"

    @property
    def is_counted(self) -> bool:
        """Whether the answer is an option, so that those without a name can be counted with it."""
        return self in (Sort.ONE, Sort.SEVERAL)

    @property
    def is_number(self) -> bool:
        return self in (Sort.NUMBER, Sort.MONEY, Sort.SCALE)


_SORTS = {
    "choice": Sort.ONE,
    "matrix": Sort.ONE,
    "yes_no": Sort.ONE,
    "several": Sort.SEVERAL,
    "number": Sort.NUMBER,
    "rows": Sort.NUMBER,
    "money": Sort.MONEY,
    "scale": Sort.SCALE,
    "date": Sort.DATE,
}


@dataclass(frozen=True)
class Item:
    """`key` is that of its facts, `question` that of the question as a whole, under which "don't know" and "there is none" stand."""

    key: str
    question: str
    part: Part
    sort: Sort
    label: Text
    options: tuple[tuple[str, Text], ...] = ()
    unit: Text | None = None
    of_systems: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,) if self.key == self.question else (self.key, self.question)


@dataclass(frozen=True)
class Section:
    """A step of a sheet, or questions that are looked at together."""

    key: str
    sheet: str
    label: Text
    questions: tuple[str, ...]


def _joined(first: Text, second: Text) -> Text:
    return Text(sv=f"{first.sv}: {second.sv}", en=f"{first.en}: {second.en}")


def _options(question: Any) -> tuple[tuple[str, Text], ...]:
    if question.kind == "yes_no":
        return _YES_NO
    return tuple((option.key, option.label) for option in getattr(question, "options", ()))


def _items(sheet: str, question: Any, part: Part) -> Iterator[Item]:
    key, of_systems = f"{sheet}.{question.key}", sheet == "system"
    none = ((NONE, question.none_label),) if question.none_label else ()

    def item(key: str, asked: Any, label: Text) -> Item:
        # What all systems of an institution answer is several, however one system may answer.
        sort = Sort.WRITTEN if asked.kind in _IN_WORDS else _SORTS[asked.kind]
        sort = Sort.SEVERAL if of_systems and sort is Sort.ONE else sort
        return Item(key, f"{sheet}.{question.key}", part, sort, label, _options(asked) + none, getattr(asked, "unit", None), of_systems)

    if question.kind == "matrix":
        for row in question.rows:
            yield item(f"{key}.{row.key}", question, _joined(question.label, row.label))
        return
    parts = [each for each in getattr(question, "parts", ()) if each.kind not in _IN_WORDS]
    for each in parts:
        yield item(f"{key}.{each.key}", each, _joined(question.label, each.label))
    if question.kind == "group" and not parts:
        yield Item(key, key, part, Sort.WRITTEN, question.label, none, None, of_systems)
    elif question.kind != "group":
        yield item(key, question, question.label)


@dataclass(frozen=True)
class Comparable:
    """Everything that can be compared, in the order in which it is asked."""

    items: tuple[Item, ...]
    sections: tuple[Section, ...]
    labels: dict[str, Text]

    def questions_of(self, sheet: str) -> tuple[str, ...]:
        return tuple(key for key in self.labels if key.split(".")[0] == sheet)

    def section(self, key: str) -> Section:
        return next(section for section in self.sections if section.key == key)


def list_items(template: InventoryTemplate, catalogue: RequirementCatalogue) -> Comparable:
    items: list[Item] = []
    sections: list[Section] = []
    labels: dict[str, Text] = {}

    def add(sheet: str, key: str, label: Text, questions: Any, part_of: Callable[[Any], Part]) -> None:
        asked = [question for question in questions if not question.retired and question.kind != "name"]
        for question in asked:
            labels[f"{sheet}.{question.key}"] = question.label
            items.extend(_items(sheet, question, part_of(question)))
        if asked:
            sections.append(Section(key, sheet, _joined(words.SHEETS[sheet], label), tuple(f"{sheet}.{question.key}" for question in asked)))

    brief = tuple(f"profile.{question.key}" for question in template.profile.asked if question.kind == "choice")
    if brief:
        sections.append(Section("profile", "profile", words.PROFILE_IN_BRIEF, brief))
    for step in template.profile.steps:
        add("profile", f"profile.{step.key}", step.label, step.questions, part_of_profile_question)
    for theme in precondition_sheet(template.preconditions).steps:
        asked = [question for question in theme.questions if not question.retired]
        for question in asked:
            key, options = f"preconditions.{question.key}", tuple((option.key, option.label) for option in PRECONDITION_STATUS)
            labels[key] = question.label
            items.append(Item(key, key, Part.PRECONDITIONS, Sort.ONE, question.label, options))
        if asked:
            keys = tuple(f"preconditions.{question.key}" for question in asked)
            sections.append(Section(f"preconditions.{theme.key}", "preconditions", _joined(words.SHEETS["preconditions"], theme.label), keys))
    add("questions", "questions", words.BEFORE_THE_CHECKLIST, catalogue.questions, lambda question: Part.CHECKLIST)
    for step in template.system.steps:
        add("system", f"system.{step.key}", step.label, step.questions, part_of_system_question)
    return Comparable(tuple(items), (*sections, Section(EVERY_SECTION, "", words.ALL_QUESTIONS, tuple(labels))), labels)


__all__ = ["EVERY_SECTION", "NONE", "UNKNOWN", "WRITTEN", "Comparable", "Item", "Section", "Sort", "list_items"]
