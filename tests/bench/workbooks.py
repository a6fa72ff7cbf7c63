"""The register as a workbook, out and read again."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from sqlmodel import select

from inventory_app.exchange.reading import read_file
from inventory_app.extensions import db
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.queries import system_names
from inventory_app.spreadsheets.queries import workbook_for
from inventory_app.spreadsheets.workbook_in import read_workbook
from inventory_app.tables import Institution, id_of
from tests.bench.figures import Figure, measure
from tests.bench.stage import THOUSAND

MADE_AT = datetime(2026, 11, 24, tzinfo=UTC)


def measure_workbooks(app: Flask) -> list[Figure]:
    with app.app_context():
        institution = db.session.exec(select(Institution).where(Institution.key == THOUSAND)).one()
        sheet = template_of(db.session, institution).system
        names = {int(key): name for key, name in system_names(db.session, id_of(institution)).items()}

        def write() -> bytes:
            db.session.expire_all()
            return workbook_for(db.session, db.session.exec(select(Institution).where(Institution.key == THOUSAND)).one(), "sv", MADE_AT)

        content = write()

        def read() -> None:
            assert len(read_workbook(read_file("systems.xlsx", content).sheets, sheet, names).rows) == 1000

        size = f"{len(content) / 1000:.0f} kB"
        return [
            measure("workbook of 1,000 systems, written", "<= 700 ms CPU", write, engine=db.engine, times=9, warm=1, note=size),
            measure("workbook of 1,000 systems, read to answers", "part of the preview", read, times=9, warm=1),
        ]
