"""The coordinators' page for reminders: written to one, several or all that are waited for, shown at once, and mailed where mail is set up."""

from __future__ import annotations

from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields import SelectChoice

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.config import Settings
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.rounds import actions, letters, queries
from inventory_app.rounds.forms import ReminderForm
from inventory_app.rounds.mail import Letter, Outcome, send
from inventory_app.rounds.matrix import Line
from inventory_app.rounds.routes import find_round, refuse_closed, room
from inventory_app.tables import Person, Round, today
from inventory_app.web.access import needs
from inventory_app.web.locale import page_language

__all__ = ["room"]

Receivers = dict[int, list[queries.Receiver]]


def _settings() -> Settings:
    settings: Settings = current_app.extensions["inventory_settings"]
    return settings


def _form(formdata: Any, round_: Round, waiting: list[Line]) -> ReminderForm:
    texts = {f"text_{language}": letters.draft(round_.name, round_.due_on, today(), language) for language in letters.LANGUAGES}
    to = request.args.get("to", "")
    chosen = [str(line.institution_id) for line in waiting if to in ("", line.key)]
    form = ReminderForm(formdata, institutions=chosen, **texts)
    form.institutions.choices = [SelectChoice(str(line.institution_id), line.name) for line in waiting]
    return form


def _page(form: ReminderForm, round_: Round, waiting: list[Line], receivers: Receivers, status: int = 200) -> Any:
    people = {line.institution_id: receivers.get(line.institution_id, []) for line in waiting}
    mails = _settings().mail is not None
    return render_template("rounds/remind.html", form=form, round=round_, waiting=waiting, people=people, mails=mails), status


@room.get("/<int:round_id>/remind")
@needs(May.COORDINATE)
def new_reminder(round_id: int) -> Any:
    round_ = find_round(round_id)
    if round_.closed_at:
        return refuse_closed(round_)
    waiting, receivers = _waiting(round_)
    return _page(_form(None, round_, waiting), round_, waiting, receivers)


def _waiting(round_: Round) -> tuple[list[Line], Receivers]:
    waiting = [line for line in queries.list_lines(db.session, round_, page_language()) if line.is_waited_for]
    return waiting, queries.list_receivers(db.session, [line.institution_id for line in waiting])


def _letters(round_: Round, form: ReminderForm, written: dict[int, int], receivers: Receivers, sender: Person) -> list[Letter]:
    """`written`: institution -> its reminder's id. Plain data: what is mailed outlives the transaction."""
    address = _settings().address
    found = []
    for institution_id, reminder_id in written.items():
        for person in receivers.get(institution_id, ()):
            link = address + url_for("overview.task_list", institution_key=person.institution_key)
            text = letters.body(form.text_in(person.language), link, sender.name, person.language)
            subject = letters.subject(round_.name, person.language)
            found.append(Letter(reminder_id, person.name, person.email, subject, text, reply_to=sender.email))
    return found


def _tell(count: int, outcomes: list[Outcome]) -> None:
    flash(ngettext("Written to %(num)d institution.", "Written to %(num)d institutions.", count), "success")
    mailed = sum(not outcome.fault for outcome in outcomes)
    if mailed:
        flash(ngettext("Mailed to %(num)d person.", "Mailed to %(num)d people.", mailed), "success")
    for outcome in [outcome for outcome in outcomes if outcome.fault][:5]:
        flash(_("Could not be mailed to %(email)s: %(fault)s", email=outcome.email, fault=outcome.fault), "warning")


@room.post("/<int:round_id>/remind")
@needs(May.COORDINATE)
def remind(round_id: int) -> Any:
    round_ = find_round(round_id)
    if round_.closed_at:
        return refuse_closed(round_)
    waiting, receivers = _waiting(round_)
    form = _form(request.form, round_, waiting)
    if not form.validate():
        return _page(form, round_, waiting, receivers, 422)
    # In the application an institution has one text: in the language of its first main contact.
    languages = {number: people[0].language for number, people in receivers.items()}
    texts = {number: form.text_in(languages.get(number, "sv")) for number in form.institution_ids}
    reminders = actions.remind(db.session, round_, this_person().id, texts)
    written = {number: reminder.id or 0 for number, reminder in reminders.items()}
    mail = _settings().mail
    post = _letters(round_, form, written, receivers, this_person()) if mail else []
    db.session.commit()
    # The reminders are kept by now: a mail server that fails, or takes its time, loses nothing and holds nobody up.
    outcomes = send(mail, post) if mail else []
    if outcomes:
        begin_writing(db.session)
        actions.record_mail(db.session, outcomes)
        db.session.commit()
    _tell(len(written), outcomes)
    return redirect(url_for("rounds.progress", round_id=round_id), 303)
