"""The example of the document: sums that a reader can check, and the same every time."""

from __future__ import annotations

import pytest
from any_evaluation import CATEGORIES, evaluations, scored_requirement
from hypothesis import given

from inventory_app.evaluation.example import rounded, work_out
from inventory_app.evaluation.models import SHARES, Model

SCORED = [scored_requirement(f"{key}-01") for key in CATEGORIES]


@given(evaluations())
def test_every_sum_of_the_example_adds_up(evaluation):
    example = work_out(evaluation, SCORED)
    if example is None:
        assert evaluation.whole == 0
        return
    assert sum(example.worths.values()) == evaluation.whole
    for tender in example.tenders:
        assert tender.earned == {key: rounded(worth * SHARES[tender.scores[key]]) for key, worth in example.worths.items()}
        sums = {
            Model.DEDUCTION: tender.price - tender.quality,
            Model.FIXED: tender.quality,
            Model.WEIGHTED: tender.quality + (tender.counts or 0),
        }
        assert tender.total == sums[evaluation.model]
    assert work_out(evaluation, SCORED) == example


def test_neither_the_cheapest_nor_the_best_wins_by_itself(decide, scored):
    example = work_out(decide(), scored)
    assert [tender.price for tender in example.tenders] == [600_000, 660_000, 760_000]
    assert [tender.quality for tender in example.tenders] == [40_000, 160_000, 184_000]
    assert [tender.total for tender in example.tenders] == [560_000, 500_000, 576_000]
    assert example.winner.letter == "B"


def test_fixed_price_is_the_same_for_all_and_the_best_wins(decide, scored):
    example = work_out(decide(model="fixed", fixed_price=75), scored)
    assert {tender.price for tender in example.tenders} == {75}
    assert example.winner.letter == "C"


def test_prices_of_a_weighted_example_lie_within_the_scale(decide, scored):
    example = work_out(decide(model="weighted", price_share=50, floor=100_000, ceiling=200_000), scored)
    assert [(tender.price, tender.counts) for tender in example.tenders] == [(110_000, 4_500), (140_000, 3_000), (180_000, 1_000)]
    assert [tender.total for tender in example.tenders] == [5_500, 7_000, 5_600]


@pytest.mark.parametrize("changed", [{"full_value": None}, {"weight__KON": 0, "weight__AKT": 0, "weight__SÖK": 0}])
def test_there_is_no_example_without_values_or_weights(decide, scored, changed):
    assert work_out(decide(**changed), scored) is None
