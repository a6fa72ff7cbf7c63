"""Ticking systems from the starter list."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.content.starter import load_starter_list
from inventory_app.tables import ChangeSet, Institution, System
from tests.pages import error_links, inputs_of, parsed, words

ALMBY, DALHEM = "/institutions/almby/systems/", "/institutions/dalhem/systems/"


@pytest.fixture
def client(as_person):
    return as_person("rut.enskede-moberg@dalhem.example", "sv")


def systems(session, key: str = "dalhem") -> list[System]:
    session.rollback()
    return list(
        session.exec(select(System).join(Institution, Institution.id == System.institution_id).where(Institution.key == key).order_by(System.id))
    )


def test_list_offers_every_entry_by_kind_with_a_name_to_change(client):
    page = client.page(f"{DALHEM}starter-list")
    entries = load_starter_list().entries
    assert page.xpath("//input[@name='tick']/@value") == [entry.key for entry in entries]
    assert page.xpath("//input[@name='tick'][@checked]") == []
    assert [page.xpath("string(//input[@name=$name]/@value)", name=f"name-{entry.key}") for entry in entries] == [entry.name.sv for entry in entries]
    assert len(page.xpath("//fieldset[contains(@class,'starter-kind')]")) == 10


def test_ticked_entries_become_ordinary_systems_with_first_answers(client, session):
    before = len(systems(session))
    sent = inputs_of(client.page(f"{DALHEM}starter-list")) | {"tick": ["registry", "visits_sheet"], "name-visits_sheet": ["  Besöks-Excel "]}
    answer = client.post(f"{DALHEM}starter-list", data=sent)
    assert (answer.status_code, answer.location) == (303, DALHEM)
    added = systems(session)[before:]
    assert [(system.name, system.support_kind, system.areas) for system in added] == [
        ("Diarium", "case_registry", ["business_collaboration", "research_innovation", "municipality_region"]),
        ("Besöks-Excel", "spreadsheet", ["business_collaboration"]),
    ]
    assert added[1].answers == {
        "name": "Besöks-Excel",
        "support_kind": "spreadsheet",
        "areas": ["business_collaboration"],
        "information_types": ["organisations", "contacts", "activities", "notes"],
    }
    assert added[1].answered == 4
    acts = session.exec(select(ChangeSet.action).where(ChangeSet.subject == f"system:{added[1].id}")).all()
    assert acts == ["starter"]
    client.page(f"{DALHEM}{added[1].id}/")


def test_name_that_the_register_has_is_not_added_twice(client, session):
    sent = inputs_of(client.page(f"{DALHEM}starter-list")) | {"tick": ["registry", "contracts"], "name-contracts": ["DIARIUM"]}
    client.post(f"{DALHEM}starter-list", data=sent)
    client.post(f"{DALHEM}starter-list", data=sent)
    assert [system.name for system in systems(session) if system.name.casefold() == "diarium"] == ["Diarium"]


def test_kinds_that_the_register_has_are_marked(as_person):
    page = as_person("ossian.kvarnmark@almby.example", "en").page(f"{ALMBY}starter-list")
    assert "In your register already: Kontaktnavet" in words(page, "//fieldset[contains(@class,'starter-kind')]")


def test_entry_that_was_added_is_marked(client):
    sent = inputs_of(client.page(f"{DALHEM}starter-list")) | {"tick": ["registry"]}
    client.post(f"{DALHEM}starter-list", data=sent)
    marked = client.page(f"{DALHEM}starter-list").xpath(
        "//li[contains(@class,'starter-entry')][.//*[contains(@class,'ds-tag')]]//input[@name='tick']/@value"
    )
    assert marked == ["registry"]


def test_nothing_ticked_is_said(client):
    answer = client.post(f"{DALHEM}starter-list", data=inputs_of(client.page(f"{DALHEM}starter-list")))
    assert answer.status_code == 422
    assert len(error_links(parsed(answer))) == 1


@pytest.mark.parametrize("name", ["", "x" * 201])
def test_faulty_name_is_said_beside_it_and_nothing_is_lost(client, session, name):
    before = len(systems(session))
    sent = inputs_of(client.page(f"{DALHEM}starter-list")) | {
        "tick": ["registry", "events"],
        "name-registry": [name],
        "name-newsletters": ["Mitt namn"],
    }
    answer = client.post(f"{DALHEM}starter-list", data=sent)
    page = parsed(answer)
    assert (answer.status_code, [target for target, _message in error_links(page)]) == (422, ["name-registry"])
    assert page.xpath("//input[@name='tick'][@checked]/@value") == ["events", "registry"]
    assert page.xpath("string(//input[@name='name-newsletters']/@value)") == "Mitt namn"
    assert len(systems(session)) == before


def test_list_is_linked_from_the_register_its_empty_state_and_adding(client, session):
    for address in (DALHEM, f"{DALHEM}add"):
        assert f"{DALHEM}starter-list" in client.page(address).xpath("//main//a/@href")
    for system in systems(session):
        session.delete(system)
    session.commit()
    assert f"{DALHEM}starter-list" in client.page(DALHEM).xpath("//*[@class='empty-state']//a/@href")


def test_reader_is_not_let_in(as_person):
    assert as_person("tage.lindrot@almby.example").get(f"{ALMBY}starter-list").status_code == 403
