"""A place is an institution as one person may use it. Fetching it is the permission: without a place nothing of the institution can be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.roles import ALLOWED, COORDINATOR, May, Role
from inventory_app.tables import Institution, Membership, Person, id_of


class NoSuchPlace(Exception):
    """There is no such institution for this person."""


class NotInThisRole(Exception):
    """The person belongs to the institution; the role does not allow the act."""


@dataclass(frozen=True)
class Place:
    person: Person
    institution: Institution
    role: Role | None
    allowed: frozenset[May]

    @property
    def id(self) -> int:
        return id_of(self.institution)

    def may(self, verb: StrEnum | str) -> bool:
        return verb in self.allowed

    @property
    def is_open(self) -> bool:
        return self.institution.state == "active"


@cache
def _place_query() -> Any:
    """Put together once: every page below an institution asks it."""
    is_member = (col(Membership.institution_id) == Institution.id) & (col(Membership.person_id) == sa.bindparam("person_id"))
    return select(Institution, Membership.role).join(Membership, is_member, isouter=True).where(Institution.key == sa.bindparam("key"))


def place_for(session: Session, person: Person, key: str, verb: StrEnum | None) -> Place:
    """Raises NoSuchPlace for strangers (404: they learn nothing) and NotInThisRole for members (403)."""
    found = session.execute(_place_query(), {"person_id": person.id, "key": key}).first()
    if found is None:
        raise NoSuchPlace
    institution, role_key = found
    role = Role(role_key) if role_key else None
    allowed = (ALLOWED[role] if role else frozenset()) | (COORDINATOR if person.is_coordinator else frozenset())
    if verb is not None and verb not in allowed:
        if role is None:
            raise NoSuchPlace
        raise NotInThisRole
    if not allowed:
        raise NoSuchPlace
    return Place(person, institution, role, allowed)


def list_places(session: Session, person: Person) -> list[tuple[Institution, Role]]:
    """The institutions a person belongs to, by name."""
    rows: Any = session.exec(
        select(Institution, Membership.role)
        .join(Membership, col(Membership.institution_id) == Institution.id)
        .where(Membership.person_id == person.id)
        .order_by(Institution.name_sv, col(Institution.id))
    )
    return [(institution, Role(role)) for institution, role in rows]
