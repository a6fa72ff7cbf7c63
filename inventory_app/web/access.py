"""Deny by default: every endpoint declares whom it is for, and one that declares nothing is refused.

What a person may do at an institution is decided where the institution is fetched (`institutions.places`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, session, url_for
from werkzeug.routing import IntegerConverter, Map

from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.web.viewer import viewer

# What a database column for ids can hold; an address can say more.
MOST_ID = 2**31 - 1
View = TypeVar("View", bound=Callable[..., Any])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Need:
    """`verb` is None where being signed in is enough. `writes_late`: the view begins its write itself, after slow work."""

    is_public: bool = False
    verb: StrEnum | None = None
    writes_late: bool = False

    def __str__(self) -> str:
        return "public" if self.is_public else str(self.verb) if self.verb else "signed in"


def _declare(need: Need) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.need = need  # type: ignore[attr-defined]  # functions carry attributes; the hook below reads this one
        return view

    return declare


public = _declare(Need(is_public=True))
signed_in = _declare(Need())


def needs(verb: StrEnum, *, writes_late: bool = False) -> Callable[[View], View]:
    return _declare(Need(verb=verb, writes_late=writes_late))


def need_of(app: Flask, endpoint: str | None) -> Need | None:
    return getattr(app.view_functions.get(endpoint or ""), "need", None)


def guard() -> Any:
    """Runs before every request."""
    if request.endpoint is None:
        return None
    need = need_of(current_app, request.endpoint)
    if need is None:
        current_app.logger.error("endpoint %s declares no need and is refused", request.endpoint)
        abort(403)
    if need.is_public:
        return None
    # Before anything is read: a transaction that writes must begin as one.
    if request.method not in SAFE_METHODS and not need.writes_late and "_user_id" in session:
        begin_writing(db.session)
    if not viewer.is_authenticated:
        if request.method in SAFE_METHODS and "HX-Request" not in request.headers:
            return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))
        abort(401)
    return None


class RowId(IntegerConverter):
    """`<int:...>` in an address: a number that no row can have is nobody's address."""

    def __init__(self, url_map: Map, **options: Any) -> None:
        super().__init__(url_map, max=MOST_ID, **options)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowId
    app.before_request(guard)
