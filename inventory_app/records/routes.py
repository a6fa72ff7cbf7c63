"""Pages of the records that the inventory feeds: which there are, and each as page, PDF and workbook."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.documents.files import workbook_response
from inventory_app.documents.markup import body_of, html_of
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.exchange.writing import workbook_of
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.records.compose import LEADS, RECORDS
from inventory_app.records.outlets import report, workbook_tables
from inventory_app.records.queries import read_basis
from inventory_app.records.reader import Basis
from inventory_app.tables import ZONE, now, today
from inventory_app.web.access import needs
from inventory_app.web.locale import wanted_language

room = Blueprint("records", __name__)

FILE_NAMES = {
    "public-records": {"sv": "underlag-allmanna-handlingar", "en": "basis-public-records"},
    "article-30": {"sv": "underlag-registerforteckning", "en": "basis-article-30"},
    "systems": {"sv": "systemlista", "en": "system-list"},
}


def _basis() -> Basis:
    return read_basis(db.session, here().institution, today())


def address(record_key: str, **query: Any) -> str:
    return url_for("records.show", institution_key=here().institution.key, record_key=record_key, **query)


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    basis, language = _basis(), wanted_language()
    records = [compose(basis, language) for compose in RECORDS.values()]
    return render_template("records/overview.html", records=records, leads=LEADS, address=address)


@room.get(f"/<any({', '.join(repr(key) for key in RECORDS)}):record_key>")
@needs(May.READ)
def show(record_key: str) -> Any:
    language = wanted_language()
    slot = Slot(
        pdf_url=address(record_key, language=language, format="pdf"),
        look_url=lambda key, looks: address(record_key, language=language, key=key, looks=looks),
        name=_("English") if language == "en" else _("Swedish"),
    )
    if key := request.args.get("key"):
        return look(slot, key)
    record = RECORDS[record_key](_basis(), language)
    name = f"{FILE_NAMES[record_key][language]}-{here().institution.key}"
    match request.args.get("format"):
        case "xlsx":
            made_at = now().astimezone(ZONE)
            return workbook_response(workbook_of(workbook_tables(record), title=record.title, made_at=made_at), name)
        case "pdf":
            return pdf_page(html_of(report(record)), name)
        case "print":
            return ask(slot, html_of(report(record)))
        case _:
            return render_template("records/show.html", record=record, body=body_of(report(record)), language=language, address=address)
