"""The history of all needs and of one, and taking an act back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.needs import actions
from inventory_app.needs.addresses import address
from inventory_app.needs.need import label_of
from inventory_app.needs.queries import SUBJECT
from inventory_app.needs.show import history_acts
from inventory_app.requirements.lists import acts_table
from inventory_app.requirements.past import MOST_ACTS_IN_A_FILE, page_number
from inventory_app.requirements.queries import ACTS_A_PAGE, list_acts
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound


@needs(May.READ)
def history() -> Any:
    raw = request.args.get("need", "")
    key, number = raw if raw.isascii() and raw.isdecimal() and len(raw) < 7 else None, page_number()
    title = label_of(int(key)) if key else _("Needs")
    if wants_file():
        acts, _total = list_acts(db.session, here().id, key=key, most=MOST_ACTS_IN_A_FILE, subject=SUBJECT)
        return as_file(acts_table(title, history_acts(acts), _("The need")), of=here().institution.key)
    acts, total = list_acts(db.session, here().id, number, key, subject=SUBJECT)
    return render_template(
        "needs/history.html",
        acts=history_acts(acts),
        key=label_of(int(key)) if key else "",
        title=title,
        number=number,
        pages=max(1, -(-total // ACTS_A_PAGE)),
        may_write=here().may(May.FILL_CHECKLIST),
    )


@needs(May.FILL_CHECKLIST)
def undo(change_set_id: int) -> Any:
    merged = actions.undo(db.session, editor(), change_set_id)
    db.session.commit()
    if merged is None:
        raise NotFound
    if merged.changed:
        flash(ngettext("Undone: %(num)d change taken back.", "Undone: %(num)d changes taken back.", len(merged.changed)), "success")
    if merged.clashes:
        labels = ", ".join(dict.fromkeys(label_of(int(flat.split("|")[0])) for flat in merged.clashes))
        flash(_("Changed again since, so not undone: %(keys)s", keys=labels), "warning")
    return redirect(address("overview"), 303)


def add_to(room: Blueprint) -> None:
    room.get("/history")(history)
    room.post("/history/<int:change_set_id>/undo")(undo)
