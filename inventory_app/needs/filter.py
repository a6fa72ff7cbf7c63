"""Finding needs: by priority, where they come from, and whether a requirement meets them. The filter's state is in the address. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inventory_app.answers.messages import N_
from inventory_app.answers.reading import read_line
from inventory_app.needs.need import KnownNeed, Origin, Priority

# A name for every origin in an address; the one that is empty in the database needs one most.
ORIGIN_NAMES = {Origin.GAP: "gap", Origin.FLAG: "flag", Origin.PRECONDITION: "precondition", Origin.WRITTEN: "written"}
STATES = {"without": N_("Without requirement"), "with": N_("With requirement")}


@dataclass(frozen=True)
class Filter:
    text: str = ""
    priority: str = ""
    origin: str = ""
    state: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.text or self.priority or self.origin or self.state)


def read_filter(given: Mapping[str, str]) -> Filter:
    """What is not in the lists is left out: an old or mistyped address shows more, never a fault."""
    priority, origin, state = given.get("priority", ""), given.get("origin", ""), given.get("state", "")
    return Filter(
        text=read_line(given.get("text", ""))[:200],
        priority=priority if priority in list(Priority) else "",
        origin=origin if origin in ORIGIN_NAMES.values() else "",
        state=state if state in STATES else "",
    )


_ORDER = {priority: place for place, priority in enumerate(Priority)}


def matching(needs: Iterable[KnownNeed], wanted: Filter) -> list[KnownNeed]:
    """Those that matter most first, then by number. Every word that was searched for must be there."""
    sought = wanted.text.casefold().split()
    found = [need for need in needs if _fits(need, wanted, sought)]
    return sorted(found, key=lambda need: (_ORDER[need.priority], need.number))


def _fits(need: KnownNeed, wanted: Filter, sought: list[str]) -> bool:
    words = "\n".join((need.label, need.text, need.system, *need.requirements)).casefold()
    return (
        wanted.priority in ("", need.priority)
        and wanted.origin in ("", ORIGIN_NAMES[need.origin])
        and (not wanted.state or (wanted.state == "with") == bool(need.requirements))
        and all(word in words for word in sought)
    )
