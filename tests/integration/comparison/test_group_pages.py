"""Groups of institutions: making, changing, deleting them; nobody else's are there."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.comparison.peers import MOST_GROUPS
from inventory_app.tables import Institution, PeerGroup, PeerGroupMember, Person
from tests.pages import error_links, parsed, words

COORDINATOR, OTHER = "ingalill.stensjo@samordning.example", "rowan.thistlewick@samordning.example"
READER = "tage.lindrot@almby.example"
HERE, BASE = "/institutions/almby/compare/groups", "/consortium/compare/groups"


@pytest.fixture
def ids(session):
    return {each.key: str(each.id) for each in session.exec(select(Institution))}


@pytest.fixture
def kept(session):
    """Name -> keys of its members, of everybody's groups."""

    def read():
        session.rollback()
        query = select(PeerGroup.name, Institution.key).join(PeerGroupMember, PeerGroupMember.peer_group_id == PeerGroup.id)
        found = {}
        for name, key in session.exec(query.join(Institution, Institution.id == PeerGroupMember.institution_id).order_by(Institution.key)):
            found.setdefault(name, []).append(key)
        return found

    return read


def make(client, url, name, *members):
    return client.post(f"{url}/new", data={"name": name, "institutions": list(members)})


def number_of(session, name):
    session.rollback()
    return session.exec(select(PeerGroup.id).where(PeerGroup.name == name)).one()


def test_reader_makes_changes_and_deletes_a_group_without_javascript(as_person, ids, kept, session):
    client = as_person(READER)
    assert [link for link in client.page(HERE).xpath("//main//a/@href") if link.endswith("/new")] == [f"{HERE}/new"]
    answer = make(client, HERE, "  Grannar ", ids["granliden"], ids["holmsta"])
    assert (answer.status_code, answer.location) == (303, HERE)
    assert kept() == {"Grannar": ["granliden", "holmsta"]}
    number = number_of(session, "Grannar")
    page = client.page(f"{HERE}/{number}")
    assert sorted(page.xpath("//input[@name='institutions'][@checked]/@value")) == sorted([ids["granliden"], ids["holmsta"]])
    assert client.post(f"{HERE}/{number}", data={"name": "Nära", "institutions": [ids["holmsta"], ids["lindesta"]]}).status_code == 303
    assert kept() == {"Nära": ["holmsta", "lindesta"]}
    (row,) = client.page(HERE).xpath("//table[@id='groups']/tbody/tr")
    assert row.xpath("string(th)") == "Nära"
    client.page(f"{HERE}/{number}/delete")
    assert kept() == {"Nära": ["holmsta", "lindesta"]}
    assert client.post(f"{HERE}/{number}/delete").status_code == 303
    assert kept() == {}


def test_group_leads_to_a_view_of_it(as_person, ids, session):
    client = as_person(COORDINATOR)
    make(client, BASE, "Grannar", ids["granliden"])
    (href,) = client.page(BASE).xpath("//table[@id='groups']/tbody/tr/th/a/@href")
    page = client.page(href)
    assert page.xpath("//select[@name='group']/option[@selected]/text()") == ["Grannar"]
    assert page.xpath("//a[@href=$url]", url=BASE) != []


def test_name_and_members_are_asked_for(as_person, ids, kept):
    client = as_person(COORDINATOR)
    answer = make(client, BASE, " ")
    assert (answer.status_code, [target for target, _words in error_links(parsed(answer))]) == (422, ["name", "institutions"])
    answer = make(client, BASE, "x" * 61, ids["granliden"])
    assert [target for target, _words in error_links(parsed(answer))] == ["name"]
    assert kept() == {}


