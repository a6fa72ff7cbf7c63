"""The pages on which a person makes and keeps groups of institutions."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.comparison import desk, peers
from inventory_app.comparison.group_forms import GroupForm
from inventory_app.comparison.queries import NoSuchGroup, group_for
from inventory_app.comparison.routes import both
from inventory_app.comparison.views import VIEWS
from inventory_app.extensions import db
from inventory_app.tables import PeerGroup, id_of
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language


def _candidates() -> dict[int, str]:
    here = desk.place()
    return {id_of(each): each.name_in(page_language()) for each in peers.list_candidates(db.session, here.id if here else None)}


def _group(group_id: int) -> tuple[PeerGroup, frozenset[int]]:
    try:
        return group_for(db.session, id_of(this_person()), group_id)
    except NoSuchGroup:
        raise NotFound from None


def _page(form: GroupForm, group: PeerGroup | None, status: int = 200, fault: str | None = None) -> Any:
    return render_template("comparison/group.html", form=form, group=group, fault=fault, address=desk.address), status


@both("/groups")
def groups() -> Any:
    names = _candidates()
    lines = [
        (each, ", ".join(name for number, name in names.items() if number in each.members))
        for each in peers.list_peers(db.session, id_of(this_person()))
    ]
    is_full = len(lines) >= peers.MOST_GROUPS
    return render_template("comparison/groups.html", lines=lines, is_full=is_full, most=peers.MOST_GROUPS, address=desk.address, first=VIEWS[0].key)


@both("/groups/new", here=May.KEEP_GROUPS, methods=["GET", "POST"])
def new_group() -> Any:
    form = GroupForm(request.form if request.method == "POST" else None)
    form.offer(list(_candidates().items()))
    if request.method != "POST":
        return _page(form, None)
    if not form.validate():
        return _page(form, None, 422)
    try:
        group = peers.make_group(db.session, id_of(this_person()), form.name.data, form.chosen)
    except peers.GroupNameTaken:
        return _refuse_name(form, None)
    except peers.TooManyGroups:
        db.session.rollback()
        fault = _("You have %(most)s groups already. Delete one first.", most=peers.MOST_GROUPS)
        return _page(form, None, 422, fault)
    db.session.commit()
    flash(_("%(name)s is saved.", name=group.name), "success")
    return redirect(desk.address("groups"), 303)


@both("/groups/<int:group_id>", here=May.KEEP_GROUPS, methods=["GET", "POST"])
def edit_group(group_id: int) -> Any:
    group, members = _group(group_id)
    is_post = request.method == "POST"
    form = GroupForm(request.form if is_post else None, name=group.name, institutions=[str(number) for number in members])
    form.offer(list(_candidates().items()))
    if not is_post or not form.validate():
        return _page(form, group, 422 if is_post else 200)
    try:
        peers.change_group(db.session, id_of(this_person()), group_id, form.name.data, form.chosen)
    except peers.GroupNameTaken:
        return _refuse_name(form, group_id)
    db.session.commit()
    flash(_("%(name)s is saved.", name=form.name.data), "success")
    return redirect(desk.address("groups"), 303)


def _refuse_name(form: GroupForm, group_id: int | None) -> Any:
    db.session.rollback()
    form.name.errors = (_("You have another group of this name. Choose another one."),)
    return _page(form, _group(group_id)[0] if group_id else None, 422)


@both("/groups/<int:group_id>/delete", here=May.KEEP_GROUPS, methods=["GET", "POST"])
def delete_group(group_id: int) -> Any:
    group, _members = _group(group_id)
    if request.method != "POST":
        return render_template("comparison/delete_group.html", group=group, address=desk.address)
    name = peers.delete_group(db.session, id_of(this_person()), group_id)
    db.session.commit()
    flash(_("%(name)s is deleted.", name=name), "success")
    return redirect(desk.address("groups"), 303)
