"""One click from what the inventory shows to a need, and from a proposal to the checklist."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import save_answers
from inventory_app.inventory.actions import add_system
from inventory_app.requirements.queries import list_choices
from inventory_app.tables import System
from tests.pages import words

NEEDS = "/institutions/dalhem/needs"
GAPS = {"gaps": "Ingen varning vid dubbelbesök\nExport bara som fast rapport"}


@pytest.fixture
def navet(dalhem):
    sheet = template_of(dalhem.session, dalhem.institution).system
    answers = {"name": "Navet", "status": "in_operation", "system_owner": {"none": True}, "strengths_gaps": GAPS}
    answers |= {"direction": "replace", "contacts": 6437, "classification": {"confidentiality": 1}}
    system = add_system(dalhem.session, sheet, dalhem.one, answers)
    save_answers(dalhem.session, dalhem.one, "preconditions", {"goals": {"status": "not_met"}}, {})
    dalhem.session.commit()
    return system.id


def follow(client, answer):
    assert answer.status_code == 303, answer.text[:2000]
    return client.page(answer.location)


def keys_on(page):
    return page.xpath("//input[@name='source']/@value")


def test_page_shows_what_is_missing_what_needs_attention_and_what_is_not_met(rut, navet):
    page = rut.page(f"{NEEDS}/from-inventory")
    assert [key.split(":")[0] for key in keys_on(page)] == ["gaps", "gaps", "no_owner", "goals"]
    assert [" ".join(each.text_content().split()) for each in page.xpath("//main//h2")] == ["Navet", "Preconditions"]
    assert [key.split(":")[0] for key in keys_on(rut.page(f"{NEEDS}/from-inventory?system={navet}"))] == ["gaps", "gaps", "no_owner"]


def test_one_click_makes_a_need(rut, dalhem, navet):
    first, *rest = keys_on(rut.page(f"{NEEDS}/from-inventory"))
    # What is ticked besides waits: the button is of one line.
    page = follow(rut, rut.post(f"{NEEDS}/from-inventory", data={"one": first, "source": rest}))
    assert keys_on(page) == rest
    assert [(need.label, need.text, need.system, need.origin) for need in dalhem.stored] == [("B1", "Ingen varning vid dubbelbesök", "Navet", "gap")]
    (undo,) = page.xpath("//div[contains(@class,'undo')]//form/@action")
    rut.post(undo)
    assert keys_on(rut.page(f"{NEEDS}/from-inventory")) == [first, *rest]


def test_several_at_once_get_the_priority_that_is_chosen(rut, dalhem, navet):
    keys = keys_on(rut.page(f"{NEEDS}/from-inventory"))
    page = follow(rut, rut.post(f"{NEEDS}/from-inventory?system={navet}", data={"source": keys, "priority": "high"}))
    assert "4 needs added." in words(page)
    assert [(need.text, need.priority) for need in dalhem.stored] == [
        ("Ingen varning vid dubbelbesök", "high"),
        ("Export bara som fast rapport", "high"),
        ("Navet needs a system owner", "high"),
        ("Has to be put in place: there are adopted goals for external engagement", "high"),
    ]


def test_nothing_ticked_and_strange_keys_make_nothing(rut, dalhem, navet):
    assert "Tick at least one line." in words(follow(rut, rut.post(f"{NEEDS}/from-inventory", data={})))
    assert "Nothing was added." in words(follow(rut, rut.post(f"{NEEDS}/from-inventory", data={"source": "gaps:1:no"})))
    assert dalhem.stored == []


def test_system_page_and_check_page_lead_to_what_the_system_lacks(rut, navet):
    there = f"{NEEDS}/from-inventory?system={navet}"
    for page in ("", "check"):
        assert there in rut.page(f"/institutions/dalhem/systems/{navet}/{page}").xpath("//main//a/@href")


def test_preconditions_page_leads_there_too(rut, navet):
    assert f"{NEEDS}/from-inventory" in rut.page("/institutions/dalhem/preconditions/").xpath("//main//a/@href")


def test_page_takes_the_same_statements_however_much_there_is(rut, dalhem, navet, sql_count):
    rut.page(f"{NEEDS}/from-inventory")
    with sql_count() as few:
        rut.page(f"{NEEDS}/from-inventory")
    sheet = template_of(dalhem.session, dalhem.institution).system
    for number in range(4):
        add_system(dalhem.session, sheet, dalhem.one, {"name": f"Lista {number}", "strengths_gaps": GAPS})
    dalhem.session.commit()
    with sql_count() as many:
        rut.page(f"{NEEDS}/from-inventory")
    assert len(few) == len(many)


# Proposals


def proposed(page):
    return [" ".join(each.text_content().split()) for each in page.xpath("//ul[contains(@class,'proposals')]//h3")]


def form_data(page, which):
    (form,) = [form for form in page.xpath("//main//form[.//input[@name='proposal']]") if which in form.text_content()][:1]
    return {"proposal": form.xpath(".//input[@name='proposal']/@value")[0]}


def test_proposals_say_what_they_would_do_and_why(rut, navet):
    page = rut.page(f"{NEEDS}/proposals")
    assert proposed(page)[0] == "SÖK-01: “Number of contact records in the register” becomes 6,500 instead of 100,000"
    assert "INF-01 gets the level must and scored" in proposed(page)
    assert "According to the inventory the number of contact persons in Navet is 6,437. The number is rounded up." in words(page)


def test_accepted_proposal_is_in_the_checklist_and_can_be_undone(rut, dalhem, navet):
    data = form_data(rut.page(f"{NEEDS}/proposals"), "INF-01")
    page = follow(rut, rut.post(f"{NEEDS}/proposals", data=data | {"say": "accept"}))
    assert "INF-01 gets the level must and scored" not in proposed(page)
    dalhem.session.rollback()
    assert {row.key: row.level for row in list_choices(dalhem.session, dalhem.id)} == {"INF-01": "must_scored"}
    assert "That is no longer proposed" in words(follow(rut, rut.post(f"{NEEDS}/proposals", data=data | {"say": "accept"})))
    (undo,) = page.xpath("//div[contains(@class,'undo')]//form/@action")
    rut.post(undo)
    assert "INF-01 gets the level must and scored" in proposed(rut.page(f"{NEEDS}/proposals"))


def test_declined_proposal_waits_at_the_end_and_is_proposed_again(rut, navet):
    data = form_data(rut.page(f"{NEEDS}/proposals"), "INF-01")
    page = follow(rut, rut.post(f"{NEEDS}/proposals", data=data | {"say": "decline"}))
    assert "1 proposal turned down" in words(page)
    assert proposed(page)[-1] == "INF-01 gets the level must and scored"
    page = follow(rut, rut.post(f"{NEEDS}/proposals", data=data | {"say": "take_back"}))
    assert "turned down" not in words(page)


def test_other_systems_make_a_declined_proposal_new(rut, dalhem, navet):
    data = form_data(rut.page(f"{NEEDS}/proposals"), "INF-01")
    rut.post(f"{NEEDS}/proposals", data=data | {"say": "decline"})
    dalhem.session.rollback()
    sheet = template_of(dalhem.session, dalhem.institution).system
    add_system(dalhem.session, sheet, dalhem.one, {"name": "Listan", "status": "phasing_out"})
    dalhem.session.commit()
    page = rut.page(f"{NEEDS}/proposals")
    assert "turned down" not in words(page)
    assert "According to the inventory Listan and Navet will be replaced or retired." in words(page)


def test_another_institutions_systems_are_not_in_the_reasons(rut, session, navet):
    theirs = session.exec(select(System.name).where(System.name == "Kontaktnavet")).first()
    assert theirs
    assert theirs not in words(rut.page(f"{NEEDS}/proposals"))
