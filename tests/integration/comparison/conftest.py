"""Who compares, what they share, and printing that tells what was to be printed."""

from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from flask import Flask
from sqlmodel import select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.tables import Institution


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def almby(as_person):
    return as_person("majken.tallbrink@almby.example", "en")


@pytest.fixture
def share(session):
    def do(key: str, **levels: str) -> None:
        session.rollback()
        number = session.exec(select(Institution.id).where(Institution.key == key)).one()
        decide(session, number, None, {Part(part): ShareLevel(level) for part, level in levels.items()})
        session.commit()

    return do


@pytest.fixture
def telling_printer(app: Flask) -> Iterator[None]:
    """A PDF of which every word can be read: the page that it would be made from."""
    printer = app.extensions["print_desk"].printer

    def submit(html: str) -> Future[bytes]:
        printed: Future[bytes] = Future()
        printed.set_result(b"%PDF-1.7 " + html.encode())
        return printed

    printer.submit = submit
    yield
    del printer.submit
