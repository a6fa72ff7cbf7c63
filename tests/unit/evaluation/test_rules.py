"""Each rule is broken by what it is about, and by nothing else."""

from __future__ import annotations

import pytest

from inventory_app.content.schema import Text
from inventory_app.evaluation import rules
from inventory_app.evaluation.models import Evaluation
from inventory_app.evaluation.rules import RULES, check, expected_price

AREAS = {"KON": Text(sv="Organisationer", en="Organisations")}
WEIGHTED = {"model": "weighted", "price_share": 50, "floor": 1_000, "ceiling": 2_000}
BROKEN = [
    ({"weight__KON": 40}, "U01", "weights"),
    ({"weight__KON": 45, "weight__INT": 5}, "U02", "weight.INT"),
    ({"weight__KON": 70, "weight__SÖK": None}, "U03", "weight.SÖK"),
    ({"anchor__3__en": ""}, "U04", "anchor.3.en"),
    ({"weight__KON": 51, "weight__AKT": 29}, "U06", "weight.KON"),
    ({"full_value": 1_000_001}, "U07", "full_value"),
    ({"full_value": 49_999}, "U08", "full_value"),
    (WEIGHTED | {"floor": 2_000}, "U09", "floor"),
    ({"model": "fixed"}, "U10", "fixed_price"),
    ({"full_value": None}, "U11", "full_value"),
    (WEIGHTED | {"ceiling": None}, "U12", "ceiling"),
    (WEIGHTED | {"price_share": 101}, "U13", "price_share"),
]
STOPPING = {"U01", "U04", "U05", "U09", "U10", "U11", "U12", "U13"}


@pytest.mark.parametrize(("changed", "rule", "at"), BROKEN, ids=[rule for _changed, rule, _at in BROKEN])
def test_rule_is_broken_by_what_it_is_about(decide, scored, changed, rule, at):
    found = check(decide(**changed), scored, AREAS, 1_000_000)
    also = {"U06"} if changed.get("weight__KON") == 70 else set()
    assert [(each.rule.id, each.at) for each in found if each.rule.id not in also] == [(rule, at)]
    assert all(each.says(language) and "{" not in each.says(language) for each in found for language in ("sv", "en"))


def test_nothing_scored_breaks_a_rule_of_its_own(decide):
    bare = decide(weight__KON=None, weight__AKT=None, weight__SÖK=None)
    assert [each.rule.id for each in check(bare, [], AREAS)] == ["U05"]


@pytest.mark.parametrize("changed", [{}, {"model": "fixed", "fixed_price": 1}, WEIGHTED])
def test_whole_evaluation_breaks_nothing(decide, scored, changed):
    assert check(decide(**changed), scored, AREAS) == []


def test_who_has_not_begun_breaks_nothing(scored):
    assert check(Evaluation({}), scored, AREAS) == []


def test_every_rule_is_tried_here_and_those_that_spoil_the_chapter_stop_an_issue():
    assert {rule.id for rule in RULES} == {rule for _changed, rule, _at in BROKEN} | {"U05"}
    assert {rule.id for rule in RULES if rule.stops} == STOPPING


def test_what_stops_stands_first(decide, scored):
    found = check(decide(weight__KON=60, full_value=None), scored, AREAS)
    assert [each.rule.stops for each in found] == [True, True, False]
    assert [each.says("sv") for each in found] == [
        "Värdet av full kvalitet saknas",
        "Vikterna är tillsammans 110 %, inte 100",
        "Organisationer väger 60 %, mer än hälften",
    ]


def test_proportion_is_judged_only_where_a_price_is_expected(decide, scored):
    assert check(decide(full_value=1), scored, AREAS, None) == []
    assert expected_price({}, {}) is None
    assert expected_price({}, {rules.EXPECTED: 7}) == 7
    assert expected_price({"estimated_value": 5}, {rules.EXPECTED: 7}) == 5
    assert expected_price({"estimated_value": {"unknown": True}}, {rules.EXPECTED: 0}) is None
