"""Joining and parting names. None commits, and none touches what an institution wrote."""

from __future__ import annotations

from sqlmodel import Session, col, select

from inventory_app.answers.reading import read_line
from inventory_app.names.alike import key_of
from inventory_app.names.preferred import preferred
from inventory_app.names.queries import read_joins
from inventory_app.tables import NameVariant, now


class NothingToJoin(Exception):
    """One of the names is missing, or both are the same."""


class NoSuchVariant(Exception):
    """No two names are joined under this number."""


def _joined(session: Session, kind: str, name: str) -> list[NameVariant]:
    rows = session.exec(
        select(NameVariant).where(NameVariant.kind == kind, col(NameVariant.parted_at).is_(None)).order_by(col(NameVariant.id)).with_for_update()
    )
    return [row for row in rows if key_of(kind, row.variant) == key_of(kind, name)]


def _part(session: Session, row: NameVariant, person_id: int | None) -> None:
    row.parted_at, row.parted_by_id = now(), person_id
    session.add(row)


def join(session: Session, person_id: int | None, kind: str, variant: str, name: str) -> NameVariant:
    """From now on the variant counts as the name. What the variant was joined to before is parted."""
    variant, name = read_line(variant), read_line(name)
    if not variant or not name or variant == name or preferred(read_joins(session), kind, variant) == name:
        raise NothingToJoin
    for row in _joined(session, kind, variant):
        _part(session, row, person_id)
    session.flush()
    # The other way round before: now this name is the one that counts.
    if key_of(kind, preferred(read_joins(session), kind, name)) == key_of(kind, variant):
        for row in _joined(session, kind, name):
            _part(session, row, person_id)
    made = NameVariant(kind=kind, variant=variant, name=name, joined_by_id=person_id)
    session.add(made)
    session.flush()
    return made


def part(session: Session, person_id: int | None, variant_id: int) -> NameVariant:
    row = session.exec(select(NameVariant).where(NameVariant.id == variant_id).with_for_update()).first()
    if row is None:
        raise NoSuchVariant
    if row.parted_at is None:
        _part(session, row, person_id)
    return row
