"""A ReqIF file's XML behind gates, and the few ways of looking into it. Namespaces do not matter: tools spell them differently."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from inventory_app.answers.messages import N_
from inventory_app.exchange.gates import MOST_LETTERS, Unreadable, check_size

MOST_ELEMENTS = 1_000_000
# A level of the hierarchy is two elements deep.
MOST_LEVELS = 120
BROKEN = N_("The ReqIF file is damaged: line %(line)s is not sound XML. Export it again.")


def parsed(content: bytes) -> etree._Element:
    check_size(content, MOST_LETTERS)
    _measure(content)
    # Nothing is fetched and nothing unfolds; what defines entities was refused above.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(BROKEN, line=fault.lineno or 1) from fault


def _measure(content: bytes) -> None:
    """Counted before anything is built: a small file may hold more elements than memory."""
    elements = depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal elements, depth
        elements, depth = elements + 1, depth + 1
        if elements > MOST_ELEMENTS or depth > MOST_LEVELS:
            raise Unreadable(N_("The ReqIF file holds more than can be read. Divide it into several files."))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise Unreadable(N_("The ReqIF file defines its own entities, which could harm, and is refused. No requirement tool writes them."))

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise Unreadable(BROKEN, line=getattr(fault, "lineno", 1)) from fault


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
