"""The coordinators' pages on a joint specification: gathering, who takes part, the details."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.answers.reading import read_line
from inventory_app.extensions import db
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint import actions, lists, queries
from inventory_app.joint.facts import standings_of
from inventory_app.joint.forms import ALL, LONGEST_NAME, SOME, DetailsForm, GatherForm, VolumesForm, shown_details
from inventory_app.joint.gathered import Gathered, Member
from inventory_app.joint.noting import OVERVIEW, note_members
from inventory_app.joint.open_points import JointPoint, Where, list_open_points, stopping
from inventory_app.joint.show import STANDING_TONES, rule_label, share_label, standing_label
from inventory_app.requirements.choice import count
from inventory_app.rounds.queries import list_editions
from inventory_app.specification.actions import ChangedMeanwhile
from inventory_app.tables import JointSpecification, id_of, today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language, say

room = Blueprint("joint", __name__)


def find_joint(joint_id: int) -> JointSpecification:
    try:
        return queries.joint_for(db.session, joint_id)
    except queries.NoSuchJoint:
        raise NotFound from None


def gathered_of(joint_id: int) -> Gathered:
    return queries.read_joint(db.session, find_joint(joint_id), today())


def linked(joint_id: int, points: list[JointPoint]) -> list[tuple[str, str]]:
    """Words and address of each."""
    pages = {Where.DETAILS: "joint.details", Where.MEMBERS: "joint.show", Where.REQUIREMENTS: "joint.requirements"}
    anchors = {Where.DETAILS: "", Where.MEMBERS: "members", Where.REQUIREMENTS: ""}
    return [(point.text, url_for(pages[point.where], joint_id=joint_id, _anchor=anchors[point.where] or None)) for point in points]


@room.get("/")
@needs(May.COORDINATE)
def list_joints() -> Any:
    summaries = queries.list_joints(db.session)
    if wants_file():
        return as_file(lists.joints_table(summaries))
    return render_template("joint/list.html", summaries=summaries)


def _offer(form: GatherForm) -> list[str]:
    """Fills in who can be chosen. Returns the names of those who have handed in and do not share their checklist by name."""
    names: dict[bool, list[tuple[int, str]]] = {True: [], False: []}
    for each in queries.list_candidates(db.session):
        names[each.share is ShareLevel.NAMED].append((id_of(each.institution), each.institution.name_in(page_language())))
    form.offer(names[True], list_editions(db.session)["catalogue"])
    return [name for _number, name in names[False]]


def _gather_page(form: GatherForm, joint: JointSpecification | None, status: int = 200, *, seen: str = "", fault: str | None = None) -> Any:
    return render_template("joint/gather.html", form=form, joint=joint, withheld=_offer(form), seen=seen, fault=fault), status


def _refuse_name(form: GatherForm) -> None:
    db.session.rollback()
    form.name.errors = (_("Another joint specification has this name. Choose another one."),)


def _asked_for() -> GatherForm:
    """Filled in with what the address names; institutions that cannot take part are offered to nobody, ticked or not."""
    keys = set(request.args.getlist("institution"))
    chosen = [str(id_of(each.institution)) for each in queries.list_candidates(db.session) if each.institution.key in keys] if keys else []
    return GatherForm(None, name=read_line(request.args.get("name", ""))[:LONGEST_NAME], institutions=chosen)


@room.route("/new", methods=["GET", "POST"])
@needs(May.COORDINATE)
def new() -> Any:
    if request.method != "POST":
        return _gather_page(_asked_for(), None)
    form = GatherForm(request.form)
    _offer(form)
    if not form.validate():
        return _gather_page(form, None, 422)
    try:
        joint = actions.gather(db.session, this_person().id, **form.wanted)
    except actions.NameTaken:
        _refuse_name(form)
        return _gather_page(form, None, 422)
    db.session.commit()
    flash(_("%(name)s is created. Its institutions see it on their pages.", name=joint.name), "success")
    return redirect(url_for("joint.show", joint_id=joint.id), 303)


@room.get("/<int:joint_id>/edit")
@needs(May.COORDINATE)
def edit(joint_id: int) -> Any:
    joint = find_joint(joint_id)
    form = GatherForm(
        None,
        name=joint.name,
        institutions=[str(member.institution_id) for member in queries.read_joint(db.session, joint, today()).members],
        rule=ALL if joint.at_least is None else SOME,
        at_least="" if joint.at_least is None else str(joint.at_least),
        catalogue_edition=str(joint.catalogue_edition),
    )
    return _gather_page(form, joint, seen=actions.print_of_gathering(db.session, joint))


@room.post("/<int:joint_id>/edit")
@needs(May.COORDINATE)
def save(joint_id: int) -> Any:
    joint, form, seen = find_joint(joint_id), GatherForm(request.form), request.form.get("seen", "")
    _offer(form)
    if not form.validate():
        return _gather_page(form, joint, 422, seen=seen)
    try:
        actions.edit(db.session, joint, this_person().id, **form.wanted, offered_ids=form.offered_ids, seen=seen)
    except actions.NameTaken:
        _refuse_name(form)
        return _gather_page(form, find_joint(joint_id), 422, seen=seen)
    except ChangedMeanwhile:
        db.session.rollback()
        told = _("Somebody else has changed this meanwhile. What you chose is kept here; look at what stands now, and save again to let yours stand.")
        joint = find_joint(joint_id)
        return _gather_page(form, joint, 409, seen=actions.print_of_gathering(db.session, joint), fault=told)
    db.session.commit()
    flash(_("Saved."), "success")
    return redirect(url_for("joint.show", joint_id=joint_id), 303)


@room.get("/<int:joint_id>/")
@needs(May.COORDINATE)
def show(joint_id: int) -> Any:
    gathered = gathered_of(joint_id)
    standings = standings_of(gathered)
    if wants_file(lists.MEMBERS):
        file = as_file(lists.members_table(gathered, standings), of=gathered.name)
        note_members(OVERVIEW, joint_id)
        return file
    points = list(list_open_points(gathered, page_language(), standings))
    page = render_template(
        "joint/show.html",
        gathered=gathered,
        standings=standings,
        standing_label=standing_label,
        share_label=share_label,
        tones=STANDING_TONES,
        rule=rule_label(gathered.fold),
        counts=count(gathered.dossier.checklist),
        deviations=sum(len(each.deviations) for each in gathered.fold.common),
        decided=sum(each.decision is not None for each in gathered.fold.common) + len(gathered.fold.kept_out),
        in_annexes=sum(len(annex.asked) for annex in gathered.fold.annexes),
        stops=linked(joint_id, stopping(points)),
        others=linked(joint_id, [point for point in points if not point.stops_issue]),
        issues=queries.list_issues(db.session, joint_id),
        files=queries.list_files(db.session, joint_id),
    )
    note_members(OVERVIEW, joint_id)
    return page


@room.route("/<int:joint_id>/delete", methods=["GET", "POST"])
@needs(May.COORDINATE)
def delete(joint_id: int) -> Any:
    joint = find_joint(joint_id)
    if request.method != "POST":
        return render_template("joint/delete.html", joint=joint)
    name = joint.name
    if not actions.remove(db.session, joint):
        db.session.rollback()
        flash(_("%(name)s has been issued and cannot be deleted.", name=name), "warning")
        return redirect(url_for("joint.show", joint_id=joint_id), 303)
    db.session.commit()
    flash(_("%(name)s is deleted.", name=name), "success")
    return redirect(url_for("joint.list_joints"), 303)


def _member(gathered: Gathered, shared_key: str) -> Member:
    found = next((member for member in gathered.members if member.key == shared_key), None)
    if found is None:
        raise NotFound
    return found


@room.post("/<int:joint_id>/members/<shared_key>/<any(newest,out):act>")
@needs(May.COORDINATE)
def change_member(joint_id: int, shared_key: str, act: str) -> Any:
    """Takes its newest hand-in, or leaves it out."""
    joint = find_joint(joint_id)
    member = _member(queries.read_joint(db.session, joint, today()), shared_key)
    name = member.party.names[page_language()]
    try:
        if act == "newest":
            number = actions.take_newest(db.session, joint, this_person().id, member.institution_id)
            told = _("%(name)s is read from hand-in number %(number)s from now on.", name=name, number=number)
        else:
            actions.leave_out(db.session, joint, this_person().id, member.institution_id)
            told = _("%(name)s is left out. Where that changes the common part, the others have to approve again.", name=name)
    except actions.NoSuchMember:
        raise NotFound from None
    db.session.commit()
    flash(told, "success")
    return redirect(url_for("joint.show", joint_id=joint_id, _anchor="members"), 303)


@room.route("/<int:joint_id>/members/<shared_key>/volumes", methods=["GET", "POST"])
@needs(May.COORDINATE)
def volumes(joint_id: int, shared_key: str) -> Any:
    joint = find_joint(joint_id)
    gathered = queries.read_joint(db.session, joint, today())
    member = _member(gathered, shared_key)
    if request.method != "POST":
        form = VolumesForm(None, **{key: str(value) for key, value in member.typed.items()})
        return _volumes_page(form, gathered, member, form.prints_of(member.typed))
    form = VolumesForm(request.form)
    seen = {key: request.form.get(f"seen.{key}", "-") for key in form.answers()}
    if not form.validate():
        return _volumes_page(form, gathered, member, seen, 422)
    merged = actions.save_volumes(db.session, joint, member.institution_id, form.answers(), seen)
    db.session.commit()
    if merged.clashes:
        _tell_clashes(form, merged.clashes, {})
        return _volumes_page(form, gathered, member, merged.seen_after(seen), 409)
    flash(_("Saved."), "success")
    return redirect(url_for("joint.show", joint_id=joint_id, _anchor="members"), 303)


def _volumes_page(form: VolumesForm, gathered: Gathered, member: Member, seen: dict[str, str], status: int = 200) -> Any:
    return render_template("joint/volumes.html", form=form, gathered=gathered, member=member, seen=seen), status


def _tell_clashes(form: Any, clashes: Any, fields: dict[str, str]) -> None:
    """What another wrote meanwhile stands at the field; what was typed stays in it, and counts when it is saved again."""
    for key, clash in clashes.items():
        theirs = clash.theirs if isinstance(clash.theirs, str | int) else ", ".join(str(each) for each in (clash.theirs or {}).values())
        form[fields.get(key, key)].errors = (
            _("Somebody else has changed this meanwhile, to: %(theirs)s. Your text is kept here; save again to let it stand.", theirs=theirs or "–"),
        )


@room.route("/<int:joint_id>/details", methods=["GET", "POST"])
@needs(May.COORDINATE)
def details(joint_id: int) -> Any:
    joint = find_joint(joint_id)
    gathered = queries.read_joint(db.session, joint, today())
    form = DetailsForm(request.form) if request.method == "POST" else DetailsForm(None, **shown_details(joint.details))
    form.offer(gathered.template.details.questions)
    if request.method != "POST":
        return _details_page(form, joint, form.prints_of(joint.details))
    seen = {key: request.form.get(f"seen.{key}", "-") for key in form.answers()}
    if not form.validate():
        return _details_page(form, joint, seen, 422)
    merged = actions.save_details(db.session, joint, form.answers(), seen)
    db.session.commit()
    if merged.clashes:
        _tell_clashes(form, merged.clashes, {"contact": "contact_function", "contract_length": "contract_years"})
        return _details_page(form, joint, merged.seen_after(seen), 409)
    flash(_("Saved."), "success")
    return redirect(url_for("joint.show", joint_id=joint_id), 303)


def _details_page(form: DetailsForm, joint: JointSpecification, seen: dict[str, str], status: int = 200) -> Any:
    return render_template("joint/details.html", form=form, joint=joint, seen=seen, say=say), status
