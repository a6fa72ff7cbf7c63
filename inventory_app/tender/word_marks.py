"""What Word can do and python-docx has no word for: fields, bookmarks, languages, header rows, borders. Small pieces of its XML."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from inventory_app.exchange.xhtml import in_xml

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def element(tag: str, /, **attributes: str) -> Any:
    found = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), value)
    return found


def add_text(paragraph: Paragraph, text: str, *, bold: bool | None = None, language: str | None = None, from_right: bool = False) -> Run:
    """Line breaks and tabs become Word's own."""
    run = paragraph.add_run(in_xml(text))
    run.bold = bold
    if from_right:
        run.font.rtl = True
    if language:
        run._r.get_or_add_rPr().append(element("lang", val=LANGUAGES[language]))
    return run


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """`shown` stands there until Word has worked the field out."""
    start_field(paragraph, code)
    paragraph.add_run(shown)
    end_field(paragraph)


def start_field(paragraph: Paragraph, code: str) -> None:
    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    for part in (element("fldChar", fldCharType="begin", dirty="true"), instruction, element("fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end_field(paragraph: Paragraph) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def add_bookmark(paragraph: Paragraph, number: int) -> str:
    """Around all that the paragraph holds. Its name, for links."""
    name = f"_Toc{number:08}"
    first = next((index for index, child in enumerate(paragraph._p) if child.tag != qn("w:pPr")), len(paragraph._p))
    paragraph._p.insert(first, element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))
    return name


def add_link(paragraph: Paragraph, bookmark: str, text: str) -> None:
    link = element("hyperlink", anchor=bookmark, history="1")
    link.append(add_text(paragraph, text)._r)
    paragraph._p.append(link)


def mark_right_to_left(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def mark_header(row: _Row) -> None:
    """Repeated on each page, and what a screen reader calls the columns by."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def describe(table: Table, title: str) -> None:
    """What stands for the table where it cannot be seen; its first row and first column name the others."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = {"val": "04A0", "firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0", "noHBand": "0", "noVBand": "1"}
    properties.append(element("tblLook", **look))
    properties.append(element("tblCaption", val=in_xml(title)))


def edge(side: str, colour: str, size: int) -> Any:
    """A line beside a paragraph, `size` in eighths of a point."""
    border = element("pBdr")
    border.append(element(side, val="single", sz=str(size), space="8", color=colour))
    return border


def table_style(name: str, *, ink: str, deep: str, pale: str, line: str) -> Any:
    return parse_xml(
        f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>
<w:uiPriority w:val="59"/><w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="{deep}"/><w:bottom w:val="single" w:sz="6" w:space="0" w:color="{deep}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders>
<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{ink}"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{pale}"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""
    )
