"""A PDF as a response: under the right name, and not sent twice to somebody who has it."""

from __future__ import annotations

from io import BytesIO

from flask import Response, send_file

NAMES = {"sv": "kravspecifikation", "en": "requirements-specification"}


def file_name(language: str, institution_key: str, version: str) -> str:
    return f"{NAMES[language]}-{institution_key}-{version}"


def pdf_response(pdf: bytes, name: str, etag: str) -> Response:
    response = send_file(BytesIO(pdf), mimetype="application/pdf", download_name=f"{name}.pdf", etag=etag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
