"""Numbers, dates, people and lists as others write them in a cell: stricter than a reader, more forgiving than a form."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from inventory_app.answers.reading import FIRST_YEAR, LAST_YEAR, read_date, read_line, read_number, read_text
from inventory_app.exchange.table import Cell

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "febr"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augusti", "august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Mapping[str, int] = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

_ABOUT = re.compile(r"^(ca|cirka|circa|c:a|ungefär|uppskattat|approx|approximately|about|around|roughly|sedan|since|från|from|t\.?o\.?m|until|~|≈)\b[.:]?\s*|^[~≈<>]\s*", re.IGNORECASE)  # fmt: skip
_DAY_OF_WEEK = re.compile(r"^(den|mån|tis|ons|tors?|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)[a-zåäö]*\.?,?\s+", re.IGNORECASE)
_DAY_MONTH_YEAR = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|:e|\.)?[\s/-]+)?([a-zåäö]{3,9})\.?[\s,/-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4}|\d{2})", re.IGNORECASE)  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./ -]+(\d{4}|\d{2})", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})", re.ASCII)
_COMPACT = re.compile(r"(19|20|21)\d{6}", re.ASCII)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}")
# Days since Excel's day nought, for what may well be a date: 1954 to 2119.
_SERIALS = range(20_000, 80_000)
_EXCEL_BEGINS = date(1899, 12, 30)

_MULTIPLES = {
    **dict.fromkeys(("mkr", "msek", "mnkr", "miljoner", "milj", "miljon", "miljonerkronor", "million", "m"), 1_000_000),
    **dict.fromkeys(("tkr", "ksek", "tsek", "kkr", "tusen", "thousand", "k"), 1_000),
    # What may stand behind a number without changing it; anything else is left to a person to read.
    **dict.fromkeys(
        ("", "st", "stycken", "kr", "sek", "kronor", "pcs", "användare", "users", "personer", "licenser", "licences", "licenses", "anv", "enheter"), 1
    ),
    **dict.fromkeys(("h", "tim", "timmar", "hours", "timme", "hmån", "timmån", "timmarmån", "timmarmånad", "timmarpermånad", "hoursamonth"), 1),
    **dict.fromkeys(("mån", "månader", "månad", "months", "month", "kontakter", "contacts", "organisationer", "företag", "organisations"), 1),
}
_AMOUNT = re.compile(r"(?:sek|kr)?\s*(?P<digits>-?[\d.,'’\s−]*\d)\s*(?P<unit>[^\d]*)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """What makes two words the same: case, spaces, hyphens and signs are nothing, so that IT-kontakt, it kontakt and Itkontakt are one."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def text_of(cell: Cell) -> str:
    """What a cell says, as somebody would type it; line breaks are kept."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return read_text(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = f"{cell:f}".rstrip("0").rstrip(".") if "e" in repr(cell).lower() else str(cell)
    # 1.125 that was a number must not be taken for a typed 1.125, which is a thousand and more.
    return f"{text}0" if _THREE_DECIMALS.fullmatch(text) else text


def number_text(cell: Cell, *, is_money: bool) -> str | None:
    """The number in a cell as a form would read it, or None: ca 200 st, 1 200,50 kr and 1,2 mkr are understood. Kronor are rounded."""
    if isinstance(cell, bool | date | time):
        return None
    if isinstance(cell, int | float | Decimal):
        return _plain_number(Decimal(str(cell)), is_money)
    text = _ABOUT.sub("", read_line(text_of(cell)))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    number = read_number(found["digits"], whole=True)
    unit = fold(found["unit"])
    for suffix in ("perår", "peryear", "ayear", "år", "year"):
        unit = unit.removesuffix(suffix)
    if number is None or unit not in _MULTIPLES:
        return None
    return _plain_number(number * _MULTIPLES[unit], is_money)


def _plain_number(number: Decimal, is_money: bool) -> str | None:
    if not number.is_finite() or abs(number) > 10**20:
        return None
    if is_money:
        number = number.quantize(Decimal(1), ROUND_HALF_UP)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _iso(year: str, month: int, day: str | None) -> str | None:
    full = year if len(year) == 4 else f"20{year}"
    return read_date(f"{full}-{month}-{day}" if day else f"{full}-{month}")


def _from_words(text: str) -> str | None:
    found = _DAY_MONTH_YEAR.fullmatch(text)
    if found is None:
        return None
    before, word, after, year = found.groups()
    month = MONTHS.get(word.casefold())
    if month is None or (before and after) or (len(year) == 2 and not before and not after):
        return None
    return _iso(year, month, before or after)


def _from_numbers(text: str) -> str | None:
    found = _NUMBERS.fullmatch(text)
    if found:
        day, month, year = found.groups()
        # 11/23/2026 can only be the American order.
        return _iso(year, int(month), day) or (_iso(year, int(day), month) if "/" in text and len(year) == 4 else None)
    found = _MONTH_YEAR.fullmatch(text)
    if found:
        return _iso(found[2], int(found[1]), None)
    return read_date(f"{text[:4]}-{text[4:6]}-{text[6:]}") if _COMPACT.fullmatch(text) else None


def date_text(cell: Cell) -> str | None:
    """A date as exact as it was given (2026, 2026-11, 2026-11-23), or None. Day before month, as everybody in Sweden writes."""
    if isinstance(cell, datetime):
        return read_date(cell.date().isoformat())
    if isinstance(cell, date):
        return read_date(cell.isoformat())
    if isinstance(cell, bool | time):
        return None
    text = _ABOUT.sub("", read_line(text_of(cell))).removesuffix("?").strip()
    text = _DAY_OF_WEEK.sub("", _CLOCK.sub("", text))
    if text.isascii() and text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return (_EXCEL_BEGINS + timedelta(days=int(text))).isoformat()
    if text.isascii() and text.isdecimal() and len(text) == 4 and not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return None
    return read_date(text) or _from_numbers(text) or _from_words(text)


def json_of(text: str) -> Any:
    """A list or an object that is written as JSON in the cell; None for everything else."""
    if not text.startswith(("[", "{")) or not text.endswith(("]", "}")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def pieces_of(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The parts of a list in a cell. A whole that is known stays whole; lines and semicolons part before commas and slashes do."""
    pieces = [text]
    for mark in (r"[\n;|•]", r",|\s[&+]\s", r"/|\s(?:och|and|samt)\s"):
        pieces = [part.strip(" \t-–*·") for piece in pieces for part in ([piece] if is_known(piece) else re.split(mark, piece))]
    return [piece for piece in pieces if piece]


