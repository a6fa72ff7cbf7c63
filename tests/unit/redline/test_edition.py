"""A checklist under two editions of the catalogue."""

from __future__ import annotations

from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.content.library import body_of, load_catalogue
from inventory_app.content.schema import LANGUAGES, RequirementCatalogue
from inventory_app.redline.edition import Kind, compare_editions, kept
from inventory_app.requirements.choice import chosen
from inventory_app.requirements.modal import texts_at_level

FIRST = load_catalogue()
# It has a blank with a default, and can be decided on without a question.
KEY = next(each.key for each in FIRST.requirements if any(isinstance(blank.default, float) for blank in each.parameters) and not each.applies_when)
EMPTY = dict.fromkeys(("text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "methods", "met_when", "note"), "")


def row(key: str = KEY, level: str | None = "should", **given: Any) -> SimpleNamespace:
    facts = {"key": key, "category": key[:3], "is_own": False, "is_removed": False, "level": level, "points": None, "parameters": {}}
    return SimpleNamespace(**{**facts, **EMPTY, **given})


def second(change) -> RequirementCatalogue:
    """The catalogue with `change` made to the requirement."""
    body = deepcopy(body_of(FIRST))
    change(next(each for each in body["requirements"] if each["key"] == KEY), body)
    return RequirementCatalogue.model_validate(body)


def longer(found: dict[str, Any]) -> None:
    found["text"] = {language: f"{text} Extra." for language, text in found["text"].items()}


def another_default(found: dict[str, Any]) -> None:
    for blank in found["parameters"]:
        if isinstance(blank["default"], float | int):
            blank["default"] += 7


def no_blanks(found: dict[str, Any]) -> None:
    found["parameters"] = []
    found["text"] = {"sv": "Systemet ska vara snabbt.", "en": "The system shall be fast."}


def other_reasons(found: dict[str, Any]) -> None:
    found["motive"] = {"sv": "Nytt motiv.", "en": "New reason."}
    found["verification"] = {"methods": ["T"], "how": {"sv": "Mäts.", "en": "Measured."}}
    found["met_when"] = "contract" if found["met_when"] != "contract" else "tender"


CHANGES = (longer, another_default, no_blanks, other_reasons)


def with_kept(known: SimpleNamespace, wanted: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(known), **{flat.split("|")[1]: value for flat, value in wanted.items()}})


def test_the_same_edition_changes_nothing():
    assert compare_editions(FIRST, FIRST, [row()], {}) == []


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "words",
    [{}, {"text_sv": "Ett eget krav."}, {"text_en": "Our own."}, {"motive_sv": "Vårt skäl."}, {"how_en": "Seen."}, {"methods": "V"}, {"points": 5}],
)
def test_what_is_kept_says_under_the_newer_edition_what_it_said(change, words):
    newer, known = second(lambda found, _body: change(found)), row(**words)
    for each in compare_editions(FIRST, newer, [known], {}):
        before, after = chosen(FIRST.by_key[KEY], known, {}), chosen(newer.by_key[KEY], with_kept(known, kept(each)), {})
        assert each.concerns
        for language in LANGUAGES:
            assert (after.text_in(language), after.motive_in(language)) == (before.text_in(language), before.motive_in(language))
            assert after.how_in(language) == before.how_in(language)
        assert (after.methods, after.met_when, after.points) == (before.methods, before.met_when, before.points)


@given(st.sets(st.sampled_from(CHANGES[:2] + CHANGES[3:])), st.booleans())
def test_only_what_changes_is_kept(changes, has_own_text):
    known = row(text_sv="Eget.", text_en="Own.") if has_own_text else row()
    newer = second(lambda found, _body: [change(found) for change in changes])
    found = compare_editions(FIRST, newer, [known], {})
    wanted = {flat.split("|")[1] for each in found for flat in kept(each)}
    assert ("text_sv" in wanted) == (not has_own_text and bool(changes & {longer, another_default}))
    assert ("motive_sv" in wanted) == (other_reasons in changes)


def test_own_words_that_cover_the_catalogues_ask_for_no_decision():
    newer = second(lambda found, _body: longer(found))
    assert compare_editions(FIRST, newer, [row(text_sv="Eget.", text_en="Own.")], {}) == []


def test_change_concerns_only_those_who_have_decided():
    newer = second(lambda found, _body: longer(found))
    (undecided,) = compare_editions(FIRST, newer, [], {})
    (emptied,) = compare_editions(FIRST, newer, [row(level=None)], {})
    (decided,) = compare_editions(FIRST, newer, [row(level="not_needed")], {})
    assert [each.concerns for each in (undecided, emptied, decided)] == [False, False, True]


def test_another_proposed_level_is_told_and_asks_nothing_of_those_who_have_decided():
    def change(found, _body):
        level = "should" if found["level"] == "must" else "must"
        found.update(level=level, points=3 if level == "should" else None, text=texts_at_level(found["text"], level))

    newer = second(change)
    (change,) = compare_editions(FIRST, newer, [row(level="must")], {})
    assert (change.fields, change.concerns) == (("proposed",), False)


def test_new_and_retired_requirements_are_told_apart():
    def change(found, body):
        body["requirements"].append({**deepcopy(found), "key": f"{KEY[:3]}-98"})
        found["retired"] = True

    assert [(each.key, each.kind, each.is_decided_on) for each in compare_editions(FIRST, second(change), [row()], {})] == [
        (KEY, Kind.RETIRED, True),
        (f"{KEY[:3]}-98", Kind.NEW, False),
    ]
