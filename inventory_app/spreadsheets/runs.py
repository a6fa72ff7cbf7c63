"""Reading imports: what somebody is about to load, what was loaded, and the register that a file is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from inventory_app.institutions.places import Place
from inventory_app.inventory.actions import subject_of
from inventory_app.spreadsheets.preview import Known
from inventory_app.tables import Change, ChangeSet, ImportDraft, ImportMapping, ImportRun, Person, System, id_of

MOST_RUNS = 50
# What a file is about; each has pages of its own, and sees the files of its own kind only.
SYSTEMS, REQUIREMENTS = "systems", "requirements"


class NoSuchImport(Exception):
    """There is no such import in this place."""


@dataclass(frozen=True)
class RunLine:
    id: int
    file_name: str
    added: int
    changed: int
    at: datetime
    by: str
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True)
class DraftLine:
    """A file that was sent and not yet loaded."""

    id: int
    file_name: str
    created_at: datetime
    by: str


def draft_for(session: Session, place: Place, draft_id: int, *, kind: str = SYSTEMS, lock: bool = False) -> ImportDraft:
    query = select(ImportDraft).where(ImportDraft.id == draft_id, ImportDraft.institution_id == place.id, ImportDraft.kind == kind)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.exec(query).first()
    if found is None:
        raise NoSuchImport
    return found


def run_for(session: Session, place: Place, run_id: int, *, kind: str = SYSTEMS, lock: bool = False) -> ImportRun:
    query = select(ImportRun).where(ImportRun.id == run_id, ImportRun.institution_id == place.id, ImportRun.kind == kind)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.exec(query).first()
    if found is None:
        raise NoSuchImport
    return found


def list_runs(session: Session, institution_id: int, run_id: int | None = None, *, kind: str = SYSTEMS) -> list[RunLine]:
    """Newest first; or the one with this id."""
    by: Any = aliased(Person)
    undone_by: Any = aliased(Person)
    query: Any = (
        sa.select(ImportRun, by.name, undone_by.name)
        .join(by, by.id == ImportRun.by_id, isouter=True)
        .join(undone_by, undone_by.id == ImportRun.undone_by_id, isouter=True)
        .where(col(ImportRun.institution_id) == institution_id, col(ImportRun.kind) == kind)
        .order_by(col(ImportRun.id).desc())
        .limit(MOST_RUNS)
    )
    if run_id is not None:
        query = query.where(col(ImportRun.id) == run_id)
    return [
        RunLine(id_of(run), run.file_name, run.added, run.changed, run.at, name or "", run.undone_at, undone_name or "")
        for run, name, undone_name in session.execute(query)
    ]


def list_drafts(session: Session, institution_id: int, *, kind: str = SYSTEMS) -> list[DraftLine]:
    """Newest first, without the files themselves."""
    query: Any = (
        select(ImportDraft.id, ImportDraft.file_name, ImportDraft.created_at, Person.name)
        .join(Person, col(Person.id) == ImportDraft.person_id)
        .where(ImportDraft.institution_id == institution_id, ImportDraft.kind == kind)
        .order_by(col(ImportDraft.id).desc())
    )
    return [DraftLine(*row) for row in session.exec(query)]


def of_headers(institution_id: int, kind: str, headers_hash: str) -> Any:
    mine = (ImportMapping.institution_id == institution_id, ImportMapping.kind == kind, ImportMapping.headers_hash == headers_hash)
    return sa.and_(*mine)  # type: ignore[arg-type]  # SQLModel types a comparison as bool


def find_mapping(session: Session, institution_id: int, headers_hash: str, kind: str = SYSTEMS) -> dict[str, Any] | None:
    """What this kind of file meant last time."""
    found: Any = session.exec(select(ImportMapping.choices).where(of_headers(institution_id, kind, headers_hash))).first()
    return dict(found) if found else None


def read_register(session: Session, institution_id: int) -> list[Known]:
    """Every system that is not in the bin, by id."""
    rows = session.exec(
        select(System.id, System.name, System.answers, System.note)
        .where(System.institution_id == institution_id, col(System.deleted_at).is_(None))
        .order_by(col(System.id))
    )
    return [Known(number or 0, name, answers, note) for number, name, answers, note in rows]


@dataclass(frozen=True)
class Done:
    """What an import did to one system. `is_new`: it came with the import; `is_gone`: it lies in the bin; `is_undone`: all of it was taken back."""

    system_id: int
    name: str
    is_new: bool
    is_gone: bool
    is_undone: bool
    keys: tuple[str, ...]


def list_done(session: Session, institution_id: int, run_id: int) -> list[Done]:
    """By name and id, in three statements."""
    of_run = (ChangeSet.institution_id == institution_id, ChangeSet.import_run_id == run_id)
    acts = session.exec(select(ChangeSet.id, ChangeSet.subject, ChangeSet.undone_at).where(*of_run).order_by(col(ChangeSet.id))).all()
    changes: dict[int | None, list[tuple[str, Any]]] = {number: [] for number, _subject, _undone_at in acts}
    for act, key, before in session.exec(
        select(Change.change_set_id, Change.key, Change.before).join(ChangeSet).where(*of_run).order_by(col(Change.id))
    ):
        changes[act].append((key, before))
    rows = session.exec(select(System.id, System.name, System.deleted_at).where(System.institution_id == institution_id))
    systems = {subject_of(number): (number or 0, name, deleted_at is not None) for number, name, deleted_at in rows}
    found = [
        Done(
            *systems[subject][:2],
            is_new=is_creation(changes[act]),
            is_gone=systems[subject][2],
            is_undone=undone_at is not None,
            keys=tuple(key for key, _before in changes[act]),
        )
        for act, subject, undone_at in acts
        if subject in systems
    ]
    return sorted(found, key=lambda done: (done.name.casefold(), done.system_id))


def is_creation(changes: Sequence[tuple[str, Any]]) -> bool:
    """A system begins with its name; later a name can change but never come from nothing."""
    return ("name", None) in changes