def lines_of(text: str) -> list[str]:
    return [line for part in re.split(r"[\n;]", text) if (line := part.strip().lstrip("-–*•·").strip())]


_EMAIL = re.compile(r"<?\s*(?:mailto:)?([^\s<>()@,;]+@[^\s<>()@,;]+\.[^\s<>()@,;]+)\s*>?")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")


def person_of(text: str, is_function: Callable[[str], bool]) -> dict[str, str]:
    """Namn, funktion <e-post>; Funktion: Namn; Namn (funktion). Whatever comes alone is a name if it looks like one."""
    parts: dict[str, str] = {}
    email = _EMAIL.search(text)
    if email:
        parts["email"] = email[1]
        text = text[: email.start()] + " " + text[email.end() :]
    bracket = _IN_BRACKETS.search(text)
    words = [bracket[1]] if bracket else []
    rest = _IN_BRACKETS.sub(" ", text)
    pieces = [piece.strip() for piece in [*re.split(r"[,;:\n/|]|\s[–-]\s", rest), *words]]
    pieces = [piece for piece in pieces if piece.strip(" .")]
    if not pieces:
        return parts
    if len(pieces) == 1:
        parts["function" if is_function(pieces[0]) else "name"] = pieces[0]
        return parts
    first_is_function = is_function(pieces[0]) and not is_function(pieces[1])
    name, function = (pieces[1], pieces[0]) if first_is_function else (pieces[0], pieces[1])
    return parts | {"name": name, "function": ", ".join([function, *pieces[2:]])}
