"""Who may touch whose account."""

from __future__ import annotations

from datetime import timedelta

from inventory_app.accounts.roles import Role
from inventory_app.institutions.members import AccountState, Member
from inventory_app.tables import Person, now


def person(number: int, **fields: object) -> Person:
    return Person(id=number, email=f"p{number}@almby.example", name=f"P{number}", session_mark="x", **{"password_hash": "h", **fields})


def member(memberships: int = 1, invited: bool = False, **fields: object) -> Member:
    return Member(person(2, **fields), Role.READER, memberships, now() + timedelta(days=3) if invited else None)


CONTACT, COORDINATOR = person(1), person(3, is_coordinator=True)


def test_main_contact_runs_accounts_that_belong_here_alone():
    assert member(memberships=1).account_is_run_by(CONTACT)
    assert not member(memberships=2).account_is_run_by(CONTACT)


def test_nobody_but_the_other_coordinators_page_runs_a_coordinators_account():
    assert not member(is_coordinator=True).account_is_run_by(CONTACT)
    assert not member(is_coordinator=True).account_is_run_by(COORDINATOR)


def test_coordinator_runs_accounts_that_belong_to_several_institutions():
    assert member(memberships=2).account_is_run_by(COORDINATOR)


def test_nobody_runs_their_own_account_here():
    assert not member().account_is_run_by(person(2))


def test_state_of_an_account():
    assert member().state is AccountState.ACTIVE
    assert member(is_active=False).state is AccountState.DEACTIVATED
    assert member(password_hash=None, invited=True).state is AccountState.INVITED
    assert member(password_hash=None).state is AccountState.INVITATION_OVER
