"""The three ways to weigh price against quality, and what an institution has decided about its own. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any

from inventory_app.answers.progress import State
from inventory_app.answers.values import Answers
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.evaluation.words import ANCHORS

SHEET = "evaluation"
# Tenders that are tried out. Never printed, never frozen.
SIMULATION = "simulation"

WEIGHT = "weight."
# What a score earns of a requirement's worth.
SHARES: Mapping[int, Fraction] = {0: Fraction(0), 1: Fraction(1, 5), 3: Fraction(3, 5), 5: Fraction(1)}
WHOLE = 100


class Model(StrEnum):
    """No model sets a price against the other tenders' prices: there a poor and cheap tender can decide who wins."""

    DEDUCTION = "deduction"
    FIXED = "fixed"
    WEIGHTED = "weighted"


# The values each model cannot do without, in the order of the page.
NEEDED: Mapping[Model, tuple[str, ...]] = {
    Model.DEDUCTION: ("full_value",),
    Model.FIXED: ("fixed_price",),
    Model.WEIGHTED: ("price_share", "floor", "ceiling"),
}
MONEY = ("full_value", "fixed_price", "floor", "ceiling")


def anchor_key(score: int, language: str) -> str:
    return f"anchor.{score}.{language}"


@dataclass(frozen=True)
class Evaluation:
    """The answers as they are used: a model even where none was chosen, our words for a score where no others were written."""

    answers: Answers

    @cached_property
    def is_begun(self) -> bool:
        return bool(self.answers)

    @cached_property
    def model(self) -> Model:
        chosen = self.answers.get("model")
        return Model(chosen) if chosen in set(Model) else Model.DEDUCTION

    @cached_property
    def weights(self) -> Mapping[str, int]:
        return {key.removeprefix(WEIGHT): value for key, value in self.answers.items() if key.startswith(WEIGHT)}

    @property
    def weight_sum(self) -> int:
        return sum(self.weights.values())

    def number(self, name: str) -> int | None:
        value: Any = self.answers.get(name)
        return value if isinstance(value, int) else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The values that the chosen model still lacks."""
        return tuple(name for name in NEEDED[self.model] if self.number(name) is None)

    def anchor(self, score: int, language: Language) -> str:
        """An emptied text is stored as empty: that is something else than never having changed ours."""
        own: Any = self.answers.get(anchor_key(score, language))
        return own if isinstance(own, str) else ANCHORS[score].in_(language)

    @property
    def empty_anchors(self) -> tuple[tuple[int, Language], ...]:
        return tuple((score, language) for score in SHARES for language in LANGUAGES if not self.anchor(score, language).strip())

    @property
    def has_price_scale(self) -> bool:
        floor, ceiling = self.number("floor"), self.number("ceiling")
        return floor is not None and ceiling is not None and floor < ceiling

    @property
    def price_share(self) -> int:
        """Within its bounds, so that a mistyped share spoils no sum; the rules tell of it."""
        return min(max(self.number("price_share") or 0, 0), WHOLE)

    @property
    def quality_share(self) -> int:
        """Of a hundred points, those that quality can earn."""
        return WHOLE - self.price_share if self.model is Model.WEIGHTED else WHOLE

    @property
    def whole(self) -> int:
        """What full quality is worth, in the model's unit: whole SEK, or hundredths of a point."""
        return (self.number("full_value") or 0) if self.model is Model.DEDUCTION else self.quality_share * 100

    @property
    def is_computable(self) -> bool:
        return not self.missing and (self.model is not Model.WEIGHTED or self.has_price_scale)


def state_of(answers: Answers) -> State:
    """Told by the answers alone, for pages that do not read the checklist."""
    evaluation = Evaluation(answers)
    if not evaluation.is_begun:
        return State.NOT_STARTED
    is_whole = evaluation.weight_sum == WHOLE and evaluation.is_computable and not evaluation.empty_anchors
    return State.READY if is_whole else State.STARTED
