"""Verbs on the institution itself. None commits."""

from __future__ import annotations

from sqlmodel import Session

from inventory_app.history.actions import record
from inventory_app.tables import Institution

SUBJECT = "institution"
ACTIVE, DECLINED = "active", "declined"


def _change(session: Session, institution: Institution, person_id: int | None, action: str, wanted: dict[str, str]) -> bool:
    changes = {name: (getattr(institution, name), value) for name, value in wanted.items() if getattr(institution, name) != value}
    if not changes:
        return False
    for name, (_before, after) in changes.items():
        setattr(institution, name, after)
    session.add(institution)
    assert institution.id is not None
    record(session, institution.id, person_id, SUBJECT, action, changes)
    return True


def decline(session: Session, institution: Institution, person_id: int | None, reason: str) -> bool:
    """The institution does not take part, and says why. What it has answered stays."""
    return _change(session, institution, person_id, "declined", {"state": DECLINED, "decline_reason": reason})


def take_part_again(session: Session, institution: Institution, person_id: int | None) -> bool:
    return _change(session, institution, person_id, "rejoined", {"state": ACTIVE, "decline_reason": ""})


def edit(session: Session, institution: Institution, person_id: int | None, *, name_sv: str, name_en: str, kind: str) -> bool:
    return _change(session, institution, person_id, "edited", {"name_sv": name_sv, "name_en": name_en, "kind": kind})
