"""The history of a checklist and of one requirement, and taking an act back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.requirements import actions
from inventory_app.requirements.addresses import address
from inventory_app.requirements.lists import acts_table
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.queries import ACTS_A_PAGE, list_acts
from inventory_app.requirements.show import history_acts
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound

MOST_ACTS_IN_A_FILE = 10_000


def page_number() -> int:
    raw = request.args.get("page", "1")
    return min(max(read_whole(raw, 6) or 1, 1), 100_000)


@needs(May.READ)
def history() -> Any:
    page = checklist_here()
    key = request.args.get("requirement", "")
    # Removed own requirements keep their history.
    if key and key not in page.catalogue.by_key and key not in {row.key for row in page.rows}:
        raise NotFound
    number = page_number()
    if wants_file():
        acts, _total = list_acts(db.session, here().id, key=key or None, most=MOST_ACTS_IN_A_FILE)
        return as_file(acts_table(key or _("Requirements checklist"), history_acts(acts, page.catalogue)), of=here().institution.key)
    acts, total = list_acts(db.session, here().id, number, key or None)
    each = next((each for each in page.checklist if each.key == key), None)
    return render_template(
        "requirements/history.html",
        acts=history_acts(acts, page.catalogue),
        key=key,
        each=each,
        number=number,
        pages=max(1, -(-total // ACTS_A_PAGE)),
        may_write=here().may(May.FILL_CHECKLIST),
    )


@needs(May.FILL_CHECKLIST)
def undo(change_set_id: int) -> Any:
    found = actions.undo(db.session, catalogue_of(db.session, here().institution), editor(), change_set_id)
    db.session.commit()
    if found is None:
        raise NotFound
    merged, _act = found
    if merged.changed:
        flash(ngettext("Undone: %(num)d change taken back.", "Undone: %(num)d changes taken back.", len(merged.changed)), "success")
    if merged.clashes:
        keys = ", ".join(dict.fromkeys(flat.split("|")[0] for flat in merged.clashes))
        flash(_("Changed again since, so not undone: %(keys)s", keys=keys), "warning")
    return redirect(address("history"), 303)


def add_to(room: Blueprint) -> None:
    room.get("/history")(history)
    room.post("/history/<int:change_set_id>/undo")(undo)
