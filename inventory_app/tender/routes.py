"""The files of a tender, from today's draft and from every issue."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from flask import Blueprint, Response, send_file

from inventory_app.accounts.roles import May
from inventory_app.content.schema import Language
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.specification.queries import DRAFT, NoSuchIssue
from inventory_app.tender.files import FILES, file_name
from inventory_app.tender.queries import file_for
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound

room = Blueprint("tender", __name__)

FILE = f"<any(sv, en):language>/<any({', '.join(FILES)}):what>"


@room.get(f"/draft/{FILE}")
@needs(May.READ)
def draft_file(language: Language, what: str) -> Response:
    return _sent(what, DRAFT, language)


@room.get(f"/issues/<version>/{FILE}")
@needs(May.READ)
def issued_file(version: str, language: Language, what: str) -> Response:
    return _sent(what, version, language)


def _sent(what: str, issue: str, language: Language) -> Response:
    institution = here().institution
    try:
        content = file_for(db.session, institution, what, issue, language)
    except NoSuchIssue:
        raise NotFound from None
    return sent(content, what, institution.key, issue, language)


def sent(content: bytes, what: str, key: str, issue: str, language: Language) -> Response:
    name = file_name(what, key, None if issue == DRAFT else issue, language)
    etag = sha256(content).hexdigest()
    response = send_file(BytesIO(content), mimetype=FILES[what].mimetype, as_attachment=True, download_name=name, etag=etag)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
