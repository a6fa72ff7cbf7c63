"""Verbs of the import: keep a file until it is confirmed, load it, and take the whole of it back. None commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.answers.reading import read_line
from inventory_app.content.schema import Sheet
from inventory_app.institutions.confirmations import confirm_all
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.actions import subject_of, touched_steps
from inventory_app.inventory.facts import columns_of
from inventory_app.spreadsheets.preview import Preview
from inventory_app.spreadsheets.runs import SYSTEMS, is_creation, of_headers
from inventory_app.tables import Change, ChangeSet, ImportDraft, ImportMapping, ImportRun, Institution, System, id_of, now

DRAFT_KEEPS = timedelta(days=7)
NAME, NOTE = "name", "note"
IMPORTED, UNDONE = "imported", "undone"
LONGEST_FILE_NAME = 200


class AlreadyUndone(Exception):
    """The import was taken back before."""


def sweep_drafts(session: Session) -> None:
    session.execute(sa.delete(ImportDraft).where(col(ImportDraft.created_at) < now() - DRAFT_KEEPS))


def plain_file_name(name: str) -> str:
    """Without the folders that some browsers send along."""
    return read_line(name.replace("\\", "/").rpartition("/")[2])[-LONGEST_FILE_NAME:] or "file"


def keep_draft(session: Session, editor: Editor, file_name: str, content: bytes, choices: Mapping[str, Any], kind: str = SYSTEMS) -> ImportDraft:
    sweep_drafts(session)
    assert editor.person_id is not None
    draft = ImportDraft(
        institution_id=editor.institution_id,
        person_id=editor.person_id,
        kind=kind,
        file_name=plain_file_name(file_name),
        content=content,
        choices=dict(choices),
    )
    session.add(draft)
    session.flush()
    return draft


def remember_mapping(session: Session, institution_id: int, headers_hash: str, choices: Mapping[str, Any], kind: str = SYSTEMS) -> None:
    """Overwrites what was remembered of the same kind of file."""
    query = select(ImportMapping).where(of_headers(institution_id, kind, headers_hash))
    found = session.exec(query).first() or ImportMapping(institution_id=institution_id, kind=kind, headers_hash=headers_hash)
    found.choices, found.updated_at = dict(choices), now()
    session.add(found)


def lock_register(session: Session, institution_id: int) -> None:
    """Two imports at once would both add what neither finds."""
    session.exec(select(Institution.id).where(Institution.id == institution_id).with_for_update()).one()
    session.exec(select(System.id).where(System.institution_id == institution_id).order_by(col(System.id)).with_for_update()).all()


def _record(session: Session, editor: Editor, action: str, run_id: int | None, acts: Mapping[int, Mapping[str, tuple[Any, Any]]], at: Any) -> None:
    """System id -> key -> (before, after). As `history.record`, for many at once."""
    if not acts:
        return
    sets = [
        {
            "institution_id": editor.institution_id,
            "subject": subject_of(system_id),
            "action": action,
            "at": at,
            "by_id": editor.person_id,
            "undone_at": None,
            "import_run_id": run_id,
        }
        for system_id in acts
    ]
    last = session.exec(select(sa.func.coalesce(sa.func.max(ChangeSet.id), 0))).one()
    session.execute(sa.insert(ChangeSet), sets)
    made = session.exec(
        select(ChangeSet.subject, ChangeSet.id).where(
            ChangeSet.institution_id == editor.institution_id, col(ChangeSet.id) > last, ChangeSet.action == action, ChangeSet.at == at
        )
    )
    ids = dict(made.all())
    changes = [
        {"change_set_id": ids[subject_of(system_id)], "key": key, "before": before, "after": after}
        for system_id, act in acts.items()
        for key, (before, after) in act.items()
    ]
    if changes:
        session.execute(sa.insert(Change), changes)


def run_import(session: Session, sheet: Sheet, editor: Editor, file_name: str, preview: Preview) -> ImportRun:
    """Loads what the preview says, the register being locked since it was made. One act in the history of each system."""
    at, written = now(), preview.written
    run = ImportRun(
        institution_id=editor.institution_id,
        file_name=plain_file_name(file_name),
        added=len(preview.added),
        changed=len(written),
        at=at,
        by_id=editor.person_id,
    )
    session.add(run)
    session.flush()
    common = {"updated_at": at, "updated_by_id": editor.person_id}
    acts: dict[int, dict[str, tuple[Any, Any]]] = {}
    if preview.added:
        rows = [
            {
                "institution_id": editor.institution_id,
                "answers": dict(system.answers),
                "note": system.note,
                "created_at": at,
                "deleted_at": None,
                **columns_of(sheet, system.answers),
                **common,
            }
            for system in preview.added
        ]
        # Asked for the ids with the insert, SQLite would be sent one row at a time. The register is locked, so all that is newer came now.
        last = session.exec(select(sa.func.coalesce(sa.func.max(System.id), 0))).one()
        session.execute(sa.insert(System), rows)
        query = (
            select(System.id, System.name)
            .where(System.institution_id == editor.institution_id, col(System.id) > last, System.created_at == at)
            .order_by(col(System.id))
        )
        acts |= {number or 0: {NAME: (None, name)} for number, name in session.exec(query)}
    updates = []
    for changed in written:
        answers = _changed(changed.system.answers, ((change.key, change.after) for change in changed.written))
        updates.append({"id": changed.system.id, "answers": answers, "note": changed.note, **columns_of(sheet, answers), **common})
        acts[changed.system.id] = {change.key: (change.before, change.after) for change in changed.written}
        if changed.note != changed.system.note:
            acts[changed.system.id][NOTE] = (changed.system.note or None, changed.note)
    if updates:
        session.execute(sa.update(System), updates)
        # Whoever brings a change of a step has looked at it.
        changed_by = {changed.system.id: {change.key for change in changed.written} for changed in written}
        confirm_all(session, editor, {subject_of(number): touched_steps(sheet, keys) for number, keys in changed_by.items()})
    _record(session, editor, IMPORTED, id_of(run), acts, at)
    session.expire_all()
    return run


def _changed(answers: Mapping[str, Any], changes: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(answers)
    for key, value in changes:
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found


@dataclass(frozen=True)
class Left:
    """What an undo did not touch, since somebody has worked on it: the whole system that came with the import, or some of its answers."""

    system_id: int
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Undone:
    binned: int
    restored: int
    left: tuple[Left, ...]


def undo_import(session: Session, sheet: Sheet, editor: Editor, run: ImportRun) -> Undone:
    """`run` was fetched with its lock. Systems that came with it go to the bin; answers get their earlier value back, one by one."""
    if run.undone_at is not None:
        raise AlreadyUndone
    at, run_id = now(), id_of(run)
    lock_register(session, editor.institution_id)
    of_run = (ChangeSet.institution_id == editor.institution_id, ChangeSet.import_run_id == run_id)
    subjects = {subject: number or 0 for number, subject in session.exec(select(ChangeSet.id, ChangeSet.subject).where(*of_run))}
    changes: dict[str, dict[str, tuple[Any, Any]]] = {subject: {} for subject in subjects}
    found = session.exec(select(ChangeSet.subject, Change.key, Change.before, Change.after).join(Change).where(*of_run).order_by(col(Change.id)))
    for subject, key, before, after in found:
        changes[subject][key] = (before, after)
    query = select(System).where(System.institution_id == editor.institution_id, col(System.deleted_at).is_(None)).order_by(col(System.id))
    systems = {subject_of(system.id): system for system in session.exec(query)}
    worked_on = set(
        session.exec(
            select(ChangeSet.subject).where(
                ChangeSet.institution_id == editor.institution_id,
                col(ChangeSet.id) > max(subjects.values(), default=0),
                col(ChangeSet.action).not_in(("deleted", "restored")),
            )
        )
    )
    binned: dict[int, dict[str, tuple[Any, Any]]] = {}
    updates, acts, left = [], {}, []
    for subject, mine in changes.items():
        system = systems.get(subject)
        if system is None:
            continue
        if is_creation([(key, before) for key, (before, _after) in mine.items()]):
            if subject in worked_on:
                left.append(Left(id_of(system), system.name, ()))
            else:
                binned[id_of(system)] = {}
            continue
        back = {key: (after, before) for key, (before, after) in mine.items() if _current(system, key) == after}
        if len(back) < len(mine):
            left.append(Left(id_of(system), system.name, tuple(key for key in mine if key not in back)))
        if back:
            answers = _changed(system.answers, ((key, before) for key, (_after, before) in back.items() if key != NOTE))
            note = (back[NOTE][1] or "") if NOTE in back else system.note
            updates.append(
                {"id": system.id, "answers": answers, "note": note, **columns_of(sheet, answers), "updated_at": at, "updated_by_id": editor.person_id}
            )
            acts[id_of(system)] = back
    if binned:
        session.execute(sa.update(System), [{"id": number, "deleted_at": at} for number in binned])
    if updates:
        session.execute(sa.update(System), updates)
    _record(session, editor, "deleted", None, binned, at)
    _record(session, editor, UNDONE, None, acts, at)
    # What keeps no date was left as somebody has made it since.
    kept = {subject_of(each.system_id) for each in left}
    taken_back = [number for subject, number in subjects.items() if subject not in kept]
    if taken_back:
        session.execute(sa.update(ChangeSet), [{"id": number, "undone_at": at} for number in taken_back])
    run.undone_at, run.undone_by_id = at, editor.person_id
    session.add(run)
    session.flush()
    session.expire_all()
    return Undone(len(binned), len(updates), tuple(left))


def _current(system: System, key: str) -> Any:
    return (system.note or None) if key == NOTE else system.answers.get(key)
