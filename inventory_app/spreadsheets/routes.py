"""Pages of the register's spreadsheets: what can be fetched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

from flask import Blueprint, render_template, send_file
from sqlmodel import Session

from inventory_app.accounts.roles import May
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.documents.pages import pdf_page
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import template_of
from inventory_app.spreadsheets import queries
from inventory_app.spreadsheets.form import compose_form, html_of
from inventory_app.tables import ZONE, Institution, now
from inventory_app.web.access import needs
from inventory_app.web.downloads import FORMATS
from inventory_app.web.locale import wanted_language

room = Blueprint("spreadsheets", __name__)

# Names of files, in the language of what is in them.
_NAMES = {"sv": ("system", "tomt-kalkylblad", "blankett"), "en": ("systems", "empty-spreadsheet", "form")}


@room.get("/")
@needs(May.READ)
def overview() -> Any:
    sheet = template_of(db.session, here().institution).system
    return render_template("spreadsheets/overview.html", languages=LANGUAGES, language=wanted_language(), questions=len(sheet.asked))


def _workbook(write: Callable[[Session, Institution, Language, datetime], bytes], name: int) -> Any:
    language, made_at = wanted_language(), now()
    content = write(db.session, here().institution, language, made_at)
    file_name = f"{_NAMES[language][name]}-{here().institution.key}-{made_at.astimezone(ZONE):%Y-%m-%d}.xlsx"
    return send_file(BytesIO(content), mimetype=FORMATS["xlsx"], as_attachment=True, download_name=file_name, max_age=0)


@room.get("/systems.xlsx")
@needs(May.READ)
def systems_workbook() -> Any:
    return _workbook(queries.workbook_for, 0)


@room.get("/empty.xlsx")
@needs(May.READ)
def empty_workbook() -> Any:
    return _workbook(queries.empty_workbook_for, 1)


@room.get("/form.pdf")
@needs(May.READ)
def form_pdf() -> Any:
    """The same for everybody who works with the edition, so it is printed once."""
    institution, language = here().institution, wanted_language()
    name = institution.name_in(language)
    form = compose_form(template_of(db.session, institution).system, language, name, institution.template_edition)
    return pdf_page(html_of(form), f"{_NAMES[language][2]}-{institution.key}")
