"""The coordinators' page of names: what is used by how many, which are probably the same, and joining and parting them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.answers.reading import read_line
from inventory_app.extensions import db
from inventory_app.names import actions, queries
from inventory_app.names.alike import NameKind, key_of, likely_pairs
from inventory_app.names.lists import names_table, variants_table
from inventory_app.names.routes import kind_tabs
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound

room = Blueprint("consortium_names", __name__)

LONGEST_NAME = 200
MOST_PAIRS = 20


def _kind(given: str) -> str:
    return given if given in list(NameKind) else NameKind.PRODUCT


def _history(kind: str) -> list[Any]:
    return [line for line in queries.list_variants(db.session) if line[0].kind == kind]


def _page(kind: str, variant: str = "", name: str = "", fault: str | None = None) -> str:
    found, history = queries.names_of_all(db.session).by_kind[kind], _history(kind)
    # What somebody has parted on purpose is not proposed again.
    parted = {frozenset((key_of(kind, row.variant), key_of(kind, row.name))) for row, _joined, _parted in history if row.parted_at}
    pairs = [pair for pair in likely_pairs(kind, [each.text for each in found]) if frozenset(key_of(kind, text) for text in pair) not in parted]
    return render_template(
        "names/consortium.html",
        kind=kind,
        kinds=kind_tabs(kind, "consortium_names.names"),
        names=found,
        numbers={each.text: each.institutions for each in found},
        pairs=pairs[:MOST_PAIRS],
        history=history,
        variant=variant,
        name=name,
        fault=fault,
    )


@room.get("/")
@needs(May.COORDINATE)
def names() -> Any:
    kind = _kind(request.args.get("kind", ""))
    if wants_file():
        return as_file(names_table(_("Names"), queries.names_of_all(db.session).by_kind[kind]), of=kind)
    if wants_file("variants"):
        return as_file(variants_table(_history(kind)), of=kind)
    return _page(kind)


@room.post("/")
@needs(May.COORDINATE)
def join() -> Any:
    kind = _kind(request.form.get("kind", ""))
    variant, name = read_line(request.form.get("variant", "")), read_line(request.form.get("name", ""))
    if max(len(variant), len(name)) > LONGEST_NAME:
        return _page(kind, variant, name, _("A name can have at most %(most)s characters.", most=LONGEST_NAME)), 422
    try:
        actions.join(db.session, this_person().id, kind, variant, name)
    except actions.NothingToJoin:
        return _page(kind, variant, name, _("Write two names that differ and are not merged already.")), 422
    db.session.commit()
    flash(_("From now on %(variant)s counts as %(name)s.", variant=variant, name=name), "success")
    return redirect(url_for("consortium_names.names", kind=kind), 303)


@room.post("/<int:variant_id>/part")
@needs(May.COORDINATE)
def part(variant_id: int) -> Any:
    try:
        row = actions.part(db.session, this_person().id, variant_id)
    except actions.NoSuchVariant:
        raise NotFound from None
    db.session.commit()
    flash(_("%(variant)s and %(name)s count as two names again.", variant=row.variant, name=row.name), "success")
    return redirect(url_for("consortium_names.names", kind=row.kind), 303)
