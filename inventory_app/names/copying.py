"""Pages on taking product facts over from a system that another institution shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context, Shown
from inventory_app.answers.reading import read_line
from inventory_app.answers.values import fingerprint
from inventory_app.documents.words import T
from inventory_app.extensions import db
from inventory_app.institutions import noting
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.sharing import Part
from inventory_app.inventory import actions as inventory
from inventory_app.inventory.routes import find_system, sheet_here
from inventory_app.names.alike import NameKind, key_of
from inventory_app.names.facts import Taken, list_taken, part_of
from inventory_app.names.preferred import Joins, preferred
from inventory_app.names.queries import NoSuchSharedSystem, SharedSystem, list_shared, read_joins, shared_system_for
from inventory_app.names.routes import address, room
from inventory_app.tables import System, id_of
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

__all__ = ["room"]

MOST_SHOWN = 50
READ_PAGE = "names.product_facts"
READ_PAGES = {READ_PAGE: T("Produktuppgifter att kopiera", "Product facts to copy")}


@dataclass(frozen=True)
class Line:
    """A system of another institution, as the list shows it."""

    institution: str
    system: str
    product: str
    vendor: str
    url: str


@dataclass(frozen=True)
class FactLine:
    """One fact: what is answered, and what would be."""

    key: str
    label: str
    before: Shown | None
    after: Shown
    seen: str


def _called(joins: Joins, name: str) -> str:
    return key_of(NameKind.PRODUCT, preferred(joins, NameKind.PRODUCT, name)) if name else ""


def _matching(system: System, text: str) -> list[SharedSystem]:
    """The same product, or what holds the text; without either a system that is named as the product here or there."""
    found = list_shared(db.session, here().institution)
    if text:
        needle = text.casefold()
        return [
            each
            for each in found
            if any(needle in words.casefold() for words in (each.facts.name, *(part_of(each.facts.answers, kind) for kind in NameKind)))
        ]
    joins = read_joins(db.session)
    ours = {_called(joins, part_of(system.answers, NameKind.PRODUCT)) or _called(joins, system.name)}
    return [each for each in found if _called(joins, part_of(each.facts.answers, NameKind.PRODUCT)) in ours]


@room.get("/<int:system_id>/product-facts")
@needs(May.FILL_INVENTORY)
def product_facts(system_id: int) -> Any:
    system, text = find_system(system_id), read_line(request.args.get("text", ""))[:100]
    found = _matching(system, text)
    lines = [
        Line(
            each.institution.name_in(page_language()),
            each.facts.name,
            part_of(each.facts.answers, NameKind.PRODUCT),
            part_of(each.facts.answers, NameKind.VENDOR),
            address("product_facts_from", system_id=system_id, shared_key=each.institution.key, shared_id=each.facts.system_id),
        )
        for each in found[:MOST_SHOWN]
    ]
    product = part_of(system.answers, NameKind.PRODUCT)
    page = render_template("names/product_facts.html", system=system, text=text, product=product, lines=lines, more=len(found) - len(lines))
    _note(found[:MOST_SHOWN])
    return page


def _note(read: Iterable[SharedSystem]) -> None:
    noting.note(noting.reader_for(here().institution.key), READ_PAGE, {id_of(each.institution): (Part.SYSTEMS,) for each in read})


def _shared(shared_key: str, shared_id: int) -> SharedSystem:
    try:
        return shared_system_for(db.session, here().institution, shared_key, shared_id)
    except NoSuchSharedSystem:
        raise NotFound from None


def _fact_line(taken: Taken) -> FactLine:
    context = Context(page_language())
    before = None if taken.ours is None else show(taken.question, taken.ours, context)
    return FactLine(
        taken.question.key, taken.question.label.in_(page_language()), before, show(taken.question, taken.theirs, context), fingerprint(taken.ours)
    )


def _facts_page(system: System, shared: SharedSystem, fault: str | None = None) -> str:
    return render_template(
        "names/take_facts.html",
        system=system,
        institution=shared.institution.name_in(page_language()),
        shared=shared.facts.name,
        url=address("take_product_facts", system_id=system.id, shared_key=shared.institution.key, shared_id=shared.facts.system_id),
        lines=[_fact_line(taken) for taken in list_taken(sheet_here(), system.answers, shared.facts.answers)],
        fault=fault,
    )


@room.get("/<int:system_id>/product-facts/<shared_key>/<int:shared_id>")
@needs(May.FILL_INVENTORY)
def product_facts_from(system_id: int, shared_key: str, shared_id: int) -> Any:
    shared = _shared(shared_key, shared_id)
    page = _facts_page(find_system(system_id), shared)
    _note([shared])
    return page


@room.post("/<int:system_id>/product-facts/<shared_key>/<int:shared_id>")
@needs(May.FILL_INVENTORY)
def take_product_facts(system_id: int, shared_key: str, shared_id: int) -> Any:
    system, shared, sheet = find_system(system_id, lock=True), _shared(shared_key, shared_id), sheet_here()
    ticked = set(request.form.getlist("take"))
    wanted = {taken.question.key: taken.theirs for taken in list_taken(sheet, system.answers, shared.facts.answers) if taken.question.key in ticked}
    if not wanted:
        return _facts_page(system, shared, _("Tick at least one fact.")), 422
    seen = {key: request.form.get(f"{key}!seen", "-") for key in wanted}
    merged = inventory.save_step(db.session, sheet, system, editor(), wanted, seen, "facts_copied")
    db.session.commit()
    if merged.clashes:
        return _facts_page(
            system, shared, _("Somebody else has changed an answer in the meantime. Look at it, and copy again if you still want to.")
        ), 409
    flash(_("Copied from %(institution)s.", institution=shared.institution.name_in(page_language())), "success")
    return redirect(url_for("inventory.system", institution_key=here().institution.key, system_id=system_id), 303)
