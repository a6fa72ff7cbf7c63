"""What the two forms send, read into flat answers, and flat answers as the forms show them again. An input's name is the flat key of its answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from inventory_app.answers.kinds import UNKNOWN_OPTION, show_number
from inventory_app.answers.merge import Merged
from inventory_app.answers.messages import N_, Message
from inventory_app.answers.reading import read_line, read_number, read_text
from inventory_app.answers.values import Answers, Value, fingerprint
from inventory_app.content.schema import LANGUAGES
from inventory_app.evaluation.models import MONEY, SHARES, WEIGHT, Model, anchor_key
from inventory_app.evaluation.simulation import EXPECTED, MOST_TENDERS, MUSTS, tender_key
from inventory_app.evaluation.weights import Scored, categories_of
from inventory_app.evaluation.words import ANCHORS

SEEN = "seen"
FRAME = frozenset({"csrf_token", SEEN, "then"})
LONGEST_LINE, LONGEST_TEXT, LONGEST_SEEN = 100, 1000, 60_000
MOST_MONEY, MOST_PERCENT = 10**12, 999

TOO_LONG = N_("Shorten the text to %(most)s characters. It has %(length)s now.")
CHANGED = N_("Somebody else has changed this in the meantime. Save again to keep your answer, or write theirs instead.")


# A requirement that is no longer scored may have been on the page: what was typed about it is let go, the rest is saved.
_GONE = re.compile(r"t\d\.(category|requirement)\.[\w-]+")


class UnknownInput(Exception):
    """The body names a field that the form does not have."""


class Body(Protocol):
    def __iter__(self) -> Any: ...

    def getlist(self, name: str) -> list[str]: ...


class Kind(StrEnum):
    CHOICE = "choice"
    SCORE = "score"
    MONEY = "money"
    PERCENT = "percent"
    LINE = "line"
    TEXT = "text"


@dataclass(frozen=True)
class Field:
    """`most` limits a number or a length; `shipped` is what stands there until somebody writes something else."""

    kind: Kind
    most: int = 0
    options: tuple[str, ...] = ()
    shipped: str | None = None

    def read(self, raw: str) -> tuple[Value, Message | None]:
        match self.kind:
            case Kind.CHOICE | Kind.SCORE:
                if raw and raw not in self.options:
                    return None, Message(UNKNOWN_OPTION)
                return (int(raw) if raw and self.kind is Kind.SCORE else raw or None), None
            case Kind.MONEY | Kind.PERCENT:
                return self._read_number(raw)
            case Kind.LINE | Kind.TEXT:
                text = read_line(raw) if self.kind is Kind.LINE else read_text(raw)
                if len(text) > self.most:
                    return None, Message(TOO_LONG, {"most": self.most, "length": len(text)})
                if self.shipped is None:
                    return text or None, None
                return (None if text == self.shipped else text), None

    def _read_number(self, raw: str) -> tuple[Value, Message | None]:
        bare = read_line(raw).lower().removeprefix("sek").removesuffix("kronor").removesuffix("sek").removesuffix("kr").removesuffix("%").strip()
        if not bare:
            return None, None
        number = read_number(bare, whole=True)
        if number is None:
            return None, Message(N_("Write a number with digits, such as 1200."))
        if number != int(number):
            return None, Message(N_("Write a whole number, without decimals."))
        if not 0 <= number <= self.most:
            return None, Message(N_("Write a number from %(least)s to %(most)s."), {"least": 0, "most": self.most})
        return int(number), None

    def fits(self, value: Value) -> bool:
        """Whether this is how the answer would have been stored."""
        return self.read(value if isinstance(value, str) else str(value)) == (value, None)

    def show(self, value: Value, language: str) -> str:
        if value is None:
            return self.shipped or ""
        return show_number(value, language) if self.kind is Kind.MONEY else str(value)


def evaluation_fields(categories: Iterable[str]) -> dict[str, Field]:
    fields = {"model": Field(Kind.CHOICE, options=tuple(Model))}
    fields |= {name: Field(Kind.MONEY, MOST_MONEY) for name in MONEY}
    fields["price_share"] = Field(Kind.PERCENT, MOST_PERCENT)
    fields |= {f"{WEIGHT}{key}": Field(Kind.PERCENT, MOST_PERCENT) for key in categories}
    for score in SHARES:
        fields |= {anchor_key(score, language): Field(Kind.TEXT, LONGEST_TEXT, shipped=ANCHORS[score].in_(language)) for language in LANGUAGES}
    return fields


def simulation_fields(scored: Sequence[Scored]) -> dict[str, Field]:
    fields = {EXPECTED: Field(Kind.MONEY, MOST_MONEY)}
    scores = tuple(str(score) for score in SHARES)
    for number in range(1, MOST_TENDERS + 1):
        fields[tender_key(number, "name")] = Field(Kind.LINE, LONGEST_LINE)
        fields[tender_key(number, "price")] = Field(Kind.MONEY, MOST_MONEY)
        fields[tender_key(number, "musts")] = Field(Kind.CHOICE, options=MUSTS)
        fields |= {tender_key(number, f"category.{key}"): Field(Kind.PERCENT, 100) for key in categories_of(scored)}
        fields |= {tender_key(number, f"requirement.{each.key}"): Field(Kind.SCORE, options=scores) for each in scored}
    return fields


@dataclass
class Form:
    """The fields with what they show: what is stored, or what was typed and what is wrong with it."""

    fields: Mapping[str, Field]
    answers: Answers
    language: str
    typed: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, Value] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Message] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)

    def value(self, key: str) -> str:
        return self.typed[key] if key in self.typed else self.fields[key].show(self.answers.get(key), self.language)

    @property
    def seen_input(self) -> str:
        """Fingerprints of what the form shows; an answer without one was empty."""
        prints = self.seen or prints_of(self.answers)
        return " ".join(f"{key}={print_}" for key, print_ in prints.items() if key in self.fields)

    def read(self, body: Body) -> None:
        """Raises UnknownInput for anything the form does not have: such a body was not sent by it."""
        for name in body:
            raw = body.getlist(name)[0]
            if name == SEEN:
                self.seen = _read_seen(raw)
            if name in FRAME or (name not in self.fields and _GONE.fullmatch(name)):
                continue
            if name not in self.fields:
                raise UnknownInput(name)
            self.typed[name] = raw
            value, problem = self.fields[name].read(raw)
            if problem:
                self.problems[name] = problem
            else:
                self.wanted[name] = value

    def show_clashes(self, merged: Merged) -> None:
        """What the editor wanted stays in the inputs, what another wrote meanwhile stands beside it; saving again is a decision."""
        self.answers, self.seen = merged.answers, {}
        self.typed = {key: raw for key, raw in self.typed.items() if key in merged.clashes}
        for key, clash in merged.clashes.items():
            self.theirs[key] = self.fields[key].show(clash.theirs, self.language)
            self.problems[key] = Message(CHANGED)


def prints_of(answers: Answers) -> dict[str, str]:
    return {key: fingerprint(value) for key, value in answers.items()}


def _read_seen(raw: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in raw[:LONGEST_SEEN].split())
    return {key: print_ for key, _, print_ in pairs}
