"""The specification as plain frozen data: what the page, the PDF and the archive all show. Survives JSON and knows no database."""

from __future__ import annotations

from typing import Literal

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Block, Frozen, Section, Words


class Chapter(Frozen):
    """`number` is a figure for a chapter, a letter for an annex."""

    anchor: str
    number: str
    is_annex: bool = False
    starts_page: bool = True
    # On paper its pages lie on their long side.
    is_wide: bool = False
    title: str
    blocks: tuple[Block, ...]

    @property
    def named_sections(self) -> tuple[Section, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Section) and block.is_in_contents)


class SpecificationDocument(Frozen):
    # Raised when an older document would no longer be read as it was meant.
    format: Literal[1] = 1
    language: Language
    institution_key: str
    institution: str
    title: str
    kicker: str
    version: str
    status: str
    date: str
    is_draft: bool
    demo_mark: str
    # What stands on the cover below the title, in order.
    cover: tuple[tuple[str, Words], ...]
    cover_note: str
    contents_title: str
    annex_word: str
    page_word: str
    of_word: str
    labels: dict[str, str]
    template_edition: int
    catalogue_edition: int
    chapters: tuple[Chapter, ...]
    open_points: int
