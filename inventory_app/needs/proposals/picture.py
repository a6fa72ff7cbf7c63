"""The inventory as the rules see it: read once, frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.values import Answers, is_none, is_unknown
from inventory_app.inventory.flags import GONE, PERSONAL
from inventory_app.requirements.choice import Chosen


@dataclass(frozen=True)
class KnownSystem:
    id: int
    name: str
    support_kind: str | None
    status: str | None
    personal_data: str | None
    answers: Answers

    @property
    def is_planned(self) -> bool:
        return self.status == "planned"

    @property
    def is_left_behind(self) -> bool:
        """Something else is to do its work."""
        return self.status == "phasing_out" or (self.status != GONE and self.answers.get("direction") in ("replace", "retire"))

    @property
    def holds_people(self) -> bool:
        return self.personal_data in PERSONAL

    def several(self, key: str) -> list[str]:
        value: Any = self.answers.get(key)
        return list(value) if isinstance(value, list) else []

    def number(self, key: str) -> int:
        """0 where nothing is known."""
        value = self.answers.get(key)
        return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


@dataclass(frozen=True)
class Picture:
    """Systems that are retired are not in it."""

    systems: Sequence[KnownSystem]
    checklist: Sequence[Chosen]
    # The questions before the checklist, and the details of the specification.
    questions: Answers
    details: Answers

    @cached_property
    def by_key(self) -> Mapping[str, Chosen]:
        return {each.key: each for each in self.checklist}

    @cached_property
    def by_id(self) -> Mapping[int, KnownSystem]:
        return {system.id: system for system in self.systems}

    @property
    def in_use(self) -> list[KnownSystem]:
        return [system for system in self.systems if not system.is_planned]

    @cached_property
    def in_scope(self) -> list[KnownSystem]:
        """What the procurement seems to be about: what is planned and what is to be left behind; without either, everything."""
        return [system for system in self.systems if system.is_planned or system.is_left_behind] or list(self.systems)

    def volume(self, key: str) -> int:
        """What the details of the specification say: users, organisations, contacts; 0 where nothing is said."""
        group: Any = self.details.get("volumes")
        value = group.get(key) if isinstance(group, dict) and not is_unknown(group) and not is_none(group) else None
        return int(value) if isinstance(value, int | float) else 0
