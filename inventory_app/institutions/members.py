"""Who belongs to an institution, and the verbs that change it. None commits.

An account reaches as far as all its roles together. Whoever can make a new link for an account can take it over, so a main contact
may do that only with accounts that belong to this institution alone; a coordinator may do it with every account but another coordinator's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import Role
from inventory_app.history.actions import record
from inventory_app.tables import Institution, Invitation, Membership, Person, now

SUBJECT = "people"


class NoSuchMember(Exception):
    """The person does not belong to this institution."""


class OnOneself(Exception):
    """People do not change their own role or access: that would lock them out, or let a coordinator in."""


class LastMainContact(Exception):
    """Without this person nobody could invite, hand in or decide sharing."""


class AccountElsewhere(Exception):
    """The account reaches further than this institution; only the role here can be changed."""


class AccountState(StrEnum):
    INVITED = "invited"
    INVITATION_OVER = "invitation_over"
    ACTIVE = "active"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Member:
    person: Person
    role: Role
    memberships: int
    invited_until: datetime | None

    @property
    def id(self) -> int:
        assert self.person.id is not None
        return self.person.id

    @property
    def state(self) -> AccountState:
        if not self.person.is_active:
            return AccountState.DEACTIVATED
        if self.person.password_hash:
            return AccountState.ACTIVE
        return AccountState.INVITED if self.invited_until else AccountState.INVITATION_OVER

    @property
    def is_able(self) -> bool:
        return self.state is AccountState.ACTIVE

    def account_is_run_by(self, actor: Person) -> bool:
        if self.person.id == actor.id or self.person.is_coordinator:
            return False
        return actor.is_coordinator or self.memberships == 1


def list_members(session: Session, institution_id: int) -> list[Member]:
    """By name; one statement."""
    everywhere: Any = (
        sa.select(sa.func.count()).select_from(Membership).where(col(Membership.person_id) == col(Person.id)).correlate(Person).scalar_subquery()
    )
    invited: Any = (
        sa.select(sa.func.max(Invitation.expires_at))
        .where(col(Invitation.person_id) == col(Person.id), col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now())
        .correlate(Person)
        .scalar_subquery()
    )
    query: Any = (
        sa.select(Person, Membership.role, everywhere, invited)  # type: ignore[call-overload]  # columns of SQLModel classes look like plain values
        .join(Membership, col(Membership.person_id) == col(Person.id))
        .where(col(Membership.institution_id) == institution_id)
        .order_by(Person.name, col(Person.id))
    )
    return [Member(person, Role(role), count, until) for person, role, count, until in session.execute(query)]


def find_member(members: Sequence[Member], person_id: int) -> Member:
    for member in members:
        if member.person.id == person_id:
            return member
    raise NoSuchMember


@dataclass(frozen=True)
class Invited:
    """`token` is None when the person needs no link from here."""

    person: Person
    token: str | None
    is_new: bool


def lock(session: Session, institution_id: int) -> None:
    """Two who take the role from each other at once must wait for one another."""
    session.exec(select(Institution.id).where(Institution.id == institution_id).with_for_update()).one()


def add_member(session: Session, institution_id: int, actor: Person | None, *, email: str, name: str, role: Role, language: str) -> Invited:
    """An e-mail address that has an account just gets the role. `actor` is None for the command line."""
    lock(session, institution_id)
    person = accounts.find_person(session, email)
    is_new = person is None
    if person is None:
        person = accounts.add_person(session, email, name=name, language=language)
    elif actor is not None and person.id == actor.id:
        raise OnOneself
    members = list_members(session, institution_id)
    before = next((member for member in members if member.person.id == person.id), None)
    if before and before.role != role:
        _keep_a_main_contact(members, before)
    accounts.give_role(session, person, institution_id, role)
    if before is None or before.role != role:
        _record(session, institution_id, actor, "invited" if before is None else "role_changed", person, before.role if before else None, role)
    needs_link = is_new or (person.password_hash is None and _belongs_only_here(session, person, institution_id))
    return Invited(person, accounts.invite(session, person) if needs_link else None, is_new)


def _belongs_only_here(session: Session, person: Person, institution_id: int) -> bool:
    elsewhere = session.exec(select(Membership.id).where(Membership.person_id == person.id, Membership.institution_id != institution_id)).first()
    return elsewhere is None and not person.is_coordinator and person.is_active


def _record(
    session: Session, institution_id: int, actor: Person | None, action: str, person: Person, before: str | None = None, after: str | None = None
) -> None:
    changes = {f"{person.name} ({person.email})": (before and str(before), after and str(after))}
    record(session, institution_id, actor.id if actor else None, SUBJECT, action, changes)


def _keep_a_main_contact(members: Sequence[Member], leaving: Member) -> None:
    """Only people who can sign in count: an invitation that nobody has accepted helps nobody."""
    able = [member.id for member in members if member.role is Role.MAIN_CONTACT and member.is_able]
    if able == [leaving.id]:
        raise LastMainContact


def _other(session: Session, institution_id: int, actor: Person, person_id: int) -> tuple[Member, list[Member]]:
    lock(session, institution_id)
    members = list_members(session, institution_id)
    member = find_member(members, person_id)
    if member.person.id == actor.id:
        raise OnOneself
    return member, members


def change_role(session: Session, institution_id: int, actor: Person, person_id: int, role: Role) -> Member:
    member, members = _other(session, institution_id, actor, person_id)
    if member.role != role:
        _keep_a_main_contact(members, member)
        accounts.give_role(session, member.person, institution_id, role)
        _record(session, institution_id, actor, "role_changed", member.person, member.role, role)
    return member


def remove_member(session: Session, institution_id: int, actor: Person, person_id: int) -> Member:
    """From this institution; the account and what it did stay."""
    member, members = _other(session, institution_id, actor, person_id)
    _keep_a_main_contact(members, member)
    session.execute(sa.delete(Membership).where(col(Membership.person_id) == person_id, col(Membership.institution_id) == institution_id))
    _record(session, institution_id, actor, "removed", member.person, member.role)
    return member


def make_link(session: Session, institution_id: int, actor: Person, person_id: int) -> Invited:
    member, _members = _other(session, institution_id, actor, person_id)
    if not member.account_is_run_by(actor) or not member.person.is_active:
        raise AccountElsewhere
    _record(session, institution_id, actor, "link_made", member.person)
    return Invited(member.person, accounts.invite(session, member.person), False)


def set_member_active(session: Session, institution_id: int, actor: Person, person_id: int, is_active: bool) -> Member:
    member, members = _other(session, institution_id, actor, person_id)
    if not member.account_is_run_by(actor):
        raise AccountElsewhere
    if member.person.is_active == is_active:
        return member
    if not is_active:
        _keep_a_main_contact(members, member)
    accounts.set_active(member.person, is_active)
    session.add(member.person)
    _record(session, institution_id, actor, "reactivated" if is_active else "deactivated", member.person)
    return member
