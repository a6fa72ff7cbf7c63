"""What changed between two issues, or an issue and the draft: page, workbook, PDF, command."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from inventory_app.cli import main
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.actions import add_own

HERE = "/institutions/almby/specification/changes/"
OWN_WORDS = "När en extern part ringer lärosätet ska systemet skapa ett ärende inom [minutes] minuter."


@pytest.fixture
def reader(as_person, cast):
    return as_person(cast("almby", "reader"), "en")


@pytest.fixture
def changed(issue, write, session, almby):
    """1.0, and a draft with a level, a text, a removed and an added requirement that differ."""
    issue("1.0")
    write({"AKT-05|level": "must", "KON-10|text_sv": OWN_WORDS, "AKT-E01|is_removed": True})
    add_own(
        session,
        Editor(almby.id, None),
        "AKT",
        {"text_sv": "Systemet ska sjunga.", "level": "must", "motive_sv": "Det behövs.", "methods": "V", "met_when": "delivery"},
    )
    session.commit()


def words(element) -> str:
    return " ".join(element.text_content().replace("\xad", "").split())


def test_nothing_to_compare_before_the_first_issue(reader):
    assert "Nothing to compare yet" in words(reader.page(HERE))


@pytest.mark.usefixtures("changed")
def test_draft_is_compared_with_the_latest_issue_word_by_word(reader):
    found = reader.page(HERE)
    assert found.xpath("//article/@id") == ["KON-10", "AKT-05", "AKT-E02", "AKT-E01"]
    assert [words(tag) for tag in found.xpath("//article//span[@class='ds-tag']")] == ["Changed", "Changed", "New requirement", "Removed requirement"]
    assert "[− Should −] [+ Must +]" in words(found.xpath("//article[@id='AKT-05']")[0]).replace("\xa0", " ")
    swedish = words(reader.page(f"{HERE}?language=sv").xpath("//article[@id='KON-10']")[0])
    assert "[+ ringer lärosätet +]" in swedish
    assert "Wording in Swedish" in words(found.xpath("//article[@id='KON-10']")[0])


@pytest.mark.usefixtures("changed")
def test_two_issues_are_compared_either_way(reader, issue):
    issue("1.1")
    assert reader.page(f"{HERE}?from=1.0&to=1.1").xpath("//article/@id") == ["KON-10", "AKT-05", "AKT-E02", "AKT-E01"]
    back = reader.page(f"{HERE}?from=1.1&to=1.0")
    assert [words(tag) for tag in back.xpath("//article[@id='AKT-E01']//span[@class='ds-tag']")] == ["New requirement"]
    assert "Nothing differs" in words(reader.page(f"{HERE}?from=1.1&to=draft"))


@pytest.mark.usefixtures("changed")
def test_one_and_the_same_or_what_was_never_issued_is_not_compared(reader):
    assert reader.get(f"{HERE}?from=1.0&to=1.0").status_code == 422
    assert reader.get(f"{HERE}?from=7.0&to=draft").status_code == 404
    assert reader.get(f"{HERE}?from=1.0&to=submission").status_code == 404


@pytest.mark.usefixtures("changed")
def test_workbook_has_the_same_changes(reader):
    book = CalamineWorkbook.from_filelike(io.BytesIO(reader.get(f"{HERE}?format=xlsx").data))
    rows = book.get_sheet_by_name("Requirements").to_python()
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == ["KON-10", "AKT-05", "AKT-E02", "AKT-E01"]


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(("language", "title"), [("sv", "Ändringar i kravspecifikationen"), ("en", "Changes to the requirements specification")])
def test_command_prints_an_accessible_pdf(app, tmp_path: Path, language, title):
    out = tmp_path / "diff.pdf"
    arguments = ["spec", "diff", "almby", "--from", "1.0", "--to", "draft", "--language", language, "--out", str(out)]
    result = app.test_cli_runner().invoke(main, arguments)
    assert (result.exit_code, result.stdout[: len(str(out))]) == (0, str(out))
    report = validation.validate_pdf_bytes(out.read_bytes(), profile=validation.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(out).pages).split())
    assert (title in text, "AKT-E02" in text, "[+" in text, "[−" in text) == (True, True, True, True)


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "--from", "1.0"], "there is no institution 'nowhere'"),
        (["almby", "--from", "3.0"], "almby has no issue '3.0'; issued: 1.0"),
        (["almby", "--from", "draft"], "--from and --to are both 'draft'"),
    ],
)
def test_command_says_what_it_cannot_compare(app, tmp_path, arguments, said):
    result = app.test_cli_runner().invoke(main, ["spec", "diff", *arguments, "--out", str(tmp_path / "diff.pdf")])
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.usefixtures("changed", "instant_printer")
def test_page_prints_the_comparison(reader):
    answer = reader.get(f"{HERE}?language=sv&format=pdf")
    assert (answer.mimetype, answer.headers["Content-Disposition"]) == ("application/pdf", "inline; filename=andringar-almby-1.0-utkast.pdf")
    assert "print-waiting" in reader.get(f"{HERE}?format=print").text or "Open the PDF" in reader.get(f"{HERE}?format=print").text


@pytest.mark.usefixtures("changed")
def test_strangers_and_coordinators_see_no_changes(as_person, cast):
    for client in (as_person(cast("bergsund", "main_contact")), as_person("ingalill.stensjo@samordning.example")):
        assert client.get(HERE).status_code == 404


def test_statements_are_as_many_however_much_differs(reader, issue, write, sql_count):
    issue("1.0")
    write({"AKT-05|level": "must"})
    address = f"{HERE}?from=1.0&to=draft"
    reader.page(address)
    with sql_count() as few:
        reader.page(address)
    issue("1.1")
    write({f"AKT-0{number}|level": "should" for number in range(1, 9)})
    with sql_count() as many:
        reader.page(address)
    assert len(few) == len(many)
