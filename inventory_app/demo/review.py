"""The demo's review: steps, comments and who sees to what, through the verbs that people's clicks go through, dated back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import Session, col

from inventory_app.answers.values import fingerprint
from inventory_app.content.library import ContentFault
from inventory_app.demo.schema import DemoReview
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.queries import list_choices
from inventory_app.requirements.standing import State, standing_of
from inventory_app.review import actions
from inventory_app.review.queries import list_assigned, thread_for
from inventory_app.tables import Comment, Review, id_of, now


def load(session: Session, institution_id: int, place: str, given: DemoReview, people: Mapping[str, int | None]) -> None:
    """`people`: role -> the person who has it first."""
    known = {row.key for row in list_choices(session, institution_id)}
    unknown = [each.requirement for each in given.comments if each.requirement not in known]
    if unknown:
        raise ContentFault(place, [f"review: the checklist has no requirement {key}" for key in unknown])

    def editor(role: str) -> Editor:
        return Editor(institution_id, people.get(role))

    def dated(row: Review | Comment, column: str, days: int) -> None:
        table = type(row)
        session.execute(sa.update(table).where(col(table.id) == row.id).values({column: now() - timedelta(days=days)}))

    if given.assigned:
        seen = {category: fingerprint(person) for category, person in list_assigned(session, institution_id).items()}
        actions.assign(session, editor("main_contact"), {category: people.get(role) for category, role in given.assigned.items()}, seen)
    for step in given.steps:
        day = None if step.comment_days is None else (now() - timedelta(days=step.days_ago - step.comment_days)).date()
        mark = standing_of(session, institution_id).mark
        review = actions.move_to(session, editor(step.by), State(step.state), seen=mark, remark=step.remark.strip(), comment_by=day)
        dated(review, "at", step.days_ago)
    for comment in given.comments:
        first = actions.write(session, editor(comment.by), comment.requirement, comment.text.strip())
        dated(first, "written_at", comment.days_ago)
        for reply in comment.replies:
            dated(actions.write(session, editor(reply.by), comment.requirement, reply.text.strip(), id_of(first)), "written_at", reply.days_ago)
        if comment.settled_by:
            actions.settle(session, editor(comment.settled_by), thread_for(session, institution_id, id_of(first)))
    session.flush()
