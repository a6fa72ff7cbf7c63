"""One requirement as it was decided, and the counts over many."""

from __future__ import annotations

import pytest

from inventory_app.content.library import load_catalogue
from inventory_app.requirements.choice import Counts, Level, Worded, chosen, compose_checklist, count, next_undecided
from inventory_app.requirements.modal import contradicts


def find(checklist, key):
    return next(each for each in checklist if each.key == key)


def test_checklist_without_choices_is_the_whole_catalogue_undecided(catalogue):
    checklist = compose_checklist(catalogue, [], {})
    assert [each.key for each in checklist] == ["AAA-01", "AAA-02", "AAA-03", "BBB-01"]
    assert count(checklist) == Counts(undecided=4)


def test_retired_requirement_stays_where_it_was_decided_on(catalogue, row):
    checklist = compose_checklist(catalogue, [row("BBB-02", level="should")], {})
    assert [each.key for each in checklist][-1] == "BBB-02"


def test_own_requirements_come_after_the_catalogues_in_their_category(catalogue, row):
    rows = [row(key, is_own=True, level="must", text_sv="Eget") for key in ("AAA-E02", "AAA-E01")]
    checklist = compose_checklist(catalogue, rows, {})
    assert [each.key for each in checklist] == ["AAA-01", "AAA-02", "AAA-03", "AAA-E01", "AAA-E02", "BBB-01"]


@pytest.mark.parametrize(
    ("questions", "applies"),
    [({}, True), ({"hosting": "cloud"}, True), ({"hosting": "own"}, False), ({"hosting": {"unknown": True}}, True)],
    ids=["unanswered", "yes", "no", "unknown"],
)
def test_requirement_applies_until_the_question_says_otherwise(catalogue, questions, applies):
    assert find(compose_checklist(catalogue, [], questions), "AAA-02").does_apply is applies


def test_what_does_not_apply_counts_as_not_needed(catalogue):
    each = find(compose_checklist(catalogue, [], {"hosting": "own"}), "AAA-02")
    assert (each.level, each.effective_level, each.is_undecided) == (None, Level.NOT_NEEDED, False)


def test_what_does_not_apply_may_be_decided_all_the_same(catalogue, row):
    each = find(compose_checklist(catalogue, [row("AAA-02", level="should")], {"hosting": "own"}), "AAA-02")
    assert each.effective_level == Level.SHOULD


def test_counts_go_by_level_and_by_open_values_of_what_is_asked(catalogue, row):
    rows = [row("AAA-01", level="must"), row("AAA-02", level="must_scored"), row("AAA-03", level="should"), row("BBB-01", level="not_needed")]
    counts = count(compose_checklist(catalogue, rows, {}))
    assert counts == Counts(must=1, must_scored=1, should=1, not_needed=1, undecided=0, open_parameters=1)
    assert (counts.asked, counts.decided, counts.total) == (3, 4, 4)


def test_values_of_what_is_not_asked_are_not_open(catalogue, row):
    assert count(compose_checklist(catalogue, [row("AAA-03", level="not_needed")], {})).open_parameters == 0


def test_default_counts_as_filled(catalogue):
    each = find(compose_checklist(catalogue, [], {}), "AAA-03")
    assert [blank.key for blank in each.open_parameters] == ["hours"]


def test_text_is_filled_with_values_and_keeps_a_bracket_for_what_is_open(catalogue, row):
    each = find(compose_checklist(catalogue, [row("AAA-03", parameters={"days": 1200})], {}), "AAA-03")
    assert each.text_in("sv") == Worded("Inom 1\xa0200 dagar och [Hours (sv)] timmar.", "sv")
    assert each.text_in("en") == Worded("Within 1,200 days and [Hours (en)] hours.", "en")


def test_default_in_words_follows_the_language(catalogue):
    each = find(compose_checklist(catalogue, [], {}), "BBB-01")
    assert each.text_in("sv").text == "I everywhere (sv), 99,5 %."
    assert each.text_in("en").text == "In everywhere (en), 99.5 %."


def test_own_words_are_the_same_in_both_languages(catalogue, row):
    each = find(compose_checklist(catalogue, [row("BBB-01", parameters={"places": "Almby"})], {}), "BBB-01")
    assert each.text_in("en").text == "In Almby, 99.5 %."


