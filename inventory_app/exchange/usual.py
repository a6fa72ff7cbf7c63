"""Most cells of a worksheet as every spreadsheet program writes them, measured in bulk: a parser that is asked about each costs five times as much.

    <c r="B7" s="3" t="s"><v>12</v></c>        a shared text
    <c r="C7" s="4"><v>45000</v></c>           a number
    <c r="D7" s="3"/>                          an empty cell

They are taken out of the sheet's XML; what is left, with everything that is written otherwise, goes through the parser in `scan`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="[0-9]{1,9}")?'
    rb'(?: t="s"><v>([0-9]{1,8})</v></c>|(?: t="n")?><v>([0-9.eE+-]{1,39})</v></c>|(?: t="[sn]")?/>)'
)
# What lies between two cells, and a cell's column, row, shared text and number.
_PIECES = 5
# A cell that does not say where it stands follows the one before it, which may have been taken out.
_WITHOUT_ADDRESS = re.compile(rb'<(?:[^\s<>/]+:)?c(?! r="[A-Za-z]{1,3}[0-9]{1,7}")[\s/>]')
# In these a cell is no cell.
_NO_ELEMENTS = (b"<!--", b"<![CDATA[", b"\0")
_END_OF_ROW = b"</row>"
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class Usual:
    """`rest` is the sheet without the cells that were measured; letters of columns and digits of rows are of filled cells only."""

    rest: bytes
    columns: frozenset[str]
    rows: frozenset[str]
    letters: int
    longest: int


def take_usual(part: bytes, lengths: Sequence[int]) -> Usual | None:
    """None where nothing can be taken out without a doubt; then every cell goes through the parser. `lengths`: of the shared texts."""
    if any(mark in part for mark in _NO_ELEMENTS):
        return None
    rest: list[bytes] = []
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    letters = longest = 0
    for chunk in _chunks(part):
        pieces = _CELL.split(chunk)
        if not rest and len(pieces) == 1:
            return None
        rest += pieces[::_PIECES]
        shared, numbers = pieces[3::_PIECES], pieces[4::_PIECES]
        is_filled = [text is not None or number is not None for text, number in zip(shared, numbers, strict=True)]
        columns.update(compress(pieces[1::_PIECES], is_filled))
        rows.update(compress(pieces[2::_PIECES], is_filled))
        try:
            texts = [lengths[int(text)] for text in shared if text is not None]
        except IndexError:
            return None
        letters += sum(texts) + sum([len(number) for number in numbers if number is not None])
        longest = max(longest, max(texts, default=0))
    # A blank in each gap: what stood on both sides of a cell must not become one.
    left = b" ".join(rest)
    if _WITHOUT_ADDRESS.search(left):
        return None
    return Usual(left, _texts(columns), _texts(rows), letters, longest)


def _texts(found: set[bytes]) -> frozenset[str]:
    return frozenset(each.decode("ascii") for each in found)


def _chunks(part: bytes) -> Iterator[bytes]:
    """A million bytes at a time, cut between rows: the pieces of a large sheet would fill the memory."""
    start = 0
    while start < len(part):
        end = part.find(_END_OF_ROW, start + _AT_ONCE)
        end = len(part) if end < 0 else end + len(_END_OF_ROW)
        yield part[start:end]
        start = end
