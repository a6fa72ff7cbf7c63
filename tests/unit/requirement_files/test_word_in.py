"""Requirements in Word documents: tables, headings, paragraphs that begin with an id, and documents that are refused."""

from __future__ import annotations

import pytest
from made import CATALOGUE, W, docx, folder, opened, paragraph, rows_of, table

from inventory_app.exchange.gates import Unreadable
from inventory_app.requirement_files.intake import read_requirements

HEADER = ("Krav-ID", "Krav", "Prio")


def told(content: bytes, name: str = "krav.docx") -> str:
    with pytest.raises(Unreadable) as fault:
        read_requirements(name, content, CATALOGUE)
    return str(fault.value)


def test_tables_of_all_chapters_are_one_list_with_their_headings():
    content = docx(
        paragraph("Upphandling av stödsystem"),
        paragraph("4 Krav", "Rubrik1"),
        paragraph("4.1 Säkerhet", "Rubrik2"),
        table(HEADER, ("R1", "Systemet ska logga.", "Ska"), ("R2", "Systemet bör varna.", "Bör")),
        paragraph("4.2 Rapporter", "Rubrik2"),
        table(("Förkortning", "Betydelse"), ("API", "Gränssnitt")),
        table(HEADER, ("R3", "Systemet ska räkna.", "Ska")),
    )
    assert [(row.id, row.category, row.wanted["level"]) for row in rows_of("krav.docx", content)] == [
        ("R1", "SÄK", "must"),
        ("R2", "SÄK", "should"),
        ("R3", "RAP", "must"),
    ]
    assert [row.place for row in rows_of("krav.docx", content)] == ["1:A2", "1:A3", "3:A2"]


def test_merged_cells_line_breaks_and_lists_are_read_and_struck_words_are_not():
    merged = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("Systemet ska a.")}</w:tc>'
    began = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("R1")}</w:tc>'
    went_on = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    listed = (
        "<w:tc><w:p><w:r><w:t>Systemet ska</w:t><w:br/><w:t>visa:</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:ins><w:r><w:t>namn</w:t></w:r></w:ins><w:del><w:r><w:delText>ort</w:delText></w:r></w:del></w:p></w:tc>"
    )
    sheet = opened("a.docx", docx(table(("Krav-ID", "Krav", "Not"), (began, merged), (went_on, listed, "x")))).sheet
    assert sheet.rows[1:] == (("R1", "Systemet ska a.", "Systemet ska a."), ("R1", "Systemet ska\nvisa:\n- namn", "x"))


def test_paragraphs_that_begin_with_an_id_are_requirements():
    content = docx(
        paragraph("1 Inledning", "Inneh"),
        paragraph("3 Integration", "Rubrik1"),
        paragraph("INT 3.1 Systemet ska ha ett öppet gränssnitt."),
        paragraph("3.2 – Systemet bör ta emot filer från andra."),
        paragraph("Krav 17: Systemet ska svara inom en sekund."),
        paragraph("Detta är inget krav utan en förklaring."),
    )
    assert [(row.id, row.category, row.wanted["text_sv"]) for row in rows_of("krav.docx", content)] == [
        ("INT 3.1", "INT", "Systemet ska ha ett öppet gränssnitt."),
        ("3.2", "INT", "Systemet bör ta emot filer från andra."),
        ("Krav 17", "INT", "Systemet ska svara inom en sekund."),
    ]


def test_heading_that_is_an_id_has_its_requirement_below_it():
    content = docx(
        paragraph("SÄK Säkerhet", "Rubrik1"),
        paragraph("SÄK-71  Ska · Vid leverans", "Rubrik2"),
        paragraph("Systemet ska logga varje inloggning."),
        paragraph("Motiv: Intrång ska kunna utredas."),
        paragraph("SÄK-72  Bör", "Rubrik2"),
        paragraph("Systemet bör varna för svaga lösenord."),
        paragraph("SÄK-73  Ska, med värdering", "Rubrik2"),
        paragraph("Systemet ska spärra konton."),
    )
    rows = rows_of("krav.docx", content)
    assert [(row.id, row.category, row.wanted.get("level"), row.wanted.get("motive_sv")) for row in rows] == [
        ("SÄK-71", "SÄK", "must", "Intrång ska kunna utredas."),
        ("SÄK-72", "SÄK", "should", None),
        ("SÄK-73", "SÄK", "must_scored", None),
    ]


def test_macros_are_told_and_not_run():
    content = docx(table(HEADER, ("R1", "Systemet ska logga.", "Ska")), **{"word/vbaProject.bin": b"Auto_Open"})
    read = read_requirements("krav.docm", content, CATALOGUE)
    assert str(read.warnings[0]) == "The document holds macros. They were not run; only texts were read."


def test_document_that_is_no_spreadsheet_by_name_is_still_known():
    assert rows_of("krav.docx", docx(table(HEADER, ("R1", "Systemet ska logga.", "Ska"))))[0].id == "R1"


ENTITIES = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><w:document xmlns:w="{W}"><w:body>&b;</w:body></w:document>'
OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE d SYSTEM "http://example.org/d.dtd"><w:document xmlns:w="{W}"><w:body/></w:document>'
DEEP = f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * 400}{"</w:sdt>" * 400}</w:body></w:document>'


# One long text, merged over everything below it.
WIDE = (f'<w:tc><w:tcPr><w:gridSpan w:val="60"/><w:vMerge w:val="restart"/></w:tcPr>{paragraph("x" * 30_000)}</w:tc>',)
DOWN = ('<w:tc><w:tcPr><w:gridSpan w:val="60"/><w:vMerge/></w:tcPr><w:p/></w:tc>',)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04half of it", "damaged"),
        (b"%PDF-1.7 and so on", "This is no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument", "This is no Word document"),
        (folder({"xl/workbook.xml": "<workbook/>"}), "This is no Word document"),
        (folder({"word/document.xml": "<w:document"}), "The Word document is damaged: line 1"),
        (folder({"word/document.xml": ENTITIES}), "defines its own entities"),
        (folder({"word/document.xml": OUTSIDE}), "defines its own entities"),
        (folder({"word/document.xml": DEEP}), "holds more than can be read"),
        (folder({"word/document.xml": b" " * 30_000_000}), "unfolds to more than we can read"),
        (folder({"word/document.xml": "<other/>"}), "This is no Word document"),
        (docx(table(HEADER, ("R1", '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p/></w:tc>'))), "holds more than can be read"),
        (docx(table(HEADER, *(("R", "x", "y") for _ in range(10_001)))), "more than 10000 rows"),
        (docx(table(HEADER, WIDE, *([DOWN] * 300))), "holds more than can be read"),
    ],
    ids=["empty", "half", "pdf", "password", "old", "workbook", "broken", "entities", "dtd", "deep", "bomb", "other", "span", "rows", "merged"],
)  # fmt: skip
def test_what_could_harm_or_mislead_is_refused_with_what_to_do(content, says):
    assert says in told(content)
