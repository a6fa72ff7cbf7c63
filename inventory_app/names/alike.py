"""When two names mean the same product or vendor: surely, by their letters, or probably, so that a coordinator may look. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache


class NameKind(StrEnum):
    """The part of the question about the product that the name answers."""

    PRODUCT = "product"
    VENDOR = "vendor"


_WORD = re.compile(r"[^\W_]+")
# Forms of companies; a product may well end in one of these syllables, so only vendors lose them.
_LEGAL = frozenset(
    {"ab", "aktiebolag", "aktiebolaget", "publ", "hb", "kb", "as", "asa", "aps", "oy", "oyj", "abp", "gmbh", "ag", "kg", "se", "bv", "nv"}
    | {"sa", "sas", "sarl", "srl", "spa", "ltd", "limited", "llc", "llp", "plc", "inc", "incorporated", "corp", "corporation", "co", "company"}
)
# Shorter names are alike by chance.
_LEAST = 5
_ENOUGH = 0.84


# The same thousand names are asked for again and again.
@lru_cache(maxsize=32768)
def key_of(kind: str, name: str) -> str:
    """Equal for names that differ in case, spaces, punctuation and, for vendors, in the form of the company."""
    words = _WORD.findall(unicodedata.normalize("NFKC", name).casefold().replace("a/s", "as"))
    if kind == NameKind.VENDOR:
        while len(words) > 1 and words[-1] in _LEGAL:
            words.pop()
    return "".join(words) or name.casefold().strip()


def _bigrams(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _is_likely(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ENOUGH


def _candidates(keys: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Pairs that share at least half the letter pairs of the shorter one; comparing each with each would take seconds."""
    grams = [_bigrams(key) for key in keys]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(grams):
        together = Counter(other for gram in found for other in holders[gram])
        for other, shared in sorted(together.items()):
            if 2 * shared >= min(len(found), len(grams[other])):
                yield other, place
        for gram in found:
            holders[gram].append(place)


def likely_pairs(kind: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Names that differ but are probably one, in the order of the list."""
    long_enough = [(key, name) for name in names if len(key := key_of(kind, name)) >= _LEAST]
    keys = [key for key, _name in long_enough]
    found = sorted((one, other) for one, other in _candidates(keys) if keys[one] != keys[other] and _is_likely(keys[one], keys[other]))
    return [(long_enough[one][1], long_enough[other][1]) for one, other in found]
