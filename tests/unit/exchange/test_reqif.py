"""ReqIF: what is written is valid and comes back, and what others send is read, or refused with a reason."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import reqif
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from reqif.parser import ReqIFParser

from inventory_app.exchange.gates import Unreadable
from inventory_app.exchange.packing import packed_again
from inventory_app.exchange.reqif import Attribute, ObjectType, Option, Reqif, Specification, SpecObject, read_reqif
from inventory_app.exchange.reqif_out import identifier_of, write_reqif
from inventory_app.exchange.xhtml import in_xml, text_of

MUST, SHOULD = Option("Ska", "must"), Option("Bör", "should")
HEADING = ObjectType("Heading", (Attribute("ReqIF.ChapterName", "xhtml"),))
REQUIREMENT = ObjectType(
    "Requirement",
    (
        Attribute("ReqIF.ForeignID", "string"),
        Attribute("ReqIF.Text", "xhtml"),
        Attribute("Level", "enumeration", (MUST, SHOULD)),
        Attribute("Methods", "enumeration", (Option("Test", "T"), Option("Visning", "V")), is_several=True),
        Attribute("Points", "integer"),
        Attribute("Cost", "real"),
        Attribute("Own", "boolean"),
        Attribute("Decided", "date"),
    ),
)


def requirement(key: str, text: str = "Systemet ska svara.", **values) -> SpecObject:
    given = {"ReqIF.ForeignID": key, "ReqIF.Text": text, "Level": (MUST,), **values}
    return SpecObject(identifier_of("almby", key), "Requirement", given, changed_at="2026-11-20T09:30:00+00:00")


def file_of(*requirements: SpecObject, **changed) -> Reqif:
    heading = SpecObject(identifier_of("almby", "KON"), "Heading", {"ReqIF.ChapterName": "Kontakter"}, requirements, "2026-11-20T09:30:00+00:00")
    made = Reqif(
        identifier=identifier_of("almby", "file"),
        title="Krav & mer <b>",
        types=(HEADING, REQUIREMENT),
        specifications=(Specification(identifier_of("almby", "specification"), "Samverkansstöd", (heading,), "Version 1.0"),),
        comment="Almby & Bergsund",
        made_at="2026-11-20T09:30:00+00:00",
        tool="inventory-app",
        language="sv",
    )
    return replace(made, **changed)


WHOLE = file_of(
    requirement("KON-01", Methods=(Option("Test", "T"), Option("Visning", "V")), Points="3", Own="true", Cost="1.5", Decided="2026-11-20T00:00:00Z"),
    replace(requirement("KON-02", "Rad ett\nrad två\n\n- <script>alert(1)</script>"), children=(requirement("KON-03"),)),
)


@pytest.fixture(scope="session")
def schema() -> xmlschema.XMLSchema:
    folder = Path(reqif.__file__).parent / "reqif_schema"
    return xmlschema.XMLSchema(folder / "reqif.xsd", base_url=str(folder))


def test_what_is_written_comes_back():
    assert read_reqif(write_reqif(WHOLE, "almby")) == WHOLE


def test_what_is_written_follows_the_schema_and_is_read_by_another_program(schema):
    content = write_reqif(WHOLE, "almby")
    schema.validate(io.BytesIO(content))
    bundle = ReqIFParser.parse_from_string(content.decode())
    assert [each.identifier for each in bundle.core_content.req_if_content.spec_objects] == [
        identifier_of("almby", key) for key in ("KON", "KON-01", "KON-02", "KON-03")
    ]
    (specification,) = bundle.core_content.req_if_content.specifications
    assert [node.level for node in bundle.iterate_specification_hierarchy(specification)] == [1, 2, 2, 3]


def test_same_input_gives_the_same_bytes_and_another_scope_other_identifiers():
    content = write_reqif(WHOLE, "almby")
    assert content == write_reqif(WHOLE, "almby")
    assert identifier_of("almby", "KON-01") == identifier_of("almby", "KON-01") != identifier_of("bergsund", "KON-01")


# What people may type once it has been cleaned: no space at the ends, line breaks of one kind. Real texts have control characters taken out at the door.
TEXT = st.text(st.characters(codec="utf-8"), max_size=200).map(lambda text: in_xml(text).strip()).filter(bool)


@given(TEXT)
def test_any_text_comes_back_unchanged(text):
    (back,) = read_reqif(write_reqif(file_of(requirement("KON-01", text)), "almby")).specifications[0].objects[0].children
    assert back.text("ReqIF.Text") == text


@pytest.mark.parametrize("text", ["=1+1", "🎓 å", "مرحبا بالعالم", "a  b\tc", "x" * 5000, "rad\n\n\n  indragen", "&lt;b&gt; ]]>"])
def test_hard_texts_come_back_unchanged(text, schema):
    content = write_reqif(file_of(requirement("KON-01", text, **{"ReqIF.ForeignID": text[:100]})), "almby")
    schema.validate(io.BytesIO(content))
    (back,) = read_reqif(content).specifications[0].objects[0].children
    assert (back.text("ReqIF.Text"), back.text("ReqIF.ForeignID")) == (text, text[:100])


def test_what_xml_cannot_hold_is_marked():
    (back,) = read_reqif(write_reqif(file_of(requirement("KON-01", "a\x00b\x0bc\ud800d\r\ne")), "almby")).specifications[0].objects[0].children
    assert back.text("ReqIF.Text") == "a\ufffdb\ufffdc\ufffdd\ne"


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("<p>Ett</p>\n   <p>Två</p>", "Ett\n\nTvå"),
        ("<div>\n  Ett\n  <b>fett</b> ord\n</div>", "Ett fett ord"),
        ("<p>Rad<br/>rad</p>", "Rad\nrad"),
        ("<ul><li>ett</li><li>två</li></ul>", "- ett\n- två"),
        ("<ol><li>ett</li>\n<li>två</li></ol>", "1. ett\n2. två"),
        ("<table><tr><th>A</th><td>B</td></tr>\n<tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
        ("<p onclick='x()'>Före<script>alert(1)</script><style>p{}</style> efter</p>", "Före efter"),
        ("<p><a href='javascript:x()'>Länk</a></p>", "Länk"),
        ("<div><object data='a.png' type='image/png'>Flödet som bild</object></div>", "Flödet som bild"),
        ("", ""),
    ],
)
def test_formatted_text_is_read_as_lines(markup, read):
    assert text_of(etree.fromstring(f"<THE-VALUE xmlns='http://www.w3.org/1999/xhtml'>{markup}</THE-VALUE>")) == read


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<!-- an older tool, with its own prefix for XHTML, no names for its attributes, and a reference that leads nowhere -->
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:reqif-xhtml="http://www.w3.org/1999/xhtml">
 <THE-HEADER><REQ-IF-HEADER IDENTIFIER="h"><TITLE>Export</TITLE></REQ-IF-HEADER></THE-HEADER>
 <CORE-CONTENT><REQ-IF-CONTENT>
  <DATATYPES>
   <DATATYPE-DEFINITION-XHTML IDENTIFIER="dx"/>
   <DATATYPE-DEFINITION-ENUMERATION IDENTIFIER="de"><SPECIFIED-VALUES><ENUM-VALUE IDENTIFIER="e1" LONG-NAME="Mandatory"/></SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>
  </DATATYPES>
  <SPEC-TYPES><SPEC-OBJECT-TYPE IDENTIFIER="t"><SPEC-ATTRIBUTES>
   <ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="ax"><TYPE><DATATYPE-DEFINITION-XHTML-REF>dx</DATATYPE-DEFINITION-XHTML-REF></TYPE></ATTRIBUTE-DEFINITION-XHTML>
   <ATTRIBUTE-DEFINITION-ENUMERATION IDENTIFIER="ae" LONG-NAME="Kind"><TYPE><DATATYPE-DEFINITION-ENUMERATION-REF>de</DATATYPE-DEFINITION-ENUMERATION-REF></TYPE></ATTRIBUTE-DEFINITION-ENUMERATION>
  </SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES>
  <SPEC-OBJECTS>
   <SPEC-OBJECT IDENTIFIER="o1"><TYPE><SPEC-OBJECT-TYPE-REF>t</SPEC-OBJECT-TYPE-REF></TYPE><VALUES>
    <ATTRIBUTE-VALUE-XHTML><THE-VALUE><reqif-xhtml:div>The system <reqif-xhtml:i>shall</reqif-xhtml:i> reply.</reqif-xhtml:div></THE-VALUE>
     <THE-ORIGINAL-VALUE><reqif-xhtml:div>old</reqif-xhtml:div></THE-ORIGINAL-VALUE>
     <DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>ax</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION></ATTRIBUTE-VALUE-XHTML>
    <ATTRIBUTE-VALUE-ENUMERATION><VALUES><ENUM-VALUE-REF>e1</ENUM-VALUE-REF><ENUM-VALUE-REF>gone</ENUM-VALUE-REF></VALUES>
     <DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>ae</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION></ATTRIBUTE-VALUE-ENUMERATION>
   </VALUES></SPEC-OBJECT>
   <SPEC-OBJECT IDENTIFIER="o2"/>
  </SPEC-OBJECTS>
  <SPECIFICATIONS><SPECIFICATION IDENTIFIER="s" LONG-NAME="Spec"><CHILDREN><SPEC-HIERARCHY IDENTIFIER="n1"><OBJECT><SPEC-OBJECT-REF>gone</SPEC-OBJECT-REF></OBJECT>
   <CHILDREN><SPEC-HIERARCHY IDENTIFIER="n2"><OBJECT><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY></CHILDREN></SPEC-HIERARCHY></CHILDREN></SPECIFICATION></SPECIFICATIONS>
 </REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>"""


