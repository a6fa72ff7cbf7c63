"""HTML to PDF: one file that is made for the archive (PDF/A-2a) and for everybody's reader (PDF/UA-1).

The markup is our own and what people typed is escaped in it. Should something slip through all the same, nothing
that a page names is fetched, from the network or from the disk. WeasyPrint takes some 60 MB: the web server imports
`worker`, never this module.
"""

import gc
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Any

from inventory_app.printing.claims import mark_links_once, with_accessibility_claim
from inventory_app.printing.fonts import drawable, use_only_shipped_fonts
from inventory_app.printing.reading import FontsInUse

use_only_shipped_fonts()
from weasyprint import HTML  # noqa: E402 -- reads the configuration of the fonts while it is imported
from weasyprint.urls import URLFetcher  # noqa: E402 -- as above

from inventory_app.printing import faster  # noqa: E402 -- as above

faster.put_in_place()
FONTS = faster.Fonts()
# Pango's fonts are for one thread at a time.
_one_at_a_time = Lock()

log = logging.getLogger(__name__)

# WeasyPrint logs what it refuses and goes on: a stray address costs its picture, not the document.
CLOSED = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)


class PrintingComplaint(Exception):
    """The printer had something to say about the page, and the caller wanted to be told."""


@dataclass(frozen=True)
class Printed:
    """A document and what was said while it was made."""

    pdf: bytes
    complaints: tuple[str, ...]


def render(html: str, *, strict: bool = False) -> bytes:
    """Make the PDF of a complete page: the same page gives the same bytes, whenever and wherever."""
    printed = render_and_listen(html)
    if strict and printed.complaints:
        raise PrintingComplaint("\n".join(printed.complaints))
    for complaint in printed.complaints:
        log.warning("printing: %s", complaint)
    return printed.pdf


def render_and_listen(html: str) -> Printed:
    """As `render`, with the complaints beside the document instead of in the log."""
    page, _ = drawable(html)
    with _one_at_a_time, _listening() as complaints, _collecting_no_garbage():
        document = HTML(string=page, url_fetcher=CLOSED).render(font_config=FONTS.for_page(page))
        document.fonts = FontsInUse()
        mark_links_once(document.pages)
        metadata = document.metadata
        complaints.extend(f"the page has no {name}" for name in ("title", "lang") if not getattr(metadata, name))
        metadata.generate_rdf_metadata = with_accessibility_claim(metadata.generate_rdf_metadata)
        with warnings.catch_warnings():
            # WeasyPrint leaves its colour profile open, to be closed when it is forgotten.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf = document.write_pdf(pdf_variant="pdf/a-2a", pdf_tags=True, pdf_identifier=sha256(page.encode()).hexdigest()[:32].encode())
        FONTS.forget_old_lines()
    return Printed(pdf, tuple(complaints))


@contextmanager
def _listening() -> Iterator[list[str]]:
    said: list[str] = []
    listener = _Listener(said.append)
    speaker = logging.getLogger("weasyprint")
    speaker.addHandler(listener)
    try:
        yield said
    finally:
        speaker.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, tell: Callable[[str], Any]) -> None:
        super().__init__(logging.WARNING)
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self.tell(record.getMessage())


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    # Layout makes many objects that live until the end; looking through them again and again costs an eighth of the time.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
