"""What coordinators see of all institutions, in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from inventory_app.accounts.roles import Role
from inventory_app.submission.queries import HandIn, last_hand_ins
from inventory_app.tables import Institution, Membership, Person


class NoSuchInstitution(Exception):
    """No institution has this key."""


@dataclass(frozen=True)
class Overview:
    institution: Institution
    main_contacts: tuple[str, ...]
    people: int
    last: HandIn | None

    @property
    def has_declined(self) -> bool:
        return self.institution.state == "declined"


def list_overviews(session: Session, language: str) -> list[Overview]:
    """By name in the reader's language."""
    name = Institution.name_en if language == "en" else Institution.name_sv
    institutions = session.exec(select(Institution).order_by(name, col(Institution.id))).all()
    contacts: dict[int, list[str]] = {}
    rows = session.exec(
        select(Membership.institution_id, Person.name)
        .join(Person, col(Person.id) == Membership.person_id)
        .where(Membership.role == Role.MAIN_CONTACT)
        .order_by(Person.name, col(Membership.id))
    )
    for institution_id, person in rows:
        contacts.setdefault(institution_id, []).append(person)
    people = dict(session.exec(select(Membership.institution_id, func.count()).group_by(col(Membership.institution_id))).all())
    last = last_hand_ins(session)
    return [Overview(each, tuple(contacts.get(each.id or 0, ())), people.get(each.id or 0, 0), last.get(each.id or 0)) for each in institutions]


def institution_for(session: Session, key: str) -> Institution:
    institution = session.exec(select(Institution).where(Institution.key == key)).first()
    if institution is None:
        raise NoSuchInstitution
    return institution


def list_coordinators(session: Session) -> list[Person]:
    return list(session.exec(select(Person).where(col(Person.is_coordinator).is_(True)).order_by(Person.name, col(Person.id))))
