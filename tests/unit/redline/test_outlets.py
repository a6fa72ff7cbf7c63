"""A comparison in words, as report and as workbook."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from inventory_app.documents.markup import html_of
from inventory_app.documents.report import Report
from inventory_app.printing.pdf import render
from inventory_app.redline.outlets import Labels, report, show_marked, workbook_tables

LABELS = Labels("Högskolan i Almby", "Version 1.0", "Utkastet", "25 november 2026", True)


def lines_of(worded, key: str) -> list[tuple[str, str]]:
    found = next(each for _area, _name, changed in worded.by_area() for each in changed if each.key == key)
    return [(line.label, show_marked(line.marked)) for line in found.lines]


def test_every_requirement_that_changed_is_told_of_in_its_area(worded):
    assert [(area, [(each.key, each.status) for each in found]) for area, _name, found in worded("sv").by_area()] == [
        ("AKT", [("AKT-02", "Flyttat och ändrat"), ("AKT-01", "Borttaget krav")]),
        ("KON", [("KON-01", "Ändrat"), ("KON-E01", "Nytt krav")]),
    ]


def test_changed_requirement_tells_line_by_line_what_changed(worded):
    assert lines_of(worded("sv"), "AKT-02") == [
        ("Plats", "[- efter AKT-01 i Aktiviteter -] [+ efter AKT-04 i Aktiviteter +]"),
        ("Nivå", "[- Ska -] [+ Ska, med värdering +]"),
        ("Lydelse", "Systemet ska visa avtal [+ och projekt +] inom [- 24 -][+ 4 +] timmar."),
        ("Motiv", "Avtalen glöms [+ ofta +] bort."),
        ("Verifieringskod", "D (Skriftlig beskrivning i anbudet)[+ , V (Visning enligt scenario) +]"),
        ("Ska vara uppfyllt", "[- Vid leverans -] [+ Vid anbud +]"),
    ]


def test_wording_that_changed_in_the_other_language_only_is_named(worded):
    assert lines_of(worded("sv"), "KON-01") == [("Lydelse på engelska", "The system shall [- show -][+ display +] agreements within 24 hours.")]
    assert lines_of(worded("en"), "KON-01") == [("Wording", "The system shall [- show -][+ display +] agreements within 24 hours.")]


@pytest.mark.parametrize(
    ("language", "words"), [("sv", ("Så läses", "överstruken", "[+ och projekt +]")), ("en", ("How to read", "struck", "[+ and projects +]"))]
)
def test_report_is_accessible_and_marks_what_changed_without_colour(worded, accessibility_faults, language, words):
    page = html_of(report(worded(language), LABELS))
    pdf = render(page)
    assert accessibility_faults(pdf) == []
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).replace("\xa0", " ").split())
    assert [word for word in words if word not in text] == []
    assert (page.count("<ins>") > 3, page.count("<del>") > 3) == (True, True)


def test_report_survives_json(worded):
    made = report(worded("sv"), LABELS)
    assert Report.model_validate_json(made.model_dump_json()) == made


def test_nothing_changed_is_said_in_one_sentence(sides, worded):
    same = type(worded("sv"))(sides[0], sides[0], "sv")
    made = report(same, LABELS)
    assert (len(made.blocks), made.parts) == (1, ())


def test_workbook_has_a_row_for_each_thing_that_changed(worded):
    in_brief, changes = workbook_tables(worded("en"), LABELS)
    assert [tuple(row) for row in in_brief.rows][:3] == [
        ("New requirements", 1, "KON-E01"),
        ("Removed requirements", 1, "AKT-01"),
        ("Moved requirements", 1, "AKT-02"),
    ]
    assert [row[4:] for row in changes.rows if row[0] == "AKT-02" and row[3] == "Reason"] == [
        ("Agreements are forgotten.", "Agreements are often forgotten.", "Agreements are [+ often +] forgotten.")
    ]
