"""The kinds with one input: what is read, what is shown again, what people see, what is compared."""

from __future__ import annotations

from datetime import date

import pytest
from asked import ENGLISH, SWEDISH, ask, options, read

from inventory_app.answers.compound import KINDS, facts, fits, show
from inventory_app.answers.kinds import Fact, Shown
from inventory_app.answers.values import NONE, UNKNOWN


def shown(question, value, context=SWEDISH) -> str:
    return str(show(question, value, context))


def facts_of(question, value) -> list[Fact]:
    return list(facts(question, "q", value))


@pytest.mark.parametrize("kind", ["text", "long_text", "number", "money", "date", "scale", "yes_no", "choice", "several"])
@pytest.mark.parametrize("left", ["", "  ", "\n"])
def test_what_is_left_empty_is_no_answer(kind, left):
    more = {"options": options("a", "b")} if kind in ("choice", "several") else {}
    more |= {"anchors": [{"value": v, "label": {"sv": "x", "en": "y"}} for v in (1, 5)]} if kind == "scale" else {}
    if kind in ("choice", "several", "yes_no") and left:
        return
    assert read(ask(kind, **more), q=left) == (None, [])
    assert read(ask(kind, **more)) == (None, [])


def test_text_is_one_line_without_invisible_characters():
    assert read(ask("text"), q="  Navet\x00 \t och\r\n  mer\u0007 ") == ("Navet och mer", [])


def test_composed_and_decomposed_letters_are_the_same_text():
    assert read(ask("text"), q="a\u030al") == ("ål", [])


def test_text_that_is_too_long_is_kept_and_told():
    value, problems = read(ask("text", max_length=5), q="123456")
    assert (value, problems) == ("123456", [("q", "Shorten the text to 5 characters. It has 6 now.")])


def test_ten_thousand_characters_fit_a_long_text_and_one_more_does_not():
    text = "åäö🎓שלום " * 1000
    assert read(ask("long_text"), q=text.strip()) == (text.strip(), [])
    assert read(ask("long_text"), q="x" * 10_001)[1] == [("q", "Shorten the text to 10000 characters. It has 10001 now.")]


def test_long_text_keeps_its_lines_whatever_the_browser_ends_them_with():
    assert read(ask("long_text"), q="ett\r\n\r\n  två\rtre\n") == ("ett\n\n  två\ntre", [])
    assert show(ask("long_text"), "ett\n\ntvå", SWEDISH) == Shown(("ett", "", "två"))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "' OR 1=1 --", "=2+5", "{{ 7 * 7 }}", "%(name)s", "\u202etxt.exe", "👩🏽‍🔬", "مرحبا"])
def test_text_stays_what_was_typed(text):
    question = ask("text")
    assert read(question, q=text) == (text, [])
    assert shown(question, text) == text
    assert facts_of(question, text) == []


def test_name_cannot_be_left_empty_nor_unknown():
    assert read(ask("name"), q=" \u0000 ") == (None, [("q", "Write a name.")])
    assert not fits(ask("name"), UNKNOWN)
    assert fits(ask("text"), UNKNOWN)


def test_choice_is_one_of_its_options():
    question = ask("choice", options=options("a", "b"))
    assert read(question, q="b") == ("b", [])
    assert read(question, q="c") == (None, [("q", "Choose one of the options in the list.")])
    assert (shown(question, "a"), shown(question, "a", ENGLISH)) == ("a på svenska", "a in English")
    assert facts_of(question, "a") == [Fact("q", option="a")]


def test_several_keep_the_order_of_the_options_and_each_once():
    question = ask("several", options=options("a", "b", "c"))
    assert read(question, q=["c", "a", "a", ""]) == (["a", "c"], [])
    assert read(question, q=["c", "x"])[1] == [("q", "Choose one of the options in the list.")]
    assert show(question, ["a", "c"], ENGLISH) == Shown(("a in English", "c in English"))
    assert facts_of(question, ["a", "c"]) == [Fact("q", option="a"), Fact("q", option="c")]


def test_number_tells_what_is_wrong_with_it():
    question = ask("number", maximum=1200)
    assert read(question, q="1 200") == (1200, [])
    assert read(question, q="ett par") == (None, [("q", "Write a number with digits, such as 1200.")])
    assert read(question, q="1,5") == (None, [("q", "Write a whole number, without decimals.")])
    assert read(question, q="-1") == (None, [("q", "Write a number from 0 to 1\xa0200.")])
    assert read(question, ENGLISH, q="1201") == (None, [("q", "Write a number from 0 to 1,200.")])


@pytest.mark.parametrize("digits", [23, 24, 25, 28, 29, 30, 31, 500])
def test_number_with_more_digits_than_anybody_counts_is_told(digits):
    value, problems = read(ask("number", decimals=2), q="9" * digits)
    assert value is None
    assert [name for name, _message in problems] == ["q"]


