"""The page on which the requirements that meet a need are chosen from the checklist."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.extensions import db
from inventory_app.institutions.access import editor
from inventory_app.needs import actions
from inventory_app.needs.addresses import address, find_need
from inventory_app.requirements.filter import STATES, Filter, matching, read_filter
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.show import level_label, level_tone
from inventory_app.web.access import needs


@needs(May.FILL_CHECKLIST)
def choose(number: int) -> Any:
    found, page = find_need(number), checklist_here()
    wanted = read_filter(request.args, page.catalogue.category_by_key)
    linked = [each for each in page.checklist if each.key in found.requirements]
    others = [each for each in matching(page.checklist, wanted) if each.key not in found.requirements]
    return render_template(
        "needs/choose.html",
        need=found,
        page=page,
        # What is chosen already stays in sight, whatever is filtered.
        shown=[*linked, *others],
        wanted=wanted if wanted.is_on else Filter(),
        states=STATES,
        level_label=level_label,
        level_tone=level_tone,
    )


@needs(May.FILL_CHECKLIST)
def save_choice(number: int) -> Any:
    """Only what was ticked or unticked is changed: another may have chosen others meanwhile."""
    find_need(number)
    known = {each.key for each in checklist_here().checklist}
    before, after = set(request.form.getlist("was")) & known, set(request.form.getlist("requirement")) & known
    merged = actions.set_links(db.session, editor(), number, {key: key in after for key in sorted(before ^ after)})
    db.session.commit()
    flash(_("Saved.") if merged.changed else _("Nothing changed."), "success" if merged.changed else "info")
    return redirect(address("need", number=number), 303)


@needs(May.FILL_CHECKLIST)
def unlink(number: int) -> Any:
    """Also takes away a requirement that the checklist no longer has."""
    found, key = find_need(number), request.form.get("requirement", "")
    if key in found.requirements:
        actions.set_links(db.session, editor(), number, {key: False})
        db.session.commit()
        flash(_("%(key)s no longer meets the need.", key=key), "success")
    return redirect(address("need", number=number), 303)


def add_to(room: Blueprint) -> None:
    room.get("/<int:number>/requirements")(choose)
    room.post("/<int:number>/requirements")(save_choice)
    room.post("/<int:number>/requirements/unlink")(unlink)
