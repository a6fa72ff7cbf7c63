"""Pages of issuing: the question before it, the act, and what was issued."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import LANGUAGES
from inventory_app.database import begin_writing
from inventory_app.documents.files import pdf_response
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.printing.worker import PrinterBusy, PrintingFailed
from inventory_app.requirements.standing import standing_of
from inventory_app.review.show import changed_since_review
from inventory_app.specification import actions, queries
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Dossier, Stamp
from inventory_app.specification.files import file_name
from inventory_app.specification.forms import IssueForm, issue_form
from inventory_app.specification.links import above, address, linked
from inventory_app.specification.open_points import OpenPoint, list_open_points, stopping
from inventory_app.specification.papers import print_both, read_page
from inventory_app.tables import today
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language


def _form(dossier: Dossier, data: Any = None) -> IssueForm:
    return issue_form((issue.version for issue in dossier.issues), data)


def _page(form: IssueForm, stops: list[OpenPoint], fault: str | None = None, status: int = 200) -> Any:
    since_review = changed_since_review(standing_of(db.session, here().id))
    return render_template("specification/issue.html", form=form, stops=linked(stops), fault=fault, since_review=since_review), status


def _dossier() -> Dossier:
    return queries.read_dossier(db.session, here().institution, today())


def _stops(dossier: Dossier) -> list[OpenPoint]:
    return stopping(list_open_points(dossier, page_language()))


@needs(May.ISSUE)
def confirm_issue() -> Any:
    dossier = _dossier()
    return _page(_form(dossier), _stops(dossier))


@needs(May.ISSUE, writes_late=True)
def issue() -> Any:
    """Printed first, outside any transaction, then written if nothing has changed meanwhile."""
    dossier = _dossier()
    form, stops = _form(dossier, request.form), _stops(dossier)
    if not form.validate() or stops:
        return _page(form, stops, status=422)
    who = editor()
    stamp = Stamp(form.version.data, dossier.today, here().person.name, form.language.data, form.remark.data or "", form.decided)
    try:
        printed = print_both(compose(dossier, language, stamp) for language in LANGUAGES)
    except PrinterBusy:
        abort(503)
    except PrintingFailed:
        return _page(form, [], _("The document could not be printed, so nothing was issued. Try again in a while."), 500)
    begin_writing(db.session)
    try:
        actions.issue_(db.session, who, stamp, printed)
    except actions.NotReadyToIssue as fault:
        db.session.rollback()
        return _page(form, fault.points, status=409)
    except actions.ChangedMeanwhile:
        db.session.rollback()
        fault_ = _(
            "Somebody changed an answer or issued a version while the document was being printed, so nothing was issued. Look at the draft and issue again."
        )
        return _page(_form(_dossier(), request.form), [], fault_, 409)
    db.session.commit()
    flash(_("Version %(version)s is issued.", version=stamp.version), "success")
    return redirect(address("overview"), 303)


@needs(May.READ)
def issued(version: str, language: str) -> Any:
    try:
        document = queries.issued_document_for(db.session, here().id, version, language)
    except queries.NoSuchIssue:
        raise NotFound from None
    return read_page(document, address, above(), version=version)


@needs(May.READ)
def issued_pdf(version: str, language: str) -> Any:
    """Byte for byte what was issued."""
    try:
        pdf, sha256 = queries.issued_pdf_for(db.session, here().id, version, language)
    except queries.NoSuchIssue:
        raise NotFound from None
    return pdf_response(pdf, file_name(language, here().institution.key, version), sha256)


def add_pages(room: Blueprint) -> None:
    room.get("/issue")(confirm_issue)
    room.post("/issue")(issue)
    room.get("/issues/<version>/<any(sv, en):language>")(issued)
    room.get("/issues/<version>/<any(sv, en):language>.pdf")(issued_pdf)
