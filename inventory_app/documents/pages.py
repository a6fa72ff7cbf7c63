"""What pages with something to print share: waiting for the PDF, or asking for it and looking again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import abort, current_app, render_template, request
from flask_babel import gettext as _

from inventory_app.answers.reading import read_whole
from inventory_app.documents import prints
from inventory_app.documents.files import pdf_response
from inventory_app.extensions import db
from inventory_app.printing.worker import PrinterBusy, PrintingFailed

# Asked every other second, so five minutes.
MOST_LOOKS = 150


@dataclass(frozen=True)
class Slot:
    """A place on a page where a PDF is asked for: its address, where to look again (for a key and a number of looks), and its name for those who listen."""

    pdf_url: str
    look_url: Callable[[str, int], str]
    name: str


def pdf_page(html: str, file_name: str) -> Any:
    """The PDF of a complete page, or a page that says why there is none. Waits, and holds no transaction open meanwhile."""
    try:
        return pdf_response(prints.printed(db.session, html), file_name, prints.key_of(html))
    except PrinterBusy:
        abort(503)
    except PrintingFailed as fault:
        current_app.logger.error("printing: %s", fault)
        title, advice = (
            _("The document could not be printed"),
            _("Try again in a while. If it happens again, tell your administrator; the log says why."),
        )
        return render_template("error.html", title=title, advice=advice, code=500), 500


def _state(slot: Slot, key: str, state: str, looks: int) -> Any:
    return render_template("documents/print_state.html", state=state, pdf_url=slot.pdf_url, look_url=slot.look_url(key, looks), name=slot.name)


def ask(slot: Slot, html: str) -> Any:
    """Puts the page in the queue and says so; a fragment, for those with JavaScript."""
    key = prints.key_of(html)
    found = prints.find_printout(db.session, key)
    if found is not None and found.pdf is not None:
        return look(slot, key)
    try:
        prints.print_desk().ask(html)
    except PrinterBusy:
        return _state(slot, key, "busy", 0)
    return _state(slot, key, "waiting", 1)


def look(slot: Slot, key: str) -> Any:
    """How far it has come, as a fragment that looks again by itself."""
    asked = request.args.get("looks", "")
    looks = read_whole(asked, 5) or 0
    found = prints.find_printout(db.session, key)
    state = "waiting" if found is None else "ready" if found.pdf is not None else "failed"
    if state == "waiting" and looks >= MOST_LOOKS:
        state = "failed"
    return _state(slot, key, state, looks + 1)
