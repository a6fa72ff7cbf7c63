"""Reading what was recorded, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from inventory_app.tables import Change, ChangeSet, Person

PAGE = 100


@dataclass(frozen=True)
class Entry:
    change_set_id: int
    subject: str
    action: str
    at: datetime
    by: str
    key: str | None
    before: Any
    after: Any
    undone: bool


def list_entries(session: Session, institution_id: int, subject: str, keys: Sequence[str] | None = None, most: int = PAGE) -> list[Entry]:
    """What happened to one thing, or to some keys of it; an act without changes is one entry."""
    query = (
        select(ChangeSet, Change, Person.name)
        .join(Change, col(Change.change_set_id) == ChangeSet.id, isouter=True)
        .join(Person, col(Person.id) == ChangeSet.by_id, isouter=True)
        .where(ChangeSet.institution_id == institution_id, ChangeSet.subject == subject)
        .order_by(col(ChangeSet.at).desc(), col(ChangeSet.id).desc(), col(Change.id))
        .limit(most)
    )
    if keys is not None:
        query = query.where(col(Change.key).in_(keys))
    return [
        Entry(
            change_set_id=act.id or 0,
            subject=act.subject,
            action=act.action,
            at=act.at,
            by=name or "",
            key=change.key if change else None,
            before=change.before if change else None,
            after=change.after if change else None,
            undone=act.undone_at is not None,
        )
        for act, change, name in session.exec(query)
    ]


def find_last_set(session: Session, institution_id: int, subject: str) -> ChangeSet | None:
    return session.exec(
        select(ChangeSet)
        .where(ChangeSet.institution_id == institution_id, ChangeSet.subject == subject)
        .order_by(col(ChangeSet.at).desc(), col(ChangeSet.id).desc())
        .limit(1)
    ).first()


def changes_of(session: Session, institution_id: int, subject: str, change_set_id: int) -> tuple[ChangeSet, list[Change]] | None:
    act = session.exec(
        select(ChangeSet).where(ChangeSet.id == change_set_id, ChangeSet.institution_id == institution_id, ChangeSet.subject == subject)
    ).first()
    if act is None:
        return None
    return act, list(session.exec(select(Change).where(Change.change_set_id == act.id).order_by(col(Change.id))))
