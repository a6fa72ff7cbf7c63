"""The HTML of a document: whole, accessible, safe."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from stored_rows import Row

from inventory_app.documents.blocks import Section, Table
from inventory_app.documents.markup import STYLES
from inventory_app.printing.fonts import drawable
from inventory_app.printing.pdf import render
from inventory_app.specification.compose import compose
from inventory_app.specification.markup import body_of, html_of

ANYTHING = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00\x0b\x0c\x1c\x1d\x1e\x1f"), max_size=300)


@pytest.fixture(scope="module")
def filled(dossier, template):
    """Everything that can be drawn or tabled is there."""
    details = {
        **dossier.details,
        "volumes": {"users": 220},
        "timetable": [{"activity": "Avtal", "date": "2027-04"}],
        "follow_up": [{"what": "Svarstid", "when": "Varje kvartal"}],
        "scenarios": [{"title": "Ett besök", "steps": "1. Se\n2. Göra"}],
    }
    return replace(dossier, sheets={**dossier.sheets, "details": details})


@pytest.fixture(scope="module", params=["sv", "en"])
def page(filled, request):
    return html.document_fromstring(html_of(compose(filled, request.param)))


def test_headings_do_not_skip_a_level(page):
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_ids_are_unique_and_every_link_leads_somewhere(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.xpath("//a/@href")}
    assert targets
    assert targets - set(ids) == set()


def test_every_table_has_a_caption_and_every_header_a_scope(page):
    assert page.xpath("//table") != []
    assert page.xpath("//table[not(caption)][not(contains(@class, 'cover-facts'))]") == []
    assert page.xpath("//th[not(@scope)]") == []


def test_every_figure_has_title_description_and_its_numbers_in_a_table(page):
    drawings = page.xpath("//figure//*[local-name()='svg']")
    assert len(drawings) == 3
    for drawing in drawings:
        assert drawing.get("role") == "img"
        title = drawing.xpath("string(*[local-name()='title'])")
        assert title
        assert drawing.xpath("string(*[local-name()='desc'])")
        assert page.xpath("//table/caption[normalize-space()=$title]", title=title)


def test_widths_that_are_used_are_defined(page):
    defined = set(re.findall(r"\.share-(\d+)", (STYLES / "document.css").read_text("utf-8")))
    used = {name for names in page.xpath("//@class") for name in re.findall(r"share-(\d+)", names)}
    assert used
    assert used - defined == set()


def test_shares_of_every_table_fill_it(filled):
    document = compose(filled, "sv")
    blocks = [inner for each in document.chapters for block in each.blocks for inner in (block.blocks if isinstance(block, Section) else (block,))]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables
    assert [table.caption for table in tables if sum(column.share for column in table.columns) != 100] == []


def test_our_own_words_can_be_drawn(filled):
    assert drawable(html_of(compose(filled, "sv")) + html_of(compose(filled, "en")))[1] == frozenset()


def test_nothing_inline_that_the_security_policy_refuses_on_screen(filled):
    body = str(body_of(compose(filled, "sv")))
    assert re.findall(r"<style|<script|\sstyle=|\son\w+=", body) == []


def test_long_words_break_on_screen_and_stay_whole_in_print(with_details):
    document = compose(with_details(scope="Personuppgiftsbiträdesavtal"), "sv")
    shown = str(body_of(document))
    assert "Personuppgiftsbiträdesavtal" in html_of(document)
    assert "Personuppgiftsbiträdesavtal" not in shown
    assert "Personuppgiftsbiträdesavtal" in shown.replace("\u00ad", "")


def test_text_in_the_other_language_carries_it(filled, choose):
    checklist = choose(
        {}, Row("KON-E01", "KON", "must", is_own=True, text_sv="Systemet ska spara bilder.", motive_sv="Bra.", methods="V", how_sv="Visas.")
    )
    page = html.document_fromstring(html_of(compose(replace(filled, checklist=checklist), "en")))
    (text,) = page.xpath("//*[@class='doc-text']")
    assert (text.get("lang"), text.xpath("string(p[1])")) == ("sv", "Systemet ska spara bilder.")
    assert text.xpath("string(p[@lang='en'])") == "Only in Swedish"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=ANYTHING)
def test_anything_typed_is_text_in_the_page(with_details, choose, known, typed):
    dossier = replace(
        with_details(title=typed, why=typed, scope=typed, scenarios=[{"title": typed, "steps": typed}], project_roles=[{"role": typed}]),
        systems=[known(1, name=typed, status="in_operation", strengths_gaps={"gaps": typed})],
        checklist=choose({}, Row("KON-E01", "KON", "must", is_own=True, text_sv=typed, motive_en=typed, how_sv=typed)),
    )
    plain = html.document_fromstring(html_of(compose(dossier, "sv")))
    tags = {element.tag for element in plain.iter() if isinstance(element.tag, str)}
    assert tags & {"script", "img", "iframe", "object", "input", "b"} == set()


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"'`;}</style><h1>",
        "🚀 漢字 שלום נظام \u202e baklänges",
        "ord " * 2500,
        "Oavbrutet" * 120,
        "1. ett\n2. två\n\n- tre\n\n\n\t",
        "%s {name} {{ 7 * 7 }} \\f",
        "   ",
    ],
)
def test_anything_typed_gives_a_valid_pdf(with_details, choose, known, accessibility_faults, typed):
    dossier = replace(
        with_details(title=typed[:200], why=typed, scope=typed, registry_number=typed[:200], scenarios=[{"title": typed[:200], "steps": typed}]),
        systems=[known(1, name=typed[:200], status="in_operation", areas=["alumni"], contract_end={"ends_on": "2027", "extension": typed[:200]})],
        checklist=choose({}, Row("KON-E01", "KON", "must", is_own=True, text_sv=typed[:2000], motive_en=typed[:2000])),
    )
    assert accessibility_faults(render(html_of(compose(dossier, "sv")), strict=True)) == []
