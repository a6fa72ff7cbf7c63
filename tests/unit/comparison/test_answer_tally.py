"""How alike answers are: hand-computed, and what must hold whoever answered what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.items import Item, Sort, list_items
from inventory_app.comparison.queries import Fact
from inventory_app.comparison.tally import Verdict, fold_answers, judge, numbers_apart, pairs_apart, sets_apart, tally
from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import Text
from inventory_app.institutions.sharing import Part


def item(sort: Sort, key: str = "profile.q", of_systems: bool = False, question: str = "") -> Item:
    return Item(key, question or key, Part.PROFILE, sort, Text(sv="F", en="Q"), (("a", Text(sv="A", en="A")),), None, of_systems)


def fact(hand_in: int, option: str | None = None, number: float | None = None, key: str = "profile.q", systems: int | None = None, **spread) -> Fact:
    return Fact(hand_in, key, option, number, systems, spread.get("least"), spread.get("most"), None)


def folded(asked: Item, *facts: Fact, named=(1, 2, 3), counted=()):
    return tally(asked, fold_answers(facts, [asked])[asked.key], named, counted)


def test_two_of_three_answer_alike():
    found = folded(item(Sort.ONE), fact(1, "a"), fact(2, "a"), fact(3, "b"))
    assert (found.verdict, found.difference, dict(found.options)) == (Verdict.SPLIT, pytest.approx(2 / 3), {"a": 2, "b": 1})
    assert found.commonest == {"a"}


def test_dont_know_and_silence_are_no_answers():
    found = folded(item(Sort.ONE), fact(1, "a"), fact(2, "a"), fact(3, "unknown"), named=(1, 2, 3, 4))
    assert (found.verdict, found.difference, found.answered, found.unknown, found.silent) == (Verdict.ALIKE, 0, 2, 1, 1)


def test_one_answer_is_too_few_to_compare():
    assert (folded(item(Sort.ONE), fact(1, "a")).verdict, folded(item(Sort.ONE), fact(1, "a")).difference) == (Verdict.FEW, None)


def test_several_are_compared_by_what_pairs_have_in_common():
    # {a, b}, {a}, {a, c}: each pair shares a; of either 2 + 3 + 2 = 7 options, 3 are shared.
    found = folded(item(Sort.SEVERAL), fact(1, "a"), fact(1, "b"), fact(2, "a"), fact(3, "a"), fact(3, "c"))
    assert (found.verdict, found.difference) == (Verdict.SPLIT, pytest.approx(1 - 3 / 7))


def test_numbers_are_compared_between_those_with_a_name_only():
    facts = (fact(1, number=10), fact(2, number=30), *(fact(number, number=1000) for number in (4, 5, 6)))
    found = folded(item(Sort.NUMBER), *facts, named=(1, 2), counted=(4, 5, 6))
    assert (found.verdict, found.difference) == (Verdict.DIFFER, pytest.approx(0.5))
    assert (found.total, found.summed, found.least, found.most, found.answered) == (3040, 5, 10, 30, 5)


@pytest.mark.parametrize(("choosers", "told"), [((), {"a": 4}), ((4,), {}), ((4, 5), {}), ((4, 5, 6), {"a": 19})])
def test_systems_of_one_or_two_without_a_name_are_in_no_number(choosers, told):
    facts = (fact(1, "a", systems=4), *(fact(number, "a", systems=5) for number in choosers))
    found = folded(item(Sort.ONE, of_systems=True), *facts, named=(1,), counted=(4, 5, 6))
    assert (dict(found.systems), found.options["a"]) == (told, 1 + len(choosers))


def test_numbers_of_two_without_a_name_are_in_no_sum():
    facts = (fact(1, number=10), fact(4, number=1000), fact(5, number=1000))
    found = folded(item(Sort.NUMBER), *facts, named=(1,), counted=(4, 5, 6))
    assert (found.total, found.summed, found.least, found.most) == (10, 1, 10, 10)


def test_there_is_none_is_nought_beside_numbers():
    found = folded(item(Sort.NUMBER), fact(1, "none"), fact(2, number=4), named=(1, 2))
    assert (found.verdict, found.difference, found.total) == (Verdict.DIFFER, 1, 4)


def test_scale_of_systems_is_a_mean():
    scale = item(Sort.SCALE, "system.fit", of_systems=True)
    facts = [fact(1, number=9, key="system.fit", systems=3, least=2, most=4), fact(2, number=3, key="system.fit", systems=1, least=3, most=3)]
    found = folded(scale, *facts, named=(1, 2))
    assert (found.verdict, found.difference, found.total, found.least, found.most) == (Verdict.ALIKE, 0, 3, 2, 4)


def test_words_are_not_compared():
    found = folded(item(Sort.WRITTEN), fact(1, "written"), fact(2, "written"))
    assert (found.verdict, found.difference, dict(found.options)) == (Verdict.WORDS, None, {"written": 2})


def test_dont_know_of_a_question_is_that_of_each_of_its_parts():
    part = item(Sort.ONE, "profile.q.part", question="profile.q")
    found = folded(part, fact(1, "a", key="profile.q.part"), fact(2, "unknown"), fact(3, "written"))
    assert (found.answered, found.unknown, found.silent, dict(found.options)) == (1, 1, 1, {"a": 1})


COUNTS = st.lists(st.integers(1, 9), min_size=1, max_size=6)
SETS = st.lists(st.sets(st.sampled_from("abcd"), min_size=1), min_size=2, max_size=8)


@given(COUNTS)
def test_one_answer_each_is_alike_at_nought_and_different_at_one(counts):
    answered = sum(counts)
    verdict = judge(counts, answered)
    if verdict is Verdict.FEW:
        assert answered < 2
        return
    assert (pairs_apart(counts, answered) == 0) == (verdict is Verdict.ALIKE)
    assert (pairs_apart(counts, answered) == 1) == (verdict is Verdict.DIFFER)


@given(SETS)
def test_several_answers_are_alike_at_nought_and_different_at_one(sets):
    counts = [sum(option in chosen for chosen in sets) for option in "abcd"]
    verdict, apart = judge(counts, len(sets)), sets_apart(counts, len(sets))
    assert 0 <= apart <= 1
    assert (apart == 0) == (verdict is Verdict.ALIKE) == (len({frozenset(chosen) for chosen in sets}) == 1)
    assert (apart == 1) == (verdict is Verdict.DIFFER)


@given(SETS, st.randoms())
def test_nobodys_place_in_the_order_tells_anything(sets, random):
    order = list(range(len(sets)))
    random.shuffle(order)
    asked = item(Sort.SEVERAL)
    one = [fact(number, option) for number, chosen in enumerate(sets) for option in sorted(chosen)]
    other = [fact(order[number], option) for number, chosen in enumerate(sets) for option in sorted(chosen)]
    first, second = (folded(asked, *facts, named=range(len(sets))) for facts in (one, other))
    assert (first.verdict, first.difference, first.options) == (second.verdict, second.difference, second.options)


@given(SETS)
def test_who_is_counted_weighs_as_much_as_who_is_named(sets):
    facts = [fact(number, option) for number, chosen in enumerate(sets) for option in sorted(chosen)]
    everybody, half = range(len(sets)), len(sets) // 2
    named = folded(item(Sort.SEVERAL), *facts, named=everybody)
    counted = folded(item(Sort.SEVERAL), *facts, named=everybody[:half], counted=everybody[half:])
    # Of systems less is told of them.
    assert counted == replace(named, systems=counted.systems)
    assert counted.systems.items() <= named.systems.items()


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=8), st.integers(2, 50))
def test_difference_of_numbers_knows_no_unit(values, times):
    apart = numbers_apart(values)
    assert 0 <= apart <= 1
    assert apart == pytest.approx(numbers_apart([times * value for value in values]))
    assert (apart == 0) == (len(set(values)) == 1)


def test_every_question_that_is_asked_can_be_chosen_and_has_its_items():
    comparable = list_items(load_template(), load_catalogue())
    keys = [each.key for each in comparable.items]
    assert len(keys) == len(set(keys))
    assert {each.question for each in comparable.items} == set(comparable.labels)
    assert len(comparable.labels) > 60
    assert {each.key for each in comparable.items if each.part is Part.COSTS} == {
        f"system.annual_cost.{name}" for name in ("licences", "operation", "internal_time")
    }
    assert all(each.part is Part.FREE_TEXT for each in comparable.items if each.question in ("profile.swot", "system.purpose", "system.experience"))
