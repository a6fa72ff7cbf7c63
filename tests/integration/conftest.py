"""What the tests of all rooms share, beyond the cast."""

from collections.abc import Iterator
from concurrent.futures import Future
from hashlib import sha256

import pytest
from flask import Flask


@pytest.fixture
def instant_printer(app: Flask) -> Iterator[None]:
    """For tests that do not look into the document: WeasyPrint would take seconds over it."""
    printer = app.extensions["print_desk"].printer

    def submit(html: str) -> Future[bytes]:
        printed: Future[bytes] = Future()
        printed.set_result(b"%PDF-1.7 " + sha256(html.encode()).digest())
        return printed

    printer.submit = submit
    yield
    del printer.submit
