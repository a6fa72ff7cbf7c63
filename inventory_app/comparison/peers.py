"""Groups of institutions that a person makes and keeps, to compare them again and again. Nobody else sees them. Nothing here commits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.comparison.queries import group_for
from inventory_app.tables import Institution, PeerGroup, PeerGroupMember, Submission, id_of
from inventory_app.tables.columns import bare

# As many as a menu holds.
MOST_GROUPS = 20
LONGEST_NAME = 60


class GroupNameTaken(Exception):
    """The person has another group of this name."""


class TooManyGroups(Exception):
    """The person has as many groups as one may have."""


@dataclass(frozen=True)
class Peers:
    group_id: int
    name: str
    members: frozenset[int]


def list_peers(session: Session, person_id: int) -> list[Peers]:
    """The person's groups with their members, by name; one statement."""
    group, member = bare(PeerGroup), bare(PeerGroupMember)
    query = (
        sa.select(group.id, group.name, member.institution_id)
        .select_from(group.id.table.outerjoin(member.id.table, member.peer_group_id == group.id))
        .where(group.person_id == person_id)
        .order_by(group.name, group.id, member.id)
    )
    found: dict[tuple[int, str], list[int]] = {}
    for group_id, name, institution_id in session.execute(query):
        members = found.setdefault((group_id, name), [])
        if institution_id is not None:
            members.append(institution_id)
    return [Peers(group_id, name, frozenset(members)) for (group_id, name), members in found.items()]


def list_candidates(session: Session, own_id: int | None) -> list[Institution]:
    """Active institutions of the reader's consortium, the invented or the real one, in the order of the Swedish names."""
    own = session.get(Institution, own_id) if own_id is not None else None
    if own is not None:
        is_demo = own.is_demo
    else:
        # As coordinators' views do: the real consortium, once somebody in it has handed in.
        handed_in = (
            select(Submission.id).join(Institution, col(Institution.id) == Submission.institution_id).where(col(Institution.is_demo).is_(False))
        )
        is_demo = session.exec(handed_in.limit(1)).first() is None
    query = select(Institution).where(col(Institution.is_demo).is_(is_demo), Institution.state == "active")
    return list(session.exec(query.order_by(Institution.name_sv, col(Institution.id))))


def _save_name(session: Session, group: PeerGroup, name: str) -> None:
    group.name = name
    try:
        with session.begin_nested():
            session.add(group)
            session.flush()
    except sa.exc.IntegrityError:
        raise GroupNameTaken from None


def _take_in(session: Session, group: PeerGroup, institution_ids: Collection[int]) -> None:
    group_id, wanted = id_of(group), set(institution_ids)
    for member in session.exec(select(PeerGroupMember).where(PeerGroupMember.peer_group_id == group_id)):
        if member.institution_id in wanted:
            wanted.discard(member.institution_id)
        else:
            session.delete(member)
    session.add_all(PeerGroupMember(peer_group_id=group_id, institution_id=institution_id) for institution_id in sorted(wanted))
    session.flush()


def make_group(session: Session, person_id: int, name: str, institution_ids: Collection[int]) -> PeerGroup:
    count = session.exec(select(sa.func.count()).select_from(PeerGroup).where(PeerGroup.person_id == person_id)).one()
    if count >= MOST_GROUPS:
        raise TooManyGroups
    group = PeerGroup(person_id=person_id, name=name)
    _save_name(session, group, name)
    _take_in(session, group, institution_ids)
    return group


def change_group(session: Session, person_id: int, group_id: int, name: str, institution_ids: Collection[int]) -> PeerGroup:
    group, _members = group_for(session, person_id, group_id)
    _save_name(session, group, name)
    _take_in(session, group, institution_ids)
    return group


def delete_group(session: Session, person_id: int, group_id: int) -> str:
    """Returns its name."""
    group, _members = group_for(session, person_id, group_id)
    name = group.name
    session.delete(group)
    session.flush()
    return name
