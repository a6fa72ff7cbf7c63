"""Pages of the guide and the register."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context
from inventory_app.answers.progress import State, judge_sheet, judge_step, next_unanswered
from inventory_app.answers.reading import read_line
from inventory_app.content.schema import Sheet, Step
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.confirmations import Said, count_due, said_of
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.guide import StepPage, answer_faulty, answer_saved, is_autosave, state_label
from inventory_app.institutions.lists import history_table
from inventory_app.institutions.past import sheet_history
from inventory_app.inventory import actions, attachments, queries
from inventory_app.inventory.flags import Flag, flags_of
from inventory_app.inventory.lists import bin_table, check_table, register_table
from inventory_app.inventory.register import compose_register, read_filter
from inventory_app.inventory.show import check_lines, flag_label, option_labels
from inventory_app.inventory.step_help import Help, help_for
from inventory_app.tables import System, today
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language
from inventory_app.web.rendering import each_url, with_query

room = Blueprint("inventory", __name__)


def sheet_here() -> Sheet:
    return template_of(db.session, here().institution).system


def said_of_steps(system_id: int | None) -> dict[str, Said]:
    return said_of(db.session, here().id, actions.subject_of(system_id))


def find_system(system_id: int, **how: bool) -> System:
    try:
        return queries.system_for(db.session, here(), system_id, **how)
    except queries.NoSuchSystem:
        raise NotFound from None


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"inventory.{endpoint}", institution_key=here().institution.key, **arguments)


@room.get("/")
@needs(May.READ)
def list_systems() -> Any:
    sheet = sheet_here()
    options = {name: option_labels(sheet, question) for name, question in (("kind", "support_kind"), ("status", "status"), ("area", "areas"))}
    order = {name: list(labels) for name, labels in options.items()}
    wanted = read_filter(request.args, order | {"flag": list(Flag)})
    deleted = request.args.get("deleted", "")
    register = compose_register(queries.list_rows(db.session, here().id), wanted, today(), order)
    if wants_file():
        return as_file(register_table(register.matching, wanted, options, state_label, register.total), of=here().institution.key)
    return render_template(
        "inventory/register.html",
        register=register,
        due=count_due(db.session, here().id, template_of(db.session, here().institution)),
        subject_of=actions.subject_of,
        system_url=each_url("inventory.system", "system_id", institution_key=here().institution.key),
        deleted=queries.find_deleted(db.session, here(), int(deleted)) if deleted.isascii() and deleted.isdecimal() and len(deleted) < 10 else None,
        wanted=wanted,
        options=options,
        flag_label={flag: flag_label(flag) for flag in Flag}.__getitem__,
        state_label={state: state_label(state) for state in State}.__getitem__,
        page_url=lambda number: with_query(page=number),
    )


def _names_fault(names: list[str]) -> str | None:
    if not names:
        return _("Write at least one name.")
    if len(names) > actions.MOST_AT_ONCE:
        return _("Add at most %(most)s systems at a time. There are %(count)s names now.", most=actions.MOST_AT_ONCE, count=len(names))
    too_long = next((name for name in names if len(name) > actions.LONGEST_NAME), None)
    if too_long:
        return _(
            "A name can have at most %(most)s characters. Shorten the one that begins “%(start)s”.", most=actions.LONGEST_NAME, start=too_long[:40]
        )
    return None


@room.post("/")
@needs(May.FILL_INVENTORY)
def add_systems() -> Any:
    typed = request.form.get("names", "")
    names = actions.read_names(typed)
    fault = _names_fault(names)
    if fault:
        return render_template("inventory/add.html", names=typed, fault=fault), 422
    added, known = actions.add_named(db.session, sheet_here(), editor(), names)
    db.session.commit()
    if added:
        flash(ngettext("%(num)d system added.", "%(num)d systems added.", len(added)), "success")
    if known:
        flash(_("Already in the register: %(names)s", names=", ".join(known)), "info")
    if len(added) == 1:
        return redirect(address("system", system_id=added[0].id), 303)
    return redirect(address("list_systems"), 303)


@room.get("/add")
@needs(May.FILL_INVENTORY)
def add() -> Any:
    return render_template("inventory/add.html", names="", fault=None)


@room.get("/<int:system_id>/")
@needs(May.READ)
def system(system_id: int) -> Any:
    """The system's task list: its steps and how far each has come."""
    found, sheet = find_system(system_id), sheet_here()
    steps = [(step, judge_step(step, found.answers)) for step in sheet.steps]
    flags = flags_of(queries.list_rows(db.session, here().id), today())[system_id]
    return render_template(
        "inventory/system.html",
        system=found,
        sheet=sheet,
        steps=steps,
        progress=judge_sheet(sheet, found.answers),
        flags=flags,
        flag_label=flag_label,
        state_label=state_label,
        next_question=next_unanswered(sheet, found.answers),
        said=said_of_steps(system_id),
        files=attachments.count_files(db.session, here(), system_id),
    )


def _step(sheet: Sheet, step_key: str) -> Step:
    step = sheet.find_step(step_key)
    if step is None:
        raise NotFound
    return step


