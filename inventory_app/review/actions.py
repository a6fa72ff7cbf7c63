"""Verbs of the review. None commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.history.actions import record
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.actions import flatten
from inventory_app.requirements.queries import list_choices
from inventory_app.requirements.standing import EDITION, State, standing_of
from inventory_app.review.queries import thread_for
from inventory_app.tables import CategoryAssignment, Comment, Institution, Review, now

SUBJECT = "review"
ASSIGNED = "assigned"


class MovedMeanwhile(Exception):
    """Somebody took a step, or issued, after the page was shown."""


def _lock(session: Session, institution_id: int) -> Institution:
    """The row of the institution is what two who take a step at once wait for."""
    query = select(Institution).where(Institution.id == institution_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()


def move_to(session: Session, editor: Editor, state: State, *, seen: str, remark: str = "", comment_by: date | None = None) -> Review:
    """`seen` is the mark of the standing that the editor saw. What the checklist says now is kept with the step."""
    institution = _lock(session, editor.institution_id)
    standing = standing_of(session, editor.institution_id)
    if standing.mark != seen:
        raise MovedMeanwhile
    choices = flatten(list_choices(session, editor.institution_id, removed=True, anew=True))
    review = Review(
        institution_id=editor.institution_id,
        state=state,
        remark=remark,
        comment_by=comment_by if state is State.OUT_FOR_COMMENT else None,
        basis={**choices, EDITION: institution.catalogue_edition},
        by_id=editor.person_id,
    )
    session.add(review)
    session.flush()
    changes: dict[str, tuple[str | None, str | None]] = {"state": (standing.state, state)}
    if review.comment_by:
        changes["comment_by"] = (None, review.comment_by.isoformat())
    if remark:
        changes["remark"] = (None, remark)
    record(session, editor.institution_id, editor.person_id, SUBJECT, state, changes)
    return review


def write(session: Session, editor: Editor, key: str, text: str, parent_id: int | None = None) -> Comment:
    """A comment on a requirement, or a reply in a thread about it; NoSuchComment where the thread is another's."""
    if parent_id is not None:
        thread_for(session, editor.institution_id, parent_id, key)
    comment = Comment(institution_id=editor.institution_id, requirement_key=key, parent_id=parent_id, text=text, written_by_id=editor.person_id)
    session.add(comment)
    session.flush()
    return comment


def settle(session: Session, editor: Editor, thread: Comment) -> None:
    """Who settled it first stays named."""
    if thread.resolved_at is None:
        thread.resolved_at, thread.resolved_by_id = now(), editor.person_id
        session.add(thread)


def reopen(session: Session, thread: Comment) -> None:
    thread.resolved_at, thread.resolved_by_id = None, None
    session.add(thread)


def assign(session: Session, editor: Editor, wanted: Mapping[str, int | None], seen: Mapping[str, str]) -> Merged:
    """Category -> person; merged category by category, as answers are. None: nobody sees to it."""
    _lock(session, editor.institution_id)
    query = select(CategoryAssignment).where(CategoryAssignment.institution_id == editor.institution_id)
    rows = {row.category: row for row in session.exec(query.execution_options(populate_existing=True))}
    merged = merge({category: row.person_id for category, row in rows.items()}, wanted, seen)
    for category, (_before, person_id) in merged.changed.items():
        row = rows.get(category)
        if person_id is None:
            session.delete(row)
            continue
        row = row or CategoryAssignment(institution_id=editor.institution_id, category=category, person_id=person_id)
        row.person_id, row.assigned_at, row.assigned_by_id = person_id, now(), editor.person_id
        session.add(row)
    session.flush()
    if merged.changed:
        record(session, editor.institution_id, editor.person_id, SUBJECT, ASSIGNED, merged.changed)
    return merged
