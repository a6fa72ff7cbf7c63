"""What every view is: it reads the hand-ins that its scope lets it see and gives one outcome, which the page, the PDF, the workbook and the report show."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import ClassVar, Literal

from sqlmodel import Session

from inventory_app.answers.reading import read_whole
from inventory_app.comparison.scope import Party, Scope, Seen
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Text
from inventory_app.documents.blocks import Block
from inventory_app.documents.words import T
from inventory_app.exchange.table import Table
from inventory_app.institutions.sharing import Part


@dataclass(frozen=True)
class Asked:
    """What the address asks for. What is no possible value is as if not there: an old link still leads to the page."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, name: str, allowed: Iterable[str], default: str = "") -> str:
        value = next(iter(self.values.get(name, ())), "")
        return value if value in allowed else default

    def many(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """In the order of `allowed`."""
        values = set(self.values.get(name, ()))
        return tuple(each for each in allowed if each in values)

    def whole(self, name: str, least: int, most: int, default: int) -> int:
        number = read_whole(next(iter(self.values.get(name, ())), ""))
        return default if number is None else max(least, min(most, number))

    def words(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "").strip()[:200]


@dataclass(frozen=True)
class Choice:
    """One field of the form above a view. `options` of (value, words); several may be `chosen` where `kind` says so."""

    kind: Literal["select", "several", "number", "range", "search"]
    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()
    hint: str = ""
    least: int = 0
    most: int = 0

    @property
    def value(self) -> str:
        return self.chosen[0] if self.chosen else ""


@dataclass(frozen=True)
class Source:
    """What a view reads from and writes with. `link` gives the address of a view of the same reader: link("areas", area="alumni")."""

    session: Session
    scope: Scope
    language: Literal["sv", "en"]
    today: date
    template: InventoryTemplate
    catalogue: RequirementCatalogue
    link: Callable[..., str]
    # start_joint(name, institution): where a joint specification begins with them; None for who may not begin one.
    start_joint: Callable[..., str] | None = None
    # The reader's own groups: name, and ids of institutions. Asked for where they are needed; who reads nobody's groups has none.
    groups: Callable[[], Sequence[tuple[str, frozenset[int]]]] = tuple

    def say(self, text: Text, **places: object) -> str:
        words = text.in_(self.language)
        return words.format(**places) if places else words

    def name(self, party: Party) -> str:
        return party.name_in(self.language)


FindingKind = Literal["alike", "differs", "together"]


@dataclass(frozen=True)
class Finding:
    """One sentence that a reader should know, with the address of what it rests on. `kind`: what is alike, what differs, or what could be done together."""

    text: str
    href: str = ""
    kind: FindingKind = "differs"


@dataclass(frozen=True)
class Line:
    """One figure of a view, to be set beside the same figure of another round. `key` tells which lines of two rounds belong together."""

    key: str
    label: str
    value: float | None
    group: str = ""


class Outcome(ABC):
    """One view of one scope. What is worked out is worked out when it is asked for: a workbook needs no picture."""

    def __init__(self, source: Source, seen: Seen, parts: tuple[Part, ...]) -> None:
        self.source = source
        self.seen = seen
        self.parts = parts

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        """Who is seen of what on the page, where it rests on parts that not all share alike."""
        return {self.parts: self.seen}

    @property
    def seen_in_tables(self) -> dict[tuple[Part, ...], Seen]:
        """The same of the workbook, which may hold parts that the page has no room for."""
        return self.seen_by

    @property
    def seen_in_trend(self) -> dict[tuple[Part, ...], Seen]:
        """The same of `trend`, which may hold less."""
        return self.seen_by

    @property
    def readings(self) -> dict[int, tuple[Part, ...]]:
        """Whose parts were read by name: what the log says, and to whom it is open."""
        return self.readings_in(self.seen_by)

    def readings_in(self, seen_by: Mapping[tuple[Part, ...], Seen]) -> dict[int, tuple[Part, ...]]:
        read: dict[int, tuple[Part, ...]] = {}
        for parts, seen in seen_by.items():
            for party in seen.named:
                if not self.source.scope.is_own(party):
                    read[party.institution_id] = (*read.get(party.institution_id, ()), *parts)
        return read

    @property
    def pages(self) -> tuple[int, int]:
        """The page of a long list that the address asks for, and how many there are."""
        return 1, 1

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def trend_choices(self) -> tuple[Choice, ...]:
        """Those of the choices that tell on `trend`."""
        return self.choices

    @abstractmethod
    def blocks(self) -> tuple[Block, ...]:
        """The page, and its PDF: the picture first, then the table."""

    @abstractmethod
    def brief(self) -> tuple[Block, ...]:
        """For the consortium's report: the picture and what matters most, about two pages at most, however many institutions there are."""

    @abstractmethod
    def findings(self) -> tuple[Finding, ...]:
        """One to three sentences."""

    @abstractmethod
    def tables(self) -> list[Table]:
        """The whole of it as sheets of a workbook: every row and column, not only what the page has room for."""

    @abstractmethod
    def trend(self) -> tuple[Line, ...]:
        """What can be set beside another round. Of institutions seen by name only: counts of the others would tell who came and went."""


class View(ABC):
    """`parts`: what an institution must share to be in it. One question or fact must always be seen under the same parts: the difference of two counts would
    tell who is in the one and not in the other."""

    key: ClassVar[str]
    title: ClassVar[Text]
    lead: ClassVar[Text]
    parts: ClassVar[tuple[Part, ...]]
    # How its figures are made, for the report's chapter on method.
    method: ClassVar[Text] = T(
        "Räknat på de senaste inlämningarna, eller på en omgångs. Ett lärosäte räknas en gång, och bara om det delar det som vyn bygger på.",
        "Counted from the latest hand-ins, or from those of a round. An institution counts once, and only if it shares what the view rests on.",
    )
    # What to ask for where the whole is wanted: in findings, the report and its workbook. A page may begin with less.
    whole: ClassVar[Asked] = Asked()

    @abstractmethod
    def read(self, source: Source, asked: Asked) -> Outcome: ...
