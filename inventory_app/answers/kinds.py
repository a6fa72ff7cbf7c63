"""The simple kinds of answer: how each is read, shown again in a form, shown to people and compared.

A kind is added here (or in `compound`), as a macro in templates/components/kinds, and in the content's schema.
Pure: a kind gets the question, the inputs of a form and a `Context`, and gives values that JSON can carry.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.reading import first_day, read_date, read_line, read_number, read_text
from inventory_app.answers.values import Value

Inputs = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Context:
    """What a kind may look up: the systems of the institution (id as text -> name) and the reader's language."""

    language: str = "sv"
    systems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Shown:
    """An answer as people read it: lines of text, or a table."""

    lines: tuple[str, ...] = ()
    table: Table | None = None

    def __str__(self) -> str:
        if self.table:
            return "\n".join(" · ".join(cell for cell in row if cell) for row in self.table.rows)
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Fact:
    """What is compared between institutions: a chosen option or a number, under the question's key."""

    key: str
    option: str | None = None
    number: float | None = None


def one(inputs: Inputs, name: str) -> str:
    values = inputs.get(name, ())
    return values[0] if values else ""


class Kind(ABC):
    """`parse` gives None for "left empty" and appends to `problems` what it could not read."""

    @abstractmethod
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value: ...

    @abstractmethod
    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        """The inputs that `parse` would read the value from: what a form shows again."""

    def fits(self, question: Any, value: Value) -> bool:
        """Whether a stored or imported value has this kind's shape and stays within the question's limits."""
        context = Context(systems=_AnySystem())
        problems: list[Problem] = []
        try:
            again = self.parse(question, "q", self.inputs(question, "q", value, context), context, problems)
        except (AttributeError, KeyError, TypeError, ValueError):
            return False
        return not problems and bool(again == value)

    @abstractmethod
    def show(self, question: Any, value: Value, context: Context) -> Shown: ...

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        """None for free text: words are read, not counted."""
        return iter(())

    def complete(self, question: Any, value: Value) -> bool:
        """Whether the answer has all its required parts."""
        return True


class _AnySystem(dict[str, str]):
    """Stands in for the register where only the shape of a link is judged."""

    def __contains__(self, key: object) -> bool:
        return True


class TextKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        text = self.read(one(inputs, name))
        if len(text) > question.max_length:
            problems.append(
                Problem(
                    name,
                    Message(
                        N_("Shorten the text to %(most)s characters. It has %(length)s now."), {"most": question.max_length, "length": len(text)}
                    ),
                )
            )
        return text or None

    def read(self, raw: str) -> str:
        return read_line(raw)

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        if not isinstance(value, str):
            raise TypeError(value)
        return {name: [value]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown(tuple(str(value).split("\n")))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        return iter(())


class NameKind(TextKind):
    """The one answer that may not be left empty: without a name there is nothing to come back to."""

    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        text = super().parse(question, name, inputs, context, problems)
        if text is None:
            problems.append(Problem(name, Message(N_("Write a name."))))
        return text


class LongTextKind(TextKind):
    def read(self, raw: str) -> str:
        return read_text(raw)


def _fault(name: str, text: str, **places: str | int) -> Problem:
    return Problem(name, Message(text, places))


UNKNOWN_OPTION = N_("Choose one of the options in the list.")


class ChoiceKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        chosen = one(inputs, name)
        if not chosen:
            return None
        if chosen not in question.by_key:
            problems.append(_fault(name, UNKNOWN_OPTION))
            return None
        return chosen

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        return {name: [value]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown((question.by_key[value].label.in_(context.language),))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        yield Fact(key, option=value)


class SeveralKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        chosen = set(inputs.get(name, ())) - {""}
        if chosen - set(question.by_key):
            problems.append(_fault(name, UNKNOWN_OPTION))
        return [key for key in question.by_key if key in chosen] or None

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        if not isinstance(value, list):
            raise TypeError(value)
        return {name: list(value)}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown(tuple(question.by_key[key].label.in_(context.language) for key in value))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        for option in value:
            yield Fact(key, option=option)


# Typed: 1 and 1.0 are one key otherwise, and True as well.
@lru_cache(maxsize=4096, typed=True)
def show_number(number: float, language: str) -> str:
    return format_decimal(number, locale="sv_SE" if language == "sv" else "en_GB")


class NumberKind(Kind):
    """Whole numbers are kept as int, others as float with as many decimals as the question allows."""

    def limits(self, question: Any) -> tuple[float, float, int]:
        return question.minimum, question.maximum, question.decimals

    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        raw = one(inputs, name)
        if not raw.strip():
            return None
        least, most, decimals = self.limits(question)
        number = read_number(raw, whole=decimals == 0)
        if number is None:
            problems.append(_fault(name, N_("Write a number with digits, such as 1200.")))
            return None
        if number != round(number, decimals):
            if decimals:
                problems.append(_fault(name, N_("Write at most %(decimals)s decimals."), decimals=decimals))
            else:
                problems.append(_fault(name, N_("Write a whole number, without decimals.")))
            return None
        if not least <= number <= most:
            places = {"least": show_number(least, context.language), "most": show_number(most, context.language)}
            problems.append(Problem(name, Message(N_("Write a number from %(least)s to %(most)s."), dict(places))))
            return None
        return int(number) if number == int(number) else float(number)

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(value)
        text = repr(value)
        return {name: [text.replace(".", ",") if context.language == "sv" else text]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        unit = question.unit.in_(context.language) if question.unit else ""
        return Shown((f"{show_number(value, context.language)} {unit}".strip(),))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        yield Fact(key, number=value)


class MoneyKind(NumberKind):
    def limits(self, question: Any) -> tuple[float, float, int]:
        return 0, question.maximum, 0

    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        bare = read_line(one(inputs, name)).lower().removeprefix("sek").removesuffix("kronor").removesuffix("sek").removesuffix("kr").strip()
        return super().parse(question, name, {name: [bare]}, context, problems)

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        number = show_number(value, context.language)
        return Shown((f"{number} kr" if context.language == "sv" else f"SEK {number}",))


class ScaleKind(NumberKind):
    def limits(self, question: Any) -> tuple[float, float, int]:
        return question.minimum, question.maximum, 0

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        words = {anchor.value: anchor.label.in_(context.language) for anchor in question.anchors}
        return Shown((f"{value} – {words[value]}" if value in words else str(value),))


def show_date(partial: str, language: str) -> str:
    """2019, maj 2019, 31 maj 2019: as exact as it was given."""
    pattern = {0: "y", 1: "MMMM y", 2: "d MMMM y"}[partial.count("-")]
    return format_date(first_day(partial), pattern, locale="sv_SE" if language == "sv" else "en_GB")


class DateKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        raw = one(inputs, name)
        if not raw.strip():
            return None
        found = read_date(raw)
        if found is None:
            problems.append(_fault(name, N_("Write a year, a month or a day, such as 2027, 2027-05 or 2027-05-31.")))
        return found

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        return {name: [value]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown((show_date(value, context.language),))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        yield Fact(key, number=first_day(value).toordinal())


YES = {"sv": "Ja", "en": "Yes"}
NO = {"sv": "Nej", "en": "No"}


class YesNoKind(Kind):
    def parse(self, question: Any, name: str, inputs: Inputs, context: Context, problems: list[Problem]) -> Value:
        chosen = one(inputs, name)
        if chosen not in ("", "yes", "no"):
            problems.append(_fault(name, UNKNOWN_OPTION))
        return {"yes": True, "no": False}.get(chosen)

    def inputs(self, question: Any, name: str, value: Value, context: Context) -> dict[str, list[str]]:
        if not isinstance(value, bool):
            raise TypeError(value)
        return {name: ["yes" if value else "no"]}

    def show(self, question: Any, value: Value, context: Context) -> Shown:
        return Shown(((YES if value else NO)[context.language],))

    def facts(self, question: Any, key: str, value: Value) -> Iterator[Fact]:
        yield Fact(key, option="yes" if value else "no")
