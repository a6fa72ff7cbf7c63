"""The language of a page: what the person chose, the cookie, what the browser asks for, Swedish."""

from __future__ import annotations

from flask import g, request
from flask_babel import gettext

from inventory_app.answers.messages import Message
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.web.viewer import viewer

COOKIE = "language"


def page_language() -> Language:
    # Asked for hundreds of times a page, so the common case is one look.
    try:
        language: Language = g.language
    except AttributeError:
        chosen = getattr(viewer, "language", None) or request.cookies.get(COOKIE)
        asked = chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES)
        language = g.language = "en" if asked == "en" else "sv"
    return language


def wanted_language() -> Language:
    """A document's or a file's language is chosen in the address; the reader's own is the first guess."""
    chosen = request.args.get("language")
    return next((language for language in LANGUAGES if language == chosen), page_language())


def say(message: Message | str) -> str:
    """A message from pure code, in the page's language."""
    if isinstance(message, str):
        return gettext(message)
    return gettext(message.text, **message.places) if message.places else gettext(message.text)
