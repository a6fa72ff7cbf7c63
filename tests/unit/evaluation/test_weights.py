"""Weights and worths in whole numbers, with nothing lost."""

from __future__ import annotations

from any_evaluation import CATEGORIES, evaluations, scored_requirement
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.evaluation.models import Evaluation, Model
from inventory_app.evaluation.weights import PROPOSED, categories_of, category_worths, propose, scored_of, share_out, spread_left, worths

some_scored = st.lists(st.tuples(st.sampled_from(CATEGORIES), st.integers(1, 5)), min_size=1, max_size=20).map(
    lambda pairs: [scored_requirement(f"{category}-{number:02}", points) for number, (category, points) in enumerate(pairs)]
)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 100), min_size=1, max_size=20))
def test_sharing_out_loses_nothing_and_is_off_by_less_than_one(whole, parts):
    shares = share_out(whole, parts)
    assert sum(shares) == (whole if sum(parts) else 0)
    assert all(abs(share * sum(parts) - whole * part) < sum(parts) for share, part in zip(shares, parts, strict=True) if sum(parts))


@given(st.sets(st.sampled_from(sorted(PROPOSED)), min_size=1))
def test_proposed_weights_are_a_hundred_in_all(categories):
    assert sum(propose(sorted(categories)).values()) == 100


@given(st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 25)))
def test_spreading_what_is_left_makes_a_hundred_and_takes_nothing_away(weights):
    after = weights | spread_left(CATEGORIES, weights)
    assert sum(after.values()) == 100
    assert {key: weight for key, weight in weights.items() if after[key] < weight} == {}


def test_what_is_left_goes_to_those_without_a_weight_or_else_to_all():
    assert spread_left(("KON", "AKT", "SÖK"), {"KON": 60, "SÖK": 0}) == {"AKT": 28, "SÖK": 12}
    assert spread_left(("KON", "AKT"), {"KON": 20, "AKT": 60}) == {"KON": 25, "AKT": 75}
    assert spread_left(("KON", "AKT"), {"KON": 50, "AKT": 60}) == {}
    assert spread_left((), {}) == {}


@given(evaluations(), some_scored)
def test_worths_of_requirements_are_those_of_their_categories_together(evaluation, scored):
    by_category = category_worths(evaluation, scored)
    worth = worths(evaluation, scored)
    assert {key: sum(worth[each.key] for each in scored if each.category == key) for key in by_category} == by_category


@given(evaluations(), st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_deductions_at_full_quality_are_the_full_value(evaluation, points):
    """With something scored in every category that weighs."""
    scored = [scored_requirement(f"{category}-01", each) for category, each in zip(CATEGORIES, points, strict=True)]
    assert sum(worths(evaluation, scored).values()) == evaluation.whole


def test_more_points_are_worth_more(scored):
    evaluation = Evaluation({"full_value": 80_000, "weight.KON": 100})
    assert worths(evaluation, scored) == {"KON-01": 30_000, "KON-02": 50_000, "AKT-01": 0, "SÖK-01": 0}


def test_points_are_counted_in_hundredths(scored):
    evaluation = Evaluation({"model": Model.WEIGHTED.value, "price_share": 60, "weight.KON": 50, "weight.AKT": 50})
    assert category_worths(evaluation, scored) == {"KON": 2_000, "AKT": 2_000, "SÖK": 0}


def test_only_what_earns_something_is_scored(catalogue_checklist):
    scored = scored_of(catalogue_checklist({"KON-01": "must", "INF-01": "must_scored", "AKT-05": "should", "KON-04": "not_needed", "AKT-03": None}))
    assert [each.key for each in scored] == ["AKT-05", "INF-01"]
    assert categories_of(scored) == ["AKT", "INF"]
