"""What the report has room for: never more than its lines, and always a word about what was cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.comparison.shortening import MOST_BARS, MOST_SHEETS, shorten
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
    bars = Bars(title="B", description="B", series=("n",), bars=tuple(Bar(label=str(n), values=(n,)) for n in range(90)), total="Alla")
    blocks = shorten((bars,), say)
    assert len(blocks[0].bars) == MOST_BARS
    assert len(notes(blocks)) == 1


@given(st.integers(1, 300), st.integers(1, 80), st.integers(10, 80))
def test_a_matrix_never_has_more_lines_than_there_is_room_for(rows, heads, room):
    short = shorten((matrix(rows, heads),), say, room)[0]
    sheets = -(-len(short.heads) // 6)
    assert len(short.rows) == 1 or (len(short.rows) + 3) * sheets <= room
