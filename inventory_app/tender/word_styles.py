"""The look of the Word document: page, fonts, headings, what stands above and below every page."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from inventory_app.specification.document import SpecificationDocument
from inventory_app.tender.word_marks import LANGUAGES, add_field, add_text, edge, element, table_style

FONT = "Calibri"
TABLE = "SpecificationTable"
WIDTH = Cm(17)
_INK, _DEEP, _PALE, _LINE, _WARN, _GREY = "0B3644", "0B4A5E", "E7EEF1", "C3CCD0", "8A3B00", "44545B"
# What may stand in Word's settings after the wish to update fields.
_AFTER_UPDATING = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang")
# Size, space before and after, in points.
_HEADINGS = {"Heading 1": (20, 0, 8), "Heading 2": (15, 18, 6), "Heading 3": (11, 12, 2)}
# Name, what it builds on, size, space after, colour.
_OWN = (
    ("Requirement", "Normal", 10.5, 3, None),
    ("Requirement detail", "Requirement", 9, 3, _GREY),
    ("Note", "Normal", 10, 6, None),
    ("Cell", "Normal", 9, 1, None),
    ("Cell Bullet", "List Bullet", 9, 1, None),
    ("Cell Number", "List Number", 9, 1, None),
    ("Gap", "Normal", 4, 4, None),
    ("Kicker", "Normal", 13, 4, _GREY),
    ("Mark", "Normal", 13, 4, _WARN),
    ("toc 1", "Normal", 10.5, 2, None),
    ("toc 2", "Normal", 10, 1, None),
)


def new_document(language: str) -> WordDocument:
    made = Document()
    # The template's picture of an empty page would be ours.
    for key in [key for key, relation in made.part.package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        made.part.package.rels.pop(key)
    _set_defaults(made, language)
    _set_styles(made)
    _set_page(made)
    return made


def _set_defaults(made: WordDocument, language: str) -> None:
    defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:rFonts")) + defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    defaults.append(element("lang", val=LANGUAGES[language], eastAsia=LANGUAGES[language], bidi="ar-SA"))
    # The contents get their page numbers when the document is opened.
    settings = made.settings.element
    settings.insert_element_before(element("updateFields", val="true"), *_AFTER_UPDATING)
    # Swedish compounds are longer than the columns of a table.
    settings.find(qn("w:defaultTabStop")).addnext(element("autoHyphenation", val="true"))


def _set_styles(made: WordDocument) -> None:
    styles = made.styles
    normal: Any = styles["Normal"]
    normal.font.size, normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(10.5), Pt(6), 1.15
    for name, (size, before, after) in _HEADINGS.items():
        heading: Any = styles[name]
        _set_font(heading, size, _DEEP if name != "Heading 3" else _INK, bold=True)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(after)
        heading.paragraph_format.keep_with_next = True
    title: Any = styles["Title"]
    _set_font(title, 30, _DEEP, bold=True)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    _set_font(styles["Caption"], 9, _INK, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    _set_font(styles["TOC Heading"], 20, _DEEP, bold=True)
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(2)
    for name, base, points, space, colour in _OWN:
        own: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        own.base_style = styles[base]
        own.font.size, own.paragraph_format.space_after = Pt(points), Pt(space)
        if name in ("Cell", "Cell Bullet", "Cell Number", "Gap"):
            own.paragraph_format.line_spacing = 1.0
        if colour:
            own.font.color.rgb = RGBColor.from_string(colour)
    for name, side in (("Requirement", _LINE), ("Note", _DEEP)):
        properties = styles[name].element.get_or_add_pPr()
        properties.insert_element_before(edge("left", side, 18), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
        styles[name].paragraph_format.left_indent = Cm(0.4)
    second: Any = styles["toc 2"]
    second.paragraph_format.left_indent = Cm(0.6)
    for name in ("toc 1", "toc 2"):
        contents: Any = styles[name]
        contents.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    styles.element.append(table_style(TABLE, ink=_INK, deep=_DEEP, pale=_PALE, line=_LINE))


def _set_font(style: Any, size: float, colour: str, *, bold: bool) -> None:
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), bold, False, RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        style.element.rPr.remove(fonts)


def _set_page(made: WordDocument) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin, page.bottom_margin = Cm(2.4), Cm(2.2)
    page.header_distance = page.footer_distance = Cm(1.1)
    page.different_first_page_header_footer = True


def write_running(made: WordDocument, document: SpecificationDocument) -> None:
    """Title and version above, page number below; on the cover nothing."""
    page = made.sections[0]
    for part in (page.header, page.footer):
        part.is_linked_to_previous = False
    above, below = page.header.paragraphs[0], page.footer.paragraphs[0]
    for paragraph in (above, below):
        paragraph.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for name in ("Header", "Footer"):
        style: Any = made.styles[name]
        style.paragraph_format.tab_stops.clear_all()
        _set_font(style, 9, _GREY, bold=False)
    title = document.title if len(document.title) <= 70 else f"{document.title[:69]}…"
    marks = [document.labels["version"], document.date, *([document.demo_mark] if document.demo_mark else [])]
    add_text(above, f"{title}\t{', '.join(marks)}")
    add_text(below, f"{document.institution}\t{document.page_word} ")
    add_field(below, "PAGE", "1")
    add_text(below, f" {document.of_word} ")
    add_field(below, "NUMPAGES", "1")
