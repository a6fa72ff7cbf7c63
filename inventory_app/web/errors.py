"""What went wrong, as a page that says what to do next. Nothing of the inside is shown."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException, InternalServerError

from inventory_app.extensions import db


class NotFound(Exception):
    """The thing is not there, or not for this person: both look the same from outside."""


class NotAllowed(Exception):
    """The person may see the institution but not do this."""


def _words(code: int) -> tuple[str, str]:
    texts = {
        400: (
            _("The form could not be read"),
            _("Go back, reload the page and send the form again. What you typed is still on the page you came from."),
        ),
        401: (_("You are signed out"), _("Sign in in another tab, then go back and save again. What you typed is still on the page you came from.")),
        403: (_("Your role does not allow this"), _("Ask your institution’s main contact if you need to do it.")),
        404: (_("The page is not here"), _("It may have been moved or removed, or it is not shared with you. Check the address, or start over.")),
        405: (_("That cannot be done here"), _("Go back and use the buttons of the page.")),
        409: (_("Somebody else was faster"), _("This has changed since you opened the page. Go back, reload and try again.")),
        413: (
            _("That was too much at once"),
            _(
                "You sent more than %(most)s MB at once. Choose a smaller file, shorten the texts, or save in parts. What you typed is still on the page you came from.",
                most=(request.max_content_length or 0) // 1_000_000,
            ),
        ),
        415: (_("The form could not be read"), _("Go back, reload the page and send the form again.")),
        429: (_("Too many attempts"), _("Wait a quarter of an hour and try again.")),
        503: (_("Many are printing right now"), _("Try again in a minute.")),
    }
    return texts.get(
        code, (_("Something went wrong on our side"), _("The fault has been logged. Nothing you had saved is lost. Try again in a while."))
    )


def page(code: int) -> tuple[str, int]:
    title, advice = _words(code)
    if "HX-Request" in request.headers:
        return render_template("components/fragment_error.html", title=title, advice=advice), code
    return render_template("error.html", title=title, advice=advice, code=code), code


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def http_fault(fault: HTTPException) -> Any:
        if fault.code is None or fault.code < 400 or (fault.response is not None):
            return fault
        if isinstance(fault, InternalServerError):
            db.session.rollback()
        return page(fault.code)

    @app.errorhandler(CSRFError)
    def forged(fault: CSRFError) -> Any:
        return page(400)

    @app.errorhandler(NotFound)
    def missing(fault: NotFound) -> Any:
        return page(404)

    @app.errorhandler(NotAllowed)
    def refused(fault: NotAllowed) -> Any:
        return page(403)

    @app.errorhandler(DataError)
    def unstorable(fault: DataError) -> Any:
        """PostgreSQL refuses what no text can hold, such as a NUL in a name."""
        db.session.rollback()
        current_app.logger.info("request with what the database refuses: %s", fault.orig)
        return page(400)

    @app.errorhandler(UnicodeDecodeError)
    def unreadable(fault: UnicodeDecodeError) -> Any:
        current_app.logger.info("request with broken text: %s", fault)
        return page(400)
