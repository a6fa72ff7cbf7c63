"""Who sees to which category."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import ROLE_WORDS, May
from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.review import actions
from inventory_app.review.queries import Colleague, list_assigned, list_colleagues
from inventory_app.web.access import needs
from inventory_app.web.locale import say


def _page(catalogue: RequirementCatalogue, colleagues: list[Colleague], wanted: dict[str, int | None], clashes: dict[str, str]) -> str:
    assigned = list_assigned(db.session, here().id)
    return render_template(
        "review/assignments.html",
        categories=catalogue.categories,
        colleagues=[(str(each.id), f"{each.name}, {say(ROLE_WORDS[each.role]).lower()}") for each in colleagues],
        chosen={category.key: str(wanted.get(category.key, assigned.get(category.key)) or "") for category in catalogue.categories},
        seen={category.key: fingerprint(assigned.get(category.key)) for category in catalogue.categories},
        clashes=clashes,
        may_assign=here().may(May.FILL_CHECKLIST),
    )


@needs(May.READ)
def assignments() -> Any:
    return _page(catalogue_of(db.session, here().institution), list_colleagues(db.session, here().id), {}, {})


@needs(May.FILL_CHECKLIST)
def assign() -> Any:
    catalogue, colleagues = catalogue_of(db.session, here().institution), list_colleagues(db.session, here().id)
    people = {str(each.id): each for each in colleagues}
    wanted: dict[str, int | None] = {}
    seen: dict[str, str] = {}
    for category in catalogue.categories:
        raw = request.form.get(f"person-{category.key}")
        if raw is None:
            continue
        if raw and raw not in people:
            # Nobody's list offers somebody from elsewhere; a colleague may have left a moment ago.
            abort(400)
        wanted[category.key] = people[raw].id if raw else None
        seen[category.key] = request.form.get(f"seen-{category.key}", "-")
    merged = actions.assign(db.session, editor(), wanted, seen)
    db.session.commit()
    if merged.clashes:
        names = {each.id: each.name for each in colleagues}
        theirs = {key: names.get(clash.theirs, _("Nobody")) for key, clash in merged.clashes.items()}
        return _page(catalogue, colleagues, wanted, theirs), 409
    flash(_("Saved."), "success")
    return redirect(url_for("review.assignments", institution_key=here().institution.key), 303)


def add_to(room: Blueprint) -> None:
    room.get("/assignments")(assignments)
    room.post("/assignments")(assign)
