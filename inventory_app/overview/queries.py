"""Reading what the task list needs, in a fixed number of statements."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from inventory_app.answers.progress import Progress, judge_sheet
from inventory_app.evaluation.models import SHEET, state_of
from inventory_app.institutions.confirmations import SHEETS, count_due, system_subject
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.places import Place
from inventory_app.institutions.sheets import FLOW, all_answers, sheet_named
from inventory_app.inventory.queries import list_headlines
from inventory_app.joint.queries import list_taken_parts
from inventory_app.needs.queries import counting
from inventory_app.overview.tasks import Situation
from inventory_app.requirements.queries import QUESTIONS, counts_of
from inventory_app.submission.rounds import find_call
from inventory_app.tables import Issue, Submission
from inventory_app.tables.columns import bare

_INSTITUTION: Any = sa.bindparam("institution_id")
# Put together once: that takes longer than the database takes to answer.
_COUNTED = sa.select(
    *(sa.select(sa.func.count()).where(bare(table).institution_id == _INSTITUTION).scalar_subquery() for table in (Submission, Issue)),
    *counting(_INSTITUTION),
)


def situation_of(session: Session, place: Place) -> Situation:
    template, catalogue = template_of(session, place.institution), catalogue_of(session, place.institution)
    answers = all_answers(session, place.id)
    questions = answers.get(QUESTIONS, {})
    submissions, issues, needs, needs_met = session.execute(_COUNTED, {"institution_id": place.id}).one()

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
        needs=needs,
        needs_met=needs_met,
        call=find_call(session, place.id),
        joint=list_taken_parts(session, place.id),
        due=sum(due[subject] for subject in (*SHEETS, *(system_subject(row.id) for row in systems)) if subject in due),
    )
