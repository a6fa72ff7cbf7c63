"""The shipped fonts: what they are, what they can draw, and what stands in for the rest."""

import re
from html import escape
from time import perf_counter

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory_app.printing.fonts import FOLDER, HEADINGS, REPLACEMENT, UNSEEN, _drawn, drawable, font_stack
from inventory_app.printing.pdf import render

FILES = sorted(FOLDER.glob("*.ttf"))


def page_of(text: str) -> str:
    body = f'<h1>{escape(text)}</h1><p>{escape(text)}</p><ul><li>a{escape(text)}<b dir="rtl">{escape(text)}</b></li></ul>'
    return f'<html lang="sv"><title>{escape(text)} titel</title><style>body {{ font-family: {font_stack()["body"]} }}</style>{body}</html>'


def test_every_font_is_outlines_of_a_named_family_and_stands_in_the_list_with_its_licence():
    assert len(FILES) == 12
    listed = (FOLDER / "FONTS.md").read_text(encoding="utf-8")
    families = set()
    for path in FILES:
        with TTFont(path, lazy=True) as font:
            assert "glyf" in font
            assert not {"CBDT", "COLR", "SVG ", "sbix", "fvar"} & set(font.keys())
            family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
            families.add(family.removesuffix(" SemiBold"))
        assert path.name in listed
    assert families == set(HEADINGS)
    licences = set(re.findall(r"licences/[\w-]+\.txt", listed))
    assert licences == {str(path.relative_to(FOLDER)) for path in FOLDER.glob("licences/*.txt")}
    assert all("SIL OPEN FONT LICENSE" in (FOLDER / licence).read_text(encoding="utf-8") for licence in licences)


def test_the_fonts_stay_light():
    assert sum(path.stat().st_size for path in FILES) < 6_000_000


@pytest.mark.parametrize(
    "text",
    [
        "Systemet ska stödja inloggning.\n\tRad två\r\n",
        "åäöÅÄÖ ñ ß č đ ŋ š ž Ł ő ģ",
        "≤ ≥ ≠ → ✓ ☑ € ½ µ \U0001d5f3\U0001d5f2\U0001d601",
        "مرحبا שלום Привет Γειά",
        "👍🏽 👩🏿‍🚀 🇸🇪 ❤️ 1️⃣ ❤️‍🔥",
        "mjukt\u00adbindestreck och osynligt\u200bmellanrum",
    ],
)
def test_what_people_write_is_drawn_as_it_is(text):
    assert drawable(text) == (text, frozenset())


@pytest.mark.parametrize(
    "character", ["漢", "한", "\x00", "\x0b", "\x0c", "\x7f", "\x85", "\ud800", "\ue000", "\uf8ff", "\ufffe", "\U0010ffff", "\u2028", "\u0378"]
)
def test_what_no_font_draws_gives_way_to_a_box_and_is_told(character):
    assert drawable(f"a{character}b{character}") == (f"a{REPLACEMENT}b{REPLACEMENT}", frozenset({character}))


def test_unseen_marks_that_we_do_not_know_are_left_out():
    assert drawable("\ufeffa\u202eb🏴\U000e0067\U000e007f") == ("ab🏴", frozenset())


def test_the_box_itself_is_drawn():
    assert drawable(REPLACEMENT) == (REPLACEMENT, frozenset())


def test_judging_a_long_text_is_quick():
    drawable("å漢")
    text = "Systemet bör stödja flera språk. " * 30_000
    start = perf_counter()
    assert drawable(text)[1] == frozenset()
    assert perf_counter() - start < 1


@pytest.mark.parametrize("around", ["{}", "a{}x", "א{}ב", "ب{}ب", "😀{}😀"])
def test_everything_we_call_drawable_is_drawn_among_any_neighbours(around):
    characters = sorted(map(chr, _drawn() | UNSEEN))[::5]
    lines = [" ".join(around.format(character) for character in characters[start : start + 40]) for start in range(0, len(characters), 40)]
    assert len(lines) > 40
    render(f'<html lang="en"><title>All</title><body>{"".join(f"<p>{escape(line)}</p>" for line in lines)}', strict=True)


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_what_is_drawable_needs_no_second_look(text):
    assert drawable(drawable(text)[0]) == (drawable(text)[0], frozenset())


TEXTS = st.one_of(
    st.text(st.characters(), max_size=30),
    st.text(st.sampled_from("a å\u0301\u200d\ufe0f🏽👩🚀🇸🇪\u20e3\u0627\u064eש\u05b8ﷺ\u2067\u2069\u00ad\ufeff"), max_size=20),
    st.text(st.sampled_from(sorted(map(chr, _drawn()))), max_size=30),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=6).map(" ".join))
def test_any_text_makes_an_accessible_document(accessibility_faults, text):
    assert accessibility_faults(render(page_of(text), strict=True)) == []