def test_one_person_has_a_name_once_and_two_may_have_the_same(as_person, ids, kept, session):
    client = as_person(COORDINATOR)
    make(client, BASE, "Grannar", ids["granliden"])
    make(client, BASE, "Andra", ids["holmsta"])
    assert make(client, BASE, "Grannar", ids["lindesta"]).status_code == 422
    number = number_of(session, "Andra")
    answer = client.post(f"{BASE}/{number}", data={"name": "Grannar", "institutions": ids["lindesta"]})
    assert (answer.status_code, words(parsed(answer), "//h1")[-5:]) == (422, "Andra")
    assert kept() == {"Grannar": ["granliden"], "Andra": ["holmsta"]}
    assert make(as_person(OTHER), BASE, "Grannar", ids["holmsta"]).status_code == 303


def test_somebody_elses_group_is_not_there(as_person, ids, kept, session):
    make(as_person(COORDINATOR), BASE, "Grannar", ids["granliden"])
    number = number_of(session, "Grannar")
    for client, base in ((as_person(OTHER), BASE), (as_person(READER), HERE)):
        assert "Grannar" not in client.get(base).text
        assert client.get(f"{base}/{number}").status_code == 404
        assert client.get(f"{base}/{number}/delete").status_code == 404
        assert client.post(f"{base}/{number}", data={"name": "Mina", "institutions": ids["holmsta"]}).status_code == 404
        assert client.post(f"{base}/{number}/delete").status_code == 404
        assert client.get(f"{base.removesuffix('groups')}areas?group={number}").status_code == 404
    assert kept() == {"Grannar": ["granliden"]}


def test_only_active_institutions_of_ones_own_consortium_are_chosen_from(as_person, ids, kept, session):
    real = Institution(
        key="riktig", name_sv="Riktiga högskolan", name_en="The Real One", kind="college", is_demo=False, template_edition=1, catalogue_edition=1
    )
    session.add(real)
    session.commit()
    declined = session.exec(select(Institution).where(Institution.state != "active")).first()
    client = as_person(READER)
    offered = client.page(f"{HERE}/new").xpath("//input[@name='institutions']/@value")
    assert len(offered) > 5
    assert {str(real.id), str(declined.id)} & set(offered) == set()
    make(client, HERE, "Grannar", str(real.id), str(declined.id), ids["granliden"])
    assert kept() == {"Grannar": ["granliden"]}


def test_there_is_room_for_so_many_groups(as_person, ids, session):
    person = session.exec(select(Person).where(Person.email == COORDINATOR)).one()
    session.add_all(PeerGroup(person_id=person.id, name=f"Grupp {number}") for number in range(MOST_GROUPS))
    session.commit()
    client = as_person(COORDINATOR)
    assert client.page(BASE).xpath("//a[@href=$url]", url=f"{BASE}/new") == []
    assert make(client, BASE, "En till", ids["granliden"]).status_code == 422
    session.rollback()
    assert len(session.exec(select(PeerGroup)).all()) == MOST_GROUPS


def test_form_without_its_token_changes_nothing(as_person, ids, kept):
    assert as_person(COORDINATOR).post(f"{BASE}/new", data={"name": "G", "institutions": ids["granliden"]}, csrf=False).status_code == 400
    assert kept() == {}


def test_list_of_groups_takes_as_many_statements_for_one_as_for_three(as_person, ids, sql_count):
    client = as_person(COORDINATOR)

    def statements():
        with sql_count() as found:
            client.page(BASE)
        return len(found)

    make(client, BASE, "A", ids["granliden"])
    client.page(BASE)
    one = statements()
    for name in ("B", "C"):
        make(client, BASE, name, ids["granliden"], ids["holmsta"])
    client.page(BASE)
    assert statements() == one


@pytest.mark.parametrize("name", ["group", "round"])
@pytest.mark.parametrize("number", ["9" * 5000, "0" * 5000, "2147483648", "-1", "x", "²"])
def test_what_is_no_number_of_a_group_or_a_round_is_not_found(as_person, name, number):
    assert as_person(COORDINATOR).get(f"/consortium/compare/areas?{name}={number}").status_code == 404
