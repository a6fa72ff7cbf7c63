"""What was decided, what is still missing, and what stands there until somebody decides."""

from __future__ import annotations

import pytest

from inventory_app.answers.progress import State
from inventory_app.evaluation.models import Evaluation, Model, state_of
from inventory_app.evaluation.words import ANCHORS


def test_price_deduction_is_the_model_until_another_is_chosen():
    assert Evaluation({}).model is Model.DEDUCTION
    assert Evaluation({"model": "no such"}).model is Model.DEDUCTION
    assert Evaluation({"model": "fixed"}).model is Model.FIXED


def test_our_words_stand_until_they_are_changed_and_an_emptied_text_is_empty():
    evaluation = Evaluation({"anchor.0.sv": "Eget", "anchor.1.en": ""})
    assert (evaluation.anchor(0, "sv"), evaluation.anchor(0, "en")) == ("Eget", ANCHORS[0].en)
    assert evaluation.empty_anchors == ((1, "en"),)


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, State.READY),
        ({"weight__KON": 49}, State.STARTED),
        ({"anchor__5__sv": ""}, State.STARTED),
        ({"full_value": None}, State.STARTED),
        ({"model": "weighted", "price_share": 50, "floor": 2, "ceiling": 1}, State.STARTED),
        ({"model": "weighted", "price_share": 50, "floor": 1, "ceiling": 2}, State.READY),
    ],
)
def test_it_is_ready_when_its_sums_can_be_computed(decide, changed, state):
    assert state_of(decide(**changed).answers) is state


def test_nothing_is_begun_before_the_first_answer():
    assert state_of({}) is State.NOT_STARTED
