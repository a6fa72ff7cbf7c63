"""The list of systems as seen: filtered, searched, sorted and paged. Pure; the rows come from one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from inventory_app.answers.progress import State
from inventory_app.answers.reading import read_whole
from inventory_app.inventory.flags import Flag, Time, flags_of, time_proposal

PAGE_SIZE = 50
SORTS = ("name", "kind", "status", "contract", "updated", "missing")


@dataclass(slots=True)
class Headline:
    """As much of a system as a task list says: its name, and how far its guide has come."""

    id: int
    name: str
    missing: int
    unknown: int
    answered: int

    @property
    def state(self) -> State:
        if self.missing == 0:
            return State.READY
        return State.STARTED if self.answered > 1 else State.NOT_STARTED


@dataclass(slots=True)
class Row(Headline):
    """One system without its answers: the columns that the list shows and the flags need."""

    support_kind: str | None
    status: str | None
    areas: list[str]
    owner: str | None
    contract_ends_on: date | None
    personal_data: str | None
    has_erasure_period: bool
    hosting: str | None
    classified_on: date | None
    is_classified: bool
    functional_fit: int | None
    technical_fit: int | None
    updated_at: datetime
    flags: tuple[Flag, ...] = ()

    @property
    def proposal(self) -> Time | None:
        return time_proposal(self.functional_fit, self.technical_fit)


@dataclass(frozen=True)
class Filter:
    """What the address says; unknown values are as if not there."""

    text: str = ""
    kind: str = ""
    status: str = ""
    area: str = ""
    flag: str = ""
    sort: str = "name"
    page: int = 1

    @property
    def is_on(self) -> bool:
        return bool(self.text or self.kind or self.status or self.area or self.flag)


@dataclass(frozen=True)
class Register:
    rows: Sequence[Row]
    shown: int
    total: int
    page: int
    pages: int
    # All that match, on whichever page.
    matching: Sequence[Row]
    # How many systems carry each flag, whatever is filtered.
    flags: Mapping[Flag, int] = field(default_factory=dict)


def read_filter(query: Mapping[str, str], options: Mapping[str, Sequence[str]]) -> Filter:
    """`options`: the values that kind, status, area and flag may have."""

    def chosen(name: str) -> str:
        value = query.get(name, "")
        return value if value in options[name] else ""

    sort = query.get("sort", "")
    page = query.get("page", "")
    return Filter(
        text=" ".join(query.get("text", "").split())[:100],
        kind=chosen("kind"),
        status=chosen("status"),
        area=chosen("area"),
        flag=chosen("flag"),
        sort=sort if sort in SORTS else "name",
        page=read_whole(page, 5) or 1,
    )


_LAST = date.max
# Latest change first; everything else from small to large.
_SORT_KEYS: dict[str, Any] = {
    "contract": lambda row: row.contract_ends_on or _LAST,
    "updated": lambda row: -row.updated_at.timestamp(),
    "missing": lambda row: -row.missing,
}
# Swedish order: å, ä and ö come last, in that order.
_SWEDISH = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y"})


@lru_cache(maxsize=32768)
def alphabetical(name: str) -> str:
    return name.casefold().translate(_SWEDISH)


def _sort_key(wanted: Filter, order: Mapping[str, Sequence[str]]) -> Any:
    if wanted.sort in ("kind", "status"):
        # As the template lists them; what is not answered comes last.
        place = {option: position for position, option in enumerate(order.get(wanted.sort, ()))}
        return lambda row: place.get(row.support_kind if wanted.sort == "kind" else row.status, len(place))
    return _SORT_KEYS[wanted.sort]


def compose_register(rows: Sequence[Row], wanted: Filter, today: date, order: Mapping[str, Sequence[str]]) -> Register:
    """`order`: the options of kind and status, in the order in which they are sorted."""
    flags = flags_of(rows, today)
    counts = dict.fromkeys(Flag, 0)
    for row in rows:
        row.flags = flags[row.id]
        for flag in row.flags:
            counts[flag] += 1
    needle = wanted.text.casefold()
    shown = [
        row
        for row in rows
        if (not needle or needle in row.name.casefold() or needle in (row.owner or "").casefold())
        and (not wanted.kind or row.support_kind == wanted.kind)
        and (not wanted.status or row.status == wanted.status)
        and (not wanted.area or wanted.area in row.areas)
        and (not wanted.flag or wanted.flag in row.flags)
    ]
    shown.sort(key=lambda row: (alphabetical(row.name), row.id))
    if wanted.sort != "name":
        # What is equal stays in the order of the names.
        shown.sort(key=_sort_key(wanted, order))
    pages = max(1, -(-len(shown) // PAGE_SIZE))
    page = min(max(wanted.page, 1), pages)
    return Register(
        rows=shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE],
        shown=len(shown),
        total=len(rows),
        page=page,
        pages=pages,
        matching=shown,
        flags={flag: count for flag, count in counts.items() if count},
    )
