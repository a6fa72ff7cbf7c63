"""The word in a requirement that tells its level: ska or bör, shall or should. A common level that is not the catalogue's needs the other one. Pure."""

from __future__ import annotations

import re

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.requirements.choice import Level

_MODALS: dict[Language, tuple[str, str]] = {"sv": ("ska", "bör"), "en": ("shall", "should")}


def _wanted(level: Level, language: Language) -> str:
    must, should = _MODALS[language]
    return should if level is Level.SHOULD else must


def at_level(text: str, level: Level, language: Language) -> str:
    """The text with the word that goes with the level. Where several such words stand, a person has to decide: then as it was."""
    pattern = rf"\b({'|'.join(_MODALS[language])})\b"
    if len(re.findall(pattern, text, re.IGNORECASE)) != 1:
        return text
    wanted = _wanted(level, language)
    return re.sub(pattern, lambda found: wanted.capitalize() if found[0][0].isupper() else wanted, text, flags=re.IGNORECASE)


def contradicts(text: str, level: Level, language: Language) -> bool:
    """Whether the first such word is the other level's."""
    found = re.search(rf"\b({'|'.join(_MODALS[language])})\b", text, re.IGNORECASE)
    return found is not None and found[0].lower() != _wanted(level, language)


def texts_at_level(texts: dict[str, str], level: Level) -> dict[str, str]:
    return {language: at_level(texts.get(language, ""), level, language) for language in LANGUAGES}
