"""Why two institutions are alike and what tells them apart most: what adds most to their figure, and what takes most from it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inventory_app.comparison.likeness import Features, LikenessMap
from inventory_app.comparison.traits import Basis, Feature

MOST_REASONS = 3
# What adds less to a figure of 1 is no reason.
LEAST = 1e-6


@dataclass(frozen=True)
class Shared:
    """Both have it, as have `holders` of all."""

    basis: Basis
    feature: Feature
    holders: int
    strength: float


@dataclass(frozen=True)
class Levelled:
    """Of the requirements of a category, `number` of which both have decided, `same` are at the same level."""

    category: str
    same: int
    number: int
    strength: float


@dataclass(frozen=True)
class Differs:
    """Of a topic the one has these and the other those."""

    basis: Basis
    topic: str
    one: tuple[Feature, ...]
    other: tuple[Feature, ...]
    strength: float


Reason = Shared | Levelled
# For each other institution: places of the strongest reasons, and their strengths.
Row = tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], np.ndarray[tuple[int, ...], np.dtype[np.float64]]]
Difference = Differs | Levelled


@dataclass(frozen=True)
class Reasons:
    alike: tuple[Reason, ...]
    differs: Difference | None


class WhyAlike:
    """Worked out one institution at a time, when it is asked for."""

    def __init__(self, found: LikenessMap) -> None:
        self.map = found
        self.rows: dict[int, Row] = {}
        self.parts: Sequence[tuple[Basis, Features]] = tuple(found.features.items())

    def _row(self, one: int) -> Row:
        """The reasons that each other institution may have, and which are the strongest. Equal ones in their order, so a stable sort; of what `one` has."""
        if one not in self.rows:
            first, places, strengths = 0, [np.zeros(0, dtype=int)], [np.zeros((len(self.map.keys), 0))]
            for _basis, part in self.parts:
                held = np.flatnonzero(part.has[one])
                places.append(held + first)
                strengths.append(part.both(one)[:, held] * ~np.isnan(part.figures[one])[:, None])
                first += len(part.names)
            if levels := self.map.levels:
                places.append(np.arange(len(levels.categories)) + first)
                strengths.append(np.maximum(levels.surprises[:, one, :].T, 0) * ~np.isnan(levels.figures[one])[:, None])
            joined = np.concatenate(strengths, axis=1).round(9)
            best = np.argsort(-joined, axis=1, kind="stable")[:, :MOST_REASONS]
            self.rows[one] = np.concatenate(places)[best], np.take_along_axis(joined, best, axis=1)
        return self.rows[one]

    def reasons(self, one: int, other: int) -> Reasons:
        one, other = min(one, other), max(one, other)
        places, strengths = self._row(one)
        best = zip(places[other].tolist(), strengths[other].tolist(), strict=True)
        alike = [self._reason(one, other, at, strength) for at, strength in best if strength > LEAST]
        return Reasons(tuple(alike), self.difference(one, other))

    def _reason(self, one: int, other: int, at: int, strength: float) -> Reason:
        for basis, part in self.parts:
            if at < len(part.names):
                return Shared(basis, part.names[at], int(part.holders[at]), strength)
            at -= len(part.names)
        return self._levelled(at, one, other, strength)

    def _levelled(self, at: int, one: int, other: int, strength: float) -> Levelled:
        levels = self.map.levels
        assert levels is not None
        return Levelled(levels.categories[at], round(levels.same[at, one, other]), round(levels.numbers[at, one, other]), strength)

    def difference(self, one: int, other: int) -> Difference | None:
        """The strongest; of the first named to the second."""
        found: list[Difference] = []
        for basis, part in self.parts:
            if not part.topics or np.isnan(part.figures[one, other]):
                continue
            apart = part.apart(one, other)
            at = int(np.argmax(apart.round(9)))
            if apart[at] > LEAST:
                ours = tuple(part.names[number] for number in part.members[at] if part.has[one, number] and not part.has[other, number])
                theirs = tuple(part.names[number] for number in part.members[at] if part.has[other, number] and not part.has[one, number])
                found.append(Differs(basis, part.topics[at], ours, theirs, float(apart[at])))
        levels = self.map.levels
        if levels and levels.categories and not np.isnan(levels.figures[one, other]):
            surprises = levels.surprises[:, one, other]
            at = int(np.argmin(surprises.round(9)))
            if surprises[at] < -LEAST:
                found.append(self._levelled(at, one, other, float(-surprises[at])))
        return max(found, key=lambda each: round(each.strength, 9), default=None)


@dataclass(frozen=True)
class Group:
    """Institutions that hang together: how alike they are on average, and what they share more than others do (of them, of the rest)."""

    members: tuple[int, ...]
    figure: float | None
    traits: tuple[tuple[Basis, Feature, int, int], ...]


def describe_group(found: LikenessMap, members: tuple[int, ...]) -> Group:
    inside = np.array(members)
    values = found.figures[np.ix_(inside, inside)][np.triu_indices(len(inside), 1)]
    told = values[~np.isnan(values)]
    ranked = []
    outside = len(found.keys) - len(inside)
    for basis, part in found.features.items():
        holding = part.has[inside].sum(axis=0)
        rest = part.holders - holding
        gain = (holding / len(inside) - rest / max(outside, 1)).round(9)
        for at in np.argsort(-gain, kind="stable")[:MOST_REASONS]:
            # What one of them has is not what they share.
            if gain[at] > LEAST and holding[at] >= max(2, len(inside) / 2):
                ranked.append((float(gain[at]), basis, part.names[at], int(holding[at]), int(rest[at])))
    ranked.sort(key=lambda each: (-each[0], each[1], each[2]))
    return Group(members, float(told.mean()) if told.size else None, tuple(each[1:] for each in ranked[:MOST_REASONS]))
