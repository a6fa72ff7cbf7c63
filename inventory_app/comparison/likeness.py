"""How alike institutions are, two by two. Pure, and the same whatever order they come in: they are worked through by key.

Features of systems and profile: of what at least one of the two has, the share that both have, where a feature weighs 1 and one more for each halving of
the number of institutions that have it. In the profile only questions that both have answered count. Levels: 1 for the same, less a third for each step
apart, the mean over the requirements that both have decided. The figure is the mean of the parts that have one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np

from inventory_app.comparison.traits import Basis, Feature, Traits

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
FARTHEST = 3


def prepare() -> None:
    """Reads scipy in, which takes a third of a second: before the server's processes part, or when a command needs them."""
    import scipy.cluster.hierarchy  # noqa: F401, PLC0415 -- see above


class Features:
    """One part that is made of features: who has what, what each weighs, and the figure of each pair."""

    def __init__(self, sets: Sequence[set[Feature]], least: int, *, is_asked: bool) -> None:
        self.names = sorted(set().union(*sets)) if sets else []
        place = {feature: at for at, feature in enumerate(self.names)}
        self.has: Array = np.zeros((len(sets), len(self.names)))
        for row, features in enumerate(sets):
            self.has[row, [place[feature] for feature in features]] = 1
        self.holders = self.has.sum(axis=0)
        self.weights = 1 + np.log2(len(sets) / np.maximum(self.holders, 1))
        self.topics = sorted({feature.topic for feature in self.names})
        number = {topic: at for at, topic in enumerate(self.topics)}
        self.topic_of = np.array([number[feature.topic] for feature in self.names], dtype=int)
        self.members = [np.flatnonzero(self.topic_of == at).tolist() for at in range(len(self.topics))]
        alone = np.array([feature.option == "" for feature in self.names], dtype=bool) & (self.holders < 2)
        # What tells two apart. A product that nobody else has tells of one institution, not of two.
        self.telling: Array = self.weights * ~alone
        answered: Array = np.zeros((len(sets), len(self.topics)))
        for row, features in enumerate(sets):
            answered[row, [number[feature.topic] for feature in features]] = 1
        # Whoever lists systems has answered for all of them; a question of the profile is answered by itself.
        self.answers: Array = answered if is_asked else np.repeat(answered.max(axis=1, initial=0)[:, None], len(self.topics), axis=1)
        can: Array = self.answers[:, self.topic_of]
        weighted = self.has * self.weights
        common = weighted @ self.has.T
        self.either: Array = weighted @ can.T + can @ weighted.T - common
        plain = self.has @ can.T
        self.comparable: Array = answered @ answered.T if is_asked else plain + plain.T - self.has @ self.has.T
        self.comparable = np.where(
            self.answers.max(axis=1, initial=0)[:, None] * self.answers.max(axis=1, initial=0)[None, :] > 0, self.comparable, 0
        )
        told = (self.comparable >= least) & (self.either > 0)
        self.figures: Array = np.where(told, common / np.where(told, self.either, 1), np.nan)

    def both(self, row: int) -> Array:
        """For each other institution, how much each feature that both have adds to the figure."""
        added: Array = self.has * (self.has[row] * self.weights) / np.where(self.either[row] > 0, self.either[row], np.inf)[:, None]
        return added

    def apart(self, row: int, other: int) -> Array:
        """For two institutions, how much each topic takes from the figure."""
        can = (self.answers[row] * self.answers[other])[self.topic_of]
        differs = np.abs(self.has[row] - self.has[other]) * self.telling * can
        total = np.bincount(self.topic_of, weights=differs, minlength=len(self.topics))
        taken: Array = total / (self.either[row, other] or np.inf)
        return taken


