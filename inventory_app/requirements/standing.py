"""Where the specification stands on its way to an issue, as the checklist's pages need to know it: who sees to what, what is said, what changed since.

The steps themselves are taken in the review's room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.answers.messages import N_
from inventory_app.tables import CategoryAssignment, Comment, Issue, Membership, Person, Review


class State(StrEnum):
    DRAFT = "draft"
    OUT_FOR_COMMENT = "out_for_comment"
    REVIEWED = "reviewed"
    ISSUED = "issued"


STATE_WORDS: dict[State, str] = {
    State.DRAFT: N_("Draft"),
    State.OUT_FOR_COMMENT: N_("Out for comment"),
    State.REVIEWED: N_("Reviewed"),
    State.ISSUED: N_("Issued"),
}
STATE_TONES = {State.DRAFT: "neutral", State.OUT_FOR_COMMENT: "info", State.REVIEWED: "success", State.ISSUED: "success"}

# In a review's frozen checklist, beside requirement|field: the edition whose words stood behind it.
EDITION = "|edition"


@dataclass(frozen=True)
class Standing:
    """`review_id` is the latest step, also where an issue came after it; None before the first."""

    state: State = State.DRAFT
    at: datetime | None = None
    comment_by: date | None = None
    review_id: int | None = None
    version: str = ""

    @property
    def asks_for_comments(self) -> bool:
        return self.state is State.OUT_FOR_COMMENT

    @property
    def mark(self) -> str:
        """What a form remembers: another mark means that somebody has taken a step since."""
        return f"{self.state}-{self.review_id or 0}-{self.version}"


def standing_of(session: Session, institution_id: int) -> Standing:
    """The latest step says it, unless something was issued after it. One statement."""
    issued = sa.select(col(Issue.issued_at), col(Issue.version)).where(col(Issue.institution_id) == institution_id)
    issued = issued.order_by(col(Issue.issued_at).desc(), col(Issue.id).desc()).limit(1)
    step = sa.select(col(Review.id), col(Review.state), col(Review.at), col(Review.comment_by)).where(col(Review.institution_id) == institution_id)
    step = step.order_by(col(Review.at).desc(), col(Review.id).desc()).limit(1)
    latest_issue, latest_step = issued.subquery(), step.subquery()
    # Either may be missing: both hang on a row that is always there.
    always = sa.select(sa.literal(1).label("one")).subquery()
    query = sa.select(latest_step, latest_issue).select_from(always.outerjoin(latest_step, sa.true()).outerjoin(latest_issue, sa.true()))
    row: Any = session.execute(query).one()
    if row.issued_at is not None and (row.at is None or row.issued_at > row.at):
        return Standing(State.ISSUED, row.issued_at, None, row.id, row.version)
    if row.id is None:
        return Standing()
    return Standing(State(row.state), row.at, row.comment_by, row.id)


def changed_since(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """requirement|field -> its value then and now, where they differ."""
    keys = dict.fromkeys([*after, *before])
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def changes_since_review(session: Session, standing: Standing, flat: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What has changed since the checklist was reviewed; nothing where it is not, or where that has been issued."""
    if standing.state is not State.REVIEWED:
        return {}
    basis = session.exec(select(Review.basis).where(Review.id == standing.review_id)).one()
    return changed_since(basis, flat)


@dataclass(frozen=True)
class Talk:
    """How many threads a requirement has, and how many of them are open."""

    threads: int
    open: int


def talk_of(session: Session, institution_id: int) -> dict[str, Talk]:
    """Requirement id -> its threads, for those that have some."""
    is_open = sa.case((col(Comment.resolved_at).is_(None), 1), else_=0)
    query: Any = (
        sa.select(col(Comment.requirement_key), sa.func.count(), sa.func.sum(is_open))
        .where(col(Comment.institution_id) == institution_id, col(Comment.parent_id).is_(None))
        .group_by(col(Comment.requirement_key))
    )
    return {key: Talk(threads, int(open_)) for key, threads, open_ in session.execute(query)}


def assignees_of(session: Session, institution_id: int) -> dict[str, tuple[int, str]]:
    """Category -> who sees to it (id and name), as long as the person belongs to the institution."""
    query = (
        select(CategoryAssignment.category, Person.id, Person.name)
        .join(Person, col(Person.id) == CategoryAssignment.person_id)
        .join(Membership, (col(Membership.person_id) == Person.id) & (col(Membership.institution_id) == CategoryAssignment.institution_id))
        .where(CategoryAssignment.institution_id == institution_id)
        .order_by(CategoryAssignment.category)
    )
    return {category: (number or 0, name) for category, number, name in session.exec(query)}
