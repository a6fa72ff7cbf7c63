"""Reads a file somebody sends: CSV, XLSX, XLSM, XLS or ODS, as sheets of plain cells.

    read = read_file("systems.xlsx", content)     raises Unreadable (its `message` is for people)
    read.sheets                                   every sheet, hidden ones too (`is_hidden`)
    read.warnings                                 messages about what was left aside

What a careful user expects: only values are taken. A formula counts as the value saved with it, a macro and a link to another workbook are never
followed; each of these is said in a warning, and none stops the file. What could harm or mislead (a bomb, a password, half a file) is refused.

Cells: text as str, whole numbers as int, others as float, dates as date (as datetime when they carry a time), nothing as None. In CSV all cells are
text. A merged range holds its value in every cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import python_calamine

from inventory_app.answers.messages import N_, Message
from inventory_app.exchange import delimited
from inventory_app.exchange.gates import (
    DAMAGED,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LETTERS_IN_A_CELL,
    MOST_ROWS,
    PROTECTED,
    Unreadable,
    check_size,
    pack,
    unfold,
)
from inventory_app.exchange.scan import Claims, Span, root_of, scan_ods, scan_xlsx
from inventory_app.exchange.table import Cell, SheetRead, address

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_NAMES = ("csv", "txt", "tsv")
_BOOK_NAMES = ("xlsx", "xlsm", "xls", "ods")
UNKNOWN = N_("This kind of file cannot be read. Send an Excel workbook (XLSX), an OpenDocument spreadsheet (ODS) or a text file with columns (CSV).")


@dataclass(frozen=True)
class FileRead:
    sheets: tuple[SheetRead, ...]
    warnings: tuple[Message, ...] = ()


def read_file(name: str, content: bytes) -> FileRead:
    check_size(content)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in (*_TEXT_NAMES, *_BOOK_NAMES):
        raise Unreadable(UNKNOWN)
    if content.startswith(_ZIP):
        return _read_folder(content)
    if content.startswith(_OLE):
        return _read_ole(content)
    if ending in _TEXT_NAMES:
        return FileRead((_within_limits(SheetRead(name.rpartition("/")[2], tuple(map(_trimmed, delimited.rows_of(content))))),))
    if re.match(rb"[\xef\xbb\xbf\s]*<", content):
        raise Unreadable(N_("The file is called a workbook but holds a web page. Open it in your spreadsheet program and save it as XLSX."))
    raise Unreadable(DAMAGED)


def _read_folder(content: bytes) -> FileRead:
    parts = unfold(content)
    if parts.get("mimetype", b"").strip() == b"application/vnd.oasis.opendocument.spreadsheet" and "content.xml" in parts:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Unreadable(PROTECTED)
        claims, needed = scan_ods(parts)
    elif any(root_of(part) == "workbook" for name, part in parts.items() if name.lower().endswith(".xml")):
        claims, needed = scan_xlsx(parts)
    else:
        raise Unreadable(UNKNOWN)
    return FileRead(tuple(_sheets(pack(needed), claims)), tuple(_warnings(claims)))


def _read_ole(content: bytes) -> FileRead:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(PROTECTED)
    if not any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        raise Unreadable(UNKNOWN)
    claims = Claims(has_macros="_VBA_PROJECT".encode("utf-16-le") in content)
    return FileRead(tuple(_sheets(content, claims)), tuple(_warnings(claims)))


def _sheets(content: bytes, claims: Claims) -> Iterable[SheetRead]:
    try:
        with python_calamine.load_workbook(io.BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
                    sheet = book.get_sheet_by_name(about.name)
                    yield _sheet(sheet, claims.spans.get(about.name), about.visible != python_calamine.SheetVisibleEnum.Visible)
    except python_calamine.PasswordError as fault:
        raise Unreadable(PROTECTED) from fault
    except (python_calamine.CalamineError, ValueError, OSError) as fault:
        raise Unreadable(DAMAGED) from fault
    except BaseException as fault:
        # A parser in Rust that stumbles raises PanicException, which is no Exception.
        if type(fault).__name__ == "PanicException":
            raise Unreadable(DAMAGED) from fault
        raise


def _sheet(sheet: python_calamine.CalamineSheet, spans: list[Span] | None, is_hidden: bool) -> SheetRead:
    first_row, first_column = sheet.start or (0, 0)
    if sheet.height * sheet.width > MOST_CELLS:
        raise Unreadable(N_("The sheet %(sheet)s has too many cells."), sheet=sheet.name)
    # Most cells are texts: they are not worth a call each.
    rows = [
        [None] * first_column + [((None if value.isspace() else value) if value else None) if type(value) is str else _cell(value) for value in row]
        for row in sheet.to_python(skip_empty_area=True)
    ]
    if spans is None:
        spans = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    _fill_merged(rows, spans, first_row)
    return _within_limits(SheetRead(sheet.name, tuple(map(_trimmed, rows)), first_row + 1, is_hidden))


def _fill_merged(rows: list[list[Cell]], spans: Iterable[Span], first_row: int) -> None:
    left = MOST_CELLS
    for top, first, bottom, last in spans:
        if not 0 <= top - first_row < len(rows) or first >= len(rows[top - first_row]):
            continue
        value = rows[top - first_row][first]
        for row in rows[top - first_row : bottom - first_row + 1]:
            columns = range(first, min(last + 1, len(row)))
            left -= len(columns) + 1
            if left < 0:
                raise Unreadable(DAMAGED)
            for column in columns:
                row[column] = value


def _cell(value: object) -> Cell:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    assert value is None or isinstance(value, (bool, int, date, time))
    return value


def _trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    filled = len(row)
    while filled and row[filled - 1] is None:
        filled -= 1
    return tuple(row[:filled])


def _within_limits(sheet: SheetRead) -> SheetRead:
    """The sheet without empty rows before and after, once it has been measured."""
    filled = [index for index, row in enumerate(sheet.rows) if row]
    if len(filled) > MOST_ROWS:
        raise Unreadable(
            N_("The sheet %(sheet)s has %(count)s filled rows; at most %(most)s can be read. Divide it into several files."),
            sheet=sheet.name,
            count=len(filled),
            most=MOST_ROWS,
        )
    widest = max((len(row) for row in sheet.rows), default=0)
    if widest > MOST_COLUMNS:
        raise Unreadable(
            N_("The sheet %(sheet)s has %(count)s columns; at most %(most)s can be read. Delete the columns you do not need."),
            sheet=sheet.name,
            count=widest,
            most=MOST_COLUMNS,
        )
    for index in filled:
        for column, cell in enumerate(sheet.rows[index]):
            if isinstance(cell, str) and len(cell) > MOST_LETTERS_IN_A_CELL:
                raise Unreadable(
                    N_("Cell %(cell)s holds %(letters)s characters; at most %(most)s can be read."),
                    cell=address(sheet.first_row + index, column),
                    letters=len(cell),
                    most=MOST_LETTERS_IN_A_CELL,
                )
    if not filled:
        return SheetRead(sheet.name, (), is_hidden=sheet.is_hidden)
    rows = sheet.rows[filled[0] : filled[-1] + 1]
    return SheetRead(sheet.name, rows, sheet.first_row + filled[0], sheet.is_hidden)


def _warnings(claims: Claims) -> Iterable[Message]:
    if claims.has_macros:
        yield Message(N_("The file holds macros. They were not run; only values were read."))
    if claims.has_links:
        yield Message(N_("The file links to other files. The links were not followed; the values saved in the cells were read."))
    if claims.formulas:
        yield Message(N_("Cells with formulas: %(count)s. The values saved with them were read; nothing was calculated."), {"count": claims.formulas})
    if claims.formulas_without_value:
        yield Message(
            N_(
                "Formulas saved without a value: %(count)s. They were read as empty; open and save the file in a spreadsheet program if you need them."
            ),
            {"count": claims.formulas_without_value},
        )
    if claims.errors:
        yield Message(
            N_("Cells that show an error: %(count)s. They were read as empty; the first is %(cell)s."),
            {"count": len(claims.errors), "cell": claims.errors[0]},
        )
