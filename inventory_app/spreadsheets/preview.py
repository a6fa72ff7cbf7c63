"""What a file would do to the register: new, changed cell by cell, unchanged, and what stands in the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.messages import N_, Message
from inventory_app.answers.values import Value, fingerprint, is_none, is_unknown
from inventory_app.spreadsheets.imported import CellProblem, Imported, ImportedRow

NAME = "name"
TWICE = N_("%(name)s is already in row %(row)s of this file. This row was left out. Keep one of the two.")
TWO_IN_REGISTER = N_("The register has %(count)s systems called %(name)s. Give them different names, or use a workbook exported from here.")
GONE = N_("The system of this row is no longer in the register. Restore it from the bin, or empty the id to add it as a new one.")
NAME_NEEDED = N_("A system cannot be without a name. Write its name here.")


@dataclass(frozen=True)
class Known:
    """A system of the register."""

    id: int
    name: str
    answers: Mapping[str, Value]
    note: str = ""


@dataclass(frozen=True)
class CellChange:
    """`is_clash`: somebody changed this answer after the workbook was made; it is written only when `is_taken`."""

    key: str
    cell: str
    before: Value
    after: Value
    is_clash: bool = False
    is_taken: bool = True


@dataclass(frozen=True)
class NewSystem:
    row: int
    answers: Mapping[str, Value]
    note: str
    is_left_out: bool = False

    @property
    def name(self) -> str:
        return str(self.answers[NAME])


@dataclass(frozen=True)
class ChangedSystem:
    """`changes` holds clashes too, in the order of the file."""

    row: int
    system: Known
    changes: tuple[CellChange, ...]
    note: str

    @property
    def written(self) -> tuple[CellChange, ...]:
        return tuple(change for change in self.changes if change.is_taken)

    @property
    def clashes(self) -> tuple[CellChange, ...]:
        return tuple(change for change in self.changes if change.is_clash)


@dataclass(frozen=True)
class Preview:
    new: tuple[NewSystem, ...]
    changed: tuple[ChangedSystem, ...]
    unchanged: int
    problems: tuple[CellProblem, ...]
    refused: int = 0

    @property
    def added(self) -> tuple[NewSystem, ...]:
        return tuple(system for system in self.new if not system.is_left_out)

    @property
    def written(self) -> tuple[ChangedSystem, ...]:
        return tuple(system for system in self.changed if system.written or system.note != system.system.note)

    @property
    def clashes(self) -> int:
        return sum(len(system.clashes) for system in self.changed)

    @property
    def rows(self) -> int:
        return len(self.new) + len(self.changed) + self.unchanged + self.refused

    @property
    def mark(self) -> str:
        """Differs when somebody has changed the register, so that what is confirmed is what was seen. Ticks do not count."""
        parts: list[Any] = [[system.row, system.name] for system in self.new]
        parts += [[s.system.id, s.system.note, [(c.key, fingerprint(c.before), fingerprint(c.after)) for c in s.changes]] for s in self.changed]
        return hashlib.sha256(repr((parts, self.unchanged)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def tick(row: int, key: str) -> str:
    """How a form names one clash."""
    return f"{row}:{key}"


def join_notes(note: str, more: str) -> str:
    """The note with the lines it does not have yet, so that loading a file twice adds nothing."""
    lines = note.split("\n") if note else []
    return "\n".join([*lines, *(line for line in more.split("\n") if line and line not in lines)])


def _names_of(system: Known) -> Iterable[str]:
    yield system.name
    others = system.answers.get("other_names")
    if isinstance(others, str):
        yield from others.split(",")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


class _Comparison:
    def __init__(self, register: Sequence[Known], ticked: frozenset[str], left_out: frozenset[int]) -> None:
        self.by_id = {system.id: system for system in register}
        self.by_name: dict[str, list[Known]] = {}
        self.by_other: dict[str, list[Known]] = {}
        for system in register:
            self.by_name.setdefault(_plain(system.name), []).append(system)
            for name in _names_of(system):
                self.by_other.setdefault(_plain(name), []).append(system)
        self.ticked, self.left_out = ticked, left_out
        self.rows_of: dict[Any, int] = {}

    def find(self, row: ImportedRow) -> Known | Message | None:
        """The system that a row speaks of, None for a new one, or why that cannot be said."""
        if row.system_id is not None:
            return self.by_id.get(row.system_id) or Message(GONE)
        name = str(row.wanted[NAME])
        found = self.by_name.get(_plain(name)) or self.by_other.get(_plain(name)) or []
        if len(found) > 1:
            return Message(TWO_IN_REGISTER, {"count": len(found), "name": name})
        return found[0] if found else None

    def fault(self, row: ImportedRow, system: Known | None) -> Message | None:
        """The same system twice in one file cannot both be right."""
        subject = system.id if system else _plain(str(row.wanted[NAME]))
        first = self.rows_of.setdefault(subject, row.row)
        name = system.name if system else str(row.wanted[NAME])
        return Message(TWICE, {"name": name, "row": first}) if first != row.row else None

    def changes(self, row: ImportedRow, system: Known) -> Iterable[CellChange]:
        for key, wanted in row.wanted.items():
            before = system.answers.get(key)
            # A name that led to the system, by whatever spelling, is no wish to rename it.
            if before == wanted or (key == NAME and row.system_id is None):
                continue
            after = wanted
            if row.system_id is None and isinstance(before, dict) and isinstance(wanted, dict) and not (_shared(before) or _shared(wanted)):
                # A list of names knows nothing of the e-mail addresses that stand here already.
                if wanted.items() <= before.items():
                    continue
                after = {**before, **wanted} if key in row.in_part else wanted
            is_clash = False
            if key in row.seen:
                if fingerprint(after) == row.seen[key]:
                    continue
                is_clash = fingerprint(before) != row.seen[key]
            yield CellChange(key, row.cells.get(key, ""), before, after, is_clash, not is_clash or tick(row.row, key) in self.ticked)


def _shared(value: Value) -> bool:
    return is_unknown(value) or is_none(value)


def compare(imported: Imported, register: Sequence[Known], ticked: frozenset[str] = frozenset(), left_out: frozenset[int] = frozenset()) -> Preview:
    """`ticked` names the clashes in which the file shall win, `left_out` the rows of new systems that shall not be added."""
    comparison = _Comparison(register, ticked, left_out)
    new, changed, problems, unchanged, refused = [], [], list(imported.problems), 0, imported.refused
    sheet = next((problem.sheet for problem in imported.problems), "")
    for row in imported.rows:
        at_name = row.cells.get(NAME, f"A{row.row}")
        if NAME in row.wanted and not row.wanted[NAME]:
            problems.append(CellProblem(sheet, at_name, Message(NAME_NEEDED)))
            refused += 1
            continue
        found = comparison.find(row)
        fault = found if isinstance(found, Message) else comparison.fault(row, found)
        if fault:
            problems.append(CellProblem(sheet, at_name, fault))
            refused += 1
            continue
        assert not isinstance(found, Message)
        if found is None:
            answers = {key: value for key, value in row.wanted.items() if value is not None}
            new.append(NewSystem(row.row, answers, row.note, row.row in left_out))
            continue
        changes, note = tuple(comparison.changes(row, found)), join_notes(found.note, row.note)
        if changes or note != found.note:
            changed.append(ChangedSystem(row.row, found, changes, note))
        else:
            unchanged += 1
    return Preview(tuple(new), tuple(changed), unchanged, tuple(problems), refused)
