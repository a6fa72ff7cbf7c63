"""The Word document, read back: headings, contents, tables with headers, languages, every kind of block."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import get_args

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from stated import MOMENT

from inventory_app.documents import blocks
from inventory_app.documents.blocks import (
    Bar,
    Bars,
    Bullets,
    ChangedBlock,
    Column,
    Facts,
    Flow,
    FlowBox,
    Heading,
    Keys,
    Marked,
    Note,
    Paragraph,
    Prose,
    RequirementBlock,
    Run,
    Section,
    Span,
    Table,
    Timeline,
    Verified,
)
from inventory_app.exchange.xhtml import in_xml
from inventory_app.specification.document import Chapter, SpecificationDocument
from inventory_app.tender.word import write_word
from inventory_app.tender.word_blocks import Writer
from inventory_app.tender.word_styles import new_document


def prose(*lines: str, **changed) -> Prose:
    return Prose(parts=(Paragraph(lines=lines),), **changed)


REQUIREMENT = RequirementBlock(
    key="KON-01",
    level="must_scored",
    level_label="Ska, med värdering",
    text=prose("Systemet ska lagra", "kontakter."),
    language_mark="Finns bara på svenska",
    motive=prose("Därför."),
    verified=Verified(codes=("D", "T"), how=prose("Visas.")),
    met_when="Vid anbud",
    points="3 poäng",
)
ONE_OF_EACH = (
    prose("Inledning.", "Rad två."),
    Prose(
        parts=(Bullets(items=("ett", "två")), Bullets(is_numbered=True, items=("först", "sedan")), Bullets(is_numbered=True, items=("åter först",)))
    ),
    Prose(parts=(Paragraph(lines=("مرحبا",)),), language="en", is_right_to_left=True),
    Heading(text="Volymer"),
    ChangedBlock(
        key="KON-02",
        tone="changed",
        status="Ändrat",
        rows=(("Text", Marked(runs=(Run(text="Inom "), Run(mark="deleted", text="30"), Run(mark="inserted", text="14"), Run(text=" dagar.")))),),
    ),
    Note(tone="warning", title="Obs", text=Keys(keys=("KON-01", "KON-E02"))),
    Facts(caption="Volymer", rows=(("Användare", "220"), ("Förlängning", prose("Två år")))),
    Table(
        caption="Roller",
        columns=(Column(label="Roll", share=70), Column(label="Antal", share=30, is_number=True)),
        rows=(("Styrgrupp", "5"), ("Projekt", Prose(parts=()))),
    ),
    Bars(title="Krav per område", description="Staplar", series=("Ska", "Bör"), bars=(Bar(label="KON", values=(2, 3)),), total="Summa"),
    Timeline(title="Avtal", description="Linjer", first_year=2026, last_year=2028, spans=(Span(label="Navet", until=1.0, note="31 augusti 2027"),)),
    Timeline(title="Roller", description="Linjer", first_year=2026, last_year=2028, spans=()),
    Table(caption="Roller", columns=(Column(label="System", share=100),), rows=(("Navet",),)),
    Flow(
        title="Flödet i dag",
        description="Rutor",
        width=1,
        height=1,
        boxes=(FlowBox(kind="system", x=0, y=0, width=1, height=1, lines=("A",)),),
        lines=(),
        legend=(),
    ),
    Section(anchor="area-KON", title="KON  Kontakter", intro="Om kontakter.", blocks=(REQUIREMENT,)),
)


def document_of(*found, **changed) -> SpecificationDocument:
    given = {
        "language": "sv",
        "institution_key": "almby",
        "institution": "Högskolan i Almby",
        "title": "Nytt samverkansstöd",
        "kicker": "Kravspecifikation",
        "version": "1.0",
        "status": "Fastställd",
        "date": "20 november 2026",
        "is_draft": False,
        "demo_mark": "",
        "cover": (("Version", "1.0"), ("Anmärkning", prose("Efter remissen."))),
        "cover_note": "Den svenska texten gäller.",
        "contents_title": "Innehåll",
        "annex_word": "Bilaga",
        "page_word": "Sida",
        "of_word": "av",
        "labels": {
            "reason": "Motiv",
            "verification": "Verifiering",
            "version": "Version 1.0",
            "area": "Område",
            "draft": "Utkast",
            "figure": "Figur",
        },
        "template_edition": 1,
        "catalogue_edition": 1,
        "chapters": (
            Chapter(anchor="a", number="1", title="Sammanfattning", blocks=found),
            Chapter(anchor="c", number="C", is_annex=True, title="Scenarier", blocks=()),
        ),
        "open_points": 0,
    }
    return SpecificationDocument(**{**given, **changed})


def opened(document: SpecificationDocument):
    return Document(io.BytesIO(write_word(document, MOMENT)))


@pytest.fixture(scope="module")
def made():
    return opened(document_of(*ONE_OF_EACH))


def texts(made, style: str) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == style]


def rows_of(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_kind_of_block_can_be_written():
    # No tender compares institutions.
    kinds = set(get_args(get_args(blocks.Block)[0])) - {blocks.Courses, blocks.Matrix, blocks.Tree}
    assert len(kinds) > 8
    assert set(Writer(new_document("sv"), document_of())._show) == kinds
    assert {type(block) for block in ONE_OF_EACH} | {RequirementBlock} == kinds


def test_headings_are_headings(made):
    assert texts(made, "Heading 1") == ["1  Sammanfattning", "Bilaga C  Scenarier"]
    assert texts(made, "Heading 2") == ["Volymer", "KON  Kontakter"]
    assert texts(made, "Heading 3") == ["KON-02  Ändrat", "KON-01  Ska, med värdering · Vid anbud · 3 poäng"]
    assert texts(made, "Title") == ["Nytt samverkansstöd"]


def test_marked_words_stand_in_brackets(made):
    assert "Text: Inom [−\u00a030\u00a0−][+\u00a014\u00a0+] dagar." in texts(made, "Requirement detail")


def test_contents_are_a_field_that_is_worked_out_on_opening(made):
    codes = [code.text.strip() for code in made.element.iter(qn("w:instrText"))]
    assert codes == ['TOC \\o "1-2" \\h \\z \\u']
    assert made.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    links = [(link.get(qn("w:anchor")), "".join(text.text for text in link.iter(qn("w:t")))) for link in made.element.iter(qn("w:hyperlink"))]
    assert [text for _, text in links] == ["1  Sammanfattning", "KON  Kontakter", "Bilaga C  Scenarier"]
    assert {anchor for anchor, _ in links} == {mark.get(qn("w:name")) for mark in made.element.iter(qn("w:bookmarkStart"))}


def test_pages_say_title_version_and_number(made):
    page = made.sections[0]
    assert page.header.paragraphs[0].text == "Nytt samverkansstöd\tVersion 1.0, 20 november 2026"
    assert page.footer.paragraphs[0].text == "Högskolan i Almby\tSida 1 av 1"
    assert [code.text.strip() for code in page.footer._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert page.different_first_page_header_footer


def test_properties_say_what_it_is(made):
    about = made.core_properties
    assert (about.title, about.author, about.language, about.version) == ("Nytt samverkansstöd", "Högskolan i Almby", "sv-SE", "1.0")
    assert about.created == about.modified == datetime(2026, 11, 20, 9, 30, tzinfo=MOMENT.tzinfo)
    assert made.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"


def test_requirement_says_text_motive_and_verification(made):
    assert texts(made, "Requirement") == ["Systemet ska lagra\nkontakter."]
    assert texts(made, "Requirement detail")[-3:] == ["Finns bara på svenska", "Motiv: Därför.", "Verifiering D, T: Visas."]
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in made.paragraphs if paragraph.style.name.startswith("Requirement")]
    assert kept[-4:] == [True, True, True, None]


def test_tables_have_headers_and_names(made):
    assert [rows_of(table) for table in made.tables] == [
        [["Uppgift", "Innehåll"], ["Användare", "220"], ["Förlängning", "Två år"]],
        [["Roll", "Antal"], ["Styrgrupp", "5"], ["Projekt", "–"]],
        [["Område", "Ska", "Bör", "Summa"], ["KON", "2", "3", "5"]],
        [["Uppgift", "Innehåll"], ["Navet", "31 augusti 2027"]],
        [["System"], ["Navet"]],
    ]
    for table in made.tables:
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in made.tables] == [
        "Volymer",
        "Roller",
        "Krav per område",
        "Avtal",
        "Roller",
    ]
    # What a heading says already is not said again.
    assert texts(made, "Caption") == ["Roller", "Krav per område", "Avtal", "Roller"]


def test_figure_is_pointed_to_where_it_is(made):
    assert texts(made, "Note") == [
        "Den svenska texten gäller.",
        "Obs",
        "KON-01, KON-E02",
        "Figuren ”Flödet i dag” finns i den tryckta versionen (PDF).",
    ]


def test_lists_are_lists_and_each_counts_from_one(made):
    assert texts(made, "List Bullet") == ["ett", "två"]
    numbered = [paragraph for paragraph in made.paragraphs if paragraph.style.name == "List Number"]
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in numbered]
    assert [paragraph.text for paragraph in numbered] == ["först", "sedan", "åter först"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_words_in_another_language_and_direction_are_marked(made):
    (arabic,) = [paragraph for paragraph in made.paragraphs if paragraph.text == "مرحبا"]
    (run,) = arabic.runs
    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert run.font.rtl
    assert arabic._p.pPr.find(qn("w:bidi")) is not None


def test_draft_is_marked_as_one():
    draft = opened(document_of(is_draft=True, demo_mark="Demo", labels={**document_of().labels, "version": "Utkast"}))
    assert texts(draft, "Mark") == ["Utkast", "Demo"]
    assert draft.sections[0].header.paragraphs[0].text.endswith("\tUtkast, 20 november 2026, Demo")


def test_same_document_gives_the_same_bytes_and_holds_no_clock():
    content = write_word(document_of(*ONE_OF_EACH), MOMENT)
    assert content == write_word(document_of(*ONE_OF_EACH), MOMENT)
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        assert {info.date_time for info in folder.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in folder.namelist() if "thumbnail" in name] == []


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300).map(in_xml)
HARD = ["=1+1", "x" * 5000, "🎓 å", "مرحبا", "a\tb  c", "<w:p/> & ]]>", "\x00\x0b\ufffe"]


def requirement_text(text: str) -> str:
    lines = tuple(in_xml(text).split("\n"))
    return texts(opened(document_of(REQUIREMENT.model_copy(update={"text": Prose(parts=(Paragraph(lines=lines),))}))), "Requirement")[0]


@given(TEXT)
def test_any_text_comes_back_unchanged(text):
    assert requirement_text(text) == text


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_come_back_as_they_can_be_written(text):
    assert requirement_text(text) == in_xml(text)
    assert opened(document_of(title=text, institution=text)).core_properties.title == in_xml(text)[:255]
