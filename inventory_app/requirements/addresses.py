"""Where the pages of the checklist are, and the act that a page has just come from."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from inventory_app.answers.reading import read_whole
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.requirements.queries import find_act
from inventory_app.requirements.show import act_label


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"requirements.{endpoint}", institution_key=here().institution.key, **arguments)


def changed_act(catalogue: RequirementCatalogue) -> tuple[int, str] | None:
    """The act that ?changed names, with its words, as long as it can be undone."""
    raw = request.args.get("changed", "")
    number = read_whole(raw)
    act = find_act(db.session, here().id, number) if number is not None else None
    if act is None or act.undone_at is not None:
        return None
    return act.id or 0, act_label(act.action, catalogue)
