"""Every endpoint, every role. What a role may do stands in `accounts.roles`; an endpoint that is added later is walked without a word here,
unless its address has an argument that nobody has named below.
"""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from lxml import html
from sqlmodel import SQLModel, select

from inventory_app import create_app
from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import ALLOWED, COORDINATOR, May, Role
from inventory_app.config import read_settings
from inventory_app.tables import (
    Comment,
    Institution,
    JointMember,
    Membership,
    Person,
    ProposalDecision,
    RequirementChoice,
    System,
)
from inventory_app.web.access import need_of
from tests.integration.walking import COORDINATES, ELSEWHERE, MEMBERS, Addresses, Walked, walk

IDS = frozenset(
    {*("system_id", "joint_id", "person_id", "change_set_id", "number", "key", "version", "file_id", "draft_id", "run_id", "comment_id", "group_id")}
)
# Its key is the fingerprint of what is being printed, and it tells no more than whether that has been done.
WITHOUT_IDS = ("specification.print_state",)


@pytest.fixture
def addresses(app, session):
    return Addresses(app, session)


def answered(client, walked: Walked, url: str) -> int:
    return client.open(url, method=walked.method).status_code


def test_there_is_something_to_walk(app):
    walked = walk(app)
    assert len(walked) > 60
    assert {w.need.verb for w in walked} >= {None, *May} - {May.ISSUE}


def test_every_endpoint_declares_whom_it_is_for(app):
    assert [rule.endpoint for rule in app.url_map.iter_rules() if need_of(app, rule.endpoint) is None] == []


def test_every_endpoint_below_an_institution_names_a_right(app):
    assert [str(w) for w in walk(app) if w.is_at_institution and w.need.verb is None] == []


def test_endpoint_that_declares_nothing_is_refused(tmp_path):
    app = create_app(read_settings({"INVENTORY_DATA": str(tmp_path)}))
    app.add_url_rule("/forgotten", "forgotten", lambda: "open to all")
    assert app.test_client().get("/forgotten").status_code == 403


def test_stranger_is_sent_to_sign_in_and_changes_nothing(app, client, addresses):
    wrong = []
    for walked in walk(app):
        status = answered(client, walked, addresses.of(walked))
        wanted = {302} if walked.method == "GET" else {401}
        if walked.need.is_public:
            wanted = {200, 303, 404, 422}
        if status not in wanted:
            wrong.append(f"{walked}: {status}")
    assert wrong == []


def _expected(walked: Walked, role: Role | None) -> int | None:
    """The refusal that is due; None when the person may. `role` is None for a coordinator."""
    verb = walked.need.verb
    if verb is None:
        return None
    if not walked.is_at_institution:
        return None if role is None else 403
    if role is None:
        return None if verb in COORDINATOR else 404
    return None if verb in ALLOWED[role] else 403


@pytest.mark.usefixtures("instant_printer")
@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "coordinator")
def test_role_may_exactly_what_the_table_says(app, as_person, addresses, role, session):
    client = as_person(MEMBERS[role] if role else COORDINATES)
    addresses.belongs_to(session, MEMBERS[role] if role else COORDINATES)
    wrong, allowed, refused = [], 0, 0
    for walked in walk(app):
        status, expected = answered(client, walked, addresses.of(walked)), _expected(walked, role)
        if expected is None:
            allowed += 1
            is_wrong = status in (401, 403, 500) or (status == 404 and not walked.need.is_public)
        else:
            refused += 1
            is_wrong = status != expected
        if is_wrong:
            wrong.append(f"{walked}: {status}, expected {expected or 'to be let in'}")
    assert wrong == []
    assert (allowed > 5, refused > 5) == (True, True)


def test_another_institutions_pages_are_not_there(app, as_person, addresses):
    client = as_person(ELSEWHERE)
    at_institution = [walked for walked in walk(app) if walked.is_at_institution]
    assert [f"{w}: {status}" for w in at_institution if (status := answered(client, w, addresses.of(w))) != 404] == []


