"""The people of an institution, and what keeps one from taking over another's account."""

from __future__ import annotations

import pytest
from sqlmodel import Session, select

from inventory_app.accounts import actions as accounts
from inventory_app.accounts.roles import Role
from inventory_app.history.queries import list_entries
from inventory_app.institutions import members
from inventory_app.tables import Institution, Membership, Person

PEOPLE = "/institutions/almby/people/"


def person(session: Session, email: str) -> Person:
    session.rollback()
    return session.exec(select(Person).where(Person.email == email)).one()


def roles(session: Session, email: str) -> dict[str, str]:
    query = select(Institution.key, Membership.role).join(Membership, Membership.institution_id == Institution.id)
    return dict(session.exec(query.where(Membership.person_id == person(session, email).id)).all())


def institution_id(session: Session, key: str) -> int:
    return session.exec(select(Institution.id).where(Institution.key == key)).one()


def invite(client, email: str, role: str = "reader", **fields: str):
    return client.post(PEOPLE, data={"email": email, "name": "Ny Person", "role": role, "language": "en", **fields})


def link_on(client, url: str = PEOPLE) -> list[str]:
    return client.page(url).xpath("//input[@id='invitation-link']/@value")


def path(link: str) -> str:
    return link.removeprefix("http://localhost")


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("almby", "main_contact"), "en")


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


def test_invited_person_sets_a_password_by_the_link_and_is_in(contact, client, session):
    assert invite(contact, " New.Person@Almby.Example ", "it_department").status_code == 303
    (link,) = link_on(contact)
    assert link.startswith("http://localhost/invitation/")
    answer = client.post(path(link), data={"name": "Nils Ny", "password": "fyra ord i rad", "again": "fyra ord i rad"})
    assert answer.status_code == 303
    assert client.get("/institutions/almby/").status_code == 200
    new = person(session, "new.person@almby.example")
    assert (new.name, new.language, roles(session, new.email)) == ("Nils Ny", "en", {"almby": "it_department"})


def test_link_is_shown_once(contact):
    invite(contact, "new@almby.example")
    assert len(link_on(contact)) == 1
    assert link_on(contact) == []


def test_link_works_once(contact, app):
    invite(contact, "new@almby.example")
    (link,) = link_on(contact)
    words = {"name": "Nils", "password": "fyra ord i rad", "again": "fyra ord i rad"}
    assert [app.test_client().post(path(link), data=words).status_code for _ in range(2)] == [303, 404]


def test_new_link_ends_the_earlier_one(contact, client, session):
    invite(contact, "new@almby.example")
    (first,) = link_on(contact)
    url = f"{PEOPLE}{person(session, 'new@almby.example').id}"
    contact.post(f"{url}/link")
    (second,) = link_on(contact, url)
    assert (client.get(path(first)).status_code, client.get(path(second)).status_code) == (404, 200)


def test_email_that_has_an_account_just_gets_the_role(contact, cast, session):
    email = cast("bergsund", "reader") or cast("bergsund", "it_department")
    before = person(session, email).password_hash
    assert invite(contact, email.upper(), "system_owner").status_code == 303
    assert link_on(contact) == []
    assert roles(session, email)["almby"] == "system_owner"
    assert person(session, email).password_hash == before


def test_invited_elsewhere_and_not_yet_accepted_gets_no_link_from_here(contact, session, app):
    invited = accounts.add_person(session, "new@bergsund.example")
    accounts.give_role(session, invited, institution_id(session, "bergsund"), Role.MAIN_CONTACT)
    token = accounts.invite(session, invited)
    session.commit()
    invite(contact, "new@bergsund.example")
    assert link_on(contact) == []
    assert app.test_client().get(f"/invitation/{token}").status_code == 200


@pytest.mark.parametrize(
    ("email", "words"), [("nobody", "Write an e-mail address such as name@university.example."), ("", "Write an e-mail address.")]
)
def test_bad_address_is_told_at_the_field_and_nothing_typed_is_lost(contact, email, words):
    answer = invite(contact, email, "it_department")
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Ny Person"' in answer.text
    assert 'href="#email"' in answer.text


def test_unknown_role_is_refused(contact, session):
    assert invite(contact, "new@almby.example", "coordinator").status_code == 422
    session.rollback()
    assert session.exec(select(Person).where(Person.email == "new@almby.example")).first() is None


def test_main_contact_changes_a_role_and_it_holds_at_once(contact, as_person, cast, session):
    reader = cast("almby", "reader")
    client = as_person(reader)
    assert client.get("/institutions/almby/systems/add").status_code == 403
    contact.post(f"{PEOPLE}{person(session, reader).id}/role", data={"role": "it_department"})
    assert client.get("/institutions/almby/systems/add").status_code == 200


def test_removed_person_no_longer_finds_the_institution(contact, as_person, cast, session):
    reader = cast("almby", "reader")
    client = as_person(reader)
    assert client.get("/institutions/almby/").status_code == 200
    contact.post(f"{PEOPLE}{person(session, reader).id}/remove")
    assert client.get("/institutions/almby/").status_code == 404
    assert person(session, reader).is_active


def test_deactivated_person_is_out_at_once_and_comes_back(contact, as_person, cast, session):
    reader = cast("almby", "reader")
    client, url = as_person(reader), f"{PEOPLE}{person(session, reader).id}/active"
    contact.post(url, data={"active": "0"})
    assert client.get("/institutions/almby/").location.startswith("/sign-in")
    contact.post(url, data={"active": "1"})
    assert as_person(reader).get("/institutions/almby/").status_code == 200


