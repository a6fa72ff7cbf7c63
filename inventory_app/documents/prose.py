"""What people typed, as paragraphs and lists: their line breaks survive, and so do the lists they made with dashes or numbers. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Bullets, Paragraph, Prose

_BULLET = re.compile(r"\s*[-–—*•·]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
# The smallest words tell best; none of them is a word of the other language.
_TELLING: dict[Language, frozenset[str]] = {
    "sv": frozenset(
        [
            "och",
            "att",
            "det",
            "som",
            "är",
            "på",
            "för",
            "inte",
            "med",
            "av",
            "till",
            "den",
            "från",
            "har",
            "vi",
            "ni",
            "ska",
            "ett",
            "också",
            "eller",
            "när",
            "vid",
            "hos",
            "utan",
            "än",
            "så",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "and",
            "of",
            "to",
            "is",
            "are",
            "with",
            "from",
            "that",
            "this",
            "which",
            "not",
            "or",
            "be",
            "by",
            "on",
            "as",
            "it",
            "they",
            "we",
            "should",
            "shall",
            "must",
            "has",
            "have",
        ]
    ),
}


def guess_language(text: str) -> Language | None:
    """None where the text is too short, or too mixed, to tell."""
    words = _WORD.findall(text.casefold())
    counts = {language: sum(word in telling for word in words) for language, telling in _TELLING.items()}
    sv, en = counts["sv"] + sum(word[:1] in "åäö" for word in words), counts["en"]
    if max(sv, en) < 2 or min(sv, en) * 3 > max(sv, en):
        return None
    return "sv" if sv > en else "en"


def _is_right_to_left(text: str) -> bool:
    strong = next((kind for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"


def _list_of(lines: list[str]) -> Bullets | None:
    """The lines as a list when every one of them is marked as an item; numbers must count from one."""
    if all(_BULLET.match(line) for line in lines):
        return Bullets(items=tuple(_BULLET.sub("", line, count=1).strip() for line in lines))
    numbers = [_NUMBER.match(line) for line in lines]
    if [int(number[1]) if number else 0 for number in numbers] == list(range(1, len(lines) + 1)):
        return Bullets(is_numbered=True, items=tuple(_NUMBER.sub("", line, count=1).strip() for line in lines))
    return None


def _runs(lines: list[str]) -> Iterable[list[str]]:
    """Neighbouring lines that are marked alike."""
    run: list[str] = []
    kind = None
    for line in lines:
        this = "bullet" if _BULLET.match(line) else "number" if _NUMBER.match(line) else "text"
        if run and this != kind:
            yield run
            run = []
        run.append(line)
        kind = this
    if run:
        yield run


def read_prose(text: str, language: str, *, written_in: str | None = None, items: bool = False) -> Prose:
    """`written_in` where it is known; `items`: the question asked for one thing a line, so several bare lines are a list."""
    parts: list[Paragraph | Bullets] = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        runs, is_new = list(_runs(lines)), True
        for run in runs:
            found = _list_of(run)
            if found is None and items and len(runs) == 1 and len(run) > 1:
                found = Bullets(items=tuple(run))
            if found is None and parts and not is_new and isinstance(parts[-1], Paragraph):
                parts[-1] = Paragraph(lines=(*parts[-1].lines, *run))
            else:
                parts.append(found or Paragraph(lines=tuple(run)))
            is_new = False
    wrote = written_in or guess_language(text)
    return Prose(
        parts=tuple(parts),
        language=None if wrote in (None, language) else "en" if wrote == "en" else "sv",
        is_right_to_left=_is_right_to_left(text),
    )
