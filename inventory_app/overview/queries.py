"""Reading what the task list needs, in a fixed number of statements."""

from __future__ import annotations

from sqlmodel import Session, col, func, select

from inventory_app.answers.progress import Progress, judge_sheet
from inventory_app.evaluation.models import SHEET, state_of
from inventory_app.institutions.confirmations import SHEETS, count_due, system_subject
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.places import Place
from inventory_app.institutions.sheets import FLOW, all_answers, sheet_named
from inventory_app.inventory.queries import list_headlines
from inventory_app.overview.tasks import Situation
from inventory_app.requirements.queries import QUESTIONS, counts_of
from inventory_app.submission.rounds import find_call
from inventory_app.tables import Issue, Submission


def situation_of(session: Session, place: Place) -> Situation:
    template, catalogue = template_of(session, place.institution), catalogue_of(session, place.institution)
    answers = all_answers(session, place.id)
    questions = answers.get(QUESTIONS, {})
    submissions, issues = session.exec(
        select(
            select(func.count()).where(col(Submission.institution_id) == place.id).scalar_subquery(),
            select(func.count()).where(col(Issue.institution_id) == place.id).scalar_subquery(),
        )
    ).one()

    def progress(name: str) -> Progress:
        return judge_sheet(sheet_named(template, name), answers.get(name, {}))

    # What waits in the bin is not waited for.
    systems, due = list_headlines(session, place.id), count_due(session, place.id, template)
    return Situation(
        profile=progress("profile"),
        preconditions=progress("preconditions"),
        details=progress("details"),
        flow=progress(FLOW).state,
        evaluation=state_of(answers.get(SHEET, {})),
        systems=systems,
        questions_answered=sum(question.key in questions for question in catalogue.questions),
        questions_asked=len(catalogue.questions),
        checklist=counts_of(session, place.id, catalogue, questions),
        submissions=submissions,
        issues=issues,
        call=find_call(session, place.id),
        due=sum(due[subject] for subject in (*SHEETS, *(system_subject(row.id) for row in systems)) if subject in due),
    )
