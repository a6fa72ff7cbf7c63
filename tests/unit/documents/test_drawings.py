"""The pictures in both their forms: nothing sticks out at the side, and a page that holds both has every id once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html

from inventory_app.documents.blocks import Bar, Bars, Course, Courses, Mark, Span, Timeline, Tree, TreeJoin, TreeLeaf
from inventory_app.documents.markup import TEMPLATES

ENVIRONMENT = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
LONG = "Samverkan med det omgivande samhället och näringslivet i regionen"
SAID = {"title": "Bilden", "description": "Vad den visar."}
FIGURES = {
    "bars": Bars(**SAID, total="Summa", series=("Klart", LONG[:40], "Ej aktuellt", "Nej", LONG), bars=(Bar(label=LONG, values=(1, 0, 96, 2, 1)),)),
    "courses": Courses(
        **SAID,
        scales="Varje grupp har sin egen skala.",
        rounds=("Inventering 2025", LONG[:30]),
        courses=(
            Course(label=LONG, group=LONG, values=(1200, 2300), said="1 200 → 2 300"),
            Course(label="Ny", group="Andra", values=(None, 1), said="– → 1"),
        ),
    ),
    "timeline": Timeline(
        **SAID,
        first_year=2026,
        last_year=2034,
        spans=(
            Span(label=LONG, until=8, note="31 mars", is_over=True),
            Span(label=LONG, until=8, note="3 avtal", marks=(Mark(at=0), Mark(at=8))),
        ),
    ),
    "tree": Tree(
        **SAID,
        leaves=(TreeLeaf(label=LONG, is_own=True), TreeLeaf(label="Kort")),
        joins=(TreeJoin(at=0, upper=0, upper_from=100, lower=1, lower_from=100),),
        cut=0,
        cut_words="medel 100",
    ),
}
# A letter's mean width beside its height, in the sans-serif of most machines.
LETTER = 0.5


def draw(name: str, **form: bool) -> html.HtmlElement:
    macro = getattr(ENVIRONMENT.get_template(f"components/figures/{name}.html").module, name)
    return html.fragment_fromstring(str(macro(FIGURES[name], **form)))


def ends(text: html.HtmlElement) -> tuple[float, float]:
    x, long = float(text.get("x")), len(text.text) * float(text.get("font-size")) * LETTER
    start = x - {None: 0, "middle": long / 2, "end": long}[text.get("text-anchor")]
    return start, start + long


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("is_narrow", [False, True])
def test_no_words_stick_out_at_the_side(name, is_narrow):
    drawing = draw(name, is_narrow=is_narrow)
    width = float(drawing.get("viewbox").split()[2])
    assert [text.text for text in drawing.iter("text") if not (ends(text)[0] >= -1 and ends(text)[1] <= width + 1)] == []


@pytest.mark.parametrize("name", FIGURES)
def test_words_of_a_line_do_not_meet(name):
    """In a narrow drawing, where labels and values share one."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in draw(name, is_narrow=True).iter("text"):
        lines.setdefault(text.get("y"), []).append(ends(text))
    for line in map(sorted, lines.values()):
        assert all(before[1] <= after[0] for before, after in pairwise(line))


@pytest.mark.parametrize("name", FIGURES)
def test_type_of_the_narrow_form_can_be_read_on_a_phone(name):
    drawing = draw(name, is_narrow=True)
    scale = 340 / float(drawing.get("viewbox").split()[2])
    assert min(float(text.get("font-size")) * scale for text in drawing.iter("text")) >= 10.5


@pytest.mark.parametrize("name", FIGURES)
def test_both_forms_of_a_picture_may_be_on_one_page(name):
    ids = [each for form in (False, True) for each in draw(name, is_narrow=form).xpath("//@id")]
    assert len(set(ids)) == len(ids) == 4


def test_legend_goes_on_below_what_is_full():
    tops = {form: {float(text.get("y")) for text in list(draw("bars", is_narrow=form).iter("text"))[:5]} for form in (False, True)}
    assert len(tops[False]) == 2
    assert len(tops[True]) == 4


def test_numbers_that_a_narrow_bar_has_no_room_for_stand_above_it():
    assert "1 · 0 · 96 · 2 · 1" in [text.text for text in draw("bars", is_narrow=True).iter("text")]
