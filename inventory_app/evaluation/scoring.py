"""Tenders against each other: what each gets, who wins, and what one that does not win would need. Exact fractions, rounded only where shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from inventory_app.evaluation.models import WHOLE, Evaluation, Model


@dataclass(frozen=True)
class Terms:
    """What is set in advance: the worth of each category, and for the weighted model the price scale; in SEK or in hundredths of a point."""

    model: Model
    worths: Mapping[str, Fraction]
    price_worth: int = 0
    floor: int = 0
    ceiling: int = 1

    @property
    def whole(self) -> Fraction:
        return sum(self.worths.values(), Fraction(0))

    def price_points(self, price: int) -> Fraction:
        """On a scale that other tenders do not move: everything at the floor and below it, nothing at the ceiling and above it."""
        share = Fraction(self.ceiling - price, self.ceiling - self.floor)
        return self.price_worth * min(max(share, Fraction(0)), Fraction(1))


def terms_of(evaluation: Evaluation, categories: Sequence[str], weights: Mapping[str, Fraction | int] | None = None) -> Terms:
    """`weights`: other ones than those that were decided, to see what they would do."""
    taken = evaluation.weights if weights is None else weights
    worths = {key: Fraction(evaluation.whole * taken.get(key, 0)) / WHOLE for key in categories}
    terms = Terms(evaluation.model, worths)
    if evaluation.model is Model.WEIGHTED and evaluation.has_price_scale:
        bounds = evaluation.number("floor") or 0, evaluation.number("ceiling") or 1
        return replace(terms, price_worth=evaluation.price_share * 100, floor=bounds[0], ceiling=bounds[1])
    return terms


@dataclass(frozen=True)
class Tender:
    """`shares`: category -> how much of its worth the tender earns, from 0 to 1. `are_musts_met` is None while nobody has looked."""

    number: int
    name: str
    price: int | None
    are_musts_met: bool | None
    shares: Mapping[str, Fraction]

    def quality(self, terms: Terms) -> Fraction:
        return sum((worth * self.shares.get(key, 0) for key, worth in terms.worths.items()), Fraction(0))

    def may_be_ranked(self, terms: Terms) -> bool:
        """A must that is unmet or unanswered keeps a tender out, however good the rest of it is."""
        return self.are_musts_met is True and (self.price is not None or terms.model is Model.FIXED)


def _price_counts(terms: Terms, price: int | None) -> Fraction:
    """What the price adds, in the unit of quality: the higher the better."""
    if terms.model is Model.FIXED or price is None:
        return Fraction(0)
    return Fraction(-price) if terms.model is Model.DEDUCTION else terms.price_points(price)


def result(terms: Terms, tender: Tender) -> Fraction:
    """The higher the better: the evaluation price with its sign turned, or points."""
    return _price_counts(terms, tender.price) + tender.quality(terms)


@dataclass(frozen=True)
class Placed:
    rank: int
    tender: Tender
    quality: Fraction
    result: Fraction


def rank(terms: Terms, tenders: Iterable[Tender]) -> list[Placed]:
    """Only those that may be ranked; equals share a rank and stand in the order of their numbers."""
    results = [(result(terms, each), each) for each in tenders if each.may_be_ranked(terms)]
    ordered = sorted(results, key=lambda pair: (-pair[0], pair[1].number))
    return [Placed(1 + sum(other > got for other, _tender in results), each, each.quality(terms), got) for got, each in ordered]


def find_winner(terms: Terms, tenders: Iterable[Tender]) -> Tender | None:
    """None where nobody may be ranked, and where two are equal: that is settled by something else than the sums."""
    placed = rank(terms, tenders)
    is_alone = bool(placed) and (len(placed) == 1 or placed[1].rank > 1)
    return placed[0].tender if is_alone else None


@dataclass(frozen=True)
class Needs:
    """What makes a tender win: the least share of quality in whole per cent, the same in every category, and the highest price with the quality it has.

    None where nothing is enough; `any_price` where its quality wins whatever it costs.
    """

    share: int | None
    price: int | None
    any_price: bool = False


def needs(terms: Terms, tender: Tender, others: Iterable[Tender]) -> Needs | None:
    """None where there is nobody to beat."""
    placed = rank(terms, others)
    if not placed:
        return None
    best = placed[0].result
    return Needs(_least_share(terms, best - _price_counts(terms, tender.price)), *_highest_price(terms, best - tender.quality(terms)))


def _least_share(terms: Terms, to_beat: Fraction) -> int | None:
    if to_beat < 0:
        return 0
    if not terms.whole:
        return None
    share = floor(100 * to_beat / terms.whole) + 1
    return share if share <= 100 else None


def _highest_price(terms: Terms, to_beat: Fraction) -> tuple[int | None, bool]:
    """`to_beat`: what the price must count for more than."""
    if terms.model is Model.FIXED:
        return None, False
    if terms.model is Model.DEDUCTION:
        price = ceil(-to_beat) - 1
        return (price if price >= 0 else None), False
    if to_beat < 0:
        return None, True
    if to_beat >= terms.price_worth:
        return None, False
    price = ceil(terms.ceiling - to_beat / terms.price_worth * (terms.ceiling - terms.floor)) - 1
    return (price if price >= 0 else None), False
