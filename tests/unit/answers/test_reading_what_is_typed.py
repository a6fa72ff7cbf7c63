"""Numbers, dates and texts as Swedes, Britons and spreadsheets write them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.answers.reading import first_day, last_day, read_date, read_line, read_number, read_text, read_whole


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1234", "1234"), ("1 234", "1234"), ("1\u00a0234", "1234"), ("1\u202f234", "1234"), ("1'234", "1234"), ("1’234", "1234"), ("1.234", "1234"),
        ("1,234", "1234"), ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("-5", "-5"), ("−5", "-5"), ("007", "7"), ("12,5", "12.5"), ("12.5", "12.5"),
        ("1,23", "1.23"),
    ],
)  # fmt: skip
def test_whole_number_is_read_in_both_ways_of_grouping(typed, number):
    assert read_number(typed, whole=True) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1234.5", "1234.5"), ("1,234", "1.234"), ("1.234", "1.234"), (".5", "0.5"), ("5,", "5"),
        ("1.234.567,89", "1234567.89"), ("1,234,567.89", "1234567.89"),
    ],
)  # fmt: skip
def test_number_with_decimals_ends_at_its_last_mark(typed, number):
    assert read_number(typed, whole=False) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "-", ".", ",", "1e5", "ca 40", "40-50", "4O", "٣", "１２", "½", "0x10", "inf", "NaN", "1--2", "1,2,3", "9" * 25]
)
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_no_number_is_none(typed, whole):
    assert read_number(typed, whole) is None


@given(st.text(), st.booleans())
def test_any_text_is_a_number_or_none(typed, whole):
    number = read_number(typed, whole)
    assert number is None or round(number, 4) is not None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2019", "2019"), (" 2019 ", "2019"), ("2019-05", "2019-05"), ("2019-5", "2019-05"), ("2019/05", "2019-05"), ("2019-05-31", "2019-05-31"),
        ("2019-5-3", "2019-05-03"), ("2019/05/31", "2019-05-31"), ("2019–05–31", "2019-05-31"), ("31/5 2019", "2019-05-31"), ("31/5/2019", "2019-05-31"),
        ("31.5.2019", "2019-05-31"), ("3.5. 2019", "2019-05-03"),
    ],
)  # fmt: skip
def test_date_is_read_as_exact_as_it_is_written(typed, day):
    assert read_date(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "19",
        "1899",
        "2200",
        "20190",
        "2019-13",
        "2019-00",
        "2019-02-29",
        "2019-05-32",
        "5/31 2019",
        "maj 2019",
        "2019-05-31T10",
        "2019-5-3-1",
        "٢٠١٩",
        "２０１９",
        "0000",
    ],
)
def test_what_is_no_date_is_none(typed):
    assert read_date(typed) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back(day):
    assert first_day(read_date(f"{day.day}/{day.month} {day.year}")) == last_day(str(day)) == day


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_last_day_of_a_month_is_followed_by_the_first_of_another(year, month):
    last = last_day(f"{year}-{month:02}")
    assert (last.year, last.month, (last + timedelta(days=1)).day) == (year, month, 1)
    assert first_day(f"{year}-{month:02}") == date(year, month, 1)


def test_year_begins_in_january_and_ends_in_december():
    assert (first_day("2027"), last_day("2027")) == (date(2027, 1, 1), date(2027, 12, 31))


@given(st.text())
def test_text_that_was_read_stays_the_same_and_can_be_stored_anywhere(typed):
    for read in (read_text, read_line):
        text = read(typed)
        assert read(text) == text
        assert "\x00" not in text
        assert text.encode("utf-8").decode("utf-8") == text
    assert "\n" not in read_line(typed)


def test_marks_that_right_to_left_scripts_and_emoji_need_are_kept():
    assert read_text("\u200fשלום 👩\u200d🔬 \u2067x\u2069") == "\u200fשלום 👩\u200d🔬 \u2067x\u2069"


@pytest.mark.parametrize(
    ("raw", "read"),
    [("12", 12), ("0", 0), ("", None), ("-1", None), ("1.5", None), ("٣", None), ("²", None), (" 1", None), ("1" * 10, None), ("1" * 9, 111111111)],
)
def test_number_that_a_program_wrote_is_read_and_nothing_else(raw, read):
    assert read_whole(raw) == read
