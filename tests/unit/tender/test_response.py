"""The response workbook, read back with another program: what is said, what is locked, what may be answered."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stated import requirement

from inventory_app.exchange.reading import read_file
from inventory_app.exchange.xhtml import in_xml
from inventory_app.specification.basis import Said
from inventory_app.tender.book import FACTS, LISTS
from inventory_app.tender.response import answer_words, seal_of, write_responses

HEAD = (
    "Krav-id",
    "Område",
    "Kravtext",
    "Nivå",
    "Poäng",
    "Svar",
    "Uppfyllt från",
    "Ingår i pris",
    "Prisrad",
    "Kommentar eller beskrivning",
    "Hänvisning",
    "Bevis",
)


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(sheet) -> list[tuple]:
    return list(sheet.iter_rows(values_only=True))


def test_each_requirement_is_a_row_in_the_order_of_the_specification(source):
    head, *rows = rows_of(opened(write_responses(source))["Krav"])
    assert head[:-1] == HEAD
    assert [row[:5] for row in rows] == [
        ("KON-01", "KON Kontakter", "Systemet ska lagra kontakter.", "Ska", None),
        ("KON-02", "KON Kontakter", "Systemet bör hitta dubbletter.", "Bör", 3),
        ("AKT-01", "AKT Aktiviteter & besök", "Systemet ska visa besök.", "Ska, med värdering", 5),
        ("AKT-E01", "AKT Aktiviteter & besök", "Systemet bör sjunga.", "Bör", 1),
    ]
    assert {cell for row in rows for cell in row[5:-1]} == {None}


def test_english_workbook_speaks_english_throughout(source):
    book = opened(write_responses(replace(source, language="en")))
    assert book.sheetnames[:2] == ["Read first", "Requirements"]
    head, first, *_ = rows_of(book["Requirements"])
    assert head[:6] == ("Requirement id", "Area", "Requirement", "Level", "Points", "Answer")
    assert first[:4] == ("KON-01", "KON Contacts", "Systemet ska lagra kontakter. (en)", "Must")
    said = [cell for row in rows_of(book["Read first"]) for cell in row if cell]
    assert "Requirements that exist in Swedish only: AKT-E01." in said
    assert book.properties.title == "Response matrix – Nytt samverkansstöd"


def test_hidden_checksum_tells_what_the_locked_cells_said(source):
    sheet = opened(write_responses(source))["Krav"]
    assert sheet.column_dimensions["M"].hidden
    _head, *rows = rows_of(sheet)
    assert [row[-1] for row in rows] == [seal_of(row[0], row[2], row[3]) for row in rows]
    assert seal_of("KON-01", "a", "Ska") != seal_of("KON-01", "a", "Bör") != seal_of("KON-01", "b", "Bör")


def test_only_answers_can_be_written(source):
    book = opened(write_responses(source))
    sheet = book["Krav"]
    assert sheet.protection.sheet
    # What these are True of is forbidden.
    assert (sheet.protection.sort, sheet.protection.autoFilter, sheet.protection.insertRows, sheet.protection.formatCells) == (
        False,
        False,
        True,
        True,
    )
    open_ = [[not cell.protection.locked for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert open_ == [[False] * 5 + [True] * 7 + [False]] * 4
    first = book["Läs först"]
    assert first.protection.sheet
    assert [row[0].value for row in first.iter_rows() if not row[1].protection.locked] == ["Anbudsgivarens namn", "Organisationsnummer", "Datum"]
    assert [book[name].sheet_state for name in (LISTS, FACTS)] == ["veryHidden", "veryHidden"]


def test_answers_are_chosen_and_checked(source):
    book = opened(write_responses(source))
    rules = {str(rule.sqref): rule for rule in book["Krav"].data_validations.dataValidation}
    assert {where: rule.type for where, rule in rules.items()} == {
        "F2:F5": "list",
        "G2:G5": "date",
        "H2:H5": "list",
        "I2:I5": "textLength",
        "J2:J5": "textLength",
        "K2:K5": "textLength",
        "L2:L5": "textLength",
    }
    assert (rules["J2:J5"].operator, rules["J2:J5"].formula1) == ("lessThanOrEqual", "1500")
    lists = book[LISTS]
    offered = {where: [cell.value for (cell,) in lists[rules[where].formula1.partition("!")[2].replace("$", "")]] for where in ("F2:F5", "H2:H5")}
    assert offered == {"F2:F5": answer_words(source), "H2:H5": ["Ja", "Nej"]}
    assert [word[0] for word in offered["F2:F5"]] == ["U", "K", "A", "T", "P", "N"]
    assert all(rule.promptTitle is None and rule.prompt and rule.error and len(rule.prompt) <= 255 for rule in rules.values())


def test_sheet_is_ready_for_reading_and_for_paper(source):
    book = opened(write_responses(source))
    sheet = book["Krav"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:L5", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", 0, True)
    assert sheet.oddFooter.right.text == "Sida &P av &N"
    assert sheet.oddHeader.left.text == "Nytt samverkansstöd"
    assert not any(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row)
    assert (book.properties.creator, book.properties.created) == ("Högskolan i Almby", datetime(2026, 11, 20, 9, 30))  # noqa: DTZ001 -- as the file holds it


def test_first_sheet_says_what_the_file_is_and_a_draft_that_it_is_one(source):
    said = {row[0]: row[1] for row in rows_of(opened(write_responses(source))["Läs först"])}
    assert {key: said[key] for key in ("Upphandling", "Lärosäte", "Diarienummer", "Version", "Antal krav", "Kontrollsumma (SHA-256)")} == {
        "Upphandling": "Nytt samverkansstöd",
        "Lärosäte": "Högskolan i Almby",
        "Diarienummer": "AB 2026/12",
        "Version": "Version 1.0. Bilaga A till kravspecifikationen.",
        "Antal krav": "4, varav 2 måste uppfyllas",
        "Kontrollsumma (SHA-256)": source.sha256,
    }
    assert said["U"] == "Uppfyllt i standard"
    draft = opened(write_responses(replace(source, version=None, is_demo=True)))
    words = [row[0] for row in rows_of(draft["Läs först"])]
    assert words[2:4] == ["Utkast. Använd det inte i en upphandling; kraven kan ändras.", "Demo – påhittade svar"]
    assert draft["Krav"].oddHeader.right.text == "Svarsmatris, Utkast"
    assert dict(rows_of(draft[FACTS]))["version"] == "draft"


def test_points_have_no_column_where_nothing_is_scored(source, basis_of):
    sheet = opened(write_responses(replace(source, basis=basis_of(requirement("KON-01", "Ska.")))))["Krav"]
    assert [cell.value for cell in sheet[1]][3:5] == ["Nivå", "Svar"]


def test_specification_without_requirements_is_an_empty_table(source, basis_of):
    assert len(rows_of(opened(write_responses(replace(source, basis=basis_of())))["Krav"])) == 1


def test_same_facts_give_the_same_bytes_and_the_same_checksum(source, basis):
    again = replace(source, basis=type(basis).model_validate(basis.model_dump(mode="json")))
    assert write_responses(source) == write_responses(again)
    assert source.sha256 == again.sha256 != replace(source, basis=basis.model_copy(update={"institution_key": "bergsund"})).sha256


ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://evil.example")', "{=1}", "https://evil.example", "_x0041_", "'=1", "'", "&A")
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300).map(in_xml)


def written(source, basis_of, text: str) -> bytes:
    said = dict.fromkeys(("sv", "en"), Said(text=text, language="sv"))
    return write_responses(replace(source, basis=basis_of(requirement("KON-01", "", texts=said), title=text, registry_number=text)))


@given(st.one_of(TEXT, st.sampled_from(ATTACKS)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_unchanged(source, basis_of, text):
    book = opened(written(source, basis_of, text))
    cell = book["Krav"]["C2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert book["Krav"]["L2"].value == seal_of("KON-01", text, "Ska")


@pytest.mark.parametrize("text", ["x" * 5000, "🎓" * 400, "مرحبا بالعالم", "a\n\nb", "\x01\x00 tecken"])
def test_hard_texts_come_back_as_they_can_be_written(source, basis_of, text):
    content = written(source, basis_of, text)
    assert opened(content)["Krav"]["C2"].value == in_xml(text)
    (_read_me, sheet, *_rest) = read_file("svar.xlsx", content).sheets
    assert sheet.rows[1][2] == in_xml(text)


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_becomes_a_formula_or_a_link(source, basis_of, text):
    with zipfile.ZipFile(io.BytesIO(written(source, basis_of, text))) as folder:
        parts = {name: folder.read(name).decode() for name in folder.namelist()}
    assert [name for name, part in parts.items() if "<f>" in part or "<f " in part or "<hyperlink" in part or 'TargetMode="External"' in part] == []
