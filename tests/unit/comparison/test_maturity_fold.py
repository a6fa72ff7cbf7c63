"""Stages, medians, preconditions met and groups, by hand-computed cases."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.maturity_fold import AXES, SILENT, STAGES, Grouping, Met, by_option, count, fold_answers, median_met, met_by, middle
from inventory_app.comparison.progress_fold import Tally, fold_tallies, months_between, together
from inventory_app.comparison.queries import Fact
from inventory_app.comparison.scope import Party
from inventory_app.content.library import load_template
from inventory_app.institutions.sharing import DEFAULTS


def fact(submission: int, key: str, option: str | None, number: float | None = None) -> Fact:
    return Fact(submission, key, option, number, None, None, None, None)


def party(number: int, strategy: str | None = None) -> Party:
    return Party(number, f"i{number}", {"sv": "L", "en": "I"}, 100 + number, 1, datetime(2026, 5, 1, tzinfo=UTC), 1, 1, DEFAULTS, strategy)


def test_the_guide_asks_about_all_five_axes_with_the_same_stages():
    questions = load_template().profile.questions
    assert {axis: tuple(option.key for option in questions[axis].options) for axis in AXES} == dict.fromkeys(AXES, STAGES)


def test_count_tells_stages_and_who_says_nothing():
    facts = [fact(1, "profile.forum", "tactical"), fact(2, "profile.forum", "unknown"), fact(3, "profile.leadership", "absent")]
    answers = fold_answers(facts, "profile.")
    assert count(answers, [1, 2, 3, 4], "forum") == Counter({"tactical": 1, "unknown": 1, SILENT: 2})


@pytest.mark.parametrize(
    ("counts", "median"),
    [
        ({"absent": 1, "operational": 1, "strategic": 1}, ("operational",)),
        ({"absent": 1, "tactical": 1}, ("absent", "tactical")),
        ({"tactical": 2, "strategic": 2}, ("tactical", "strategic")),
        ({"unknown": 3, SILENT: 1}, ()),
        ({"unknown": 5, "peripheral": 1}, ("peripheral",)),
    ],
)
def test_median_stage_is_of_those_who_stand_on_one(counts, median):
    assert middle(counts) == median


@given(st.lists(st.sampled_from(STAGES), min_size=1))
def test_at_most_half_stand_below_and_above_the_median(stages):
    low, high = middle(Counter(stages))[0], middle(Counter(stages))[-1]
    assert sum(STAGES.index(stage) < STAGES.index(low) for stage in stages) * 2 <= len(stages)
    assert sum(STAGES.index(stage) > STAGES.index(high) for stage in stages) * 2 <= len(stages)


def test_preconditions_met_are_of_those_that_apply():
    assert met_by({"a": "met", "b": "not_applicable", "c": "started"}, ("a", "b", "c", "d")) == Met(1, 3)
    assert (median_met([Met(3, 20), Met(10, 20)]), median_met([])) == (6.5, None)


def test_groups_follow_the_options_and_end_with_who_says_nothing():
    parties = [party(1, "education"), party(2), party(3, "research"), party(4, "education")]
    groups = by_option(parties, [("research", "R"), ("education", "E"), ("regional_hub", "N")], "strategy", "?")
    assert groups == [Grouping("R", frozenset({3})), Grouping("E", frozenset({1, 4})), Grouping("?", frozenset({2}))]
    assert [each.institution_id for each in groups[1].of(parties[:2])] == [1]


def test_tallies_of_steps_add_up_and_keep_the_oldest_confirmation():
    day = date(2026, 3, 1)
    facts = [
        fact(7, "progress.profile.direction", "asked", 5),
        fact(7, "progress.profile.direction", "answered", 4),
        fact(7, "progress.profile.direction", "unknown", 1),
        fact(7, "progress.profile.direction", "confirmed", day.toordinal()),
        fact(7, "progress.checklist.levels", "asked", 10),
        fact(7, "progress.checklist.levels", "answered", 10),
        fact(7, "progress.checklist.levels", "own", 2),
    ]
    tallies = fold_tallies(facts)[7]
    assert tallies == {"profile.direction": Tally(5, 4, 1, day), "checklist.levels": Tally(10, 10)}
    assert together([*tallies.values(), Tally(1, 0, 0, date(2025, 1, 1))]) == Tally(16, 14, 1, date(2025, 1, 1))


@given(st.integers(1, 500), st.data())
def test_percents_of_a_tally_make_a_hundred(asked, data):
    answered = data.draw(st.integers(0, asked))
    unknown = data.draw(st.integers(0, answered))
    percents = Tally(asked, answered, unknown).percents
    assert (sum(percents), min(percents) >= 0) == (100, True)


@pytest.mark.parametrize(
    ("day", "months"), [(date(2026, 5, 31), 5), (date(2026, 11, 26), 0), (date(2026, 10, 27), 0), (date(2025, 11, 26), 12), (date(2027, 1, 1), 0)]
)
def test_age_is_in_whole_months(day, months):
    assert months_between(day, date(2026, 11, 26)) == months
