"""ReqIF in the manner of three other tools, and files that are refused."""

from __future__ import annotations

import pytest
from made import CATALOGUE, definition, folder, node, opened, reqif, rows_of, spec_object, value

from inventory_app.exchange.gates import Unreadable
from inventory_app.requirement_files.intake import read_requirements

# With the names that the implementers agreed on, headings as chapters, and a priority by letters.
AGREED = reqif(
    f"<SPEC-OBJECT-TYPE IDENTIFIER='t' LONG-NAME='Requirement'><SPEC-ATTRIBUTES>{definition('string', 'ReqIF.ForeignID', 'dt-s')}"
    f"{definition('xhtml', 'ReqIF.Text', 'dt-x')}{definition('xhtml', 'ReqIF.ChapterName', 'dt-x')}"
    f"{definition('enumeration', 'Priority', 'dt-p')}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>",
    spec_object("o1", "t", value("string", "ReqIF.ForeignID", "1"), value("xhtml", "ReqIF.ChapterName", "4 Informationssäkerhet"))
    + spec_object(
        "o2",
        "t",
        value("string", "ReqIF.ForeignID", "2"),
        value("xhtml", "ReqIF.Text", "<xhtml:p>Systemet ska logga <xhtml:b>varje</xhtml:b> inloggning.</xhtml:p>"),
        value("enumeration", "Priority", "p-s"),
    )
    + spec_object(
        "o3",
        "t",
        value("string", "ReqIF.ForeignID", "3"),
        value("xhtml", "ReqIF.Text", "Systemet bör varna."),
        value("enumeration", "Priority", "p-b"),
    ),
    node("o1", node("o2", node("o3"))),
    "<DATATYPE-DEFINITION-ENUMERATION IDENTIFIER='dt-p'><SPECIFIED-VALUES><ENUM-VALUE IDENTIFIER='p-s' LONG-NAME='S'/>"
    "<ENUM-VALUE IDENTIFIER='p-b' LONG-NAME='B'/></SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>",
)
# Headings and texts in attributes of their own, ids that are numbers of the module.
MODULE = reqif(
    f"<SPEC-OBJECT-TYPE IDENTIFIER='t' LONG-NAME='Object'><SPEC-ATTRIBUTES>{definition('string', 'Object Identifier', 'dt-s')}"
    f"{definition('string', 'Object Heading', 'dt-s')}{definition('string', 'Object Text', 'dt-s')}{definition('string', 'Rationale', 'dt-s')}"
    "</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>",
    spec_object("a", "t", value("string", "Object Identifier", "SRS-1"), value("string", "Object Heading", "Reports"))
    + spec_object(
        "b",
        "t",
        value("string", "Object Identifier", "SRS-2"),
        value("string", "Object Text", "The system shall count visits."),
        value("string", "Rationale", "Nobody knows how many there are."),
    ),
    node("a", node("b")),
)
# The type says what is a folder; requirements have no id but the file's own.
TYPED = reqif(
    f"<SPEC-OBJECT-TYPE IDENTIFIER='f' LONG-NAME='Folder'><SPEC-ATTRIBUTES>{definition('string', 'Name', 'dt-s')}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>"
    "<SPEC-OBJECT-TYPE IDENTIFIER='r' LONG-NAME='System Requirement'><SPEC-ATTRIBUTES>"
    f"{definition('string', 'Description', 'dt-s')}{definition('string', 'Obligation', 'dt-s')}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>",
    spec_object("GUID-1", "f", value("string", "Name", "Integration"))
    + spec_object("GUID-2", "r", value("string", "Description", "Systemet ska ta emot filer."), value("string", "Obligation", "Mandatory"))
    + spec_object("GUID-3", "r", value("string", "Description", "Systemet bör sända filer."), value("string", "Obligation", "Optional")),
    node("GUID-1", node("GUID-2"), node("GUID-3")),
)


def told(content: bytes) -> list[tuple]:
    return [(row.id, row.category, row.wanted) for row in rows_of("krav.reqif", content)]


def test_agreed_names_chapters_and_letters_are_understood():
    assert told(AGREED) == [
        ("2", "SÄK", {"text_sv": "Systemet ska logga varje inloggning.", "level": "must"}),
        ("3", "SÄK", {"text_sv": "Systemet bör varna.", "level": "should"}),
    ]


def test_module_with_headings_of_its_own_is_understood():
    assert told(MODULE) == [
        ("SRS-2", "RAP", {"text_en": "The system shall count visits.", "motive_en": "Nobody knows how many there are."}),
    ]


def test_types_name_the_folders_and_the_files_own_identifiers_are_ids():
    assert told(TYPED) == [
        ("GUID-2", "INT", {"text_sv": "Systemet ska ta emot filer.", "level": "must"}),
        ("GUID-3", "INT", {"text_sv": "Systemet bör sända filer.", "level": "should"}),
    ]


def test_cells_of_reqif_are_called_by_requirement_and_attribute():
    intake = opened("krav.reqif", AGREED)
    priority = next(column for column in intake.layout.columns if column.label == "Priority")
    assert intake.layout.address(2, priority) == "2, Priority"


def test_compressed_file_is_read_too():
    assert told(AGREED) == [(row.id, row.category, row.wanted) for row in rows_of("krav.reqifz", folder({"a.reqif": AGREED}))]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<REQ-IF/>", "This is no ReqIF file."),
        (AGREED[: len(AGREED) // 2], "The ReqIF file is damaged"),
        (AGREED.replace(b"<REQ-IF ", b'<!DOCTYPE x [<!ENTITY a "b">]><REQ-IF ', 1), "defines its own entities"),
        (AGREED.replace(b"<REQ-IF ", b'<!DOCTYPE x SYSTEM "file:///etc/hostname"><REQ-IF ', 1), "defines its own entities"),
        (folder({"a.txt": "x"}), "no ReqIF file inside"),
        (folder({"a.reqif": b" " * 30_000_000}), "unfolds to more than we can read"),
    ],
    ids=["nothing", "half", "entities", "outside", "zip", "bomb"],
)
def test_broken_reqif_is_refused_with_its_reason(content, says):
    with pytest.raises(Unreadable) as fault:
        read_requirements("krav.reqif", content, CATALOGUE)
    assert says in str(fault.value)
