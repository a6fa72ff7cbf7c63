"""Almby with three requirements and one system: a specification that is printed in a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.tables import Institution, RequirementChoice, System

KEPT = ("KON-01", "AKT-04", "INF-01")


@pytest.fixture
def almby(session: Session) -> Institution:
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.fixture
def small(session: Session, almby: Institution) -> Institution:
    here = col(RequirementChoice.institution_id) == almby.id
    session.exec(sa.update(RequirementChoice).where(here, col(RequirementChoice.key).not_in(KEPT)).values(level="not_needed", note="Behövs inte."))
    first = session.exec(select(System.id).where(System.institution_id == almby.id).order_by(col(System.id))).first()
    session.exec(sa.delete(System).where(col(System.institution_id) == almby.id, col(System.id) != first))
    session.commit()
    return almby


@pytest.fixture
def printings(app) -> Iterator[list[str]]:
    """The pages that went to the printer while the test ran."""
    printer = app.extensions["print_desk"].printer
    sent: list[str] = []
    submit: Callable = printer.submit

    def counted(html: str):
        sent.append(html)
        return submit(html)

    printer.submit = counted
    yield sent
    del printer.submit


@pytest.fixture(scope="session", autouse=True)
def printer_closes(shared_app) -> Iterator[None]:
    yield
    shared_app.extensions["print_desk"].printer.close()