def test_institution_that_does_not_exist_looks_like_one_that_is_not_ours(app, as_person, addresses):
    client = as_person(ELSEWHERE)
    for walked in walk(app):
        if walked.is_at_institution:
            assert answered(client, walked, addresses.of(walked, institution_key="no-such")) == 404


def test_another_institutions_ids_are_not_found_under_ones_own_address(app, as_person, addresses):
    """Bergsund's main contact may do everything there, but not with what is almby's."""
    client = as_person(ELSEWHERE)
    with_ids = [walked for walked in walk(app) if walked.is_at_institution and walked.arguments & IDS and walked.rule.endpoint not in WITHOUT_IDS]
    assert len(with_ids) > 20
    assert [f"{w}: {status}" for w in with_ids if (status := answered(client, w, addresses.of(w, institution_key="bergsund"))) != 404] == []


def test_refused_request_changes_nothing(app, as_person, addresses, session):
    """What a reader and a stranger send at every writing endpoint leaves the institution as it was."""

    def state() -> list[Any]:
        session.rollback()
        return [
            sorted((s.id, s.name, s.deleted_at) for s in session.exec(select(System))),
            sorted((m.person_id, m.institution_id, m.role) for m in session.exec(select(Membership))),
            sorted((c.institution_id, c.key, c.level or "") for c in session.exec(select(RequirementChoice))),
            sorted((m.institution_id, m.approved_hash, m.remark) for m in session.exec(select(JointMember))),
            sorted((p.id, p.is_active, p.is_coordinator, p.session_mark) for p in session.exec(select(Person))),
            sorted((c.id, c.text, c.resolved_at) for c in session.exec(select(Comment))),
            sorted((d.institution_id, d.proposal, d.is_accepted) for d in session.exec(select(ProposalDecision))),
            {table.name: session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in SQLModel.metadata.sorted_tables},
        ]

    before = state()
    for client in (as_person(MEMBERS[Role.READER]), as_person(ELSEWHERE)):
        for walked in walk(app):
            if walked.method == "POST" and walked.is_at_institution:
                answered(client, walked, addresses.of(walked))
    assert state() == before


def test_link_to_another_institutions_system_is_not_taken(as_person, addresses, session):
    client = as_person(ELSEWHERE)
    own = session.exec(
        select(System).join(Institution, Institution.id == System.institution_id).where(Institution.key == "bergsund").order_by(System.id)
    ).first()
    assert own is not None
    answer = client.post(
        f"/institutions/bergsund/systems/{own.id}/basics",
        data={"present": "lineage", "lineage!seen": "-", "lineage.predecessor.system": str(addresses.live.id)},
    )
    assert answer.status_code == 422
    offered = html.document_fromstring(answer.text).xpath("//select[@name='lineage.predecessor.system']/option/@value")
    assert len(offered) > 1
    assert str(addresses.live.id) not in offered
    session.rollback()
    session.refresh(own)
    assert str(addresses.live.id) not in str(own.answers.get("lineage"))


def test_another_institutions_own_requirement_in_a_form_is_refused(as_person, addresses, session):
    client, key, before = as_person(ELSEWHERE), addresses.own.key, addresses.own.level
    level = "must" if before == "should" else "should"
    answer = client.post(f"/institutions/bergsund/checklist/{addresses.own.category}", data={"present": key, f"{key}|level": level})
    assert answer.status_code == 400
    session.rollback()
    session.refresh(addresses.own)
    assert addresses.own.level == before


def test_password_link_cannot_be_made_across_institutions(as_person, addresses, session):
    """The main contact of bergsund invites almby's people; that gives a role there and no way into the account."""
    client = as_person(ELSEWHERE)
    client.post("/institutions/bergsund/people/", data={"email": MEMBERS[Role.MAIN_CONTACT], "role": "reader", "language": "sv"})
    person = accounts.find_person(session, MEMBERS[Role.MAIN_CONTACT])
    assert person is not None
    client.post(f"/institutions/bergsund/people/{person.id}/link")
    assert client.page("/institutions/bergsund/people/").xpath("//input[@id='invitation-link']") == []
