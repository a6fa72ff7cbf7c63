"""Dictionary forms, remembered: a specification repeats its words, and a lookup is dear only the first time."""

from __future__ import annotations

from functools import lru_cache

import simplemma

REMEMBERED = 50_000


@lru_cache(maxsize=REMEMBERED)
def lemma_of(word: str, language: str) -> str:
    """`word` in lower case. What the dictionary lacks comes back unchanged."""
    return str(simplemma.lemmatize(word, lang=language)).lower()


@lru_cache(maxsize=REMEMBERED)
def root_of(word: str, language: str) -> str:
    """Also through compounds the dictionary lacks: less certain, good enough to tell whether two texts are alike."""
    return str(simplemma.lemmatize(word, lang=language, greedy=True)).lower()


@lru_cache(maxsize=REMEMBERED)
def is_known(word: str, language: str) -> bool:
    return bool(simplemma.is_known(word, lang=language))


def prepare() -> None:
    """Reads the dictionaries, about a second's work, so that nobody's first keystroke waits for it."""
    for language in ("sv", "en"):
        lemma_of("system", language)
