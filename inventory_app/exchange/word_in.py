"""Reads a Word document somebody sends: its tables as sheets of cells, and the paragraphs that begin with an id.

    read = read_word(content)       .docx or .docm; raises Unreadable (its `message` is for people)

Tables with the same headers are one sheet, since a specification has one table for each chapter; the heading above each row stands in a column of
its own. Where a heading is an id, what is below it belongs to it: the text, and lines such as "Motiv: ...". What was struck out while changes were tracked is left out. Macros are not run, nothing outside the document is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from inventory_app.answers.messages import N_, Message
from inventory_app.exchange.gates import MOST_COLUMNS, MOST_LETTERS, MOST_LETTERS_IN_A_CELL, MOST_ROWS, PROTECTED, Unreadable, check_size, unfold
from inventory_app.exchange.reqif_xml import find, inside, local
from inventory_app.exchange.sound_xml import Faults, parsed
from inventory_app.exchange.table import Cell, SheetRead

NOT_WORD = N_("This is no Word document that can be read. Save it as a Word document (DOCX) and send that file.")
FAULTS = Faults(
    broken=N_(
        "The Word document is damaged: line %(line)s of it is not sound XML. Open it in your word processor, save it again and send that file."
    ),
    too_much=N_("The Word document holds more than can be read. Copy the tables with the requirements into a new document and send that."),
    entities=N_("The Word document defines its own entities, which could harm, and is refused. No word processor writes them."),
)
HEADING, TITLE = "Rubrik (Heading)", "Nivå eller titel"
MOST_LEVELS = 250
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText"})
# KRAV-12, INT 3.4, 4.2.1, Krav 7: what a paragraph begins with when it is a requirement of its own.
_WITH_ID = re.compile(
    r"((?:Krav|Req|Requirement)\s\d{1,4}(?:\.\d{1,3}){0,4}|[A-ZÅÄÖ]{1,8}(?:[-_][A-ZÅÄÖ]{1,8})?[-_ ]?\d{1,4}(?:\.\d{1,3}){0,4}|\d{1,3}(?:\.\d{1,3}){1,5})"
    r"[.:)]?\s+(?:[–-]\s+)?(\S.{9,})",
    re.DOTALL,
)


# A heading that names one requirement: KON-01  Ska; its text and more come below it.
_IS_ID = re.compile(r"([A-ZÅÄÖ]{2,8}(?:-[A-ZÅÄÖ]{1,8})?-[A-Z]?\d{1,4})[.:]?(?:\s+(.*))?", re.DOTALL)
# Motiv: ...; Verifiering D, T: ...
_LABELLED = re.compile(r"([^\W\d][\w -]{2,30}?)(?:\s[A-Z](?:,\s?[A-Z])*)?:\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True)
class WordRead:
    """`paragraphs` is a sheet too, with the ids, the headings above and the texts; None where no paragraph begins with an id."""

    tables: tuple[SheetRead, ...]
    paragraphs: SheetRead | None
    warnings: tuple[Message, ...] = ()


@dataclass
class _Group:
    """Tables with the same headers. `rows` hold the heading above them in front."""

    number: int
    header: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    name: str = ""


def is_word(content: bytes, ending: str) -> bool:
    return ending in ("docx", "docm", "doc") or (content.startswith(_ZIP) and b"word/document.xml" in content)


def read_word(content: bytes) -> WordRead:
    check_size(content)
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(PROTECTED)
    if not content.startswith(_ZIP):
        raise Unreadable(NOT_WORD)
    parts = unfold(content)
    main = parts.get("word/document.xml")
    if main is None:
        raise Unreadable(NOT_WORD)
    root = parsed(main, FAULTS, MOST_LEVELS)
    body = find(root, "body")
    if local(root) != "document" or body is None:
        raise Unreadable(NOT_WORD)
    styles = parts.get("word/styles.xml")
    document = _Document(_heading_styles(parsed(styles, FAULTS, MOST_LEVELS)) if styles else {})
    document.read(body)
    warnings = (
        (Message(N_("The document holds macros. They were not run; only texts were read.")),)
        if any(name.lower().endswith("vbaproject.bin") for name in parts)
        else ()
    )
    if document.groups:
        numbered = N_("The tables of the document are numbered as they stand in it: 3:B7 is cell B7 of the third table.")
        warnings = (*warnings, Message(numbered))
    return WordRead(tuple(document.sheets()), document.paragraphs(), warnings)


def _attribute(element: etree._Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def _heading_styles(root: etree._Element) -> dict[str, int]:
    """Style -> how deep its heading is, from 1; 0 for the lines of a table of contents. Word writes the names of its own styles in English."""
    found = {}
    for style in inside(root):
        name = _attribute(find(style, "name")).lower()
        level = _attribute(find(style, "pPr", "outlineLvl"))
        if name.startswith("toc "):
            found[_attribute(style, "styleId")] = 0
        elif re.fullmatch(r"heading [1-9]", name):
            found[_attribute(style, "styleId")] = int(name[-1])
        elif level.isascii() and level.isdecimal() and int(level) < 9:
            found[_attribute(style, "styleId")] = int(level) + 1
    return found


def _text(element: etree._Element) -> Iterator[str]:
    for child in inside(element):
        name = local(child)
        if name in _LEFT_OUT:
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield "\t"
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "p":
            # A paragraph inside a text box or a control.
            yield "\n"
            yield from _text(child)
        else:
            yield from _text(child)


def _paragraph(element: etree._Element) -> str:
    lines = "".join(_text(element)).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls and insertions."""
    for child in inside(element):
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _inside_controls(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in inside(element):
        if local(child) == wanted:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _inside_controls(child, wanted)


def _cell(element: etree._Element) -> str:
    lines = []
    for block in _blocks(element):
        if local(block) == "tbl":
            lines += [" | ".join(filter(None, row)) for row in _rows(block)]
        else:
            text = _paragraph(block)
            lines.append(f"- {text}" if text and find(block, "pPr", "numPr") is not None else text)
    text = "\n".join(line for line in lines if line)
    if len(text) > MOST_LETTERS_IN_A_CELL:
        raise Unreadable(
            N_("A cell of a table holds %(letters)s characters; at most %(most)s can be read."), letters=len(text), most=MOST_LETTERS_IN_A_CELL
        )
    return text


def _rows(table: etree._Element) -> list[list[str]]:
    """A merged cell holds its text in every place."""
    found: list[list[str]] = []
    for row in _inside_controls(table, "tr"):
        if find(row, "trPr", "del") is not None:
            continue
        cells: list[str] = []
        for element in _inside_controls(row, "tc"):
            span = _attribute(find(element, "tcPr", "gridSpan"))
            wide = int(span) if span.isascii() and span.isdecimal() and len(span) < 6 else 1
            if len(cells) + wide > MOST_COLUMNS:
                raise Unreadable(FAULTS.too_much)
            merged = find(element, "tcPr", "vMerge")
            above = found[-1][len(cells)] if found and len(cells) < len(found[-1]) else ""
            text = above if merged is not None and _attribute(merged) != "restart" else _cell(element)
            cells += [text] * max(wide, 1)
        found.append(cells)
        if len(found) > MOST_ROWS:
            raise Unreadable(
                N_("The document holds more than %(most)s rows of tables or numbered paragraphs. Divide it into several documents."), most=MOST_ROWS
            )
    return found


class _Document:
    """Read from the top down, so that every row knows the headings above it."""

    def __init__(self, headings: dict[str, int]) -> None:
        self.headings = headings
        self.above: dict[int, str] = {}
        self.groups: dict[tuple[str, ...], _Group] = {}
        # A requirement each, by the names of what is known of it.
        self.numbered: list[dict[str, str]] = []
        self.is_open = False
        self.tables = self.letters = 0

    @property
    def heading(self) -> str:
        return " / ".join(self.above[level] for level in sorted(self.above))

    def read(self, body: etree._Element) -> None:
        for block in _blocks(body):
            if local(block) == "tbl":
                self.tables += 1
                self._table(_rows(block))
            else:
                self._read_paragraph(block)
            if sum(len(group.rows) for group in self.groups.values()) > MOST_ROWS or len(self.numbered) > MOST_ROWS:
                raise Unreadable(
                    N_("The document holds more than %(most)s rows of tables or numbered paragraphs. Divide it into several documents."),
                    most=MOST_ROWS,
                )

    def _read_paragraph(self, element: etree._Element) -> None:
        text = _paragraph(element)
        level = self.headings.get(_attribute(find(element, "pPr", "pStyle")))
        own = _attribute(find(element, "pPr", "outlineLvl"))
        if own.isascii() and own.isdecimal() and int(own) < 9:
            level = int(own) + 1
        if level and text:
            self.above = {depth: heading for depth, heading in self.above.items() if depth < level} | {level: text[:200]}
            named = _IS_ID.fullmatch(text)
            self.is_open = named is not None
            if named:
                del self.above[level]
                title = (named[2] or "").split(" · ")[0]
                self.numbered.append({"Id": named[1], HEADING: self.heading, "Text": "", TITLE: title})
        elif level is None and text:
            self._read_below(text)

    def _read_below(self, text: str) -> None:
        found = _WITH_ID.fullmatch(text)
        if found:
            self.is_open = False
            self.numbered.append({"Id": found[1], HEADING: self.heading, "Text": found[2]})
        elif self.is_open and not self.numbered[-1]["Text"]:
            self.numbered[-1]["Text"] = text
        elif self.is_open and (labelled := _LABELLED.fullmatch(text)):
            self.numbered[-1].setdefault(labelled[1], labelled[2])

    def _table(self, rows: list[list[str]]) -> None:
        # A merged cell costs a few bytes in the file, and its text in every place it covers.
        self.letters += sum(len(cell) for row in rows for cell in row)
        if self.letters > MOST_LETTERS:
            raise Unreadable(FAULTS.too_much)
        if len(rows) < 2 or len(rows[0]) < 2:
            return
        header = tuple(rows[0])
        group = self.groups.setdefault(header, _Group(len(self.groups) + 1, header, name=self.heading.rpartition(" / ")[2]))
        if not group.rows:
            group.rows.append((HEADING, *header))
            group.places.append((f"{self.tables}:", 1))
        for number, row in enumerate(rows[1:], start=2):
            if any(row):
                group.rows.append((self.heading or None, *(cell or None for cell in row)))
                group.places.append((f"{self.tables}:", number))

    def sheets(self) -> Iterator[SheetRead]:
        for group in self.groups.values():
            has_headings = any(row[0] for row in group.rows[1:])
            # The heading stands last, so that a cell has the letter it has in the document's own table.
            rows = tuple((*row[1:], row[0]) if has_headings else row[1:] for row in group.rows)
            yield SheetRead(f"{group.number}. {group.name or ', '.join(filter(None, group.header))[:60]}", rows, places=tuple(group.places))

    def paragraphs(self) -> SheetRead | None:
        if not self.numbered:
            return None
        names = list(dict.fromkeys(name for each in self.numbered for name, text in each.items() if text))[:MOST_COLUMNS]
        rows = tuple(tuple(each.get(name, "")[:MOST_LETTERS_IN_A_CELL] or None for name in names) for each in self.numbered)
        return SheetRead("¶", (tuple(names), *rows), places=(("", 0), *((each["Id"], 0) for each in self.numbered)))
