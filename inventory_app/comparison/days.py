"""Days and numbers as people read them, and years along a picture. Pure."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


@lru_cache(maxsize=8192)
def show_day(day: date, language: str) -> str:
    return format_date(day, "d MMM y", locale=_LOCALES[language])


@lru_cache(maxsize=8192)
def show_number(number: float, language: str) -> str:
    return format_decimal(round(number), locale=_LOCALES[language])


def years_around(first: date, last: date, today: date) -> tuple[int, int]:
    """What ended long ago, or ends in a generation, would press the others into a corner."""
    return max(min(first.year, today.year), today.year - 2), min(max(last.year, today.year), today.year + 9) + 1


@lru_cache(maxsize=8192)
def place_of(day: date, years: tuple[int, int]) -> float:
    """In years from the beginning of the axis, within it."""
    return round(min(max(day.year + (day.timetuple().tm_yday - 1) / 365 - years[0], 0), years[1] - years[0]), 3)
