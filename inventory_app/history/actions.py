"""Recording an act. `changes` maps a key of the thing to its value before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from inventory_app.tables import Change, ChangeSet, id_of


def record(
    session: Session,
    institution_id: int,
    by_id: int | None,
    subject: str,
    action: str,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    import_run_id: int | None = None,
) -> ChangeSet:
    act = ChangeSet(institution_id=institution_id, subject=subject, action=action, by_id=by_id, import_run_id=import_run_id)
    session.add(act)
    session.flush()
    # Not as objects: an import has thousands, and with their ids SQLite would be sent one row at a time.
    rows = [{"change_set_id": id_of(act), "key": key, "before": before, "after": after} for key, (before, after) in (changes or {}).items()]
    if rows:
        session.execute(sa.insert(Change), rows)
    return act
