"""An institution's pages of a joint specification: the common part and its own annex, approving or declining, the draft and what was issued."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import Language
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint import actions, queries
from inventory_app.joint.facts import hashes_of
from inventory_app.joint.forms import AnswerForm
from inventory_app.joint.gathered import Gathered, Member
from inventory_app.joint.lists import joints_table, requirements_table
from inventory_app.joint.papers import Papers
from inventory_app.joint.show import STANDING_TONES, Line, lines_for, rule_label, standing_label
from inventory_app.requirements.choice import count
from inventory_app.specification.actions import ChangedMeanwhile
from inventory_app.specification.queries import DRAFT
from inventory_app.tables import JointSpecification, id_of, today
from inventory_app.tender.routes import FILE
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("joint_part", __name__)


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"joint_part.{endpoint}", institution_key=here().institution.key, **arguments)


def _joint(joint_id: int) -> JointSpecification:
    try:
        return queries.joint_for_member(db.session, here().id, joint_id)
    except queries.NoSuchJoint:
        raise NotFound from None


@dataclass(frozen=True)
class Part:
    """A joint specification as one of its institutions sees it."""

    gathered: Gathered
    member: Member
    hash: str

    @cached_property
    def lines(self) -> list[Line]:
        return lines_for(self.gathered, self.member.key)

    @property
    def annex(self) -> list[Line]:
        return [line for line in self.lines if not line.is_common]


def _part(joint: JointSpecification) -> Part:
    gathered = queries.read_joint(db.session, joint, today())
    member = gathered.find_member(here().id)
    assert member is not None
    return Part(gathered, member, hashes_of(gathered)[member.key])


@room.get("/")
@needs(May.READ)
def list_joints() -> Any:
    summaries = queries.list_joints_of(db.session, here().id)
    if wants_file():
        return as_file(joints_table(summaries), of=here().institution.key)
    return render_template("joint/list_at_institution.html", summaries=summaries)


def _page(joint: JointSpecification, form: AnswerForm, fault: str | None = None, status: int = 200) -> Any:
    part = _part(joint)
    form.offer()
    gathered, language = part.gathered, page_language()
    labels = {category.key: category.label.in_(language) for category in gathered.catalogue.categories}
    return (
        render_template(
            "joint/part.html",
            part=part,
            form=form,
            fault=fault,
            standing=part.member.answer.standing(part.hash),
            standing_label=standing_label,
            tones=STANDING_TONES,
            ShareLevel=ShareLevel,
            rule=rule_label(gathered.fold),
            counts=count(gathered.dossier.checklist),
            names=[member.party.names[language] for member in gathered.members],
            groups=[(labels[key], [line for line in part.lines if line.is_common and line.category == key]) for key in labels],
            issues=queries.list_issues(db.session, gathered.id),
            files=queries.list_files(db.session, gathered.id),
        ),
        status,
    )


@room.get("/<int:joint_id>/")
@needs(May.READ)
def show(joint_id: int) -> Any:
    joint = _joint(joint_id)
    if wants_file():
        part = _part(joint)
        return as_file(requirements_table(part.lines), of=joint.name)
    return _page(joint, AnswerForm(None))


@room.post("/<int:joint_id>/answer")
@needs(May.HAND_IN)
def answer(joint_id: int) -> Any:
    joint = _joint(joint_id)
    form = AnswerForm(request.form)
    form.offer()
    if not form.validate():
        return _page(joint, form, status=422)
    approves = form.answer.data == "approve"
    try:
        actions.answer(
            db.session,
            joint,
            here().id,
            here().person.id,
            approves=approves,
            seen_hash=request.form.get("hash", ""),
            remark=form.remark.data or "",
        )
    except ChangedMeanwhile:
        db.session.rollback()
        told = _("The joint specification was changed while you read it, so nothing was saved. This is how it stands now; read it and answer again.")
        return _page(_joint(joint_id), form, told, 409)
    db.session.commit()
    flash(_("Your institution has approved its part.") if approves else _("Your institution has declined its part."), "success")
    return redirect(address("show", joint_id=joint_id), 303)


def _papers(joint_id: int) -> Papers:
    joint = _joint(joint_id)

    def place(endpoint: str, **arguments: Any) -> str:
        return address(endpoint, joint_id=id_of(joint), **arguments)

    return Papers(joint, place, ((_("Joint specifications"), address("list_joints")), (joint.name, place("show"))), here().institution)


@room.get("/<int:joint_id>/draft")
@needs(May.READ)
def draft(joint_id: int) -> Any:
    return _papers(joint_id).draft()


@room.get("/<int:joint_id>/draft.pdf")
@needs(May.READ)
def pdf(joint_id: int) -> Any:
    return _papers(joint_id).pdf()


@room.get("/<int:joint_id>/draft/print")
@needs(May.READ)
def print_draft(joint_id: int) -> Any:
    return _papers(joint_id).print_draft()


@room.get("/<int:joint_id>/draft/print/<key>")
@needs(May.READ)
def print_state(joint_id: int, key: str) -> Any:
    return _papers(joint_id).print_state(key)


@room.get("/<int:joint_id>/issues/<version>/<any(sv, en):language>")
@needs(May.READ)
def issued(joint_id: int, version: str, language: str) -> Any:
    return _papers(joint_id).issued(version, language)


@room.get("/<int:joint_id>/issues/<version>/<any(sv, en):language>.pdf")
@needs(May.READ)
def issued_pdf(joint_id: int, version: str, language: str) -> Any:
    return _papers(joint_id).issued_pdf(version, language)


@room.get(f"/<int:joint_id>/draft/{FILE}")
@needs(May.READ)
def draft_file(joint_id: int, language: Language, what: str) -> Any:
    return _papers(joint_id).tender_file(DRAFT, language, what)


@room.get(f"/<int:joint_id>/issues/<version>/{FILE}")
@needs(May.READ)
def issued_file(joint_id: int, version: str, language: Language, what: str) -> Any:
    return _papers(joint_id).tender_file(version, language, what)
