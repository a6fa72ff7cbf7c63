"""XML that somebody sends, behind gates: measured before anything is built, and nothing in it is fetched or unfolded."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from inventory_app.exchange.gates import MOST_LETTERS, Unreadable, check_size

MOST_ELEMENTS = 1_000_000


@dataclass(frozen=True)
class Faults:
    """What is said of a file that is broken (with its %(line)s), holds too much, or defines entities of its own."""

    broken: str
    too_much: str
    entities: str


def parsed(content: bytes, faults: Faults, most_levels: int) -> etree._Element:
    check_size(content, MOST_LETTERS)
    _measure(content, faults, most_levels)
    # What defines entities was refused above.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(faults.broken, line=fault.lineno or 1) from fault


def _measure(content: bytes, faults: Faults, most_levels: int) -> None:
    """Counted before anything is built: a small file may hold more elements than memory."""
    elements = depth = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal elements, depth
        elements, depth = elements + 1, depth + 1
        if elements > MOST_ELEMENTS or depth > most_levels:
            raise Unreadable(faults.too_much)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise Unreadable(faults.entities)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = start, end, refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        raise Unreadable(faults.broken, line=getattr(fault, "lineno", 1)) from fault
