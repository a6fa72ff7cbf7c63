"""Every address below an institution is entered here: the endpoint's declared need decides, before the view runs."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, current_app, g, request

from inventory_app.extensions import db
from inventory_app.institutions.places import NoSuchPlace, NotInThisRole, Place, place_for
from inventory_app.institutions.sheets import Editor
from inventory_app.web.access import need_of
from inventory_app.web.errors import NotAllowed, NotFound
from inventory_app.web.viewer import viewer


def enter() -> Any:
    key = g.get("institution_key")
    need = need_of(current_app, request.endpoint)
    if need is None or need.is_public:
        return None
    if key is None:
        # Outside an institution only coordinating needs a right of its own.
        if need.verb is not None and not viewer.person.is_coordinator:
            abort(403)
        return None
    try:
        g.place = place_for(db.session, viewer.person, key, need.verb)
    except NoSuchPlace:
        raise NotFound from None
    except NotInThisRole:
        raise NotAllowed from None
    return None


def forget_key(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Views ask for `here()`, not for the key in the address."""
    if values and "institution_key" in values:
        g.institution_key = values.pop("institution_key")


def here() -> Place:
    place: Place = g.place
    return place


def editor() -> Editor:
    return Editor(here().id, here().person.id)


def init_app(app: Flask) -> None:
    app.url_value_preprocessor(forget_key)
    app.before_request(enter)
