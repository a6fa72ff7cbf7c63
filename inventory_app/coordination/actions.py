"""Verbs of coordinators. None commits."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import Role
from inventory_app.history.actions import record
from inventory_app.institutions import actions as institutions
from inventory_app.institutions.editions import latest_number
from inventory_app.institutions.members import Invited, OnOneself, add_member
from inventory_app.tables import Institution, Person


class KeyTaken(Exception):
    """Another institution has this key."""


class NothingPublished(Exception):
    """There is no template or no catalogue to work with yet."""


class NoSuchCoordinator(Exception):
    """The person is no coordinator."""


def register(
    session: Session, actor: Person, *, key: str, name_sv: str, name_en: str, kind: str, email: str, contact_name: str, language: str
) -> tuple[Institution, Invited]:
    """An institution that works with the latest editions, and its first main contact."""
    template, catalogue = latest_number(session, "template"), latest_number(session, "catalogue")
    if not template or not catalogue:
        raise NothingPublished
    institution = Institution(key=key, name_sv=name_sv, name_en=name_en, kind=kind, template_edition=template, catalogue_edition=catalogue)
    try:
        with session.begin_nested():
            session.add(institution)
            session.flush()
    except sa.exc.IntegrityError:
        raise KeyTaken from None
    assert institution.id is not None
    record(session, institution.id, actor.id, institutions.SUBJECT, "registered")
    invited = add_member(session, institution.id, actor, email=email, name=contact_name, role=Role.MAIN_CONTACT, language=language)
    return institution, invited


def add_coordinator(session: Session, *, email: str, name: str, language: str) -> Invited:
    """An e-mail address that has an account becomes a coordinator with it."""
    person = accounts.find_person(session, email)
    is_new = person is None
    person = person or accounts.add_person(session, email, name=name, language=language)
    person.is_coordinator = True
    session.add(person)
    session.flush()
    needs_link = person.password_hash is None and person.is_active
    return Invited(person, accounts.invite(session, person) if needs_link else None, is_new)


def _coordinator(session: Session, actor: Person, person_id: int) -> Person:
    person = session.exec(select(Person).where(Person.id == person_id, col(Person.is_coordinator).is_(True)).with_for_update()).first()
    if person is None:
        raise NoSuchCoordinator
    if person.id == actor.id:
        raise OnOneself
    return person


def make_link(session: Session, actor: Person, person_id: int) -> Invited:
    person = _coordinator(session, actor, person_id)
    return Invited(person, accounts.invite(session, person), False)


def end_coordination(session: Session, actor: Person, person_id: int) -> Person:
    """The roles at institutions stay. One coordinator is always left: nobody does this to themselves."""
    person = _coordinator(session, actor, person_id)
    person.is_coordinator = False
    accounts.end_sessions(person)
    session.add(person)
    return person
