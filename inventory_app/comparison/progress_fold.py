"""How far institutions have come with each step, and how old what they say is. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inventory_app.comparison.queries import Fact

PREFIX = "progress."


@dataclass(frozen=True)
class Tally:
    """Questions that apply, how many are answered, with how many "don't know" among the answers. `confirmed`: the oldest day on which they were said to be right."""

    asked: int = 0
    answered: int = 0
    unknown: int = 0
    confirmed: date | None = None

    @property
    def known(self) -> int:
        return self.answered - self.unknown

    @property
    def share(self) -> float:
        """Of the questions that apply; nothing asked is nothing missing."""
        return self.answered / self.asked if self.asked else 1.0

    @property
    def percents(self) -> tuple[int, int, int]:
        """Known, don't know, not answered: together 100, or nothing where nothing is asked."""
        if not self.asked:
            return 0, 0, 0
        answered, known = round(100 * self.answered / self.asked), round(100 * self.known / self.asked)
        return known, answered - known, 100 - answered


def fold_tallies(facts: Iterable[Fact]) -> dict[int, dict[str, Tally]]:
    """Hand-in -> SHEET.STEP -> its tally."""
    found: dict[int, dict[str, dict[str, int]]] = {}
    for fact in facts:
        if fact.option and fact.number is not None:
            step = found.setdefault(fact.submission_id, {}).setdefault(fact.key.removeprefix(PREFIX), {})
            step[fact.option] = int(fact.number)
    return {number: {place: _tally(values) for place, values in steps.items()} for number, steps in found.items()}


def _tally(values: dict[str, int]) -> Tally:
    day = values.get("confirmed")
    return Tally(values.get("asked", 0), values.get("answered", 0), values.get("unknown", 0), date.fromordinal(day) if day else None)


def together(tallies: Iterable[Tally]) -> Tally:
    """`confirmed` is the oldest day of all."""
    found = list(tallies)
    days = [each.confirmed for each in found if each.confirmed]
    return Tally(sum(t.asked for t in found), sum(t.answered for t in found), sum(t.unknown for t in found), min(days, default=None))


def months_between(day: date, today: date) -> int:
    """Whole months; never below zero."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, months)
