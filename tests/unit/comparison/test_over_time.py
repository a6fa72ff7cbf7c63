"""Rounds side by side: which lines belong together, and that nobody without a name is in any of them."""

from __future__ import annotations

from datetime import UTC, datetime

from inventory_app.comparison.over_time import fold_courses, restrict
from inventory_app.comparison.scope import Filter, Party, Scope
from inventory_app.comparison.view import Line
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel


def party(number: int, level: ShareLevel = ShareLevel.NAMED, hand_in: int = 100) -> Party:
    at = datetime(2026, 5, 1, tzinfo=UTC)
    return Party(number, f"i{number}", {"sv": f"L{number}", "en": f"I{number}"}, hand_in + number, 1, at, 1, 1, {**DEFAULTS, Part.SYSTEMS: level})


def test_lines_meet_by_key_and_what_only_one_round_has_is_missing_in_the_other():
    earlier, later = (Line("a", "A", 2), Line("gone", "G", 1)), (Line("new", "N", 5), Line("a", "A now", 3))
    found = {course.key: (course.label, course.values, course.change) for course in fold_courses([earlier, later])}
    assert found == {"new": ("N", (None, 5), None), "a": ("A now", (2, 3), 1), "gone": ("G", (1, None), None)}


def test_what_only_the_first_round_has_keeps_its_place():
    earlier, later = [Line(year, year, 1) for year in ("2025", "2026", "2027")], [Line(year, year, 1) for year in ("2026", "2028")]
    assert [course.key for course in fold_courses([earlier, later])] == ["2025", "2026", "2027", "2028"]


def test_same_are_those_in_every_round():
    earlier = Scope((party(1, hand_in=10), party(2, hand_in=10)), None, Filter(round_id=7))
    latest = Scope((party(2), party(3)))
    same, every = (restrict([earlier, latest], is_same=is_same) for is_same in (True, False))
    assert [[each.institution_id for each in scope.see(Part.SYSTEMS).named] for scope in same] == [[2], [2]]
    assert [[each.institution_id for each in scope.see(Part.SYSTEMS).named] for scope in every] == [[1, 2], [2, 3]]


def test_nobody_is_counted_without_a_name_over_time():
    hidden = [party(number, ShareLevel.COUNTED) for number in (2, 3, 4)]
    latest = Scope((party(1), *hidden))
    assert len(latest.see(Part.SYSTEMS).counted) == 3
    assert all(scope.see(Part.SYSTEMS).counted == () for scope in restrict([latest, latest], is_same=True))


def test_what_the_reader_gives_today_opens_the_earlier_round():
    earlier = Scope((party(2, hand_in=10),), 1, Filter(round_id=7))
    latest = Scope((party(1), party(2)), 1)
    first, _last = restrict([earlier, latest], is_same=True)
    assert [each.institution_id for each in first.see(Part.SYSTEMS).named] == [2]
    closed = Scope((party(1, ShareLevel.WITHHELD), party(2)), 1)
    first, _last = restrict([earlier, closed], is_same=True)
    assert first.see(Part.SYSTEMS).named == ()
