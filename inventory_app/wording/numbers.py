"""The numbers of a text, so that two texts can be compared: figures, and the number words from two to twelve."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "sv": ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
_VALUES = {word: float(value) for words in _WORDS.values() for value, word in enumerate(words, start=2)}
NUMBER_WORDS = frozenset(_VALUES)
_NUMBER = re.compile(
    r"\[([^\]]*)\]|(?<![^\W\d_])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?![\d])|\d+(?:[.,]\d+)?)|\b(" + "|".join(_VALUES) + r")\b",
    re.IGNORECASE,
)


def numbers_in(text: str, language: str) -> Counter[float | str]:
    """A blank counts by what it holds: [days] in one language is [days] in the other."""
    found: Counter[float | str] = Counter()
    for blank, figure, word in _NUMBER.findall(text):
        if blank:
            found[f"[{blank}]"] += 1
        elif figure:
            found[_value(figure, language)] += 1
        else:
            found[_VALUES[word.lower()]] += 1
    return found


def _value(figure: str, language: str) -> float:
    plain = re.sub(r"[\s\u00a0\u202f]", "", figure)
    if language == "en" and re.fullmatch(r"\d{1,3}(,\d{3})+", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def show_numbers(numbers: Counter[float | str]) -> str:
    return ", ".join(f"{number:g}" if isinstance(number, float) else number for number in sorted(numbers.elements(), key=str)) or "–"
