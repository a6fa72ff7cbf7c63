"""The coordinators' pages on rounds: opening, changing, closing, and how far everybody has come."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.extensions import db
from inventory_app.institutions.editions import template_edition
from inventory_app.rounds import actions, queries
from inventory_app.rounds.forms import EditRoundForm, OpenRoundForm, RemarkForm
from inventory_app.rounds.lists import progress_table, rounds_table
from inventory_app.rounds.matrix import SORTS, Line, count_standings, has_required, sort_lines
from inventory_app.rounds.show import STANDING_TONES, days_left, name_of, standing_label
from inventory_app.submission.rounds import Standing
from inventory_app.tables import Institution, Round, id_of, today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("rounds", __name__)


def find_round(round_id: int) -> Round:
    try:
        return queries.round_for(db.session, round_id)
    except queries.NoSuchRound:
        raise NotFound from None


def refuse_closed(round_: Round) -> Any:
    flash(_("%(name)s is closed. Open it again first.", name=round_.name), "warning")
    return redirect(url_for("rounds.progress", round_id=round_.id), 303)


@room.get("/")
@needs(May.COORDINATE)
def list_rounds() -> Any:
    summaries = queries.list_rounds(db.session)
    if wants_file():
        return as_file(rounds_table(summaries))
    return render_template("rounds/list.html", summaries=summaries, today=today(), days_left=days_left)


def _offer(form: EditRoundForm, round_id: int | None = None) -> list[tuple[Institution, str]]:
    """Fills in who can be chosen. Returns those who cannot, each with the open round that it is in."""
    choosable = queries.list_choosable(db.session, round_id)

    def label(institution: Institution) -> str:
        name = name_of(institution)
        return _("%(name)s (has declined to take part)", name=name) if institution.state == "declined" else name

    form.known = frozenset(str(institution.id) for institution, _other in choosable)
    form.offer([(id_of(institution), label(institution)) for institution, other in choosable if not other])
    if form.institutions.data is None:
        form.institutions.data = [str(institution.id) for institution, other in choosable if not other and institution.state == "active"]
    return [(institution, other) for institution, other in choosable if other]


def _names(institution_ids: Any) -> str:
    chosen = set(institution_ids)
    return ", ".join(name_of(institution) for institution, _other in queries.list_choosable(db.session) if institution.id in chosen)


def _refuse(form: EditRoundForm, fault: Exception) -> None:
    """The refusal at the field that it belongs to."""
    db.session.rollback()
    if isinstance(fault, actions.NameTaken):
        form.name.errors = (_("Another round has this name. Choose another one."),)
    elif isinstance(fault, actions.InAnotherRound):
        text = _("An institution can be in one open round only. In another one already: %(names)s", names=_names(fault.institution_ids))
        form.institutions.errors = (text,)
    elif isinstance(fault, actions.OlderEdition):
        text = _("These work with a later edition already, and nobody goes back to an older one: %(names)s", names=_names(fault.institution_ids))
        form.institutions.errors = (text,)


REFUSALS = (actions.NameTaken, actions.InAnotherRound, actions.OlderEdition)


def _open_form(formdata: Any) -> tuple[OpenRoundForm, list[tuple[Institution, str]]]:
    form = OpenRoundForm(formdata)
    form.earliest = today()
    form.offer_editions(queries.list_editions(db.session))
    return form, _offer(form)


@room.get("/new")
@needs(May.COORDINATE)
def new_round() -> Any:
    form, busy = _open_form(None)
    return render_template("rounds/open.html", form=form, busy=busy, name_of=name_of)


@room.post("/new")
@needs(May.COORDINATE)
def open_round() -> Any:
    form, _busy = _open_form(request.form)
    if form.validate():
        try:
            round_ = actions.open_round(
                db.session,
                this_person().id,
                name=form.name.data,
                due_on=form.due_day,
                message=form.message.data,
                template_edition=int(form.template_edition.data),
                catalogue_edition=int(form.catalogue_edition.data),
                institution_ids=form.institution_ids,
            )
        except REFUSALS as fault:
            _refuse(form, fault)
        else:
            db.session.commit()
            flash(_("%(name)s is open. Every institution in it sees it on its overview.", name=round_.name), "success")
            return redirect(url_for("rounds.progress", round_id=round_.id), 303)
    return render_template("rounds/open.html", form=form, busy=_offer(form), name_of=name_of), 422


@room.get("/<int:round_id>/")
@needs(May.COORDINATE)
def progress(round_id: int) -> Any:
    """A closed round tells who handed in; what institutions work on now is no part of it."""
    round_ = find_round(round_id)
    lines = queries.list_lines(db.session, round_, page_language())
    if not round_.closed_at:
        found = queries.read_progress(db.session, round_, [line.institution_id for line in lines])
        lines = [Line(**{**vars(line), "progress": found[line.institution_id]}) for line in lines]
    wanted, template = request.args.get("sort", ""), template_edition(db.session, round_.template_edition)
    sort = wanted if wanted in SORTS else "late"
    steps = [step for step in template.system.steps if has_required(step)]
    if wants_file():
        return as_file(progress_table(round_, sort_lines(lines, sort), steps))
    return render_template(
        "rounds/progress.html",
        round=round_,
        lines=sort_lines(lines, sort),
        sort=sort,
        steps=steps,
        shows_profile=any(has_required(step) for step in template.profile.steps),
        counts=count_standings(lines),
        Standing=Standing,
        standing_label=standing_label,
        tones=STANDING_TONES,
        days_left=days_left(round_.due_on, today()),
    )


@room.route("/<int:round_id>/edit", methods=["GET", "POST"])
@needs(May.COORDINATE)
def edit(round_id: int) -> Any:
    round_ = find_round(round_id)
    if round_.closed_at:
        return refuse_closed(round_)
    handed_in = queries.handed_in_ids(db.session, round_id)
    is_post = request.method == "POST"
    if is_post:
        form = EditRoundForm(request.form)
        form.institutions.data = sorted({*(form.institutions.data or ()), *map(str, handed_in)})
    else:
        chosen = [str(number) for number in queries.asked_ids(db.session, round_id)]
        form = EditRoundForm(None, name=round_.name, due_on=round_.due_on.isoformat(), message=round_.message, institutions=chosen)
    busy = _offer(form, round_id)
    if is_post and form.validate():
        try:
            actions.edit_round(
                db.session,
                round_,
                this_person().id,
                name=form.name.data,
                due_on=form.due_day,
                message=form.message.data,
                institution_ids=form.institution_ids,
            )
        except REFUSALS as fault:
            _refuse(form, fault)
            busy = _offer(form, round_id)
        else:
            db.session.commit()
            flash(_("Saved."), "success")
            return redirect(url_for("rounds.progress", round_id=round_id), 303)
    kept = [name_of(institution) for institution, _other in queries.list_choosable(db.session, round_id) if institution.id in handed_in]
    status = 422 if is_post else 200
    return render_template("rounds/edit.html", form=form, round=find_round(round_id), busy=busy, kept=kept, name_of=name_of), status


@room.get("/<int:round_id>/close")
@needs(May.COORDINATE)
def confirm_close(round_id: int) -> Any:
    round_ = find_round(round_id)
    lines = queries.list_lines(db.session, round_, page_language())
    return render_template("rounds/close.html", round=round_, waiting=[line for line in lines if line.is_waited_for])


@room.post("/<int:round_id>/close")
@needs(May.COORDINATE)
def close(round_id: int) -> Any:
    round_ = find_round(round_id)
    actions.close_round(db.session, round_)
    db.session.commit()
    flash(_("%(name)s is closed.", name=round_.name), "success")
    return redirect(url_for("rounds.progress", round_id=round_id), 303)


@room.post("/<int:round_id>/reopen")
@needs(May.COORDINATE)
def reopen(round_id: int) -> Any:
    round_ = find_round(round_id)
    try:
        actions.reopen_round(db.session, round_)
    except actions.InAnotherRound as fault:
        names = _names(fault.institution_ids)
        flash(_("An institution can be in one open round only. In another one already: %(names)s", names=names), "warning")
        return redirect(url_for("rounds.progress", round_id=round_id), 303)
    db.session.commit()
    flash(_("%(name)s is open again.", name=round_.name), "success")
    return redirect(url_for("rounds.progress", round_id=round_id), 303)


def _line(round_: Round, shared_key: str) -> Line:
    lines = queries.list_lines(db.session, round_, page_language(), shared_key)
    if not lines:
        raise NotFound
    return lines[0]


@room.route("/<int:round_id>/institutions/<shared_key>/send-back", methods=["GET", "POST"])
@needs(May.COORDINATE)
def send_back(round_id: int, shared_key: str) -> Any:
    round_ = find_round(round_id)
    if round_.closed_at:
        return refuse_closed(round_)
    line = _line(round_, shared_key)
    is_post = request.method == "POST"
    form = RemarkForm(request.form if is_post else None)
    if line.standing is not Standing.HANDED_IN:
        flash(_("There is no hand-in of %(name)s to send back.", name=line.name), "info")
        return redirect(url_for("rounds.progress", round_id=round_id), 303)
    if not is_post or not form.validate():
        return render_template("rounds/send_back.html", form=form, round=round_, line=line), 422 if is_post else 200
    try:
        actions.send_back(db.session, round_, line.institution_id, this_person().id, form.remark.data)
    except actions.NothingToSendBack:
        db.session.rollback()
    else:
        db.session.commit()
        flash(_("Sent back to %(name)s. They see what you wrote until they hand in again.", name=line.name), "success")
    return redirect(url_for("rounds.progress", round_id=round_id), 303)
