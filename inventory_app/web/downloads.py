"""Any list as a file: the view that shows it answers `?format=xlsx` or `?format=csv` with the same rows."""

from __future__ import annotations

import dataclasses
import io
import re
from datetime import UTC, datetime

from flask import Response, request, send_file

from inventory_app.exchange.table import Cell, Table
from inventory_app.exchange.writing import csv_of, workbook_of
from inventory_app.tables import ZONE
from inventory_app.web.locale import page_language

FORMATS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}


def wants_file(list_name: str = "") -> bool:
    """Whether the address asks for the list as a file; an unknown format is as if not there. A page with several lists names them."""
    return request.args.get("format") in FORMATS and request.args.get("list", "") == list_name


def as_file(table: Table, *, of: str = "") -> Response:
    """The list as the format the address asks for. `of` goes into the file's name: whose list it is."""
    now = datetime.now(UTC).astimezone(ZONE)
    ending = request.args["format"]
    local = dataclasses.replace(table, rows=[[_local(cell) for cell in row] for row in table.rows])
    if ending == "csv":
        content = csv_of(local, decimal_mark="," if page_language() == "sv" else ".")
    else:
        content = workbook_of([local], title=table.title, made_at=now)
    name = "-".join(part for part in (_spelled(table.title), _spelled(of), f"{now:%Y-%m-%d}") if part)
    return send_file(io.BytesIO(content), mimetype=FORMATS[ending], as_attachment=True, download_name=f"{name}.{ending}", max_age=0)


def _spelled(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")[:80]


def _local(cell: Cell) -> Cell:
    return cell.astimezone(ZONE).replace(tzinfo=None) if isinstance(cell, datetime) and cell.tzinfo else cell
