"""Invented tenders: read from flat answers, ranked, turned."""

from __future__ import annotations

from fractions import Fraction

import pytest
from any_evaluation import evaluations, scored_requirement, tenders
from hypothesis import given, settings

from inventory_app.evaluation.models import Model
from inventory_app.evaluation.scoring import find_winner, terms_of
from inventory_app.evaluation.simulation import Simulation, numbers_in, read_tenders

FOUR = [scored_requirement(f"{key}-01") for key in ("KON", "AKT", "SÖK", "INT")]
ANSWERS = {
    "expected_price": 1_000_000,
    "t1.name": "Billigt",
    "t1.price": 500_000,
    "t1.musts": "yes",
    "t1.category.KON": 20,
    "t3.price": 600_000,
    "t3.category.KON": 50,
    "t3.requirement.KON-02": 5,
}


def test_tenders_are_read_by_their_numbers(scored):
    first, third = read_tenders(ANSWERS, scored, "Anbud {number}")
    assert (first.number, first.name, first.price, first.are_musts_met) == (1, "Billigt", 500_000, True)
    assert (third.number, third.name, third.price, third.are_musts_met) == (3, "Anbud 3", 600_000, None)
    assert numbers_in(ANSWERS) == [1, 3]


def test_score_of_a_requirement_counts_before_the_categorys_per_cent(scored):
    """KON-01 has 3 points and follows the category's half; KON-02 has 5 and is scored in full."""
    _first, third = read_tenders(ANSWERS, scored, "Anbud {number}")
    assert third.shares == {"KON": (3 * Fraction(1, 2) + 5) / 8, "AKT": 0, "SÖK": 0}


@pytest.fixture
def simulation(decide, scored, tender):
    """Cheap and poor against dear and good, close to each other; the third would win if its musts were met."""
    good = dict.fromkeys(("AKT", "SÖK"), Fraction(1))
    return Simulation(decide(), scored, [tender(1, 500_000, KON=Fraction(1, 2)), tender(2, 540_000, **good), tender(3, 1, 1, musts=False)])


def test_winner_margin_and_those_left_out_are_told(simulation):
    assert (simulation.winner.number, simulation.margin) == (2, 10_000)
    assert [each.number for each in simulation.left_out] == [3]


def test_an_unanswered_must_names_no_winner_however_good_the_tender(decide, scored, tender):
    alone = Simulation(decide(), scored, [tender(1, 1, 1, musts=None)])
    assert (alone.placed, alone.winner, alone.margin, alone.turns, alone.price_trials) == ([], None, None, [], [])


def test_smallest_change_of_a_weight_that_turns_the_result_is_found(simulation):
    turns = {turn.category: (turn.before, turn.after, turn.winner.number) for turn in simulation.turns}
    assert turns["KON"] == (50, 54, 1)
    for category, (before, after, _winner) in turns.items():
        step = 1 if after > before else -1
        rest = 100 - before
        nearly = {
            key: Fraction(weight * (100 - after + step), rest) if key != category else after - step
            for key, weight in simulation.evaluation.weights.items()
        }
        won = find_winner(terms_of(simulation.evaluation, simulation.categories, nearly), simulation.tenders)
        assert won is None or won.number == 2


@settings(max_examples=15)
@given(evaluations(), tenders(1), tenders(2), tenders(3))
def test_every_turn_really_names_another_winner(evaluation, first, second, third):
    simulation = Simulation(evaluation, FOUR, [first, second, third])
    for turn in simulation.turns:
        assert turn.winner.number != simulation.winner.number
        assert 0 <= turn.after <= 100
        assert turn.after != turn.before


def test_a_tenth_of_the_price_is_tried_both_ways(simulation):
    tried = [
        (trial.tender.number, trial.if_less and trial.if_less.number, trial.if_more and trial.if_more.number) for trial in simulation.price_trials
    ]
    assert tried == [(2, 2, 1), (1, 1, 2)]


def test_price_share_of_a_weighted_model_can_turn_it_too(decide, scored, tender):
    evaluation = decide(model="weighted", price_share=30, floor=400_000, ceiling=600_000)
    simulation = Simulation(evaluation, scored, [tender(1, 400_000, 0.5), tender(2, 600_000, 1)])
    assert simulation.winner.number == 2
    (turn,) = [turn for turn in simulation.turns if not turn.category]
    assert (turn.before, turn.after, turn.winner.number) == (30, 34, 1)


def test_prices_are_not_tried_where_the_price_is_fixed(decide, scored, tender):
    simulation = Simulation(decide(model=Model.FIXED.value, fixed_price=9), scored, [tender(1, None, 1), tender(2, None, 0.5)])
    assert (simulation.winner.number, simulation.price_trials) == (1, [])


def test_nothing_is_ranked_before_the_model_has_its_values(decide, scored, tender):
    assert Simulation(decide(full_value=None), scored, [tender(1, 1, 1)]).placed == []
