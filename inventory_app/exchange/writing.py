"""Writes tables as files that people open in a spreadsheet program: text stays text, whatever it begins with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inventory_app.exchange.delimited import guarded
from inventory_app.exchange.gates import MOST_LETTERS_IN_A_CELL
from inventory_app.exchange.table import Cell, Column, Table

_NARROWEST, _WIDEST = 8, 60
_ROWS_MEASURED = 200
_LONGEST_SHEET_NAME = 31
# What a sheet's name may not hold, in Excel's own words.
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_MOST_EXACT = 10**15
_FORMATS = {"number": "#,##0.##########", "money": "#,##0.##", "date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "time": "hh:mm"}
_WHOLE = "#,##0"


def workbook_of(tables: Sequence[Table], *, title: str, made_at: datetime) -> bytes:
    """One sheet a table. The same tables and the same moment give the same bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True})
    book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
    formats = {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in _FORMATS.items()}
    formats |= {
        "whole": book.add_format({"num_format": _WHOLE, "valign": "top"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "note": book.add_format({"italic": True}),
    }
    taken: set[str] = set()
    for table in tables:
        _write_sheet(book.add_worksheet(_sheet_name(table.title, taken)), table, formats)
    book.close()
    return target.getvalue()


def csv_of(table: Table, *, decimal_mark: str = ",") -> bytes:
    """As Swedish Excel expects it: UTF-8 with its mark, semicolons. The notes stay out, so that every row is a row."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(column.label) for column in table.columns])
    for row in table.rows:
        writer.writerow([_typed(cell, decimal_mark) for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8", errors="replace")


def _typed(cell: Cell, decimal_mark: str) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", decimal_mark)
    if isinstance(cell, float):
        return str(cell).replace(".", decimal_mark)
    return str(cell)


def _sheet_name(title: str, taken: set[str]) -> str:
    # Excel takes neither an apostrophe at the ends nor two names that differ in case only.
    wanted = _NOT_IN_A_SHEET_NAME.sub(" ", title).strip(" '") or "1"
    name, number = wanted[:_LONGEST_SHEET_NAME].strip(" '"), 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = wanted[: _LONGEST_SHEET_NAME - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _write_sheet(sheet: Worksheet, table: Table, formats: dict[str, Format]) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width or _width(column, [row[index] for row in table.rows[:_ROWS_MEASURED]]))
        sheet.write_string(0, index, column.label, formats["head"])
    for number, row in enumerate(table.rows, 1):
        for index, cell in enumerate(row):
            _write_cell(sheet, number, index, cell, table.columns[index].kind, formats)
    sheet.freeze_panes(1, 1 if len(table.columns) > 2 else 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for number, note in enumerate(table.notes, len(table.rows) + 2):
        sheet.write_string(number, 0, note, formats["note"])


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, kind: str, formats: dict[str, Format]) -> None:
    if cell is None or cell == "":
        return
    shape: Any
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, formats["text"])
    elif isinstance(cell, datetime) and cell.year >= 1900:
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= 1900:
        sheet.write_datetime(row, column, datetime.combine(cell, time()), formats["date"])
    elif isinstance(cell, time):
        sheet.write_number(row, column, (cell.hour * 60 + cell.minute + cell.second / 60) / 1440, formats["time"])
    elif isinstance(cell, (int, float, Decimal)) and abs(float(cell)) < _MOST_EXACT:
        shape = "whole" if cell == int(cell) else "money" if kind == "money" else "number"
        sheet.write_number(row, column, float(cell), formats[shape])
    else:
        # Days before 1900 and numbers with more digits than a spreadsheet keeps are written as they read.
        sheet.write_string(row, column, str(cell)[:MOST_LETTERS_IN_A_CELL], formats["text"])


def _width(column: Column, cells: Sequence[Cell]) -> int:
    longest = max((len(line) for cell in (column.label, *cells) for line in str("" if cell is None else cell).split("\n")), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
