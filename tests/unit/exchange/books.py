"""Workbooks made for a test, whole or broken on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def xlsx(write: Callable[[Any, Any], Any] | Sequence[Sequence[Any]]) -> bytes:
    """A workbook of one sheet, "Ett": written by a function of book and sheet, or from rows."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("Ett")
    if callable(write):
        write(book, sheet)
    else:
        for number, row in enumerate(write):
            sheet.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def ods(rows: str) -> bytes:
    """An OpenDocument spreadsheet whose sheet "Ett" has these rows, written as XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Ett">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return folder({"mimetype": ODS, "content.xml": content.encode(), "META-INF/manifest.xml": b"<manifest/>"})


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def folder(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


def changed(content: bytes, **parts: Callable[[bytes], bytes] | bytes) -> bytes:
    """The workbook with parts replaced or added; names are given with __ for / and _dot_ for a full stop."""
    wanted = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        found = {name: made.read(name) for name in made.namelist()}
    for name, part in wanted.items():
        found[name] = part(found[name]) if callable(part) else part
    return folder(found)
