"""The page of what the inventory shows and nobody has made a need of yet: one click each, or several at once."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.extensions import db
from inventory_app.history.queries import find_last_set
from inventory_app.institutions.access import editor, here
from inventory_app.needs import actions
from inventory_app.needs.addresses import address, changed_act
from inventory_app.needs.lists import sources_table
from inventory_app.needs.need import Origin, Priority, label_of
from inventory_app.needs.queries import SUBJECT, sources_here
from inventory_app.needs.show import origin_label, priority_label
from inventory_app.needs.sources import Source
from inventory_app.tables import today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language


def _wanted_system() -> int | None:
    raw = request.args.get("system", "")
    return read_whole(raw)


def _groups(sources: list[Source]) -> list[tuple[str, int | None, list[Source]]]:
    """System by system, then the preconditions."""

    def of(source: Source) -> tuple[str, int | None]:
        return (_("Preconditions"), None) if source.origin is Origin.PRECONDITION else (source.system, source.system_id)

    return [(*group, list(found)) for group, found in groupby(sources, of)]


@needs(May.READ)
def sources() -> Any:
    found, only = sources_here(db.session, here().institution, today()), _wanted_system()
    shown = [source for source in found if only is None or source.system_id == only]
    if wants_file():
        return as_file(sources_table(shown), of=here().institution.key)
    return render_template(
        "needs/from_inventory.html",
        groups=_groups(shown),
        count=len(shown),
        is_filtered=only is not None,
        origin_label=origin_label,
        priorities={priority.value: priority_label(priority) for priority in Priority},
        changed=changed_act(),
        may_write=here().may(May.FILL_CHECKLIST),
    )


@needs(May.FILL_CHECKLIST)
def take() -> Any:
    """The button of one line, or the button below that takes what is ticked."""
    wanted = {request.form["one"]} if request.form.get("one") else set(request.form.getlist("source"))
    raw = request.form.get("priority", "")
    priority = Priority(raw) if raw in list(Priority) else Priority.MEDIUM
    system = _wanted_system()
    if not wanted:
        flash(_("Tick at least one line."), "warning")
        return redirect(address("sources", system=system), 303)
    actions.lock(db.session, editor())
    chosen = [source for source in sources_here(db.session, here().institution, today()) if source.key in wanted]
    taken = [label_of(need.number) for need in actions.take(db.session, editor(), chosen, page_language(), priority)]
    db.session.commit()
    if len(taken) == 1:
        flash(_("%(key)s has been added.", key=taken[0]), "success")
    elif taken:
        flash(ngettext("%(num)d need added.", "%(num)d needs added.", len(taken)), "success")
    else:
        flash(_("Nothing was added. Somebody else has made needs of it already."), "info")
    act = find_last_set(db.session, here().id, SUBJECT) if taken else None
    return redirect(address("sources", system=system, changed=act.id if act else None), 303)


def add_to(room: Blueprint) -> None:
    room.get("/from-inventory")(sources)
    room.post("/from-inventory")(take)
