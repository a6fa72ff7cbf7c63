"""The numbers of a text, so that two texts can be compared: figures, times of day, and number words from two."""

from __future__ import annotations

import re
from collections import Counter

Numbers = Counter[float | str]

_VALUES: dict[str, float] = {
    **dict(
        zip(
            ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton"),
            range(2, 16),
            strict=True,
        )
    ),
    "tjugo": 20,
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
    "sextio": 60,
    "nittio": 90,
    "hundra": 100,
    **dict(
        zip(
            ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
            range(2, 16),
            strict=True,
        )
    ),
    "twice": 2,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
}
NUMBER_WORDS = frozenset(_VALUES)
_THIN = "\u00a0\u202f"
_NUMBER = re.compile(
    rf"""\[([^\]]*)\]
    | (?<!\d)(\d{{1,2}}:\d{{2}})(?![\d:])
    | (?<![^\W\d_])(\d{{1,3}}(?:[ {_THIN}]\d{{3}})+(?!\d) | \d{{1,3}}(?:,\d{{3}})+(?!\d) | \d+(?:[.,]\d+)?)
    | \b({"|".join(_VALUES)})\b""",
    re.IGNORECASE | re.VERBOSE,
)


def numbers_in(text: str, language: str) -> Numbers:
    """A blank counts by what it holds: [days] in one language is [days] in the other."""
    found: Numbers = Counter()
    for blank, clock, figure, word in _NUMBER.findall(text):
        if blank:
            found[f"[{blank}]"] += 1
        elif clock:
            found[float(clock.replace(":", "."))] += 1
        elif figure:
            found[_value(figure, language)] += 1
        else:
            found[float(_VALUES[word.lower()])] += 1
    return found


def differ(one: Numbers, other: Numbers) -> bool:
    """Apart from the number one, which is as often an article."""
    return Counter({number: count for number, count in one.items() if number != 1}) != Counter(
        {number: count for number, count in other.items() if number != 1}
    )


def _value(figure: str, language: str) -> float:
    plain = re.sub(rf"[\s{_THIN}]", "", figure)
    if language == "en" and re.fullmatch(r"\d{1,3}(,\d{3})+", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))


def show_numbers(numbers: Numbers) -> str:
    return ", ".join(f"{number:g}" if isinstance(number, float) else number for number in sorted(numbers.elements(), key=str)) or "–"
