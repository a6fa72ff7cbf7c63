"""The coordinators' pages on institutions: all of them, registering one, its names."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.actions import clean_email
from inventory_app.accounts.roles import May, Role
from inventory_app.accounts.session import this_person
from inventory_app.coordination import actions, queries
from inventory_app.coordination.forms import InstitutionForm, InviteCoordinatorForm, RegisterForm
from inventory_app.coordination.lists import coordinators_table, institutions_table
from inventory_app.extensions import db
from inventory_app.institutions import actions as institution_actions
from inventory_app.institutions.members import OnOneself
from inventory_app.institutions.people import keep_link, take_link, tell_invited
from inventory_app.tables import Institution
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("coordination", __name__)


def name_of(institution: Institution) -> str:
    return institution.name_in(page_language())


def find_institution(key: str) -> Institution:
    try:
        return queries.institution_for(db.session, key)
    except queries.NoSuchInstitution:
        raise NotFound from None


@room.get("/")
@needs(May.COORDINATE)
def institutions() -> Any:
    overviews = queries.list_overviews(db.session, page_language())
    if wants_file():
        return as_file(institutions_table(overviews))
    return render_template("coordination/institutions.html", overviews=overviews, name_of=name_of, link=take_link())


@room.get("/register")
@needs(May.COORDINATE)
def new_institution() -> Any:
    return render_template("coordination/register.html", form=RegisterForm(None))


@room.post("/register")
@needs(May.COORDINATE)
def register() -> Any:
    form = RegisterForm(request.form)
    if not form.validate():
        return render_template("coordination/register.html", form=form), 422
    try:
        institution, invited = actions.register(
            db.session,
            this_person(),
            key=form.key.data,
            name_sv=form.name_sv.data,
            name_en=form.name_en.data,
            kind=form.kind.data,
            email=clean_email(form.email.data),
            contact_name=form.contact_name.data,
            language=form.language.data,
        )
    except actions.KeyTaken:
        form.key.errors = (_("Another institution has this short name. Choose another one."),)
    except OnOneself:
        form.email.errors = (_("You are a coordinator. The first main contact must be somebody else."),)
    except actions.NothingPublished:
        form.key.errors = (_("No template and catalogue have been published yet. Whoever runs the application does that first."),)
    else:
        db.session.commit()
        keep_link(invited)
        tell_invited(invited, Role.MAIN_CONTACT)
        flash(_("%(name)s has been registered.", name=name_of(institution)), "success")
        return redirect(url_for("coordination.institutions"), 303)
    db.session.rollback()
    return render_template("coordination/register.html", form=form), 422


@room.route("/institutions/<shared_key>/edit", methods=["GET", "POST"])
@needs(May.COORDINATE)
def edit(shared_key: str) -> Any:
    institution = find_institution(shared_key)
    is_post = request.method == "POST"
    form = InstitutionForm(request.form if is_post else None, obj=institution)
    if not is_post or not form.validate():
        return render_template("coordination/edit.html", form=form, institution=institution, name=name_of(institution)), 422 if is_post else 200
    institution_actions.edit(db.session, institution, this_person().id, name_sv=form.name_sv.data, name_en=form.name_en.data, kind=form.kind.data)
    db.session.commit()
    flash(_("Saved."), "success")
    return redirect(url_for("coordination.institution", shared_key=shared_key), 303)


def _coordinators(form: InviteCoordinatorForm, status: int = 200) -> Any:
    found = queries.list_coordinators(db.session)
    return render_template("coordination/coordinators.html", form=form, coordinators=found, link=take_link()), status


@room.get("/coordinators")
@needs(May.COORDINATE)
def coordinators() -> Any:
    if wants_file():
        return as_file(coordinators_table(queries.list_coordinators(db.session)))
    return _coordinators(InviteCoordinatorForm(None))


@room.post("/coordinators")
@needs(May.COORDINATE)
def invite_coordinator() -> Any:
    form = InviteCoordinatorForm(request.form)
    if not form.validate():
        return _coordinators(form, 422)
    invited = actions.add_coordinator(db.session, email=clean_email(form.email.data), name=form.name.data, language=form.language.data)
    db.session.commit()
    keep_link(invited)
    if not invited.token:
        flash(_("%(name)s had an account already and is now a coordinator. No link is needed.", name=invited.person.name), "success")
    return redirect(url_for("coordination.coordinators"), 303)


@room.post("/coordinators/<int:person_id>/<any(link,end):act>")
@needs(May.COORDINATE)
def change_coordinator(person_id: int, act: str) -> Any:
    try:
        if act == "link":
            keep_link(actions.make_link(db.session, this_person(), person_id))
        else:
            person = actions.end_coordination(db.session, this_person(), person_id)
            flash(_("%(name)s is no longer a coordinator.", name=person.name), "success")
    except actions.NoSuchCoordinator:
        raise NotFound from None
    except OnOneself:
        flash(_("You cannot change this for yourself. Ask another coordinator."), "warning")
        return redirect(url_for("coordination.coordinators"), 303)
    db.session.commit()
    return redirect(url_for("coordination.coordinators"), 303)
