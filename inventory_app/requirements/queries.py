"""Reading choices. Two statements give a whole checklist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from inventory_app.answers.values import Answers
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.history.queries import find_last_set
from inventory_app.institutions.sheets import answers_of
from inventory_app.requirements.choice import Chosen, Counts, compose_checklist, tally, total
from inventory_app.tables import Change, ChangeSet, Person, RequirementChoice
from inventory_app.tables.columns import RememberedJSON

# Under which the history keeps what happens to a checklist.
SUBJECT = "checklist"
# The act of applying a profile, with the profile's key after it.
PRESELECTED = "preselected:"
# The act of moving to a newer edition of the catalogue, with both numbers after it. The edition stays, so it is not undone.
EDITION_MOVED = "edition:"
ACTS_A_PAGE = 50

# The answer sheet with the five questions that come before the checklist, and the profile that was last applied.
QUESTIONS = "checklist_questions"


def list_choices(session: Session, institution_id: int, *, removed: bool = False, anew: bool = False) -> list[RequirementChoice]:
    """`anew`: what is in the database counts, not what this session read before it waited for a lock."""
    query = select(RequirementChoice).where(RequirementChoice.institution_id == institution_id)
    if not removed:
        query = query.where(col(RequirementChoice.is_removed).is_(False))
    query = query.order_by(RequirementChoice.key, col(RequirementChoice.id)).execution_options(populate_existing=anew)
    return list(session.exec(query))


# Columns of the table, not of the class: what pages read, at a third of the time. Each statement is put together once.
_TABLE: Any = RequirementChoice.__table__  # type: ignore[attr-defined]  # SQLModel does not declare what SQLAlchemy adds
_OF_INSTITUTION = _TABLE.c.institution_id == sa.bindparam("institution_id")
_PARAMETERS = sa.type_coerce(_TABLE.c.parameters, RememberedJSON).label("parameters")
_ROWS = sa.select(*(_PARAMETERS if column.name == "parameters" else column for column in _TABLE.c)).where(_OF_INSTITUTION).order_by(_TABLE.c.key)
_TALLIED = sa.select(_TABLE.c.key, _TABLE.c.category, _TABLE.c.is_own, _TABLE.c.level, _PARAMETERS).where(
    _OF_INSTITUTION, _TABLE.c.is_removed.is_(False)
)


def list_rows(session: Session, institution_id: int) -> list[Any]:
    """The choices as bare rows with the columns' names, removed ones too."""
    return list(session.execute(_ROWS, {"institution_id": institution_id}).all())


def counts_of(session: Session, institution_id: int, catalogue: RequirementCatalogue, questions: Answers) -> Counts:
    return total(tally(catalogue, session.execute(_TALLIED, {"institution_id": institution_id}).all(), questions).values())


def question_answers(session: Session, institution_id: int) -> Answers:
    return answers_of(session, institution_id, QUESTIONS)


def checklist_of(session: Session, institution_id: int, catalogue: RequirementCatalogue) -> list[Chosen]:
    return compose_checklist(catalogue, list_choices(session, institution_id), question_answers(session, institution_id))


@dataclass(frozen=True)
class Act:
    """One act with its changes; `by` is empty for somebody who has left. `others`: how many of its changes are about something else than was asked for."""

    act: ChangeSet
    by: str
    changes: Sequence[Change]
    others: int = 0


def _with_changes(session: Session, acts: Sequence[tuple[ChangeSet, str | None]], key: str | None) -> list[Act]:
    of_acts = col(Change.change_set_id).in_([act.id for act, _by in acts])
    is_asked = col(Change.key).startswith(f"{key}|", autoescape=True) if key else sa.true()
    changes: dict[int, list[Change]] = {}
    for change in session.exec(select(Change).where(of_acts, is_asked).order_by(col(Change.id))):
        changes.setdefault(change.change_set_id, []).append(change)
    others: dict[int, int] = {}
    if key:
        counted: Any = sa.select(col(Change.change_set_id), sa.func.count()).where(of_acts, ~is_asked).group_by(col(Change.change_set_id))
        others = dict(session.execute(counted).all())
    return [Act(act, by or "", changes.get(act.id or 0, []), others.get(act.id or 0, 0)) for act, by in acts]


def list_acts(
    session: Session, institution_id: int, page: int = 1, key: str | None = None, most: int = ACTS_A_PAGE, subject: str = SUBJECT
) -> tuple[list[Act], int]:
    """A page of what happened to the checklist, or to one requirement, newest first; and how many acts there are in all.

    Whatever else is kept as key|field has a history of the same kind, under a subject of its own.
    """
    concerned = [col(ChangeSet.institution_id) == institution_id, col(ChangeSet.subject) == subject]
    if key:
        touched = select(Change.change_set_id).where(col(Change.key).startswith(f"{key}|", autoescape=True))
        concerned.append(col(ChangeSet.id).in_(touched))
    total = session.exec(select(func.count()).select_from(ChangeSet).where(*concerned)).one()
    acts = session.exec(
        select(ChangeSet, Person.name)
        .join(Person, col(Person.id) == ChangeSet.by_id, isouter=True)
        .where(*concerned)
        .order_by(col(ChangeSet.at).desc(), col(ChangeSet.id).desc())
        .limit(most)
        .offset((page - 1) * most)
    )
    return _with_changes(session, [(act, by) for act, by in acts], key), total


def find_act(session: Session, institution_id: int, change_set_id: int, subject: str = SUBJECT) -> ChangeSet | None:
    return session.exec(
        select(ChangeSet).where(ChangeSet.id == change_set_id, ChangeSet.institution_id == institution_id, ChangeSet.subject == subject)
    ).first()


def find_last_set_id(session: Session, institution_id: int) -> int | None:
    """The latest act's id: right after saving, the one that has just been done."""
    act = find_last_set(session, institution_id, SUBJECT)
    return act.id if act else None


def find_last_profile(session: Session, institution_id: int) -> ChangeSet | None:
    """The act of applying a profile that was done last and not undone."""
    return session.exec(
        select(ChangeSet)
        .where(
            ChangeSet.institution_id == institution_id,
            ChangeSet.subject == SUBJECT,
            col(ChangeSet.action).startswith(PRESELECTED, autoescape=True),
            col(ChangeSet.undone_at).is_(None),
        )
        .order_by(col(ChangeSet.at).desc(), col(ChangeSet.id).desc())
        .limit(1)
    ).first()
