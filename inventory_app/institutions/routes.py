"""Pages of the institution itself: its sheets of questions. People and sharing have files of their own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context
from inventory_app.answers.progress import judge_sheet, judge_step, next_unanswered
from inventory_app.content.schema import Sheet, Step
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.confirmations import SHEETS, confirm, said_of
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.guide import StepPage, answer_faulty, answer_saved, state_label
from inventory_app.institutions.lists import history_table, sheet_table
from inventory_app.institutions.past import sheet_history
from inventory_app.institutions.sheets import SHEET_NAMES, answers_of, save_answers, sheet_named
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

room = Blueprint("institutions", __name__)

# Who may write which sheet; reading is for everybody at the institution.
WRITES = {"profile": May.FILL_PROFILE, "preconditions": May.FILL_PROFILE, "details": May.WRITE_SPECIFICATION}
SHEET = f"/<any({','.join(SHEET_NAMES)}):sheet_name>"


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"institutions.{endpoint}", institution_key=here().institution.key, **arguments)


def _sheet(name: str) -> Sheet:
    return sheet_named(template_of(db.session, here().institution), name)


def _page(name: str, sheet: Sheet, step: Step) -> StepPage:
    return StepPage(
        sheet,
        step,
        answers_of(db.session, here().id, name),
        {},
        url_of=lambda other: address("sheet_step", sheet_name=name, step_key=other.key),
        history_url=address("sheet_history_page", sheet_name=name),
        may_write=here().may(WRITES[name]),
    )


def _find_step(sheet: Sheet, key: str) -> Step:
    step = sheet.find_step(key)
    if step is None:
        raise NotFound
    return step


@room.get(f"{SHEET}/")
@needs(May.READ)
def sheet(sheet_name: str) -> Any:
    asked = _sheet(sheet_name)
    answers = answers_of(db.session, here().id, sheet_name)
    if wants_file():
        return as_file(sheet_table(asked, answers), of=here().institution.key)
    return render_template(
        "institutions/sheet.html",
        name=sheet_name,
        sheet=asked,
        steps=[(step, judge_step(step, answers)) for step in asked.steps],
        progress=judge_sheet(asked, answers),
        next_question=next_unanswered(asked, answers),
        said=said_of(db.session, here().id, sheet_name),
        state_label=state_label,
    )


@room.get(f"{SHEET}/<step_key>")
@needs(May.READ)
def sheet_step(sheet_name: str, step_key: str) -> Any:
    asked = _sheet(sheet_name)
    page = _page(sheet_name, asked, _find_step(asked, step_key))
    return render_template("institutions/sheet_step.html", name=sheet_name, page=page, said=said_of(db.session, here().id, sheet_name))


def _save(sheet_name: str, step_key: str) -> Any:
    asked = _sheet(sheet_name)
    page = _page(sheet_name, asked, _find_step(asked, step_key))

    def draw() -> str:
        return render_template("institutions/sheet_step.html", name=sheet_name, page=page, said=said_of(db.session, here().id, sheet_name))

    if not page.read():
        return answer_faulty(page, draw)
    merged = save_answers(db.session, editor(), sheet_name, page.form.answers(), page.form.seen())
    if merged.changed and sheet_name in SHEETS:
        confirm(db.session, editor(), sheet_name, [step_key])
    db.session.commit()
    return answer_saved(page, merged, draw, address("sheet", sheet_name=sheet_name))


def _add_saver(name: str, verb: May) -> None:
    """One endpoint per sheet, since each needs its own right."""

    @needs(verb)
    def save(step_key: str) -> Any:
        return _save(name, step_key)

    room.add_url_rule(f"/{name}/<step_key>", f"save_{name}", save, methods=["POST"])


for _name, _verb in WRITES.items():
    _add_saver(_name, _verb)


@room.get(f"{SHEET}/history")
@needs(May.READ)
def sheet_history_page(sheet_name: str) -> Any:
    asked = _sheet(sheet_name)
    key = request.args.get("question")
    if key and key not in asked.questions:
        abort(404)
    question = asked.questions.get(key or "")
    changes = sheet_history(db.session, here().id, sheet_name, asked, Context(page_language()), question)
    if wants_file():
        return as_file(history_table((question.label if question else asked.title).in_(page_language()), changes), of=here().institution.key)
    return render_template("institutions/sheet_history.html", name=sheet_name, sheet=asked, question=question, changes=changes)
