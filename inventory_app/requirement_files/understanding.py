"""What the cells of a list of requirements mean, where a reader of any list needs help: categories as headings, levels as letters, languages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from inventory_app.content.schema import Language
from inventory_app.requirement_files.asked import CATEGORY
from inventory_app.requirements.choice import Level
from inventory_app.spreadsheets.loosely import fold
from inventory_app.spreadsheets.understand import Meanings, Understanding
from inventory_app.spreadsheets.vocabulary import ForeignWords

# 4.2 Integration; B. Integration; Kapitel 4: Integration
_NUMBERING = re.compile(r"(?:(?:kapitel|avsnitt|chapter|section|bilaga|del)\s+)?(?:\d+(?:\.\d+)*|[A-Z])[.:)]?\s+(?=\S)", re.IGNORECASE)
_KEY = re.compile(r"([A-ZÅÄÖ]{3})(?=$|[\s:·.–-])")
_SWEDISH = re.compile(r"\b(?:och|att|ska|skall|bör|för|med|som|av|till|eller|är|kan|inte|den|det|ett|systemet|leverantören)\b|[åäö]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:and|the|shall|should|must|with|for|of|to|or|is|be|not|that|system|supplier|a)\b", re.IGNORECASE)
_MODAL = {
    "sv": re.compile(r"\b(?:(ska|skall|måste)|(bör))\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:(shall|must)|(should))\b", re.IGNORECASE),
}


class RequirementUnderstanding(Understanding):
    """`keys`: a category's key, folded -> its option."""

    def __init__(self, known: ForeignWords, language: str, keys: Mapping[str, str]) -> None:
        super().__init__(known, language, {})
        self.keys = keys

    def _find_option(self, path: str, asked: Any, word: str, meanings: Meanings) -> str | None:
        found = super()._find_option(path, asked, word, meanings)
        return found or (self.category_of(word, meanings) if path == CATEGORY else None)

    def category_of(self, words: str, meanings: Meanings | None = None) -> str | None:
        """The option of a key, or of the headings above a requirement, the nearest first: Funktion / 4.2 Integration."""
        names = self.known.options[CATEGORY]
        for piece in reversed([each.strip() for each in re.split(r" [/>|] |\n", words) if each.strip()]):
            bare = _NUMBERING.sub("", piece, count=1) if _NUMBERING.match(piece) else piece
            key = _KEY.match(bare)
            for tried in (fold(piece), fold(bare)):
                found = (meanings or {}).get(tried) or names.get(tried) or self.keys.get(tried)
                if found:
                    return found
            if key and fold(key[1]) in self.keys:
                return self.keys[fold(key[1])]
        return None

    def category_in_id(self, identifier: str) -> str | None:
        """INT-07 and SÄK-E02 name their category."""
        key = _KEY.match(identifier)
        return self.keys.get(fold(key[1])) if key else None


def _counted(text: str) -> tuple[int, int]:
    return len(_SWEDISH.findall(text)), len(_ENGLISH.findall(text))


def language_of(texts: Iterable[str], otherwise: Language = "sv") -> Language:
    """Which of the two languages texts are in, by the small words that only one of them has; `otherwise` where nothing tells."""
    found = [_counted(text) for text in texts]
    swedish, english = sum(sv for sv, _en in found), sum(en for _sv, en in found)
    return otherwise if english == swedish else "en" if english > swedish else "sv"


def language_in(text: str, column: Language) -> Language:
    """Of one cell: its column's, unless it is plainly in the other. A list in English may show what exists in Swedish only."""
    swedish, english = _counted(text)
    mine, others = (english, swedish) if column == "en" else (swedish, english)
    return column if others < 2 or others <= 2 * mine else "sv" if column == "en" else "en"


def level_in(text: str, language: str) -> Level | None:
    """What a requirement's own shall or should says, the first of them."""
    found = _MODAL[language].search(text)
    return None if found is None else Level.MUST if found[1] else Level.SHOULD


def letters_of(words: Iterable[str]) -> Mapping[str, str]:
    """What single letters mean as levels; that depends on which stand beside them: S is shall beside B (bör), and should beside M (must)."""
    letters = {fold(word) for word in words if len(fold(word)) == 1}
    if "m" in letters:
        meaning = {"m": Level.MUST, "s": Level.SHOULD, "c": Level.SHOULD, "o": Level.SHOULD, "w": Level.NOT_NEEDED, "d": Level.SHOULD}
    elif "b" in letters:
        meaning = {"s": Level.MUST, "a": Level.MUST, "o": Level.MUST, "b": Level.SHOULD}
    elif "ö" in letters:
        meaning = {"o": Level.MUST, "s": Level.MUST, "a": Level.MUST, "ö": Level.SHOULD}
    elif letters >= {"a", "o"}:
        meaning = {"a": Level.MUST, "o": Level.SHOULD}
    else:
        meaning = {}
    return {letter: str(level) for letter, level in meaning.items() if letter in letters}
