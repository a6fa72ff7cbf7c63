"""What a page sends about its requirements."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from inventory_app.answers.messages import Message
from inventory_app.answers.values import fingerprint
from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.inputs import UnknownInput, as_question, in_page_order, inputs_of, read_posted, write_seen


@pytest.fixture
def known(catalogue, row):
    rows = [row("AAA-E01", is_own=True, text_sv="Eget", level="must"), row("AAA-03", level="should", parameters={"days": 12}, points=2)]
    return {each.key: each for each in compose_checklist(catalogue, rows, {})}


def one(known, name, raw, language="sv"):
    return read_posted(MultiDict([("present", name.split("|")[0]), (name, raw)]), known, language)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("AAA-01|level", "must", "must"),
        ("AAA-01|level", "", None),
        ("AAA-01|points", "5", 5),
        ("AAA-01|points", "", None),
        ("AAA-01|text_sv", " ett\r\ntvå \x07", "ett\ntvå"),
        ("AAA-01|note", "  ", None),
        ("AAA-01|note", "x" * 2000, "x" * 2000),
        ("AAA-03|p.days", "12", 12),
        ("AAA-03|p.days", "30", None),
        ("AAA-03|p.days", "", None),
        ("AAA-03|p.hours", "8", 8),
        ("BBB-01|p.share", "99,75", 99.75),
        ("BBB-01|p.share", "99.5", None),
        ("BBB-01|p.places", "  Almby \n och mer", "Almby och mer"),
        ("BBB-01|p.places", "everywhere (en)", None),
        ("AAA-E01|level", "should", "should"),
    ],
)
def test_input_is_read(known, name, raw, value):
    posted = one(known, name, raw)
    assert (posted.wanted, posted.problems) == ({name: value}, {})


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("AAA-01|level", "perhaps", "Choose one of the options in the list."),
        ("AAA-01|points", "6", "Choose points from 1 to 5."),
        ("AAA-01|points", "0", "Choose points from 1 to 5."),
        ("AAA-01|text_en", "x" * 2001, "Shorten the text to 2000 characters. It has 2001 now."),
        ("AAA-03|p.days", "1", "Write a number from 2 to 90."),
        ("AAA-03|p.days", "91", "Write a number from 2 to 90."),
        ("AAA-03|p.days", "2,5", "Write a whole number, without decimals."),
        ("AAA-03|p.days", "many", "Write a number with digits, such as 1200."),
        ("BBB-01|p.share", "99.555", "Write at most 2 decimals."),
        ("BBB-01|p.places", "x" * 501, "Shorten the text to 500 characters. It has 501 now."),
    ],
)
def test_unreadable_input_is_a_problem_and_is_kept_as_typed(known, name, raw, text):
    posted = one(known, name, raw)
    assert {flat: str(message) for flat, message in posted.problems.items()} == {name: text}
    assert (posted.wanted, posted.typed) == ({}, {name: raw})


@pytest.mark.parametrize(
    "body",
    [
        [("present", "AAA-99")],
        [("AAA-01|level", "must")],
        [("present", "AAA-01"), ("AAA-02|level", "must")],
        [("present", "AAA-01"), ("AAA-01|is_removed", "1")],
        [("present", "AAA-01"), ("AAA-01|p.days", "3")],
        [("present", "AAA-01"), ("AAA-01|methods", "V")],
        [("present", "AAA-E01"), ("AAA-E01|text_sv", "Annat")],
        [("present", "AAA-01"), ("AAA-02!seen", "")],
        [("present", "AAA-01"), ("AAA-01", "must")],
        [("institution_id", "7")],
    ],
    ids=str,
)
def test_body_that_the_page_cannot_have_sent_is_refused(known, body):
    with pytest.raises(UnknownInput):
        read_posted(MultiDict(body), known, "sv")


def test_what_the_form_had_seen_comes_back_per_field(known):
    seen = write_seen({"level": fingerprint("must"), "p.days": fingerprint(12)})
    posted = read_posted(MultiDict([("present", "AAA-03"), ("AAA-03!seen", seen), ("AAA-03|level", "must")]), known, "sv")
    assert posted.seen == {"AAA-03|level": fingerprint("must"), "AAA-03|p.days": fingerprint(12)}


def test_broken_seen_is_no_fault(known):
    posted = read_posted(MultiDict([("present", "AAA-03"), ("AAA-03!seen", "= == level <script> =x")]), known, "sv")
    assert posted.seen == {"AAA-03|": "x", "AAA-03|level": "", "AAA-03|<script>": ""}


@pytest.mark.parametrize(("language", "places", "share"), [("sv", "everywhere (sv)", "99,5"), ("en", "everywhere (en)", "99.5")])
def test_inputs_show_the_defaults_in_the_pages_language(known, language, places, share):
    inputs = inputs_of(known["BBB-01"], language)
    assert (inputs["p.places"], inputs["p.share"]) == (places, share)


def test_inputs_show_what_was_decided(known):
    inputs = inputs_of(known["AAA-03"], "sv")
    assert {name: text for name, text in inputs.items() if text} == {"level": "should", "points": "2", "p.days": "12"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_untouched_page_changes_nothing(known, language):
    """What the inputs show reads back as what is stored."""
    for key, each in known.items():
        inputs = [(f"{key}|{name}", raw) for name, raw in inputs_of(each, language).items() if not (each.is_own and "_" in name)]
        posted = read_posted(MultiDict([("present", key), *inputs]), known, language)
        stored = {f"{key}|level": each.level, f"{key}|points": each.own_points}
        stored |= {f"{key}|p.{name}": value for name, value in each.parameters.items()}
        assert {flat: value for flat, value in posted.wanted.items() if value is not None} == {f: v for f, v in stored.items() if v is not None}


def test_decimals_are_taken_where_the_catalogue_has_them(catalogue):
    blanks = {
        blank.key: as_question(blank).decimals for key in ("AAA-03", "BBB-01") for blank in catalogue.by_key[key].parameters if blank.kind == "number"
    }
    assert blanks == {"days": 0, "hours": 0, "share": 2}


def test_problems_are_told_in_the_pages_order(known):
    flats = dict.fromkeys(["BBB-01|note", "AAA-03|p.days", "AAA-01|level"], Message("No"))
    assert in_page_order(flats, known.values()) == ["AAA-01|level", "AAA-03|p.days", "BBB-01|note"]
