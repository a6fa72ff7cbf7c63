"""Scored requirements, and any evaluation and any tender for Hypothesis."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from inventory_app.evaluation.models import Evaluation, Model
from inventory_app.evaluation.scoring import Tender
from inventory_app.evaluation.weights import Scored
from inventory_app.requirements.choice import Level

CATEGORIES = ("KON", "AKT", "SÖK", "INT")


def scored_requirement(key: str, points: int = 3, level: Level = Level.SHOULD) -> Scored:
    return Scored(key, key.split("-")[0], level, points)


@dataclass
class Row:
    """As much of a stored choice as is scored by."""

    key: str
    category: str
    level: str | None
    is_own: bool = False
    points: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    text_sv: str = ""
    text_en: str = ""
    motive_sv: str = ""
    motive_en: str = ""
    how_sv: str = ""
    how_en: str = ""
    methods: str = ""
    met_when: str = ""
    note: str = ""


def weights() -> st.SearchStrategy[dict[str, int]]:
    """Four weights, a hundred in all."""
    cuts = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted)
    return cuts.map(lambda found: dict(zip(CATEGORIES, (b - a for a, b in zip([0, *found], [*found, 100], strict=True)), strict=True)))


@st.composite
def evaluations(draw: Any, models: tuple[Model, ...] = tuple(Model)) -> Evaluation:
    floor = draw(st.integers(0, 5_000_000))
    return Evaluation(
        {
            "model": draw(st.sampled_from(models)).value,
            "full_value": draw(st.integers(1, 10_000_000)),
            "fixed_price": draw(st.integers(1, 10_000_000)),
            "price_share": draw(st.integers(0, 100)),
            "floor": floor,
            "ceiling": floor + draw(st.integers(1, 5_000_000)),
        }
        | {f"weight.{key}": weight for key, weight in draw(weights()).items()}
    )


def shares() -> st.SearchStrategy[dict[str, Fraction]]:
    share = st.integers(0, 100).map(lambda percent: Fraction(percent, 100))
    return st.fixed_dictionaries(dict.fromkeys(CATEGORIES, share))


def tenders(number: int) -> st.SearchStrategy[Tender]:
    return st.builds(Tender, st.just(number), st.just(f"Anbud {number}"), st.integers(0, 10_000_000), st.just(True), shares())
