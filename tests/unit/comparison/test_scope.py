"""Whom a reader may see, by name and counted: the one place that decides, so the one place where it could leak."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.scope import FEWEST_COUNTED, Absence, Absent, Filter, Party, Scope
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel

NAMED, COUNTED, WITHHELD = ShareLevel.NAMED, ShareLevel.COUNTED, ShareLevel.WITHHELD


def party(number: int, level: ShareLevel = NAMED, strategy: str | None = None, **levels: ShareLevel) -> Party:
    chosen = {**DEFAULTS, Part.SYSTEMS: level, **{Part(part): each for part, each in levels.items()}}
    at = datetime(2026, 5, 1, tzinfo=UTC)
    return Party(number, f"i{number}", {"sv": f"L{number}", "en": f"I{number}"}, 100 + number, 1, at, 1, 1, chosen, strategy)


def scope(*parties: Party, own: int | None = None, **chosen) -> Scope:
    return Scope(parties, own, Filter(**chosen))


def numbers(parties) -> list[int]:
    return [each.institution_id for each in parties]


def test_who_shares_by_name_is_seen_and_who_withholds_is_not():
    seen = scope(party(1), party(2, WITHHELD), party(3)).see(Part.SYSTEMS)
    assert (numbers(seen.named), seen.counted, seen.withheld, seen.total) == ([1, 3], (), 1, 2)


def test_three_are_counted_and_two_are_not():
    three = scope(party(1), *(party(number, COUNTED) for number in (2, 3, 4))).see(Part.SYSTEMS)
    two = scope(party(1), *(party(number, COUNTED) for number in (2, 3))).see(Part.SYSTEMS)
    assert (numbers(three.counted), three.few_counted, three.total) == ([2, 3, 4], 0, 4)
    assert (numbers(two.counted), two.few_counted, two.total) == ([], 2, 1)


@pytest.mark.parametrize(
    "chosen", [{"strategy": "research"}, {"organisation": "mixed"}, {"group_id": 7, "group": frozenset({1, 2, 3, 4})}, {"round_id": 5}]
)
def test_under_a_filter_nobody_is_counted_without_a_name(chosen):
    seen = scope(party(1, strategy="research"), *(party(number, COUNTED, "research") for number in (2, 3, 4)), **chosen).see(Part.SYSTEMS)
    assert (seen.counted, seen.uncountable) == ((), 3)


def test_strictest_of_the_parts_decides():
    everything = {"costs": NAMED}
    seen = scope(party(1, **everything), party(2), party(3, WITHHELD, **everything)).see(Part.SYSTEMS, Part.COSTS)
    assert (numbers(seen.named), seen.withheld) == ([1], 2)


def test_who_shares_nothing_of_a_part_sees_only_itself():
    parties = (party(1, WITHHELD), party(2), *(party(number, COUNTED) for number in (3, 4, 5)))
    seen = scope(*parties, own=1).see(Part.SYSTEMS)
    assert (numbers(seen.named), seen.counted, seen.gives_nothing, seen.total) == ([1], (), True, 1)


def test_institution_without_a_hand_in_shares_nothing_yet():
    assert scope(party(2), own=1).see(Part.SYSTEMS).named == ()


def test_who_handed_in_gives_in_a_round_that_it_did_not_hand_in_for_as_it_shares_today():
    others = (party(2), party(3, WITHHELD), *(party(number, COUNTED) for number in (4, 5, 6)))
    of_round = scope(*others, own=1, round_id=7)
    giving, keeping = replace(of_round, giver=party(1)).see(Part.SYSTEMS), replace(of_round, giver=party(1, WITHHELD)).see(Part.SYSTEMS)
    assert (numbers(giving.named), giving.counted, giving.withheld, giving.gives_nothing) == ([2], (), 1, False)
    assert (keeping.named, keeping.total, keeping.gives_nothing) == ((), 0, True)


def test_who_is_counted_gives_too_and_sees_itself_by_name_beside_the_others():
    parties = (party(1, COUNTED), party(2), *(party(number, COUNTED) for number in (3, 4, 5)))
    seen = scope(*parties, own=1).see(Part.SYSTEMS)
    assert (numbers(seen.named), numbers(seen.counted), seen.gives_nothing) == ([1, 2], [3, 4, 5], False)


def test_three_are_three_others_to_one_of_them():
    parties = (party(1, COUNTED), party(2, COUNTED), party(3, COUNTED))
    assert numbers(scope(*parties).see(Part.SYSTEMS).counted) == [1, 2, 3]
    assert scope(*parties, own=1).see(Part.SYSTEMS).counted == ()


def test_filter_takes_those_whose_profile_says_so_and_always_oneself():
    parties = (party(1, strategy="education"), party(2, strategy="research"), party(3))
    assert numbers(scope(*parties, own=1, strategy="research").see(Part.SYSTEMS).named) == [1, 2]
    assert scope(*parties, strategy="research").see(Part.SYSTEMS).filtered_out == 2


LEVELS = st.sampled_from(list(ShareLevel))
FILTERS = [
    {},
    {"strategy": "a"},
    {"strategy": "b"},
    {"group_id": 1, "group": frozenset({1, 2})},
    {"group_id": 2, "group": frozenset({3})},
    {"round_id": 1},
]


@given(st.lists(st.tuples(LEVELS, st.sampled_from(["a", "b", None])), min_size=1, max_size=9), st.booleans())
def test_no_difference_of_two_counts_is_about_fewer_than_three_without_a_name(given_parties, as_institution):
    parties = [party(number, level, strategy) for number, (level, strategy) in enumerate(given_parties, start=1)]
    views = [scope(*parties, own=1 if as_institution else None, **chosen).see(Part.SYSTEMS) for chosen in FILTERS]
    hidden = {each.institution_id for each in parties if each.levels[Part.SYSTEMS] is not NAMED} - ({1} if as_institution else set())
    for view in views:
        assert not hidden & set(numbers(view.named))
        assert not {each.institution_id for each in parties if each.levels[Part.SYSTEMS] is WITHHELD} & set(numbers(view.counted))
    for one, other in combinations(views, 2):
        apart = set(numbers((*one.named, *one.counted))) ^ set(numbers((*other.named, *other.counted)))
        assert not apart & hidden or len(apart & hidden) >= FEWEST_COUNTED


def test_what_is_said_of_several_parts_names_each_and_says_once_who_is_in_none():
    absent = (Absent(9, "i9", {"sv": "L9", "en": "I9"}, Absence.NOT_HANDED_IN), Absent(8, "i8", {"sv": "L8", "en": "I8"}, Absence.DECLINED))
    there = replace(scope(party(1, costs=NAMED), party(2), party(3)), absent=absent)
    seen_by = {(part,): there.see(part) for part in (Part.SYSTEMS, Part.PROFILE, Part.COSTS)}
    assert list_left_out(seen_by, there, "sv") == [
        "System, profil: 3 lärosäten visas med namn.",
        "Kostnader: Ett lärosäte visas med namn. 2 delar inte detta.",
        "Alla delar: 1 har inte lämnat in. 1 deltar inte.",
    ]
    seen_by.pop((Part.COSTS,))
    assert list_left_out(seen_by, there, "en") == ["3 institutions are shown by name.", "Not handed in: 1.", "Not taking part: 1."]
