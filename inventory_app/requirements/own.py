"""Pages of own requirements: add, edit, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import Category
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.requirements import actions
from inventory_app.requirements.addresses import address
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.forms import OwnRequirementForm, SentenceForm, data_of
from inventory_app.requirements.inputs import read_seen, write_seen
from inventory_app.requirements.pages import ChecklistPage, checklist_here, find_category
from inventory_app.requirements.queries import find_last_set_id
from inventory_app.requirements.sentences import preview
from inventory_app.requirements.show import show_value
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound


@dataclass
class OwnPage:
    """The form of an own requirement with the sentence builder above it; other rooms put it at addresses of their own."""

    form: OwnRequirementForm
    category: Category
    action: str
    back: str
    each: Chosen | None = None
    seen: str = ""
    above: str = ""
    # Another way here than through the checklist: (label, address).
    crumbs: Sequence[tuple[str, str]] = ()

    def draw(self) -> str:
        builder = SentenceForm(request.form)
        return render_template("requirements/own.html", page=self, form=self.form, builder=builder, preview=preview(request.form))

    def with_sentence(self) -> str:
        """The page again, with what was typed, and the sentence in the text fields of the languages in which parts were written."""
        for sentence in preview(request.form).sentences:
            self.form[f"text_{sentence.language}"].data = sentence.text
        return self.draw()


def wants_sentence() -> bool:
    return request.form.get("then") == "sentence"


def _new_page(category: Category, form: OwnRequirementForm) -> OwnPage:
    action = address("add_own", category_key=category.key)
    return OwnPage(form, category, action, address("category", category_key=category.key))


@needs(May.FILL_CHECKLIST)
def new_own(category_key: str) -> Any:
    return _new_page(find_category(checklist_here().catalogue, category_key), OwnRequirementForm(level="must")).draw()


@needs(May.FILL_CHECKLIST)
def add_own(category_key: str) -> Any:
    category = find_category(checklist_here().catalogue, category_key)
    form = OwnRequirementForm(request.form)
    page = _new_page(category, form)
    if wants_sentence():
        return page.with_sentence()
    if not form.validate():
        return page.draw(), 422
    row = actions.add_own(db.session, editor(), category.key, {name: value for name, value in form.values().items() if value is not None})
    key = row.key
    db.session.commit()
    flash(_("%(key)s has been added.", key=key), "success")
    return redirect(address("category", category_key=category.key, _anchor=key), 303)


@needs(May.FILL_CHECKLIST)
def sentence() -> Any:
    """The sentence as it reads now, while its parts are being typed."""
    return render_template("requirements/sentence.html", preview=preview(request.args))


def _own_here(page: ChecklistPage, key: str) -> Chosen:
    found = next((each for each in page.checklist if each.is_own and each.key == key), None)
    if found is None:
        raise NotFound
    return found


def _seen(page: ChecklistPage, each: Chosen) -> str:
    category = page.catalogue.category_by_key[each.category]
    return write_seen(actions.prints_of(page.flat_in(category), each.key))


@needs(May.FILL_CHECKLIST)
def edit_own(key: str) -> Any:
    page = checklist_here()
    each = _own_here(page, key)
    return _edit_page(page, each, OwnRequirementForm(data=data_of(each)), _seen(page, each)).draw()


def _edit_page(page: ChecklistPage, each: Chosen, form: OwnRequirementForm, seen: str) -> OwnPage:
    category = page.catalogue.category_by_key[each.category]
    back = address("category", category_key=category.key, _anchor=each.key)
    return OwnPage(form, category, address("save_own", key=each.key), back, each, seen)


@needs(May.FILL_CHECKLIST)
def save_own(key: str) -> Any:
    page = checklist_here()
    each = _own_here(page, key)
    category = page.catalogue.category_by_key[each.category]
    form, seen = OwnRequirementForm(request.form), request.form.get("seen", "")[:5000]
    own = _edit_page(page, each, form, seen)
    if wants_sentence():
        return own.with_sentence()
    if not form.validate():
        return own.draw(), 422
    wanted = {actions.flat_key(key, name): value for name, value in form.values().items()}
    merged = actions.save_choices(db.session, page.catalogue, editor(), wanted, read_seen(key, seen))
    db.session.commit()
    if merged.clashes:
        for flat, clash in merged.clashes.items():
            name = flat.split("|", 1)[1]
            message = _(
                "Somebody else has changed this in the meantime. Theirs: “%(theirs)s”. Save again to keep yours.",
                theirs=show_value(name, clash.theirs),
            )
            form[name].errors = [message]
        own.seen = write_seen(merged.seen_after(read_seen(key, seen)))
        return own.draw(), 409
    flash(_("Saved."), "success")
    return redirect(address("category", category_key=category.key, _anchor=key), 303)


@needs(May.FILL_CHECKLIST)
def remove_own(key: str) -> Any:
    page = checklist_here()
    each = _own_here(page, key)
    category = each.category
    actions.set_removed(db.session, page.catalogue, editor(), key, True)
    db.session.commit()
    flash(_("%(key)s has been removed.", key=key), "success")
    return redirect(address("category", category_key=category, changed=find_last_set_id(db.session, here().id)), 303)


def add_to(room: Blueprint) -> None:
    room.get("/<category_key>/own")(new_own)
    room.post("/<category_key>/own")(add_own)
    room.get("/own/sentence")(sentence)
    room.get("/own/<key>")(edit_own)
    room.post("/own/<key>")(save_own)
    room.post("/own/<key>/remove")(remove_own)
