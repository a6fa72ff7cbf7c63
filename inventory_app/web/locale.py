"""The language of a page: what the person chose, the cookie, what the browser asks for, Swedish."""

from __future__ import annotations

from flask import g, request
from flask_babel import gettext
from flask_login import current_user

from inventory_app.answers.messages import Message
from inventory_app.content.schema import LANGUAGES

COOKIE = "language"


def page_language() -> str:
    if "language" not in g:
        chosen = getattr(current_user, "language", None) or request.cookies.get(COOKIE)
        g.language = chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES, "sv")
    language: str = g.language
    return language


def say(message: Message | str) -> str:
    """A message from pure code, in the page's language."""
    if isinstance(message, str):
        return gettext(message)
    return gettext(message.text, **message.places) if message.places else gettext(message.text)
