"""What the layout shows around every page: where one is, where one can go, in which language."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.institutions.places import Place
from inventory_app.web.locale import page_language
from inventory_app.web.viewer import viewer

LANGUAGES = (("sv", "Svenska"), ("en", "English"))
# Rooms with addresses of their own, whose way back leads to an entry of the menu.
BELONGS_TO = {
    "difference": "submission.overview",
    "evaluation": "specification.overview",
    "findings": "requirements.checklist",
    "imports": "inventory.list_systems",
    "joint_part": "specification.overview",
    "records": "inventory.list_systems",
    "spreadsheets": "inventory.list_systems",
}


def _navigation(place: Place) -> list[tuple[str, str, bool]]:
    key = place.institution.key
    if not place.may(May.READ):
        return []
    entries: list[tuple[str, str, dict[str, Any]]] = [
        (_("Overview"), "overview.task_list", {}),
        (_("Systems"), "inventory.list_systems", {}),
        (_("Profile"), "institutions.sheet", {"sheet_name": "profile"}),
        (_("Preconditions"), "institutions.sheet", {"sheet_name": "preconditions"}),
        (_("Needs"), "needs.overview", {}),
        (_("Checklist"), "requirements.checklist", {}),
        (_("Specification"), "specification.overview", {}),
        (_("Hand-in"), "submission.overview", {}),
        (_("Compare"), "comparison_here.index", {}),
    ]
    found = []
    for label, endpoint, arguments in entries:
        url = url_for(endpoint, institution_key=key, **arguments)
        is_below = endpoint != "overview.task_list" and request.path.startswith(url.rstrip("/") + "/")
        found.append((label, url, request.path == url or is_below or BELONGS_TO.get(request.blueprint or "") == endpoint))
    return found


def _consortium() -> list[tuple[str, str, bool]]:
    entries = [
        (_("Institutions"), url_for("coordination.institutions")),
        (_("Rounds"), url_for("rounds.list_rounds")),
        (_("Compare"), url_for("comparison.index")),
        (_("Joint specifications"), url_for("joint.list_joints")),
        (_("Names"), url_for("consortium_names.names")),
        (_("Coordinators"), url_for("coordination.coordinators")),
    ]
    # The first is the consortium's own address, below which all others lie.
    return [(label, url, request.path == url or (url != entries[0][1] and request.path.startswith(url))) for label, url in entries]


def _shell() -> dict[str, Any]:
    place: Place | None = g.get("place")
    person = viewer.person if viewer.is_authenticated else None
    language = page_language()
    return {
        "place": place,
        "shell": {
            "language": language,
            "languages": LANGUAGES,
            "language_url": url_for("accounts.choose_language"),
            "institution": place.institution.name_in(language) if place else None,
            "home_url": url_for("overview.home"),
            "navigation": _navigation(place) if place else _consortium() if person and person.is_coordinator else [],
            "person": person.name if person else None,
            "account_url": url_for("accounts.account"),
            "sign_out_url": url_for("accounts.sign_out"),
            "demo": bool(place and place.institution.is_demo),
        },
    }


def init_app(app: Flask) -> None:
    app.context_processor(_shell)
