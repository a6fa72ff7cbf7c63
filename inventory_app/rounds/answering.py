"""An institution's pages in a round: what is left to confirm, and skipping the round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.content.schema import Sheet
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.confirmations import SHEETS, Said, answered_steps, confirm, list_said, said_of, system_subject
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import answers_of, sheet_named
from inventory_app.inventory.queries import NoSuchSystem, list_headlines, system_for
from inventory_app.inventory.register import alphabetical
from inventory_app.rounds import actions
from inventory_app.rounds.forms import SkipForm
from inventory_app.rounds.lists import due_table
from inventory_app.rounds.matrix import next_after
from inventory_app.submission.rounds import Call, find_call
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.rendering import each_url, with_query

room = Blueprint("answering", __name__)
SHEET = f"/still-right/<any({','.join(SHEETS)}):sheet_name>"


PARTS_A_PAGE = 40


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"answering.{endpoint}", institution_key=here().institution.key, **arguments)


@dataclass(frozen=True)
class DueStep:
    key: str
    label: Any
    said: Said


@dataclass(frozen=True)
class DuePart:
    """A system or a sheet with the steps that wait. Addresses are made when they are asked for: a page shows few of many parts."""

    name: str
    room: str
    arguments: dict[str, Any]
    may_confirm: bool
    steps: list[DueStep]

    @cached_property
    def url(self) -> str:
        return url_for(PART_PAGES[self.room][0], institution_key=here().institution.key, **self.arguments)

    @cached_property
    def confirm_url(self) -> str:
        return address(f"confirm_{self.room}", **self.arguments)

    @cached_property
    def _step_url(self) -> Callable[[object], str]:
        return each_url(PART_PAGES[self.room][1], "step_key", institution_key=here().institution.key, **self.arguments)

    def step_url(self, step: DueStep) -> str:
        return self._step_url(step.key)


# Where a system or a sheet is shown, and one of its steps.
PART_PAGES = {"system": ("inventory.system", "inventory.step"), "sheet": ("institutions.sheet", "institutions.sheet_step")}


def _due_steps(sheet: Sheet, said: dict[str, Said]) -> list[DueStep]:
    return [DueStep(step.key, step.label, said[step.key]) for step in sheet.steps if step.key in said and said[step.key].is_due]


def _due_parts() -> list[DuePart]:
    """The sheets first, as in the task list; then the systems by name."""
    template, said = template_of(db.session, here().institution), list_said(db.session, here().id)
    titles = {"profile": _("The institution’s profile"), "preconditions": _("Preconditions")}
    found = [
        DuePart(
            titles[name], "sheet", {"sheet_name": name}, here().may(May.FILL_PROFILE), _due_steps(sheet_named(template, name), said.get(name, {}))
        )
        for name in SHEETS
    ]
    may_fill = here().may(May.FILL_INVENTORY)
    for row in sorted(list_headlines(db.session, here().id), key=lambda row: (alphabetical(row.name), row.id)):
        steps = _due_steps(template.system, said.get(system_subject(row.id), {}))
        found.append(DuePart(row.name, "system", {"system_id": row.id}, may_fill, steps))
    return [part for part in found if part.steps]


@room.get("/still-right/")
@needs(May.READ)
def still_right() -> Any:
    parts = _due_parts()
    if wants_file():
        return as_file(due_table(parts), of=here().institution.key)
    pages = max(1, -(-len(parts) // PARTS_A_PAGE))
    wanted = request.args.get("page", "")
    page = min(read_whole(wanted, 5) or 1, pages)
    return render_template(
        "rounds/still_right.html",
        parts=parts[(page - 1) * PARTS_A_PAGE : page * PARTS_A_PAGE],
        left=sum(len(part.steps) for part in parts),
        call=find_call(db.session, here().id),
        page=page,
        pages=pages,
        page_url=lambda number: with_query(page=number),
    )


def _confirm(sheet: Sheet, subject: str, answers: dict[str, Any], step_endpoint: str, part_url: str, **arguments: Any) -> Any:
    """One step that the form names, or every step that has answers; then on to what waits next."""
    step_key = request.form.get("step", "")
    if step_key and sheet.find_step(step_key) is None:
        raise NotFound
    steps = [step_key] if step_key else [step.key for step in answered_steps(sheet, answers)]
    count = confirm(db.session, editor(), subject, steps)
    db.session.commit()
    flash(ngettext("%(num)d step is confirmed.", "%(num)d steps are confirmed.", count), "success")
    came_from = request.form.get("from", "")
    if came_from == "step":
        due = {key for key, said in said_of(db.session, here().id, subject).items() if said.is_due}
        following = next_after([step.key for step in sheet.steps], step_key, due)
        if following:
            return redirect(url_for(step_endpoint, institution_key=here().institution.key, step_key=following, **arguments), 303)
    return redirect(part_url if came_from == "part" else address("still_right"), 303)


@room.post("/still-right/systems/<int:system_id>")
@needs(May.FILL_INVENTORY)
def confirm_system(system_id: int) -> Any:
    try:
        system = system_for(db.session, here(), system_id)
    except NoSuchSystem:
        raise NotFound from None
    sheet = template_of(db.session, here().institution).system
    part_url = url_for("inventory.system", institution_key=here().institution.key, system_id=system_id)
    return _confirm(sheet, system_subject(system_id), system.answers, "inventory.step", part_url, system_id=system_id)


@room.post(SHEET)
@needs(May.FILL_PROFILE)
def confirm_sheet(sheet_name: str) -> Any:
    sheet = sheet_named(template_of(db.session, here().institution), sheet_name)
    part_url = url_for("institutions.sheet", institution_key=here().institution.key, sheet_name=sheet_name)
    answers = answers_of(db.session, here().id, sheet_name)
    return _confirm(sheet, sheet_name, answers, "institutions.sheet_step", part_url, sheet_name=sheet_name)


def _overview_url() -> str:
    return url_for("overview.task_list", institution_key=here().institution.key)


def _no_round() -> Any:
    flash(_("No round is open for your institution."), "info")
    return redirect(_overview_url(), 303)


def _skip_page(form: SkipForm, call: Call) -> str:
    return render_template("rounds/skip.html", form=form, call=call)


@room.get("/round/skip")
@needs(May.DECLINE)
def skip() -> Any:
    call = find_call(db.session, here().id)
    return _skip_page(SkipForm(None, reason=call.skip_reason), call) if call else _no_round()


@room.post("/round/skip")
@needs(May.DECLINE)
def save_skip() -> Any:
    call = find_call(db.session, here().id)
    if call is None:
        return _no_round()
    form = SkipForm(request.form)
    if not form.validate():
        return _skip_page(form, call), 422
    actions.skip(db.session, here().id, here().person.id, form.reason.data)
    db.session.commit()
    flash(_("Your institution skips %(name)s. The coordinators see why.", name=call.name), "success")
    return redirect(_overview_url(), 303)


@room.post("/round/take-part")
@needs(May.DECLINE)
def take_part() -> Any:
    try:
        actions.take_part(db.session, here().id, here().person.id)
    except actions.NotInRound:
        return _no_round()
    db.session.commit()
    flash(_("Your institution takes part in the round again."), "success")
    return redirect(_overview_url(), 303)
