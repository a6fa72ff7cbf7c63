"""What happened to an evaluation, as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from sqlmodel import Session

from inventory_app.evaluation.inputs import Field
from inventory_app.evaluation.models import SHEET
from inventory_app.evaluation.show import field_label
from inventory_app.evaluation.words import MODEL_LABELS
from inventory_app.history.queries import list_entries
from inventory_app.institutions.past import Line, as_line
from inventory_app.web.locale import page_language


def _act(action: str) -> str:
    acts = {"propose": _("Weights proposed"), "spread": _("What was left of the weights shared out"), "left_out": _("Evaluation left out")}
    return acts.get(action, "")


def _shown(field: Field | None, key: str, value: Any) -> str | None:
    if value is None or field is None:
        return None
    return MODEL_LABELS[value].in_(page_language()) if key == "model" else field.show(value, page_language())


def history_lines(session: Session, institution_id: int, areas: dict[str, str], fields: Mapping[str, Field]) -> list[Line]:
    """Newest first."""
    found = []
    for entry in list_entries(session, institution_id, SHEET):
        key = entry.key or ""
        what = " · ".join(part for part in (_act(entry.action), field_label(key, areas) if key else "") if part)
        field = fields.get(key)
        found.append(as_line(entry, what, _shown(field, key, entry.before), _shown(field, key, entry.after)))
    return found
