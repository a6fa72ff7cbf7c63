"""What templates ask for every single input of a form: its id, its value, what describes it. Python, since macros cost ten times as much.

A field is anything with `name`, `inputs`, `errors` and `condition_text`, such as `answers.forms.AnswerField`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

_CHECKED, _INVALID, _NOTHING = Markup(" checked"), Markup(' aria-invalid="true"'), Markup("")


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The part of an element's id that comes from an input's name."""
    return name.replace(".", "-").replace("!", "-")


def value(field: Any, name: str) -> str:
    values = field.inputs.get(name)
    return values[0] if values else ""


def checked(field: Any, name: str, option: str) -> Markup:
    return _CHECKED if option in field.inputs.get(name, ()) else _NOTHING


def is_faulty(field: Any, name: str) -> bool:
    return any(faulty == name for faulty, _message in field.errors)


def invalid(field: Any, name: str) -> Markup:
    return _INVALID if is_faulty(field, name) else _NOTHING


def described(question: Any, prefix: str, field: Any, also: str = "") -> Markup:
    """The attribute that ties an input, or a fieldset, to its hint and its errors."""
    ids = []
    if question.hint or question.kind == "date" or (prefix == field.name and field.condition_text):
        ids.append(f"h-{slug(prefix)}")
    if is_faulty(field, prefix):
        ids.append(f"e-{slug(prefix)}")
    if also:
        ids.append(also)
    return Markup(' aria-describedby="{}"').format(" ".join(ids)) if ids else _NOTHING


@lru_cache(maxsize=32)
def _options(systems: tuple[tuple[str, str], ...]) -> str:
    return "".join([f'<option value="{escape(id)}">{escape(name)}</option>\n' for id, name in systems])


def system_options(field: Any, name: str) -> Markup:
    """The institution's systems as options. There may be hundreds, in several lists on one page and the same on the next."""
    options, chosen = _options(field.systems), escape(value(field, name))
    if chosen:
        options = options.replace(f'value="{chosen}">', f'value="{chosen}" selected>', 1)
    return Markup(options)  # noqa: S704 -- every part is escaped above


class KindMacros:
    """kinds["date"].render(field): the macros of components/kinds/date.html. A template's own `import` in a loop costs more than the input."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.modules: dict[str, Any] = {}

    def __getitem__(self, kind: str) -> Any:
        if kind not in self.modules:
            self.modules[kind] = self.app.jinja_env.get_template(f"components/kinds/{kind}.html").module
        return self.modules[kind]


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        kinds=KindMacros(app), slug=slug, value=value, checked=checked, invalid=invalid, described=described, system_options=system_options
    )
