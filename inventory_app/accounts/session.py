"""Who is signed in: Flask-Login with an id that ends when the password, or the person's being active, changes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Flask, session
from flask_login import UserMixin, login_user, logout_user
from sqlmodel import select

from inventory_app.extensions import db, login
from inventory_app.tables import Person
from inventory_app.web.viewer import viewer


class SignedIn(UserMixin):
    def __init__(self, person: Person) -> None:
        self.person = person
        self.id = f"{person.id}.{person.session_mark}"
        self.language = person.language


# Put together once: each request begins with it.
_PERSON = select(Person).where(Person.id == sa.bindparam("id"))


def find_signed_in(session_id: str) -> SignedIn | None:
    number, _, mark = session_id.partition(".")
    person: Person | None = db.session.scalars(_PERSON, {"id": int(number)}).first() if number.isdecimal() else None
    if person is None or not person.is_active or person.session_mark != mark:
        return None
    return SignedIn(person)


def enter(person: Person) -> None:
    """A session of its own: nothing of the one before signing in is kept."""
    session.clear()
    login_user(SignedIn(person))
    session.permanent = True


def leave() -> None:
    logout_user()
    session.clear()


def this_person() -> Person:
    person: Person = viewer.person
    return person


def _people_context() -> dict[str, Any]:
    return {"person": viewer.person if viewer.is_authenticated else None}


def init_app(app: Flask) -> None:
    login.init_app(app)
    login.session_protection = None  # type: ignore[assignment]  # None is its way to say no; the session mark does this, and laptops change their address
    login.user_loader(find_signed_in)
    app.context_processor(_people_context)
