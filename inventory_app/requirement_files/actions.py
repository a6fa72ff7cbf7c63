"""Verbs of the import of requirements: load what was looked at, and take the whole of it back. None commits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.institutions.sheets import Editor
from inventory_app.requirement_files.preview import Preview
from inventory_app.requirements.actions import CREATIONS, IMPORTED_NEW, REMOVED, add_all_own, flat_key, flatten, lock_checklist, save_choices
from inventory_app.requirements.queries import SUBJECT, list_choices
from inventory_app.spreadsheets.actions import AlreadyUndone, plain_file_name
from inventory_app.spreadsheets.runs import REQUIREMENTS
from inventory_app.tables import Change, ChangeSet, ImportRun, id_of, now

IMPORTED, UNDONE = "imported", "undone"


def run_import(session: Session, catalogue: RequirementCatalogue, editor: Editor, file_name: str, preview: Preview) -> ImportRun:
    """Loads what the preview says, the checklist being locked since it was made: an act for what changed, and one for what is new."""
    run = ImportRun(
        institution_id=editor.institution_id,
        kind=REQUIREMENTS,
        file_name=plain_file_name(file_name),
        added=len(preview.added),
        changed=len(preview.changed),
        by_id=editor.person_id,
    )
    session.add(run)
    session.flush()
    changes = {flat_key(each.key, change.field): change for each in preview.changed for change in each.changes}
    if changes:
        wanted = {flat: change.after for flat, change in changes.items()}
        seen = {flat: fingerprint(change.before) for flat, change in changes.items()}
        save_choices(session, catalogue, editor, wanted, seen, IMPORTED, id_of(run))
    if preview.added:
        add_all_own(session, editor, [(each.category, each.fields) for each in preview.added], IMPORTED_NEW, id_of(run))
    return run


@dataclass(frozen=True)
class Undone:
    """`left`: requirements on which somebody has worked since; what they hold stayed."""

    removed: int
    restored: int
    left: tuple[str, ...]


def undo_import(session: Session, catalogue: RequirementCatalogue, editor: Editor, run: ImportRun) -> Undone:
    """`run` was fetched with its lock. Own requirements that came with it are removed; fields get their earlier value back, one by one."""
    if run.undone_at is not None:
        raise AlreadyUndone
    lock_checklist(session, editor)
    current = flatten(list_choices(session, editor.institution_id, removed=True, anew=True))
    query = select(ChangeSet).where(
        ChangeSet.institution_id == editor.institution_id, ChangeSet.subject == SUBJECT, ChangeSet.import_run_id == id_of(run)
    )
    wanted: dict[str, Any] = {}
    left: dict[str, None] = {}
    acts = [act for act in session.exec(query.order_by(col(ChangeSet.id))) if act.undone_at is None]
    for act in acts:
        changes = {change.key: change for change in session.exec(select(Change).where(Change.change_set_id == id_of(act)).order_by(col(Change.id)))}
        if act.action in CREATIONS:
            present = _by_requirement(current)
            for key, made in _by_requirement({flat: change.after for flat, change in changes.items()}).items():
                if present.get(key) == made:
                    wanted[flat_key(key, REMOVED)] = True
                elif flat_key(key, REMOVED) not in current:
                    left[key] = None
            continue
        for flat, change in changes.items():
            if current.get(flat) == change.after:
                wanted[flat] = change.before
            else:
                left[flat.split("|", 1)[0]] = None
    merged = save_choices(session, catalogue, editor, wanted, {flat: fingerprint(current.get(flat)) for flat in wanted}, UNDONE)
    at = now()
    for act in acts:
        act.undone_at = at
        session.add(act)
    run.undone_at, run.undone_by_id = at, editor.person_id
    session.add(run)
    session.flush()
    removed = {flat for flat in merged.changed if flat.endswith(f"|{REMOVED}")}
    return Undone(len(removed), len({flat.split("|", 1)[0] for flat in merged.changed if flat not in removed}), tuple(left))


def _by_requirement(flat: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, value in flat.items():
        found.setdefault(name.split("|", 1)[0], {})[name] = value
    return found
