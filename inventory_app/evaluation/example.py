"""Three invented tenders worked out with the institution's own weights: the same every time, in whole units, so that a reader can check each sum. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inventory_app.evaluation.models import SHARES, Evaluation, Model
from inventory_app.evaluation.scoring import terms_of
from inventory_app.evaluation.weights import Scored, category_worths

LETTERS = ("A", "B", "C")
# How far each stands above the cheapest, as a share of what full quality is worth, or of the price scale.
_DEARER = {Model.DEDUCTION: (Fraction(3), Fraction(33, 10), Fraction(19, 5)), Model.WEIGHTED: (Fraction(1, 10), Fraction(2, 5), Fraction(4, 5))}


@dataclass(frozen=True)
class Worked:
    """`earned`: category -> units; `counts` is what the price counts for in points, None where it is not counted in points."""

    letter: str
    price: int
    scores: Mapping[str, int]
    earned: Mapping[str, int]
    counts: int | None
    # The evaluation price, or points.
    total: int

    @property
    def quality(self) -> int:
        return sum(self.earned.values())


@dataclass(frozen=True)
class Example:
    # Category -> what it is worth, for those that are worth something.
    worths: Mapping[str, int]
    tenders: Sequence[Worked]
    is_lowest_best: bool

    @property
    def winner(self) -> Worked | None:
        best = (min if self.is_lowest_best else max)(each.total for each in self.tenders)
        first = [each for each in self.tenders if each.total == best]
        return first[0] if len(first) == 1 else None


def rounded(units: Fraction) -> int:
    """Half a unit and more counts up, as people do it."""
    return int(units + Fraction(1, 2)) if units >= 0 else -int(-units + Fraction(1, 2))


def work_out(evaluation: Evaluation, scored: Sequence[Scored]) -> Example | None:
    """None where the model lacks a value, or nothing has a weight."""
    worths = {key: worth for key, worth in category_worths(evaluation, scored).items() if worth}
    if not evaluation.is_computable or not worths:
        return None
    heaviest = max(worths, key=lambda key: worths[key])
    lightest = min(reversed(worths), key=lambda key: worths[key])
    # Cheap and poor; good in what weighs most; dear and good in nearly everything.
    scorings: tuple[Callable[[str], int], ...] = (
        lambda _key: 1,
        lambda key: 5 if key == heaviest else 3,
        lambda key: 3 if key == lightest and len(worths) > 2 else 5,
    )
    tenders = [_worked(evaluation, worths, place, scorings[place]) for place in range(len(LETTERS))]
    return Example(worths, tenders, evaluation.model is Model.DEDUCTION)


def _worked(evaluation: Evaluation, worths: Mapping[str, int], place: int, score: Callable[[str], int]) -> Worked:
    scores = {key: score(key) for key in worths}
    earned = {key: rounded(worth * SHARES[scores[key]]) for key, worth in worths.items()}
    price, quality = _price(evaluation, place), sum(earned.values())
    counts = rounded(terms_of(evaluation, ()).price_points(price)) if evaluation.model is Model.WEIGHTED else None
    total = price - quality if evaluation.model is Model.DEDUCTION else quality + (counts or 0)
    return Worked(LETTERS[place], price, scores, earned, counts, total)


def _price(evaluation: Evaluation, place: int) -> int:
    """Made from the values that are printed anyway: an example tells nothing of what the institution expects to pay."""
    if evaluation.model is Model.FIXED:
        return evaluation.number("fixed_price") or 0
    if evaluation.model is Model.DEDUCTION:
        return _even((evaluation.number("full_value") or 0) * _DEARER[evaluation.model][place])
    floor, ceiling = evaluation.number("floor") or 0, evaluation.number("ceiling") or 0
    return floor + _even((ceiling - floor) * _DEARER[evaluation.model][place])


def _even(amount: Fraction) -> int:
    """To three digits: invented prices should look invented."""
    whole = rounded(amount)
    step: int = 10 ** max(len(str(whole)) - 3, 0)
    return rounded(Fraction(whole, step)) * step
