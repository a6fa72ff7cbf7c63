"""Whose hand-ins a reader may see in a view, by name and counted. Pure; every view asks this and nothing else.

An institution is seen by name, counted without its name, or not at all, as the strictest of the parts that a view rests on says. Those who are counted are
counted in the latest hand-ins of the whole consortium only: under a filter, in a group or beside another round, the difference of two views would tell one
of them from the rest. Of fewer than three nothing is told. Who shares nothing of a part sees nobody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from inventory_app.institutions.sharing import Part, ShareLevel

# Of fewer, a number would tell what one of them answered.
FEWEST_COUNTED = 3
_OPENNESS = {ShareLevel.WITHHELD: 0, ShareLevel.COUNTED: 1, ShareLevel.NAMED: 2}


class Absence(StrEnum):
    """Why an institution is in no view."""

    DECLINED = "declined"
    NOT_HANDED_IN = "not_handed_in"


@dataclass(frozen=True)
class Party:
    """An institution with the hand-in that is compared, and what it shares today."""

    institution_id: int
    key: str
    names: Mapping[str, str]
    submission_id: int
    number: int
    submitted_at: datetime
    template_edition: int
    catalogue_edition: int
    levels: Mapping[Part, ShareLevel]
    # Only where its profile may be seen.
    strategy: str | None = None
    organisation: str | None = None

    def name_in(self, language: str) -> str:
        return self.names[language]

    def level(self, parts: Iterable[Part]) -> ShareLevel:
        """The strictest: a cost of a system is seen where costs and systems are."""
        return min((self.levels[part] for part in parts), key=_OPENNESS.__getitem__)


@dataclass(frozen=True)
class Absent:
    institution_id: int
    key: str
    names: Mapping[str, str]
    why: Absence
    reason: str = ""


@dataclass(frozen=True)
class Filter:
    """What a reader looks at: all, or those with a strategy, a form of organisation, in a group of theirs; the latest hand-ins, or those of a round."""

    strategy: str = ""
    organisation: str = ""
    group_id: int | None = None
    group: frozenset[int] = frozenset()
    round_id: int | None = None

    @property
    def is_whole(self) -> bool:
        return not (self.strategy or self.organisation or self.group_id or self.round_id)

    def takes(self, party: Party) -> bool:
        return (
            (not self.strategy or party.strategy == self.strategy)
            and (not self.organisation or party.organisation == self.organisation)
            and (self.group_id is None or party.institution_id in self.group)
        )


@dataclass(frozen=True)
class Seen:
    """What may be seen of some parts. `counted` is empty unless its numbers may be told; the other numbers say what is left out, and why."""

    named: tuple[Party, ...]
    counted: tuple[Party, ...] = ()
    few_counted: int = 0
    uncountable: int = 0
    withheld: int = 0
    filtered_out: int = 0
    # Would be counted where there are totals; in a view of names they are not in it.
    only_counted: int = 0
    # The reader's institution shares nothing of this, so it sees only itself.
    gives_nothing: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The hand-ins of those seen by name."""
        return tuple(party.submission_id for party in self.named)

    @property
    def by_name(self) -> Seen:
        """For a view that has no totals: nobody is counted."""
        return replace(self, counted=(), few_counted=0, uncountable=0, only_counted=len(self.counted) + self.few_counted + self.uncountable)

    @property
    def all_ids(self) -> tuple[int, ...]:
        return tuple(party.submission_id for party in (*self.named, *self.counted))

    @property
    def total(self) -> int:
        """How many a count is over."""
        return len(self.named) + len(self.counted)

    @cached_property
    def by_submission(self) -> dict[int, Party]:
        return {party.submission_id: party for party in self.named}


@dataclass(frozen=True)
class Scope:
    """All that handed in, of which `see` gives what this reader may see. `own_id` is the reader's institution; None for a coordinator."""

    parties: tuple[Party, ...]
    own_id: int | None = None
    filter: Filter = field(default_factory=Filter)
    absent: tuple[Absent, ...] = ()
    # The reader's institution by its latest hand-in, where an older one is looked at: what it shares today is what it gives.
    giver: Party | None = None

    def is_own(self, party: Party) -> bool:
        return party.institution_id == self.own_id

    @cached_property
    def own(self) -> Party | None:
        return next((party for party in self.parties if self.is_own(party)), None)

    def gives(self, *parts: Part) -> bool:
        """Whether the reader may see others at all: coordinators do, and institutions that share something of each of these parts."""
        if self.own_id is None:
            return True
        giver = self.giver or self.own
        return giver is not None and giver.level(parts) is not ShareLevel.WITHHELD

    def see(self, *parts: Part) -> Seen:
        levels = {party.institution_id: party.level(parts) for party in self.parties}
        own = [party for party in self.parties if self.is_own(party)]
        if not self.gives(*parts):
            return Seen(tuple(own), gives_nothing=True)
        others = [party for party in self.parties if not self.is_own(party)]
        open_ = [party for party in self.parties if self.is_own(party) or levels[party.institution_id] is ShareLevel.NAMED]
        named = tuple(party for party in open_ if self.is_own(party) or self.filter.takes(party))
        counted = tuple(party for party in others if levels[party.institution_id] is ShareLevel.COUNTED)
        withheld = sum(levels[party.institution_id] is ShareLevel.WITHHELD for party in others)
        left_out = len(open_) - len(named)
        if not self.filter.is_whole:
            return Seen(named, uncountable=len(counted), withheld=withheld, filtered_out=left_out)
        if len(counted) < FEWEST_COUNTED:
            return Seen(named, few_counted=len(counted), withheld=withheld)
        return Seen(named, counted, withheld=withheld)
