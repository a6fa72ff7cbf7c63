"""The pages of comparison, the same for coordinators and for institutions, at an address of each: one function below each endpoint, two endpoints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.accounts.session import this_person
from inventory_app.comparison import desk, queries, report_words
from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.outlets import Labels, report_of, workbook_tables
from inventory_app.comparison.over_time import ViewOverTime
from inventory_app.comparison.scope import Filter
from inventory_app.comparison.view import Outcome, Source, View
from inventory_app.comparison.views import BY_KEY, VIEWS
from inventory_app.content.schema import Text
from inventory_app.documents.files import workbook_response
from inventory_app.documents.markup import html_of
from inventory_app.documents.pages import Slot, ask, look, pdf_page
from inventory_app.exchange.writing import workbook_of
from inventory_app.extensions import db
from inventory_app.tables import ZONE, id_of
from inventory_app.tables import now as this_moment
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language
from inventory_app.web.rendering import show_day, with_query

room = Blueprint("comparison", __name__)
here_room = Blueprint("comparison_here", __name__)


def both(rule: str, *, here: May = May.READ, **options: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An endpoint for coordinators, and one for those at an institution who may do what `here` says: everybody, where it only reads."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        for blueprint, verb in ((room, May.COORDINATE), (here_room, here)):

            def endpoint(**arguments: Any) -> Any:
                return view(**arguments)

            blueprint.add_url_rule(rule, view.__name__, needs(verb)(endpoint), **options)
        return view

    return register


def tabs(current: str) -> list[tuple[str, str, bool]]:
    return [(view.title.in_(page_language()), desk.link(view.key), view.key == current) for view in VIEWS]


def filters(source: Any, chosen: Filter) -> dict[str, Any]:
    """What the form above every view offers."""
    profile = source.template.profile.questions

    def options(key: str) -> list[tuple[str, str]]:
        return [("", _("All"))] + [(option.key, option.label.in_(page_language())) for option in profile[key].options]

    person_id = id_of(this_person())
    return {
        "chosen": chosen,
        "strategies": options("strategy"),
        "organisations": options("organisation_form"),
        "groups": [("", _("All institutions")), *((str(number), name) for number, name in queries.list_groups(db.session, person_id))],
        "rounds": [("", _("The latest hand-ins")), *((str(number), name) for number, name in queries.list_rounds(db.session))],
    }


def selection_named(chosen: Filter, offered: dict[str, Any]) -> tuple[str, ...]:
    """The filters by their names."""
    named = [
        dict(offered[name]).get(str(value))
        for name, value in (
            ("strategies", chosen.strategy),
            ("organisations", chosen.organisation),
            ("groups", chosen.group_id),
            ("rounds", chosen.round_id),
        )
        if value
    ]
    return tuple(name for name in named if name)


def reader_named() -> str:
    here = desk.place()
    return here.institution.name_in(page_language()) if here else _("The consortium")


def labels_of(view: View | ViewOverTime, outcome: Outcome, chosen: Filter, offered: dict[str, Any]) -> Labels:
    """What a file says of itself: whose comparison, of which selection, and what is left out."""
    here = desk.place()
    return Labels(
        title=view.title.in_(page_language()),
        lead=view.lead.in_(page_language()),
        reader=reader_named(),
        selection=selection_named(chosen, offered),
        day=show_day(this_moment().astimezone(ZONE)),
        left_out=tuple(list_left_out(outcome.seen_by, outcome.source.scope, page_language())),
        is_demo=bool(here and here.institution.is_demo),
    )


def labels_of_all(source: Source, chosen: Filter) -> Labels:
    """The same for all views together; each says itself what it leaves out."""
    here = desk.place()
    return Labels(
        title=report_words.TITLE.in_(page_language()),
        lead=report_words.LEAD.in_(page_language()),
        reader=reader_named(),
        selection=selection_named(chosen, filters(source, chosen)),
        day=show_day(this_moment().astimezone(ZONE)),
        left_out=(),
        is_demo=bool(here and here.institution.is_demo),
    )


def _found(view_key: str) -> View:
    found = BY_KEY.get(view_key)
    if found is None:
        raise NotFound
    return found


def _slot(title: Text) -> Slot:
    return Slot(
        pdf_url=with_query(format="pdf"),
        look_url=lambda key, looks: with_query(format="print", key=key, looks=looks),
        name=title.in_(page_language()),
    )


@both("/<view_key>")
def view(view_key: str) -> Any:
    found, chosen = _found(view_key), desk.read_filter()
    slot = _slot(found.title)
    if key := request.args.get("key"):
        return look(slot, key)
    source = desk.source_of(chosen)
    outcome = found.read(source, desk.asked())
    offered = filters(source, chosen)
    page = _answer(found, outcome, chosen, offered, slot)
    desk.note(found.key, outcome.readings)
    return page


@both("/<view_key>/over-time")
def over_time(view_key: str) -> Any:
    """Of rounds, so that a choice of one says nothing here."""
    found, chosen = ViewOverTime(_found(view_key)), replace(desk.read_filter(), round_id=None)
    slot = _slot(found.title)
    if key := request.args.get("key"):
        return look(slot, key)
    source = desk.source_of(chosen)
    rounds = queries.list_rounds(db.session)
    outcome = found.read(source, desk.asked(), rounds, lambda number: desk.scope_of(replace(chosen, round_id=number)))
    page = _answer(found, outcome, chosen, filters(source, chosen) | {"rounds": []}, slot)
    desk.note(found.key, outcome.readings)
    return page


def _answer(found: View | ViewOverTime, outcome: Outcome, chosen: Filter, offered: dict[str, Any], slot: Slot) -> Any:
    labels = labels_of(found, outcome, chosen, offered)
    name = f"{labels.title.lower()}-{this_moment().astimezone(ZONE):%Y-%m-%d}".replace(" ", "-")
    match request.args.get("format"):
        case "xlsx":
            made_at = this_moment().astimezone(ZONE)
            return workbook_response(workbook_of(workbook_tables(outcome, labels), title=labels.title, made_at=made_at), name)
        case "pdf":
            return pdf_page(html_of(report_of(outcome, labels)), name)
        case "print":
            return ask(slot, html_of(report_of(outcome, labels)))
        case _:
            is_over_time = isinstance(found, ViewOverTime)
            kept = {name: request.args.getlist(name) for name in request.args if name != "format"}
            return render_template(
                "comparison/view.html",
                view=found,
                other_url=desk.address("view" if is_over_time else "over_time", view_key=found.key, **kept),
                is_over_time=is_over_time,
                outcome=outcome,
                labels=labels,
                tabs=tabs(found.key),
                offered=offered,
                soft_blocks=outcome.blocks(),
                address=desk.address,
            )
