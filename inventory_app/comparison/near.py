"""Which requirements say nearly the same thing, whoever wrote them: their words without order, inflection and small words, weighed. Pure.

A word counts the more the rarer it is in the catalogue, so whether two texts are alike depends on these two and on nobody else's. What both say stands
against what only one says: words that one of them merely adds count half, words that each has in place of the other's count one and a half times
("export" here, "import" there). Words of one stem, as "remind" and "reminder", are nearly one word. Numbers may differ, a "not" may not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

import numpy as np

from inventory_app.wording.likeness import Gist, gist_in

# Six tenths of what two texts say, weighed as above, must be said by both.
ENOUGH = 0.6
_ADDED, _INSTEAD, _KIN = 0.5, 1.5, 0.7
# Shorter beginnings are alike by chance.
_STEM, _TAIL = 5, 6
# Rows of pairs looked at together: a table of ten thousand texts by ten thousand would not fit.
_AT_ONCE = 250

# Language -> text; one of them may be missing.
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Weights:
    """How much a word tells in one language. One that the catalogue lacks tells most."""

    known: Mapping[str, float]
    unknown: float

    def of(self, word: str) -> float:
        return self.known.get(word, self.unknown)


@lru_cache(maxsize=8)
def weigh(texts: tuple[str, ...], language: str) -> Weights:
    """From texts of the same sort: the catalogue's."""
    counts = Counter(word for text in texts for word in _gist(text, language).words)
    most = len(texts) + 1
    return Weights({word: log(most / (count + 0.5)) for word, count in counts.items()}, log(most / 0.5))


# The same requirements are compared again with every page.
_gist = lru_cache(maxsize=32768)(gist_in)


def _is_kin(one: str, other: str) -> bool:
    """remind and reminder, user interface and interface written together."""
    short, long = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return (same >= _STEM and same >= 0.6 * len(short)) or (len(short) >= _TAIL and long.endswith(short))


def likeness(one: Gist, other: Gist, weights: Weights) -> float:
    """From 0 to 1, the same both ways."""
    if one.negations != other.negations:
        return 0
    said = sum(weights.of(word) for word in sorted(one.words & other.words))
    mine, yours = sorted(one.words - other.words), sorted(other.words - one.words)
    kin = sorted(((word, twin) for word in mine for twin in yours if _is_kin(word, twin)), key=lambda pair: sorted(pair))
    for word, twin in kin:
        if word in mine and twin in yours:
            said += _KIN * min(weights.of(word), weights.of(twin))
            mine.remove(word)
            yours.remove(twin)
    less, more = sorted((sum(map(weights.of, mine)), sum(map(weights.of, yours))))
    return said / (said + _INSTEAD * less + _ADDED * more) if said else 0


def _kin_of(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of words that are kin, both ways. Only words that begin alike, or end in another word, are looked at."""
    place_of = {word: place for place, word in enumerate(words)}
    beginnings: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        likely = {*beginnings[word[:_STEM]], *(place_of[word[at:]] for at in range(1, len(word) - _TAIL + 1) if word[at:] in place_of)}
        beginnings[word[:_STEM]].append(place)
        for other in sorted(likely):
            if _is_kin(word, words[other]):
                yield place, other
                yield other, place


class _Sheet:
    """Texts against words: shared weights of many pairs at once, of which few are looked at one by one."""

    def __init__(self, gists: Sequence[Gist], weights: Weights) -> None:
        from scipy import sparse  # noqa: PLC0415 -- see likeness.prepare

        self.gists, self.weights = gists, weights
        words = sorted({word for gist in gists for word in gist.words})
        place_of = {word: place for place, word in enumerate(words)}
        each = np.array([weights.of(word) for word in words])
        columns = [place_of[word] for gist in gists for word in gist.words]
        ends = np.cumsum([0, *(len(gist.words) for gist in gists)])
        self.words = sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(gists), len(words)))
        self.weighed = self.words * each
        self.totals = self.words @ each
        kin = list(_kin_of(words))
        rows, others = np.array([one for one, _other in kin], int), np.array([other for _one, other in kin], int)

        def of_kin(values: Any) -> Any:
            return self.words @ sparse.csr_array((values, (rows, others)), shape=(len(words), len(words)))

        self.credit = of_kin(_KIN * np.minimum(each[rows], each[others]))
        self.spent = of_kin(np.maximum(each[rows], each[others]))
        kinds = {negations: number for number, negations in enumerate(sorted({gist.negations for gist in gists}, key=sorted))}
        self.negations = np.array([kinds[gist.negations] for gist in gists])

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        for start in range(0, len(self.gists), _AT_ONCE):
            here, later = slice(start, start + _AT_ONCE), self.words[start:].T
            said, credit, spent = ((matrix[here] @ later).toarray() for matrix in (self.weighed, self.credit, self.spent))
            mine, yours = self.totals[here, None] - said, self.totals[None, start:] - said
            less, more = np.minimum(mine, yours), np.maximum(mine, yours)
            # What it would be if every word had all its kin to itself.
            less, more = np.maximum(less - spent, 0), np.maximum(more - spent, 0)
            at_best = said + credit
            wanted = (at_best > 0) & (at_best >= (ENOUGH - 1e-9) * (at_best + _INSTEAD * less + _ADDED * more))
            wanted &= self.negations[here, None] == self.negations[None, start:]
            for one, other in np.argwhere(np.triu(wanted, 1)).tolist():
                found = likeness(self.gists[start + one], self.gists[start + other], self.weights)
                if found >= ENOUGH:
                    yield start + one, start + other, found


def find_alike(texts: Sequence[Texts], weights: Mapping[str, Weights]) -> dict[tuple[int, int], float]:
    """Pairs of places, the earlier first, and how alike they are in the language in which they are most so."""
    found: dict[tuple[int, int], float] = {}
    for language, weighed in weights.items():
        places = [place for place, text in enumerate(texts) if text.get(language)]
        if len(places) > 1:
            for one, other, value in _Sheet([_gist(texts[place][language], language) for place in places], weighed).pairs():
                pair = places[one], places[other]
                found[pair] = max(value, found.get(pair, 0))
    return found


def group_alike(texts: Sequence[Texts], weights: Mapping[str, Weights]) -> list[tuple[int, ...]]:
    """Places of those that say nearly the same, two or more together, in the order of the first; the same groups in whatever order the texts come.

    The most alike come together first; two groups become one only where at least half of the pairs across them are alike, so that a chain of small
    differences joins nothing.
    """
    places: dict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if any(text.values()):
            places[tuple(sorted(text.items()))].append(place)
    distinct = sorted(places)
    alike = find_alike([dict(text) for text in distinct], weights)
    group_of = {number: [number] for number in range(len(distinct))}
    for (one, other), _value in sorted(alike.items(), key=lambda pair: (-pair[1], pair[0])):
        mine, yours = group_of[one], group_of[other]
        if mine is yours:
            continue
        across = sum((min(a, b), max(a, b)) in alike for a in mine for b in yours)
        if 2 * across >= len(mine) * len(yours):
            joined = sorted(mine + yours)
            group_of.update(dict.fromkeys(joined, joined))
    groups = {id(group): group for group in group_of.values()}
    found = [tuple(sorted(place for number in group for place in places[distinct[number]])) for group in groups.values()]
    return sorted(group for group in found if len(group) > 1)
