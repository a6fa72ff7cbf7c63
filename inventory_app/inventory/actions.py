"""Verbs that change systems. None commits."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.reading import read_line, read_text
from inventory_app.answers.values import Answers, fingerprint
from inventory_app.content.schema import Sheet
from inventory_app.history.actions import record
from inventory_app.institutions.confirmations import confirm, forget
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.facts import columns_of
from inventory_app.tables import ChangeSet, System, now

LONGEST_NAME = 200
LONGEST_NOTE = 20_000
MOST_AT_ONCE = 500
# The key under which a system's history speaks of its note.
NOTE = "note"


def subject_of(system_id: int | None) -> str:
    return f"system:{system_id}"


def _set_answers(session: Session, sheet: Sheet, system: System, answers: dict[str, Any], editor: Editor) -> None:
    system.answers = answers
    system.sqlmodel_update(columns_of(sheet, answers))
    system.updated_at, system.updated_by_id = now(), editor.person_id
    session.add(system)


def _create(session: Session, sheet: Sheet, editor: Editor, answers: dict[str, Any], action: str) -> System:
    system = System(institution_id=editor.institution_id, name=answers["name"])
    _set_answers(session, sheet, system, answers, editor)
    session.flush()
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), action, {"name": (None, system.name)})
    return system


def add_system(session: Session, sheet: Sheet, editor: Editor, answers: Mapping[str, Any]) -> System:
    """`answers` holds at least a name."""
    return _create(session, sheet, editor, dict(answers), "created")


def read_names(text: str) -> list[str]:
    """One name per line; blank lines, list marks and repetitions are left out."""
    names: dict[str, str] = {}
    for line in text.splitlines():
        name = read_line(line.strip().lstrip("-*•·").strip())
        if name:
            names.setdefault(name.casefold(), name)
    return list(names.values())


def add_named(session: Session, sheet: Sheet, editor: Editor, names: Sequence[str]) -> tuple[list[System], list[str]]:
    """The systems that were added, and the names that the register already had."""
    return add_all(session, sheet, editor, [{"name": name} for name in names], "created")


def add_all(session: Session, sheet: Sheet, editor: Editor, wanted: Sequence[dict[str, Any]], action: str) -> tuple[list[System], list[str]]:
    """Systems with their first answers. Those whose name the register has already, or that were named before in the same breath, are told back."""
    known = {
        name.casefold()
        for name in session.exec(select(System.name).where(System.institution_id == editor.institution_id, col(System.deleted_at).is_(None)))
    }
    added, refused = [], []
    for answers in wanted:
        name = answers["name"]
        if name.casefold() in known:
            refused.append(name)
        else:
            known.add(name.casefold())
            added.append(_create(session, sheet, editor, answers, action))
    return added, refused


def touched_steps(sheet: Sheet, changed: Container[str]) -> list[str]:
    return [step.key for step in sheet.steps if any(question.key in changed for question in step.questions)]


def save_step(
    session: Session, sheet: Sheet, system: System, editor: Editor, wanted: Answers, seen: Mapping[str, str], action: str = "saved"
) -> Merged:
    """`system` was fetched with its lock. A system without a name cannot be: the form asks for one."""
    merged = merge(system.answers, wanted, seen)
    if merged.changed:
        _set_answers(session, sheet, system, merged.answers, editor)
        record(session, editor.institution_id, editor.person_id, subject_of(system.id), action, merged.changed)
        # Whoever changes an answer of a step has looked at it.
        confirm(session, editor, subject_of(system.id), touched_steps(sheet, merged.changed))
    return merged


def copy_system(session: Session, sheet: Sheet, system: System, editor: Editor, name: str) -> System:
    """A new system that starts with the answers of another, under a name of its own."""
    return _create(session, sheet, editor, {**system.answers, "name": name}, "copied")


def read_note(text: str) -> str:
    return read_text(text)


def save_note(session: Session, system: System, editor: Editor, note: str, seen: str) -> bool:
    """False, and nothing written, when somebody else changed it to something else meanwhile; `seen` is the fingerprint of what the editor saw."""
    if note == system.note:
        return True
    if fingerprint(system.note) != seen:
        return False
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), "saved", {NOTE: (system.note or None, note or None)})
    system.note, system.updated_at, system.updated_by_id = note, now(), editor.person_id
    session.add(system)
    return True


def judge_again(session: Session, sheet: Sheet, institution_id: int) -> None:
    """An institution that moves to another edition of the template is asked other questions: what is drawn from the answers follows."""
    for system in session.exec(select(System).where(System.institution_id == institution_id).order_by(col(System.id))):
        system.sqlmodel_update(columns_of(sheet, system.answers))
        session.add(system)


def delete_system(session: Session, system: System, editor: Editor) -> None:
    """Into the bin; `restore_system` takes it out again."""
    system.deleted_at = now()
    session.add(system)
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), "deleted")


def restore_system(session: Session, system: System, editor: Editor) -> None:
    system.deleted_at = None
    session.add(system)
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), "restored")


def empty_bin(session: Session, older_than: timedelta) -> int:
    """Takes systems that have lain in the bin too long out of the database, with their history and what was confirmed of them. Returns how many."""
    gone = list(session.exec(select(System.id).where(col(System.deleted_at) < now() - older_than)))
    if gone:
        subjects = [subject_of(system_id) for system_id in gone]
        session.execute(sa.delete(ChangeSet).where(col(ChangeSet.subject).in_(subjects)))
        forget(session, subjects)
        session.execute(sa.delete(System).where(col(System.id).in_(gone)))
    return len(gone)
