"""Two hand-ins of 1,000 systems: read from what is stored, compared, and put into words for a page."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from flask import Flask
from sqlmodel import col, select

from inventory_app.difference.compare import Side, compare
from inventory_app.difference.lines import Worded
from inventory_app.difference.outlets import Labels, workbook_tables
from inventory_app.difference.pages import SYSTEMS_A_PAGE
from inventory_app.extensions import db
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.submission.document import SubmissionDocument
from inventory_app.tables import Institution, Submission, id_of
from tests.bench.figures import Figure, measure

SYSTEMS = 1000


def _large(stored: dict[str, Any], systems: int) -> dict[str, Any]:
    models = stored["systems"]
    repeated = [{"id": number, "name": f"{each['name']} {number}", "answers": {**each["answers"], "name": f"{each['name']} {number}"}}
                for number, each in ((number, models[number % len(models)]) for number in range(1, systems + 1))]  # fmt: skip
    return {**stored, "systems": repeated, "open_points": []}


def _changed(stored: dict[str, Any]) -> dict[str, Any]:
    """Every tenth system is gone, as many are new, three answers differ at every third."""
    after = deepcopy(stored)
    for place, system in enumerate(after["systems"]):
        if place % 10 == 0:
            system["id"] += SYSTEMS
        if place % 3 == 0:
            system["answers"] |= {"users": 4321, "status": "phasing_out", "purpose": "Something else"}
    for requirement in after["checklist"][::4]:
        requirement["level"] = "should"
    return after


def measure_difference(app: Flask) -> list[Figure]:
    with app.app_context():
        almby = db.session.exec(select(Institution).where(Institution.key == "almby")).one()
        stored = db.session.exec(
            select(Submission.document).where(Submission.institution_id == id_of(almby)).order_by(col(Submission.number).desc())
        ).first()
        assert stored is not None
        editions = template_edition(db.session, almby.template_edition), catalogue_edition(db.session, almby.catalogue_edition)
        before = _large(stored, SYSTEMS)
        after = _changed(before)

    def worded() -> Worded:
        return Worded(compare(*(Side(SubmissionDocument.model_validate(each), *editions) for each in (before, after))), "sv")

    def page() -> None:
        said = worded()
        said.counts()
        said.steps()
        for change in said.difference.changed[:SYSTEMS_A_PAGE]:
            said.system(change)
        list(said.requirements())

    labels = Labels("Almby", "1", "2", "i dag", is_demo=False)
    note = "1,000 systems, every tenth another, 3 answers of every third changed"
    return [
        measure("difference of two submissions", "500 ms CPU", page, times=15, warm=2, note=note),
        measure("  the same, every line for the workbook", "", lambda: workbook_tables(worded(), labels), times=10, warm=1),
    ]
