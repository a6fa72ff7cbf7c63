"""Printing faster: the same bytes as WeasyPrint by itself, and a refusal of any WeasyPrint that we do not know."""

import pytest

from inventory_app.printing import faster
from inventory_app.printing.faster import objects, typefaces
from inventory_app.printing.faster.replacing import MADE_FOR, REPLACEMENTS, MadeForAnother, refuse_another
from inventory_app.printing.pdf import FONTS, render

PAGE = """<html lang="sv"><head><title>Prov</title><style>
@page {{ size: A6; margin: 12mm; @bottom-right {{ content: counter(page) " av " counter(pages) }} }}
body {{ font: 9pt Inter, "Noto Emoji", "Noto Sans Arabic", "Noto Sans Hebrew" }}
{style}
</style></head><body><h1>Prov</h1>{body}</body></html>"""

WORDS = (
    "Personuppgiftsbiträdesavtalet ska beskriva behandlingen – till exempel ändamål/syfte, gallring och (i förekommande fall) "
    "överföring till tredje land. Leverantörens underleverantörer redovisas i kravspecifikationens bilaga "
)


@pytest.fixture
def packed_alike(monkeypatch):
    """As tightly as pydyf packs, so that nothing may differ at all."""
    monkeypatch.setattr(objects, "PACKED", 9)


def test_every_replaced_function_is_the_one_that_was_replaced():
    changed = [f"{each.module} {each.name}: {each.fingerprint_now()}" for each in REPLACEMENTS if each.fingerprint_now() != each.fingerprint]
    assert changed == []


def test_another_version_is_refused():
    with pytest.raises(MadeForAnother, match=r"weasyprint.*70\.1"):
        refuse_another({**MADE_FOR, "weasyprint": "70.1"})


def test_each_replacement_is_in_place_and_can_be_taken_back():
    def in_place() -> list[bool]:
        return [each.now() is each.ours for each in REPLACEMENTS]

    assert all(in_place())
    with faster.as_it_was():
        assert not any(in_place())
        assert all(each.now() is each.original for each in REPLACEMENTS)
    assert all(in_place())


@pytest.mark.usefixtures("packed_alike")
def test_a_rich_document_has_the_same_bytes(sample):
    ours = render(sample)
    with faster.as_it_was():
        assert render(sample) == ours


@pytest.mark.usefixtures("packed_alike")
@pytest.mark.parametrize(
    "style",
    [
        "",
        "p { hyphens: auto }",
        "p { hyphens: auto; hyphenate-limit-chars: 8 4 3; overflow-wrap: break-word }",
        "p { text-align: justify; hyphens: auto }",
        "p { letter-spacing: .08em; text-transform: uppercase }",
        "p { word-spacing: .3em }",
        "p { white-space: pre-wrap }",
        "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
        "p { max-lines: 2; block-ellipsis: auto }",
        "p { width: 9mm; overflow-wrap: anywhere }",
        "p { direction: rtl; text-indent: 5mm }",
        "p { text-decoration: underline overline line-through; font-size: 13pt }",
        "p { font-feature-settings: 'tnum'; font-variant-caps: small-caps }",
        "p { padding: 3% 2em; margin: 1em 5%; box-sizing: border-box; width: 80%; border: 1px solid; border-radius: 2mm }",
        "p { padding-block: 2mm; margin-inline: calc(1mm + 2%); max-width: 60mm; min-height: 12mm }",
        "p { column-count: 2 } p::first-line { font-weight: 600 } p::first-letter { font-size: 2em; float: left }",
        "p::before { content: counter(page) ' '; float: right } body { counter-increment: a }",
        "p { opacity: .5; position: relative; left: 2mm; orphans: 3; widows: 3 }",
        "table { border-collapse: collapse; width: 100% } td { border: .4pt solid; padding: 1mm }",
        "p { background: #eee; box-shadow: 1mm 1mm black; page-break-inside: avoid } em { background: linear-gradient(red, blue) }",
        "p:nth-child(3n) { page: wide } @page wide { size: A6 landscape } em { vertical-align: super; position: relative; top: 1mm }",
        "p { text-align: center } p:nth-child(2n) { text-align: right; text-indent: 9mm } p:last-child { position: absolute; top: 0 }",
        "em { float: right; width: 20mm } body { writing-mode: horizontal-tb; line-height: 1.7; widows: 2 }",
        "body { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm } table { display: flex; flex-wrap: wrap }",
    ],
)
def test_texts_of_any_look_have_the_same_bytes(style):
    text = WORDS + "kraft\u00advärme\u00adverk och 😀 e\u0301 مرحبا שלום 1.\u00a0a "
    body = "".join(f"<p>{text[start:]}<em>{text[:start]}</em>\tslut\n{text}</p>" for start in range(0, 200, 23))
    table = "".join(f"<tr><td>{text[:start]}<td>{text[start:]}<td>{start}</tr>" for start in range(0, 200, 50))
    page = PAGE.format(style=style, body=f"{body}<table>{table}</table>")
    ours = render(page)
    with faster.as_it_was():
        assert render(page) == ours


def test_a_page_that_brings_fonts_leaves_none_behind():
    brought = FONTS.for_page("<style>@FONT-FACE { font-family: a; src: url(data:,a) }</style>")
    assert brought is not FONTS.configuration
    assert FONTS.for_page(PAGE) is FONTS.configuration


def test_lines_are_kept_for_the_next_document_but_not_without_end(monkeypatch):
    page = PAGE.format(style="", body="".join(f"<p>{WORDS} {number}" for number in range(20)))
    first = render(page)
    kept = FONTS.lines()
    assert kept >= 20
    assert render(page) == first
    assert FONTS.lines() == kept
    monkeypatch.setattr(typefaces, "MOST_LINES", kept - 1)
    assert render(page) == first
    assert FONTS.lines() == 0
    assert render(page) == first
