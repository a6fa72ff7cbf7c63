"""Verbs on people: inviting, accepting, signing in, ending access."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.passwords import hash_password, matches
from inventory_app.accounts.roles import Role
from inventory_app.tables import Invitation, Membership, Person, SignInAttempt, id_of, now

INVITATION_LASTS = timedelta(days=14)
ATTEMPT_COUNTS = timedelta(minutes=15)
ATTEMPTS_PER_EMAIL = 5
ATTEMPTS_PER_ADDRESS = 30
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+")


class TooManyAttempts(Exception):
    """The e-mail address or the network address has failed too often lately."""


class WrongCredentials(Exception):
    """Which of the two was wrong is not said."""


def clean_email(email: str) -> str:
    return email.strip().lower()


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def add_person(session: Session, email: str, *, name: str = "", language: str = "sv", is_coordinator: bool = False) -> Person:
    """A person without a password; they set one by their invitation."""
    person = Person(
        email=clean_email(email),
        name=name.strip() or clean_email(email).split("@")[0],
        language=language,
        is_coordinator=is_coordinator,
        session_mark=secrets.token_hex(8),
    )
    session.add(person)
    session.flush()
    return person


def find_person(session: Session, email: str) -> Person | None:
    return session.exec(select(Person).where(Person.email == clean_email(email))).first()


def give_role(session: Session, person: Person, institution_id: int, role: Role) -> Membership:
    """One role per person and institution: a new one takes the place of the old."""
    membership = session.exec(select(Membership).where(Membership.person_id == person.id, Membership.institution_id == institution_id)).first()
    if membership is None:
        membership = Membership(person_id=id_of(person), institution_id=institution_id, role=role)
    membership.role = role
    session.add(membership)
    session.flush()
    return membership


def invite(session: Session, person: Person) -> str:
    """A token for the link by which the person sets a password; earlier links stop working."""
    session.execute(sa.delete(Invitation).where(col(Invitation.person_id) == person.id, col(Invitation.used_at).is_(None)))
    token = secrets.token_urlsafe(32)
    session.add(Invitation(person_id=id_of(person), token_hash=_hash_token(token), expires_at=now() + INVITATION_LASTS))
    session.flush()
    return token


def find_invited(session: Session, token: str) -> tuple[Invitation, Person] | None:
    found = session.exec(
        select(Invitation, Person)
        .join(Person, col(Person.id) == Invitation.person_id)
        .where(Invitation.token_hash == _hash_token(token), col(Invitation.used_at).is_(None), Invitation.expires_at > now())
    ).first()
    return (found[0], found[1]) if found and found[1].is_active else None


def accept(session: Session, token: str, *, name: str, password_hash: str) -> Person | None:
    found = find_invited(session, token)
    if found is None:
        return None
    invitation, person = found
    invitation.used_at = now()
    person.name = name
    _set_hash(person, password_hash)
    session.add_all([invitation, person])
    return person


def _set_hash(person: Person, password_hash: str) -> None:
    person.password_hash = password_hash
    end_sessions(person)


def set_password(person: Person, password: str) -> None:
    _set_hash(person, hash_password(password))


def end_sessions(person: Person) -> None:
    person.session_mark = secrets.token_hex(8)


def set_active(person: Person, is_active: bool) -> None:
    person.is_active = is_active
    end_sessions(person)


def _recent(session: Session, column: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(SignInAttempt).where(column, col(SignInAttempt.at) > now() - ATTEMPT_COUNTS)) or 0


def check_attempts(session: Session, email: str, address: str) -> None:
    if (
        _recent(session, col(SignInAttempt.email) == clean_email(email)) >= ATTEMPTS_PER_EMAIL
        or _recent(session, col(SignInAttempt.address) == address) >= ATTEMPTS_PER_ADDRESS
    ):
        raise TooManyAttempts


def check_credentials(session: Session, email: str, password: str) -> Person:
    person = find_person(session, email)
    if not matches(password, person.password_hash if person else None) or person is None or not person.is_active:
        raise WrongCredentials
    return person


def note_failure(session: Session, email: str, address: str) -> None:
    session.execute(sa.delete(SignInAttempt).where(col(SignInAttempt.at) < now() - ATTEMPT_COUNTS))
    session.add(SignInAttempt(email=clean_email(email)[:200], address=address))


def forget_failures(session: Session, email: str) -> None:
    session.execute(sa.delete(SignInAttempt).where(col(SignInAttempt.email) == clean_email(email)))
