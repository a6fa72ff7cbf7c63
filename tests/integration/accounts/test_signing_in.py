"""Signing in, invitations that are over, one's own account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from inventory_app.accounts import actions
from inventory_app.tables import Invitation, Person, now

WORDS = "varmblabarssoppa"


@pytest.fixture
def email(cast):
    return cast("almby", "main_contact")


def enter(client, email, password=WORDS, **options):
    return client.post("/sign-in", data={"email": email, "password": password}, **options)


def test_person_signs_in_with_email_in_any_case_and_lands_at_the_institution(client, email):
    assert enter(client, f" {email.upper()} ").status_code == 303
    assert client.get("/").location == "/institutions/almby/"


def test_person_goes_on_to_where_they_wanted(client, email):
    answer = client.get("/institutions/almby/sharing?x=1")
    assert answer.location == "/sign-in?next=/institutions/almby/sharing?x%3D1"
    page = client.page(answer.location)
    (action,) = page.xpath("//main//form/@action")
    assert client.post(action, data={"email": email, "password": WORDS}).location == "/institutions/almby/sharing?x=1"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(client, email, target):
    answer = client.post("/sign-in", query_string={"next": target}, data={"email": email, "password": WORDS})
    assert answer.location == "/"


def test_wrong_password_and_unknown_address_sound_the_same(client, email):
    first, second = enter(client, email, "wrong password"), enter(client, "nobody@almby.example", "wrong password")
    assert (first.status_code, second.status_code) == (422, 422)
    assert first.text.replace(email, "X") == second.text.replace("nobody@almby.example", "X")


def test_after_five_failures_even_the_right_password_waits(client, email):
    for _ in range(5):
        enter(client, email, "wrong password")
    assert enter(client, email).status_code == 429


def test_empty_form_tells_at_the_fields(client):
    answer = enter(client, "", "")
    assert answer.status_code == 422
    assert 'href="#email"' in answer.text
    assert 'href="#password"' in answer.text


def test_deactivated_person_cannot_sign_in(client, email, session):
    person = session.exec(select(Person).where(Person.email == email)).one()
    person.is_active = False
    session.add(person)
    session.commit()
    assert enter(client, email).status_code == 422


def test_session_is_a_new_one_after_signing_in(client, email):
    with client.session_transaction() as cookie:
        cookie["planted"] = "before"
    enter(client, email)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie


def test_signing_out_ends_it(client, email):
    enter(client, email)
    client.post("/sign-out")
    assert client.get("/account").location.startswith("/sign-in")


@pytest.mark.parametrize("how", ["unknown", "expired", "used", "deactivated"])
def test_invitation_that_is_over_says_what_to_do(client, session, how):
    person = actions.add_person(session, "new@almby.example")
    token = actions.invite(session, person)
    invitation = session.exec(select(Invitation)).one()
    if how == "expired":
        invitation.expires_at = now() - timedelta(seconds=1)
    if how == "used":
        invitation.used_at = now()
    person.is_active = how != "deactivated"
    session.add_all([invitation, person])
    session.commit()
    answer = client.get(f"/invitation/{'unknown' if how == 'unknown' else token}")
    assert answer.status_code == 404
    assert 'href="/sign-in"' in answer.text


def test_invitation_with_passwords_that_differ_is_told_and_stays_good(client, session):
    token = actions.invite(session, actions.add_person(session, "new@almby.example", name="Nils"))
    session.commit()
    answer = client.post(f"/invitation/{token}", data={"name": "Nils Ny", "password": "fyra ord i rad", "again": "fem ord i en rad"})
    assert answer.status_code == 422
    assert 'href="#again"' in answer.text
    assert 'value="Nils Ny"' in answer.text
    assert client.get(f"/invitation/{token}").status_code == 200


def test_name_of_blanks_is_refused(as_person, email, session):
    assert as_person(email).post("/account", data={"name": "  ", "language": "sv"}).status_code == 422


def test_account_changes_name_and_language(as_person, email, session):
    client = as_person(email)
    client.post("/account", data={"name": "Majken T", "language": "en"})
    assert client.page("/account").xpath("string(//html/@lang)") == "en"
    person = session.exec(select(Person).where(Person.email == email)).one()
    assert (person.name, person.language) == ("Majken T", "en")


def test_changed_password_signs_out_elsewhere_and_not_here(client, email, app):
    other = app.test_client()
    enter(client, email)
    enter(other, email)
    new = "fyra helt nya ord"
    answer = client.post("/account/password", data={"current": WORDS, "password": new, "again": new})
    assert answer.status_code == 303
    assert client.get("/account").status_code == 200
    assert other.get("/account").location.startswith("/sign-in")
    assert enter(other, email, new).status_code == 303


def test_password_is_not_changed_without_the_current_one(client, email):
    enter(client, email)
    new = "fyra helt nya ord"
    answer = client.post("/account/password", data={"current": "wrong password", "password": new, "again": new})
    assert answer.status_code == 422
    assert 'href="#current"' in answer.text


def test_password_is_never_written_into_a_page(client, email):
    enter(client, email)
    answer = client.post("/account/password", data={"current": WORDS, "password": "kort", "again": "kort"})
    assert WORDS not in answer.text
    assert 'value="kort"' not in answer.text
