"""A document as HTML: one body for the page and for the printer. An environment of its own, since documents know no request."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pyphen
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from inventory_app.content.schema import Language
from inventory_app.documents.report import Report
from inventory_app.printing.fonts import font_stack

HERE = Path(__file__).resolve().parent.parent
# In a wheel the templates lie inside the package, in a checkout beside it.
TEMPLATES = HERE / "templates" if (HERE / "templates").is_dir() else HERE.parent / "templates"
STYLES = HERE / "static" / "css"

_LONG_WORD = re.compile(r"[^\W\d_]{10,}")
_HYPHENATION = {"sv": pyphen.Pyphen(lang="sv_SE", left=4, right=4), "en": pyphen.Pyphen(lang="en_GB", left=4, right=4)}


class InALanguage(Protocol):
    @property
    def language(self) -> Language: ...


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
def _style(*names: str) -> Markup:
    fonts = font_stack()
    families = f".document{{font-family:{fonts['body']}}}.document :is(h1,h2,h3){{font-family:{fonts['headings']}}}"
    return Markup("".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in names) + families)  # noqa: S704 -- our own style sheets


def on_screen(template: str, document: InALanguage) -> Markup:
    """For a page of the application, which links the style sheets itself."""
    return _render(template, document, on_screen=True)


def on_paper(template: str, document: InALanguage, *styles: str) -> str:
    """A complete page that needs nothing beside it; what the printer gets."""
    return str(_render(template, document, on_screen=False, style=_style(*styles)))


def body_of(report: Report) -> Markup:
    return on_screen("documents/report.html", report)


def html_of(report: Report) -> str:
    return on_paper("documents/printed.html", report, "document", "report")


def _render(template: str, document: InALanguage, **context: Any) -> Markup:
    return Markup(_environment().get_template(template).render(document=document, **context))  # noqa: S704 -- the environment escapes what was typed
