"""Numbers, dates, people and lists as others write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.spreadsheets.loosely import date_text, fold, json_of, number_text, person_of, pieces_of, text_of

DAYS = st.dates(date(1955, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%Y/%m/%d", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S"]))
def test_day_is_read_in_every_usual_form(day, form):
    assert date_text(day.strftime(form)) == day.isoformat()


@given(DAYS, st.sampled_from(["sv_SE", "en_GB"]), st.sampled_from(["d MMMM y", "d MMM y", "dd MMM y"]))
def test_day_is_read_with_its_month_in_words(day, locale, pattern):
    assert date_text(format_date(day, pattern, locale=locale)) == day.isoformat()


@given(DAYS)
def test_date_of_a_workbook_is_read_as_a_date_and_as_its_number(day):
    assert date_text(day) == date_text(datetime(day.year, day.month, day.day)) == day.isoformat()  # noqa: DTZ001 -- a workbook's dates have no zone
    assert date_text((day - date(1899, 12, 30)).days) == day.isoformat()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2027", "2027"),
        ("ca 2019", "2019"),
        ("nov 2026", "2026-11"),
        ("november 2026", "2026-11"),
        ("11/2026", "2026-11"),
        ("2026-11", "2026-11"),
        ("den 23 november 2026", "2026-11-23"),
        ("November 23, 2026", "2026-11-23"),
        ("23/11 26", "2026-11-23"),
        ("11/23/2026", "2026-11-23"),
        (2019, "2019"),
        ("tills vidare", None),
        ("2026-02-30", None),
        ("31 februari 2026", None),
        ("12", None),
        ("", None),
        (True, None),
    ],
)
def test_approximate_and_odd_dates(written, read):
    assert date_text(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1\u202f200", "1200"),
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("ca 350 st", "350"),
        ("~40", "40"),
        (12.0, "12"),
        ("12,5", "12.5"),
        ("många", None),
        ("10-20", None),
        ("3 av 10", None),
        ("200 mars", None),
        (float("nan"), None),
        (True, None),
    ],
)
def test_numbers_as_people_write_them(written, read):
    assert number_text(written, is_money=False) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("125 000,50 kr", "125001"),
        ("1.200.000,00", "1200000"),
        ("1,2 mkr", "1200000"),
        ("350 tkr/år", "350000"),
        ("SEK 1 200", "1200"),
        ("1 200:-", "1200"),
        (1234.5, "1235"),
        ("3 miljoner", "3000000"),
        ("3 euro", None),
    ],
)
def test_money_is_whole_kronor(written, read):
    assert number_text(written, is_money=True) == read


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", ".", ",", "'", ""]))
def test_thousands_are_read_with_any_mark_between_them(number, mark):
    assert number_text(f"{number:,}".replace(",", mark), is_money=True) == str(number)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Anna Ek, it-chef <anna@x.example>", {"name": "Anna Ek", "function": "it-chef", "email": "anna@x.example"}),
        ("it-chef: Anna Ek", {"name": "Anna Ek", "function": "it-chef"}),
        ("Anna Ek (it-chef)", {"name": "Anna Ek", "function": "it-chef"}),
        ("it-chef", {"function": "it-chef"}),
        ("Anna Ek", {"name": "Anna Ek"}),
        ("anna@x.example", {"email": "anna@x.example"}),
        (" , ", {}),
    ],
)
def test_person_in_one_cell(written, parts):
    assert person_of(written, lambda words: words.endswith("chef")) == parts


def test_list_is_parted_by_the_strongest_mark_and_what_is_known_stays_whole():
    known = {"Kommun och region", "Alumner"}
    assert pieces_of("Kommun och region; Alumner, Press / Övrigt", lambda piece: piece in known) == [
        "Kommun och region",
        "Alumner",
        "Press",
        "Övrigt",
    ]
    assert pieces_of("- ett\n- två", lambda piece: False) == ["ett", "två"]


def test_json_in_a_cell_is_read_and_what_looks_like_it_is_left():
    assert json_of('["a", "b"]') == ["a", "b"]
    assert json_of("[ett] av [två]") is None
    assert json_of("[" * 100_000 + "]" * 100_000) is None


@pytest.mark.parametrize("spelling", ["IT-kontakt", "It kontakt", "itkontakt", "IT–Kontakt*"])
def test_spellings_of_one_word_fold_to_one(spelling):
    assert fold(spelling) == "itkontakt"


@given(st.none() | st.text() | st.integers() | st.floats() | st.booleans() | st.datetimes() | st.dates() | st.times())
def test_any_cell_is_read_or_not(cell):
    assert isinstance(text_of(cell), str)
    date_text(cell)
    number_text(cell, is_money=True)
    person_of(text_of(cell), lambda words: False)