def test_own_wording_counts_and_the_original_stays(catalogue, row):
    each = chosen(catalogue.by_key["AAA-03"], row("AAA-03", text_sv="Vi vill ha det inom [days] dagar."), {})
    assert each.is_reworded
    assert each.text_in("sv") == Worded("Vi vill ha det inom 30 dagar.", "sv")
    assert each.original_in("sv") == "Inom 30 dagar och [Hours (sv)] timmar."


def test_own_wording_in_one_language_stands_in_the_other_too(catalogue, row):
    """The catalogue's English no longer says what the institution wants."""
    each = chosen(catalogue.by_key["AAA-01"], row("AAA-01", text_sv="Vårt eget."), {})
    assert each.text_in("en") == Worded("Vårt eget.", "sv")


def test_unknown_bracket_in_own_wording_is_left_as_typed(catalogue, row):
    assert chosen(catalogue.by_key["AAA-01"], row("AAA-01", text_sv="[nej] [days]"), {}).text_in("sv").text == "[nej] [days]"


@pytest.mark.parametrize(
    ("level", "own", "points"), [("must", 5, None), ("must_scored", None, 4), ("should", 2, 2), ("not_needed", 2, None), (None, 2, None)]
)
def test_points_belong_to_what_is_scored(catalogue, row, level, own, points):
    assert chosen(catalogue.by_key["AAA-02"], row("AAA-02", level=level, points=own), {}).points == points


def test_must_that_becomes_scored_has_three_points(catalogue, row):
    assert chosen(catalogue.by_key["AAA-01"], row("AAA-01", level="must_scored"), {}).points == 3


@pytest.mark.parametrize(("level", "note", "lacks"), [("not_needed", "", True), ("not_needed", "Prövat.", False), ("must", "", False)])
def test_locked_requirement_left_out_needs_a_reason(catalogue, row, level, note, lacks):
    assert chosen(catalogue.by_key["AAA-01"], row("AAA-01", level=level, note=note), {}).lacks_reason is lacks


def test_own_requirement_brings_its_own_verification(catalogue, row):
    each = chosen(None, row("AAA-E01", is_own=True, methods="V,A", how_en="Shown.", met_when="contract"), {})
    assert (each.methods, each.how_in("sv"), each.met_when) == (("V", "A"), Worded("Shown.", "en"), "contract")


def test_own_requirement_without_words_has_none(catalogue, row):
    each = chosen(None, row("AAA-E01", is_own=True), {})
    assert (each.text_in("sv"), each.motive_in("sv"), each.methods, each.met_when) == (Worded("", "sv"), Worded("", "sv"), (), "delivery")


def test_next_undecided_looks_on_and_then_from_the_start(catalogue, row):
    checklist = compose_checklist(catalogue, [row("AAA-01", level="must"), row("BBB-01", level="must")], {})
    assert next_undecided(checklist).key == "AAA-02"
    assert next_undecided(checklist, "BBB").key == "AAA-02"
    assert next_undecided(checklist, "AAA").key == "AAA-02"


def test_next_undecided_after_a_category_is_in_a_later_one(catalogue):
    assert next_undecided(compose_checklist(catalogue, [], {}), "AAA").key == "BBB-01"


def test_nothing_is_next_when_all_is_decided(catalogue, row):
    rows = [row(key, level="must") for key in ("AAA-01", "AAA-02", "AAA-03", "BBB-01")]
    assert next_undecided(compose_checklist(catalogue, rows, {})) is None


def test_catalogues_text_follows_the_level_that_was_chosen(row):
    requirement = next(each for each in load_catalogue().requirements if each.level == "should")
    for language in ("sv", "en"):
        as_proposed, as_must = (chosen(requirement, row(requirement.key, level=level), {}) for level in ("should", "must"))
        assert as_proposed.text_in(language).text == as_proposed.fill(requirement.text.in_(language), language)
        assert contradicts(as_proposed.text_in(language).text, "must", language)
        assert not contradicts(as_must.text_in(language).text, "must", language)


def test_own_text_stays_as_it_was_written_whatever_the_level(row):
    requirement = next(each for each in load_catalogue().requirements if each.level == "should")
    assert chosen(requirement, row(requirement.key, level="must", text_sv="Vi bör få det."), {}).text_in("sv") == Worded("Vi bör få det.", "sv")