def test_decimals_are_kept_as_many_as_the_question_allows():
    question = ask("number", decimals=2, unit={"sv": "timmar", "en": "hours"})
    assert read(question, q="1 234,5") == (1234.5, [])
    assert read(question, q="6,0") == (6, [])
    assert read(question, q="0,125") == (None, [("q", "Write at most 2 decimals.")])
    assert (shown(question, 1234.5), shown(question, 1234.5, ENGLISH)) == ("1\xa0234,5 timmar", "1,234.5 hours")
    assert KINDS["number"].inputs(question, "q", 6.5, SWEDISH) == {"q": ["6,5"]}
    assert KINDS["number"].inputs(question, "q", 6.5, ENGLISH) == {"q": ["6.5"]}
    assert facts_of(question, 6.5) == [Fact("q", number=6.5)]


@pytest.mark.parametrize("typed", ["185000", "185 000", "185 000 kr", "185 000 kronor", "185.000", "185,000", "185\u00a0000 SEK", "SEK 185,000"])
def test_money_is_read_as_people_write_it(typed):
    assert read(ask("money"), q=typed) == (185000, [])


def test_money_is_shown_so_that_it_can_be_typed_again():
    question = ask("money")
    assert (shown(question, 185000), shown(question, 185000, ENGLISH)) == ("185\xa0000 kr", "SEK 185,000")
    assert read(question, q="185 tkr")[1] == [("q", "Write a number with digits, such as 1200.")]


def test_scale_has_ends_and_words_for_its_steps():
    question = ask("scale", anchors=[{"value": 1, "label": {"sv": "Hindrar", "en": "Hinders"}}, {"value": 5, "label": {"sv": "Bra", "en": "Good"}}])
    assert read(question, q="5") == (5, [])
    assert read(question, q="6")[1] == [("q", "Write a number from 1 to 5.")]
    assert (shown(question, 1), shown(question, 2)) == ("1 – Hindrar", "2")
    assert facts_of(question, 5) == [Fact("q", number=5)]


def test_date_is_as_exact_as_it_was_given():
    question = ask("date")
    assert [shown(question, day) for day in ("2027", "2027-05", "2027-05-31")] == ["2027", "maj 2027", "31 maj 2027"]
    assert [shown(question, day, ENGLISH) for day in ("2027", "2027-05", "2027-05-31")] == ["2027", "May 2027", "31 May 2027"]
    assert read(question, q="i fjol") == (None, [("q", "Write a year, a month or a day, such as 2027, 2027-05 or 2027-05-31.")])
    assert facts_of(question, "2027-05") == [Fact("q", number=date(2027, 5, 1).toordinal())]


def test_yes_and_no_are_true_and_false():
    question = ask("yes_no")
    assert (read(question, q="yes"), read(question, q="no")) == ((True, []), (False, []))
    assert read(question, q="kanske") == (None, [("q", "Choose one of the options in the list.")])
    assert (shown(question, True), shown(question, False, ENGLISH)) == ("Ja", "No")
    assert facts_of(question, False) == [Fact("q", option="no")]


def test_answers_that_every_question_shares_are_shown_and_counted():
    question = ask("text", none_label={"sv": "Ingen är utsedd", "en": "Nobody"})
    assert (shown(question, UNKNOWN), shown(question, UNKNOWN, ENGLISH)) == ("Vet ej", "Don’t know")
    assert (shown(question, NONE), shown(question, NONE, ENGLISH)) == ("Ingen är utsedd", "Nobody")
    assert shown(question, None) == ""
    assert facts_of(question, UNKNOWN) == [Fact("q", option="unknown")]
    assert facts_of(question, NONE) == [Fact("q", option="none")]
    assert facts_of(question, None) == []
    assert fits(question, NONE)
    assert not fits(ask("text"), NONE)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", 7), ("text", " x "), ("text", ["x"]), ("text", {"x": "y"}), ("text", "x" * 201), ("long_text", "a\r\nb"), ("number", "7"), ("number", True),
        ("number", -1), ("number", 1.5), ("number", float("nan")), ("number", float("inf")), ("money", 1.5), ("date", "2027-5"), ("date", "31/5 2027"),
        ("date", 2027), ("date", "2027-02-30"), ("yes_no", "yes"), ("yes_no", 1), ("person", {"phone": "070"}), ("person", "Nils"), ("person", []),
        ("person", {"email": "nobody"}), ("person", {}), ("system_link", {"system": "3"}), ("system_link", {"system": 3, "name": "x"}), ("system_link", 3),
    ],
)  # fmt: skip
def test_value_of_another_shape_does_not_fit(kind, value):
    assert not fits(ask(kind), value)
