"""Dictionary forms, remembered: a specification repeats its words, and a lookup is dear only the first time."""

from __future__ import annotations

from functools import lru_cache

import simplemma

REMEMBERED = 50_000
_ENDINGS = frozenset(
    {
        *(
            "",
            "e",
            "es",
            "n",
            "en",
            "er",
            "ar",
            "or",
            "r",
            "erna",
            "arna",
            "orna",
            "rna",
            "na",
            "et",
            "t",
            "s",
            "ns",
            "ens",
            "ets",
            "ernas",
            "arnas",
            "ornas",
        ),
        *("a", "as", "de", "des", "ade"),
    }
)


@lru_cache(maxsize=REMEMBERED)
def lemma_of(word: str, language: str) -> str:
    """`word` in lower case. What the dictionary lacks comes back unchanged."""
    return str(simplemma.lemmatize(word, lang=language)).lower()


@lru_cache(maxsize=REMEMBERED)
def root_of(word: str, language: str) -> str:
    """Also through compounds the dictionary lacks: less certain, good enough to tell whether two texts are alike."""
    root = str(simplemma.lemmatize(word, lang=language, greedy=True)).lower()
    if language == "sv" and root != word and not is_known(word, "sv"):
        # What the dictionary lacks it sometimes takes apart wrongly: importfil -> importfila, organisationsvy -> organisation.
        is_cut_at_an_ending = word.startswith(root[:-1]) and word[len(root) :] in _ENDINGS and len(root) <= len(word)
        return root if is_cut_at_an_ending else word
    return root


@lru_cache(maxsize=REMEMBERED)
def is_known(word: str, language: str) -> bool:
    return bool(simplemma.is_known(word, lang=language))


def prepare() -> None:
    """Reads the dictionaries, about a second's work, so that nobody's first keystroke waits for it."""
    for language in ("sv", "en"):
        lemma_of("system", language)
