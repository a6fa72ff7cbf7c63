"""Signing in and out, invitations, one's own account, the language of the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts import actions, session
from inventory_app.accounts.forms import AccountForm, InvitationForm, PasswordForm, SignInForm
from inventory_app.accounts.passwords import hash_password, matches
from inventory_app.content.schema import LANGUAGES
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.web.access import public, signed_in
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import COOKIE, page_language
from inventory_app.web.viewer import viewer

room = Blueprint("accounts", __name__)


def _inside(address: str | None) -> str | None:
    """The address if it is one of ours: a path, and no way to lead elsewhere."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or urlsplit(address).netloc:
        return None
    return address if address.isprintable() else None


@room.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Any:
    form = SignInForm(request.form if request.method == "POST" else None)
    target = _inside(request.args.get("next"))
    if request.method == "GET":
        if viewer.is_authenticated:
            return redirect(target or url_for("overview.home"))
        return render_template("accounts/sign_in.html", form=form, fault=None)
    if not form.validate():
        return render_template("accounts/sign_in.html", form=form, fault=None), 422
    address = request.remote_addr or ""
    try:
        actions.check_attempts(db.session, form.email.data, address)
        person = actions.check_credentials(db.session, form.email.data, form.password.data)
    except actions.TooManyAttempts:
        fault = _("Too many attempts. Wait a quarter of an hour and try again, or ask your main contact for a new link.")
        return render_template("accounts/sign_in.html", form=form, fault=fault), 429
    except actions.WrongCredentials:
        begin_writing(db.session)
        actions.note_failure(db.session, form.email.data, address)
        db.session.commit()
        fault = _("The e-mail address or the password is wrong. Check both and try again.")
        return render_template("accounts/sign_in.html", form=form, fault=fault), 422
    person_id = person.id
    begin_writing(db.session)
    actions.forget_failures(db.session, form.email.data)
    db.session.commit()
    session.enter(db.session.get_one(type(person), person_id))
    return redirect(target or url_for("overview.home"), 303)


@room.post("/sign-out")
@signed_in
def sign_out() -> Any:
    session.leave()
    return redirect(url_for("accounts.sign_in"), 303)


@room.route("/invitation/<token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> Any:
    found = actions.find_invited(db.session, token)
    if found is None:
        return render_template("accounts/invitation_over.html"), 404
    form = InvitationForm(request.form if request.method == "POST" else None, name=found[1].name)
    email = found[1].email
    if request.method == "GET" or not form.validate():
        return render_template("accounts/invitation.html", form=form, email=email), 200 if request.method == "GET" else 422
    password_hash = hash_password(form.password.data)
    begin_writing(db.session)
    person = actions.accept(db.session, token, name=form.name.data.strip(), password_hash=password_hash)
    if person is None:
        raise NotFound
    db.session.commit()
    session.enter(person)
    flash(_("Welcome. Your password is set and you are signed in."))
    return redirect(url_for("overview.home"), 303)


@room.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> Any:
    person = session.this_person()
    is_post = request.method == "POST"
    form = AccountForm(request.form if is_post else None, obj=person)
    if is_post and form.validate():
        person.name = form.name.data.strip()
        person.language = form.language.data
        db.session.add(person)
        db.session.commit()
        flash(_("Saved."))
        return redirect(url_for("accounts.account"), 303)
    return render_template("accounts/account.html", form=form, password_form=PasswordForm()), 422 if is_post else 200


@room.post("/account/password")
@signed_in
def change_password() -> Any:
    person = session.this_person()
    form = PasswordForm(request.form)
    valid = form.validate()
    if valid and not matches(form.current.data, person.password_hash):
        form.current.errors = (_("That is not your current password."),)
        valid = False
    if not valid:
        account_form = AccountForm(None, obj=person)
        return render_template("accounts/account.html", form=account_form, password_form=form), 422
    actions.set_password(person, form.password.data)
    db.session.add(person)
    db.session.commit()
    session.enter(person)
    flash(_("The password is changed. You have been signed out everywhere else."))
    return redirect(url_for("accounts.account"), 303)


@room.post("/language")
@public
def choose_language() -> Any:
    """Stays on the page; the choice is kept with the person and in a cookie."""
    language = request.form.get("language", "")
    chosen = language if language in LANGUAGES else page_language()
    if viewer.is_authenticated:
        person_id = session.this_person().id
        begin_writing(db.session)
        person = db.session.get_one(type(session.this_person()), person_id)
        person.language = chosen
        db.session.commit()
    response = make_response(redirect(_inside(request.form.get("next")) or url_for("overview.home"), 303))
    response.set_cookie(COOKIE, chosen, max_age=31_536_000, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
