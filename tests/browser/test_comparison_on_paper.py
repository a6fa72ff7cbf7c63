"""A page of the comparison that the browser prints: on its long side, with every institution on it."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from inventory_app.demo.schema import load_consortium
from tests.browser.conftest import OpenPage

# 297 mm less the margins, in the pixels of paper.
WIDTH = 1031
INSTITUTIONS = 12
# The demo has fewer institutions; more of them stand here as copies of the last.
WIDEN = """most => document.querySelectorAll('.versus tr:not(.versus-group)').forEach(row => {
    const others = [...row.children].slice(1).filter(cell => !cell.classList.contains('versus-fact'));
    for (let n = others.length; n < most; n++) row.append(row.lastElementChild.cloneNode(true));
})"""
STICKING_OUT = """width => [...document.querySelectorAll('.versus :is(td, th), .compare-table, .figure-paper')]
    .filter(each => each.getBoundingClientRect().right > width + 1 || each.scrollWidth > each.clientWidth + 1).map(each => each.textContent.trim().slice(0, 60))"""


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page(next(person.email for person in load_consortium().people if person.role == "coordinator"), width=WIDTH)


@pytest.mark.parametrize("view", ["areas", "questions", "requirements", "likeness", "buying", "products", "maturity", "progress"])
def test_nothing_is_cut_at_the_right_edge_with_twelve_institutions(page: Page, view: str) -> None:
    page.goto(f"/consortium/compare/{view}")
    page.emulate_media(media="print")
    page.evaluate(WIDEN, INSTITUTIONS)
    assert page.evaluate(STICKING_OUT, WIDTH) == []


def test_printed_page_lies_on_its_long_side_and_begins_with_picture_and_table(page: Page) -> None:
    page.goto("/consortium/compare/areas")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {round(sheet.mediabox.width / sheet.mediabox.height, 1) for sheet in sheets} == {1.4}
    first = sheets[0].extract_text().replace("\u00ad", "")
    assert "Bara planerat" in first
    assert "Lindesta" in first
    assert "Arbetsbok" not in first
