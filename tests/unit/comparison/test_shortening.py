"""What the report has room for: never more than its lines, and always a word about what was cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.shortening import MOST_BARS, MOST_LINES, MOST_SHEETS, share_room, shorten, shorten_all
from inventory_app.documents.blocks import Bar, Bars, Cell, Column, Head, Matrix, MatrixRow, Note, Table


def say(text, **places):
    return text.in_("sv").format(**places)


def notes(blocks):
    return [block.text for block in blocks if isinstance(block, Note)]


def table(rows):
    return Table(caption="T", columns=(Column(label="A", share=60), Column(label="B", share=40)), rows=tuple((f"r{n}", "x") for n in range(rows)))


def matrix(rows, heads):
    return Matrix(
        caption="M",
        corner="C",
        heads=tuple(Head(label=f"i{n}") for n in range(heads)),
        rows=tuple(MatrixRow(label=f"r{n}", cells=tuple(Cell(lines=("x",)) for _ in range(heads))) for n in range(rows)),
        columns_on_paper=6,
    )


def bars(rows):
    return Bars(title="B", description="B", series=("n",), bars=tuple(Bar(label=str(n), values=(n,)) for n in range(rows)), total="Alla")


def test_short_block_is_left_as_it_is():
    assert shorten((table(5), matrix(4, 6)), say) == (table(5), matrix(4, 6))


def test_long_table_keeps_its_first_rows_and_says_how_many():
    short, note = shorten((table(500),), say, 20)
    assert short.rows == table(500).rows[:17]
    assert note.text == "Här visas 17 av 500 rader. Arbetsboken har alla."


def test_wide_matrix_is_cut_to_its_sheets():
    blocks = shorten((matrix(3, 60),), say)
    assert len(blocks[0].heads) == len(blocks[0].rows[0].cells) == 6 * MOST_SHEETS
    assert notes(blocks) == ["Här visas 12 av 60 kolumner. Arbetsboken har alla."]


def test_bars_are_cut_as_well():
    blocks = shorten((bars(90),), say)
    assert len(blocks[0].bars) == MOST_BARS
    assert len(notes(blocks)) == 1


@given(st.integers(1, 300), st.integers(1, 80), st.integers(10, 80))
def test_a_matrix_never_has_more_lines_than_there_is_room_for_but_for_a_row_or_two(rows, heads, room):
    short = shorten((matrix(rows, heads),), say, room)[0]
    sheets = -(-len(short.heads) // 6)
    spare = 2 if len(short.rows) == rows else 0
    assert len(short.rows) == 1 or (len(short.rows) - spare + 3) * sheets <= room


@given(st.integers(1, 60), st.integers(4, 50))
def test_one_or_two_short_rows_are_never_cut_away(rows, room):
    for block, name in ((table(rows), "rows"), (matrix(rows, 6), "rows"), (bars(rows), "bars")):
        short = shorten((block,), say, room)
        assert rows - len(getattr(short[0], name)) not in (1, 2)
        assert len(notes(short)) == (len(getattr(short[0], name)) < rows)


def test_what_does_not_fit_is_left_out_as_a_whole_and_said_to_be():
    assert shorten((table(30), bars(20)), say, 40)[1].text == "Mer finns i vyn och i arbetsboken."
    assert len(shorten((table(10), bars(10)), say, 40)) == 2


@given(st.lists(st.integers(0, 400), min_size=1, max_size=9), st.integers(0, 900))
def test_room_is_shared_so_that_nobody_gets_less_than_another_that_wants_as_much(needs, room):
    shares = share_room(needs, room)
    assert all(share <= need for share, need in zip(shares, needs, strict=True))
    assert sum(shares) <= room
    cut = [share for share, need in zip(shares, needs, strict=True) if share < need]
    assert all(share >= max(shares) - len(needs) for share in cut)
    # Nothing is cut while there is room.
    assert not cut or room - sum(shares) < len(needs)


def test_views_that_need_little_leave_their_room_to_those_that_need_much():
    little, much = (table(5),), (table(MOST_LINES - 50),)
    assert shorten_all([little, much], say) == [little, much]
    short = shorten_all([much, much], say)
    assert [len(blocks[0].rows) for blocks in short] == [MOST_LINES // 2 - 17] * 2
    assert len(shorten_all([much, much], say, "x" * 1300)[0][0].rows) == MOST_LINES // 2 - 22
