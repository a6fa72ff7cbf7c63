"""A worksheet that writes its many rows fast.

XlsxWriter goes through six calls for each cell, and a thousand systems have eighty thousand. What is below makes the same XML. Text is always text,
and a typed "_x0041_" comes back as it was, also where two of them share an underline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from inventory_app.exchange.table import Cell

# Excel's escapes that share an underline; XlsxWriter writes every other kind rightly.
_TWO_ESCAPES = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class BulkWorksheet(Worksheet):
    """`write_rows` is for what comes below everything written one by one."""

    # XlsxWriter sets these when the sheet is added to a workbook.
    dim_rowmax: Any
    fh: Any
    str_table: Any

    def __init__(self) -> None:
        super().__init__()
        self._first_row = 0
        self._made: list[str] = []

    def write_rows(self, first_row: int, rows: Sequence[Sequence[Cell]], formats: Sequence[Format | None]) -> None:
        """`formats`: one for each column, for its cells with something in them; empty cells take their column's."""
        if not rows:
            return
        self._check_dimensions(first_row, 0)
        self._check_dimensions(first_row + len(rows) - 1, max(len(formats) - 1, 0))
        styles = ["" if cell_format is None else f' s="{cell_format._get_xf_index()}"' for cell_format in formats]
        columns = [xl_col_to_name(column) for column in range(len(styles))]
        height = self._height()
        # Now rather than when the file is put together: the table of texts is closed before that.
        self._first_row = first_row
        self._made = [
            f'<row r="{number}"{height}>{self._row_xml(number, row, columns, styles)}</row>' for number, row in enumerate(rows, first_row + 1)
        ]

    def _write_rows(self) -> None:
        last = self.dim_rowmax
        if self._made:
            self.dim_rowmax = self._first_row - 1
        if not self._made or self._first_row:
            super()._write_rows()
        self.dim_rowmax = last
        for row in self._made:
            self.fh.write(row)

    def _height(self) -> str:
        return f' ht="{self.default_row_height * 0.75:g}" customHeight="1"' if self.default_row_height != self.original_row_height else ""

    def _row_xml(self, number: int, row: Sequence[Cell], columns: Sequence[str], styles: Sequence[str]) -> str:
        cells: list[str] = []
        index_of = self.str_table._get_shared_string_index
        for column, style, cell in zip(columns, styles, row, strict=True):
            if cell is None:
                continue
            if not isinstance(cell, str):
                cells.append(f'<c r="{column}{number}"{style}><v>{cell!r}</v></c>')
            elif "_x" in cell and _TWO_ESCAPES.search(cell):
                text = escape(_ESCAPE.sub("_x005F_", cell))
                cells.append(f'<c r="{column}{number}"{style} t="inlineStr"><is><t>{text}</t></is></c>')
            else:
                cells.append(f'<c r="{column}{number}"{style} t="s"><v>{index_of(cell)}</v></c>')
        return "".join(cells)
