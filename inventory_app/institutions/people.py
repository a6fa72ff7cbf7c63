"""Pages about the people of an institution."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _

from inventory_app.accounts.actions import clean_email
from inventory_app.accounts.roles import ROLE_WORDS, May, Role
from inventory_app.extensions import db
from inventory_app.institutions import members
from inventory_app.institutions.access import here
from inventory_app.institutions.forms import InvitePersonForm, RoleForm, role_hints
from inventory_app.institutions.lists import people_table
from inventory_app.institutions.members import AccountState, Member
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import say

room = Blueprint("people", __name__)
LINK = "invitation_link"


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"people.{endpoint}", institution_key=here().institution.key, **arguments)


def role_label(role: Role) -> str:
    return say(ROLE_WORDS[role])


def state_words(state: AccountState) -> tuple[str, str]:
    return {
        AccountState.INVITED: (_("Invited"), "info"),
        AccountState.INVITATION_OVER: (_("Invitation has run out"), "warning"),
        AccountState.ACTIVE: (_("Active"), "success"),
        AccountState.DEACTIVATED: (_("Deactivated"), "neutral"),
    }[state]


def keep_link(invited: members.Invited) -> None:
    """For the next page, which shows it once."""
    if invited.token:
        link = url_for("accounts.invitation", token=invited.token, _external=True)
        session[LINK] = {"name": invited.person.name, "email": invited.person.email, "link": link}


def take_link() -> dict[str, str] | None:
    link: dict[str, str] | None = session.pop(LINK, None)
    return link


def _refusal(fault: Exception) -> str:
    if isinstance(fault, members.OnOneself):
        return _("You cannot change your own role or access. Ask another main contact or a coordinator.")
    if isinstance(fault, members.LastMainContact):
        return _("This is the only main contact who can sign in. Make somebody else main contact first.")
    return _("The account is also used at another institution, or belongs to a coordinator. You can change the role here, but not the account.")


REFUSALS = (members.OnOneself, members.LastMainContact, members.AccountElsewhere)


def _list(form: InvitePersonForm, status: int = 200) -> Any:
    return (
        render_template(
            "institutions/people.html",
            members=members.list_members(db.session, here().id),
            form=form,
            link=take_link(),
            role_label=role_label,
            role_hints=role_hints(),
            state_words=state_words,
        ),
        status,
    )


@room.get("/")
@needs(May.MANAGE_PEOPLE)
def list_people() -> Any:
    if wants_file():
        found = members.list_members(db.session, here().id)
        return as_file(people_table(found, {member.id: state_words(member.state)[0] for member in found}), of=here().institution.key)
    return _list(InvitePersonForm(None))


def tell_invited(invited: members.Invited, role: Role) -> None:
    if invited.token:
        return
    if not invited.person.is_active:
        flash(_("%(name)s has the role, but the account is deactivated. A coordinator can reactivate it.", name=invited.person.name), "warning")
    elif invited.person.password_hash is None:
        flash(_("%(name)s has the role, and sets a password by the link that another institution sent.", name=invited.person.name), "info")
    else:
        flash(
            _(
                "%(name)s had an account already and now has the role %(role)s here. No link is needed.",
                name=invited.person.name,
                role=role_label(role),
            ),
            "success",
        )


@room.post("/")
@needs(May.MANAGE_PEOPLE)
def invite() -> Any:
    form = InvitePersonForm(request.form)
    if not form.validate():
        return _list(form, 422)
    role = Role(form.role.data)
    try:
        invited = members.add_member(
            db.session,
            here().id,
            here().person,
            email=clean_email(form.email.data),
            name=form.name.data,
            role=role,
            language=form.language.data,
        )
    except REFUSALS as fault:
        form.email.errors = (_refusal(fault),)
        return _list(form, 422)
    db.session.commit()
    keep_link(invited)
    tell_invited(invited, role)
    return redirect(address("list_people"), 303)


def _member(person_id: int) -> Member:
    try:
        return members.find_member(members.list_members(db.session, here().id), person_id)
    except members.NoSuchMember:
        raise NotFound from None


@room.get("/<int:person_id>")
@needs(May.MANAGE_PEOPLE)
def person(person_id: int) -> Any:
    member = _member(person_id)
    return render_template(
        "institutions/person.html",
        member=member,
        form=RoleForm(None, role=member.role.value),
        link=take_link(),
        role_hints=role_hints(),
        role_label=role_label,
        state=state_words(member.state),
        is_oneself=member.person.id == here().person.id,
        account_is_ours=member.account_is_run_by(here().person),
    )


def _act(person_id: int, act: Callable[[], Any]) -> Any:
    """Does it and commits; None when it was refused, which has then been said."""
    try:
        done = act()
    except members.NoSuchMember:
        raise NotFound from None
    except REFUSALS as fault:
        db.session.rollback()
        flash(_refusal(fault), "warning")
        return None
    db.session.commit()
    return done


@room.post("/<int:person_id>/role")
@needs(May.MANAGE_PEOPLE)
def change_role(person_id: int) -> Any:
    form = RoleForm(request.form)
    _member(person_id)
    if not form.validate():
        flash(_("Choose a role."), "error")
        return redirect(address("person", person_id=person_id), 303)
    member = _act(person_id, lambda: members.change_role(db.session, here().id, here().person, person_id, form.chosen()))
    if member:
        flash(_("%(name)s now has the role %(role)s.", name=member.person.name, role=role_label(form.chosen())), "success")
    return redirect(address("person", person_id=person_id), 303)


@room.post("/<int:person_id>/link")
@needs(May.MANAGE_PEOPLE)
def make_link(person_id: int) -> Any:
    invited = _act(person_id, lambda: members.make_link(db.session, here().id, here().person, person_id))
    if invited:
        keep_link(invited)
    return redirect(address("person", person_id=person_id), 303)


@room.post("/<int:person_id>/active")
@needs(May.MANAGE_PEOPLE)
def set_active(person_id: int) -> Any:
    is_active = request.form.get("active") == "1"
    member = _act(person_id, lambda: members.set_member_active(db.session, here().id, here().person, person_id, is_active))
    if member and is_active:
        flash(_("%(name)s can sign in again.", name=member.person.name), "success")
    elif member:
        flash(_("%(name)s can no longer sign in.", name=member.person.name), "success")
    return redirect(address("person", person_id=person_id), 303)


@room.get("/<int:person_id>/remove")
@needs(May.MANAGE_PEOPLE)
def confirm_remove(person_id: int) -> Any:
    return render_template("institutions/remove_person.html", member=_member(person_id))


@room.post("/<int:person_id>/remove")
@needs(May.MANAGE_PEOPLE)
def remove(person_id: int) -> Any:
    member = _act(person_id, lambda: members.remove_member(db.session, here().id, here().person, person_id))
    if member is None:
        return redirect(address("person", person_id=person_id), 303)
    flash(_("%(name)s no longer belongs to the institution.", name=member.person.name), "success")
    return redirect(address("list_people"), 303)
