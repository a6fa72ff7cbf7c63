"""What all views come to together: the landing page, and the consortium's report."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from flask import render_template, request
from flask_babel import gettext as _

from inventory_app.comparison import brief, brief_words, desk
from inventory_app.comparison import report_words as words
from inventory_app.comparison.figures import figures_tables
from inventory_app.comparison.report import consortium_report
from inventory_app.comparison.routes import both, filters, labels_of_all, tabs
from inventory_app.comparison.view import Choice
from inventory_app.comparison.views import BY_KEY, VIEWS
from inventory_app.documents.files import workbook_response
from inventory_app.documents.markup import html_of
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.exchange.writing import workbook_of
from inventory_app.extensions import db
from inventory_app.tables import ZONE, now
from inventory_app.web.locale import page_language
from inventory_app.web.rendering import with_query

_shelves: WeakKeyDictionary[Any, brief.Shelf] = WeakKeyDictionary()


@both("/")
def index() -> Any:
    source = desk.source_of(desk.read_filter())
    found = _shelves.setdefault(db.engine, brief.Shelf()).read(VIEWS, source)
    page = render_template(
        "comparison/index.html",
        tabs=tabs(""),
        found=found,
        said=brief.by_kind(found),
        headings=brief_words.HEADINGS,
        nothing=brief_words.NOTHING,
        handed_in=brief.handed_in(source.scope, source.say),
        named=brief.list_named(found, source),
        link=desk.link,
        report_url=desk.address("report", **desk.kept()),
    )
    desk.note("brief", brief.readings_of(found))
    return page


@both("/report")
def report() -> Any:
    """Of the views that are chosen, of all where none is: a page to choose on, the PDF, or the workbook."""
    chosen_filter = desk.read_filter()
    slot = Slot(
        pdf_url=with_query(format="pdf"),
        look_url=lambda key, looks: with_query(format="print", key=key, looks=looks),
        name=words.TITLE.in_(page_language()),
    )
    if key := request.args.get("key"):
        return look(slot, key)
    source = desk.source_of(chosen_filter)
    keys = desk.asked().many("view", BY_KEY)
    if not request.args.get("format"):
        options = tuple((view.key, source.say(view.title)) for view in VIEWS)
        choice = Choice("several", "view", _("Views in the report"), options, keys or tuple(BY_KEY))
        return render_template(
            "comparison/report.html",
            title=words.TITLE,
            lead=words.ABOUT_REPORT,
            tabs=tabs(""),
            offered=filters(source, chosen_filter),
            choices=(choice,),
            groups_url=desk.address("groups"),
        )
    chosen = brief.outcomes(source, [view for view in VIEWS if not keys or view.key in keys])
    labels = labels_of_all(source, chosen_filter)
    name = f"{labels.title.lower().replace(' ', '-')}-{source.today.isoformat()}"
    if request.args.get("format") == "xlsx":
        book = workbook_of(figures_tables(chosen, source, labels), title=labels.title, made_at=now().astimezone(ZONE))
        desk.note("report", brief.readings_of(outcome for _view, outcome in chosen))
        return workbook_response(book, name)
    html = html_of(consortium_report(chosen, source, labels))
    desk.note("report", brief.readings_of(outcome for _view, outcome in chosen))
    if request.args.get("format") == "print":
        return ask(slot, html)
    return pdf_page(html, name)
