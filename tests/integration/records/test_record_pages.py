"""The pages of the records and their files."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook
from sqlmodel import Session, select

from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.actions import add_system
from inventory_app.tables import Institution, id_of
from tests.pages import words

HERE = "/institutions/almby/records/"
KEYS = ("public-records", "article-30", "systems")


def test_overview_tells_what_is_missing_of_each(as_person, cast):
    page = as_person(cast("almby", "reader"), "sv").page(HERE)
    assert [heading.text_content().replace("\xad", "") for heading in page.xpath("//main//section/h2")] == [
        "Underlag för beskrivning av allmänna handlingar",
        "Underlag för registerförteckning",
        "Systemlista",
    ]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_record_is_read_in_either_language_whoever_asks(as_person, cast, key, language):
    page = as_person(cast("almby", "reader"), "sv").page(f"{HERE}{key}?language={language}")
    assert page.xpath("//div[contains(@class, 'document')]/@lang") == [language]


def test_missing_facts_lead_to_the_system_they_are_missing_at(as_person, cast, session):
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    bare = add_system(session, template_of(session, almby).system, Editor(id_of(almby), None), {"name": "Alldeles nytt"})
    session.commit()
    page = as_person(cast("almby", "reader"), "sv").page(f"{HERE}article-30")
    (link,) = page.xpath("//details//a[normalize-space()='Alldeles nytt']")
    assert link.get("href") == f"/institutions/almby/systems/{bare.id}/check"
    assert "saknas för" in words(page)


@pytest.mark.parametrize("key", KEYS)
def test_pdf_and_workbook_come_under_their_names(as_person, cast, key):
    client = as_person(cast("almby", "reader"), "sv")
    pdf = client.get(f"{HERE}{key}?format=pdf")
    assert (pdf.mimetype, pdf.data[:5]) == ("application/pdf", b"%PDF-")
    book = client.get(f"{HERE}{key}?format=xlsx")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(book.data)).sheet_names
    assert sheets[0] == "Om underlaget"
    assert book.headers["Content-Disposition"].startswith("attachment; filename=")


def test_workbook_has_a_row_per_system_and_says_what_is_missing(as_person, cast):
    answer = as_person(cast("almby", "reader"), "sv").get(f"{HERE}systems?format=xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_name("Systemen").to_python()
    assert (rows[0][0], rows[0][-1]) == ("Id", "Saknas")
    (row,) = (row for row in rows if row[1] == "Kommunbesök (kalkylblad)")
    assert row[-1] == "Systemägare, Informationsägare, Allmänna handlingar och arkiv"


def test_printing_is_asked_for_and_looked_for(as_person, cast):
    client = as_person(cast("almby", "reader"), "en")
    url = client.page(f"{HERE}systems?format=print").xpath("//*[@hx-get]/@hx-get")[0]
    client.get(f"{HERE}systems?format=pdf")
    assert client.page(url).xpath("//a/@href") == [f"{HERE}systems?language=en&format=pdf"]


def test_record_that_does_not_exist_is_not_found(as_person, cast):
    as_person(cast("almby", "reader")).page(f"{HERE}nothing", 404)


def test_others_do_not_see_them(as_person, cast):
    as_person(cast("bergsund", "main_contact")).page(HERE, 404)


def many(session: Session, number: int) -> None:
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    sheet = template_of(session, almby).system
    for each in range(number):
        add_system(session, sheet, Editor(id_of(almby), None), {"name": f"Många {each}"})
    session.commit()


def test_statements_are_as_many_however_many_systems_there_are(as_person, cast, session, sql_count):
    client = as_person(cast("almby", "reader"))
    client.page(HERE)
    with sql_count() as few:
        client.page(HERE)
    many(session, 80)
    with sql_count() as more:
        client.page(HERE)
    assert len(more) == len(few)
