"""Before the checklist: the five questions, and the profile to begin with."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.answers.kinds import Context
from inventory_app.answers.values import Answers
from inventory_app.content.schema import RequirementCatalogue, Sheet, Step, Text
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.guide import StepPage, answer_faulty, answer_saved
from inventory_app.institutions.lists import history_table
from inventory_app.institutions.past import sheet_history
from inventory_app.institutions.sheets import save_answers
from inventory_app.requirements import actions
from inventory_app.requirements.addresses import address
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.profiles import forecast
from inventory_app.requirements.queries import QUESTIONS, find_last_set_id, question_answers
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language

TITLE = Text(sv="Frågor före kravlistan", en="Questions before the checklist")
INTRO = Text(
    sv="Svaren avgör vilka krav som är aktuella för er. Ni kan ändra dem när som helst.",
    en="The answers decide which requirements concern you. You can change them at any time.",
)


def question_sheet(catalogue: RequirementCatalogue) -> Sheet:
    return Sheet(title=TITLE, steps=(Step(key="questions", label=TITLE, intro=INTRO, questions=catalogue.questions),))


def _page(sheet: Sheet, answers: Answers) -> StepPage:
    return StepPage(
        sheet,
        sheet.steps[0],
        answers,
        {},
        url_of=lambda _step: address("questions"),
        history_url=address("questions_history"),
        may_write=here().may(May.FILL_CHECKLIST),
    )


@needs(May.READ)
def questions() -> Any:
    sheet = question_sheet(catalogue_of(db.session, here().institution))
    return render_template("requirements/questions.html", page=_page(sheet, question_answers(db.session, here().id)))


@needs(May.FILL_CHECKLIST)
def save_questions() -> Any:
    sheet = question_sheet(catalogue_of(db.session, here().institution))
    page = _page(sheet, question_answers(db.session, here().id))

    def draw() -> str:
        return render_template("requirements/questions.html", page=page)

    if not page.read():
        return answer_faulty(page, draw)
    merged = save_answers(db.session, editor(), QUESTIONS, page.form.answers(), page.form.seen())
    db.session.commit()
    return answer_saved(page, merged, draw, address("profiles"))


@needs(May.READ)
def questions_history() -> Any:
    sheet = question_sheet(catalogue_of(db.session, here().institution))
    question = sheet.questions.get(request.args.get("question", ""))
    changes = sheet_history(db.session, here().id, QUESTIONS, sheet, Context(page_language()), question)
    if wants_file():
        title = question.label.in_(page_language()) if question else _("The questions before the checklist")
        return as_file(history_table(title, changes), of=here().institution.key)
    return render_template("requirements/questions_history.html", question=question, changes=changes)


@needs(May.READ)
def profiles() -> Any:
    page = checklist_here()
    open_questions = sum(question.key not in page.questions for question in page.catalogue.questions)
    return render_template(
        "requirements/profiles.html", page=page, forecasts=forecast(page.catalogue, page.checklist, page.questions), open_questions=open_questions
    )


@needs(May.FILL_CHECKLIST)
def apply_profile() -> Any:
    catalogue = catalogue_of(db.session, here().institution)
    profile = next((each for each in catalogue.profiles if each.key == request.form.get("profile")), None)
    if profile is None:
        abort(400)
    merged = actions.apply_profile(db.session, catalogue, editor(), profile.key, question_answers(db.session, here().id))
    db.session.commit()
    name = profile.label.in_(page_language())
    if not merged.changed:
        flash(_("The checklist already matches the profile %(profile)s.", profile=name), "info")
        return redirect(address("checklist"), 303)
    flash(
        ngettext(
            "The profile %(profile)s is applied: %(num)d level changed.",
            "The profile %(profile)s is applied: %(num)d levels changed.",
            len(merged.changed),
            profile=name,
        ),
        "success",
    )
    return redirect(address("checklist", changed=find_last_set_id(db.session, here().id)), 303)


def add_to(room: Blueprint) -> None:
    room.get("/questions")(questions)
    room.post("/questions")(save_questions)
    room.get("/questions/history")(questions_history)
    room.get("/profiles")(profiles)
    room.post("/profiles")(apply_profile)
