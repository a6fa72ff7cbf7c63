"""A document's blocks in Word. What a figure shows stands there as its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Length
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from inventory_app.documents.blocks import (
    Bars,
    Block,
    Bullets,
    ChangedBlock,
    Facts,
    Flow,
    Heading,
    Keys,
    Marked,
    Note,
    PlainBlock,
    Prose,
    RequirementBlock,
    Section,
    Table,
    Timeline,
    Words,
)
from inventory_app.specification.document import SpecificationDocument
from inventory_app.tender import words
from inventory_app.tender.word_marks import add_bookmark, add_text, describe, keep_whole, mark_header, mark_right_to_left
from inventory_app.tender.word_styles import TABLE, WIDTH

Place = WordDocument | _Cell


@dataclass(frozen=True)
class Entry:
    """A heading as the contents name it."""

    level: int
    text: str
    bookmark: str


class Writer:
    """Puts blocks below each other; `entries` are the headings that the contents name."""

    def __init__(self, made: WordDocument, document: SpecificationDocument) -> None:
        self.made, self.document, self.entries = made, document, list[Entry]()
        # A table that is called what a heading says needs no caption to be seen.
        self._headings: set[str] = set()
        self._style_ids: dict[str, str] = {}
        self._show: Mapping[type[Any], Callable[[Any], object]] = {
            Prose: self._prose,
            Heading: lambda block: self.heading(block.text, 2, in_contents=False),
            Note: self._note,
            Facts: self._facts,
            Table: self._table,
            Bars: self._bars,
            Timeline: self._timeline,
            Flow: self._flow,
            RequirementBlock: self._requirement,
            ChangedBlock: self._changed,
            Section: self._section,
        }

    def heading(self, text: str, level: int, *, in_contents: bool = True) -> WordParagraph:
        self._headings.add(text)
        paragraph = self.paragraph(f"Heading {level}")
        add_text(paragraph, text)
        if in_contents:
            self.entries.append(Entry(level, text, add_bookmark(paragraph, len(self.entries) + 1)))
        return paragraph

    def blocks(self, blocks: Sequence[Block] | Sequence[PlainBlock]) -> None:
        self._headings.update(block.text for block in blocks if isinstance(block, Heading))
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            # Its table follows, and says the same.
            if isinstance(block, Timeline) and isinstance(following, Table) and following.caption == block.title:
                continue
            self._show[type(block)](block)

    def paragraph(self, style: str, place: Place | None = None) -> WordParagraph:
        made = (place or self.made).add_paragraph()
        # Its id, found once: looking a style up by its name reads all styles.
        if style not in self._style_ids:
            self._style_ids[style] = self.made.styles[style].style_id
        if style != "Normal":
            made._p.style = self._style_ids[style]
        return made

    # Words

    def words(self, said: Words, style: str = "Normal", place: Place | None = None, before: str = "") -> list[WordParagraph]:
        """`before`: a label that stands ahead of the first paragraph."""
        if isinstance(said, str):
            said_ = [self._line(said, style, place)]
        elif isinstance(said, Keys):
            said_ = [self._line(", ".join(said.keys), style, place)]
        elif isinstance(said, Marked):
            said_ = [self._line(said.bracketed, style, place)]
        else:
            said_ = self._parts(said, style, place) or [self._line("–", style, place)]
        if before:
            label = add_text(said_[0], before, bold=True)
            said_[0]._p.insert(1 if said_[0]._p.pPr is not None else 0, label._r)
        return said_

    def _line(self, text: str, style: str, place: Place | None) -> WordParagraph:
        paragraph = self.paragraph(style, place)
        add_text(paragraph, text)
        return paragraph

    def _parts(self, prose: Prose, style: str, place: Place | None) -> list[WordParagraph]:
        made = []
        for part in prose.parts:
            lines = part.items if isinstance(part, Bullets) else ("\n".join(part.lines),)
            family = "List" if place is None else "Cell"
            list_style = style if not isinstance(part, Bullets) else f"{family} Number" if part.is_numbered else f"{family} Bullet"
            numbering = self._new_numbering() if isinstance(part, Bullets) and part.is_numbered else None
            for line in lines:
                paragraph = self.paragraph(list_style, place)
                if numbering is not None:
                    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering
                if prose.is_right_to_left:
                    mark_right_to_left(paragraph)
                add_text(paragraph, line, language=prose.language, from_right=prose.is_right_to_left)
                made.append(paragraph)
        return made

    def _new_numbering(self) -> int:
        """A list of its own: with the style's alone, each list would count on from the one before."""
        numbering = self.made.part.numbering_part.element
        style: Any = self.made.styles["List Number"].element
        known = style.pPr.numPr.numId.val
        abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == known)
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    # Blocks

    def _prose(self, block: Prose) -> None:
        self._parts(block, "Normal", None)

    def _note(self, block: Note) -> None:
        if block.title:
            add_text(self.paragraph("Note"), block.title, bold=True)
        self.words(block.text, "Note")

    def _facts(self, block: Facts) -> None:
        head = (words.FACT.in_(self.document.language), words.CONTENT.in_(self.document.language))
        self._grid(block.caption, head, (32, 68), block.rows)

    def _table(self, block: Table) -> None:
        numbers = frozenset(index for index, column in enumerate(block.columns) if column.is_number)
        self._grid(block.caption, [column.label for column in block.columns], [column.share for column in block.columns], block.rows, numbers)

    def _bars(self, block: Bars) -> None:
        head = (self.document.labels["area"], *block.series, block.total)
        rows = [(bar.label, *map(str, bar.values), str(sum(bar.values))) for bar in block.bars]
        others = len(head) - 1
        self._grid(block.title, head, (40, *[60 / others] * others), rows, frozenset(range(1, len(head))))

    def _timeline(self, block: Timeline) -> None:
        head = (words.FACT.in_(self.document.language), words.CONTENT.in_(self.document.language))
        self._grid(block.title, head, (50, 50), [(span.label, span.note) for span in block.spans])

    def _flow(self, block: Flow) -> None:
        self._line(words.FIGURE_ELSEWHERE.in_(self.document.language).format(title=block.title), "Note", None)

    def _requirement(self, block: RequirementBlock) -> None:
        about = " · ".join(part for part in (block.level_label, block.met_when, block.points) if part)
        self.heading(f"{block.key}  {about}", 3, in_contents=False)
        made = self.words(block.text, "Requirement")
        if block.language_mark:
            made += self.words(block.language_mark, "Requirement detail")
        if isinstance(block.motive, str) or (isinstance(block.motive, Prose) and block.motive.parts):
            made += self.words(block.motive, "Requirement detail", before=f"{self.document.labels['reason']}: ")
        how, codes = block.verified.how, ", ".join(block.verified.codes)
        if codes or isinstance(how, str) or (isinstance(how, Prose) and how.parts):
            label = f"{self.document.labels['verification']} {codes}".rstrip()
            made += self.words(how, "Requirement detail", before=f"{label}: ")
        for paragraph in made[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _changed(self, block: ChangedBlock) -> None:
        self.heading(f"{block.key}  {block.status}", 3, in_contents=False)
        for label, said in block.rows:
            self.words(said, "Requirement detail", before=f"{label}: ")

    def _section(self, block: Section) -> None:
        self.heading(block.title, 2, in_contents=block.is_in_contents)
        if block.intro:
            self.words(block.intro)
        self.blocks(block.blocks)

    # Tables

    def _grid(
        self, caption: str, head: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[Words]], numbers: frozenset[int] = frozenset()
    ) -> None:
        if caption not in self._headings:
            self._line(caption, "Caption", None)
        table = self.made.add_table(rows=0, cols=len(head), style=TABLE)
        table.autofit = False
        describe(table, caption)
        widths = [Emu(int(WIDTH * share / 100)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for index, cells in enumerate([head, *rows]):
            row = table.add_row()
            keep_whole(row)
            if index == 0:
                mark_header(row)
            for position, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
                self._fill(cell, said, widths[position], is_number=position in numbers)
        # Two tables that touch would become one.
        self.paragraph("Gap")

    def _fill(self, cell: _Cell, said: Words, width: Length, *, is_number: bool) -> None:
        cell.width = width
        empty = cell.paragraphs[0]
        for paragraph in self.words(said, "Cell", cell):
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        empty._p.getparent().remove(empty._p)
