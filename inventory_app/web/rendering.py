"""What templates may call beyond Flask's own; each page's other data comes in its own context."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyphen
from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.numbers import format_decimal
from flask import Flask, current_app, g, request, url_for
from flask_babel import get_translations, gettext
from markupsafe import Markup, escape

from inventory_app.content.schema import Text
from inventory_app.tables import ZONE, today
from inventory_app.web.access import MOST_ID
from inventory_app.web.locale import page_language, say

_LONG_WORD = re.compile(r"[^\W\d_]{11,}")
# A range of numbers is one word.
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_HYPHENATION = {"sv": pyphen.Pyphen(lang="sv_SE", left=4, right=4), "en": pyphen.Pyphen(lang="en_GB", left=4, right=4)}


def babel_locale(language: str) -> str:
    return "sv_SE" if language == "sv" else "en_GB"


def words(text: Text | None) -> str:
    return text.in_(page_language()) if text else ""


def show_moment(moment: datetime) -> str:
    return format_datetime(moment.astimezone(ZONE), "d MMM y HH:mm", locale=babel_locale(page_language()))


def show_time(moment: datetime) -> str:
    return format_time(moment.astimezone(ZONE), "HH:mm", locale=babel_locale(page_language()))


@lru_cache(maxsize=4096)
def _show_day(day: date, language: str) -> str:
    return format_date(day, "d MMM y", locale=babel_locale(language))


def show_day(day: date) -> str:
    return _show_day(day, page_language())


def show_age(moment: datetime) -> str:
    """How long ago: in years from two years on, in months from two months on, and so forth; today is today."""
    days = (today() - moment.astimezone(ZONE).date()).days
    if days <= 0:
        return gettext("today")
    ago = timedelta(days=-days)
    return format_timedelta(ago, granularity="day", threshold=2, add_direction=True, locale=babel_locale(page_language()))


def show_number(number: float) -> str:
    return format_decimal(number, locale=babel_locale(page_language()))


@lru_cache(maxsize=8192)
def _soft(text: str, language: str) -> str:
    return _LONG_WORD.sub(lambda word: _HYPHENATION[language].inserted(word.group(), "\u00ad"), _RANGE.sub("\u2060–\u2060", text))


def soft(text: object, language: str | None = None) -> str:
    """The text with invisible break points in long words: browsers do not hyphenate Swedish."""
    return _soft(str(text), language or page_language())


def lines(text: str) -> Markup:
    """Typed line breaks survive; everything else that was typed is text."""
    return Markup("<br>\n").join(escape(line) for line in text.split("\n")) if "\n" in text else escape(text)


def with_query(**changes: object) -> str:
    """This page's address with some of its query changed; None or empty takes a name away."""
    query = [(name, value) for name, value in request.args.items(multi=True) if name not in changes]
    query += [(name, str(value)) for name, value in changes.items() if value not in (None, "")]
    return f"{request.path}?{urlencode(query)}" if query else request.path


def _translations() -> Any:
    try:
        return g.translations
    except AttributeError:
        return get_translations()


def _filled_in(text: str, places: dict[str, Any]) -> Markup:
    said = Markup(text)  # noqa: S704 -- from our own translations; what fills its places is escaped
    return said % places if places or "%" in text else said


def template_gettext(text: str, /, **places: Any) -> Markup:
    """`_` in templates, as Jinja's own but without its two more calls: on a page with a hundred texts they cost a tenth of the time."""
    return _filled_in(_translations().ugettext(text), places)


def template_ngettext(one: str, many: str, number: int, /, **places: Any) -> Markup:
    return _filled_in(_translations().ungettext(one, many, number), {"num": number, **places})


def each_url(endpoint: str, varying: str, **arguments: Any) -> Callable[[object], str]:
    """The addresses of many things that differ in one part only, such as the systems of a list. Put together once: that costs more than a cell."""
    parts: dict[str, Any] = {**arguments, varying: MOST_ID}
    start, _mark, rest = url_for(endpoint, **parts).rpartition(str(MOST_ID))
    return lambda value: f"{start}{quote(str(value), safe='')}{rest}"


def render_fragment(template: str, **context: Any) -> str:
    """A small answer without the layout around it. What the layout shows is not looked up, nor read again after a commit."""
    return current_app.jinja_env.get_template(template).render(context)


def drawn(things: Iterable[Any], draw: Callable[[Any], Markup], kept: dict[Any, Markup]) -> Markup:
    """All of them as the macro draws them, equal ones once: the 15,000 cells of a large matrix are a few different ones. `kept` lasts as long as the matrix."""
    found = []
    for thing in things:
        if (markup := kept.get(thing)) is None:
            markup = kept[thing] = draw(thing)
        found.append(markup)
    return Markup("").join(found)


def init_app(app: Flask) -> None:
    folder = Path(app.static_folder or "")

    @lru_cache(maxsize=64)
    def address_of(filename: str, _root: str) -> str:
        return url_for("static", filename=filename, v=hashlib.sha256((folder / filename).read_bytes()).hexdigest()[:12])

    def static_url(filename: str) -> str:
        """With the file's version, which is worked out once, as the address is below each root that a proxy may give it."""
        return address_of(filename, request.script_root)

    app.jinja_env.filters.update(
        words=words, moment=show_moment, time=show_time, day=show_day, age=show_age, number=show_number, soft=soft, lines=lines, say=say, drawn=drawn
    )
    app.jinja_env.globals.update(static_url=static_url, each_url=each_url, page_language=page_language, with_query=with_query)
    app.jinja_env.globals.update(_=template_gettext, gettext=template_gettext, ngettext=template_ngettext)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
