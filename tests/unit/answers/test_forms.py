"""Questions as a form: only what is present is read, ticks against words, proposals, what is shown again."""

from __future__ import annotations

import pytest
from asked import SWEDISH, ask, options
from werkzeug.datastructures import MultiDict

from inventory_app.answers.forms import BLANK_ROWS, build_form
from inventory_app.answers.values import NONE, UNKNOWN, fingerprint

TEXT = ask("text", none_label={"sv": "Ingen", "en": "Nobody"})
MATRIX = ask("matrix", rows=options("licences", "support"), options=options("it", "unit"), proposal={"licences": "it", "support": "unit"})
ROWS = ask(
    "rows",
    row_label={"sv": "Rad", "en": "Row"},
    maximum=4,
    columns=[{"key": "role", "kind": "text", "label": {"sv": "Roll", "en": "Role"}}],
    suggested=[{"role": {"sv": "Beställare", "en": "Sponsor"}}],
)


def open_form(question, stored=None, posted=None):
    """The one field of a form over this question."""
    answers = {} if stored is None else {"q": stored}
    form = build_form([question], answers, SWEDISH, None if posted is None else MultiDict(posted), {"q": 7})
    (field,) = form.fields()
    return form, field


def save(question, stored=None, **inputs):
    """The answer that a posted form gives, or the messages."""
    names = {name.replace("__", "."): value for name, value in inputs.items()}
    posted = {"present": "q", "q!seen": fingerprint(stored), **names}
    form, field = open_form(question, stored, posted)
    return form.answers()["q"] if form.validate() else [str(message) for _name, message in field.errors]


def tick(question, stored=None, *, unknown=False, none=False, **inputs):
    ticks = ({"q!unknown": "1"} if unknown else {}) | ({"q!none": "1"} if none else {})
    return save(question, stored, **inputs, **ticks)


def test_stored_answer_is_shown_with_what_it_was_when_seen():
    _form, field = open_form(TEXT, "Navet")
    assert (field.inputs, field.data, field.seen, field.number, field.unknown, field.none) == (
        {"q": ["Navet"]},
        "Navet",
        fingerprint("Navet"),
        7,
        False,
        False,
    )


@pytest.mark.parametrize(("stored", "ticks"), [(UNKNOWN, (True, False)), (NONE, (False, True))])
def test_shared_answer_is_shown_as_its_tick(stored, ticks):
    _form, field = open_form(TEXT, stored)
    assert (field.inputs, (field.unknown, field.none)) == ({}, ticks)


def test_question_that_the_form_does_not_name_is_not_read():
    form, field = open_form(TEXT, "Navet", {"q": "annat", "q!seen": "-"})
    assert (form.answers(), form.seen(), field.inputs) == ({}, {}, {"q": ["Navet"]})


def test_question_that_is_present_and_empty_is_emptied():
    assert save(TEXT, "Navet", q="") is None
    assert save(TEXT, "Navet") is None


def test_retired_question_is_not_in_the_form():
    assert build_form([ask("text", retired=True)], {"q": "x"}, SWEDISH, MultiDict({"present": "q", "q": "y"})).answers() == {}


def test_tick_alone_is_the_answer():
    assert tick(TEXT, unknown=True) == UNKNOWN
    assert tick(TEXT, none=True) == NONE


def test_tick_beside_the_words_that_were_there_before_is_what_was_meant():
    assert tick(TEXT, "Navet", unknown=True, q="Navet") == UNKNOWN


def test_words_beside_the_tick_that_was_there_before_are_what_was_meant():
    assert tick(TEXT, UNKNOWN, unknown=True, q="Navet") == "Navet"
    assert tick(TEXT, NONE, none=True, q="Navet") == "Navet"


def test_new_words_and_a_new_tick_contradict_each_other():
    assert tick(TEXT, "Navet", unknown=True, q="annat") == ["Either answer or tick the box below, not both."]
    assert tick(TEXT, None, none=True, q="annat") == ["Either answer or tick the box below, not both."]


def test_tick_that_the_question_does_not_offer_is_not_read():
    assert tick(ask("name"), unknown=True, q="Navet") == "Navet"
    assert tick(ask("text"), none=True, q="Navet") == "Navet"
    assert tick(ask("name"), unknown=True) == ["Write a name."]


def test_tick_beside_what_cannot_be_read_is_the_answer():
    assert tick(ask("number"), unknown=True, q="ingen aning") == UNKNOWN


def test_proposal_is_shown_but_is_no_answer_until_it_is_saved():
    _form, field = open_form(MATRIX)
    assert (field.inputs, field.data, field.seen) == ({"q.licences": ["it"], "q.support": ["unit"]}, None, "-")
    assert save(MATRIX, q__licences="it", q__support="unit") == {"licences": "it", "support": "unit"}


def test_proposal_is_no_contradiction_to_a_tick():
    assert tick(MATRIX, unknown=True, q__licences="it", q__support="unit") == UNKNOWN


def test_proposal_gives_way_to_what_was_answered():
    _form, field = open_form(MATRIX, {"licences": "unit"})
    assert field.inputs == {"q.licences": ["unit"]}


def test_suggested_rows_are_shown_in_the_language_of_the_page():
    _form, field = open_form(ROWS)
    assert (field.inputs, field.data, field.row_count) == ({"q.0.role": ["Beställare"]}, None, 1 + BLANK_ROWS)


def test_rows_offer_blank_ones_up_to_the_maximum():
    assert open_form(ROWS, [{"role": "a"}, {"role": "b"}])[1].row_count == 4
    assert open_form(ROWS, [{"role": letter} for letter in "abcd"])[1].row_count == 4
    assert open_form(TEXT)[1].row_count == 0


def test_what_was_typed_is_shown_again_as_it_was_typed():
    posted = {"present": "q", "q": " ett par  "}
    form, field = open_form(ask("number"), 7, posted)
    assert not form.validate()
    assert (field.inputs, field.errors[0][0]) == ({"q": [" ett par  "]}, "q")


def test_answer_larger_than_the_whole_form_may_be_is_refused():
    many = {f"q__{index}__role": "x" * 199 for index in range(1100)}
    wide = ask(
        "rows", row_label={"sv": "Rad", "en": "Row"}, maximum=2000, columns=[{"key": "role", "kind": "text", "label": {"sv": "Roll", "en": "Role"}}]
    )
    assert save(wide, **many) == ["This is more than one answer can hold. Shorten it."]


def test_seen_value_of_any_length_is_cut():
    _form, field = open_form(TEXT, None, {"present": "q", "q": "x", "q!seen": "y" * 500})
    assert field.seen == "y" * 32


def test_inputs_of_another_question_with_a_like_name_are_not_read():
    form = build_form([ask("person")], {}, SWEDISH, MultiDict({"present": "q", "qq.name": "Ada", "q2.name": "Ada"}))
    assert form.answers() == {"q": None}
