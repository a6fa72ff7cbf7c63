"""Reads what people type: text, numbers and dates as Swedes and others write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

# Kept: tab, line feed and the marks that right-to-left scripts and emoji need. PostgreSQL refuses NUL, and no font draws the rest.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[\s'’]")
_WHOLE_GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3})+", re.ASCII)
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./ ]+(\d{4})", re.ASCII)
# More digits than Decimal computes with exactly; no institution counts that far.
_MOST_DIGITS = 24

FIRST_YEAR, LAST_YEAR = 1900, 2199


def read_text(raw: str) -> str:
    """The text without invisible control characters, with one kind of line break and composed letters."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text)).strip()


def read_line(raw: str) -> str:
    return " ".join(read_text(raw).split())


def read_whole(raw: str, digits: int = 9) -> int | None:
    """A whole number as a program wrote it, in an address or a hidden input; None for anything else, and for more digits than such a number has."""
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) <= digits else None


def read_number(raw: str, whole: bool) -> Decimal | None:
    """None when it is no number. 1 234,5 and 1,234.5 and 1234.5 are all understood; in whole numbers 12.500 is twelve thousand five hundred."""
    text = _SPACES.sub("", read_text(raw)).replace("−", "-")
    if whole and _WHOLE_GROUPED.fullmatch(text):
        text = text.replace(".", "").replace(",", "")
    elif "," in text and "." in text:
        decimal_mark = max(text.rfind(","), text.rfind("."))
        text = re.sub("[.,]", "", text[:decimal_mark]) + "." + text[decimal_mark + 1 :]
    else:
        text = text.replace(",", ".")
    if not re.fullmatch(r"-?(\d+(\.\d*)?|\.\d+)", text, re.ASCII) or len(text) > _MOST_DIGITS:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def read_date(raw: str) -> str | None:
    """A date as exact as it was given (2019, 2019-05, 2019-05-31), or None. Also understands 31/5 2019 and 31.5.2019."""
    text = read_line(raw).replace("–", "-").replace("/", "-") if _PARTIAL_DATE.match(read_line(raw)) else read_line(raw)
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        day, month, year = day_first.groups()
        text = f"{year}-{month}-{day}"
    found = _PARTIAL_DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def last_day(partial: str) -> date:
    """The last day that a partial date can mean: a contract that ends 2027 runs until its last day."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(first_after.toordinal() - 1)


def first_day(partial: str) -> date:
    parts = [int(part) for part in partial.split("-")]
    return date(*[*parts, 1, 1][:3])
