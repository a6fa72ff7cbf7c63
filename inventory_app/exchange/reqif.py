"""ReqIF, the format in which requirement tools hand requirements to each other, as plain data.

    reqif = read_reqif(content)       .reqif or .reqifz; raises Unreadable (its `message` is for people)

`reqif_out` writes it. Formatted text comes as plain lines. What a file refers to and does not hold is left out; a file that is broken is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from lxml import etree

from inventory_app.answers.messages import N_
from inventory_app.exchange.gates import MOST_LETTERS_IN_A_CELL, MOST_ROWS, Unreadable, check_size, unfold
from inventory_app.exchange.reqif_xml import find, inside, local, parsed, reference, said
from inventory_app.exchange.xhtml import text_of

# What a file of ours says about who wrote it: its codes and keys can be relied on.
OUR_TOOL = "inventory-app"
Kind = Literal["string", "xhtml", "integer", "real", "boolean", "date", "enumeration"]

NOT_REQIF = N_("This is no ReqIF file. Export the requirements as ReqIF (.reqif or .reqifz) and send that file.")
KINDS: tuple[Kind, ...] = get_args(Kind)
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Option:
    """`code` is what a program may rely on, where the file has one; `label` is what people see."""

    label: str
    code: str = ""


@dataclass(frozen=True)
class Attribute:
    name: str
    kind: Kind
    options: tuple[Option, ...] = ()
    is_several: bool = False


@dataclass(frozen=True)
class ObjectType:
    name: str
    attributes: tuple[Attribute, ...]


Value = str | tuple[Option, ...]


@dataclass(frozen=True)
class SpecObject:
    """A requirement, a heading or whatever its type says. `values` by the attribute's name; those without a value are left out."""

    identifier: str
    type_name: str
    values: Mapping[str, Value]
    children: tuple[SpecObject, ...] = ()
    changed_at: str = ""

    def text(self, name: str) -> str:
        """The value as people read it, or nothing."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ", ".join(option.label for option in value)


@dataclass(frozen=True)
class Specification:
    identifier: str
    name: str
    objects: tuple[SpecObject, ...]
    description: str = ""


@dataclass(frozen=True)
class Reqif:
    """`made_at` as the file says it. `loose`: objects that stand in no specification."""

    identifier: str
    title: str
    types: tuple[ObjectType, ...]
    specifications: tuple[Specification, ...]
    loose: tuple[SpecObject, ...] = ()
    comment: str = ""
    made_at: str = ""
    tool: str = ""
    language: str = ""


class _File:
    """One file, while its references are followed."""

    def __init__(self, body: etree._Element) -> None:
        self.options: dict[str, Option] = {}
        self.options_of: dict[str, tuple[Option, ...]] = {}
        self.attributes: dict[str, Attribute] = {}
        self.types: dict[str, ObjectType] = {}
        self.objects: dict[str, SpecObject] = {}
        self.placed: set[str] = set()
        self._read_datatypes(find(body, "DATATYPES"))
        self._read_types(find(body, "SPEC-TYPES"))
        for element in inside(find(body, "SPEC-OBJECTS")):
            if len(self.objects) == MOST_ROWS:
                raise Unreadable(N_("The file holds more than %(most)s requirements. Divide it into several files."), most=MOST_ROWS)
            self.objects[element.get("IDENTIFIER", "")] = self._object(element)

    def _read_datatypes(self, element: etree._Element | None) -> None:
        for datatype in inside(element):
            options = []
            for value in inside(find(datatype, "SPECIFIED-VALUES")):
                embedded = find(value, "PROPERTIES", "EMBEDDED-VALUE")
                code = "" if embedded is None else embedded.get("OTHER-CONTENT", "")
                options.append(Option(value.get("LONG-NAME", "") or code, code))
                self.options[value.get("IDENTIFIER", "")] = options[-1]
            self.options_of[datatype.get("IDENTIFIER", "")] = tuple(options)

    def _read_types(self, element: etree._Element | None) -> None:
        for each in inside(element):
            found = []
            for definition in inside(find(each, "SPEC-ATTRIBUTES")):
                kind = next((kind for kind in KINDS if local(definition) == f"ATTRIBUTE-DEFINITION-{kind.upper()}"), None)
                if kind is not None:
                    name = definition.get("LONG-NAME") or definition.get("IDENTIFIER", "")
                    options = self.options_of.get(reference(definition, "TYPE"), ())
                    found.append(Attribute(name, kind, options, definition.get("MULTI-VALUED") == "true"))
                    self.attributes[definition.get("IDENTIFIER", "")] = found[-1]
            if local(each) == "SPEC-OBJECT-TYPE":
                self.types[each.get("IDENTIFIER", "")] = ObjectType(each.get("LONG-NAME") or each.get("IDENTIFIER", ""), tuple(found))

    def _object(self, element: etree._Element) -> SpecObject:
        identifier = element.get("IDENTIFIER", "")
        values: dict[str, Value] = {}
        for each in inside(find(element, "VALUES")):
            attribute = self.attributes.get(reference(each, "DEFINITION"))
            value = None if attribute is None else self._value(each, attribute)
            if attribute is None or not value:
                continue
            if len(value) > MOST_LETTERS_IN_A_CELL:
                raise Unreadable(
                    N_("%(name)s of requirement %(key)s is longer than the %(most)s characters that can be read."),
                    name=attribute.name,
                    key=identifier,
                    most=MOST_LETTERS_IN_A_CELL,
                )
            values[attribute.name] = value
        kind = self.types.get(reference(element, "TYPE"))
        return SpecObject(identifier, kind.name if kind else "", values, changed_at=element.get("LAST-CHANGE", ""))

    def _value(self, element: etree._Element, attribute: Attribute) -> Value:
        if attribute.kind == "enumeration":
            chosen = [(each.text or "").strip() for each in inside(find(element, "VALUES"))]
            return tuple(self.options[each] for each in chosen if each in self.options)
        if attribute.kind == "xhtml":
            formatted = find(element, "THE-VALUE")
            return "" if formatted is None else text_of(formatted)
        return str(element.get("THE-VALUE", ""))

    def specification(self, element: etree._Element) -> Specification:
        children = tuple(self._placed(find(element, "CHILDREN")))
        return Specification(element.get("IDENTIFIER", ""), element.get("LONG-NAME", ""), children, element.get("DESC", ""))

    def _placed(self, element: etree._Element | None) -> Iterator[SpecObject]:
        for node in inside(element):
            key = reference(node, "OBJECT")
            below = tuple(self._placed(find(node, "CHILDREN")))
            if key in self.objects:
                self.placed.add(key)
                yield replace(self.objects[key], children=below)
            else:
                # A heading that is missing does not take with it what stands below.
                yield from below


def read_reqif(content: bytes) -> Reqif:
    check_size(content)
    if not content.startswith(_ZIP):
        return _read(content)
    files = [part for name, part in sorted(unfold(content).items()) if name.lower().endswith((".reqif", ".xml"))]
    if not files:
        raise Unreadable(N_("There is no ReqIF file inside the compressed file."))
    found = [_read(part) for part in files]
    return replace(
        found[0],
        types=tuple(each for one in found for each in one.types),
        specifications=tuple(each for one in found for each in one.specifications),
        loose=tuple(each for one in found for each in one.loose),
    )


def _read(content: bytes) -> Reqif:
    root = parsed(content)
    header, body = find(root, "THE-HEADER", "REQ-IF-HEADER"), find(root, "CORE-CONTENT", "REQ-IF-CONTENT")
    if local(root) != "REQ-IF" or body is None:
        raise Unreadable(NOT_REQIF)
    file = _File(body)
    specifications = tuple(file.specification(element) for element in inside(find(body, "SPECIFICATIONS")))
    return Reqif(
        identifier="" if header is None else header.get("IDENTIFIER", ""),
        title=said(header, "TITLE"),
        types=tuple(file.types.values()),
        specifications=specifications,
        loose=tuple(each for key, each in file.objects.items() if key not in file.placed),
        comment=said(header, "COMMENT"),
        made_at=said(header, "CREATION-TIME"),
        tool=said(header, "SOURCE-TOOL-ID") or said(header, "REQ-IF-TOOL-ID"),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    )
