"""A report: a small document of some pages, which has a heading instead of a cover. Plain frozen data, composed by the room that knows the facts."""

from __future__ import annotations

from typing import Literal

from inventory_app.content.schema import Language
from inventory_app.documents import words
from inventory_app.documents.blocks import Block, Frozen, Words


class Part(Frozen):
    """A heading that can be pointed at, and what stands below it."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


class Report(Frozen):
    format: Literal[1] = 1
    language: Language
    # What it is, as a few words: "Register list".
    kind: str
    title: str
    institution: str
    date: str
    is_demo: bool = False
    # Long ones begin with what is in them.
    contents_title: str = ""
    # A wide table reads better across the page.
    is_wide: bool = False
    # Below the title, in order: the date, what it was made from, the rule it follows.
    facts: tuple[tuple[str, Words], ...] = ()
    # What the reader must add or ask for; nothing is said where nothing is missing.
    missing: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def demo_mark(self) -> str:
        return words.DEMO.in_(self.language) if self.is_demo else ""

    @property
    def labels(self) -> dict[str, str]:
        """Words that the markup itself puts in."""
        said = {"page": words.PAGE, "of": words.OF, "figure": words.FIGURE, "missing": words.MISSING, "area": words.AREA}
        return {key: text.in_(self.language) for key, text in said.items()}
