"""What remains to be done, and what of it stops an issue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stored_rows import Row

from inventory_app.specification.open_points import Where, list_open_points, stopping


def told(dossier, language="sv"):
    return [(point.where, point.subject) for point in stopping(list_open_points(dossier, language))]


def texts(dossier, where, language="sv"):
    return [point.text for point in list_open_points(dossier, language) if point.where == where]


def test_nothing_stops_a_whole_dossier(dossier):
    assert told(dossier) == []


@pytest.mark.parametrize("value", [None, {"unknown": True}])
@pytest.mark.parametrize("key", ["title", "why"])
def test_missing_title_or_why_stops(dossier, key, value):
    details = {name: answer for name, answer in dossier.details.items() if name != key} | ({key: value} if value else {})
    assert told(replace(dossier, sheets={**dossier.sheets, "details": details})) == [(Where.DETAILS, key)]


def test_undecided_requirements_stop_area_by_area(dossier, choose):
    checklist = choose({"KON-01": "must", "KON-02": None, "KON-03": None, "INF-01": None})
    assert told(replace(dossier, checklist=checklist)) == [(Where.AREA, "KON"), (Where.AREA, "INF")]
    assert stopping(list_open_points(replace(dossier, checklist=checklist), "sv"))[0].text == (
        "Organisationer och kontaktpersoner: nivån är inte beslutad för KON-02, KON-03"
    )


def test_open_parameter_stops(dossier, choose, catalogue):
    requirement = next(each for each in catalogue.requirements if each.parameters)
    (parameter, *rest) = requirement.parameters
    blank = parameter.model_copy(update={"default": None})
    checklist = [
        replace(each, requirement=requirement.model_copy(update={"parameters": (blank, *rest)})) if each.key == requirement.key else each
        for each in choose({requirement.key: "must"})
    ]
    points = stopping(list_open_points(replace(dossier, checklist=checklist), "en"))
    assert [(point.where, point.subject) for point in points] == [(Where.REQUIREMENT, requirement.key)]
    assert points[0].text == f"{requirement.key}: the value “{parameter.label.en}” has not been filled in"


def test_locked_requirement_without_a_reason_stops(dossier, choose, catalogue):
    locked = next(each for each in catalogue.requirements if each.locked)
    checklist = choose({"KON-01": "must"}, Row(locked.key, locked.category, "not_needed"))
    assert told(replace(dossier, checklist=checklist)) == [(Where.REQUIREMENT, locked.key)]


def test_a_checklist_without_requirements_stops(dossier, choose):
    assert told(replace(dossier, checklist=choose({}))) == [(Where.CHECKLIST, "")]


def test_own_requirement_without_reason_or_in_one_language_is_told(dossier, choose):
    checklist = choose({}, Row("KON-E01", "KON", "must", is_own=True, text_sv="Systemet ska spara bilder.", how_sv="Visas.", methods="V"))
    own = replace(dossier, checklist=checklist)
    assert texts(own, Where.REQUIREMENT, "sv") == ["KON-E01: motiv saknas"]
    assert texts(own, Where.REQUIREMENT, "en") == ["KON-E01: there is no reason", "KON-E01: the text, the verification exists only in Swedish"]


def test_answers_in_the_other_language_are_told(with_details):
    dossier = with_details(why="Det är det som vi har att göra med och inte något annat.")
    assert "Why are you procuring is written in Swedish" in texts(dossier, Where.DETAILS, "en")
    assert [text for text in texts(dossier, Where.DETAILS) if "skrivet på" in text] == []


def test_dont_knows_and_gaps_of_a_system_are_told_once_each(dossier, known):
    system = known(5, name="Navet", status="in_operation", users={"unknown": True})
    found = texts(replace(dossier, systems=[system]), Where.SYSTEM, "en")
    assert found[1:] == ["Navet: don’t know about number of users"]
    assert found[0].startswith("Navet: required answers are missing about kind of support, purpose")


def test_unmet_preconditions_are_told(dossier):
    assert texts(dossier, Where.PRECONDITIONS) == ["Det finns beslutade mål för samverkan: nej", "18 förutsättningar är inte besvarade"]


def test_characters_without_a_glyph_are_told_by_place(with_details):
    assert texts(with_details(scope="Besök i 漢字"), Where.DETAILS)[-1] == (
        "Omfattning innehåller tecken som våra typsnitt saknar och som trycks som □: U+5B57, U+6F22"
    )
