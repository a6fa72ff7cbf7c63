"""Comments as threads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inventory_app.review.threads import Filter, Written, by_requirement, fold_threads, matching, read_filter

BEGAN = datetime(2026, 11, 1, 8, tzinfo=UTC)
CATEGORY_OF = {"KON-01": "KON", "AKT-01": "AKT"}


def written(number: int, key: str = "KON-01", parent: int | None = None, by: int = 1) -> Written:
    return Written(number, key, parent, f"Nummer {number}", BEGAN + timedelta(hours=number), by, "Gunnel")


COMMENTS = [written(4, parent=1, by=2), written(2, "AKT-01", by=3), written(1), written(3, parent=1), replace(written(5, by=2), settled_at=BEGAN)]


def test_replies_follow_their_first_comment_in_the_order_they_were_written():
    assert [(thread.first.id, [reply.id for reply in thread.replies]) for thread in fold_threads(COMMENTS)] == [(1, [3, 4]), (2, []), (5, [])]


def test_thread_ends_with_its_last_reply():
    first, second, _settled = fold_threads(COMMENTS)
    assert (first.last_at, second.last_at) == (BEGAN + timedelta(hours=4), BEGAN + timedelta(hours=2))


@pytest.mark.parametrize(
    ("wanted", "person", "found"),
    [
        (Filter(), 1, [1, 2, 5]),
        (Filter(state="open"), 1, [1, 2]),
        (Filter(state="settled"), 1, [5]),
        (Filter(category="AKT"), 1, [2]),
        (Filter(is_mine=True), 2, [1, 5]),
        (Filter(is_mine=True), 3, [2]),
        (Filter(is_mine=True, state="settled"), 3, []),
        (Filter(is_mine=True), None, []),
    ],
)
def test_threads_are_found_by_state_category_and_who_takes_part(wanted, person, found):
    assert [thread.first.id for thread in matching(fold_threads(COMMENTS), wanted, person, CATEGORY_OF)] == found


def test_requirements_stand_in_the_checklists_order_and_unknown_ones_last():
    threads = fold_threads([*COMMENTS, written(6, "OLD-01")])
    assert [key for key, _threads in by_requirement(threads, {"AKT-01": 1, "KON-01": 2})] == ["AKT-01", "KON-01", "OLD-01"]


def test_what_is_not_in_the_lists_is_left_out_of_the_filter():
    assert read_filter({"state": "perhaps", "category": "XXX", "mine": "yes"}, ["KON"]) == Filter()
    assert read_filter({"state": "open", "category": "KON", "mine": "1"}, ["KON"]) == Filter("open", "KON", True)
