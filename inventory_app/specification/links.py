"""Where an open point is settled, as an address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.guide import element_id
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.specification.open_points import OpenPoint, Where
from inventory_app.web.inputs import slug


def address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"specification.{endpoint}", institution_key=here().institution.key, **arguments)


def above() -> list[tuple[str, str]]:
    """The way back from a document."""
    return [(_("Specification"), address("overview"))]


def linked(points: Iterable[OpenPoint]) -> list[tuple[str, str]]:
    """Words and address of each."""
    return [(point.text, url_of(point)) for point in points]


def url_of(point: OpenPoint) -> str:
    key = here().institution.key
    match point.where:
        case Where.DETAILS | Where.PROFILE | Where.PRECONDITIONS:
            return _question_url(key, point)
        case Where.AREA:
            return url_for("requirements.category", institution_key=key, category_key=point.subject)
        case Where.REQUIREMENT:
            return url_for("requirements.category", institution_key=key, category_key=point.subject.split("-")[0], _anchor=point.subject)
        case Where.WORDING:
            return url_for("findings.overview", institution_key=key, requirement=point.subject)
        case Where.FLOW:
            return url_for("flow.wanted", institution_key=key)
        case Where.NEEDS:
            return (
                url_for("needs.need", institution_key=key, number=int(point.subject))
                if point.subject
                else url_for("needs.overview", institution_key=key)
            )
        case Where.EVALUATION:
            return url_for("evaluation.show", institution_key=key, _anchor=f"f-{slug(point.subject)}" if point.subject else None)
        case Where.QUESTIONS:
            return url_for("requirements.questions", institution_key=key)
        case Where.CHECKLIST:
            return url_for("requirements.checklist", institution_key=key)
        case Where.SYSTEM:
            return url_for("inventory.check", institution_key=key, system_id=int(point.subject))
        case Where.SYSTEMS:
            return url_for("inventory.list_systems", institution_key=key)


def _question_url(key: str, point: OpenPoint) -> str:
    template = template_of(db.session, here().institution)
    name = str(point.where)
    sheet = {Where.DETAILS: template.details, Where.PROFILE: template.profile}.get(point.where) or precondition_sheet(template.preconditions)
    step = sheet.step_of.get(point.subject)
    if step is None:
        return url_for("institutions.sheet", institution_key=key, sheet_name=name)
    return url_for(
        "institutions.sheet_step", institution_key=key, sheet_name=name, step_key=step.key, _anchor=element_id(point.subject).replace("q-", "f-", 1)
    )