def test_file_of_another_tool_is_read_as_far_as_it_goes():
    read = read_reqif(FOREIGN.encode())
    (only,) = read.specifications[0].objects
    assert (only.identifier, only.type_name, only.values) == ("o1", "t", {"ax": "The system shall reply.", "Kind": (Option("Mandatory"),)})
    assert [each.identifier for each in read.loose] == ["o2"]
    assert read_reqif(FOREIGN.replace("UTF-8", "UTF-16").encode("utf-16")) == read


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as folder:
        for name, content in files.items():
            folder.writestr(name.replace("_", "."), content)
    return target.getvalue()


def test_compressed_files_are_read_together():
    read = read_reqif(zipped(a_reqif=FOREIGN.encode(), b_reqif=write_reqif(WHOLE, "almby"), picture_png=b"x"))
    assert [each.name for each in read.specifications] == ["Spec", "Samverkansstöd"]
    assert packed_again(zipped(a_reqif=b"x")) == packed_again(zipped(a_reqif=b"x"))


LONG = "x" * 1000
BOMB = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "{LONG}"><!ENTITY b "&a;&a;&a;">]><REQ-IF>&b;</REQ-IF>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/hostname">]><REQ-IF>&a;</REQ-IF>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"plain text", "line 1 is not sound XML"),
        (b"<REQ-IF>\n<THE-HEADER>\n</REQ-IF>", "line 3 is not sound XML"),
        (b"<html><body/></html>", "This is no ReqIF file."),
        (b"<REQ-IF><THE-HEADER/></REQ-IF>", "This is no ReqIF file."),
        (BOMB.encode(), "defines its own entities"),
        (OUTSIDE.encode(), "defines its own entities"),
        (BOMB.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"), "defines its own entities"),
        (b"<?xml version='1.0' encoding='no-such'?><REQ-IF/>", "line 1 is not sound XML"),
        (b"<a>" * 200 + b"</a>" * 200, "holds more than can be read"),
        (b"<a>" + b"<b/>" * 1_000_001 + b"</a>", "holds more than can be read"),
        (zipped(readme_txt=b"x"), "no ReqIF file inside"),
        (b"PK\x03\x04 half a file", "The file is damaged"),
        (write_reqif(file_of(requirement("KON-01", "x" * 40_000)), "almby"), "is longer than the 32767 characters"),
    ],
    ids=range(14),
)
def test_file_that_cannot_be_read_is_refused_with_a_reason(content, said):
    with pytest.raises(Unreadable, match=said):
        read_reqif(content)


def test_no_more_requirements_than_anybody_can_look_at():
    many = [requirement(f"KON-{number}") for number in range(10_000)]
    with pytest.raises(Unreadable, match="more than 10000 requirements"):
        read_reqif(write_reqif(file_of(*many), "almby"))


@given(st.binary(max_size=300), st.integers(0, len(FOREIGN)))
def test_half_a_file_and_noise_never_do_more_than_be_refused(noise, cut):
    for content in (noise, FOREIGN[:cut].encode(), FOREIGN.encode()[:cut] + noise + FOREIGN.encode()[cut:]):
        with suppress(Unreadable):
            read_reqif(content)
