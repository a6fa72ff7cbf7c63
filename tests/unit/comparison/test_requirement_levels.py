"""The fold of levels: who asks for what, how many have not decided, and how far apart they are."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.levels import ABSENT, DECIDED, UNDECIDED, Levels, usual_core
from inventory_app.comparison.scope import Party, Seen
from inventory_app.content.library import load_catalogue
from inventory_app.institutions.sharing import DEFAULTS
from inventory_app.requirements.choice import Level

CATALOGUE = load_catalogue()
KEYS = [each.key for each in CATALOGUE.requirements]
STEPS = {Level.NOT_NEEDED: 0, Level.SHOULD: 1, Level.MUST_SCORED: 2, Level.MUST: 2}


def party(number: int, edition: int = 1) -> Party:
    return Party(number, f"i{number}", {"sv": "", "en": ""}, number, 1, datetime(2026, 5, 1, tzinfo=UTC), 1, edition, DEFAULTS)


def fold(named: dict[int, dict[str, str]], counted: dict[int, dict[str, str]] | None = None, asked=None, editions=None) -> Levels:
    """Hand-in -> requirement -> level."""
    counted, editions = counted or {}, editions or {}
    seen = Seen(*(tuple(party(number, editions.get(number, 1)) for number in each) for each in (named, counted)))
    rows = [(number, key, level) for number, chosen in named.items() for key, level in chosen.items()]
    numbers = Counter((key, level) for chosen in counted.values() for key, level in chosen.items())
    return Levels(CATALOGUE, seen, rows, [(key, level, number) for (key, level), number in numbers.items()], asked or {1: set(KEYS)})


def test_named_and_counted_come_together_in_the_numbers_only():
    levels = fold({1: {"KON-01": "must"}, 2: {}}, {3: {"KON-01": "must"}, 4: {"KON-01": "should"}, 5: {}})
    found = levels.all["KON-01"]
    assert (found.levels, found.undecided, found.asking("musts"), found.asking("asked")) == ({"must": 2, "should": 1}, 2, 2, 3)
    assert (levels.named["KON-01"].levels, levels.named["KON-01"].undecided) == ({"must": 1}, 1)
    assert set(levels.chosen) == {1, 2}


def test_what_an_older_edition_did_not_ask_is_not_undecided():
    levels = fold({1: {}, 2: {}}, asked={1: set(KEYS) - {"KON-02"}, 2: set(KEYS)}, editions={2: 2})
    assert (levels.level(1, 1, "KON-02"), levels.level(2, 2, "KON-02"), levels.all["KON-02"].undecided) == (ABSENT, UNDECIDED, 1)


def test_scored_must_is_a_must_and_should_is_none():
    levels = fold({1: {"KON-01": "must_scored"}, 2: {"KON-01": "must"}, 3: {"KON-01": "should"}})
    assert [levels.all["KON-01"].asking(floor) for floor in ("must", "musts", "asked")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("chosen", "difference"),
    [
        (["must", "must", "must_scored"], 0),
        (["must", "not_needed"], 2),
        (["must", "should"], 1),
        (["must", "should", "not_needed"], 4 / 3),
        (["must", "not_needed", None, None], 2 / 6),
        (["must"], 0),
    ],
)
def test_difference_is_the_steps_between_two(chosen, difference):
    named = {number: {"KON-01": level} if level else {} for number, level in enumerate(chosen, start=1)}
    assert fold(named).all["KON-01"].difference(len(chosen)) == pytest.approx(difference)


def test_core_and_differences_are_in_the_order_of_their_numbers():
    levels = fold({1: {"KON-01": "should", "KON-02": "must", "KON-03": "must"}, 2: {"KON-01": "must", "KON-02": "must", "KON-03": "not_needed"}})
    assert [each.key for each in levels.core("musts", 1)] == ["KON-02", "KON-01", "KON-03"]
    assert [each.key for each in levels.core("musts", 2)] == ["KON-02"]
    assert [each.key for each in levels.differing()][:2] == ["KON-03", "KON-01"]
    assert levels.undecided()[0].key not in ("KON-01", "KON-02", "KON-03")


def test_retired_requirement_is_shown_for_those_who_decided_on_it_by_name():
    gone = CATALOGUE.requirements[0]
    catalogue = CATALOGUE.model_copy(update={"requirements": (gone.model_copy(update={"retired": True}), *CATALOGUE.requirements[1:])})
    seen = Seen((party(1),), (party(2), party(3), party(4)))
    asked = {1: set(KEYS) - {gone.key}}
    hidden = Levels(catalogue, seen, [], [(gone.key, "must", 3)], asked)
    shown = Levels(catalogue, seen, [(1, gone.key, "must")], [], asked)
    assert gone.key not in hidden.all
    assert (shown.all[gone.key].number("must"), shown.all[gone.key].undecided) == (1, 0)


@pytest.mark.parametrize(("institutions", "least"), [(0, 1), (1, 1), (3, 2), (4, 3), (9, 6), (38, 26)])
def test_usual_core_is_two_thirds(institutions, least):
    assert usual_core(institutions) == least


choices = st.dictionaries(st.sampled_from(KEYS[:5]), st.sampled_from([*DECIDED]))


@given(st.lists(choices, max_size=6), st.lists(choices, max_size=5))
def test_numbers_are_those_of_a_plain_count(named, counted):
    levels = fold(dict(enumerate(named, start=1)), dict(enumerate(counted, start=100)))
    everybody, total = [*named, *counted], len(named) + len(counted)
    for key in KEYS[:6]:
        found, chosen = levels.all[key], [each[key] for each in everybody if key in each]
        assert {level: found.number(level) for level in DECIDED} == {level: chosen.count(level) for level in DECIDED}
        assert found.undecided == total - len(chosen)
        steps = [abs(STEPS[one] - STEPS[other]) for one, other in combinations(chosen, 2)]
        assert found.difference(total) == pytest.approx(sum(steps) / (total * (total - 1) / 2) if total > 1 else 0)
    for least in range(1, total + 1):
        core = {each.key for each in levels.core("musts", least)}
        assert core == {key for key in KEYS if sum(each.get(key) in ("must", "must_scored") for each in everybody) >= least}
