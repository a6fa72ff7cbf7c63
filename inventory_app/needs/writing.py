"""Writing a requirement for a need: the form of own requirements, and the two are linked once it is saved."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import Category
from inventory_app.documents.prose import guess_language
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.needs import actions
from inventory_app.needs.addresses import address, find_need
from inventory_app.needs.need import KnownNeed
from inventory_app.requirements import actions as checklist
from inventory_app.requirements.forms import OwnRequirementForm
from inventory_app.requirements.own import OwnPage, wants_sentence
from inventory_app.requirements.pages import find_category
from inventory_app.requirements.show import group_label
from inventory_app.web.access import needs
from inventory_app.web.locale import page_language


@needs(May.FILL_CHECKLIST)
def area(number: int) -> Any:
    """Which area the requirement belongs to: its id begins with it, and ids are for ever."""
    found = find_need(number)
    return render_template("needs/area.html", need=found, categories=catalogue_of(db.session, here().institution).categories, group_label=group_label)


def _page(found: KnownNeed, category: Category, form: OwnRequirementForm) -> OwnPage:
    return OwnPage(
        form,
        category,
        action=address("write", number=found.number, category_key=category.key),
        back=address("need", number=found.number),
        crumbs=[(_("Needs"), address("overview")), (found.label, address("need", number=found.number))],
        above=_("For %(need)s: %(text)s", need=found.label, text=found.text),
    )


@needs(May.FILL_CHECKLIST)
def write(number: int, category_key: str) -> Any:
    found, category = find_need(number), find_category(catalogue_of(db.session, here().institution), category_key)
    # Why the requirement is there is what the need says, in the language it says it in.
    motive = f"motive_{guess_language(found.text) or page_language()}"
    return _page(found, category, OwnRequirementForm(data={"level": "must", motive: found.text})).draw()


@needs(May.FILL_CHECKLIST)
def add_written(number: int, category_key: str) -> Any:
    found, category = find_need(number), find_category(catalogue_of(db.session, here().institution), category_key)
    form = OwnRequirementForm(request.form)
    page = _page(found, category, form)
    if wants_sentence():
        return page.with_sentence()
    if not form.validate():
        return page.draw(), 422
    row = checklist.add_own(db.session, editor(), category.key, {name: value for name, value in form.values().items() if value is not None})
    key = row.key
    actions.set_links(db.session, editor(), number, {key: True})
    db.session.commit()
    flash(_("%(key)s has been added, and meets %(need)s.", key=key, need=found.label), "success")
    return redirect(address("need", number=number), 303)


def add_to(room: Blueprint) -> None:
    room.get("/<int:number>/write")(area)
    room.get("/<int:number>/write/<category_key>")(write)
    room.post("/<int:number>/write/<category_key>")(add_written)
