"""The checklist against a newer edition of the catalogue: what changes, take over or keep, and moving there."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.redline import actions
from inventory_app.redline.edition import Decision, Kind
from inventory_app.redline.edition_lines import changes_table, decision_label, shown
from inventory_app.redline.queries import Newer, find_newer
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("editions", __name__)


def _address(**more: Any) -> str:
    return url_for("editions.changes", institution_key=here().institution.key, **more)


def _page(newer: Newer | None, fault: str = "", at: str = "") -> Any:
    own = here().institution.catalogue_edition
    if newer is None:
        return render_template("redline/edition.html", newer=None, own=own, fault=fault)
    found = shown(newer, page_language())
    if wants_file():
        return as_file(changes_table(newer, found), of=here().institution.key)
    concerned = [each for each in found if each.change.concerns]
    others = [each for each in found if not each.change.concerns]
    return render_template(
        "redline/edition.html",
        newer=newer,
        own=own,
        waiting=[each for each in concerned if each.decided is None],
        decided=[each for each in concerned if each.decided],
        taken=[each for each in others if each.change.kind is Kind.CHANGED],
        added=[each for each in others if each.change.kind is Kind.NEW],
        retired=[each for each in others if each.change.kind is Kind.RETIRED],
        decision_label=decision_label,
        may_decide=here().may(May.FILL_CHECKLIST),
        fault=fault,
        at=at,
    )


def _nothing_newer() -> Any:
    flash(_("There is no newer edition of the catalogue."), "info")
    return redirect(_address(), 303)


@room.get("/")
@needs(May.READ)
def changes() -> Any:
    return _page(find_newer(db.session, here().institution))


@room.post("/<requirement_key>")
@needs(May.FILL_CHECKLIST)
def decide(requirement_key: str) -> Any:
    newer = find_newer(db.session, here().institution)
    if newer is None:
        return _nothing_newer()
    if requirement_key not in {change.key for change in newer.changes if change.concerns}:
        raise NotFound
    chosen = request.form.get("decision", "")
    if chosen not in list(Decision):
        return _page(newer, _("%(key)s: choose whether to adopt the change or to keep what you have.", key=requirement_key), requirement_key), 422
    try:
        actions.decide(db.session, editor(), newer.edition, requirement_key, Decision(chosen), request.form.get("seen", ""))
    except actions.DecidedMeanwhile:
        db.session.rollback()
        fault = _("%(key)s: somebody else has decided otherwise in the meantime. Their decision is shown here. Choose again.", key=requirement_key)
        return _page(find_newer(db.session, here().institution), fault, requirement_key), 409
    waiting = [change.key for change in newer.waiting if change.key != requirement_key]
    db.session.commit()
    return redirect(_address(_anchor=waiting[0] if waiting else "move"), 303)


@room.post("/take-the-rest")
@needs(May.FILL_CHECKLIST)
def take_rest() -> Any:
    newer = find_newer(db.session, here().institution)
    if newer is None:
        return _nothing_newer()
    number = actions.take_rest(db.session, editor(), newer.edition, [change.key for change in newer.waiting])
    db.session.commit()
    flash(ngettext("%(num)d change will be adopted.", "%(num)d changes will be adopted.", number), "success")
    return redirect(_address(_anchor="move"), 303)


@room.post("/move")
@needs(May.FILL_CHECKLIST)
def move() -> Any:
    raw = request.form.get("edition", "")
    edition = read_whole(raw, 6) or 0
    try:
        actions.move(db.session, editor(), edition)
    except actions.NothingNewer:
        db.session.rollback()
        return _nothing_newer() if find_newer(db.session, here().institution) is None else (_page(find_newer(db.session, here().institution)), 409)
    except actions.StillUndecided:
        db.session.rollback()
        newer = find_newer(db.session, here().institution)
        return _page(newer, _("Decide on the changes that are left first."), newer.waiting[0].key if newer and newer.waiting else ""), 422
    db.session.commit()
    flash(_("Your checklist now follows edition %(number)s of the catalogue. New requirements wait to be decided.", number=edition), "success")
    return redirect(url_for("requirements.checklist", institution_key=here().institution.key), 303)
