"""Reading steps and comments. A fixed number of statements, however much is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from inventory_app.accounts.roles import Role
from inventory_app.requirements.standing import State
from inventory_app.review.threads import Written
from inventory_app.tables import CategoryAssignment, Comment, Membership, Person, Review


class NoSuchComment(Exception):
    """There is no comment with this id about a requirement here."""


@dataclass(frozen=True)
class Step:
    """Somebody moved the specification; `by` is empty for somebody who has left."""

    id: int
    state: State
    at: datetime
    by: str
    comment_by: date | None
    remark: str


def list_steps(session: Session, institution_id: int) -> list[Step]:
    """Newest first."""
    columns: Any = (Review.id, Review.state, Review.at, Person.name, Review.comment_by, Review.remark)
    query: Any = (
        select(*columns)
        .join(Person, col(Person.id) == Review.by_id, isouter=True)
        .where(Review.institution_id == institution_id)
        .order_by(col(Review.at).desc(), col(Review.id).desc())
    )
    return [Step(number, State(state), at, by or "", day, remark) for number, state, at, by, day, remark in session.exec(query)]


def list_comments(session: Session, institution_id: int, key: str | None = None) -> list[Written]:
    """All, or those about one requirement, as they were written."""
    writer: Any = aliased(Person)
    settler: Any = aliased(Person)
    query: Any = (
        select(Comment, writer.name, settler.name)
        .join(writer, writer.id == col(Comment.written_by_id), isouter=True)
        .join(settler, settler.id == col(Comment.resolved_by_id), isouter=True)
        .where(Comment.institution_id == institution_id)
        .order_by(col(Comment.written_at), col(Comment.id))
    )
    if key is not None:
        query = query.where(Comment.requirement_key == key)
    return [
        Written(
            id=each.id,
            requirement_key=each.requirement_key,
            parent_id=each.parent_id,
            text=each.text,
            at=each.written_at,
            by_id=each.written_by_id,
            by=by or "",
            settled_at=each.resolved_at,
            settled_by=settled_by or "",
        )
        for each, by, settled_by in session.exec(query)
    ]


def thread_for(session: Session, institution_id: int, comment_id: int, key: str | None = None) -> Comment:
    """The first comment of a thread of this institution, and of this requirement where that is said, with its lock."""
    found = session.exec(
        select(Comment)
        .where(Comment.id == comment_id, Comment.institution_id == institution_id, col(Comment.parent_id).is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if found is None or key not in (None, found.requirement_key):
        raise NoSuchComment
    return found


@dataclass(frozen=True)
class Colleague:
    id: int
    name: str
    role: Role


def list_colleagues(session: Session, institution_id: int) -> list[Colleague]:
    """Those who can be asked to see to a category: members whose account is in use, by name."""
    query = (
        select(Person.id, Person.name, Membership.role)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(Membership.institution_id == institution_id, col(Person.is_active))
        .order_by(Person.name, col(Person.id))
    )
    return [Colleague(number or 0, name, Role(role)) for number, name, role in session.exec(query)]


def list_assigned(session: Session, institution_id: int) -> dict[str, int]:
    """Category -> person, also where the person has left since: what a form must have seen."""
    rows = session.exec(select(CategoryAssignment.category, CategoryAssignment.person_id).where(CategoryAssignment.institution_id == institution_id))
    return dict(rows.all())
