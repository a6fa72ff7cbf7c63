"""Pages of handing in: what would be frozen, doing it, and reading what was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.library import hash_of
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.submission import actions, lists, queries
from inventory_app.submission.document import SHEETS, Area, SubmissionDocument, compose_submission
from inventory_app.submission.rounds import find_call
from inventory_app.submission.show import (
    Block,
    OpenGroup,
    RequirementGroup,
    checklist_summary,
    open_groups,
    requirement_groups,
    sheet_blocks,
    sheet_of,
    system_lines,
)
from inventory_app.tables import today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound

room = Blueprint("submission", __name__)


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"submission.{endpoint}", institution_key=here().institution.key, **arguments)


def _where(group: OpenGroup) -> str:
    """The page on which an open point is closed."""
    key = here().institution.key
    if group.area is Area.SYSTEM:
        return url_for("inventory.check", institution_key=key, system_id=group.subject)
    if group.area is Area.CHECKLIST:
        return url_for("requirements.checklist", institution_key=key)
    return url_for("institutions.sheet", institution_key=key, sheet_name=str(group.area))


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    live = queries.read_live(db.session, here().institution)
    document = compose_submission(here().institution, live)
    hand_ins = queries.list_hand_ins(db.session, here().id)
    groups = open_groups(document, live.template, live.catalogue)
    if wants_file(lists.HAND_INS):
        return as_file(lists.hand_ins_table(hand_ins), of=here().institution.key)
    if wants_file(lists.OPEN):
        return as_file(lists.open_points_table(groups), of=here().institution.key)
    return render_template(
        "submission/overview.html",
        document=document,
        checklist_summary=checklist_summary(document, live.catalogue),
        groups=[(group, _where(group)) for group in groups],
        hand_ins=hand_ins,
        call=find_call(db.session, here().id),
        today=today(),
        is_unchanged=bool(hand_ins) and hand_ins[0].sha256 == hash_of(document.model_dump(mode="json")),
    )


@room.post("/")
@needs(May.HAND_IN)
def submit() -> Any:
    try:
        submission = actions.submit_(db.session, here().institution, here().person.id)
    except actions.HasDeclined:
        flash(_("Your institution has declined to take part. Choose to take part again before you hand in."), "warning")
        return redirect(url_for("taking_part.decline", institution_key=here().institution.key), 303)
    db.session.commit()
    flash(_("Handed in as number %(number)s.", number=submission.number), "success")
    return redirect(address("show", number=submission.number), 303)


def _fetch(number: int) -> tuple[queries.HandIn, SubmissionDocument, InventoryTemplate, RequirementCatalogue]:
    """A hand-in with the editions it was made under."""
    try:
        hand_in, document = queries.submission_for(db.session, here().id, number)
    except queries.NoSuchSubmission:
        raise NotFound from None
    return hand_in, document, template_edition(db.session, hand_in.template_edition), catalogue_edition(db.session, hand_in.catalogue_edition)


def _of(number: int) -> str:
    return f"{here().institution.key}-{number}"


def _part(
    hand_in: queries.HandIn, title: str, blocks: Sequence[Block] = (), requirements: Sequence[RequirementGroup] = (), lead: str | None = None
) -> Any:
    if wants_file():
        return as_file(lists.part_table(title, blocks, requirements), of=_of(hand_in.number))
    return render_template("submission/part.html", hand_in=hand_in, title=title, lead=lead, blocks=blocks, requirements=requirements)


@room.get("/<int:number>/")
@needs(May.READ)
def show(number: int) -> Any:
    hand_in, document, template, catalogue = _fetch(number)
    systems, groups = system_lines(document, template), open_groups(document, template, catalogue)
    if wants_file(lists.SYSTEMS):
        return as_file(lists.frozen_systems_table(systems), of=_of(number))
    if wants_file(lists.OPEN):
        return as_file(lists.open_points_table(groups), of=_of(number))
    return render_template(
        "submission/show.html",
        hand_in=hand_in,
        document=document,
        systems=systems,
        checklist_summary=checklist_summary(document, catalogue),
        groups=[(group, None) for group in groups],
    )


@room.get("/<int:number>/systems/<int:system_id>")
@needs(May.READ)
def system(number: int, system_id: int) -> Any:
    hand_in, document, template, _catalogue = _fetch(number)
    found = document.find_system(system_id)
    if found is None:
        raise NotFound
    return _part(hand_in, found.name, sheet_blocks(template.system, found.answers, document.names))


@room.get(f"/<int:number>/<any({','.join(SHEETS)}):part>")
@needs(May.READ)
def sheet(number: int, part: str) -> Any:
    hand_in, document, template, _catalogue = _fetch(number)
    title = _("Preconditions") if part == "preconditions" else _("The institution’s profile")
    return _part(hand_in, title, sheet_blocks(sheet_of(template, part), getattr(document, part), {}))


@room.get("/<int:number>/checklist")
@needs(May.READ)
def checklist(number: int) -> Any:
    hand_in, document, _template, catalogue = _fetch(number)
    lead = checklist_summary(document, catalogue)
    return _part(hand_in, _("Requirements checklist"), requirements=requirement_groups(document, catalogue), lead=lead)
