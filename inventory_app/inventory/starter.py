"""The page of the starter list: tick the systems you have, and give each your own name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_line
from inventory_app.content.schema import Option
from inventory_app.content.starter import StarterEntry, StarterList, load_starter_list
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.inventory import actions, queries
from inventory_app.inventory.routes import sheet_here
from inventory_app.web.access import needs
from inventory_app.web.locale import page_language

room = Blueprint("starter", __name__)

# As many names of one kind as the page repeats.
MOST_NAMED = 3


@dataclass
class Line:
    """One entry as the page shows it: ticked or not, and what the register has of its kind."""

    entry: StarterEntry
    name: str
    ticked: bool = False
    error: str | None = None


@lru_cache(maxsize=1)
def starter_list() -> StarterList:
    return load_starter_list()


def _lines() -> list[Line]:
    """As they were sent, or as the list proposes them."""
    sent = request.method == "POST"
    ticked, language = set(request.form.getlist("tick")), page_language()
    return [
        Line(entry, read_line(request.form.get(f"name-{entry.key}", "")) if sent else entry.name.in_(language), entry.key in ticked)
        for entry in starter_list().entries
    ]


def _judge(lines: list[Line]) -> None:
    for line in lines:
        if line.ticked and not line.name:
            line.error = _("Write a name, or untick the box.")
        elif line.ticked and len(line.name) > actions.LONGEST_NAME:
            line.error = _("A name can have at most %(most)s characters.", most=actions.LONGEST_NAME)


def _groups(lines: list[Line]) -> list[tuple[Option, list[Line], list[str], int]]:
    """Kind of support, its entries, and the names of systems of that kind that the register has already: the first few, and how many more."""
    kinds: Any = sheet_here().questions["support_kind"]
    have: dict[str | None, list[str]] = {}
    for row in queries.list_rows(db.session, here().id):
        have.setdefault(row.support_kind, []).append(row.name)
    found = []
    for option in kinds.options:
        of_kind = [line for line in lines if line.entry.support_kind == option.key]
        names = have.get(option.key, [])
        if of_kind:
            found.append((option, of_kind, names[:MOST_NAMED], len(names[MOST_NAMED:])))
    return found


def _page(lines: list[Line], fault: str | None = None) -> str:
    known = {name.casefold() for name in queries.system_names(db.session, here().id).values()}
    errors = [(f"name-{line.entry.key}", line.error) for line in lines if line.error]
    return render_template(
        "inventory/starter.html",
        starter=starter_list(),
        groups=_groups(lines),
        known=known,
        errors=[("content", fault)] if fault else errors,
    )


@room.get("/starter-list")
@needs(May.FILL_INVENTORY)
def choose() -> Any:
    return _page(_lines())


@room.post("/starter-list")
@needs(May.FILL_INVENTORY)
def add() -> Any:
    lines = _lines()
    _judge(lines)
    chosen = [line for line in lines if line.ticked]
    if not chosen or any(line.error for line in lines):
        return _page(lines, None if chosen else _("Tick at least one system.")), 422
    sheet = sheet_here()
    wanted = [{**line.entry.answers(sheet), "name": line.name} for line in chosen]
    added, known = actions.add_all(db.session, sheet, editor(), wanted, "starter")
    db.session.commit()
    if added:
        flash(ngettext("%(num)d system added.", "%(num)d systems added.", len(added)), "success")
    if known:
        flash(_("Already in the register: %(names)s", names=", ".join(known)), "info")
    return redirect(url_for("inventory.list_systems", institution_key=here().institution.key), 303)
