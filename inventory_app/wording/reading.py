"""A text taken apart: words with their places, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_TOKEN = re.compile(r"\[[^\]\n]*\]|\w+(?:['’:-]\w+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“”‘(]?[A-ZÅÄÖ])|\n+")
# After these a full stop ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:t\.ex|bl\.a|s\.k|d\.v\.s|dvs|f\.d|kl|nr|ca|resp|e\.g|i\.e|cf|no|approx|vs|t\.o\.m|fr\.o\.m|incl|inkl|exkl|kap)\.$", re.IGNORECASE
)


@dataclass(frozen=True)
class Token:
    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_blank(self) -> bool:
        return self.text[0] == "["


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int
    tokens: tuple[Token, ...]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.is_word or token.is_blank)


def read_sentences(text: str) -> tuple[Sentence, ...]:
    ends = [*_ends(text), len(text) + 1]
    sentences: list[list[Token]] = [[] for _end in ends]
    number = 0
    for found in _TOKEN.finditer(text):
        while found.start() >= ends[number]:
            number += 1
        sentences[number].append(Token(found[0], found[0].lower(), found.start(), found.end()))
    return tuple(Sentence(inside[0].start, inside[-1].end, tuple(inside)) for inside in sentences if inside)


def _ends(text: str) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, found.start() - 12) : found.start() + 1]):
            yield found.end()


def count_words(text: str) -> int:
    return sum(1 for token in _TOKEN.finditer(text) if token[0][0].isalnum() or token[0][0] == "[")
