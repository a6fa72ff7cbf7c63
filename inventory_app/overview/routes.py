"""Where one lands."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.guide import state_label
from inventory_app.institutions.places import list_places
from inventory_app.overview.queries import situation_of
from inventory_app.overview.tasks import Next
from inventory_app.rounds.actions import note_look
from inventory_app.tables import today
from inventory_app.web.access import needs, signed_in

room = Blueprint("overview", __name__)


@room.get("/")
@signed_in
def home() -> Any:
    person = this_person()
    places = list_places(db.session, person)
    if len(places) == 1 and not person.is_coordinator:
        return redirect(url_for("overview.task_list", institution_key=places[0][0].key))
    if person.is_coordinator and not places:
        return redirect(url_for("coordination.institutions"))
    return render_template("overview/home.html", places=places)


@room.get("/institutions/<institution_key>/")
@needs(May.READ)
def task_list() -> Any:
    now = situation_of(db.session, here())
    page = render_template("overview/task_list.html", now=now, state_label=state_label, Next=Next, today=today())
    if now.call and now.call.looked_at is None and here().role is not None:
        # Once in a round; the page is drawn already, and what it read is let go.
        begin_writing(db.session)
        note_look(db.session, now.call.part_id)
        db.session.commit()
    return page