def _step_page(found: System, sheet: Sheet, step: Step, help: Help) -> StepPage:
    names = queries.system_names(db.session, here().id) if step.asks_for_systems else {}
    names.pop(str(found.id), None)
    # A link to a system that lies in the bin must survive the next save of the step.
    for linked in queries.linked_ids({question.key: found.answers.get(question.key) for question in step.questions}):
        names.setdefault(linked, _("(removed system)"))
    step_url = each_url("inventory.step", "step_key", institution_key=here().institution.key, system_id=found.id)
    return StepPage(
        sheet,
        step,
        found.answers,
        names,
        url_of=lambda other: step_url(other.key),
        history_url=address("history", system_id=found.id),
        may_write=here().may(May.FILL_INVENTORY),
        help_attributes=help.attributes,
        help_below=help.below,
    )


@room.get("/<int:system_id>/<step_key>")
@needs(May.READ)
def step(system_id: int, step_key: str) -> Any:
    found, sheet = find_system(system_id), sheet_here()
    asked = _step(sheet, step_key)
    help = help_for(here(), found, asked)
    return render_template("inventory/step.html", system=found, page=_step_page(found, sheet, asked, help), help=help, said=said_of_steps(found.id))


@room.post("/<int:system_id>/<step_key>")
@needs(May.FILL_INVENTORY)
def save_step(system_id: int, step_key: str) -> Any:
    found, sheet = find_system(system_id, lock=True), sheet_here()
    asked = _step(sheet, step_key)
    # What saves itself is answered without the page around it.
    help = Help() if is_autosave() else help_for(here(), found, asked)
    page = _step_page(found, sheet, asked, help)

    def draw() -> str:
        return render_template("inventory/step.html", system=found, page=page, help=help, said=said_of_steps(found.id))

    if not page.read():
        return answer_faulty(page, draw)
    merged = actions.save_step(db.session, sheet, found, editor(), page.form.answers(), page.form.seen())
    db.session.commit()
    return answer_saved(page, merged, draw, address("check", system_id=system_id))


@room.get("/<int:system_id>/next")
@needs(May.READ)
def next_question(system_id: int) -> Any:
    """On to the next question without an answer, or to the answers when there is none."""
    found, sheet = find_system(system_id), sheet_here()
    after = sheet.find_step(request.args.get("after", ""))
    target = next_unanswered(sheet, found.answers, after)
    if target is None:
        return redirect(address("check", system_id=system_id))
    return redirect(address("step", system_id=system_id, step_key=target[0].key, _anchor=f"f-{target[1]}"))


@room.get("/<int:system_id>/check")
@needs(May.READ)
def check(system_id: int) -> Any:
    found, sheet = find_system(system_id), sheet_here()
    steps = check_lines(sheet, found, queries.system_names(db.session, here().id))
    if wants_file():
        return as_file(check_table(found.name, steps), of=here().institution.key)
    return render_template("inventory/check.html", system=found, steps=steps, progress=judge_sheet(sheet, found.answers))


@room.get("/<int:system_id>/history")
@needs(May.READ)
def history(system_id: int) -> Any:
    found, sheet = find_system(system_id), sheet_here()
    question = sheet.questions.get(request.args.get("question", ""))
    names = queries.system_names(db.session, here().id)
    beside = {actions.NOTE: _("Note"), attachments.HISTORY_KEY: ""}
    changes = sheet_history(db.session, here().id, actions.subject_of(system_id), sheet, Context(page_language(), names), question, beside)
    if wants_file():
        return as_file(history_table(question.label.in_(page_language()) if question else found.name, changes), of=here().institution.key)
    return render_template("inventory/history.html", system=found, question=question, changes=changes)


@room.post("/<int:system_id>/copy")
@needs(May.FILL_INVENTORY)
def copy(system_id: int) -> Any:
    found = find_system(system_id)
    name = (read_line(request.form.get("name", "")) or _("Copy of %(name)s", name=found.name))[: actions.LONGEST_NAME].rstrip()
    copied = actions.copy_system(db.session, sheet_here(), found, editor(), name)
    db.session.commit()
    flash(_("Copied. The answers about %(name)s are a start. Change what differs.", name=found.name), "success")
    return redirect(address("system", system_id=copied.id), 303)


@room.get("/<int:system_id>/delete")
@needs(May.FILL_INVENTORY)
def confirm_delete(system_id: int) -> Any:
    return render_template("inventory/delete.html", system=find_system(system_id))


@room.post("/<int:system_id>/delete")
@needs(May.FILL_INVENTORY)
def delete(system_id: int) -> Any:
    found = find_system(system_id, lock=True)
    actions.delete_system(db.session, found, editor())
    db.session.commit()
    return redirect(address("list_systems", deleted=system_id), 303)


@room.get("/bin")
@needs(May.READ)
def bin_() -> Any:
    systems = queries.list_bin(db.session, here())
    if wants_file():
        return as_file(bin_table(systems, queries.BIN_KEEPS), of=here().institution.key)
    return render_template("inventory/bin.html", systems=systems, keeps=queries.BIN_KEEPS)


@room.post("/<int:system_id>/restore")
@needs(May.FILL_INVENTORY)
def restore(system_id: int) -> Any:
    found = find_system(system_id, lock=True, deleted=True)
    actions.restore_system(db.session, found, editor())
    db.session.commit()
    flash(_("%(name)s has been restored.", name=found.name), "success")
    return redirect(address("system", system_id=system_id), 303)
