"""Scored requirements and evaluations for the pure code."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from any_evaluation import CATEGORIES, Row, scored_requirement

from inventory_app.content.library import load_catalogue
from inventory_app.evaluation.models import Evaluation
from inventory_app.evaluation.scoring import Tender
from inventory_app.evaluation.weights import Scored
from inventory_app.requirements.choice import Chosen, Level, compose_checklist


@pytest.fixture
def scored() -> list[Scored]:
    return [
        scored_requirement("KON-01", 3),
        scored_requirement("KON-02", 5, Level.MUST_SCORED),
        scored_requirement("AKT-01", 2),
        scored_requirement("SÖK-01", 1),
    ]


@pytest.fixture
def decide() -> Callable[..., Evaluation]:
    """An evaluation that breaks no rule but for what is named; a dot in a key is written as two underscores, None takes an answer away."""

    def make(**changed: Any) -> Evaluation:
        answers = {"model": "deduction", "full_value": 200_000, "weight.KON": 50, "weight.AKT": 30, "weight.SÖK": 20}
        answers |= {key.replace("__", "."): value for key, value in changed.items()}
        return Evaluation({key: value for key, value in answers.items() if value is not None})

    return make


@pytest.fixture
def tender() -> Callable[..., Tender]:
    def make(number: int, price: int | None, share: float = 0, musts: bool | None = True, **shares: Fraction) -> Tender:
        return Tender(number, f"Anbud {number}", price, musts, dict.fromkeys(CATEGORIES, Fraction(share).limit_denominator(100)) | shares)

    return make


@pytest.fixture(scope="session")
def catalogue_checklist() -> Callable[[dict[str, str | None]], list[Chosen]]:
    catalogue = load_catalogue()

    def make(levels: dict[str, str | None]) -> list[Chosen]:
        return compose_checklist(catalogue, [Row(key, key.split("-")[0], level) for key, level in levels.items()], {})

    return make
