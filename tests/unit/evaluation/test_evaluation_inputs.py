"""What the forms send, and what they show again."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from inventory_app.answers.merge import merge
from inventory_app.evaluation.inputs import Form, UnknownInput, evaluation_fields, simulation_fields
from inventory_app.evaluation.words import ANCHORS

FIELDS = evaluation_fields(["KON", "SÖK"])


def form(answers=None, language="sv", **typed):
    made = Form(FIELDS, answers or {}, language)
    made.read(MultiDict({key.replace("__", "."): raw for key, raw in typed.items()}))
    return made


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("full_value", "1 200 000 kr", 1_200_000),
        ("full_value", "SEK 1,200,000", 1_200_000),
        ("price_share", "40 %", 40),
        ("weight__SÖK", " 7 ", 7),
        ("weight__SÖK", "", None),
        ("model", "weighted", "weighted"),
        ("model", "", None),
        ("anchor__3__sv", ANCHORS[3].sv, None),
        ("anchor__3__sv", "Eget\r\nmed två rader", "Eget\nmed två rader"),
        ("anchor__3__sv", "  ", ""),
    ],
)
def test_what_is_typed_is_read(key, raw, value):
    made = form(**{key: raw})
    assert (made.wanted, made.problems) == ({key.replace("__", "."): value}, {})


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("full_value", "många"),
        ("full_value", "-1"),
        ("weight__KON", "7,5"),
        ("weight__KON", "1000"),
        ("model", "relative"),
        ("anchor__0__en", "x" * 1001),
    ],
)
def test_what_cannot_be_read_is_kept_and_told(key, raw):
    made, flat = form(**{key: raw}), key.replace("__", ".")
    assert (list(made.problems), made.wanted, made.value(flat)) == ([flat], {}, raw)


@pytest.mark.parametrize("key", ["relative", "weight__AKT", "anchor__2__sv", "t1__name"])
def test_a_body_with_what_the_form_does_not_have_is_refused(key):
    with pytest.raises(UnknownInput):
        form(**{key: "1"})


def test_score_of_a_requirement_that_is_no_longer_scored_is_let_go(scored):
    made = Form(simulation_fields(scored), {}, "sv")
    made.read(MultiDict({"t1.requirement.KON-02": "3", "t1.requirement.KON-09": "3", "t2.category.DRI": "40", "t2.musts": "no"}))
    assert made.wanted == {"t1.requirement.KON-02": 3, "t2.musts": "no"}


def test_form_shows_what_is_stored_as_it_would_be_typed():
    made = Form(FIELDS, {"full_value": 1_200_000, "weight.KON": 12, "anchor.1.sv": ""}, "en")
    assert [made.value(key) for key in ("full_value", "weight.KON", "weight.SÖK", "anchor.1.sv", "anchor.0.sv")] == [
        "1,200,000",
        "12",
        "",
        "",
        ANCHORS[0].sv,
    ]


def test_what_a_form_saw_lets_others_changes_of_other_fields_stand():
    before = {"weight.KON": 10, "weight.SÖK": 20}
    mine = form(before, seen=Form(FIELDS, before, "sv").seen_input, weight__KON="15", weight__SÖK="20", anchor__0__sv=ANCHORS[0].sv)
    merged = merge({"weight.KON": 10, "weight.SÖK": 30, "model": "fixed"}, mine.wanted, mine.seen)
    assert (merged.answers, merged.clashes) == ({"weight.KON": 15, "weight.SÖK": 30, "model": "fixed"}, {})


def test_clash_shows_both_and_saving_again_decides():
    before, now = {"weight.KON": 10}, {"weight.KON": 30, "full_value": 1_000}
    made = form(before, seen=Form(FIELDS, before, "sv").seen_input, weight__KON="15")
    made.show_clashes(merge(now, made.wanted, made.seen))
    assert (made.value("weight.KON"), made.theirs, list(made.problems), made.value("full_value")) == (
        "15",
        {"weight.KON": "30"},
        ["weight.KON"],
        "1 000".replace(" ", "\u00a0"),
    )
    again = form(now, seen=made.seen_input, weight__KON="15")
    assert merge(now, again.wanted, again.seen).answers["weight.KON"] == 15


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("full_value", 1_200_000, True),
        ("full_value", "mycket", False),
        ("weight.KON", 12, True),
        ("weight.KON", -1, False),
        ("model", "fixed", True),
        ("model", "relative", False),
        ("anchor.0.sv", "Eget", True),
        ("anchor.0.sv", ANCHORS[0].sv, False),
    ],
)
def test_answer_from_elsewhere_fits_when_a_form_would_have_stored_it(key, value, fits):
    assert FIELDS[key].fits(value) is fits
