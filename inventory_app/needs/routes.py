"""Pages of needs: the list, one need, its requirements. What comes from the inventory, proposals, writing and history have files of their own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.extensions import db
from inventory_app.history.queries import find_last_set
from inventory_app.institutions.access import editor, here
from inventory_app.needs import actions, choosing, from_inventory, past, proposing, writing
from inventory_app.needs.addresses import address, changed_act, find_need
from inventory_app.needs.filter import ORIGIN_NAMES, STATES, matching, read_filter
from inventory_app.needs.forms import NeedForm
from inventory_app.needs.lists import needs_table
from inventory_app.needs.need import KnownNeed, Priority, label_of
from inventory_app.needs.queries import SUBJECT, list_needs, list_rows_of_needs
from inventory_app.needs.show import PRIORITY_TONES, history_acts, origin_label, priority_label, show_value
from inventory_app.requirements.inputs import read_seen, write_seen
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.queries import list_acts
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound

room = Blueprint("needs", __name__)
from_inventory.add_to(room)
proposing.add_to(room)
choosing.add_to(room)
writing.add_to(room)
past.add_to(room)

LATEST_ACTS = 5


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    known, wanted = list_needs(db.session, here().id), read_filter(request.args)
    found = matching(known, wanted)
    if wants_file():
        return as_file(needs_table(found, wanted), of=here().institution.key)
    return render_template(
        "needs/overview.html",
        found=found,
        total=len(known),
        without=sum(not need.requirements for need in known),
        wanted=wanted,
        origins={ORIGIN_NAMES[origin]: origin_label(origin) for origin in ORIGIN_NAMES},
        priorities={priority.value: priority_label(priority) for priority in Priority},
        states=STATES,
        origin_label=origin_label,
        priority_label=priority_label,
        tones=PRIORITY_TONES,
        changed=changed_act(),
    )


@room.get("/add")
@needs(May.FILL_CHECKLIST)
def new() -> Any:
    return render_template("needs/add.html", form=NeedForm())


@room.post("/add")
@needs(May.FILL_CHECKLIST)
def add() -> Any:
    form = NeedForm(request.form)
    if not form.validate():
        return render_template("needs/add.html", form=form), 422
    added = actions.add_need(db.session, editor(), form.text.data, Priority(form.priority.data))
    number = added.number
    db.session.commit()
    flash(_("%(key)s has been added.", key=label_of(number)), "success")
    return redirect(address("need", number=number), 303)


def _page(found: KnownNeed, form: NeedForm, seen: str = "") -> str:
    checklist = checklist_here()
    by_key = {each.key: each for each in checklist.checklist}
    acts, _total = list_acts(db.session, here().id, key=str(found.number), most=LATEST_ACTS, subject=SUBJECT)
    return render_template(
        "needs/need.html",
        need=found,
        form=form,
        seen=seen or write_seen(actions.prints_of(found)),
        requirements=[(key, by_key.get(key)) for key in found.requirements],
        acts=history_acts(acts),
        origin_label=origin_label,
        priority_label=priority_label,
        tones=PRIORITY_TONES,
        changed=changed_act(),
    )


@room.get("/<int:number>")
@needs(May.READ)
def need(number: int) -> Any:
    found = find_need(number)
    return _page(found, NeedForm(data={"text": found.text, "priority": found.priority.value}))


@room.post("/<int:number>")
@needs(May.FILL_CHECKLIST)
def save(number: int) -> Any:
    row = next((row for row in list_rows_of_needs(db.session, here().id) if row.number == number), None)
    if row is None:
        raise NotFound
    form, was_removed, seen = NeedForm(request.form), row.is_removed, request.form.get("seen", "")[:500]
    if not form.validate():
        return _page(find_need(number), form, seen), 422
    wanted = {actions.flat_key(number, name): form[name].data for name in actions.FIELDS}
    prints = read_seen(str(number), seen)
    merged = actions.save_needs(db.session, editor(), wanted, prints)
    db.session.commit()
    if was_removed:
        flash(_("Somebody has removed %(key)s in the meantime. What you wrote is kept and comes back with it.", key=label_of(number)), "warning")
        return redirect(address("overview"), 303)
    if merged.clashes:
        for flat, clash in merged.clashes.items():
            name = flat.split("|", 1)[1]
            form[name].errors = [
                _(
                    "Somebody else has changed this in the meantime. Theirs: “%(theirs)s”. Save again to keep yours.",
                    theirs=show_value(name, clash.theirs),
                )
            ]
        return _page(find_need(number), form, write_seen(merged.seen_after(prints))), 409
    flash(_("Saved."), "success")
    return redirect(address("need", number=number), 303)


@room.post("/<int:number>/remove")
@needs(May.FILL_CHECKLIST)
def remove(number: int) -> Any:
    find_need(number)
    actions.set_removed(db.session, editor(), number)
    db.session.commit()
    act = find_last_set(db.session, here().id, SUBJECT)
    flash(_("%(key)s has been removed.", key=label_of(number)), "success")
    return redirect(address("overview", changed=act.id if act else None), 303)
