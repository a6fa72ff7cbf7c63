"""The pictures of the comparison: one drawing of each on a page, large enough to read and no wider than a phone."""

from __future__ import annotations

import pytest

from inventory_app.demo.schema import load_consortium
from tests.browser.conftest import OpenPage

VIEWS = ("areas", "questions", "requirements", "likeness", "buying", "products", "maturity", "progress")
# Of each picture: how far it scrolls sideways, which forms of it are seen, and the height of its smallest type.
MEASURE = """() => [...document.querySelectorAll('.figure-paper')].map(paper => {
    const seen = [...paper.querySelectorAll('svg')].filter(svg => svg.checkVisibility());
    const height = text => text.getAttribute('font-size') * text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width;
    return [paper.scrollWidth - paper.clientWidth, seen.map(svg => svg.parentElement.className), Math.min(...seen.flatMap(svg => [...svg.querySelectorAll('text')].map(height)))];
})"""


@pytest.mark.parametrize(("width", "form", "least"), [(390, "drawing-narrow", 10.5), (780, "drawing-wide", 10), (1280, "drawing-wide", 12)])
def test_one_drawing_of_each_picture_is_seen_whole(open_page: OpenPage, width: int, form: str, least: float) -> None:
    coordinator = next(person.email for person in load_consortium().people if person.role == "coordinator")
    page = open_page(coordinator, width=width)
    for address in (f"/consortium/compare/{view}{over}" for view in VIEWS for over in ("", "/over-time")):
        page.goto(address)
        pictures = page.evaluate(MEASURE)
        assert pictures, address
        for scrolls, seen, size in pictures:
            assert (scrolls, seen) == (0, [form]), address
            assert size >= least, address


def test_paper_has_the_wide_drawing_whatever_the_window(open_page: OpenPage) -> None:
    page = open_page(next(person.email for person in load_consortium().people if person.role == "coordinator"), width=390)
    page.goto("/consortium/compare/areas")
    page.emulate_media(media="print")
    assert [seen for _scrolls, seen, _size in page.evaluate(MEASURE)] == [["drawing-wide"]]
