"""The page on how tenders are compared: saved, refused, clashing, proposed, left out."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor, answers_of
from inventory_app.requirements.actions import set_levels
from inventory_app.requirements.choice import Level
from inventory_app.tables import Institution, id_of
from tests.pages import fill, parsed, words

ALMBY, BERGSUND, DALHEM = (f"/institutions/{key}/evaluation/" for key in ("almby", "bergsund", "dalhem"))


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"), "en")


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("bergsund", "main_contact"), "sv")


def stored(session, key: str = "almby", name: str = "evaluation") -> dict:
    session.rollback()
    return answers_of(session, id_of(session.exec(select(Institution).where(Institution.key == key)).one()), name)


def rules(page) -> list[str]:
    return page.xpath("//section[@class='broken']//span[@class='rule-id']/text()")


def test_finished_evaluation_breaks_no_rule(owner):
    page = owner.page(ALMBY)
    assert rules(page) == []
    assert page.xpath("string(//tr[@class='total-row']/td[3])") == "100%"


def test_broken_rules_are_told_with_reason_and_a_link_to_their_field(contact):
    page = contact.page(BERGSUND)
    assert rules(page) == ["U01", "U03", "U03"]
    for link in page.xpath("//section[@class='broken']//a/@href"):
        assert page.xpath(f"//*[@id='{link[1:]}']")
    assert "LOU kapitel 16" in words(page, "//section[@class='broken']")


def test_page_says_why_no_relative_formula_is_offered(owner):
    page = owner.page(ALMBY)
    assert page.xpath("//input[@name='model']/@value") == ["deduction", "fixed", "weighted"]
    assert "a poor and cheap tender can decide who wins" in words(page)


def test_weights_are_saved_and_told_in_the_history(contact, session):
    answer = contact.post(BERGSUND, data=fill(contact, BERGSUND) | {"weight.ANV": ["6"], "weight.DRI": ["4"], "full_value": ["800 000 kr"]})
    assert (answer.status_code, answer.location) == (303, BERGSUND)
    saved = stored(session, "bergsund")
    assert [saved[key] for key in ("weight.ANV", "weight.DRI", "full_value")] == [6, 4, 800_000]
    assert not any(key.startswith("anchor.") for key in saved)
    assert rules(contact.page(BERGSUND)) == []
    assert "Vikt för ANV · Digital tillgänglighet" in words(contact.page(f"{BERGSUND}history"))


def test_what_cannot_be_read_is_kept_and_nothing_is_saved(owner, session):
    before = stored(session)
    answer = owner.post(ALMBY, data=fill(owner, ALMBY) | {"weight.KON": ["tio"], "weight.AKT": ["20"]})
    page = parsed(answer)
    assert (answer.status_code, stored(session)) == (422, before)
    assert page.xpath("//div[contains(@class,'ds-error-summary')]//a/@href") == ["#f-weight-KON"]
    assert page.xpath("//input[@name='weight.KON' or @name='weight.AKT']/@value") == ["tio", "20"]


def test_two_who_change_different_fields_both_keep_theirs(owner, as_person, cast, session):
    mine, other = fill(owner, ALMBY), as_person(cast("almby", "main_contact"), "sv")
    other.post(ALMBY, data=fill(other, ALMBY) | {"weight.KON": ["11"]})
    assert owner.post(ALMBY, data=mine | {"weight.AKT": ["15"]}).status_code == 303
    assert [stored(session)[key] for key in ("weight.KON", "weight.AKT")] == [11, 15]


def test_two_who_change_the_same_field_see_both_and_saving_again_decides(owner, as_person, cast, session):
    mine, other = fill(owner, ALMBY), as_person(cast("almby", "main_contact"), "sv")
    other.post(ALMBY, data=fill(other, ALMBY) | {"weight.KON": ["11"]})
    answer = owner.post(ALMBY, data=mine | {"weight.KON": ["9"]})
    page = parsed(answer)
    assert answer.status_code == 409
    assert (page.xpath("//input[@name='weight.KON']/@value"), words(page, "//p[@class='clash']")) == (["9"], "Theirs: 11")
    assert stored(session)["weight.KON"] == 11
    again = mine | {"seen": page.xpath("//input[@name='seen']/@value"), "weight.KON": ["9"]}
    assert owner.post(ALMBY, data=again).status_code == 303
    assert stored(session)["weight.KON"] == 9


def test_what_is_left_of_a_hundred_goes_to_areas_without_a_weight(contact, session):
    answer = contact.post(BERGSUND, data=fill(contact, BERGSUND) | {"then": ["spread"]})
    saved = stored(session, "bergsund")
    assert (answer.status_code, saved["weight.ANV"], saved["weight.DRI"]) == (303, 7, 3)
    assert sum(value for key, value in saved.items() if key.startswith("weight.")) == 100


def test_proposed_weights_cover_every_area_with_something_scored(contact, session):
    contact.post(BERGSUND, data=fill(contact, BERGSUND) | {"then": ["propose"]})
    weights = {key: value for key, value in stored(session, "bergsund").items() if key.startswith("weight.")}
    assert (len(weights), sum(weights.values())) == (10, 100)


def test_evaluation_that_is_left_out_is_as_one_that_never_began(contact, session):
    assert contact.post(f"{BERGSUND}leave-out").status_code == 303
    assert stored(session, "bergsund") == {}
    assert "Utvärderingen utgick" in words(contact.page(f"{BERGSUND}history"))
    assert rules(contact.page(BERGSUND)) == []


def test_what_is_scored_comes_as_a_file(owner):
    answer = owner.get(f"{ALMBY}?format=csv&list=scored")
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert (answer.mimetype, len(lines)) == ("text/csv", 53)
    assert owner.get(f"{ALMBY}?format=xlsx&list=scored").status_code == 200


def test_reader_sees_everything_and_changes_nothing(as_person, cast, session):
    reader = as_person(cast("almby", "reader"), "sv")
    before = stored(session)
    for address in (ALMBY, f"{ALMBY}simulation"):
        page = reader.page(address)
        assert page.xpath("//main//form//button") == []
        assert page.xpath("//fieldset[@disabled]")
        assert reader.post(address, data={}).status_code == 403
    assert stored(session) == before


@pytest.mark.parametrize("body", [{"model": "relative"}, {"weight.XYZ": "1"}, {"anchor.2.sv": "x"}, {"t1.name": "x"}])
def test_body_that_the_page_did_not_send_is_refused(owner, session, body):
    before = stored(session)
    assert owner.post(ALMBY, data=body).status_code in (400, 422)
    assert stored(session) == before


def test_institution_that_has_not_begun_is_told_what_to_score(as_person, cast):
    page = as_person(cast("dalhem", "main_contact"), "sv").page(DALHEM)
    assert rules(page) == []
    assert "Inget krav värderas än." in words(page)


def test_page_sends_as_many_statements_with_many_scored_requirements(owner, session, sql_count):
    def statements() -> list[int]:
        counts = []
        for address in (ALMBY, f"{ALMBY}simulation"):
            with sql_count() as sent:
                owner.page(address)
            counts.append(len(sent))
        return counts

    few = statements()
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    catalogue = catalogue_of(session, almby)
    levels = {requirement.key: Level.SHOULD for requirement in catalogue.requirements}
    set_levels(session, catalogue, Editor(id_of(almby), None), levels, "saved")
    session.commit()
    assert statements() == few


def test_open_points_of_the_specification_lead_to_the_field(contact):
    links = contact.page("/institutions/bergsund/specification/").xpath("//ul[@class='spec-points']//a/@href")
    assert f"{BERGSUND}#f-weights" in links
