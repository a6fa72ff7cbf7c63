"""Coordinators join names and part them; what an institution wrote stays as it is."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.names import actions
from inventory_app.names.queries import read_joins
from inventory_app.tables import NameVariant, System
from tests.pages import error_links, parsed, words

PAGE = "/consortium/names/"


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


def names(client, kind: str = "product") -> dict[str, list[str]]:
    page = client.page(f"{PAGE}?kind={kind}")
    return {words(row, "./th"): [words(cell, ".") for cell in row.xpath("td")] for row in page.xpath("//table[@id='names']/tbody/tr")}


def test_names_are_counted_and_spellings_of_one_name_put_together(coordinator):
    assert names(coordinator)["Kontaktnavet"] == ["2", "–"]
    assert names(coordinator, "vendor")["Nordkontakt AB"] == ["4", "Nordkontakt"]


def test_likely_pairs_are_proposed_both_ways_and_joined_by_one_button(coordinator, session):
    page = coordinator.page(PAGE)
    forms = [
        {field.get("name"): field.get("value") for field in form.xpath(".//input")}
        for form in page.xpath("//ul[contains(@class,'name-pairs')]//form")
    ]
    pairs = [(form["variant"], form["name"]) for form in forms]
    assert ("KontaktNavet Pro", "Kontaktnavet") in pairs
    assert ("Kontaktnavet", "KontaktNavet Pro") in pairs
    before = [(system.id, system.answers) for system in session.exec(select(System).order_by(System.id))]
    session.rollback()
    answer = coordinator.post(PAGE, data={"kind": "product", "variant": "KontaktNavet Pro", "name": "Kontaktnavet"})
    assert (answer.status_code, answer.location) == (303, f"{PAGE}?kind=product")
    assert names(coordinator)["Kontaktnavet"] == ["4", "KontaktNavet Pro"]
    assert "KontaktNavet Pro" not in names(coordinator)
    assert [(system.id, system.answers) for system in session.exec(select(System).order_by(System.id))] == before


def test_parting_keeps_the_history_and_the_pair_is_not_proposed_again(coordinator, session):
    coordinator.post(PAGE, data={"kind": "product", "variant": "KontaktNavet Pro", "name": "Kontaktnavet"})
    (row,) = session.exec(select(NameVariant))
    session.rollback()
    assert coordinator.post(f"{PAGE}{row.id}/part").status_code == 303
    page = coordinator.page(PAGE)
    assert "KontaktNavet Pro" in names(coordinator)
    cells = [words(cell, ".") for cell in page.xpath("//table[@id='variants']/tbody/tr/*")]
    assert cells[:2] == ["KontaktNavet Pro", "Kontaktnavet"]
    assert [cell.split(", ")[1] for cell in cells[2:]] == ["Ingalill Stensjö", "Ingalill Stensjö"]
    assert "Kontaktnavet" not in " ".join(button.text_content() for button in page.xpath("//ul[contains(@class,'name-pairs')]//button"))


def test_parting_twice_or_what_is_not_there_changes_nothing(coordinator, session):
    row = actions.join(session, None, "product", "Navet", "Kontaktnavet")
    session.commit()
    coordinator.post(f"{PAGE}{row.id}/part")
    session.rollback()
    session.refresh(row)
    parted_at = row.parted_at
    session.rollback()
    coordinator.post(f"{PAGE}{row.id}/part")
    session.rollback()
    session.refresh(row)
    assert (row.parted_at, coordinator.post(f"{PAGE}{(row.id or 0) + 999}/part").status_code) == (parted_at, 404)


def test_joining_the_other_way_round_parts_the_first(session):
    actions.join(session, None, "product", "Navet", "Kontaktnavet")
    actions.join(session, None, "product", "Kontaktnavet", "Navet")
    assert read_joins(session) == {("product", "kontaktnavet"): "Navet"}


def test_joining_to_another_name_parts_the_first(session):
    actions.join(session, None, "product", "Navet", "Kontaktnavet")
    actions.join(session, None, "product", "navet", "Alumnbron")
    assert read_joins(session) == {("product", "navet"): "Alumnbron"}


@pytest.mark.parametrize(("variant", "name"), [("", "B"), ("A", ""), ("A", "A"), ("Navet", "Kontaktnavet")])
def test_nothing_to_join_is_a_fault_that_loses_nothing(coordinator, session, variant, name):
    actions.join(session, None, "product", "Navet", "Kontaktnavet")
    session.commit()
    answer = coordinator.post(PAGE, data={"kind": "product", "variant": variant, "name": name})
    assert answer.status_code == 422
    page = parsed(answer)
    assert error_links(page) == [("variant", "Write two names that differ and are not merged already.")]
    assert (page.xpath("string(//input[@id='variant']/@value)"), page.xpath("string(//input[@id='name']/@value)")) == (variant, name)


def test_too_long_a_name_is_refused(coordinator):
    assert coordinator.post(PAGE, data={"kind": "vendor", "variant": "x" * 201, "name": "Y"}).status_code == 422


def test_main_contact_is_no_coordinator(as_person):
    assert as_person("majken.tallbrink@almby.example").get(PAGE).status_code == 403


def test_page_sends_as_many_statements_with_one_variant_as_with_thirty(coordinator, session, sql_count):
    counts = []
    for _more in range(2):
        for number in range(15):
            actions.join(session, None, "product", f"Variant {number}{_more}", f"Namn {number}")
        session.commit()
        coordinator.get(PAGE)
        with sql_count() as statements:
            coordinator.get(PAGE)
        counts.append(len(statements))
    assert counts[0] == counts[1] > 1
