"""The page of a comparison with its workbook and its PDF."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.content.schema import Language
from inventory_app.documents.files import workbook_response
from inventory_app.documents.markup import html_of
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.exchange.writing import workbook_of
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.redline import words
from inventory_app.redline.outlets import legend, report, workbook_tables
from inventory_app.redline.queries import Dated, file_name, list_versions, read_difference
from inventory_app.specification.chapters.change_log import brief
from inventory_app.specification.queries import DRAFT
from inventory_app.tables import ZONE, now
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import wanted_language
from inventory_app.web.rendering import show_day

room = Blueprint("redline", __name__)


def _named(versions: list[Dated]) -> list[tuple[str, str]]:
    issued = [(each.version, _("Version %(version)s, %(day)s", version=each.version, day=show_day(each.at.astimezone(ZONE)))) for each in versions]
    return [(DRAFT, _("The draft")), *issued]


def _address(old: str, new: str, language: Language, **more: Any) -> str:
    query: dict[str, Any] = {"from": old, "to": new, "language": language, **more}
    return url_for("redline.show", institution_key=here().institution.key, **query)


def _slot(old: str, new: str, language: Language) -> Slot:
    return Slot(
        pdf_url=_address(old, new, language, format="pdf"),
        look_url=lambda key, looks: _address(old, new, language, key=key, looks=looks),
        name=words.KIND.in_(language),
    )


@room.get("/")
@needs(May.READ)
def show() -> Any:
    institution, language = here().institution, wanted_language()
    versions = list_versions(db.session, here().id)
    choices = [DRAFT, *(each.version for each in versions)]
    if not versions:
        return render_template("redline/page.html", choices=(), worded=None, fault=None, language=language)
    old, new = request.args.get("from", choices[1]), request.args.get("to", choices[0])
    if old not in choices or new not in choices:
        raise NotFound
    named = _named(versions)
    if old == new:
        fault = _("Choose two different ones: there is nothing to compare between one and the same.")
        return render_template("redline/page.html", choices=named, chosen=(old, new), worded=None, fault=fault, language=language), 422
    if key := request.args.get("key"):
        return look(_slot(old, new, language), key)
    worded, labels = read_difference(db.session, institution, old, new, language)
    name = file_name(language, institution.key, old, new)
    match request.args.get("format"):
        case "xlsx":
            tables = workbook_tables(worded, labels)
            return workbook_response(workbook_of(tables, title=words.KIND.in_(language), made_at=now().astimezone(ZONE)), name)
        case "pdf":
            return pdf_page(html_of(report(worded, labels)), name)
        case "print":
            return ask(_slot(old, new, language), html_of(report(worded, labels)))
        case _:
            return render_template(
                "redline/page.html",
                choices=named,
                chosen=(old, new),
                worded=worded,
                areas=list(worded.by_area()),
                legend=legend(worded),
                brief=list(brief(worded.changes, language)),
                fault=None,
                language=language,
                address=_address,
            )
