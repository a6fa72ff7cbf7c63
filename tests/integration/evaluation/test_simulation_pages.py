"""Trying out an evaluation on invented tenders."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.sheets import answers_of
from inventory_app.specification.queries import read_dossier
from inventory_app.tables import AnswerSheet, Institution, id_of, now, today
from tests.pages import fill, parsed, words

ALMBY, BERGSUND = (f"/institutions/{key}/evaluation/simulation" for key in ("almby", "bergsund"))


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"), "en")


def stored(session, key: str = "almby") -> dict:
    session.rollback()
    return answers_of(session, id_of(session.exec(select(Institution).where(Institution.key == key)).one()), "simulation")


def headline(page) -> str:
    return words(page, "//h2[@id='result-title']")


def column(page, table: str) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in page.xpath(f"//table[@id='{table}']/tbody/tr/th")]


def test_winner_ranking_needs_and_what_turns_it_are_shown(owner):
    page = owner.page(ALMBY)
    assert headline(page) == "Brett och jämnt wins"
    assert column(page, "ranking") == ["Brett och jämnt", "Billigt och enkelt", "Dyrt och bäst"]
    assert column(page, "wanted") == column(page, "trials") == column(page, "ranking")
    assert "Utan provflytt does not meet every must and cannot win." in words(page)
    assert len(page.xpath("//ul[@class='turns']/li")) > 3


def test_tender_with_an_unanswered_must_is_not_ranked(owner, session):
    answer = owner.post(ALMBY, data=fill(owner, ALMBY) | {"t2.musts": [""]})
    page = owner.page(ALMBY)
    assert (answer.status_code, "t2.musts" in stored(session)) == (303, False)
    assert "Brett och jämnt" not in column(page, "ranking")
    assert "Brett och jämnt is not ranked" in words(page)


def test_no_winner_is_named_while_no_must_is_answered(owner):
    owner.post(ALMBY, data=fill(owner, ALMBY) | {f"t{number}.musts": [""] for number in range(1, 5)})
    page = owner.page(ALMBY)
    assert headline(page) == "No tender can be ranked yet"
    assert page.xpath("//table[@id='ranking' or @id='wanted' or @id='trials']") == []


def test_scores_of_single_requirements_count(owner, session):
    keys = [name for name in fill(owner, ALMBY) if name.startswith("t1.requirement.")]
    assert len(keys) == 52
    owner.post(ALMBY, data=fill(owner, ALMBY) | {name: ["5"] for name in keys})
    assert headline(owner.page(ALMBY)) == "Billigt och enkelt wins"
    assert stored(session)[keys[0]] == 5


def test_example_is_a_start_and_a_tender_can_be_removed(as_person, cast, session):
    contact = as_person(cast("bergsund", "main_contact"), "sv")
    contact.post(BERGSUND, data=fill(contact, BERGSUND) | {"then": ["example"]})
    page = contact.page(BERGSUND)
    assert (headline(page), column(page, "ranking")) == ("Anbud B vinner", ["Anbud B", "Anbud A", "Anbud C"])
    contact.post(BERGSUND, data=fill(contact, BERGSUND) | {"then": ["remove.2"]})
    assert not any(key.startswith("t2.") for key in stored(session, "bergsund"))
    assert headline(contact.page(BERGSUND)) == "Anbud A vinner"


def test_faulty_price_is_kept_and_told(owner, session):
    before = stored(session)
    answer = owner.post(ALMBY, data=fill(owner, ALMBY) | {"t1.price": ["billigt"], "t1.category.KON": ["101"]})
    page = parsed(answer)
    assert (answer.status_code, stored(session)) == (422, before)
    assert page.xpath("//div[contains(@class,'ds-error-summary')]//a/@href") == ["#f-t1-price", "#f-t1-category-KON"]
    assert page.xpath("//input[@name='t1.price']/@value") == ["billigt"]


def test_value_out_of_proportion_to_the_expected_price_is_told(owner):
    owner.post(ALMBY, data=fill(owner, ALMBY) | {"expected_price": ["1 000 000"]})
    page = owner.page("/institutions/almby/evaluation/")
    assert page.xpath("//section[@class='broken']//span[@class='rule-id']/text()") == ["U07"]


def test_ranking_comes_as_a_file(owner):
    lines = owner.get(f"{ALMBY}?format=csv&list=ranking").data.decode("utf-8-sig").splitlines()
    assert len(lines) == 4


def test_trying_out_changes_neither_the_draft_nor_its_day(session):
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    before = read_dossier(session, almby, today()).changed_on
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.institution_id == almby.id, AnswerSheet.name == "simulation")).one()
    sheet.updated_at = now().replace(year=now().year + 1)
    session.add(sheet)
    session.flush()
    assert read_dossier(session, almby, today()).changed_on == before
