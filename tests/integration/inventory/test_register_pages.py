"""The register: adding, finding, copying, the bin; and what each page costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, select

from inventory_app.content.library import load_template
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory import actions
from inventory_app.inventory.queries import BIN_KEEPS
from inventory_app.tables import ChangeSet, Institution, System, now
from tests.pages import error_links, fill, parsed, words

REGISTER = "/institutions/almby/systems/"


@pytest.fixture
def client(as_person):
    return as_person("ossian.kvarnmark@almby.example", "en")


def names(session, key: str = "almby", *, binned: bool = False) -> list[str]:
    session.rollback()
    query = select(System.name).join(Institution, Institution.id == System.institution_id).where(Institution.key == key)
    found = list(session.exec(query.where(col(System.deleted_at).is_not(None) if binned else col(System.deleted_at).is_(None)).order_by(System.id)))
    session.rollback()
    return found


def system_id(session, name: str) -> int:
    query = select(System.id).join(Institution, Institution.id == System.institution_id).where(Institution.key == "almby", System.name == name)
    found = session.exec(query.order_by(col(System.id).desc())).first()
    session.rollback()
    return found


def shown(page) -> list[str]:
    return [words(row, "./th") for row in page.xpath("//table[@id='systems']/tbody/tr")]


def test_pasted_names_are_added_once_each(client, session):
    before = names(session)
    answer = client.post(REGISTER, data={"names": "- Nya listan\r\n\r\nKONTAKTNAVET\r\n* Nya listan\r\nTredje"})
    assert (answer.status_code, answer.location) == (303, REGISTER)
    assert names(session) == [*before, "Nya listan", "Tredje"]
    assert words(client.page(REGISTER), "//*[@class='flashes']") == "2 systems added. Already in the register: KONTAKTNAVET"


def test_one_new_name_leads_to_the_system(client, session):
    answer = client.post(REGISTER, data={"names": "Ensam"})
    assert answer.location == f"{REGISTER}{system_id(session, 'Ensam')}/"
    assert words(client.page(answer.location), "//h1") == "Ensam"


def test_sent_again_the_same_names_are_known(client, session):
    client.post(REGISTER, data={"names": "Ny ett\nNy två"})
    added = names(session)
    client.post(REGISTER, data={"names": "Ny ett\nNy två"})
    assert names(session) == added


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (" \n-\n", "Write at least one name."),
        ("\n".join(f"System {number}" for number in range(501)), "Add at most 500 systems at a time. There are 501 names now."),
        ("Navet\n" + "x" * 201, f"A name can have at most 200 characters. Shorten the one that begins “{'x' * 40}”."),
    ],
)
def test_names_that_cannot_be_added_are_told_and_kept(client, session, typed, fault):
    before = names(session)
    answer = client.post(REGISTER, data={"names": typed})
    page = parsed(answer)
    assert (answer.status_code, error_links(page)) == (422, [("names", fault)])
    assert page.xpath("string(//textarea)").removeprefix("\n") == typed
    assert names(session) == before


def test_list_shows_what_the_address_says(client):
    page = client.page(f"{REGISTER}?kind=spreadsheet")
    assert shown(page) == ["Kommunbesök (kalkylblad)"]
    assert page.xpath("//select[@name='kind']/option[@selected]/@value") == ["spreadsheet"]
    assert words(page, "//*[@class='filter-shown']") == "1 of 12 systems"


def test_unknown_values_in_the_address_show_everything(client):
    assert shown(client.page(f"{REGISTER}?kind=cat&status=%27&flag=x&sort=;drop&page=-7")) == shown(client.page(REGISTER))


def test_search_that_finds_nothing_says_what_to_do(client):
    assert "No system matches. Change the filter, or show all." in words(client.page(f"{REGISTER}?text=finnsinte"))


def test_sorting_and_filter_stay_in_the_links(client):
    page = client.page(f"{REGISTER}?status=in_operation&sort=contract")
    assert page.xpath("//a[@class='sort-link'][1]/@href")[0] == f"{REGISTER}?status=in_operation&sort=name"
    assert page.xpath("//form[@role='search']//input[@name='sort']/@value") == ["contract"]


def test_empty_register_says_how_to_begin(as_person):
    page = as_person("rut.enskede-moberg@dalhem.example", "en").page("/institutions/dalhem/systems/")
    assert words(page, "//*[@class='empty-state']/*[1]") == "No systems yet"
    assert page.xpath("//*[@class='empty-state']//a/@href") == ["/institutions/dalhem/systems/add", "/institutions/dalhem/systems/starter-list"]


def test_copy_starts_with_the_answers_and_a_name_of_its_own(client, session):
    original = system_id(session, "Kontaktnavet")
    answer = client.post(f"{REGISTER}{original}/copy", data={"name": " Nya \n navet "})
    copied = session.get_one(System, system_id(session, "Nya navet"))
    assert answer.location == f"{REGISTER}{copied.id}/"
    assert copied.answers == session.get_one(System, original).answers | {"name": "Nya navet"}
    assert (copied.owner, copied.contract_ends_on) == (session.get_one(System, original).owner, session.get_one(System, original).contract_ends_on)


def test_copy_without_a_name_is_called_a_copy(client, session):
    client.post(f"{REGISTER}{system_id(session, 'Kontaktnavet')}/copy", data={"name": " "})
    assert names(session)[-1] == "Copy of Kontaktnavet"


def test_copy_of_an_endless_name_has_one_that_can_be_saved(client, session):
    client.post(f"{REGISTER}{system_id(session, 'Kontaktnavet')}/copy", data={"name": "x" * 199 + " yz"})
    copied = system_id(session, "x" * 199)
    assert client.post(f"{REGISTER}{copied}/basics", data=fill(client, f"{REGISTER}{copied}/basics")).status_code == 303


def test_deleted_system_lies_in_the_bin_and_comes_back_as_it_was(client, session):
    number, before = system_id(session, "Kontaktnavet"), names(session)
    assert words(client.page(f"{REGISTER}{number}/delete"), "//h1") == "Put Kontaktnavet in the bin?"
    offered = client.page(client.post(f"{REGISTER}{number}/delete").location)
    assert offered.xpath("//*[@role='status']//form/@action") == [f"{REGISTER}{number}/restore"]
    assert names(session, binned=True) == ["Kontaktnavet"]
    assert client.get(f"{REGISTER}{number}/").status_code == 404
    bin_ = client.page(f"{REGISTER}bin")
    assert [words(row, "./th") for row in bin_.xpath("//table[@id='bin']/tbody/tr")] == ["Kontaktnavet"]
    assert client.post(bin_.xpath("string(//table//form/@action)")).location == f"{REGISTER}{number}/"
    assert names(session) == before
    acts = [
        act.action
        for act in session.exec(select(ChangeSet).where(ChangeSet.subject == f"system:{number}").order_by(col(ChangeSet.id).desc()).limit(2))
    ]
    assert acts == ["restored", "deleted"]


def test_history_of_the_bin_shows_no_empty_answers(client, session):
    number = system_id(session, "Kontaktnavet")
    client.post(f"{REGISTER}{number}/delete")
    client.post(f"{REGISTER}{number}/restore")
    newest = client.page(f"{REGISTER}{number}/history").xpath("//ol[@class='history']/li")[:2]
    assert [(words(item, ".//*[@class='history-what']"), item.xpath("count(.//dl)")) for item in newest] == [
        ("Restored from the bin", 0),
        ("Was put in the bin", 0),
    ]


def test_deleting_twice_is_told_as_gone(client, session):
    number = system_id(session, "Kontaktnavet")
    assert [client.post(f"{REGISTER}{number}/delete").status_code for _time in range(2)] == [303, 404]


def test_bin_keeps_for_thirty_days_and_is_then_emptied(client, session):
    number = system_id(session, "Kontaktnavet")
    for age, is_there in ((BIN_KEEPS - timedelta(minutes=1), True), (BIN_KEEPS + timedelta(minutes=1), False)):
        system = session.get_one(System, number)
        system.deleted_at = now() - age
        session.commit()
        assert bool(client.page(f"{REGISTER}bin").xpath("//table[@id='bin']")) is is_there
    assert client.post(f"{REGISTER}{number}/restore").status_code == 404
    assert actions.empty_bin(session, BIN_KEEPS) == 1
    session.commit()
    assert session.get(System, number) is None
    assert session.exec(select(ChangeSet).where(ChangeSet.subject == f"system:{number}")).all() == []


@pytest.mark.parametrize("deleted", ["1", "999999", "9" * 30, "x", "", "-1"])
def test_undo_is_offered_only_for_what_lies_in_the_own_bin(client, deleted):
    assert client.page(f"{REGISTER}?deleted={deleted}").xpath("//*[@role='status']//form") == []


def test_bin_that_is_younger_is_left_alone(client, session):
    client.post(f"{REGISTER}{system_id(session, 'Kontaktnavet')}/delete")
    assert actions.empty_bin(session, BIN_KEEPS) == 0


@pytest.mark.parametrize("number", [0, 999_999, 2**31 - 1, 2**31, 2**63, 10**40])
def test_system_that_is_not_there_is_not_found(client, number):
    pages = ("", "basics", "check", "history", "next", "delete")
    assert [client.get(f"{REGISTER}{number}/{page}").status_code for page in pages] == [404] * len(pages)


def test_system_of_another_institution_is_not_found_on_any_page(client, session):
    theirs = session.exec(select(System.id).join(Institution, Institution.id == System.institution_id).where(Institution.key == "bergsund")).first()
    session.rollback()
    pages = ("", "basics", "check", "history", "next", "delete")
    assert {client.get(f"{REGISTER}{theirs}/{page}").status_code for page in pages} == {404}
    assert {client.post(f"{REGISTER}{theirs}/{page}").status_code for page in ("basics", "copy", "delete", "restore")} == {404}
    assert names(session, "bergsund", binned=True) == []


# What a page costs -------------------------------------------------------------------------------------------------


@pytest.fixture
def fill_up(session):
    """Makes it this many systems at dalhem, of which the first is returned."""

    def fill_up(count: int) -> int:
        dalhem = session.exec(select(Institution).where(Institution.key == "dalhem")).one()
        here, editor = session.exec(select(System.id).where(System.institution_id == dalhem.id)).all(), Editor(dalhem.id, None)
        for number in range(len(here), count):
            answers = {"name": f"System {number:03}", "status": "in_operation", "areas": ["press"], "lineage": {"predecessor": {"name": "x"}}}
            actions.add_system(session, load_template_once(), editor, answers)
        session.commit()
        found = session.exec(select(System.id).where(System.institution_id == dalhem.id).order_by(System.id)).first()
        session.rollback()
        return found

    return fill_up


_template = load_template().system


def load_template_once():
    return _template


@pytest.mark.parametrize(
    "page", ["systems/", "", "systems/{}/", "systems/{}/basics", "systems/{}/technology", "systems/{}/check", "systems/{}/history"]
)
def test_page_sends_as_many_statements_with_three_systems_as_with_three_hundred(as_person, fill_up, sql_count, page):
    client, counts = as_person("rut.enskede-moberg@dalhem.example"), []
    for count in (3, 300):
        address = "/institutions/dalhem/" + page.format(fill_up(count))
        client.page(address)
        with sql_count() as statements:
            client.page(address)
        counts.append(len(statements))
    assert counts[0] == counts[1] > 1
    assert counts[0] <= 12


def test_save_sends_as_many_statements_with_three_systems_as_with_three_hundred(as_person, fill_up, sql_count):
    client, counts = as_person("rut.enskede-moberg@dalhem.example"), []
    for count in (3, 300):
        address = f"/institutions/dalhem/systems/{fill_up(count)}/basics"
        sent = fill(client, address, purpose=f"Syfte {count}")
        with sql_count() as statements:
            assert client.post(address, data=sent).status_code == 303
        counts.append(len(statements))
    assert counts[0] == counts[1] > 1
    assert counts[0] <= 12
