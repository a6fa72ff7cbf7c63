"""The chapter on needs, the trace both ways in annex E, and the open points on what is left over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inventory_app.documents.blocks import Keys, Note, Prose, Table
from inventory_app.needs.need import KnownNeed, Origin, Priority
from inventory_app.specification.compose import compose
from inventory_app.specification.open_points import Where, list_open_points

NEEDS = (
    KnownNeed(
        1,
        "Vi ser inte vem som besöker vem",
        Priority.MEDIUM,
        Origin.GAP,
        "gaps:1:a",
        system_id=1,
        system="Kontaktnavet",
        requirements=("AKT-05", "KON-09"),
    ),
    KnownNeed(3, "Kontaktnavet needs a system owner", Priority.HIGH, Origin.FLAG, "no_owner:1", system_id=1, system="Kontaktnavet"),
    KnownNeed(4, "Färre\nlistor", Priority.LOW, requirements=("AKT-05", "INF-01")),
)


@pytest.fixture
def needing(dossier):
    return replace(dossier, needs=NEEDS)


def blocks(document, anchor):
    return next((chapter.blocks for chapter in document.chapters if chapter.anchor == anchor), None)


def plain(cell):
    if isinstance(cell, Keys):
        return ", ".join(cell.keys)
    if isinstance(cell, Prose):
        return " ".join(line for part in cell.parts for line in getattr(part, "lines", getattr(part, "items", ())))
    return cell


def tables(document, anchor):
    return {block.caption: [[plain(cell) for cell in row] for row in block.rows] for block in blocks(document, anchor) if isinstance(block, Table)}


def test_needs_stand_before_the_requirements_and_the_most_important_first(needing):
    document = compose(needing, "sv")
    anchors = [chapter.anchor for chapter in document.chapters]
    assert anchors[anchors.index("needs") - 1 : anchors.index("needs") + 2] == ["scope", "needs", "functional"]
    assert tables(document, "needs")["Behov"] == [
        ["B3", "Kontaktnavet behöver en systemägare", "Hög", "Iakttagelse om Kontaktnavet"],
        ["B1", "Vi ser inte vem som besöker vem", "Medel", "Brist i Kontaktnavet"],
        ["B4", "Färre listor", "Låg", "Lärosätets egen beskrivning"],
    ]


def test_what_we_worded_follows_the_document_and_what_was_written_does_not(needing):
    rows = tables(compose(needing, "en"), "needs")["Needs"]
    assert [row[1] for row in rows] == ["Kontaktnavet needs a system owner", "Vi ser inte vem som besöker vem", "Färre listor"]


def test_need_whose_system_is_gone_says_so_much(dossier):
    need = KnownNeed(1, "Behov", Priority.LOW, Origin.GAP, "gaps:1:a")
    assert tables(compose(replace(dossier, needs=[need]), "en"), "needs")["Needs"][0][3] == "Gap in a support system"


def test_annex_traces_both_ways_and_names_what_is_left_over(needing):
    found = tables(compose(needing, "sv"), "tracing")
    assert [row[0::3] for row in found["Från behov till krav"]] == [["B1", "AKT-05"], ["B3", "Inget krav"], ["B4", "AKT-05, INF-01"]]
    # KON-09 is not asked for, so nothing is traced to it.
    assert found["Från krav till behov"] == [["AKT-05", "B1, B4"], ["INF-01", "B4"]]
    assert found["Krav utan behov"] == [["Organisationer och kontaktpersoner", "KON-01"]]
    assert "Behov utan krav: B3." in [plain(block) for block in blocks(compose(needing, "sv"), "tracing") if isinstance(block, Prose)]


def test_annex_says_when_every_need_is_met_and_every_requirement_needed(dossier):
    whole = replace(dossier, needs=[KnownNeed(1, "Allt", Priority.LOW, requirements=("KON-01", "INF-01", "AKT-05"))])
    document = compose(whole, "en")
    assert "Requirements without a need" not in tables(document, "tracing")
    assert "Every need has at least one requirement." in [plain(block) for block in blocks(document, "tracing") if isinstance(block, Prose)]


def test_open_points_name_each_need_without_requirement_and_one_line_per_area(needing):
    points = list_open_points(needing, "sv")
    assert [(point.subject, point.text, point.stops_issue) for point in points if point.where == Where.NEEDS] == [
        ("3", "B3 har inget krav: Kontaktnavet behöver en systemägare", False)
    ]
    assert "Organisationer och kontaktpersoner: 1 av 1 krav svarar inte mot något behov" in [
        point.text for point in points if point.where == Where.AREA
    ]


def test_without_needs_a_draft_says_so_once_and_an_issue_leaves_the_chapter_out(dossier, stamp):
    points = [point.text for point in list_open_points(dossier, "en") if point.where == Where.NEEDS]
    assert points == ["No needs have been described"]
    assert isinstance(blocks(compose(dossier, "en"), "needs")[0], Note)
    issued = compose(dossier, "en", stamp)
    assert (blocks(issued, "needs"), "From needs to requirements" in tables(issued, "tracing")) == (None, False)
