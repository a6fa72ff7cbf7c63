"""Reads a system's answers as a record's cells: what is known, and what is missing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context, show_date
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers, Value, is_none, is_unknown
from inventory_app.content.schema import InventoryTemplate, Language, Text
from inventory_app.records import words
from inventory_app.records.record import Cell

NOT_EXAMINED = "not_examined"


class SystemRow(Protocol):
    id: int | None
    name: str
    answers: dict[str, Any]
    status: str | None


@dataclass(frozen=True)
class Basis:
    """Everything a record is composed from."""

    names: Mapping[str, str]
    is_demo: bool
    template: InventoryTemplate
    profile: Answers
    systems: Sequence[SystemRow]
    today: date

    @cached_property
    def system_names(self) -> dict[str, str]:
        return {str(system.id): system.name for system in self.systems}

    @cached_property
    def kept(self) -> tuple[SystemRow, ...]:
        """Without planned systems, by name."""
        return tuple(sorted((each for each in self.systems if each.status != "planned"), key=lambda each: (each.name.casefold(), each.id or 0)))


class Reader:
    def __init__(self, basis: Basis, language: Language) -> None:
        self.basis = basis
        self.language = language
        self.context = Context(language, basis.system_names)

    def say(self, text: Text, **places: object) -> str:
        said = text.in_(self.language)
        return said.format(**places) if places else said

    def day(self) -> str:
        return show_date(self.basis.today.isoformat(), self.language)

    def missing(self, why: Text = words.MISSING) -> Cell:
        return Cell(self.say(why), is_missing=True)

    def value(self, system: SystemRow, key: str) -> Value:
        """None where it was not answered, does not apply, or an older edition did not ask."""
        question = self.basis.template.system.questions.get(key)
        return system.answers.get(key) if question is not None and applies(question, system.answers) else None

    def known(self, system: SystemRow, key: str) -> Any:
        """As `value`, but None also for don't know and for there is none."""
        value = self.value(system, key)
        return None if is_unknown(value) or is_none(value) else value

    def answer(self, system: SystemRow, key: str, *, is_asked: bool = True) -> Cell:
        """`is_asked`: the rule wants to know it, so that no answer is something missing."""
        value = self.value(system, key)
        if value is None or is_unknown(value):
            if not is_asked:
                return Cell(self.say(words.NOTHING))
            return self.missing(words.MISSING if value is None else words.UNKNOWN)
        if value == NOT_EXAMINED and is_asked:
            return self.missing(words.NOT_EXAMINED)
        # That nobody was appointed is a true answer; the rule asks for somebody all the same.
        return Cell(str(show(self.basis.template.system.questions[key], value, self.context)), is_missing=is_asked and is_none(value))

    def part(self, system: SystemRow, key: str, part: str, *, is_asked: bool = True) -> Cell:
        """One part of a group."""
        whole = self.value(system, key)
        if isinstance(whole, dict) and whole.get(part) is not None and not is_unknown(whole):
            value = whole[part]
            if value == NOT_EXAMINED and is_asked:
                return self.missing(words.NOT_EXAMINED)
            question: Any = self.basis.template.system.questions[key]
            asked = next(each for each in question.parts if each.key == part)
            return self.missing(words.UNKNOWN) if is_unknown(value) and is_asked else Cell(str(show(asked, value, self.context)))
        if not is_asked:
            return Cell(self.say(words.NOTHING))
        return self.missing(words.UNKNOWN if is_unknown(whole) else words.MISSING)

    def person(self, system: SystemRow, key: str, *, is_asked: bool = True) -> Cell:
        """Function and name: a list that others get does not need the address."""
        value = self.known(system, key)
        if not isinstance(value, dict):
            return self.answer(system, key, is_asked=is_asked)
        return Cell(", ".join(value[part] for part in ("function", "name") if value.get(part)) or value.get("email", ""))

    def product(self, system: SystemRow) -> Cell:
        """Product and vendor in one line."""
        value = self.known(system, "product")
        named = [value[part] for part in ("product", "vendor") if isinstance(value.get(part), str)] if isinstance(value, dict) else []
        return Cell(", ".join(named)) if named else self.answer(system, "product", is_asked=False)

    def profile(self, key: str) -> tuple[str, Cell]:
        question: Any = self.basis.template.profile.questions[key]
        value = self.basis.profile.get(key)
        label = self.say(question.label)
        if value is None or is_unknown(value):
            return label, self.missing(words.MISSING if value is None else words.UNKNOWN)
        return label, Cell(str(show(question, value, self.context)))

    def column(self, question_key: str, column: str, value: Value) -> str:
        """A cell of a question's rows, in words; a dash where there is none."""
        question: Any = self.basis.template.system.questions[question_key]
        asked = next(each for each in question.columns if each.key == column)
        return str(show(asked, value, self.context)) or self.say(words.NOTHING)

    def period(self, system: SystemRow) -> Cell:
        times = self.known(system, "in_use")
        start, end = (times.get("from"), times.get("until")) if isinstance(times, dict) else (None, None)
        if not isinstance(start, str):
            return self.missing(words.UNKNOWN if is_unknown(self.value(system, "in_use")) else words.MISSING)
        until = show_date(end, self.language) if isinstance(end, str) else ""
        return Cell(self.say(words.FROM_UNTIL, start=show_date(start, self.language), end=until))
