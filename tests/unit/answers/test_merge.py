"""Two people on one page: nobody's change is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.answers.merge import Clash, merge
from inventory_app.answers.values import fingerprint

KEYS = ("a", "b", "c")
VALUES = st.none() | st.integers(0, 2) | st.sampled_from(["x", {"unknown": True}, ["x", "y"]])
SHEETS = st.fixed_dictionaries(dict.fromkeys(KEYS, VALUES)).map(lambda sheet: {key: value for key, value in sheet.items() if value is not None})


def seen_of(answers) -> dict[str, str]:
    return {key: fingerprint(answers.get(key)) for key in KEYS}


def test_questions_that_only_one_changed_are_merged():
    opened = {"a": 1, "b": 1}
    merged = merge({"a": 2, "b": 1}, {"a": 1, "b": 2}, seen_of(opened))
    assert (merged.answers, merged.changed, merged.clashes) == ({"a": 2, "b": 2}, {"b": (1, 2)}, {})


def test_clash_shows_both_and_writes_neither():
    merged = merge({"a": 2}, {"a": 3}, seen_of({"a": 1}))
    assert (merged.answers, merged.changed, merged.clashes) == ({"a": 2}, {}, {"a": Clash(theirs=2, mine=3)})


def test_same_answer_by_both_is_no_clash():
    merged = merge({"a": 3}, {"a": 3}, seen_of({"a": 1}))
    assert (merged.answers, merged.changed, merged.clashes) == ({"a": 3}, {}, {})


def test_emptied_question_loses_its_key():
    merged = merge({"a": 1, "b": 1}, {"a": None}, seen_of({"a": 1}))
    assert (merged.answers, merged.changed) == ({"b": 1}, {"a": (1, None)})


def test_emptying_what_another_changed_is_a_clash():
    assert merge({"a": 2}, {"a": None}, seen_of({"a": 1})).clashes == {"a": Clash(2, None)}


def test_answering_what_another_emptied_is_a_clash():
    assert merge({}, {"a": 2}, seen_of({"a": 1})).clashes == {"a": Clash(None, 2)}


def test_form_that_does_not_say_what_it_showed_counts_as_one_that_showed_nothing():
    assert merge({}, {"a": 2}, {}).answers == {"a": 2}
    assert merge({"a": 1}, {"a": 2}, {}).clashes == {"a": Clash(1, 2)}


def test_saving_again_after_a_clash_with_what_is_now_seen_keeps_mine():
    assert merge({"a": 2}, {"a": 3}, seen_of({"a": 2})).answers == {"a": 3}


@given(SHEETS, SHEETS, SHEETS)
def test_form_that_is_sent_again_after_a_clash_writes_mine_and_takes_nothing_of_theirs_back(opened, theirs, mine):
    wanted, seen = {key: mine.get(key) for key in KEYS}, seen_of(opened)
    merged = merge(theirs, wanted, seen)
    again = merge(merged.answers, wanted, merged.seen_after(seen))
    untouched = {key for key in KEYS if mine.get(key) == opened.get(key)}
    assert again.clashes == {}
    assert {key: again.answers.get(key) for key in KEYS} == {key: theirs.get(key) if key in untouched else mine.get(key) for key in KEYS}


@given(SHEETS, SHEETS, SHEETS)
def test_every_question_is_mine_theirs_or_a_clash(opened, theirs, mine):
    merged = merge(theirs, {key: mine.get(key) for key in KEYS}, seen_of(opened))
    for key in KEYS:
        was, their, my, result = opened.get(key), theirs.get(key), mine.get(key), merged.answers.get(key)
        if my == was:
            assert result == their
        elif their in (was, my):
            assert result == my
        else:
            assert merged.clashes[key] == Clash(their, my)
            assert result == their
    assert set(merged.changed) == {key for key in KEYS if merged.answers.get(key) != theirs.get(key)}
    assert all(before == theirs.get(key) and after == merged.answers.get(key) for key, (before, after) in merged.changed.items())


@given(SHEETS, SHEETS)
def test_merging_changes_nothing_that_was_given(current, wanted):
    before = dict(current)
    merge(current, wanted, seen_of({}))
    assert current == before


@given(SHEETS)
def test_answers_differ_exactly_when_their_fingerprints_do(answers):
    values = [answers.get(key) for key in KEYS]
    for one in values:
        for other in values:
            assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_fingerprint_does_not_hang_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint(None) == "-"
    assert fingerprint("\ud800") != fingerprint("-")
