"""A basis for a record as plain frozen data: what the rule asks for, what the inventory knows of it, what is missing and what nobody asked. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from inventory_app.content.schema import Language


@dataclass(frozen=True)
class Cell:
    """An answer in words. `is_missing`: the rule asks for it and the inventory should know, but does not."""

    text: str
    is_missing: bool = False


@dataclass(frozen=True)
class Row:
    """What is known of one system, column by column."""

    system_id: int
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Point:
    """One thing that the rule asks for. `columns` name the cells of the rows, the system's own name not counted.

    `by_hand` says what the inventory does not ask, so that somebody must add it.
    """

    key: str
    title: str
    asks: str
    by_hand: tuple[str, ...] = ()
    facts: tuple[tuple[str, Cell], ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    # Said in place of the rows where there are none.
    nothing: str = ""
    # One small sheet per system reads better than a table with many columns.
    is_by_system: bool = False
    # Whether `asks` is what the rule itself says, rather than what others read into it.
    is_the_rules: bool = True


@dataclass(frozen=True)
class Record:
    key: str
    language: Language
    title: str
    institution: str
    is_demo: bool
    day: str
    source: str
    # Which systems are in it.
    scope: str
    points: tuple[Point, ...]
    is_wide: bool = False

    @cached_property
    def missing_by_system(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        """Id -> name and the labels of what is missing; only systems of which something is."""
        found: dict[int, tuple[str, dict[str, None]]] = {}
        for point in self.points:
            for row in point.rows:
                labels = [label for label, cell in zip(point.columns, row.cells, strict=True) if cell.is_missing]
                if labels:
                    found.setdefault(row.system_id, (row.name, {}))[1].update(dict.fromkeys(labels))
        return {key: (name, tuple(labels)) for key, (name, labels) in found.items()}

    @cached_property
    def missing_by_label(self) -> dict[str, int]:
        """Label -> at how many systems it is missing, in the order of the record."""
        counted = Counter(label for _, labels in self.missing_by_system.values() for label in labels)
        order = dict.fromkeys(label for point in self.points for label in point.columns)
        return {label: counted[label] for label in order if counted[label]}

    @cached_property
    def missing_facts(self) -> tuple[str, ...]:
        """What is missing about the institution itself."""
        return tuple(label for point in self.points for label, cell in point.facts if cell.is_missing)

    @property
    def missing_count(self) -> int:
        return sum(self.missing_by_label.values()) + len(self.missing_facts)

    @property
    def by_hand(self) -> tuple[str, ...]:
        return tuple(line for point in self.points for line in point.by_hand)
