"""Who wins, and what it takes to win: what must hold whatever the numbers are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from any_evaluation import CATEGORIES, evaluations, tenders
from hypothesis import assume, given
from hypothesis import strategies as st

from inventory_app.evaluation.models import Model
from inventory_app.evaluation.scoring import Needs, find_winner, needs, rank, result, terms_of

PRICED = (Model.DEDUCTION, Model.WEIGHTED)


def with_share(tender, percent):
    return replace(tender, shares=dict.fromkeys(CATEGORIES, Fraction(percent, 100)))


@given(evaluations(), tenders(1), st.sampled_from(CATEGORIES), st.integers(0, 100))
def test_more_quality_never_loses(evaluation, tender, category, percent):
    terms = terms_of(evaluation, CATEGORIES)
    better = replace(tender, shares={**tender.shares, category: max(tender.shares[category], Fraction(percent, 100))})
    assert result(terms, better) >= result(terms, tender)


@given(evaluations(), tenders(1), tenders(2), st.integers(1, 5_000_000))
def test_a_dearer_tender_never_wins_with_equal_quality(evaluation, tender, other, more):
    dearer = replace(other, price=tender.price + more, shares=tender.shares)
    won = find_winner(terms_of(evaluation, CATEGORIES), [tender, dearer])
    assert won is None or won.number == 1


@given(evaluations(), tenders(1), tenders(2), tenders(3))
def test_the_share_that_is_needed_wins_and_one_step_less_does_not(evaluation, tender, second, third):
    terms = terms_of(evaluation, CATEGORIES)
    needed = needs(terms, tender, [second, third])

    def wins(percent):
        won = find_winner(terms, [with_share(tender, percent), second, third])
        return won is not None and won.number == 1

    if needed.share is None:
        assert not wins(100)
    else:
        assert wins(needed.share)
        assert needed.share == 0 or not wins(needed.share - 1)


@given(evaluations(PRICED), tenders(1), tenders(2), tenders(3))
def test_the_highest_price_wins_and_one_krona_more_does_not(evaluation, tender, second, third):
    terms = terms_of(evaluation, CATEGORIES)
    needed = needs(terms, tender, [second, third])

    def wins(price):
        won = find_winner(terms, [replace(tender, price=price), second, third])
        return won is not None and won.number == 1

    if needed.any_price:
        assert wins(10**12)
    elif needed.price is None:
        assert not wins(0)
    else:
        assert (wins(needed.price), wins(needed.price + 1)) == (True, False)


@given(evaluations())
def test_full_quality_is_worth_exactly_what_was_decided(evaluation):
    terms = terms_of(evaluation, CATEGORIES)
    whole = {Model.DEDUCTION: evaluation.number("full_value"), Model.FIXED: 10_000, Model.WEIGHTED: (100 - evaluation.price_share) * 100}
    assert terms.whole == whole[evaluation.model]


@given(evaluations((Model.WEIGHTED,)), tenders(1))
def test_points_of_a_weighted_model_stay_between_nothing_and_a_hundred(evaluation, tender):
    assert 0 <= result(terms_of(evaluation, CATEGORIES), tender) <= 100 * 100


@given(evaluations((Model.WEIGHTED,)), tenders(1), tenders(2), tenders(3))
def test_no_tender_changes_who_of_two_others_comes_first(evaluation, first, second, third):
    """What a relative formula cannot promise."""
    terms = terms_of(evaluation, CATEGORIES)
    alone = [placed.tender.number for placed in rank(terms, [first, second])]
    among = [placed.tender.number for placed in rank(terms, [first, second, third]) if placed.tender.number != 3]
    assert among == alone


@pytest.mark.parametrize("musts", [None, False])
@given(evaluations(), tenders(1), tenders(2))
def test_a_tender_whose_musts_are_not_met_is_never_ranked(musts, evaluation, tender, other):
    assume(tender.shares != other.shares)
    placed = rank(terms_of(evaluation, CATEGORIES), [replace(tender, are_musts_met=musts), other])
    assert [each.tender.number for each in placed] == [2]


def test_price_is_scored_between_floor_and_ceiling(decide, tender):
    terms = terms_of(decide(model="weighted", price_share=40, floor=1_000, ceiling=2_000), CATEGORIES)
    points = [terms.price_points(price) / 100 for price in (500, 1_000, 1_250, 1_500, 2_000, 9_000)]
    assert points == [40, 40, 30, 20, 0, 0]


def test_equals_share_a_rank_and_nobody_wins(decide, tender):
    terms = terms_of(decide(), ("KON", "AKT", "SÖK"))
    placed = rank(terms, [tender(1, 100_000), tender(2, 100_000), tender(3, 200_000)])
    assert [(each.rank, each.tender.number) for each in placed] == [(1, 1), (1, 2), (3, 3)]
    assert find_winner(terms, [each.tender for each in placed]) is None


def test_a_tender_without_price_is_ranked_only_where_the_price_is_fixed(decide, tender):
    without = [tender(1, None, 0.5)]
    assert rank(terms_of(decide(), CATEGORIES), without) == []
    assert [each.tender.number for each in rank(terms_of(decide(model="fixed", fixed_price=1), CATEGORIES), without)] == [1]


def test_needs_are_told_in_quality_and_in_money(decide, tender):
    """Full quality is worth 200,000: a tender that is 100,000 dearer than one with nothing needs more than half."""
    terms = terms_of(decide(), ("KON", "AKT", "SÖK"))
    assert needs(terms, tender(2, 600_000, 0.25), [tender(1, 500_000)]) == Needs(share=51, price=549_999)
    assert needs(terms, tender(2, 800_000, 0.25), [tender(1, 500_000)]) == Needs(share=None, price=549_999)
    assert needs(terms, tender(2, 800_000), [tender(1, 500_000, musts=False)]) is None


def test_quality_that_wins_at_any_price_is_told(decide, tender):
    terms = terms_of(decide(model="weighted", price_share=10, floor=1_000, ceiling=2_000), ("KON", "AKT", "SÖK"))
    assert needs(terms, tender(2, 5_000, 1), [tender(1, 500, 0.1)]) == Needs(share=22, price=None, any_price=True)
