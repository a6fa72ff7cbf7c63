"""The demo's joint specification, and what tests do to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import Session, col, select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.joint import actions
from inventory_app.joint.facts import hashes_of
from inventory_app.joint.queries import read_joint
from inventory_app.tables import Institution, JointSpecification, today


@pytest.fixture
def joint(session: Session) -> JointSpecification:
    return session.exec(select(JointSpecification)).one()


@pytest.fixture
def base(joint: JointSpecification) -> str:
    return f"/consortium/joint/{joint.id}"


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def find(session: Session) -> Callable[[str], Institution]:
    return lambda key: session.exec(select(Institution).where(Institution.key == key)).one()


@pytest.fixture
def share(session: Session, find) -> Callable[..., None]:
    """From now on the institution shares so much of its checklist, and of whatever else is named."""

    def do(key: str, level: ShareLevel, **parts: ShareLevel) -> None:
        session.rollback()
        decide(session, find(key).id, None, {Part.CHECKLIST: level} | {Part(name): value for name, value in parts.items()})
        session.commit()

    return do


@pytest.fixture
def approve_all(session: Session, joint: JointSpecification) -> Callable[[], None]:
    """Everybody approves what the joint specification is now."""

    def do() -> None:
        session.rollback()
        gathered = read_joint(session, joint, today())
        hashes = hashes_of(gathered)
        for member in gathered.members:
            actions.answer(session, joint, member.institution_id, None, approves=True, seen_hash=hashes[member.key], remark="")
        session.commit()

    return do


@pytest.fixture
def institution_ids(session: Session) -> Callable[..., list[str]]:
    return lambda *keys: [
        str(number) for number in session.exec(select(Institution.id).where(col(Institution.key).in_(keys)).order_by(Institution.key))
    ]


@pytest.fixture(scope="session", autouse=True)
def printer_closes(shared_app):
    yield
    shared_app.extensions["print_desk"].printer.close()
