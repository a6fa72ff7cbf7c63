"""How alike institutions are: small cases worked out by hand, and what must hold whoever takes part."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.likeness import fold_likeness
from inventory_app.comparison.likeness_blocks import MOST_SHOWN, compose_tree, list_shown, tone_of
from inventory_app.comparison.likeness_reasons import Differs, Levelled, Shared, WhyAlike, describe_group
from inventory_app.comparison.queries import Fact
from inventory_app.comparison.traits import Basis, Feature, Traits, fold_traits

ALL = tuple(Basis)


def product(name: str) -> Feature:
    return Feature(f"product:{name}")


def kind(area: str, option: str) -> Feature:
    return Feature(f"area:{area}", option)


def test_what_both_have_is_weighed_by_how_rare_it_is():
    # Of four: x is had by 2 (weighs 2), y by all 4 (weighs 1), z by 1 (weighs 3).
    found = fold_likeness(
        [
            Traits("a", {product("x"), product("y"), product("z")}),
            Traits("b", {product("x"), product("y")}),
            Traits("c", {product("y")}),
            Traits("d", {product("y")}),
        ],
        (Basis.SYSTEMS,),
        {},
        least=1,
    )
    assert found.figure(0, 1) == pytest.approx(3 / 6)
    assert found.figure(0, 2) == pytest.approx(1 / 6)
    assert found.figure(2, 3) == 1


def test_only_questions_that_both_have_answered_count():
    one = Traits("a", profile={Feature("q1", "x"), Feature("q2", "x"), Feature("q3", "x")})
    other = Traits("b", profile={Feature("q1", "x"), Feature("q2", "y")})
    found = fold_likeness([one, other], (Basis.PROFILE,), {}, least=2)
    # q1: both (weighs 1); q2: x and y, one each (2 + 2); q3 was asked of one only.
    assert (found.figure(0, 1), found.comparable[0, 1]) == (pytest.approx(1 / 5), 2)
    assert fold_likeness([one, other], (Basis.PROFILE,), {}, least=3).figure(0, 1) is None


def test_levels_lose_a_third_for_each_step():
    found = fold_likeness(
        [Traits("a", levels={"R1": 3, "R2": 3, "R3": 3, "R4": 3, "R5": 1}), Traits("b", levels={"R1": 3, "R2": 2, "R3": 1, "R4": 0, "R6": 1})],
        (Basis.LEVELS,),
        {},
    )
    assert (found.figure(0, 1), found.comparable[0, 1]) == (pytest.approx((1 + 2 / 3 + 1 / 3 + 0) / 4), 4)


def test_a_part_with_too_little_does_not_count_and_a_pair_with_none_has_no_figure():
    same = {"R1": 1, "R2": 1, "R3": 1}
    found = fold_likeness([Traits("a", {product("x")}, levels=same), Traits("b", {product("y")}, levels=same), Traits("c")], ALL, {})
    assert (found.figure(0, 1), found.figure(0, 2)) == (1, None)
    assert found.pairs == [(0, 1)]
    assert sorted(found.order) == [0, 1, 2]


def test_rare_product_is_a_stronger_reason_than_a_common_trait():
    common = {kind("alumni", "crm"), kind("funding", "crm")}
    traits = [Traits(key, {*common, *({product("rare")} if key in "ab" else {product(f"own-{key}")})}) for key in "abcdef"]
    reasons = WhyAlike(fold_likeness(traits, (Basis.SYSTEMS,), {})).reasons(1, 0)
    assert [(type(each), each.feature, each.holders) for each in reasons.alike if isinstance(each, Shared)] == [
        (Shared, product("rare"), 2),
        (Shared, kind("alumni", "crm"), 6),
        (Shared, kind("funding", "crm"), 6),
    ]
    assert reasons.differs is None


def test_product_that_one_alone_has_is_no_difference_but_an_area_is():
    one = {product("mine"), kind("alumni", "crm"), kind("funding", "crm")}
    other = {product("theirs"), kind("alumni", "spreadsheet"), kind("funding", "crm")}
    difference = WhyAlike(fold_likeness([Traits("a", one), Traits("b", other)], (Basis.SYSTEMS,), {})).reasons(0, 1).differs
    assert isinstance(difference, Differs)
    assert (difference.topic, difference.one, difference.other) == ("area:alumni", (kind("alumni", "crm"),), (kind("alumni", "spreadsheet"),))


def test_levels_are_a_reason_where_the_pair_is_more_alike_than_others():
    categories = {f"INT-0{number}": "INT" for number in range(5)} | {f"SEC-0{number}": "SEC" for number in range(5)}
    level = {"a": (3, 0), "b": (3, 3), "c": (0, 0), "d": (0, 3)}
    traits = [Traits(key, levels={name: level[key][category == "SEC"] for name, category in categories.items()}) for key in level]
    reasons = WhyAlike(fold_likeness(traits, (Basis.LEVELS,), categories)).reasons(0, 1)
    (alike,) = reasons.alike
    assert isinstance(alike, Levelled)
    assert (alike.category, alike.same, alike.number) == ("INT", 5, 5)
    assert isinstance(reasons.differs, Levelled)
    assert (reasons.differs.category, reasons.differs.same) == ("SEC", 0)


def test_who_hangs_together_is_a_group_with_what_it_shares():
    left, right = {product("p"), kind("x", "k"), kind("y", "k")}, {product("q"), kind("x", "m"), kind("y", "m")}
    traits = [Traits(key, left if key in "abc" else right) for key in "adbecf"]
    found = fold_likeness(traits, (Basis.SYSTEMS,), {})
    groups = {tuple(sorted(found.keys[each] for each in members)) for members in found.groups}
    assert groups == {("a", "b", "c"), ("d", "e", "f")}
    group = describe_group(found, next(members for members in found.groups if 0 in members))
    assert group.figure == 1
    assert (Basis.SYSTEMS, product("p"), 3, 0) in group.traits
    neighbours = [found.keys[each] for each in found.order]
    assert set(neighbours[:3]) in ({"a", "b", "c"}, {"d", "e", "f"})


def test_answers_that_say_nothing_are_left_out_and_spellings_of_a_product_are_one():
    def fact(number: int, key: str, option: str) -> Fact:
        return Fact(number, key, option, None, None, None, None, None)

    facts = [
        fact(1, "profile.strategy", "unknown"), fact(1, "profile.forums", "none"), fact(1, "profile.organisation_form", "mixed"),
        fact(1, "system.product.product", "Alfa CRM"), fact(2, "system.product.product", "alfa crm"),
        fact(2, "areas.kind", "alumni|crm"), fact(2, "checklist.INT-01", "must_scored"),
    ]  # fmt: skip
    (one, other), spoken = fold_traits(facts, {1: "a", 2: "b"})
    assert one == Traits("a", {product("alfacrm")}, {Feature("organisation_form", "mixed")})
    assert other == Traits("b", {product("alfacrm"), kind("alumni", "crm")}, levels={"INT-01": 2})
    assert spoken.products == {"alfacrm": "Alfa CRM"}


def test_shade_follows_the_figure_as_it_is_written():
    assert [tone_of(figure) for figure in (None, 0.194, 0.196, 0.4, 0.999, 1.0)] == ["plain", "plain", "one", "two", "four", "four"]


def test_more_than_a_page_holds_are_drawn_as_branches():
    traits = [Traits(f"i{number:03}", {product(f"p{number // 2}"), product(f"q{number // 5}"), product("all")}) for number in range(80)]
    found = fold_likeness(traits, (Basis.SYSTEMS,), {})
    tree = compose_tree(found, found.keys, 0, "t", "d", "c", lambda name, number: f"{name}+{number}")
    assert len(tree.leaves) == MOST_SHOWN
    assert len(tree.joins) == MOST_SHOWN - 1
    assert sum(1 + int(leaf.label.partition("+")[2] or 0) for leaf in tree.leaves) == 80
    assert len(list_shown(found, 7)) == MOST_SHOWN
    assert 7 in list_shown(found, 7)
    assert len(list_shown(found, None)) <= MOST_SHOWN


FEATURES = st.sets(st.sampled_from([product("x"), product("y"), kind("a", "k"), kind("a", "m"), kind("b", "k")]))
ANSWERS = st.sets(st.sampled_from([Feature("q1", "x"), Feature("q1", "y"), Feature("q2", "x"), Feature("q3", "x")]))
LEVELS = st.dictionaries(st.sampled_from(["R1", "R2", "R3", "S1", "S2"]), st.integers(0, 3))
INSTITUTIONS = st.lists(st.tuples(FEATURES, ANSWERS, LEVELS), min_size=1, max_size=7)
CATEGORIES = {"R1": "R", "R2": "R", "R3": "R", "S1": "S", "S2": "S"}


@given(INSTITUTIONS, st.randoms(use_true_random=False), st.integers(1, 3))
def test_figures_are_the_same_whatever_order_institutions_come_in(given_, random, least):
    traits = [Traits(f"i{number}", *each) for number, each in enumerate(given_)]
    shuffled = list(traits)
    random.shuffle(shuffled)
    one, other = fold_likeness(traits, ALL, CATEGORIES, least), fold_likeness(shuffled, ALL, CATEGORIES, least)
    assert (one.keys, one.order, one.tree, one.groups, one.pairs) == (other.keys, other.order, other.tree, other.groups, other.pairs)
    assert all(WhyAlike(one).reasons(*pair) == WhyAlike(other).reasons(*pair) for pair in one.pairs)


@given(INSTITUTIONS, st.integers(1, 3))
def test_figures_lie_between_0_and_1_both_ways_and_are_1_for_equals(given_, least):
    traits = [Traits(f"i{number}", *each) for number, each in enumerate([*given_, given_[0]])]
    found = fold_likeness(traits, ALL, CATEGORIES, least)
    told = found.figures[~np.isnan(found.figures)]
    assert ((told >= -1e-9) & (told <= 1 + 1e-9)).all()
    assert np.allclose(found.figures, found.figures.T, equal_nan=True)
    twin = found.figure(0, len(traits) - 1)
    assert twin is None or twin == pytest.approx(1)
    assert sorted(found.order) == list(range(len(traits)))


def test_grouping_is_read_in_when_it_is_needed_and_algebra_runs_in_one_thread():
    asked = "import inventory_app.comparison.views, os, sys; print(os.environ['OPENBLAS_NUM_THREADS'], 'scipy' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=environment)
    assert said.stdout.split() == ["1", "False"]
