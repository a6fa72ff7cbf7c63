"""The lists of names as files: the same rows as the page."""

import pytest

from inventory_app.names.actions import join


def rows(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    return [line.split(";") for line in answer.data.decode("utf-8-sig").splitlines()]


def cells(page, table):
    return [
        [row.xpath("string(th)").replace("\u00ad", "").strip(), *(cell.text_content().strip() for cell in row.xpath("td"))]
        for row in page.xpath(f"//table[@id='{table}']/tbody/tr")
    ]


@pytest.mark.parametrize("kind", ["product", "vendor"])
def test_coordinators_names_are_a_file_with_the_rows_of_the_page(as_person, cast, kind):
    client = as_person("ingalill.stensjo@samordning.example")
    shown = cells(client.page(f"/consortium/names/?kind={kind}"), "names")
    head, *found = rows(client, f"/consortium/names/?kind={kind}&format=csv")
    assert head == ["Namn", "Lärosäten", "Skrivs även"]
    assert [(name, int(number)) for name, number, *_rest in found if name] == [(name, int(number)) for name, number, _also in shown]


def test_merged_names_are_a_file_with_who_and_when(as_person, session):
    join(session, None, "product", "Kontakt-navet", "Kontaktnavet")
    session.commit()
    _head, row, *_notes = rows(as_person("ingalill.stensjo@samordning.example"), "/consortium/names/?format=csv&list=variants")
    assert (row[0], row[1], row[4]) == ("Kontakt-navet", "Kontaktnavet", "")


def test_names_at_an_institution_are_a_file_with_their_filter(as_person, cast):
    client = as_person(cast("almby", "reader"))
    _head, *found = rows(client, "/institutions/almby/systems/names?text=alumn&format=csv")
    shown = cells(client.page("/institutions/almby/systems/names?text=alumn"), "names")
    assert [row[0] for row in found if row[0]] == [row[0] for row in shown]
