"""Pages at an institution: what the consortium calls products and vendors, while one types and as a list."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import one
from inventory_app.answers.reading import read_line
from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import Step
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.places import Place
from inventory_app.inventory import actions as inventory
from inventory_app.inventory.routes import find_system, sheet_here
from inventory_app.inventory.step_help import Help, offer_help
from inventory_app.names.alike import NameKind
from inventory_app.names.facts import PRODUCT, part_of
from inventory_app.names.lists import names_table
from inventory_app.names.preferred import is_joined, preferred, suggest
from inventory_app.names.queries import names_for
from inventory_app.tables import System
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound

room = Blueprint("names", __name__)
room.record_once(lambda state: offer_help(state.app.extensions, help_with_names))

# What a page offers without JavaScript; the list of all names is a page of its own.
MOST_LISTED = 100


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"names.{endpoint}", institution_key=here().institution.key, **arguments)


def kind_tabs(kind: str, endpoint: str, **arguments: Any) -> list[tuple[str, str, bool]]:
    """Products and vendors, as two tabs."""
    words = {NameKind.PRODUCT: _("Products"), NameKind.VENDOR: _("Vendors")}
    return [(words[each], url_for(endpoint, kind=each, **arguments), each == kind) for each in NameKind]


def step_with_product() -> Step | None:
    """The step that asks for product and vendor."""
    return next((step for step in sheet_here().steps if any(question.key == PRODUCT and not question.retired for question in step.questions)), None)


def _markup(template: str, **context: Any) -> Markup:
    return Markup(render_template(template, **context))  # noqa: S704 -- our own template, which has escaped what it was given


def help_with_names(help: Help, place: Place, system: System, step: Step) -> None:
    """Beside the question about the product: names to choose from, and what the consortium calls what is answered."""
    if not place.may(May.FILL_INVENTORY) or all(question.key != PRODUCT or question.retired for question in step.questions):
        return
    names = names_for(db.session, place.institution)
    for kind in NameKind:
        answered = part_of(system.answers, kind)
        if answered and is_joined(names.joins, kind, answered):
            called = preferred(names.joins, kind, answered)
            seen = fingerprint(system.answers.get(PRODUCT))
            help.above.append(_markup("names/called.html", system=system, kind=kind, answered=answered, called=called, seen=seen))
        help.attributes[f"{PRODUCT}.{kind}"] = Markup(
            'list="names-{}" data-suggest hx-get="{}" hx-trigger="input changed delay:150ms" hx-sync="replace"'
        ).format(kind, address("suggestions", kind=kind))
    listed = {kind: names.by_kind[kind][:MOST_LISTED] for kind in NameKind}
    help.below[PRODUCT] = _markup("names/below.html", system=system, listed=listed)
    help.scripts.append("js/suggest.js")


@room.get("/names/<any(product,vendor):kind>")
@needs(May.READ)
def suggestions(kind: str) -> Any:
    """The options of the list that opens below the input while somebody types."""
    typed = read_line(one(request.args.to_dict(flat=False), f"{PRODUCT}.{kind}"))[:200]
    names = names_for(db.session, here().institution)
    found = [name for name in suggest(kind, names.by_kind[kind], typed, names.joins) if name.text != typed] if typed else []
    return render_template("names/suggestions.html", kind=kind, names=found)


@room.get("/names")
@needs(May.READ)
def list_names() -> Any:
    kind = request.args.get("kind", "")
    kind = kind if kind in list(NameKind) else NameKind.PRODUCT
    text = read_line(request.args.get("text", ""))[:100]
    names = names_for(db.session, here().institution)
    found = names.by_kind[kind]
    if text:
        found = [name for name in found if any(text.casefold() in spelling.casefold() for spelling in (name.text, *name.spellings))]
    if wants_file():
        return as_file(names_table(_("Names the consortium uses"), found), of=kind)
    tabs = kind_tabs(kind, "names.list_names", institution_key=here().institution.key)
    return render_template("names/names.html", kind=kind, kinds=tabs, text=text, names=found, reset_url=address("list_names", kind=kind))


@room.post("/<int:system_id>/names/<any(product,vendor):kind>")
@needs(May.FILL_INVENTORY)
def take_name(system_id: int, kind: str) -> Any:
    """Writes what the consortium calls it instead of what is answered; only that, and only where the answer is still the one that was shown."""
    system, step = find_system(system_id, lock=True), step_with_product()
    if step is None:
        raise NotFound
    answered = part_of(system.answers, kind)
    called = preferred(names_for(db.session, here().institution).joins, kind, answered) if answered else ""
    if called and called != answered:
        wanted = {PRODUCT: {**system.answers[PRODUCT], kind: called}}
        merged = inventory.save_step(db.session, sheet_here(), system, editor(), wanted, {PRODUCT: request.form.get("seen", "-")})
        if merged.clashes:
            flash(_("Somebody else has changed the answer in the meantime. Nothing was changed."), "warning")
        else:
            flash(_("Saved: %(name)s.", name=called), "success")
        db.session.commit()
    return redirect(
        url_for("inventory.step", institution_key=here().institution.key, system_id=system_id, step_key=step.key, _anchor=f"f-{PRODUCT}"), 303
    )
