"""What all views come to: the landing page and the report, for a coordinator and for an institution."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from flask.cli import ScriptInfo
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlmodel import select

from inventory_app.cli import main
from inventory_app.comparison import brief_words, report_words, together
from inventory_app.comparison.views import BY_KEY
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.printing.pdf import render
from inventory_app.tables import Institution, Reading, id_of
from tests.pages import words

COORDINATOR = "ingalill.stensjo@samordning.example"
LANDING, REPORT = "/consortium/compare/", "/consortium/compare/report"


def withhold(session, *keys):
    institutions = [session.exec(select(Institution).where(Institution.key == key)).one() for key in keys]
    for institution in institutions:
        decide(session, id_of(institution), None, dict.fromkeys(Part, ShareLevel.WITHHELD))
    session.commit()
    return [institution.name_sv for institution in institutions]


def test_landing_page_says_what_is_alike_what_differs_and_what_to_do(as_person):
    page = as_person(COORDINATOR).page(LANDING)
    headings = [each.text_content() for each in page.xpath("//main//h2")]
    assert headings[:3] == ["Vad som är lika", "Vad som skiljer", "Vad som kan göras tillsammans"]
    assert page.xpath("//main//section//li")


def test_institution_sees_the_same_with_addresses_of_its_own(as_person, cast):
    page = as_person(cast("almby", "main_contact")).page("/institutions/almby/compare/?endpoint=x&institution_key=y")
    inside = [href for href in page.xpath("//main//a/@href") if "/compare" in href]
    assert inside
    assert all(href.startswith("/institutions/almby/compare/") for href in inside)


def test_withdrawal_holds_at_once_though_findings_are_kept(as_person, session):
    client = as_person(COORDINATOR)
    before = client.page(LANDING).xpath("//main")[0].text_content()
    (name,) = withhold(session, "almby")
    assert name in before
    after = client.page(LANDING).xpath("//main")[0].text_content()
    assert name not in after
    assert before != after


def test_landing_page_is_logged_to_those_who_were_read(as_person, session):
    as_person(COORDINATOR).page(LANDING)
    pages = session.exec(select(Reading.page)).all()
    assert set(pages) == {"brief"}


@pytest.mark.parametrize("address", [LANDING, REPORT])
def test_others_than_coordinators_are_refused(as_person, cast, address):
    assert as_person(cast("almby", "main_contact")).get(address).status_code in (403, 404)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_report_keeps_its_claims_and_names_nobody_who_withholds(as_person, session, app, monkeypatch, language):
    (name,) = withhold(session, "almby")
    asked: list[str] = []
    monkeypatch.setattr("inventory_app.comparison.together.pdf_page", lambda html, _name: asked.append(html) or "")
    as_person(COORDINATOR, language).get(f"{REPORT}?format=pdf")
    pdf = PdfReader(io.BytesIO(render(asked[0], strict=True)))
    told = " ".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata) + asked[0]
    assert name not in told
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert 3 <= len(pdf.pages) <= 40
    # Those of the summary stand on its page, and nothing before them.
    (summary,) = (page for page in (each.extract_text() for each in pdf.pages) if brief_words.HEADINGS["alike"].in_(language) in page)
    assert [heading.in_(language) for heading in brief_words.HEADINGS.values() if heading.in_(language) not in summary] == [], summary
    assert report_words.CONTENTS.in_(language) not in summary


def test_workbook_names_nobody_who_withholds_and_says_what_it_is(as_person, session):
    (name,) = withhold(session, "almby")
    response = as_person(COORDINATOR).get(f"{REPORT}?format=xlsx")
    book = load_workbook(io.BytesIO(response.data))
    told = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert name not in told
    assert book.sheetnames[0] == "Om arbetsboken"
    assert len(book.sheetnames) >= 4
    with zipfile.ZipFile(io.BytesIO(response.data)) as parts:
        assert all(name not in parts.read(part).decode("utf-8", "replace") for part in parts.namelist())
    assert book.properties.creator in (None, "", "openpyxl")


@pytest.fixture
def run(app):
    return lambda *arguments: app.test_cli_runner().invoke(main, list(arguments), obj=ScriptInfo(create_app=lambda: app))


def test_command_writes_what_the_coordinator_sees(run, tmp_path, session):
    (name,) = withhold(session, "almby")
    out = tmp_path / "areas.json"
    assert run("compare", "areas", "--out", str(out)).exit_code == 0
    found = json.loads(out.read_text())
    assert set(found) == {"format", "view", "title", "language", "generated", "selection", "left_out", "tables"}
    assert all(len(row) == len(table["columns"]) for table in found["tables"] for row in table["rows"])
    assert name not in out.read_text()
    assert run("compare", "areas", "--format", "xlsx", "--language", "en", "--out", str(tmp_path / "areas.xlsx")).exit_code == 0


@pytest.mark.parametrize("view", list(BY_KEY))
@pytest.mark.parametrize("file_format", ["json", "xlsx"])
def test_command_knows_every_view(run, tmp_path, view, file_format):
    result = run("compare", view, "--format", file_format, "--out", str(tmp_path / "a"))
    assert result.exit_code == 0, result.output


def test_command_says_which_rounds_there_are(run, tmp_path):
    result = run("compare", "areas", "--round", "nosuch", "--out", str(tmp_path / "a.json"))
    assert result.exit_code == 1
    assert "there is no round 'nosuch'; rounds: " in result.output


def test_views_of_the_report_are_chosen_on_a_page_that_reads_nobody(as_person, session):
    page = as_person(COORDINATOR).page(f"{REPORT}?view=areas&strategy=")
    boxes = page.xpath("//input[@name='view']")
    assert [box.get("value") for box in boxes] == list(BY_KEY)
    assert [box.get("value") for box in boxes if box.get("checked") is not None] == ["areas"]
    assert all("view=areas" in link for link in page.xpath("//a[contains(@href, 'format=')]/@href"))
    assert session.exec(select(Reading)).all() == []


@pytest.mark.parametrize("part", [Part.SYSTEMS, Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST])
def test_what_is_kept_of_findings_is_not_told_once_a_single_part_is_taken_back(as_person, session, part):
    client = as_person(COORDINATOR)
    before = words(client.page(LANDING))
    for key in ("almby", "holmsta", "lindesta", "fagernas"):
        number = session.exec(select(Institution.id).where(Institution.key == key)).one()
        decide(session, number, None, {part: ShareLevel.WITHHELD})
    session.commit()
    kept = words(client.page(LANDING))
    together._shelves.clear()
    assert kept == words(client.page(LANDING)) != before


# The whole of a view that begins with less

FEW, ALL = "/consortium/compare/questions", "/consortium/compare/questions?section=all"


def sheet_of_questions(data: bytes) -> list[tuple[object, ...]]:
    """Part, question and so on; under the same name in a workbook of its own and in that of the report."""
    return [row for row in load_workbook(io.BytesIO(data))["Frågor"].iter_rows(values_only=True, min_row=2) if row[2] is not None]


def test_workbook_of_the_report_and_command_have_all_questions_and_the_page_its_first_section(as_person, run, tmp_path):
    client, out = as_person(COORDINATOR), tmp_path / "questions"
    whole = sheet_of_questions(client.get(f"{ALL}&format=xlsx").data)
    assert len({row[0] for row in whole}) == len(BY_KEY["questions"].parts)
    assert 10 * len(sheet_of_questions(client.get(f"{FEW}?format=xlsx").data)) < len(whole) + 10
    assert sheet_of_questions(client.get(f"{REPORT}?format=xlsx").data) == whole
    assert run("compare", "questions", "--format", "xlsx", "--out", str(out)).exit_code == 0
    assert sheet_of_questions(out.read_bytes()) == whole
    assert run("compare", "questions", "--out", str(out)).exit_code == 0
    assert len(json.loads(out.read_text())["tables"][0]["rows"]) == len(whole)


def test_findings_speak_of_all_questions_and_lead_to_a_page_that_shows_them(as_person):
    client = as_person(COORDINATOR)
    links = {
        " ".join(link.text_content().split()): link.get("href") for link in client.page(LANDING).xpath("//main//a[contains(@href, '/questions?')]")
    }
    (differs,) = (text for text in links if text.startswith("Störst skillnad: "))
    named = differs.removeprefix("Störst skillnad: ").rstrip(".").split("; ")
    page = client.page(links[differs])
    rows = {" ".join(row.text_content().replace("\u00ad", "").split()) for row in page.xpath("//table//tbody/tr/th")}
    assert {each.rpartition(" (")[0] for each in named} <= rows
    (alike,) = (text for text in links if text.startswith("Alla lika i "))
    assert int(alike.split(" av ")[1].split()[0]) > 50
    # Beside one another they stand first.
    assert {"section=all", "sort=likeness"} <= set(links[alike].partition("?")[2].split("&"))


@pytest.mark.parametrize("address", [LANDING, f"{REPORT}?format=xlsx&view=questions"])
def test_log_lists_the_parts_that_the_whole_read(as_person, session, address):
    almby = session.exec(select(Institution.id).where(Institution.key == "almby")).one()
    decide(session, almby, None, dict.fromkeys(Part, ShareLevel.NAMED) | {Part.ASSESSMENTS: ShareLevel.COUNTED, Part.FREE_TEXT: ShareLevel.WITHHELD})
    session.commit()
    as_person(COORDINATOR).get(address)
    (read,) = session.exec(select(Reading.parts).where(Reading.institution_id == almby)).all()
    assert {"systems", "profile", "preconditions", "checklist", "costs"} == set(read.split())
