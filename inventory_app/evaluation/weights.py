"""What is scored, what each category weighs, and what each requirement is worth. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from inventory_app.evaluation.models import WHOLE, Evaluation
from inventory_app.requirements.choice import SCORED, Chosen, Level

# A start, not a recommendation: nobody recommends weights. Areas that mostly pass or fail weigh little, daily work weighs most.
PROPOSED: Mapping[str, int] = {
    "KON": 10,
    "AKT": 12,
    "NYC": 8,
    "SÖK": 5,
    "KOM": 5,
    "SAM": 9,
    "RAP": 6,
    "ANV": 10,
    "INT": 10,
    "SÄK": 5,
    "DAT": 5,
    "DRI": 5,
    "INF": 5,
    "AVT": 5,
}
OTHERWISE = 5


@dataclass(frozen=True)
class Scored:
    """A requirement that earns something by how well it is met."""

    key: str
    category: str
    level: Level
    points: int


def scored_of(checklist: Iterable[Chosen]) -> list[Scored]:
    return [
        Scored(each.key, each.category, each.effective_level, each.points)
        for each in checklist
        if each.effective_level in SCORED and each.points is not None
    ]


def categories_of(scored: Iterable[Scored]) -> list[str]:
    """Those with something scored, in the checklist's order."""
    return list(dict.fromkeys(each.category for each in scored))


def share_out(whole: int, parts: Sequence[int | Fraction]) -> list[int]:
    """The whole in whole numbers, in proportion to the parts, and nothing lost: what rounding leaves goes to the largest remainders, first come first served."""
    total = sum(parts, Fraction(0))
    if not total:
        return [0] * len(parts)
    exact = [whole * Fraction(part) / total for part in parts]
    shares = [int(each) for each in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (shares[place] - exact[place], place))
    for place in by_remainder[: whole - sum(shares)]:
        shares[place] += 1
    return shares


def propose(categories: Sequence[str]) -> dict[str, int]:
    """Weights to start from, a hundred in all."""
    return dict(zip(categories, share_out(WHOLE, [PROPOSED.get(key, OTHERWISE) for key in categories]), strict=True))


def spread_left(categories: Sequence[str], weights: Mapping[str, int]) -> dict[str, int]:
    """The weights with what is left of a hundred: to those without a weight, or else to all in proportion to what they have."""
    left = WHOLE - sum(weights.values())
    if left <= 0 or not categories:
        return {}
    empty = [key for key in categories if not weights.get(key)]
    takers = empty or list(categories)
    parts = [PROPOSED.get(key, OTHERWISE) if empty else weights[key] for key in takers]
    return {key: weights.get(key, 0) + more for key, more in zip(takers, share_out(left, parts), strict=True) if more}


def worths(evaluation: Evaluation, scored: Sequence[Scored]) -> dict[str, int]:
    """What each requirement is worth at most, in the model's unit: its category's weight, divided by points."""
    by_category = category_worths(evaluation, scored)
    found: dict[str, int] = {}
    for category, worth in by_category.items():
        here = [each for each in scored if each.category == category]
        found |= dict(zip((each.key for each in here), share_out(worth, [each.points for each in here]), strict=True))
    return found


def category_worths(evaluation: Evaluation, scored: Sequence[Scored]) -> dict[str, int]:
    """Category -> what it is worth; together what full quality is worth when the weights are a hundred."""
    categories = categories_of(scored)
    weights = [max(evaluation.weights.get(key, 0), 0) for key in categories]
    whole = round(Fraction(evaluation.whole * sum(weights), WHOLE))
    return dict(zip(categories, share_out(whole, weights), strict=True))
