"""Invented tenders under the institution's own terms: who wins, by how much, and what would turn it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

from inventory_app.answers.values import Answers
from inventory_app.evaluation.models import SHARES, WHOLE, Evaluation, Model
from inventory_app.evaluation.scoring import Needs, Placed, Tender, Terms, find_winner, needs, rank, result, terms_of
from inventory_app.evaluation.weights import Scored, categories_of

MOST_TENDERS, SHOWN_TENDERS = 6, 3
MUSTS = ("yes", "no")
EXPECTED = "expected_price"
TEN_PERCENT = Fraction(1, 10)


def tender_key(number: int, part: str) -> str:
    """t2.price, t2.category.KON, t2.requirement.KON-06"""
    return f"t{number}.{part}"


def numbers_in(answers: Answers) -> list[int]:
    """Those tenders of which anything was written."""
    return [number for number in range(1, MOST_TENDERS + 1) if any(key.startswith(tender_key(number, "")) for key in answers)]


def read_tenders(answers: Answers, scored: Sequence[Scored], unnamed: str) -> list[Tender]:
    """`unnamed` names a tender that was given none: “Tender {number}”."""
    return [_tender(answers, number, scored, unnamed) for number in numbers_in(answers)]


def _tender(answers: Answers, number: int, scored: Sequence[Scored], unnamed: str) -> Tender:
    def answer(part: str) -> Any:
        return answers.get(tender_key(number, part))

    musts = answer("musts")
    return Tender(
        number=number,
        name=answer("name") or unnamed.format(number=number),
        price=answer("price"),
        are_musts_met=None if musts not in MUSTS else musts == "yes",
        shares={key: _share(answers, number, key, scored) for key in categories_of(scored)},
    )


def _share(answers: Answers, number: int, category: str, scored: Sequence[Scored]) -> Fraction:
    """By the scores of its requirements where there are any; those without a score, and a category without one, by the category's per cent."""
    here = [each for each in scored if each.category == category]
    in_all = Fraction(answers.get(tender_key(number, f"category.{category}")) or 0, 100)
    scores = {each.key: answers.get(tender_key(number, f"requirement.{each.key}")) for each in here}
    earned = sum((each.points * SHARES.get(scores[each.key], in_all) for each in here), Fraction(0))  # type: ignore[arg-type]  # None has no share
    return earned / sum(each.points for each in here)


@dataclass(frozen=True)
class Turn:
    """The smallest change of a weight, or of the price's share (`category` is empty), that makes another tender win."""

    category: str
    before: int
    after: int
    winner: Tender


@dataclass(frozen=True)
class PriceTrial:
    """Who wins when one tender costs a tenth less, or a tenth more."""

    tender: Tender
    if_less: Tender | None
    if_more: Tender | None


@dataclass(frozen=True)
class Simulation:
    evaluation: Evaluation
    scored: Sequence[Scored]
    tenders: Sequence[Tender]

    @cached_property
    def categories(self) -> list[str]:
        return categories_of(self.scored)

    @cached_property
    def terms(self) -> Terms:
        return terms_of(self.evaluation, self.categories)

    @cached_property
    def placed(self) -> list[Placed]:
        return rank(self.terms, self.tenders) if self.evaluation.is_computable else []

    @property
    def left_out(self) -> list[Tender]:
        """Not ranked: a must is unmet or unanswered, or the price is not known."""
        ranked = {each.tender.number for each in self.placed}
        return [each for each in self.tenders if each.number not in ranked]

    @cached_property
    def winner(self) -> Tender | None:
        return find_winner(self.terms, self.tenders) if self.placed else None

    @property
    def margin(self) -> Fraction | None:
        """From the winner to the next, in the model's unit; None where nobody wins or nobody is next."""
        if self.winner is None or len(self.placed) < 2:
            return None
        return self.placed[0].result - self.placed[1].result

    def needs_of(self, tender: Tender) -> Needs | None:
        return needs(self.terms, tender, [each for each in self.tenders if each.number != tender.number])

    @cached_property
    def turns(self) -> list[Turn]:
        """One for each category whose weight can turn the result at all; the nearest."""
        if self.winner is None or len(self.placed) < 2:
            return []
        found = [self._weight_turn(key) for key in self.categories]
        return [turn for turn in (*found, self._price_share_turn()) if turn]

    def _weight_turn(self, category: str) -> Turn | None:
        weights = {key: Fraction(self.evaluation.weights.get(key, 0)) for key in self.categories}
        now, whole = weights[category], sum(weights.values(), Fraction(0))
        if now == whole:
            return None
        # What one category gains, the others lose in proportion.
        without = {key: weight * whole / (whole - now) for key, weight in weights.items()} | {category: Fraction(0)}
        ends = [terms_of(self.evaluation, self.categories, changed) for changed in (without, {category: whole})]
        return self._turn(category, int(now), ends, int(whole))

    def _price_share_turn(self) -> Turn | None:
        if self.evaluation.model is not Model.WEIGHTED:
            return None
        ends = [terms_of(Evaluation({**self.evaluation.answers, "price_share": share}), self.categories) for share in (0, WHOLE)]
        return self._turn("", self.evaluation.price_share, ends, WHOLE)

    def _turn(self, category: str, now: int, ends: Sequence[Terms], most: int) -> Turn | None:
        """A result moves along a straight line from one end of a weight to the other, so two sums tell every step between them."""
        ranked = [placed.tender for placed in self.placed]
        lines = [(result(ends[0], tender), result(ends[1], tender)) for tender in ranked]
        # Whole numbers: a hundred steps of fractions for each category would be most of the page's time.
        scale = lcm(*(end.denominator for line in lines for end in line))
        whole = [(int(none * scale), int(all_ * scale)) for none, all_ in lines]
        for after in _nearest_first(now, most):
            results = [none * (most - after) + all_ * after for none, all_ in whole]
            first = results.index(max(results))
            if results.count(results[first]) == 1 and ranked[first] is not self.winner:
                return Turn(category, now, after, ranked[first])
        return None

    @cached_property
    def price_trials(self) -> list[PriceTrial]:
        if len(self.placed) < 2 or self.evaluation.model is Model.FIXED:
            return []
        return [PriceTrial(each.tender, self._if_costs(each.tender, -TEN_PERCENT), self._if_costs(each.tender, TEN_PERCENT)) for each in self.placed]

    def _if_costs(self, tender: Tender, change: Fraction) -> Tender | None:
        price = round((tender.price or 0) * (1 + change))
        return find_winner(self.terms, [replace(each, price=price) if each.number == tender.number else each for each in self.tenders])

    def price_of(self, placed: Placed) -> Fraction:
        """What the price counts for: SEK, or hundredths of a point."""
        return result(self.terms, placed.tender) - placed.quality


def _nearest_first(now: int, most: int) -> Iterator[int]:
    for step in range(1, most + 1):
        for after in (now + step, now - step):
            if 0 <= after <= most:
                yield after
