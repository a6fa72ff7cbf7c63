"""The fold: many checklists become one common part and an annex for each institution. Pure, and blind to the order of institutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from inventory_app.content.schema import Parameter, Requirement, RequirementCatalogue, Text
from inventory_app.joint.party import Party
from inventory_app.requirements.choice import ASKED, SCORED, Chosen, Level
from inventory_app.requirements.modal import texts_at_level

# Where as many choose two levels, the stricter one stands: whoever needs the requirement gets it.
STRICTEST_FIRST = (Level.MUST_SCORED, Level.MUST, Level.SHOULD)
# A coordinator's decision that a requirement is not common: it stands in the annexes of those who chose it.
IN_ANNEXES = "in_annexes"


class Sort(StrEnum):
    LEVEL = "level"
    NOT_NEEDED = "not_needed"
    UNDECIDED = "undecided"
    PARAMETER = "parameter"
    WORDING = "wording"


@dataclass(frozen=True)
class Decision:
    """`level` is a level, or IN_ANNEXES."""

    level: str
    motive: str = ""


@dataclass(frozen=True)
class Deviation:
    """How one institution's choice differs from the common one."""

    who: str
    sort: Sort
    level: Level | None = None
    parameter: Parameter | None = None
    theirs: Chosen | None = None


@dataclass(frozen=True)
class Common:
    """`of_most` is the level that the most chose; None for an institution's own requirement that a coordinator has lifted."""

    chosen: Chosen
    of_most: Level | None
    # How many chose each level.
    votes: Mapping[Level, int]
    deviations: tuple[Deviation, ...] = ()
    decision: Decision | None = None
    # Whose own requirement it was before a coordinator lifted it.
    lifted_from: str = ""


@dataclass(frozen=True)
class Annex:
    """What only this institution asks for; keys carry its own, so that none is there twice."""

    party: Party
    extras: tuple[Chosen, ...] = ()
    own: tuple[Chosen, ...] = ()

    @property
    def asked(self) -> tuple[Chosen, ...]:
        return (*self.extras, *self.own)


@dataclass(frozen=True)
class Fold:
    parties: tuple[Party, ...]
    at_least: int | None
    common: tuple[Common, ...]
    annexes: tuple[Annex, ...]
    # Requirements that would be common had the coordinators not decided otherwise.
    kept_out: tuple[tuple[Requirement, Level, Decision], ...] = ()

    @cached_property
    def counting(self) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if party.is_named)

    @cached_property
    def by_key(self) -> dict[str, Common]:
        return {each.chosen.key: each for each in self.common}

    def annex_of(self, party_key: str) -> Annex | None:
        return next((annex for annex in self.annexes if annex.party.key == party_key), None)

    def deviations_of(self, party_key: str) -> list[tuple[Common, Deviation]]:
        return [(each, deviation) for each in self.common for deviation in each.deviations if deviation.who == party_key]


def key_in_annex(party_key: str, key: str) -> str:
    return f"{party_key}-{key}"


def fold_(parties: Iterable[Party], catalogue: RequirementCatalogue, at_least: int | None, decisions: Mapping[str, Decision]) -> Fold:
    """`at_least`: how many must choose a requirement to make it common; None: all who share their checklist by name."""
    ordered = tuple(sorted(parties, key=lambda party: party.key))
    # A joint specification is a part of the consortium: of one who shares its checklist without its name, two of them would tell every choice.
    table = _Table(tuple(party for party in ordered if party.is_named), at_least)
    common: list[Common] = []
    kept_out: list[tuple[Requirement, Level, Decision]] = []
    lifted = [
        _lift(party, own, decision)
        for party in table.counting
        for own in _own(party)
        if (decision := decisions.get(own.key)) and decision.level in ASKED
    ]
    for category in catalogue.categories:
        for requirement in catalogue.requirements:
            if requirement.category != category.key:
                continue
            decision = decisions.get(requirement.key)
            if decision is None or decision.level not in (*ASKED, IN_ANNEXES):
                decision = None
            is_common = table.is_common(requirement.key)
            if decision and decision.level == IN_ANNEXES:
                if is_common:
                    kept_out.append((requirement, table.level_of_most(requirement.key), decision))
                continue
            if is_common or (decision and table.choosers(requirement.key)):
                common.append(table.common(requirement, decision))
        common += [each for each in lifted if each.chosen.category == category.key]
    keys = {each.chosen.key for each in common}
    annexes = tuple(
        Annex(
            party,
            extras=tuple(_prefixed(party, each) for each in party.checklist if each.is_asked and not each.is_own and each.key not in keys),
            own=tuple(each for each in _own(party) if each.key not in keys),
        )
        for party in table.counting
    )
    return Fold(ordered, at_least, tuple(common), annexes, tuple(kept_out))


def _prefixed(party: Party, each: Chosen) -> Chosen:
    return replace(each, key=key_in_annex(party.key, each.key))


