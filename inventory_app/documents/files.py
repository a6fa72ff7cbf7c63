"""PDFs and workbooks as responses: under the right name, and a PDF not sent twice to somebody who has it."""

from __future__ import annotations

from io import BytesIO

from flask import Response, send_file

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pdf_response(pdf: bytes, name: str, etag: str) -> Response:
    response = send_file(BytesIO(pdf), mimetype="application/pdf", download_name=f"{name}.pdf", etag=etag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def workbook_response(content: bytes, name: str) -> Response:
    response = send_file(BytesIO(content), mimetype=WORKBOOK, as_attachment=True, download_name=f"{name}.xlsx", max_age=0)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