def test_account_that_reaches_further_cannot_be_touched_from_here(contact, cast, session):
    email = cast("bergsund", "main_contact")
    invite(contact, email)
    other, url = person(session, email), f"{PEOPLE}{person(session, email).id}"
    before = (other.password_hash, other.session_mark, other.is_active)
    page = contact.page(url)
    assert page.xpath("//form[contains(@action, '/link') or contains(@action, '/active')]") == []
    contact.post(f"{url}/link")
    assert link_on(contact, url) == []
    contact.post(f"{url}/active", data={"active": "0"})
    other = person(session, email)
    assert (other.password_hash, other.session_mark, other.is_active) == before


def test_coordinators_account_cannot_be_touched_by_a_main_contact(contact, session):
    email = "rowan.thistlewick@samordning.example"
    invite(contact, email)
    url = f"{PEOPLE}{person(session, email).id}"
    contact.post(f"{url}/link")
    assert link_on(contact, url) == []


def test_role_of_somebody_who_works_elsewhere_too_can_be_changed_here_only(contact, cast, session):
    email = cast("bergsund", "it_department")
    invite(contact, email)
    contact.post(f"{PEOPLE}{person(session, email).id}/role", data={"role": "system_owner"})
    assert roles(session, email) == {"almby": "system_owner", "bergsund": "it_department"}


@pytest.mark.parametrize(("act", "data"), [("role", {"role": "reader"}), ("remove", {}), ("active", {"active": "0"}), ("link", {})])
def test_nobody_acts_on_themselves(contact, cast, session, act, data):
    email = cast("almby", "main_contact")
    contact.post(f"{PEOPLE}{person(session, email).id}/{act}", data=data)
    assert roles(session, email) == {"almby": "main_contact"}
    assert person(session, email).is_active
    assert link_on(contact) == []


@pytest.mark.parametrize(("act", "data"), [("role", {"role": "reader"}), ("remove", {}), ("active", {"active": "0"})])
def test_last_main_contact_stays_even_when_a_coordinator_wants_otherwise(coordinator, cast, session, act, data):
    email = cast("almby", "main_contact")
    answer = coordinator.post(f"{PEOPLE}{person(session, email).id}/{act}", data=data, follow_redirects=True)
    assert "This is the only main contact who can sign in." in answer.text
    assert (roles(session, email), person(session, email).is_active) == ({"almby": "main_contact"}, True)


def test_main_contact_who_has_not_accepted_yet_is_no_second_one(coordinator, cast, session):
    invite(coordinator, "new@almby.example", "main_contact")
    email = cast("almby", "main_contact")
    old = "majken.tallbrink@almby.example"
    assert email in (old, "new@almby.example")
    coordinator.post(f"{PEOPLE}{person(session, old).id}/remove")
    assert roles(session, old) == {"almby": "main_contact"}


def test_invitation_that_would_take_the_role_of_the_last_main_contact_is_refused(coordinator, cast, session):
    email = cast("almby", "main_contact")
    assert invite(coordinator, email, "reader").status_code == 422
    assert roles(session, email) == {"almby": "main_contact"}


def test_coordinator_cannot_let_themselves_in(coordinator, session):
    answer = invite(coordinator, "ingalill.stensjo@samordning.example", "main_contact")
    assert answer.status_code == 422
    assert roles(session, "ingalill.stensjo@samordning.example") == {}
    assert coordinator.get("/institutions/almby/").status_code == 404


def test_somebody_elses_person_is_not_found(contact, cast, session):
    stranger = person(session, cast("bergsund", "it_department")).id
    assert contact.get(f"{PEOPLE}{stranger}").status_code == 404
    for act in ("role", "link", "active", "remove"):
        assert contact.post(f"{PEOPLE}{stranger}/{act}", data={"role": "reader", "active": "0"}).status_code == 404
    assert roles(session, cast("bergsund", "it_department")) == {"bergsund": "it_department"}


def test_everything_is_in_the_history(contact, cast, session):
    reader = person(session, cast("almby", "reader"))
    url = f"{PEOPLE}{reader.id}"
    invite(contact, "new@almby.example")
    contact.post(f"{url}/role", data={"role": "it_department"})
    contact.post(f"{url}/link")
    contact.post(f"{url}/active", data={"active": "0"})
    contact.post(f"{url}/active", data={"active": "1"})
    contact.post(f"{url}/remove")
    session.rollback()
    entries = [entry for entry in list_entries(session, institution_id(session, "almby"), members.SUBJECT) if entry.by]
    acts = [(entry.action, entry.before, entry.after) for entry in reversed(entries)]
    assert acts[-6:] == [
        ("invited", None, "reader"),
        ("role_changed", "reader", "it_department"),
        ("link_made", None, None),
        ("deactivated", None, None),
        ("reactivated", None, None),
        ("removed", "it_department", None),
    ]
    shown = contact.page("/institutions/almby/history").text_content()
    assert f"Removed {reader.name} ({reader.email}) from the institution" in shown


def test_list_sends_as_many_statements_with_four_people_as_with_twenty(contact, session, sql_count):
    def count() -> int:
        contact.get(PEOPLE)
        with sql_count() as statements:
            contact.get(PEOPLE)
        return len(statements)

    few = count()
    for number in range(16):
        added = accounts.add_person(session, f"p{number}@almby.example")
        accounts.give_role(session, added, institution_id(session, "almby"), Role.READER)
    session.commit()
    assert count() == few


def test_script_in_a_name_is_text(contact):
    invite(contact, "new@almby.example", name="<script>alert(1)</script>")
    assert contact.page(PEOPLE).xpath("//table[@id='people']//script") == []
