"""Text files with columns: which letters, which separator, and the guard that keeps a cell from being taken for a formula."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

from inventory_app.answers.messages import N_
from inventory_app.exchange.gates import MOST_LETTERS_IN_A_CELL, MOST_ROWS, Unreadable

SEPARATORS = (";", "\t", ",", "|")
_LINES_LOOKED_AT = 50
_ROWS_LOOKED_AT = 1_100_000
_ANNOUNCED = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
# Full-width forms are taken for the narrow ones by some programs.
_LOOKS_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; `unguarded` gives it back unchanged."""
    return f"'{text}" if _LOOKS_LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _LOOKS_LIKE_A_FORMULA.match(text) else text


def rows_of(content: bytes) -> list[list[str | None]]:
    text = decoded(content)
    announced = _ANNOUNCED.match(text)
    separator = announced[1] if announced else separator_of(text)
    reader = csv.reader(io.StringIO(text[announced.end() :] if announced else text, newline=""), delimiter=separator)
    rows: list[list[str | None]] = [[]] if announced else []
    filled = 0
    try:
        for row in reader:
            cells = [unguarded(cell) if cell.strip() else None for cell in row]
            filled += any(cells)
            rows.append(cells)
            if filled > MOST_ROWS or len(rows) > _ROWS_LOOKED_AT:
                break
    except csv.Error as fault:
        if "field larger" in str(fault):
            raise Unreadable(
                N_("A cell in row %(row)s holds more than %(most)s characters. Perhaps a quotation mark is missing there."),
                row=len(rows) + 1,
                most=MOST_LETTERS_IN_A_CELL,
            ) from fault
        raise Unreadable(N_("Row %(row)s cannot be divided into columns: its quotation marks do not match."), row=len(rows) + 1) from fault
    return rows


def separator_of(text: str) -> str:
    """The separator that divides most lines into the same number of columns, at least two; a semicolon when nothing does."""
    sample = "".join(text[:200_000].splitlines(keepends=True)[: _LINES_LOOKED_AT * 4])
    best, best_score = ";", (0, 0)
    for separator in SEPARATORS:
        widths = Counter(width for width in _widths(sample, separator) if width > 1)
        if widths:
            width, lines = max(widths.items(), key=lambda item: (item[1], item[0]))
            if (lines, width) > best_score:
                best, best_score = separator, (lines, width)
    return best


def _widths(sample: str, separator: str) -> Iterable[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    widths = []
    try:
        for row in reader:
            widths.append(len(row))
            if len(widths) == _LINES_LOOKED_AT:
                break
    except csv.Error:
        pass
    return widths


def decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as fault:
            raise Unreadable(N_("The characters in the file cannot be read. Save it as CSV UTF-8.")) from fault
    if b"\0" in content:
        raise Unreadable(N_("The file is called a text file but holds something else. Send it as XLSX, ODS or CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows-1252 leaves five bytes without a letter.
        return content.decode("cp1252", errors="replace")
