"""Who compares here and what they look at, from the request; and the entry in the log of whom they read about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import g, request, url_for

from inventory_app.accounts.session import this_person
from inventory_app.answers.reading import read_whole
from inventory_app.comparison import peers, queries
from inventory_app.comparison.scope import Filter, Scope
from inventory_app.comparison.view import Asked, Source
from inventory_app.content.schema import Language
from inventory_app.extensions import db
from inventory_app.institutions import noting
from inventory_app.institutions.editions import catalogue_edition, latest_number, template_edition
from inventory_app.institutions.places import Place
from inventory_app.institutions.readings import Reader
from inventory_app.institutions.sharing import Part
from inventory_app.tables import id_of, today
from inventory_app.web.access import MOST_ID
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language

# What every view understands of an address, and every link between views keeps.
FILTERS = ("strategy", "organisation", "group", "round")


def place() -> Place | None:
    """The institution on whose behalf somebody compares; None for coordinators."""
    found: Place | None = g.get("place")
    return found


def reader() -> Reader:
    here = place()
    return noting.reader_for(here.institution.key if here else "")


def address(endpoint: str, **arguments: Any) -> str:
    """The same page of the same reader's comparison: the coordinators' or an institution's."""
    here = place()
    if here is None:
        return url_for(f"comparison.{endpoint}", **arguments)
    return url_for(f"comparison_here.{endpoint}", institution_key=here.institution.key, **arguments)


def kept() -> dict[str, str]:
    """The filters of this page's address; other words of it could be anything."""
    return {name: value for name in FILTERS if (value := request.args.get(name))}


def link(view_key: str, **arguments: Any) -> str:
    return address("view", view_key=view_key, **(kept() | arguments))


def start_joint(**arguments: Any) -> str:
    return url_for("joint.new", **arguments)


def _id(name: str) -> int | None:
    text = request.args.get(name, "")
    if not text:
        return None
    number = read_whole(text, digits=len(str(MOST_ID)))
    if number is None or number > MOST_ID:
        raise NotFound
    return number


def read_filter() -> Filter:
    """A group that is not the reader's own is nobody's, and so is a round that nothing was handed in for."""
    group_id, round_id, members = _id("group"), _id("round"), frozenset[int]()
    if group_id is not None:
        try:
            _group, members = queries.group_for(db.session, id_of(this_person()), group_id)
        except queries.NoSuchGroup:
            raise NotFound from None
    if round_id is not None and round_id not in dict(queries.list_rounds(db.session)):
        raise NotFound
    return Filter(request.args.get("strategy", "")[:40], request.args.get("organisation", "")[:40], group_id, members, round_id)


def asked() -> Asked:
    return Asked({name: request.args.getlist(name) for name in request.args})


def scope_of(asked_filter: Filter) -> Scope:
    here = place()
    return queries.read_scope(db.session, here.id if here else None, asked_filter)


def source_of(asked_filter: Filter) -> Source:
    return as_source(scope_of(asked_filter))


def groups() -> list[tuple[str, frozenset[int]]]:
    return [(each.name, each.members) for each in peers.list_peers(db.session, id_of(this_person()))]


def as_source(scope: Scope, language: Language | None = None, link: Callable[..., str] = link) -> Source:
    """With the newest content that anything in it was handed in under; in the page's language unless told otherwise."""
    template = max((party.template_edition for party in scope.parties), default=0) or latest_number(db.session, "template")
    catalogue = max((party.catalogue_edition for party in scope.parties), default=0) or latest_number(db.session, "catalogue")
    return Source(
        session=db.session,
        scope=scope,
        language=language or page_language(),
        today=today(),
        template=template_edition(db.session, template),
        catalogue=catalogue_edition(db.session, catalogue),
        link=link,
        start_joint=start_joint if place() is None else None,
        groups=groups,
    )


def note(page: str, read: Mapping[int, Iterable[Part]]) -> None:
    """Writes into the log of those who were read about, once a day. Call it when everything has been read: it begins a transaction of its own."""
    noting.note(reader(), page, read)
