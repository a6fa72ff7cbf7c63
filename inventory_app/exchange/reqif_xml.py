"""A ReqIF file's XML behind gates, and the few ways of looking into it. Namespaces do not matter: tools spell them differently."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from inventory_app.answers.messages import N_
from inventory_app.exchange import sound_xml
from inventory_app.exchange.sound_xml import Faults

# A level of the hierarchy is two elements deep.
MOST_LEVELS = 120
FAULTS = Faults(
    broken=N_("The ReqIF file is damaged: line %(line)s is not sound XML. Export it again."),
    too_much=N_("The ReqIF file holds more than can be read. Divide it into several files."),
    entities=N_("The ReqIF file defines its own entities, which could harm, and is refused. No requirement tool writes them."),
)


def parsed(content: bytes) -> etree._Element:
    return sound_xml.parsed(content, FAULTS, MOST_LEVELS)


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def inside(element: etree._Element | None) -> Iterator[etree._Element]:
    """The elements directly inside it; none where it is missing."""
    if element is not None:
        yield from (each for each in element if isinstance(each.tag, str))


def find(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        element = next((each for each in inside(element) if local(each) == name), None)
    return element


def said(element: etree._Element | None, *path: str) -> str:
    """The text there, or nothing."""
    found = find(element, *path)
    return str(found.text or "").strip() if found is not None else ""


def reference(element: etree._Element | None, *path: str) -> str:
    """What the first element there points to: `<TYPE><SPEC-OBJECT-TYPE-REF>` and its like."""
    return next((str(each.text).strip() for each in inside(find(element, *path)) if each.text), "")
