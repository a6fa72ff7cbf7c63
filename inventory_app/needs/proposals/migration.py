"""Systems that something else is to replace: their data has to be moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.needs.proposals.proposal import Proposal, ask, ids, named, say

RULE = "migration"
KEYS = ("INF-01", "INF-02", "INF-06")
REASON = T(
    "Enligt inventeringen ska {systems} ersättas eller avvecklas. Uppgifterna där behöver följa med.",
    "According to the inventory {systems} will be replaced or retired. The data there needs to come along.",
)


def _predecessors(picture: Picture) -> Iterator[KnownSystem]:
    """What a planned system is said to replace."""
    for system in picture.systems:
        lineage: Any = system.answers.get("lineage")
        link = lineage.get("predecessor") if system.is_planned and isinstance(lineage, dict) else None
        found = picture.by_id.get(link["system"]) if isinstance(link, dict) and isinstance(link.get("system"), int) else None
        if found:
            yield found


def migration(picture: Picture) -> Iterator[Proposal]:
    moved = {system.id: system for system in (*_predecessors(picture), *(each for each in picture.systems if each.is_left_behind))}
    if moved:
        systems = sorted(moved.values(), key=lambda system: (system.name.casefold(), system.id))
        yield from ask(picture, RULE, KEYS, say(REASON, systems=named(systems)), ids(systems))
