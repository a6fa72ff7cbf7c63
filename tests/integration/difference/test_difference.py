"""The page of a difference: whose it is, what it compares, and its files."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import Session, select

from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.actions import add_system, delete_system
from inventory_app.inventory.queries import list_systems
from inventory_app.requirements.actions import set_levels
from inventory_app.requirements.choice import Level
from inventory_app.submission.actions import submit_
from inventory_app.tables import Institution, id_of
from tests.pages import words

pytestmark = pytest.mark.usefixtures("nobody_decided")

COORDINATES = "ingalill.stensjo@samordning.example"
HERE = "/institutions/almby/difference/"

THERE = "/consortium/institutions/almby/difference"


def institution(session: Session, key: str) -> Institution:
    return session.exec(select(Institution).where(Institution.key == key)).one()


@pytest.fixture
def almby(session):
    """Almby after its hand-in: a system went, one replaced it, and a requirement is decided otherwise."""
    found = institution(session, "almby")
    editor = Editor(id_of(found), None)
    first, second = list_systems(session, id_of(found))[:2]
    add_system(session, template_of(session, found).system, editor, {"name": "Nya navet", "lineage": {"predecessor": {"system": first.id}}})
    delete_system(session, first, editor)
    second.answers = {**second.answers, "users": 4321, "purpose": "Helt nytt syfte"}
    session.add(second)
    catalogue = catalogue_of(session, found)
    set_levels(session, catalogue, editor, {catalogue.requirements[0].key: Level.NOT_NEEDED}, "saved")
    session.commit()
    return {"gone": first.name, "changed": second.name}


def cells(page, table: str) -> list[list[str]]:
    rows = page.xpath(f"//table[@id='{table}']/tbody/tr")
    return [[cell.text_content().replace("\xad", "").strip() for cell in row.xpath("th|td")] for row in rows]


def test_last_hand_in_is_compared_with_now(as_person, cast, almby):
    page = as_person(cast("almby", "reader"), "en").page(HERE)
    assert cells(page, "replaced") == [[almby["gone"], "Nya navet"]]
    said = words(page)
    assert "Helt nytt syfte" in said
    assert "4,321 users" in said
    assert [heading.text_content().replace("\xad", "") for heading in page.xpath("//section/h3")] == ["Added", "Gone", almby["changed"]]


def test_filter_leaves_the_rest_out(as_person, cast, almby):
    client = as_person(cast("almby", "reader"), "en")
    systems, answers = client.page(f"{HERE}?show=systems"), client.page(f"{HERE}?show=answers")
    assert [section.get("aria-labelledby") for section in systems.xpath("//main//section")] == ["systems-title"]
    assert [section.get("aria-labelledby") for section in answers.xpath("//main//section")] == ["answers-title"]


def test_two_hand_ins_are_compared_both_ways(as_person, cast, almby, session):
    submit_(session, institution(session, "almby"), None)
    session.commit()
    client = as_person(cast("almby", "reader"), "en")
    assert cells(client.page(f"{HERE}?from=2&to=3"), "replaced") == [[almby["gone"], "Nya navet"]]
    page = client.page(f"{HERE}?from=3&to=2")
    assert page.xpath("//h3[@id='gone']/following-sibling::ul[1]/li")[0].text_content() == "Nya navet"
    assert "Nothing differs" in words(client.page(f"{HERE}?from=3&to=now"))


@pytest.mark.parametrize("query", ["from=7&to=now", "from=1&to=99999999999999999999", "from=x&to=now", "from=&to=1", "from=now&to=-1"])
def test_hand_in_that_is_not_there_is_not_found(as_person, cast, query):
    as_person(cast("almby", "reader")).page(f"{HERE}?{query}", 404)


def test_one_and_the_same_cannot_be_compared(as_person, cast):
    page = as_person(cast("almby", "reader"), "en").page(f"{HERE}?from=1&to=1", 422)
    assert "Choose two different ones" in words(page)


def test_institution_that_has_not_handed_in_has_nothing_to_compare(as_person, cast):
    page = as_person(cast("bergsund", "main_contact"), "en").page("/institutions/bergsund/difference/")
    assert "Nothing to compare yet" in words(page)


def test_workbook_has_what_the_page_has(as_person, cast, almby):
    answer = as_person(cast("almby", "reader"), "sv").get(f"{HERE}?from=2&to=now&format=xlsx")
    assert answer.headers["Content-Disposition"] == "attachment; filename=skillnad-almby-2-now.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    assert book.sheet_names == ["I korthet", "System", "Ändrade svar", "Profil och förutsättningar", "Kravlistan"]
    changed = [row[1:] for row in book.get_sheet_by_name("Ändrade svar").to_python()[1:]]
    assert next(row for row in changed if row[2] == "Antal användare")[4] == "4 321 användare".replace(" ", "\xa0", 1)


def test_pdf_is_printed(as_person, cast, almby):
    answer = as_person(cast("almby", "reader")).get(f"{HERE}?from=2&to=now&format=pdf")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_printing_is_asked_for_and_looked_for(as_person, cast, almby):
    client = as_person(cast("almby", "reader"), "en")
    fragment = client.page(f"{HERE}?from=2&to=now&format=print")
    url = fragment.xpath("//*[@hx-get]/@hx-get")[0]
    client.get(f"{HERE}?from=2&to=now&format=pdf")
    assert client.page(url).xpath("//a/@href") == [f"{HERE}?from=2&to=now&format=pdf"]


def test_coordinators_compare_hand_ins_only_and_see_what_is_shared(as_person, cast, almby, session):
    found = institution(session, "almby")
    submit_(session, found, None)
    session.commit()
    client = as_person(COORDINATES, "en")
    page = client.page(f"{THERE}?from=2&to=3")
    assert cells(page, "replaced") == [[almby["gone"], "Nya navet"]]
    # A purpose is free text, which is not shared by name unless somebody says so.
    assert "Helt nytt syfte" not in words(page)
    client.page(f"{THERE}?from=2&to=now", 404)


def test_what_is_withheld_today_is_taken_out_of_old_hand_ins_too(as_person, cast, almby, session):
    found = institution(session, "almby")
    submit_(session, found, None)
    decide(session, id_of(found), None, dict.fromkeys(Part, ShareLevel.WITHHELD))
    session.commit()
    client = as_person(COORDINATES, "en")
    page = client.page(f"{THERE}?from=2&to=3")
    assert "Nothing differs" in words(page)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{THERE}?from=2&to=3&format=xlsx").data))
    assert [len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names[1:]] == [1, 1, 1, 1]


def test_others_do_not_see_it(as_person, cast):
    as_person(cast("bergsund", "main_contact")).page(HERE, 404)
    as_person(cast("almby", "main_contact")).page(THERE, 403)


def test_statements_are_as_many_however_many_systems_there_are(as_person, cast, session, almby, sql_count):
    client = as_person(cast("almby", "reader"))
    client.page(HERE)
    with sql_count() as few:
        client.page(HERE)
    found = institution(session, "almby")
    sheet, editor = template_of(session, found).system, Editor(id_of(found), None)
    for number in range(80):
        add_system(session, sheet, editor, {"name": f"Många {number}"})
    session.commit()
    with sql_count() as many:
        client.page(HERE)
    assert len(many) == len(few)
