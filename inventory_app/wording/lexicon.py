"""The word lists made ready for use: patterns compiled once, and the names that a consortium adds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from inventory_app.content.schema import LANGUAGES
from inventory_app.content.wording import WordList, WordLists, load_word_lists
from inventory_app.wording.lemmas import is_known

NOTHING = re.compile(r"(?!)")


def pattern_of(phrases: Iterable[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    written = [_phrase(phrase) for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))]
    if not written:
        return NOTHING
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})", re.IGNORECASE if ignore_case else 0)


def _phrase(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.strip("*").split())
    before = r"[\w-]*" if phrase.startswith("*") else ""
    if phrase.endswith("*"):
        return rf"{before}{words}\w*"
    # After a full stop that belongs to the phrase any sign may follow.
    return before + (words if phrase.endswith(".") else rf"{words}(?![\w-])")


class Lexicon:
    """`brands` and `glossary`: what the consortium's own inventory names, and the abbreviations that its specification explains."""

    def __init__(self, lists: WordLists, brands: Iterable[str] = (), glossary: Iterable[str] = ()) -> None:
        self.lists = lists
        self.exempt = frozenset(name.casefold() for name in lists.exempt_names)
        own = {name.strip() for name in brands if len(name.strip()) > 1 and name.strip().casefold() not in self.exempt}
        shipped = {name.casefold() for name in lists.brands}
        self.own_brands = tuple(sorted(name for name in own if name.casefold() not in shipped))
        self.known_abbreviations = frozenset(
            {name.upper() for name in lists.known_abbreviations}
            | {name.strip().upper() for name in glossary}
            | {name.upper() for name in (*lists.brands, *own, *lists.exempt_names)}
        )
        self.certain_verbs = frozenset(lists.english_verbs.certain)
        self.noun_verbs = frozenset(lists.english_verbs.also_nouns)
        self.participles = frozenset(lists.participles)
        self.no_participles = frozenset(lists.no_participles)
        self.no_passives = frozenset(lists.no_passives)
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        for name, words in _word_lists(lists):
            for language in LANGUAGES:
                self._patterns[name, language] = pattern_of(words.in_(language))
                self._sets[name, language] = frozenset(words.in_(language))

    def pattern(self, name: str, language: str) -> re.Pattern[str]:
        return self._patterns[name, language]

    def words(self, name: str, language: str) -> frozenset[str]:
        return self._sets[name, language]

    @cached_property
    def brands(self) -> re.Pattern[str]:
        """Names that can be nothing else, however they are written; compounds and genitives too."""
        return _names(self.lists.brands.unmistakable, re.IGNORECASE)

    @cached_property
    def brands_with_capital(self) -> re.Pattern[str]:
        return _names((*self.lists.brands.also_words, *self.own_brands), 0)

    @cached_property
    def brands_also_words(self) -> frozenset[str]:
        """What may be an ordinary word where a sentence begins."""
        own = {name for name in self.own_brands if is_known(name.lower(), "sv") or is_known(name.lower(), "en")}
        return frozenset({name.casefold() for name in (*self.lists.brands.also_words, *own)})


def _names(names: Iterable[str], flags: int) -> re.Pattern[str]:
    written = [r"\s+".join(re.escape(word) for word in name.split()) for name in sorted(set(names), key=lambda name: (-len(name), name))]
    # A genitive, a hyphen, or a Swedish compound written as one word may follow: Outlookkalender.
    return re.compile(rf"(?<![\w@.-])(?:{'|'.join(written)})(?=(?:['’]?s|:s)?(?!\w)|-|[a-zåäö]{{4}})", flags) if written else NOTHING


def _word_lists(lists: WordLists) -> Iterable[tuple[str, WordList]]:
    for owner, prefix in ((lists, ""), (lists.vague, "vague.")):
        values: dict[str, Any] = {name: getattr(owner, name) for name in type(owner).model_fields}
        for name, value in values.items():
            if isinstance(value, WordList):
                yield f"{prefix}{name}", value


@lru_cache(maxsize=16)
def load_lexicon(brands: frozenset[str] = frozenset(), glossary: frozenset[str] = frozenset()) -> Lexicon:
    return Lexicon(load_word_lists(), brands, glossary)
