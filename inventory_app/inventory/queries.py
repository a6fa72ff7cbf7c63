"""Reading systems. Every read starts from a place, and sees only its institution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.institutions.places import Place
from inventory_app.inventory.register import Headline, Row
from inventory_app.tables import System, now
from inventory_app.tables.columns import RememberedJSON

BIN_KEEPS = timedelta(days=30)

# Columns of the table, not of the class: rows that become no objects are read twice as fast.
_TABLE: Any = System.__table__  # type: ignore[attr-defined]  # SQLModel does not declare what SQLAlchemy adds
_ROW_COLUMNS = [
    sa.type_coerce(_TABLE.c.areas, RememberedJSON).label("areas") if field.name == "areas" else _TABLE.c[field.name]
    for field in fields(Row)
    if field.name != "flags"
]
_HEADLINE_COLUMNS = [_TABLE.c[field.name] for field in fields(Headline)]
_INSTITUTION: Any = sa.bindparam("institution_id")


class NoSuchSystem(Exception):
    """There is no such system in this place."""


@cache
def _system_query(*, lock: bool, deleted: bool) -> Any:
    """Put together once, as the lists below: that takes longer than the database takes to answer."""
    query = select(System).where(System.id == sa.bindparam("id"), System.institution_id == _INSTITUTION)
    query = query.where(col(System.deleted_at).is_not(None) if deleted else col(System.deleted_at).is_(None))
    return query.with_for_update().execution_options(populate_existing=True) if lock else query


def system_for(session: Session, place: Place, system_id: int, *, lock: bool = False, deleted: bool = False) -> System:
    system: System | None = session.scalars(_system_query(lock=lock, deleted=deleted), {"id": system_id, "institution_id": place.id}).first()
    if system is None or (deleted and system.deleted_at and system.deleted_at < now() - BIN_KEEPS):
        raise NoSuchSystem
    return system


def find_deleted(session: Session, place: Place, system_id: int) -> System | None:
    """A system of this place that lies in the bin."""
    try:
        return system_for(session, place, system_id, deleted=True)
    except NoSuchSystem:
        return None


def _present(columns: Sequence[Any]) -> Any:
    return sa.select(*columns).where(_TABLE.c.institution_id == _INSTITUTION, _TABLE.c.deleted_at.is_(None))


_ROWS = _present(_ROW_COLUMNS).order_by(_TABLE.c.id)
_HEADLINES = _present(_HEADLINE_COLUMNS).order_by(_TABLE.c.id)
_NAMES = _present([_TABLE.c.id, _TABLE.c.name]).order_by(_TABLE.c.name, _TABLE.c.id)


def list_rows(session: Session, institution_id: int) -> list[Row]:
    """Every system that is not in the bin, without its answers, by id."""
    return [Row(*values) for values in session.execute(_ROWS, {"institution_id": institution_id}).all()]


def list_headlines(session: Session, institution_id: int) -> list[Headline]:
    """The same systems, with no more than a task list needs."""
    return [Headline(*values) for values in session.execute(_HEADLINES, {"institution_id": institution_id}).all()]


def list_systems(session: Session, institution_id: int) -> list[System]:
    """With their answers, by name and id; for what freezes or prints them all."""
    return list(
        session.exec(
            select(System).where(System.institution_id == institution_id, col(System.deleted_at).is_(None)).order_by(System.name, col(System.id))
        )
    )


def system_names(session: Session, institution_id: int) -> dict[str, str]:
    """Id as text -> name, for links; systems in the bin are no longer offered."""
    return {str(system_id): name for system_id, name in session.execute(_NAMES, {"institution_id": institution_id}).all()}


def linked_ids(answers: Any) -> set[str]:
    """The systems that these answers link to, ids as text."""
    if isinstance(answers, dict):
        if isinstance(answers.get("system"), int):
            return {str(answers["system"])}
        return set[str]().union(*(linked_ids(part) for part in answers.values()))
    return set[str]().union(*(linked_ids(part) for part in answers)) if isinstance(answers, list) else set()


def list_bin(session: Session, place: Place) -> list[System]:
    return list(
        session.exec(
            select(System)
            .where(System.institution_id == place.id, col(System.deleted_at) > now() - BIN_KEEPS)
            .order_by(col(System.deleted_at).desc(), col(System.id))
        )
    )
