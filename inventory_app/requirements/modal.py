"""The word in a requirement that tells its level: ska or bör, shall or should. A level that is not the catalogue's needs the other one. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from inventory_app.content.schema import LANGUAGES

SHOULD = "should"
_MODALS = {"sv": ("ska", "bör"), "en": ("shall", "should")}
_PATTERNS = {language: re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE) for language, words in _MODALS.items()}


def is_same_kind(level: str, other: str) -> bool:
    """Whether both are musts, scored or not, or both are not."""
    return (level == SHOULD) == (other == SHOULD)


def _wanted(level: str, language: str) -> str:
    must, should = _MODALS[language]
    return should if level == SHOULD else must


def at_level(text: str, level: str, language: str) -> str:
    """The text with the word that goes with the level. Where several such words stand, a person has to decide: then as it was."""
    if len(_PATTERNS[language].findall(text)) != 1:
        return text
    wanted = _wanted(level, language)
    return _PATTERNS[language].sub(lambda found: wanted.capitalize() if found[0][0].isupper() else wanted, text)


def says_the_same(before: str, after: str, old_level: str, new_level: str, language: str) -> bool:
    """Whether a text changed in nothing, or in no more than the word that its level asks for."""
    return before == after or (not is_same_kind(old_level, new_level) and at_level(before, new_level, language) == after)


def contradicts(text: str, level: str, language: str) -> bool:
    """Whether the first such word is the other level's."""
    found = _PATTERNS[language].search(text)
    return found is not None and found[0].lower() != _wanted(level, language)


def texts_at_level(texts: Mapping[str, str], level: str) -> dict[str, str]:
    return {language: at_level(texts.get(language, ""), level, language) for language in LANGUAGES}
