"""How far institutions have come, in counts, and who is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inventory_app.content.library import load_template
from inventory_app.rounds.matrix import Line, Progress, Share, count_standings, next_after, share_of_step, shares_of_systems, sort_lines
from inventory_app.submission.rounds import Standing

DAY = datetime(2026, 11, 3, 9, tzinfo=UTC)
SHEET = load_template().system
BASICS = SHEET.steps[0]


def line(number: int, name: str = "", **given) -> Line:
    empty = dict.fromkeys(("looked_at", "skipped_at", "returned_at", "handed_in", "handed_in_at", "reminded_at", "mailed_to", "mail_fault"))
    return Line(number, f"k{number}", name or f"Nr {number}", False, False, **{**empty, "skip_reason": "", "return_remark": "", **given})


def progress(done: int, total: int = 10, *, systems: int = 1, points: int = 0) -> Progress:
    share = Share(done, total)
    return Progress(systems, {"basics": share}, Share(), Share(), share, share, points)


@pytest.mark.parametrize(("share", "percent"), [(Share(0, 0), None), (Share(0, 3), 0), (Share(2, 3), 66), (Share(3, 3), 100), (Share(999, 1000), 99)])
def test_percent_is_hundred_only_when_all_is_done(share, percent):
    assert share.percent == percent


def test_share_of_a_step_counts_required_answers_that_apply():
    required = [question.key for question in BASICS.questions if question.required and not question.retired and question.applies_when is None]
    assert len(required) > 1
    assert share_of_step(BASICS, {}) == Share(0, len(required))
    assert share_of_step(BASICS, {"name": "Navet"}) == Share(1, len(required))
    assert share_of_step(BASICS, {"name": "Navet", "status": {"unknown": True}}).done == 2


def test_shares_of_several_systems_are_added_up():
    one = shares_of_systems(SHEET, [{"name": "Navet"}])["basics"]
    assert shares_of_systems(SHEET, [{"name": "Navet"}, {"name": "Listan"}])["basics"] == Share(one.done * 2, one.total * 2)
    assert shares_of_systems(SHEET, [])["basics"] == Share(0, 0)


def test_those_who_are_late_come_first():
    lines = [
        line(1, skipped_at=DAY),
        line(2, handed_in=1, handed_in_at=DAY),
        line(3, handed_in=1, returned_at=DAY),
        line(4, looked_at=DAY, progress=progress(9)),
        line(5, looked_at=DAY, progress=progress(2)),
        line(6, progress=progress(9)),
    ]
    assert [each.institution_id for each in sort_lines(lines, "late")] == [6, 5, 4, 3, 2, 1]
    assert [each.institution_id for each in sort_lines(lines, "nonsense")] == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(("by", "order"), [("name", [2, 3, 1]), ("systems", [3, 1, 2]), ("open", [2, 3, 1]), ("checklist", [1, 3, 2])])
def test_lines_are_sorted_by_what_was_asked(by, order):
    lines = [
        line(1, "Östra", progress=progress(1, systems=2, points=1)),
        line(2, "Ahls", progress=progress(9, systems=3, points=9)),
        line(3, "Älvs", progress=progress(5, systems=1, points=5)),
    ]
    assert [each.institution_id for each in sort_lines(lines, by)] == order


def test_skipped_round_is_skipped_whatever_else_was_done():
    everything = line(1, handed_in=2, handed_in_at=DAY, returned_at=DAY, skipped_at=DAY)
    assert [everything.standing, replace(everything, skipped_at=None).standing] == [Standing.SKIPPED, Standing.SENT_BACK]
    assert replace(everything, skipped_at=None, returned_at=None).standing is Standing.HANDED_IN
    assert count_standings([everything, line(2)]) == {
        Standing.WAITED_FOR: 1,
        Standing.SENT_BACK: 0,
        Standing.HANDED_IN: 0,
        Standing.SKIPPED: 1,
    }


@pytest.mark.parametrize(
    ("current", "due", "following"),
    [("b", {"a", "d"}, "d"), ("d", {"a"}, "a"), ("b", {"b"}, "b"), ("b", set(), None), ("gone", {"c"}, "c")],
)
def test_next_step_to_confirm_is_looked_for_onwards_and_then_from_the_start(current, due, following):
    assert next_after(["a", "b", "c", "d"], current, due) == following