def _own(party: Party) -> list[Chosen]:
    return [_prefixed(party, each) for each in party.checklist if each.is_own and each.is_asked]


def _lift(party: Party, own: Chosen, decision: Decision) -> Common:
    """An institution's own requirement as a common one."""
    level = Level(decision.level)
    chosen = replace(own, level=level, own_texts=texts_at_level(dict(own.own_texts), level))
    return Common(chosen, None, {own.effective_level: 1} if own.effective_level else {}, (), decision, party.key)


class _Table:
    """Who chose what, looked up by requirement."""

    def __init__(self, counting: Sequence[Party], at_least: int | None) -> None:
        self.counting = counting
        self.needed = min(at_least or len(counting), len(counting))
        self.choices = {party.key: {each.key: each for each in party.checklist} for party in counting}

    def choosers(self, key: str) -> list[tuple[Party, Chosen]]:
        return [(party, chosen) for party in self.counting if (chosen := self.choices[party.key].get(key)) is not None and chosen.is_asked]

    def is_common(self, key: str) -> bool:
        return bool(self.counting) and len(self.choosers(key)) >= self.needed

    def level_of_most(self, key: str) -> Level:
        votes = Counter(chosen.effective_level for _party, chosen in self.choosers(key))
        return max(STRICTEST_FIRST, key=lambda level: (votes[level], -STRICTEST_FIRST.index(level)))

    def common(self, requirement: Requirement, decision: Decision | None) -> Common:
        choosers = self.choosers(requirement.key)
        of_most = self.level_of_most(requirement.key)
        level = Level(decision.level) if decision else of_most
        every = [chosen for _party, chosen in choosers]
        chosen = Chosen(
            key=requirement.key,
            category=requirement.category,
            requirement=requirement,
            level=level,
            own_points=_points(every) if level in SCORED else None,
            parameters=_parameters(requirement, every),
            own_texts=_wording(requirement, level, every),
        )
        votes = Counter(each.effective_level for each in every if each.effective_level)
        return Common(chosen, of_most, dict(votes), tuple(self._deviations(chosen)), decision)

    def _deviations(self, common: Chosen) -> Iterator[Deviation]:
        for party in self.counting:
            yield from _differences(party, common, self.choices[party.key].get(common.key))


def _differences(party: Party, common: Chosen, theirs: Chosen | None) -> Iterator[Deviation]:
    if theirs is None or theirs.is_undecided:
        yield Deviation(party.key, Sort.UNDECIDED)
        return
    if not theirs.is_asked:
        yield Deviation(party.key, Sort.NOT_NEEDED)
        return
    if theirs.effective_level != common.effective_level:
        yield Deviation(party.key, Sort.LEVEL, level=theirs.effective_level)
    for blank in common.blanks:
        value = theirs.value_of(blank)
        if value is not None and _mark(value) != _mark(common.value_of(blank)):
            yield Deviation(party.key, Sort.PARAMETER, parameter=blank, theirs=theirs)
    if any(theirs.own_texts.values()) and dict(theirs.own_texts) != dict(common.own_texts):
        yield Deviation(party.key, Sort.WORDING, theirs=theirs)


def _mark(value: Any) -> tuple[str, Any]:
    """What makes two values the same, and orders them: 24 is 24.0."""
    if isinstance(value, int | float):
        return "number", float(value)
    return "text", f"{value.sv}|{value.en}" if isinstance(value, Text) else str(value)


def _points(every: Sequence[Chosen]) -> int | None:
    """The points of the most; of as many, the higher."""
    votes = Counter(each.points for each in every if each.points is not None)
    return max(votes, key=lambda points: (votes[points], points)) if votes else None


def _parameters(requirement: Requirement, every: Sequence[Chosen]) -> dict[str, Any]:
    """The value of the most; of as many, the catalogue's proposal, then the lower number or the first word. A proposal need not be repeated."""
    found: dict[str, Any] = {}
    for blank in requirement.parameters:
        values = {_mark(value): value for each in every if (value := each.value_of(blank)) is not None}
        votes = Counter(_mark(value) for each in every if (value := each.value_of(blank)) is not None)
        if not votes:
            continue
        proposal = None if blank.default is None else _mark(blank.default)
        best = min(votes, key=lambda mark: (-votes[mark], mark != proposal, mark))
        if best != proposal:
            found[blank.key] = values[best]
    return found


def _wording(requirement: Requirement, level: Level, every: Sequence[Chosen]) -> dict[str, str]:
    """The same own words of all who chose it, else the catalogue's; with ska or bör as the level says."""
    texts = [dict(each.own_texts) for each in every]
    if texts and any(texts[0].values()) and all(each == texts[0] for each in texts):
        return texts_at_level(texts[0], level)
    catalogue = {"sv": requirement.text.sv, "en": requirement.text.en}
    said = texts_at_level(catalogue, level)
    return {"sv": "", "en": ""} if said == catalogue else said
