"""Reports: the same markup on screen and on paper, with what is missing said."""

from __future__ import annotations

import re

from lxml import html

from inventory_app.documents.blocks import Column, Facts, Paragraph, Prose, Table
from inventory_app.documents.markup import STYLES, body_of, html_of
from inventory_app.documents.report import Part, Report
from inventory_app.printing.pdf import render

REPORT = Report(
    language="sv",
    kind="Systemlista",
    title="Systemlista med ett ganska långt namn",
    institution="Högskolan i Almby",
    date="3 maj 2027",
    is_demo=True,
    is_wide=True,
    facts=(("Datum", "3 maj 2027"),),
    missing=("Ändamål för 3 system", "<b>Gallring</b>"),
    blocks=(Prose(parts=(Paragraph(lines=("Inledning",)),)),),
    parts=(
        Part(
            anchor="list",
            title="Systemen",
            blocks=(
                Table(
                    caption="Systemen",
                    columns=(Column(label="System", share=40), Column(label="Antal", share=60, is_number=True)),
                    rows=(("A", "1"),),
                ),
                Facts(caption="Om", rows=(("Namn", "Värde"),)),
            ),
        ),
    ),
)


def test_report_survives_json():
    assert Report.model_validate_json(REPORT.model_dump_json()) == REPORT


def test_headings_do_not_skip_a_level_and_every_table_has_a_caption():
    page = html.document_fromstring(html_of(REPORT))
    assert [heading.tag for heading in page.iter("h1", "h2", "h3", "h4")] == ["h1", "h2"]
    assert page.xpath("//table[not(caption)]") == []
    assert page.xpath("//th[not(@scope)]") == []


def test_what_is_missing_is_listed_and_nothing_typed_is_markup():
    page = html.fromstring(body_of(REPORT))
    assert [item.text_content().replace("\u00ad", "") for item in page.xpath("//*[contains(@class, 'doc-warning')]//li")] == list(REPORT.missing)


def test_page_and_paper_say_the_same():
    spoken = [
        re.sub(r"\s+", " ", html.fromstring(text).xpath("//h1/..")[0].text_content().replace("\u00ad", ""))
        for text in (body_of(REPORT), html_of(REPORT))
    ]
    assert spoken[0] == spoken[1]


def test_widths_that_are_used_are_defined():
    defined = set(re.findall(r"\.share-(\d+)", "".join((STYLES / f"{name}.css").read_text("utf-8") for name in ("document", "report"))))
    assert set(re.findall(r"share-(\d+)", html_of(REPORT).split("</style>")[1])) - defined == set()


def test_report_is_printed_without_complaint():
    assert render(html_of(REPORT), strict=True).startswith(b"%PDF-")
