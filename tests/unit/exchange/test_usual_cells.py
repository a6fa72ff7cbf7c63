"""Cells that are measured in bulk count as those that the parser is asked about, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.exchange.gates import MOST_LETTERS_IN_A_CELL, Unreadable
from inventory_app.exchange.scan import scan_xlsx
from inventory_app.exchange.usual import take_usual

TEXTS = ["", "a", "två ord", "x" * 300]
LENGTHS = [len(text) for text in TEXTS]

addresses = st.tuples(st.sampled_from(["A", "B", "Z", "AA", "XFD"]), st.integers(1, 40)).map(lambda at: f"{at[0]}{at[1]}")
styles = st.sampled_from(["", ' s="3"'])
usual_cells = st.one_of(
    st.builds('<c r="{}"{} t="s"><v>{}</v></c>'.format, addresses, styles, st.integers(0, len(TEXTS) - 1)),
    st.builds('<c r="{}"{}{}><v>{}</v></c>'.format, addresses, styles, st.sampled_from(["", ' t="n"']), st.sampled_from(["0", "45000", "-1.5E-3"])),
    st.builds('<c r="{}"{}/>'.format, addresses, styles),
)
other_cells = st.one_of(
    st.builds('<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format, addresses, st.sampled_from(TEXTS)),
    st.builds('<c r="{}"><f>A1+1</f><v>{}</v></c>'.format, addresses, st.sampled_from(["", "7"])),
    st.builds('<c r="{}" t="e"><v>#N/A</v></c>'.format, addresses),
    st.builds('<c t="s" r="{}"><v>1</v></c>'.format, addresses),
    st.just('<c t="s"><v>2</v></c>'),
    st.just("<c><v>2</v></c>"),
)
sheets = st.lists(st.lists(st.one_of(usual_cells, usual_cells, other_cells), max_size=6), max_size=6)


def book(rows: list[list[str]], texts: list[str] = TEXTS) -> dict[str, bytes]:
    body = "".join(f'<row r="{number}">{"".join(cells)}</row>' for number, cells in enumerate(rows, 1))
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return {"xl/sharedStrings.xml": f"<sst>{shared}</sst>".encode(), "sheet.xml": f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()}


def in_the_parser(rows: list[list[str]]) -> list[list[str]]:
    """The same cells, none of them written as usual."""
    return [[cell.replace("<c ", "<c  ", 1) for cell in row] for row in rows]


def measured(rows: list[list[str]]) -> object:
    try:
        return scan_xlsx(book(rows))[0]
    except Unreadable as fault:
        return fault.message


@given(sheets)
def test_what_is_taken_out_counts_as_what_the_parser_counts(rows):
    assert measured(rows) == measured(in_the_parser(rows))


def test_usual_cells_are_taken_out_and_all_others_left():
    rows = [['<c r="B2" s="3" t="s"><v>3</v></c>', '<c r="C2"><v>45</v></c>', '<c r="ZZ9"/>', '<c r="D2"><f>1</f><v>1</v></c>']]
    usual = take_usual(book(rows)["sheet.xml"], LENGTHS)
    assert usual is not None
    assert usual.rest == b'<worksheet><sheetData><row r="1">   <c r="D2"><f>1</f><v>1</v></c></row></sheetData></worksheet>'
    assert (usual.columns, usual.rows, usual.letters, usual.longest) == ({"B", "C"}, {"2"}, 302, 300)


@pytest.mark.parametrize(
    "odd",
    [
        "<c><v>1</v></c>",
        "<x:c><v>1</v></x:c>",
        '<c\ts="1" r="B1"/>',
        '<c r="A1" t="s"><v>4</v></c>',
        "<!-- a remark -->",
        "<![CDATA[a]]>",
    ],
)
def test_nothing_is_taken_out_where_one_cell_stands_by_those_before_it_or_may_be_no_cell(odd):
    usual, rest = '<c r="A1"><v>1</v></c>', f"<row>{odd}</row>"
    assert take_usual(f"<row>{usual}</row>{rest}".encode(), LENGTHS) is None
    assert take_usual(f"<row>{usual}</row>".encode(), LENGTHS) is not None


def test_a_file_in_an_encoding_of_two_bytes_goes_through_the_parser():
    assert take_usual('<row><c r="A1"><v>1</v></c></row>'.encode("utf-16"), LENGTHS) is None


def test_what_stood_on_both_sides_of_a_cell_does_not_become_one():
    part = b'<row><!<c r="A1"><v>1</v></c>-- hidden --></row>'
    usual = take_usual(part, LENGTHS)
    assert usual is not None
    assert b"<!--" not in usual.rest


def test_a_text_that_is_too_long_is_refused_with_its_cell():
    texts = ["x" * (MOST_LETTERS_IN_A_CELL + 1)]
    with pytest.raises(Unreadable) as refused:
        scan_xlsx(book([['<c r="A1"><v>1</v></c>', '<c r="C7" t="s"><v>0</v></c>']], texts))
    assert refused.value.message.places["cell"] == "C7"


def test_a_large_sheet_is_measured_in_several_chunks():
    rows = [[f'<c r="{column}{number}"><v>{number}</v></c>' for column in "ABCDEFGH"] for number in range(1, 10001)]
    part = book(rows)["sheet.xml"]
    assert len(part) > 2 * 1024 * 1024
    usual = take_usual(part, LENGTHS)
    assert usual is not None
    assert len(usual.rows) == 10_000
    assert b"<c" not in usual.rest
