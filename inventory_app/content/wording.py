"""The words that the checks of requirement wording look for, reviewed like every other content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pydantic import Field, model_validator

from inventory_app.content.library import FIXTURES, load_yaml, read_model
from inventory_app.content.questions import Frozen, Words, unique

FILE = "wording.yaml"


class WordList(Frozen):
    """The same list in both languages; a word may be several, and an asterisk stands for any ending."""

    sv: tuple[Words, ...] = Field(min_length=1)
    en: tuple[Words, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> WordList:
        unique("Swedish word", list(self.sv))
        unique("English word", list(self.en))
        return self

    def in_(self, language: str) -> tuple[str, ...]:
        return self.en if language == "en" else self.sv


class Vague(Frozen):
    adjectives: WordList
    verbs: WordList
    phrases: WordList
    not_in: WordList


class Brands(Frozen):
    unmistakable: tuple[Words, ...] = Field(min_length=1)
    also_words: tuple[Words, ...] = Field(min_length=1)

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # pydantic's own gives (field, value) pairs, which nobody wants here
        yield from self.unmistakable
        yield from self.also_words


class EnglishVerbs(Frozen):
    certain: tuple[Words, ...] = Field(min_length=1)
    also_nouns: tuple[Words, ...] = Field(min_length=1)


class WordLists(Frozen):
    vague: Vague
    escapes: WordList
    open_ends: WordList
    hows: WordList
    purposes: WordList
    results: WordList
    brands: Brands
    exempt_names: tuple[Words, ...]
    equivalents: WordList
    existing: WordList
    known_abbreviations: tuple[Words, ...]
    actors: WordList
    actor_endings: WordList
    systems: WordList
    no_passives: tuple[Words, ...]
    no_participles: tuple[Words, ...]
    qualities: WordList
    operation: WordList
    english_verbs: EnglishVerbs
    participles: tuple[Words, ...]
    accessibility: WordList
    personal_data: WordList
    data_protection: WordList

    @property
    def count(self) -> int:
        """How many words and phrases stand in the lists, names included."""
        lists = [value for owner in (self, self.vague) for _name, value in owner if isinstance(value, WordList)]
        return sum(len(words.sv) + len(words.en) for words in lists) + len(list(self.brands))

    @model_validator(mode="after")
    def _names_do_not_contradict(self) -> WordLists:
        unique("brand", list(self.brands))
        for name in self.exempt_names:
            if name in set(self.brands):
                raise ValueError(f"{name} is both a brand and exempt; it can only be one of them")
        return self


@lru_cache(maxsize=4)
def load_word_lists(folder: Path = FIXTURES) -> WordLists:
    return read_model(WordLists, load_yaml(folder / FILE), FILE)
