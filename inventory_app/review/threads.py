"""Comments as threads: the first of each, its replies, and whether it is settled. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inventory_app.answers.messages import N_

STATES: dict[str, str] = {"open": N_("Open"), "settled": N_("Settled")}


@dataclass(frozen=True)
class Written:
    """A comment or a reply; `by` is empty for somebody who has left."""

    id: int
    requirement_key: str
    parent_id: int | None
    text: str
    at: datetime
    by_id: int | None
    by: str
    settled_at: datetime | None = None
    settled_by: str = ""


@dataclass(frozen=True)
class Thread:
    first: Written
    replies: tuple[Written, ...]

    @property
    def key(self) -> str:
        return self.first.requirement_key

    @property
    def is_settled(self) -> bool:
        return self.first.settled_at is not None

    @property
    def last_at(self) -> datetime:
        return self.replies[-1].at if self.replies else self.first.at

    def is_by(self, person_id: int | None) -> bool:
        return person_id is not None and person_id in {self.first.by_id, *(reply.by_id for reply in self.replies)}


def fold_threads(comments: Iterable[Written]) -> list[Thread]:
    """In the order in which they were begun; replies in theirs."""
    known = sorted(comments, key=lambda each: (each.at, each.id))
    replies: dict[int, list[Written]] = {}
    for each in known:
        if each.parent_id is not None:
            replies.setdefault(each.parent_id, []).append(each)
    return [Thread(each, tuple(replies.get(each.id, ()))) for each in known if each.parent_id is None]


@dataclass(frozen=True)
class Filter:
    state: str = ""
    category: str = ""
    is_mine: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.state or self.category or self.is_mine)


def read_filter(given: Mapping[str, str], categories: Iterable[str]) -> Filter:
    """What is not in the lists is left out, as on the checklist."""
    state, category = given.get("state", ""), given.get("category", "")
    return Filter(state if state in STATES else "", category if category in categories else "", given.get("mine") == "1")


def matching(threads: Sequence[Thread], wanted: Filter, person_id: int | None, category_of: Mapping[str, str]) -> list[Thread]:
    """`mine`: threads that the person began or answered in."""

    def is_wanted(thread: Thread) -> bool:
        return (
            (not wanted.state or thread.is_settled == (wanted.state == "settled"))
            and (not wanted.category or category_of.get(thread.key) == wanted.category)
            and (not wanted.is_mine or thread.is_by(person_id))
        )

    return [thread for thread in threads if is_wanted(thread)]


def by_requirement(threads: Sequence[Thread], order: Mapping[str, Any]) -> list[tuple[str, list[Thread]]]:
    """In the checklist's order; what is no longer there comes last."""
    found: dict[str, list[Thread]] = {}
    for thread in threads:
        found.setdefault(thread.key, []).append(thread)
    places = {key: place for place, key in enumerate(order)}
    return sorted(found.items(), key=lambda item: (places.get(item[0], len(places)), item[0]))
