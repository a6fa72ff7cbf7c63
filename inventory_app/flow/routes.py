"""Pages of the flow: both pictures with their tables, and the rows of the wanted one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Sheet
from inventory_app.extensions import db
from inventory_app.flow import lists, words
from inventory_app.flow.graph import QUESTION
from inventory_app.flow.queries import read_flows
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.guide import StepPage, answer_faulty, answer_saved
from inventory_app.institutions.lists import history_table
from inventory_app.institutions.past import sheet_history
from inventory_app.institutions.sheets import FLOW, answers_of, save_answers, sheet_named
from inventory_app.inventory.queries import linked_ids, system_names
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language

room = Blueprint("flow", __name__)


def address(endpoint: str) -> str:
    return url_for(f"flow.{endpoint}", institution_key=here().institution.key)


@room.get("/")
@needs(May.READ)
def show() -> Any:
    flows = read_flows(db.session, here().institution, page_language())
    for name, table in ((lists.NOW, lists.now_table), (lists.WANTED, lists.wanted_table), (lists.USERS, lists.users_table)):
        if wants_file(name):
            return as_file(table(flows), of=here().institution.key)
    return render_template("flow/show.html", flows=flows, flow_words=words)


def _sheet() -> Sheet:
    return sheet_named(template_of(db.session, here().institution), FLOW)


def _names(answers: Answers) -> dict[str, str]:
    names = system_names(db.session, here().id)
    # A link to a system that lies in the bin must survive the next save.
    for linked in linked_ids(dict(answers)):
        names.setdefault(linked, _("(removed system)"))
    return names


def _page() -> StepPage:
    sheet = _sheet()
    answers = answers_of(db.session, here().id, FLOW)
    return StepPage(
        sheet,
        sheet.step_of[QUESTION],
        answers,
        _names(answers),
        url_of=lambda _step: address("wanted"),
        history_url=address("history"),
        may_write=here().may(May.FILL_PROFILE),
    )


@room.get("/wanted")
@needs(May.READ)
def wanted() -> Any:
    return render_template("flow/wanted.html", page=_page())


@room.post("/wanted")
@needs(May.FILL_PROFILE)
def save_wanted() -> Any:
    page = _page()

    def draw() -> str:
        return render_template("flow/wanted.html", page=page)

    if not page.read():
        return answer_faulty(page, draw)
    merged = save_answers(db.session, editor(), FLOW, page.form.answers(), page.form.seen())
    db.session.commit()
    return answer_saved(page, merged, draw, address("show"))


@room.get("/history")
@needs(May.READ)
def history() -> Any:
    sheet = _sheet()
    changes = sheet_history(db.session, here().id, FLOW, sheet, Context(page_language(), system_names(db.session, here().id)))
    if wants_file():
        return as_file(history_table(sheet.title.in_(page_language()), changes), of=here().institution.key)
    return render_template("flow/history.html", sheet=sheet, changes=changes)