class Levels:
    """The part that is made of levels."""

    def __init__(self, chosen: Sequence[Mapping[str, int]], categories: Mapping[str, str], least: int) -> None:
        size = len(chosen)
        keys = sorted(set().union(*chosen)) if chosen else []
        self.categories = sorted({categories.get(key, "") for key in keys})
        self.keys = {name: [key for key in keys if categories.get(key, "") == name] for name in self.categories}
        self.numbers: Array = np.zeros((len(self.categories), size, size))
        self.sums: Array = np.zeros((len(self.categories), size, size))
        self.same: Array = np.zeros((len(self.categories), size, size))
        for at, name in enumerate(self.categories):
            steps: Array = np.array([[traits.get(key, -1) for key in self.keys[name]] for traits in chosen], dtype=float)
            decided: Array = (steps >= 0).astype(float)
            self.numbers[at] = decided @ decided.T
            self.sums[at] = self.numbers[at]
            for step in range(1, FARTHEST + 1):
                above = (steps >= step).astype(float)
                crossed = above @ decided.T
                self.sums[at] -= (crossed + crossed.T - 2 * above @ above.T) / FARTHEST
            for step in range(FARTHEST + 1):
                exact = (steps == step).astype(float)
                self.same[at] += exact @ exact.T
        self.comparable: Array = self.numbers.sum(axis=0)
        told = (self.comparable >= least) & (self.comparable > 0)
        self.figures: Array = np.where(told, self.sums.sum(axis=0) / np.where(told, self.comparable, 1), np.nan)

    @cached_property
    def surprises(self) -> Array:
        """Category -> pair -> by how much it lies above the other pairs, as a part of the figure. Where there are no others, one half is expected."""
        size = self.comparable.shape[0]
        found: Array = np.zeros_like(self.sums)
        upper = np.triu_indices(size, 1)
        for at in range(len(self.categories)):
            counted = self.numbers[at] > 0
            mean = np.where(counted, self.sums[at] / np.where(counted, self.numbers[at], 1), 0)
            total, pairs = mean[upper].sum(), counted[upper].sum()
            expected = (total - mean + 0.5) / np.maximum(pairs - counted + 1, 1)
            share = self.numbers[at] / np.maximum(self.comparable, 1)
            found[at] = np.where(counted, (mean - expected) * share, 0)
        return found


@dataclass(frozen=True)
class Merge:
    """Two branches meet: each an institution or an earlier merge (numbered on after the institutions), at the likeness that they have on average."""

    one: int
    other: int
    figure: float
    members: tuple[int, ...]


@dataclass(frozen=True)
class LikenessMap:
    """`figures[i, j]` from 0 to 1, not a number where there is too little to compare; institutions in the order of `keys`."""

    keys: tuple[str, ...]
    features: Mapping[Basis, Features]
    levels: Levels | None
    figures: Array
    comparable: Array
    order: tuple[int, ...]
    tree: tuple[Merge, ...]
    # The branches that meet above it are one group.
    cut: float
    groups: tuple[tuple[int, ...], ...]

    def place(self, key: str) -> int:
        return self.keys.index(key)

    def part_figures(self) -> dict[Basis, Array]:
        found = {basis: part.figures for basis, part in self.features.items()}
        return found | ({Basis.LEVELS: self.levels.figures} if self.levels else {})

    def figure(self, one: int, other: int) -> float | None:
        value = float(self.figures[one, other])
        return None if isnan(value) else value

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Those that have a figure, most alike first; equal ones by their keys."""
        one, other = np.triu_indices(len(self.keys), 1)
        values = self.figures[one, other]
        told = ~np.isnan(values)
        one, other, values = one[told], other[told], values[told].round(9)
        return [(int(one[at]), int(other[at])) for at in np.argsort(-values, kind="stable")]

    def most_like(self, one: int) -> list[int]:
        others = [other for other in range(len(self.keys)) if other != one and self.figure(one, other) is not None]
        return sorted(others, key=lambda other: (-round(self.figure(one, other) or 0, 9), other))

    @property
    def mean(self) -> float | None:
        if not self.pairs:
            return None
        return float(sum(self.figures[pair] for pair in self.pairs)) / len(self.pairs)


def fold_likeness(traits: Sequence[Traits], parts: Sequence[Basis], categories: Mapping[str, str], least: int = 3) -> LikenessMap:
    """`categories`: requirement -> category, for reasons that name many at once."""
    from inventory_app.comparison.likeness_tree import fold_tree  # noqa: PLC0415 -- see `prepare`

    ordered = sorted(traits, key=lambda each: each.key)
    features: dict[Basis, Features] = {}
    if Basis.SYSTEMS in parts:
        features[Basis.SYSTEMS] = Features([each.systems for each in ordered], least, is_asked=False)
    if Basis.PROFILE in parts:
        features[Basis.PROFILE] = Features([each.profile for each in ordered], least, is_asked=True)
    levels = Levels([each.levels for each in ordered], categories, least) if Basis.LEVELS in parts else None
    made: list[Features | Levels] = [*features.values(), *([levels] if levels else [])]
    size = len(ordered)
    stacked = np.array([part.figures for part in made]).reshape(len(made), size, size)
    told = (~np.isnan(stacked)).sum(axis=0)
    figures = np.where(told > 0, np.nansum(stacked, axis=0) / np.maximum(told, 1), np.nan)
    comparable = sum((part.comparable for part in made), np.zeros((size, size)))
    order, tree, cut, groups = fold_tree(figures)
    return LikenessMap(tuple(each.key for each in ordered), features, levels, figures, comparable, order, tree, cut, groups)
