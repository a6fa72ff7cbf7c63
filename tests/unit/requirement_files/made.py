"""Files of requirements made for a test: Word documents, ReqIF in the manner of other tools, and the shipped catalogue to read them with."""

from __future__ import annotations

import io
import zipfile
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

from inventory_app.content.library import load_catalogue
from inventory_app.requirement_files.asked import category_options
from inventory_app.requirement_files.intake import RequirementIntake, read_requirements, take_in
from inventory_app.requirement_files.preview import Checklist, Preview, compare
from inventory_app.requirement_files.rows import RequirementRow, read_rows

CATALOGUE = load_catalogue()
CATEGORIES = category_options(CATALOGUE)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Inneh"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def folder(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return target.getvalue()


def paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A cell that is XML already stands as it is."""

    def cell(text: str) -> str:
        return text if text.startswith("<w:tc>") else f"<w:tc>{paragraph(text)}</w:tc>"

    lines = ("".join(map(cell, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def docx(*blocks: str, **parts: str | bytes) -> bytes:
    inside = "".join(blocks)
    body = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'
    return folder({"word/document.xml": body, "word/styles.xml": STYLES, **parts})


def reqif(types: str, objects: str, hierarchy: str, datatypes: str = "", title: str = "Krav", tool: str = "Some Tool 9") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="h"><REQ-IF-TOOL-ID>{tool}</REQ-IF-TOOL-ID><TITLE>{title}</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT>
<DATATYPES><DATATYPE-DEFINITION-STRING IDENTIFIER="dt-s" LONG-NAME="T_String"/><DATATYPE-DEFINITION-XHTML IDENTIFIER="dt-x"/>{datatypes}</DATATYPES>
<SPEC-TYPES>{types}<SPECIFICATION-TYPE IDENTIFIER="st" LONG-NAME="Module"/></SPEC-TYPES>
<SPEC-OBJECTS>{objects}</SPEC-OBJECTS>
<SPECIFICATIONS><SPECIFICATION IDENTIFIER="s" LONG-NAME="{title}"><CHILDREN>{hierarchy}</CHILDREN></SPECIFICATION></SPECIFICATIONS>
</REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>""".encode()


def definition(kind: str, name: str, datatype: str = "") -> str:
    upper = kind.upper()
    refer = f"<TYPE><DATATYPE-DEFINITION-{upper}-REF>{datatype}</DATATYPE-DEFINITION-{upper}-REF></TYPE>" if datatype else ""
    return f'<ATTRIBUTE-DEFINITION-{upper} IDENTIFIER="ad-{name}" LONG-NAME="{name}">{refer}</ATTRIBUTE-DEFINITION-{upper}>'


def value(kind: str, name: str, said: str) -> str:
    upper = kind.upper()
    refer = f"<DEFINITION><ATTRIBUTE-DEFINITION-{upper}-REF>ad-{name}</ATTRIBUTE-DEFINITION-{upper}-REF></DEFINITION>"
    if kind == "xhtml":
        return f"<ATTRIBUTE-VALUE-XHTML>{refer}<THE-VALUE><xhtml:div>{said}</xhtml:div></THE-VALUE></ATTRIBUTE-VALUE-XHTML>"
    if kind == "enumeration":
        return f"<ATTRIBUTE-VALUE-ENUMERATION>{refer}<VALUES><ENUM-VALUE-REF>{said}</ENUM-VALUE-REF></VALUES></ATTRIBUTE-VALUE-ENUMERATION>"
    return f'<ATTRIBUTE-VALUE-{upper} THE-VALUE="{escape(said)}">{refer}</ATTRIBUTE-VALUE-{upper}>'


def spec_object(identifier: str, kind: str, *values: str) -> str:
    refer = f"<TYPE><SPEC-OBJECT-TYPE-REF>{kind}</SPEC-OBJECT-TYPE-REF></TYPE>"
    return f"<SPEC-OBJECT IDENTIFIER='{identifier}'><VALUES>{''.join(values)}</VALUES>{refer}</SPEC-OBJECT>"


def node(identifier: str, *below: str) -> str:
    children = f"<CHILDREN>{''.join(below)}</CHILDREN>" if below else ""
    refer = f"<OBJECT><SPEC-OBJECT-REF>{identifier}</SPEC-OBJECT-REF></OBJECT>"
    return f'<SPEC-HIERARCHY IDENTIFIER="n-{identifier}">{refer}{children}</SPEC-HIERARCHY>'


def opened(name: str, content: bytes, language: str = "sv") -> RequirementIntake:
    return take_in(read_requirements(name, content, CATALOGUE).sheets, CATALOGUE, language, {}, lambda _hash: None)


def rows_of(name: str, content: bytes) -> list[RequirementRow]:
    return list(read_rows(opened(name, content), CATEGORIES).rows)


def csv(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def choice(key: str, **said: Any) -> Any:
    """A choice as a row of the database says it."""
    texts = dict.fromkeys(("text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "methods", "met_when", "note"), "")
    given = {"category": key[:3], "is_own": "-E" in key, "level": None, "points": None, "parameters": {}, "is_removed": False, **texts}
    return SimpleNamespace(key=key, **{**given, **said})


def previewed(content: bytes, *choices: Any, name: str = "krav.csv", category: str = "", language: str = "sv") -> Preview:
    intake = opened(name, content)
    if category:
        intake = intake.with_defaults(category=category)
    return compare(read_rows(intake, CATEGORIES), Checklist(CATALOGUE, choices, {}), intake.mapping.defaults, language)
