"""Writes ReqIF. Everything but the objects gets its identifier here, worked out from `scope` and its name: the same input gives the same bytes.

With lxml rather than the package that validates it in the tests: that one puts texts into templates, where a line break in a value is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from inventory_app.exchange.reqif import Attribute, Reqif, Specification, SpecObject
from inventory_app.exchange.xhtml import XHTML, add_xhtml, in_xml

NAMESPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
VERSION = "1.0"
_LONGEST = "32000"
_SPECIFICATION = "Specification"


def identifier_of(*parts: str) -> str:
    """The same parts give the same identifier, everywhere and always. XML wants a letter or a line first."""
    return f"_{uuid5(NAMESPACE_URL, 'reqif/' + '/'.join(parts))}"


def write_reqif(reqif: Reqif, scope: str) -> bytes:
    return _Writer(reqif, scope).write()


class _Writer:
    def __init__(self, reqif: Reqif, scope: str) -> None:
        self.reqif, self.scope = reqif, scope
        self.attributes = {(each.name, attribute.name): attribute for each in reqif.types for attribute in each.attributes}

    def write(self) -> bytes:
        root = etree.Element(f"{{{NAMESPACE}}}REQ-IF", nsmap={None: NAMESPACE, "xhtml": XHTML})
        if self.reqif.language:
            root.set("{http://www.w3.org/XML/1998/namespace}lang", self.reqif.language)
        header = self._add(self._add(root, "THE-HEADER"), "REQ-IF-HEADER", IDENTIFIER=self.reqif.identifier)
        for name, text in (
            ("COMMENT", self.reqif.comment),
            ("CREATION-TIME", self.reqif.made_at),
            ("REQ-IF-TOOL-ID", self.reqif.tool),
            ("REQ-IF-VERSION", VERSION),
            ("SOURCE-TOOL-ID", self.reqif.tool),
            ("TITLE", self.reqif.title),
        ):
            self._add(header, name).text = in_xml(text)
        body = self._add(self._add(root, "CORE-CONTENT"), "REQ-IF-CONTENT")
        self._write_datatypes(self._add(body, "DATATYPES"))
        self._write_types(self._add(body, "SPEC-TYPES"))
        objects = self._add(body, "SPEC-OBJECTS")
        written: set[str] = set()
        for each in (*(top for spec in self.reqif.specifications for top in spec.objects), *self.reqif.loose):
            self._write_object(objects, each, written)
        specifications = self._add(body, "SPECIFICATIONS")
        for spec in self.reqif.specifications:
            self._write_specification(specifications, spec)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    def _add(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        found = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
        for key, value in attributes.items():
            found.set(key.replace("_", "-"), in_xml(value))
        return found

    def _named(self, parent: etree._Element, name: str, identifier: str, long_name: str, **attributes: str) -> etree._Element:
        return self._add(parent, name, IDENTIFIER=identifier, LAST_CHANGE=self.reqif.made_at, LONG_NAME=long_name, **attributes)

    def _refer(self, parent: etree._Element, role: str, kind: str, identifier: str) -> None:
        self._add(self._add(parent, role), f"{kind}-REF").text = identifier

    def _id(self, *parts: str) -> str:
        return identifier_of(self.scope, *parts)

    def _datatype_of(self, type_name: str, attribute: Attribute) -> str:
        return self._id("datatype", type_name, attribute.name) if attribute.kind == "enumeration" else self._id("datatype", attribute.kind)

    def _option(self, type_name: str, attribute: Attribute, code: str) -> str:
        return self._id("option", type_name, attribute.name, code)

    def _write_datatypes(self, parent: etree._Element) -> None:
        limits: Mapping[str, Mapping[str, str]] = {
            "string": {"MAX_LENGTH": _LONGEST},
            "integer": {"MIN": "-2147483648", "MAX": "2147483647"},
            "real": {"MIN": "-1.0E15", "MAX": "1.0E15", "ACCURACY": "10"},
        }
        used = {attribute.kind for attribute in self.attributes.values()} - {"enumeration"}
        for kind in sorted(used):
            self._named(parent, f"DATATYPE-DEFINITION-{kind.upper()}", self._id("datatype", kind), kind.capitalize(), **limits.get(kind, {}))
        for (type_name, name), attribute in self.attributes.items():
            if attribute.kind != "enumeration":
                continue
            made = self._named(parent, "DATATYPE-DEFINITION-ENUMERATION", self._datatype_of(type_name, attribute), name)
            values = self._add(made, "SPECIFIED-VALUES")
            for number, option in enumerate(attribute.options):
                value = self._named(values, "ENUM-VALUE", self._option(type_name, attribute, option.code), option.label)
                self._add(self._add(value, "PROPERTIES"), "EMBEDDED-VALUE", KEY=str(number), OTHER_CONTENT=option.code)

    def _write_types(self, parent: etree._Element) -> None:
        for each in self.reqif.types:
            made = self._named(parent, "SPEC-OBJECT-TYPE", self._id("type", each.name), each.name)
            attributes = self._add(made, "SPEC-ATTRIBUTES")
            for attribute in each.attributes:
                kind = attribute.kind.upper()
                more = {"MULTI_VALUED": str(attribute.is_several).lower()} if attribute.kind == "enumeration" else {}
                definition = self._named(
                    attributes, f"ATTRIBUTE-DEFINITION-{kind}", self._id("attribute", each.name, attribute.name), attribute.name, **more
                )
                self._refer(definition, "TYPE", f"DATATYPE-DEFINITION-{kind}", self._datatype_of(each.name, attribute))
        self._named(parent, "SPECIFICATION-TYPE", self._id("type", _SPECIFICATION), _SPECIFICATION)

    def _write_object(self, parent: etree._Element, each: SpecObject, written: set[str]) -> None:
        if each.identifier not in written:
            written.add(each.identifier)
            made = self._add(parent, "SPEC-OBJECT", IDENTIFIER=each.identifier, LAST_CHANGE=each.changed_at or self.reqif.made_at)
            values = self._add(made, "VALUES")
            for name in each.values:
                self._write_value(values, each, self.attributes[each.type_name, name])
            self._refer(made, "TYPE", "SPEC-OBJECT-TYPE", self._id("type", each.type_name))
        for child in each.children:
            self._write_object(parent, child, written)

    def _write_value(self, parent: etree._Element, each: SpecObject, attribute: Attribute) -> None:
        kind, value = attribute.kind.upper(), each.values[attribute.name]
        made = self._add(parent, f"ATTRIBUTE-VALUE-{kind}")
        if not isinstance(value, str):
            chosen = self._add(made, "VALUES")
            for option in value:
                self._add(chosen, "ENUM-VALUE-REF").text = self._option(each.type_name, attribute, option.code)
        elif attribute.kind == "xhtml":
            add_xhtml(self._add(made, "THE-VALUE"), value)
        else:
            made.set("THE-VALUE", in_xml(value))
        self._refer(made, "DEFINITION", f"ATTRIBUTE-DEFINITION-{kind}", self._id("attribute", each.type_name, attribute.name))

    def _write_specification(self, parent: etree._Element, spec: Specification) -> None:
        made = self._named(parent, "SPECIFICATION", spec.identifier, spec.name, DESC=spec.description)
        self._refer(made, "TYPE", "SPECIFICATION-TYPE", self._id("type", _SPECIFICATION))
        self._write_nodes(made, spec.objects, spec.identifier)

    def _write_nodes(self, parent: etree._Element, objects: tuple[SpecObject, ...], place: str) -> None:
        if not objects:
            return
        children = self._add(parent, "CHILDREN")
        for each in objects:
            here = self._id("place", place, each.identifier)
            node = self._add(children, "SPEC-HIERARCHY", IDENTIFIER=here, LAST_CHANGE=self.reqif.made_at)
            self._refer(node, "OBJECT", "SPEC-OBJECT", each.identifier)
            self._write_nodes(node, each.children, here)
