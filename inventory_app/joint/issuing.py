"""The coordinators' pages of the document: the draft, the question before an issue, the act, and what was issued."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.joint import actions
from inventory_app.joint.compose import compose
from inventory_app.joint.deciding import room
from inventory_app.joint.gathered import Gathered
from inventory_app.joint.open_points import JointPoint, list_open_points, stopping
from inventory_app.joint.papers import Papers
from inventory_app.joint.routes import find_joint, gathered_of, linked
from inventory_app.printing.worker import PrinterBusy, PrintingFailed
from inventory_app.specification.actions import ChangedMeanwhile
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.forms import IssueForm, issue_form
from inventory_app.specification.papers import print_both
from inventory_app.specification.queries import DRAFT
from inventory_app.tender.routes import FILE
from inventory_app.web.access import needs
from inventory_app.web.locale import page_language

__all__ = ["room"]


def _papers(joint_id: int) -> Papers:
    def address(endpoint: str, **arguments: Any) -> str:
        return url_for(f"joint.{endpoint}", joint_id=joint_id, **arguments)

    joint = find_joint(joint_id)
    return Papers(joint, address, ((_("Joint specifications"), url_for("joint.list_joints")), (joint.name, address("show"))))


@room.get("/<int:joint_id>/draft")
@needs(May.COORDINATE)
def draft(joint_id: int) -> Any:
    return _papers(joint_id).draft()


@room.get("/<int:joint_id>/draft.pdf")
@needs(May.COORDINATE)
def pdf(joint_id: int) -> Any:
    return _papers(joint_id).pdf()


@room.get("/<int:joint_id>/draft/print")
@needs(May.COORDINATE)
def print_draft(joint_id: int) -> Any:
    return _papers(joint_id).print_draft()


@room.get("/<int:joint_id>/draft/print/<key>")
@needs(May.COORDINATE)
def print_state(joint_id: int, key: str) -> Any:
    return _papers(joint_id).print_state(key)


@room.get("/<int:joint_id>/issues/<version>/<any(sv, en):language>")
@needs(May.COORDINATE)
def issued(joint_id: int, version: str, language: str) -> Any:
    return _papers(joint_id).issued(version, language)


@room.get("/<int:joint_id>/issues/<version>/<any(sv, en):language>.pdf")
@needs(May.COORDINATE)
def issued_pdf(joint_id: int, version: str, language: str) -> Any:
    return _papers(joint_id).issued_pdf(version, language)


@room.get(f"/<int:joint_id>/draft/{FILE}")
@needs(May.COORDINATE)
def draft_file(joint_id: int, language: Language, what: str) -> Any:
    return _papers(joint_id).tender_file(DRAFT, language, what)


@room.get(f"/<int:joint_id>/issues/<version>/{FILE}")
@needs(May.COORDINATE)
def issued_file(joint_id: int, version: str, language: Language, what: str) -> Any:
    return _papers(joint_id).tender_file(version, language, what)


def _form(gathered: Gathered, data: Any = None) -> IssueForm:
    return issue_form((issue.version for issue in gathered.issues), data)


def _stops(gathered: Gathered) -> list[JointPoint]:
    return stopping(list_open_points(gathered, page_language()))


def _page(gathered: Gathered, form: IssueForm, stops: list[JointPoint], fault: str | None = None, status: int = 200) -> Any:
    can_leave = {point.text: point.member for point in stops if point.member}
    stops_ = [(text, url, can_leave.get(text)) for text, url in linked(gathered.id, stops)]
    return render_template("joint/issue.html", gathered=gathered, form=form, stops=stops_, fault=fault), status


@room.get("/<int:joint_id>/issue")
@needs(May.COORDINATE)
def confirm_issue(joint_id: int) -> Any:
    gathered = gathered_of(joint_id)
    return _page(gathered, _form(gathered), _stops(gathered))


@room.post("/<int:joint_id>/issue")
@needs(May.COORDINATE, writes_late=True)
def issue(joint_id: int) -> Any:
    """Printed first, outside any transaction, then written if nothing has changed meanwhile."""
    gathered = gathered_of(joint_id)
    form, stops = _form(gathered, request.form), _stops(gathered)
    if not form.validate() or stops:
        return _page(gathered, form, stops, status=422)
    person_id, stamp = this_person().id, _stamp(form, gathered)
    try:
        printed = print_both(compose(gathered, language, stamp) for language in LANGUAGES)
    except PrinterBusy:
        abort(503)
    except PrintingFailed:
        return _page(gathered, form, [], _("The document could not be printed, so nothing was issued. Try again in a while."), 500)
    begin_writing(db.session)
    try:
        actions.issue_(db.session, find_joint(joint_id), person_id, stamp, printed)
    except actions.NotReadyToIssue as fault:
        db.session.rollback()
        return _page(gathered, form, fault.points, status=409)
    except ChangedMeanwhile:
        db.session.rollback()
        again = gathered_of(joint_id)
        told = _("Something changed while the document was being printed, so nothing was issued. Look at the draft and issue again.")
        return _page(again, _form(again, request.form), [], told, 409)
    db.session.commit()
    flash(_("Version %(version)s is issued. The institutions see it on their pages.", version=stamp.version), "success")
    return redirect(url_for("joint.show", joint_id=joint_id), 303)


def _stamp(form: IssueForm, gathered: Gathered) -> Stamp:
    return Stamp(
        version=form.version.data,
        issued_on=gathered.today,
        issued_by=this_person().name,
        prevails=form.language.data,
        remark=form.remark.data or "",
        decision=form.decided,
    )
