"""Where the pages of needs are, which need an address means, and the act that a page has just come from."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from inventory_app.answers.reading import read_whole
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.needs.need import KnownNeed
from inventory_app.needs.queries import SUBJECT, NoSuchNeed, need_for
from inventory_app.needs.show import act_label
from inventory_app.requirements.queries import find_act
from inventory_app.web.errors import NotFound


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"needs.{endpoint}", institution_key=here().institution.key, **arguments)


def find_need(number: int) -> KnownNeed:
    try:
        return need_for(db.session, here().id, number)
    except NoSuchNeed:
        raise NotFound from None


def changed_act(name: str = "changed", subject: str = SUBJECT) -> tuple[int, str] | None:
    """The act that the address names, with its words, as long as it can be undone."""
    raw = request.args.get(name, "")
    number = read_whole(raw)
    act = find_act(db.session, here().id, number, subject) if number is not None else None
    return None if act is None or act.undone_at is not None else (act.id or 0, act_label(act.action))
