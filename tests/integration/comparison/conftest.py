"""Printing that tells what was to be printed."""

from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from flask import Flask


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
