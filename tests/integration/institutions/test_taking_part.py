"""Sharing, declining, and what has happened."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.answers.values import fingerprint
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel, decide, sharing_of
from inventory_app.tables import Institution, Sharing

pytestmark = pytest.mark.usefixtures("nobody_decided")

SHARING = "/institutions/almby/sharing"


@pytest.fixture
def almby(session):
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("almby", "main_contact"), "en")


def form_of(client) -> dict[str, str]:
    """What the page would send if nothing was touched."""
    page = client.page(SHARING)
    return {field.name: field.value for field in page.xpath("//main//input[@type='hidden' or @checked]") if field.name != "csrf_token"}


def test_defaults_hold_until_somebody_decides(session, almby):
    assert sharing_of(session, almby.id) == DEFAULTS


def test_decision_holds_at_once_and_says_who_and_when(contact, session, almby):
    contact.post(SHARING, data=form_of(contact) | {"costs": "counted"})
    session.rollback()
    assert sharing_of(session, almby.id) == DEFAULTS | {Part.COSTS: ShareLevel.COUNTED}
    page = contact.page(SHARING)
    words = page.xpath("string(//fieldset[@id='share-costs']/p[@class='limit'])")
    assert words.startswith("Decided ")
    assert words.endswith(" by Majken Tallbrink")


def test_what_was_not_touched_is_not_decided(contact, session, almby):
    contact.post(SHARING, data=form_of(contact) | {"costs": "counted"})
    session.rollback()
    assert session.exec(select(Sharing.part).where(Sharing.institution_id == almby.id)).all() == ["costs"]


def test_unknown_level_and_unknown_part_change_nothing(contact, session, almby):
    contact.post(SHARING, data=form_of(contact) | {"costs": "everybody", "passwords": "named"})
    session.rollback()
    assert sharing_of(session, almby.id) == DEFAULTS


def test_two_who_decide_differently_see_both_and_nothing_is_overwritten(contact, session, almby):
    stale = form_of(contact)
    decide(session, almby.id, None, {Part.COSTS: ShareLevel.NAMED})
    session.commit()
    answer = contact.post(SHARING, data=stale | {"costs": "counted", "profile": "withheld"})
    assert answer.status_code == 409
    assert "Somebody else chose: By name" in answer.text
    session.rollback()
    found = sharing_of(session, almby.id)
    assert (found[Part.COSTS], found[Part.PROFILE]) == (ShareLevel.NAMED, ShareLevel.WITHHELD)


def test_stale_form_does_not_undo_what_it_did_not_touch(contact, session, almby):
    stale = form_of(contact)
    decide(session, almby.id, None, {Part.SYSTEMS: ShareLevel.WITHHELD})
    session.commit()
    contact.post(SHARING, data=stale | {"costs": "counted"})
    session.rollback()
    assert sharing_of(session, almby.id)[Part.SYSTEMS] == ShareLevel.WITHHELD


def test_form_remembers_what_it_showed(contact):
    assert form_of(contact)["costs!seen"] == fingerprint("withheld")


def test_reader_sees_what_is_shared_and_cannot_change_it(as_person, cast):
    client = as_person(cast("almby", "reader"))
    assert client.page(SHARING).xpath("count(//fieldset[@disabled])") == len(Part)
    assert client.post(SHARING, data={"costs": "named"}).status_code == 403


def test_declining_needs_a_reason(contact, session, almby):
    assert contact.post("/institutions/almby/decline", data={"reason": " \n "}).status_code == 422
    session.rollback()
    assert almby.state == "active"


def test_declined_and_taken_back_leaves_everything_as_it_was(contact, session, almby):
    contact.post("/institutions/almby/decline", data={"reason": "Vi är inte mogna.\r\nFråga igen."})
    session.rollback()
    assert (almby.state, almby.decline_reason) == ("declined", "Vi är inte mogna.\nFråga igen.")
    contact.post("/institutions/almby/rejoin")
    session.rollback()
    assert (almby.state, almby.decline_reason) == ("active", "")
    assert len(contact.page("/institutions/almby/systems/").xpath("//table[@id='systems']/tbody/tr")) == 12


def test_history_tells_what_was_decided_in_words(contact):
    contact.post(SHARING, data=form_of(contact) | {"costs": "counted"})
    contact.post("/institutions/almby/decline", data={"reason": "Inte nu."})
    page = contact.page("/institutions/almby/history")
    assert page.xpath("//p[@class='history-what']/text()")[:2] == ["Declined to take part", "Sharing decided: Costs"]
    assert page.xpath("//li[2]//dl[@class='before-after']//dd/text()") == ["Not at all", "Counted, without name"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", ["sharing", "decline", "history", "people/"])
def test_each_page_stands_in_both_languages(as_person, cast, page, language):
    client = as_person(cast("almby", "main_contact"), language)
    assert client.page(f"/institutions/almby/{page}").xpath("count(//h1)") == 1
