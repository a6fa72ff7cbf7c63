"""Text in XML: what of it can stand there at all, and XHTML that others wrote reduced to plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
# What XML 1.0 has no way to hold, not even as a number.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEFT_OUT = frozenset({"script", "style", "head", "title", "link", "meta", "template"})
_PARAGRAPHS = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"div", "li", "tr", "dt", "dd", "caption", "address", "hr"})
# Marks that no text holds, since XML cannot: a space where the file was broken into lines, the edge of a line, the edge of a paragraph.
_SPACE, _LINE, _PARAGRAPH = "\x1f", "\x1e", "\x1d"
_EDGE = re.compile(f"\n?{_SPACE}*[{_LINE}{_PARAGRAPH}][{_LINE}{_PARAGRAPH}{_SPACE}]*")
_FOLDED = re.compile(r"[ \t\r]*\n[ \t\r\n]*")


def in_xml(text: str) -> str:
    """The text with one kind of line break, and a mark where it holds what XML cannot."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def add_xhtml(parent: etree._Element, text: str) -> None:
    """The text as one `div`, its line breaks as `br`; `text_of` gives it back."""
    div = etree.SubElement(parent, f"{{{XHTML}}}div")
    first, *others = in_xml(text).split("\n")
    div.text = first
    for line in others:
        etree.SubElement(div, f"{{{XHTML}}}br").tail = line


def text_of(element: etree._Element) -> str:
    """What a reader would see of it, as lines: paragraphs with an empty line between, items with a dash or a number. Nothing of it can act."""
    marked = "".join(chain([(element.text and _FOLDED.sub(_SPACE, element.text)) or ""], chain.from_iterable(map(_with_tail, element))))
    shaped = _EDGE.sub(lambda found: "\n\n" if _PARAGRAPH in found[0] else "\n", marked)
    return re.sub(f"{_SPACE}*\n{_SPACE}*", "\n", shaped).strip(f"{_SPACE}\n").replace(_SPACE, " ").strip()


def _with_tail(element: etree._Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from _of(element)
    if element.tail:
        yield _FOLDED.sub(_SPACE, element.tail)


def _of(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname.lower()
    if name in _LEFT_OUT:
        return
    if name == "br":
        yield "\n"
        return
    edge = _PARAGRAPH if name in _PARAGRAPHS else _LINE if name in _LINES else ""
    yield edge
    if name == "li":
        yield _mark_of(element)
    elif name in ("td", "th") and element.getprevious() is not None:
        yield " | "
    if element.text:
        yield _FOLDED.sub(_SPACE, element.text)
    for child in element:
        yield from _with_tail(child)
    yield edge


def _mark_of(item: etree._Element) -> str:
    parent = item.getparent()
    if parent is None or etree.QName(parent).localname.lower() != "ol":
        return "- "
    before = sum(1 for each in item.itersiblings(preceding=True) if isinstance(each.tag, str))
    return f"{before + 1}. "
