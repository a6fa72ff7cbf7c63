"""The views' blocks made short enough for the report, however many institutions there are, and a line that says what was left out. Pure.

The report has forty pages. What its other chapters leave of them is shared: a view that needs less than its share leaves the rest to those that need more, and
nothing is cut while there is room for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from inventory_app.comparison import report_words as words
from inventory_app.documents.blocks import Bars, Block, Matrix, Note, Section, Table, Timeline

# Lines of paper, of which a page lying on its long side has some thirty: for all views and the names of those in it, and for a list in another chapter. Views get
# half as many as the pages hold, since what does not fit at the foot of a page begins on the next.
MOST_LINES, MOST_OF_A_LIST = 580, 48
# A drawing is at most so high, whatever it shows.
_FIGURE, _NOTE, _HEAD = 20, 3, 3
# Its title and lead, and whom it leaves out.
_CHAPTER = 14
# So few rows are shown too, unless they are long: they cost little more than the line that says they are missing.
_SPARE_ROWS, _SPARE_LINES = 2, 12
_LETTERS_IN_A_LINE = 130
MOST_BARS, MOST_SPANS, MOST_SHEETS = 24, 24, 2
_NO_END = 1_000_000

Say = Callable[..., str]


def _written(value: Any) -> int:
    """How many letters a cell holds, whatever it is made of."""
    return len(value) if isinstance(value, str) else len(" ".join(str(each) for each in value.model_dump().values()))


def _lines(cells: Sequence[tuple[int, float]]) -> int:
    """Of (letters, the cell's share of the width): the fullest cell tells how high the row is."""
    return max((1 + int(letters / max(_LETTERS_IN_A_LINE * share, 8)) for letters, share in cells), default=1)


def _room_for(heights: Sequence[int], room: int) -> int:
    """How many of the rows fit; one always does."""
    used = number = 0
    for height in heights:
        used += height
        if used > room and number:
            break
        number += 1
    return _but_for_a_few(number, heights)


def _but_for_a_few(number: int, heights: Sequence[int]) -> int:
    rest = heights[number:]
    return len(heights) if len(rest) <= _SPARE_ROWS and sum(rest) <= _SPARE_LINES else number


def _matrix(block: Matrix, room: int, say: Say) -> tuple[list[Block], int]:
    heads = min(len(block.heads), block.columns_on_paper * MOST_SHEETS)
    sheets = -(-heads // block.columns_on_paper)
    share = 0.7 / block.columns_on_paper
    heights = [
        _lines([(len(row.label) + len(row.key), 0.2), *((sum(map(len, cell.lines)) + len(cell.note), share) for cell in row.cells[:heads])])
        for row in block.rows
    ]
    number = _room_for([height * sheets for height in heights], max(room - _HEAD * sheets, 1))
    short = block.model_copy(
        update={
            "heads": block.heads[:heads],
            "rows": tuple(row.model_copy(update={"cells": row.cells[:heads]}) for row in block.rows[:number]),
        }
    )
    made: list[Block] = [short]
    if heads < len(block.heads):
        made.append(Note(text=say(words.SHORTENED_COLUMNS, n=heads, m=len(block.heads))))
    return _with_note(made, number, len(block.rows), say), (sum(heights[:number]) + _HEAD) * sheets


def _with_note(made: list[Block], number: int, whole: int, say: Say) -> list[Block]:
    return [*made, Note(text=say(words.SHORTENED, n=number, m=whole))] if number < whole else made


def _table(block: Table, room: int, say: Say) -> tuple[list[Block], int]:
    heights = [_lines([(_written(cell), column.share / 100) for cell, column in zip(row, block.columns, strict=True)]) for row in block.rows]
    number = _room_for(heights, max(room - _HEAD, 1))
    return _with_note([block.model_copy(update={"rows": block.rows[:number]})], number, len(block.rows), say), _HEAD + sum(heights[:number])


def _bars(block: Bars, say: Say) -> tuple[list[Block], int]:
    number = _but_for_a_few(min(len(block.bars), MOST_BARS), [1] * len(block.bars))
    made = _with_note([block.model_copy(update={"bars": block.bars[:number]})], number, len(block.bars), say)
    # Drawn, and in figures below.
    return made, _HEAD + min(number, _FIGURE) + number


def _timeline(block: Timeline, say: Say) -> tuple[list[Block], int]:
    number = _but_for_a_few(min(len(block.spans), MOST_SPANS), [1] * len(block.spans))
    return _with_note([block.model_copy(update={"spans": block.spans[:number]})], number, len(block.spans), say), _HEAD + min(number, _FIGURE)


def _one(block: Any, room: int, say: Say) -> tuple[list[Block], int]:
    if isinstance(block, Section):
        inner, used = _all(block.blocks, room - _NOTE, say)
        return [block.model_copy(update={"blocks": tuple(inner)})], used + _NOTE
    if isinstance(block, Matrix):
        return _matrix(block, room, say)
    if isinstance(block, Table):
        return _table(block, room, say)
    if isinstance(block, Bars):
        return _bars(block, say)
    if isinstance(block, Timeline):
        return _timeline(block, say)
    if block.kind in ("flow", "tree", "courses"):
        return [block], _FIGURE
    return [block], _NOTE + _written(block) // _LETTERS_IN_A_LINE


def _all(blocks: Sequence[Block], room: int, say: Say) -> tuple[list[Block], int]:
    made: list[Block] = []
    used = 0
    for block in blocks:
        short, lines = _one(block, room - used, say)
        # A drawing fits as a whole or not at all, a table where its first rows do.
        over = _SPARE_LINES if block.kind in ("table", "matrix", "section") else 0
        if made and used + lines > room + over:
            made.append(Note(text=say(words.SHORTENED_BLOCKS)))
            break
        made += short
        used += lines
    return made, used


def shorten(blocks: Sequence[Block], say: Say, most_lines: int = MOST_OF_A_LIST) -> tuple[Block, ...]:
    """As many blocks and rows, from the first on, as so many lines have room for."""
    return tuple(_all(blocks, most_lines, say)[0])


def shorten_all(of_views: Sequence[Sequence[Block]], say: Say, beside: str = "") -> list[tuple[Block, ...]]:
    """Each view's as far as its share of the room, of which what stands `beside` them takes some."""
    needs = [_all(blocks, _NO_END, say)[1] for blocks in of_views]
    rooms = share_room(needs, MOST_LINES - _CHAPTER * len(of_views) - len(beside) // _LETTERS_IN_A_LINE)
    return [shorten(blocks, say, room) for blocks, room in zip(of_views, rooms, strict=True)]


def share_room(needs: Sequence[int], room: int) -> list[int]:
    """What each needs, or as much as all others who do not get what they need."""
    shares = [0] * len(needs)
    left = sorted(range(len(needs)), key=needs.__getitem__)
    while left:
        fair = room // len(left)
        place = left.pop(0)
        shares[place] = min(needs[place], fair)
        room -= shares[place]
    return shares
