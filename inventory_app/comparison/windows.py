"""Which contracts end so near one another that several institutions could buy together. Pure."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

# Of one alone nothing can be joint.
FEWEST_TOGETHER = 2


class Contract(NamedTuple):
    """`id` of the row it was read from; `ends_on` is None where no end is stated, `cost` (a year) where it is not known or not shared."""

    ends_on: date | None
    submission_id: int
    id: int
    notice_months: int | None = None
    users: int | None = None
    cost: float | None = None
    product: str = ""
    areas: tuple[str, ...] = ()


# By end, hand-in and row.
BY_END = itemgetter(0, 1, 2)


@lru_cache(maxsize=65536)
def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last there is; the calendar's first and last day where there is no such month."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def notice_by(contract: Contract) -> date | None:
    """None where the notice period is not known."""
    if contract.ends_on is None or contract.notice_months is None:
        return None
    return months_after(contract.ends_on, -contract.notice_months)


def start_by(contract: Contract, lead: int) -> date | None:
    return months_after(contract.ends_on, -lead) if contract.ends_on else None


@dataclass(frozen=True)
class Window:
    """Contracts of one group in the order of their ends, all within so many months; `institutions` by the number of them."""

    contracts: tuple[Contract, ...]
    institutions: int

    @property
    def first(self) -> date:
        return self.contracts[0].ends_on or date.max

    @property
    def last(self) -> date:
        return self.contracts[-1].ends_on or date.max

    def begin_by(self, lead: int) -> date:
        """The latest day: whoever must give notice, or start to buy, first decides for all."""
        days = (months_after(day, -months) for months, day in self._first_by_notice.items() if months is not None)
        return min(months_after(self.first, -lead), *days)

    @cached_property
    def _first_by_notice(self) -> dict[int | None, date]:
        """Of contracts with the same notice the one that ends first decides."""
        return {each.notice_months: each.ends_on for each in reversed(self.contracts) if each.ends_on}


def in_order(contracts: Iterable[Contract], not_before: date) -> list[Contract]:
    """Those that have an end to come, the nearest first."""
    return sorted((each for each in contracts if each.ends_on and each.ends_on >= not_before), key=BY_END)


def list_windows(ordered: Sequence[Contract], least: int, months: int) -> list[tuple[int, int, int]]:
    """(start, stop, institutions) of each largest run of contracts whose ends lie within so many months and are of enough institutions.

    One sweep: both ends of a run only move forward, so a run is contained in an earlier one exactly where its end has not moved.
    """
    found, stop, reached = list[tuple[int, int, int]](), 0, 0
    inside = Counter[int]()
    for start, contract in enumerate(ordered):
        assert contract.ends_on
        until = months_after(contract.ends_on, months)
        while stop < len(ordered) and (ordered[stop].ends_on or date.max) <= until:
            inside[ordered[stop].submission_id] += 1
            stop += 1
        if stop > reached:
            reached = stop
            if len(inside) >= least:
                found.append((start, stop, len(inside)))
        inside[contract.submission_id] -= 1
        if not inside[contract.submission_id]:
            del inside[contract.submission_id]
    return found


def apart(windows: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of windows that share a contract the one of most institutions, then of most contracts, then the first: what can be acted upon side by side."""
    taken: list[tuple[int, int, int]] = []
    for start, stop, institutions in sorted(windows, key=lambda each: (-each[2], each[0] - each[1], each[0])):
        if all(stop <= other_start or start >= other_stop for other_start, other_stop, _number in taken):
            taken.append((start, stop, institutions))
    return sorted(taken)


def fold_windows(contracts: Iterable[Contract], not_before: date, least: int, months: int) -> list[Window]:
    ordered = in_order(contracts, not_before)
    return [Window(tuple(ordered[start:stop]), number) for start, stop, number in apart(list_windows(ordered, least, months))]
