"""Windows of contracts: held against trying every run, and against days worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.windows import Contract, apart, fold_windows, in_order, list_windows, months_after, notice_by, start_by

TODAY = date(2026, 5, 1)


def contracts(*ends: tuple[int, date]) -> list[Contract]:
    """(institution's hand-in, end) of each."""
    return [Contract(day, submission_id, number) for number, (submission_id, day) in enumerate(ends, start=1)]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2028, 3, 31), -1, date(2028, 2, 29)),
        (date(2027, 1, 15), -12, date(2026, 1, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(9999, 12, 31), 1, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_months_are_counted_as_in_a_calendar(day, months, expected):
    assert months_after(day, months) == expected


def test_notice_and_start_are_counted_back_from_the_end():
    contract = Contract(date(2028, 8, 31), 1, 1, notice_months=6)
    assert (notice_by(contract), start_by(contract, 18)) == (date(2028, 2, 29), date(2027, 2, 28))
    assert notice_by(Contract(date(2028, 8, 31), 1, 1)) is None


def test_three_institutions_within_a_year_are_a_window_and_the_first_notice_decides():
    ends = contracts((1, date(2028, 1, 31)), (2, date(2028, 6, 30)), (3, date(2029, 1, 31)), (4, date(2030, 1, 1)))
    ends[1] = ends[1]._replace(notice_months=24)
    (window,) = fold_windows(ends, TODAY, 3, 12)
    assert (window.institutions, window.first, window.last) == (3, date(2028, 1, 31), date(2029, 1, 31))
    assert window.begin_by(12) == date(2026, 6, 30)
    assert fold_windows(ends, TODAY, 4, 12) == []


def test_two_contracts_of_one_institution_are_one_institution():
    assert fold_windows(contracts((1, date(2028, 1, 1)), (1, date(2028, 2, 1))), TODAY, 2, 12) == []


def test_contract_that_has_ended_opens_no_window():
    assert fold_windows(contracts((1, date(2026, 4, 30)), (2, date(2026, 5, 1))), TODAY, 2, 12) == []


def test_of_windows_that_overlap_the_largest_stands():
    assert apart([(0, 3, 3), (1, 5, 4), (5, 7, 2)]) == [(1, 5, 4), (5, 7, 2)]


ENDS = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 1500).map(lambda days: TODAY + timedelta(days))), max_size=14)


@given(ENDS, st.integers(2, 4), st.integers(1, 18))
def test_sweep_finds_what_trying_every_run_finds(ends, least, months):
    ordered = in_order(contracts(*ends), TODAY)
    runs = [
        (start, stop)
        for start in range(len(ordered))
        for stop in range(start + 1, len(ordered) + 1)
        if ordered[stop - 1].ends_on <= months_after(ordered[start].ends_on, months)
    ]
    largest = [
        (start, stop)
        for start, stop in runs
        if not any((other_start, other_stop) != (start, stop) and other_start <= start and stop <= other_stop for other_start, other_stop in runs)
    ]
    expected = [(start, stop, number) for start, stop in largest if (number := len({each.submission_id for each in ordered[start:stop]})) >= least]
    assert list_windows(ordered, least, months) == sorted(expected)


@given(ENDS, st.integers(2, 4), st.integers(1, 18))
def test_windows_shown_never_share_a_contract_and_hide_none_that_stands_alone(ends, least, months):
    ordered = in_order(contracts(*ends), TODAY)
    every = list_windows(ordered, least, months)
    shown = apart(every)
    places = [place for start, stop, _number in shown for place in range(start, stop)]
    assert len(places) == len(set(places))
    for start, stop, number in every:
        assert any(start < other_stop and other_start < stop and other >= number for other_start, other_stop, other in shown)
