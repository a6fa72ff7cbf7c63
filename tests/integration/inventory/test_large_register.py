"""A register of a thousand systems: paged, filtered and searched, in as many statements as a small one."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.content.library import load_template
from inventory_app.inventory.facts import columns_of
from inventory_app.inventory.register import PAGE_SIZE
from inventory_app.tables import Institution, System
from tests.pages import words

REGISTER = "/institutions/dalhem/systems/"
KINDS = ("crm", "spreadsheet", "mailing", "web_form")


@pytest.fixture
def client(as_person):
    return as_person("rut.enskede-moberg@dalhem.example", "en")


@pytest.fixture
def make(session):
    def make(count: int) -> None:
        """Exactly this many systems at dalhem."""
        sheet = load_template().system
        dalhem = session.exec(select(Institution).where(Institution.key == "dalhem")).one()
        for system in session.exec(select(System).where(System.institution_id == dalhem.id)):
            session.delete(system)
        session.flush()
        for number in range(count):
            answers = {"name": f"System {number:04}", "support_kind": KINDS[number % 4], "status": "in_operation", "areas": ["press"]}
            session.add(System(institution_id=dalhem.id or 0, answers=answers, **columns_of(sheet, answers)))
        session.commit()

    return make


def shown(page) -> list[str]:
    return [words(row, "./th") for row in page.xpath("//table[@id='systems']/tbody/tr")]


def test_every_system_is_on_one_page_and_pages_keep_filter_sort_and_search(client, make):
    make(1000)
    page = client.page(f"{REGISTER}?text=system+0&kind=mailing&sort=kind&page=2")
    assert shown(page) == [f"System {number:04}" for number in range(1000) if number % 4 == 2][PAGE_SIZE : 2 * PAGE_SIZE]
    (onward,) = page.xpath("//nav[@class='pagination']//a[@rel='next']/@href")
    assert onward == f"{REGISTER}?text=system+0&kind=mailing&sort=kind&page=3"
    assert "250 of 1000 systems" in words(page).replace("\xa0", "").replace("1,000", "1000")
    names = [name for number in range(1, 21) for name in shown(client.page(f"{REGISTER}?page={number}"))]
    assert names == [f"System {number:04}" for number in range(1000)]


def test_page_beyond_the_last_is_the_last(client, make):
    make(101)
    assert shown(client.page(f"{REGISTER}?page=99")) == ["System 0100"]


@pytest.mark.parametrize("query", ["", "?page=2", "?text=system+00", "?kind=crm&sort=contract", "?flag=unclassified&sort=updated"])
def test_list_sends_as_many_statements_with_three_systems_as_with_a_thousand(client, make, sql_count, query):
    counts = []
    for count in (3, 1000):
        make(count)
        client.page(REGISTER + query)
        with sql_count() as statements:
            client.page(REGISTER + query)
        counts.append(len(statements))
    assert counts[0] == counts[1] > 1
