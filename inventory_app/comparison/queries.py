"""Reading what is compared: whose hand-ins there are and what they share, and the facts of those that a view may read. A fixed number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import defer
from sqlmodel import Session, col, func, select

from inventory_app.comparison.scope import Absence, Absent, Filter, Party, Scope
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel
from inventory_app.tables import Institution, Issue, PeerGroup, PeerGroupMember, Round, Sharing, Submission, SubmissionFact, id_of
from inventory_app.tables.columns import bare

STRATEGY, ORGANISATION = "profile.strategy", "profile.organisation_form"


class NoSuchGroup(Exception):
    """The reader has no such group."""


class NoSuchRound(Exception):
    """Nothing was handed in for a round with this id."""


def _latest(round_id: int | None) -> Any:
    last: Any = sa.select(sa.func.max(bare(Submission).id)).group_by(bare(Submission).institution_id)
    return last if round_id is None else last.where(bare(Submission).round_id == round_id)


def _levels(session: Session) -> dict[int, dict[Part, ShareLevel]]:
    found: dict[int, dict[Part, ShareLevel]] = {}
    sharing = bare(Sharing)
    for institution_id, part, level in session.execute(sa.select(sharing.institution_id, sharing.part, sharing.level).order_by(sharing.id)):
        found.setdefault(institution_id, dict(DEFAULTS))[Part(part)] = ShareLevel(level)
    return found


def _with_profile(session: Session, scope: Scope) -> Scope:
    """Strategy and form of organisation of those whose profile this reader may see."""
    seen = replace(scope, filter=Filter()).see(Part.PROFILE)
    options: dict[int, dict[str, str]] = {}
    for fact in read_facts(session, seen.ids, keys=(STRATEGY, ORGANISATION)):
        if fact.option:
            options.setdefault(fact.submission_id, {})[fact.key] = fact.option
    parties = tuple(
        replace(party, strategy=chosen.get(STRATEGY), organisation=chosen.get(ORGANISATION))
        if (chosen := options.get(party.submission_id)) and party.submission_id in seen.by_submission
        else party
        for party in scope.parties
    )
    return replace(scope, parties=parties)


def _rows(session: Session, round_id: int | None, only: int | None = None) -> Sequence[Any]:
    """Institutions, each with its latest hand-in for the round, or its latest of all; without one where there is none."""
    institution, submission = bare(Institution), bare(Submission)
    columns: tuple[Any, ...] = (
        institution.id, institution.key, institution.name_sv, institution.name_en, institution.state, institution.decline_reason, institution.is_demo,
        submission.id, submission.number, submission.submitted_at, submission.template_edition, submission.catalogue_edition,
    )  # fmt: skip
    is_latest = (submission.institution_id == institution.id) & submission.id.in_(_latest(round_id))
    query = sa.select(*columns).select_from(institution.id.table.outerjoin(submission.id.table, is_latest))
    query = query if only is None else query.where(institution.id == only)
    return session.execute(query.order_by(institution.name_sv, institution.id)).all()


def _party(row: Any, levels: Mapping[int, Mapping[Part, ShareLevel]]) -> Party | Absent:
    number, key, name_sv, name_en, state, reason, _demo, submission_id, handed_in, at, template, catalogue = row
    names = {"sv": name_sv, "en": name_en}
    if state != "active":
        return Absent(number, key, names, Absence.DECLINED, reason)
    if submission_id is None:
        return Absent(number, key, names, Absence.NOT_HANDED_IN)
    return Party(number, key, names, submission_id, handed_in, at, template, catalogue, levels.get(number, DEFAULTS))


def read_scope(session: Session, own_id: int | None, asked: Filter) -> Scope:
    """Everybody in the order of the Swedish names. An invented consortium and a real one do not mix; coordinators see the real one, once there is one."""
    rows = _rows(session, asked.round_id)
    own_is_demo = next((row[6] for row in rows if row[0] == own_id), None)
    is_demo = own_is_demo if own_is_demo is not None else not any(not row[6] and row[7] for row in rows)
    levels = _levels(session)
    found = [_party(row, levels) for row in rows if row[6] == is_demo]
    giver = None
    if own_id is not None and asked.round_id is not None:
        # Who has handed in gives, also where it did not do so for the round that it looks at.
        giver = next((own for row in _rows(session, None, own_id) if isinstance(own := _party(row, levels), Party)), None)
    parties, absent = tuple(each for each in found if isinstance(each, Party)), tuple(each for each in found if isinstance(each, Absent))
    return _with_profile(session, Scope(parties, own_id, asked, absent, giver))


@dataclass(frozen=True)
class Fact:
    """A row of `SubmissionFact`."""

    submission_id: int
    key: str
    option: str | None
    number: float | None
    systems: int | None
    least: float | None
    most: float | None
    examples: list[Any] | None


_FACT = bare(SubmissionFact)
_COLUMNS: tuple[Any, ...] = (_FACT.submission_id, _FACT.key, _FACT.option, _FACT.number, _FACT.systems, _FACT.least, _FACT.most)


def read_facts(
    session: Session, submission_ids: Sequence[int], *, keys: Iterable[str] = (), below: str = "", with_examples: bool = False
) -> list[Fact]:
    """Of these keys, or of all keys that begin with `below`; one statement, by submission and id."""
    if not submission_ids:
        return []
    columns = (*_COLUMNS, _FACT.examples) if with_examples else (*_COLUMNS, sa.null())
    query = sa.select(*columns).where(_FACT.submission_id.in_(submission_ids))
    # A range, not LIKE: the index of SQLite serves it.
    query = query.where(_FACT.key >= below, _FACT.key < below + "\uffff") if below else query.where(_FACT.key.in_(list(keys)))
    return [Fact(*row) for row in session.execute(query.order_by(_FACT.submission_id, _FACT.id))]


def group_for(session: Session, person_id: int, group_id: int) -> tuple[PeerGroup, frozenset[int]]:
    group = session.exec(select(PeerGroup).where(PeerGroup.id == group_id, PeerGroup.person_id == person_id)).first()
    if group is None:
        raise NoSuchGroup
    members = session.exec(select(PeerGroupMember.institution_id).where(PeerGroupMember.peer_group_id == group_id))
    return group, frozenset(members)


def list_groups(session: Session, person_id: int) -> list[tuple[int, str]]:
    """The reader's own, by name."""
    query = select(PeerGroup).where(PeerGroup.person_id == person_id).order_by(PeerGroup.name, col(PeerGroup.id))
    return [(id_of(group), group.name) for group in session.exec(query)]


def list_rounds(session: Session) -> list[tuple[int, str]]:
    """Rounds that somebody has handed in for, latest first."""
    asked = sa.exists().where(col(Submission.round_id) == Round.id)
    query = select(Round).where(asked).order_by(col(Round.due_on).desc(), col(Round.id).desc())
    return [(id_of(each), each.name) for each in session.exec(query)]


def list_issues_of(session: Session, institution_ids: Sequence[int]) -> list[Issue]:
    """Without their facts, which are as large as a checklist; institution by institution in the order given, newest first."""
    place = {number: index for index, number in enumerate(institution_ids)}
    query = select(Issue).where(col(Issue.institution_id).in_(institution_ids)).options(defer(Issue.basis))  # type: ignore[arg-type]  # SQLModel types a column as its value
    found = session.exec(query.order_by(col(Issue.issued_at).desc(), col(Issue.id).desc()))
    return sorted(found, key=lambda issue: place[issue.institution_id])


def count_issues(session: Session, institution_ids: Sequence[int]) -> int:
    if not institution_ids:
        return 0
    return session.exec(select(func.count()).select_from(Issue).where(col(Issue.institution_id).in_(institution_ids))).one()
