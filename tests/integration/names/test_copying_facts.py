"""Copying product facts from another institution: only these facts, only what is handed in, only what is shared by name."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.sharing import STRICTER, Part, ShareLevel, decide
from inventory_app.names.queries import list_shared
from inventory_app.submission.actions import submit_
from inventory_app.tables import Change, ChangeSet, Institution, System
from tests.pages import inputs_of, words

ALMBY = "/institutions/almby/systems/"


@pytest.fixture
def client(as_person):
    return as_person("ossian.kvarnmark@almby.example", "en")


def institution(session, key: str) -> Institution:
    return session.exec(select(Institution).where(Institution.key == key)).one()


def system(session, key: str, name: str) -> System:
    return session.exec(select(System).where(System.institution_id == institution(session, key).id, System.name == name)).one()


@pytest.fixture
def ours(session) -> System:
    return system(session, "almby", "Kontaktnavet")


@pytest.fixture
def theirs(session) -> System:
    return system(session, "granliden", "Kontaktnavet")


def sources(page) -> list[list[str]]:
    return [[words(cell, ".") for cell in row.xpath("*")] for row in page.xpath("//table[@id='sources']/tbody/tr")]


def address(ours: System, theirs: System, key: str = "granliden") -> str:
    return f"{ALMBY}{ours.id}/product-facts/{key}/{theirs.id}"


def test_systems_with_the_same_product_are_offered(client, ours):
    page = client.page(f"{ALMBY}{ours.id}/product-facts")
    assert sources(page) == [["Kontaktnavet, Granliden University College", "Granliden University College", "Kontaktnavet", "Nordkontakt AB"]]


def test_search_finds_other_products_and_nothing_of_ones_own(client, ours):
    found = sources(client.page(f"{ALMBY}{ours.id}/product-facts?text=alumnbro"))
    assert sorted(row[1] for row in found) == ["Fagernäs University", "Holmsta Institute of Technology", "Lindesta University"]


def test_page_shows_what_would_be_copied_and_copying_does_that_alone(client, session, ours, theirs):
    theirs.answers = {
        **theirs.answers,
        "product": {"product": "Kontaktnavet", "vendor": "Nordkontakt Sverige AB", "version": "8.2"},
        "accessibility": "not_applicable",
        "system_owner": {"function": "Läckande chef"},
    }
    session.add(theirs)
    session.flush()
    submit_(session, institution(session, "granliden"), None)
    session.commit()
    before = dict(ours.answers)
    page = client.page(address(ours, theirs))
    labels = [words(row, "./th") for row in page.xpath("//table[@id='facts']/tbody/tr")]
    assert labels == ["Product, vendor and version", "Digital accessibility"]
    assert "Nordkontakt Sverige AB" in words(page, "//table[@id='facts']")
    assert "8.2" not in words(page, "//table[@id='facts']")
    answer = client.post(address(ours, theirs), data=inputs_of(page))
    assert (answer.status_code, answer.location) == (303, f"{ALMBY}{ours.id}/")
    session.rollback()
    session.refresh(ours)
    assert ours.answers == {
        **before,
        "product": {"product": "Kontaktnavet", "vendor": "Nordkontakt Sverige AB", "version": "8.4"},
        "accessibility": "not_applicable",
    }
    act = session.exec(select(ChangeSet).where(ChangeSet.subject == f"system:{ours.id}").order_by(ChangeSet.id.desc())).first()
    assert act.action == "facts_copied"
    assert sorted(session.exec(select(Change.key).where(Change.change_set_id == act.id))) == ["accessibility", "product"]
    assert "Product facts copied from another institution" in words(client.page(f"{ALMBY}{ours.id}/history"))


def test_only_what_is_ticked_is_copied(client, session, ours, theirs):
    ours.answers = {key: value for key, value in ours.answers.items() if key not in ("product", "acquisition")}
    session.add(ours)
    session.commit()
    sent = inputs_of(client.page(address(ours, theirs)))
    assert set(sent["take"]) >= {"product", "acquisition"}
    client.post(address(ours, theirs), data=sent | {"take": ["acquisition"]})
    session.rollback()
    session.refresh(ours)
    assert ("acquisition" in ours.answers, "product" in ours.answers) == (True, False)


def test_nothing_ticked_is_a_fault_on_the_same_page(client, session, ours, theirs):
    ours.answers = {key: value for key, value in ours.answers.items() if key != "acquisition"}
    session.add(ours)
    session.commit()
    answer = client.post(address(ours, theirs), data={})
    assert answer.status_code == 422
    assert "Tick at least one fact." in answer.text


def test_answer_that_was_changed_meanwhile_is_not_overwritten(client, session, ours, theirs):
    ours.answers = {key: value for key, value in ours.answers.items() if key != "acquisition"}
    session.add(ours)
    session.commit()
    sent = inputs_of(client.page(address(ours, theirs)))
    wanted = theirs.answers["acquisition"]
    other = "own_development" if wanted != "own_development" else "open_source"
    session.rollback()
    ours.answers = {**ours.answers, "acquisition": other}
    session.add(ours)
    session.commit()
    assert client.post(address(ours, theirs), data=sent).status_code == 409
    session.rollback()
    session.refresh(ours)
    assert ours.answers["acquisition"] == other


@pytest.mark.parametrize("level", [ShareLevel.COUNTED, ShareLevel.WITHHELD])
def test_what_is_not_shared_by_name_is_neither_listed_nor_shown_nor_copied(client, session, ours, theirs, level):
    before = dict(ours.answers)
    assert client.get(address(ours, theirs)).status_code == 200
    session.rollback()
    decide(session, institution(session, "granliden").id or 0, None, {Part.SYSTEMS: level})
    session.commit()
    assert sources(client.page(f"{ALMBY}{ours.id}/product-facts?text=kontaktnavet")) != []
    assert "Granliden" not in client.get(f"{ALMBY}{ours.id}/product-facts?text=kontaktnavet").text
    assert client.get(address(ours, theirs)).status_code == 404
    assert client.post(address(ours, theirs), data={"take": ["product", "acquisition", "accessibility"]}).status_code == 404
    session.rollback()
    session.refresh(ours)
    assert ours.answers == before


def test_who_shares_nothing_of_its_systems_copies_from_nobody(client, session, ours, theirs):
    assert client.get(address(ours, theirs)).status_code == 200
    session.rollback()
    decide(session, institution(session, "almby").id or 0, None, {Part.SYSTEMS: ShareLevel.WITHHELD})
    session.commit()
    assert sources(client.page(f"{ALMBY}{ours.id}/product-facts?text=a")) == []
    assert client.get(address(ours, theirs)).status_code == 404


def test_question_that_falls_under_a_part_that_is_not_shared_is_left_out(session, monkeypatch):
    monkeypatch.setitem(STRICTER, "accessibility", Part.ASSESSMENTS)
    shared = [each.facts for each in list_shared(session, institution(session, "almby")) if each.institution.key == "granliden"]
    assert shared
    assert [each.name for each in shared if "accessibility" in each.answers] == []


def test_draft_is_nobodys_source(client, session, ours):
    """Bergsund has a Kontaktnavet too, and has handed nothing in."""
    bergsund = session.exec(select(System).where(System.institution_id == institution(session, "bergsund").id).order_by(System.id)).first()
    assert client.get(address(ours, bergsund, "bergsund")).status_code == 404
    assert "Bergsund" not in client.get(f"{ALMBY}{ours.id}/product-facts?text=navet").text


def test_change_after_the_hand_in_is_not_copied(client, session, ours, theirs):
    theirs.answers = {**theirs.answers, "product": {"product": "Kontaktnavet", "vendor": "Läckan AB"}}
    session.add(theirs)
    session.commit()
    assert "Läckan" not in client.get(address(ours, theirs)).text


@pytest.mark.parametrize("key", ["almby", "bergsund", "no-such"])
def test_system_under_a_key_that_is_not_its_own_is_not_found(client, ours, theirs, key):
    assert client.get(address(ours, theirs, key)).status_code == 404


def test_own_system_is_no_source(client, ours):
    assert client.get(address(ours, ours, "almby")).status_code == 404


def test_nothing_but_three_questions_leaves_the_hand_in(session):
    keys = {key for each in list_shared(session, institution(session, "almby")) for key in each.facts.answers}
    assert keys == {"product", "acquisition", "accessibility"}


def test_reader_may_not_copy(as_person, ours, theirs):
    assert as_person("tage.lindrot@almby.example").post(address(ours, theirs), data={"take": "product"}).status_code == 403
