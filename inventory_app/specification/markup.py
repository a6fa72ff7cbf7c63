"""A document as HTML: one body for the page and for the printer. An environment of its own, since documents know no request."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyphen
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from inventory_app.printing.fonts import font_stack
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.system_sheet import SystemSheet

HERE = Path(__file__).resolve().parent.parent
# In a wheel the templates lie inside the package, in a checkout beside it.
TEMPLATES = HERE / "templates" if (HERE / "templates").is_dir() else HERE.parent / "templates"
STYLE = HERE / "static" / "css" / "document.css"

_LONG_WORD = re.compile(r"[^\W\d_]{10,}")
_HYPHENATION = {"sv": pyphen.Pyphen(lang="sv_SE", left=4, right=4), "en": pyphen.Pyphen(lang="en_GB", left=4, right=4)}


@pass_context
def _soft(context: Context, text: str) -> str:
    """Break points for browsers, which do not hyphenate Swedish. The printer does, and text copied from a PDF stays whole without them."""
    if not context.get("on_screen"):
        return text
    hyphenation = _HYPHENATION[context["document"].language]
    return _LONG_WORD.sub(lambda word: hyphenation.inserted(word.group(), "\u00ad"), text)


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    environment.filters["soft"] = _soft
    return environment


@cache
def _style() -> Markup:
    fonts = font_stack()
    families = f".document{{font-family:{fonts['body']}}}.document :is(h1,h2,h3){{font-family:{fonts['headings']}}}"
    return Markup(STYLE.read_text(encoding="utf-8") + families)  # noqa: S704 -- our own style sheet


def body_of(document: SpecificationDocument) -> Markup:
    """For a page of the application, which links the style sheet itself."""
    return _render("specification/document.html", document, on_screen=True)


def html_of(document: SpecificationDocument) -> str:
    """A complete page that needs nothing beside it; what the printer gets."""
    return str(_render("specification/printed.html", document, on_screen=False, style=_style()))


def html_of_system(document: SystemSheet) -> str:
    return str(_render("specification/system_sheet.html", document, on_screen=False, style=_style()))


def _render(template: str, document: SpecificationDocument | SystemSheet, **context: Any) -> Markup:
    return Markup(_environment().get_template(template).render(document=document, **context))  # noqa: S704 -- the environment escapes what was typed
