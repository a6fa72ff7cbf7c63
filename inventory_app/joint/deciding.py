"""The coordinators' page of requirements: what is common, who deviates, and deciding otherwise."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.extensions import db
from inventory_app.joint import actions, lists, queries
from inventory_app.joint.fold import Decision
from inventory_app.joint.forms import AS_MOST, DecideForm
from inventory_app.joint.noting import REQUIREMENTS, note_members
from inventory_app.joint.routes import find_joint, gathered_of, room
from inventory_app.joint.show import Line, level_label, lines_of
from inventory_app.specification.actions import ChangedMeanwhile
from inventory_app.tables import today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

__all__ = ["room"]

SHOWN = ("deviating", "common", "annexes", "decided", "all")


def _is_shown(line: Line, wanted: str) -> bool:
    if wanted == "deviating":
        return line.is_common and bool(line.deviations)
    if wanted == "decided":
        return line.is_decided
    return wanted == "all" or line.is_common == (wanted == "common")


@room.get("/<int:joint_id>/requirements")
@needs(May.COORDINATE)
def requirements(joint_id: int) -> Any:
    gathered = gathered_of(joint_id)
    lines = lines_of(gathered)
    wanted = request.args.get("show", "")
    wanted = wanted if wanted in SHOWN else SHOWN[0]
    shown = [line for line in lines if _is_shown(line, wanted)]
    if wants_file():
        file = as_file(lists.requirements_table(shown), of=gathered.name)
        note_members(REQUIREMENTS, joint_id)
        return file
    groups = [(category.label.in_(page_language()), here) for category in gathered.catalogue.categories if (here := _of(shown, category.key))]
    labels = {
        "deviating": _("With deviations"),
        "common": _("All common"),
        "annexes": _("In annexes only"),
        "decided": _("Decided otherwise"),
        "all": _("All"),
    }
    tabs = [
        (
            f"{labels[name]} ({sum(_is_shown(line, name) for line in lines)})",
            url_for("joint.requirements", joint_id=joint_id, show=name),
            name == wanted,
        )
        for name in SHOWN
    ]
    page = render_template("joint/requirements.html", gathered=gathered, groups=groups, tabs=tabs)
    note_members(REQUIREMENTS, joint_id)
    return page


def _of(lines: list[Line], category: str) -> list[Line]:
    return [line for line in lines if line.category == category]


@room.route("/<int:joint_id>/requirements/<requirement_key>", methods=["GET", "POST"])
@needs(May.COORDINATE)
def decide(joint_id: int, requirement_key: str) -> Any:
    joint = find_joint(joint_id)
    gathered = queries.read_joint(db.session, joint, today())
    line = next((line for line in lines_of(gathered) if line.key == requirement_key), None)
    if line is None:
        raise NotFound
    is_post = request.method == "POST"
    decided = gathered.decisions.get(requirement_key)
    form = DecideForm(request.form if is_post else None, level=decided.level if decided else AS_MOST, motive=decided.motive if decided else "")
    form.offer(_("It stays in the institution’s annex") if line.is_own else _("What follows from the institutions’ choices"), is_own=line.is_own)

    def page(status: int, seen: str, fault: str | None = None) -> Any:
        return render_template("joint/decide.html", form=form, gathered=gathered, line=line, seen=seen, fault=fault), status

    if not is_post:
        answer = page(200, actions.print_of(decided))
        note_members(REQUIREMENTS, joint_id)
        return answer
    seen = request.form.get("seen", "")
    if not form.validate():
        return page(422, seen)
    wanted = None if form.level.data == AS_MOST else Decision(form.level.data, form.motive.data or "")
    try:
        actions.decide(db.session, joint, this_person().id, requirement_key, wanted, seen)
    except ChangedMeanwhile:
        db.session.rollback()
        decided = queries.decisions_of(db.session, joint_id).get(requirement_key)
        theirs = f"{level_label(decided.level)}. {decided.motive}" if decided else _("What follows from the institutions’ choices")
        told = _("Somebody else has changed this meanwhile, to: %(theirs)s. Your text is kept here; save again to let it stand.", theirs=theirs)
        return page(409, actions.print_of(decided), told)
    db.session.commit()
    flash(_("Decided on %(key)s. Institutions that had approved have to approve again.", key=requirement_key), "success")
    return redirect(url_for("joint.requirements", joint_id=joint_id, show="decided" if wanted else "deviating"), 303)
