"""Loading a workbook of 1,000 systems: looking at what it would do, and doing it."""

from __future__ import annotations

import csv
import io
import statistics
import time
from dataclasses import replace
from typing import Any

from flask import Flask
from sqlmodel import Session, select

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.content.aliases import load_aliases
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.exchange.reading import read_file
from inventory_app.extensions import db
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.queries import list_systems
from inventory_app.requirement_files.asked import category_options
from inventory_app.requirement_files.intake import read_requirements
from inventory_app.requirement_files.intake import take_in as take_in_requirements
from inventory_app.requirement_files.preview import compare as compare_requirements
from inventory_app.requirement_files.queries import read_checklist
from inventory_app.requirement_files.rows import read_rows
from inventory_app.spreadsheets.actions import run_import
from inventory_app.spreadsheets.imported import Imported
from inventory_app.spreadsheets.intake import Intake, take_in
from inventory_app.spreadsheets.preview import Preview, compare
from inventory_app.spreadsheets.queries import workbook_for
from inventory_app.spreadsheets.runs import read_register
from inventory_app.tables import Institution, id_of, now
from tests.bench.figures import Figure, measure
from tests.bench.stage import LARGE, THOUSAND

ROWS, REQUIREMENTS = 1000, 1200
TARGET = "<= 1500 ms CPU"


def _answers(session: Session, place: Institution) -> list[dict[str, Any]]:
    """The models again and again, under names of their own and without links."""
    models = list_systems(session, id_of(place))
    return [
        {key: value for key, value in models[number % len(models)].answers.items() if key not in ("lineage", "integrations")}
        | {"name": f"Importerat system {number}", "users": number}
        for number in range(ROWS)
    ]


def foreign_file(session: Session, place: Institution) -> bytes:
    """The same as an IT department writes it: one text in each cell, semicolons, Windows-1252."""
    sheet = template_of(session, place).system
    asked = [question for question in sheet.asked if question.kind not in ("group", "rows", "matrix", "system_link")]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Systemlista 2026"])
    writer.writerow([question.label.sv for question in asked])
    context = Context("sv")
    for answers in _answers(session, place):
        writer.writerow([", ".join(show(question, answers.get(question.key), context).lines) for question in asked])
    return out.getvalue().encode("cp1252", "replace")


def _look(session: Session, place: Institution, name: str, content: bytes) -> tuple[Intake, Preview]:
    """What the preview page does, the page itself left out."""
    read, register = read_file(name, content), read_register(session, id_of(place))
    names = {known.id: known.name for known in register}
    intake = take_in(read.sheets, template_of(session, place).system, load_aliases(), "sv", names, {}, lambda _hash: None)
    return intake, compare(intake.imported(), register)


def measure_imports(app: Flask) -> list[Figure]:
    with app.app_context():
        session = db.session
        large, thousand = (session.exec(select(Institution).where(Institution.key == key)).one() for key in (LARGE, THOUSAND))
        ours, foreign = workbook_for(session, thousand, "sv", now()), foreign_file(session, large)
        # What the workbook says differs from the register in one answer of each system; without its memory that is a change.
        for system in list_systems(session, id_of(thousand)):
            system.answers = {**system.answers, "notice_months": 11}
            session.add(system)
        session.commit()
        return [
            _measure_preview("preview of our workbook, 1,000 systems", session, thousand, "own.xlsx", ours),
            _measure_preview("preview of a foreign CSV, 1,000 rows", session, large, "list.csv", foreign),
            _measure_commit("import of 1,000 new systems", session, large, "list.csv", foreign),
            _measure_commit("import of 1,000 changed systems", session, thousand, "own.xlsx", ours),
            _measure_requirements(session, large),
        ]


def requirements_file(catalogue: RequirementCatalogue) -> bytes:
    """The catalogue's requirements again and again, under ids of somebody else."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["Krav-ID", "Krav", "Prioritet", "Område", "Motivering", "Ansvarig"])
    for number in range(REQUIREMENTS):
        each = catalogue.requirements[number % len(catalogue.requirements)]
        label = catalogue.category_by_key[each.category].label.sv
        writer.writerow([f"R-{number}", f"{each.text.sv} ({number})", "Ska" if each.level == "must" else "Bör", label, each.motive.sv, "Inköp"])
    return out.getvalue().encode()


def _measure_requirements(session: Session, place: Institution) -> Figure:
    catalogue = catalogue_of(session, place)
    content = requirements_file(catalogue)

    def act() -> None:
        intake = take_in_requirements(read_requirements("krav.csv", content, catalogue).sheets, catalogue, "sv", {}, lambda _hash: None)
        rows = read_rows(intake, category_options(catalogue))
        checklist = read_checklist(session, id_of(place), catalogue)
        assert len(compare_requirements(rows, checklist, intake.mapping.defaults, "sv").new) == REQUIREMENTS

    return measure("preview of 1,200 requirements from a CSV", "", act, engine=db.engine, times=5, warm=1, note=f"{len(content) / 1000:.0f} kB")


def _measure_preview(what: str, session: Session, place: Institution, name: str, content: bytes) -> Figure:
    def act() -> None:
        assert _look(session, place, name, content)[1].rows == ROWS

    return measure(what, TARGET, act, engine=db.engine, times=7, warm=1, note=f"{len(content) / 1000:.0f} kB")


def _measure_commit(what: str, session: Session, place: Institution, name: str, content: bytes) -> Figure:
    """Each time on the register as it was: written and taken back. The commit itself waits for the disk and costs the processor nothing."""
    walls, cpus = [], []
    for _ in range(5):
        intake, _preview = _look(session, place, name, content)
        imported = Imported(tuple(replace(row, seen={}) for row in intake.imported().rows))
        preview = compare(imported, read_register(session, id_of(place)))
        wall, cpu = time.perf_counter(), time.process_time()
        run = run_import(session, intake.template, Editor(id_of(place), None), name, preview)
        cpus.append((time.process_time() - cpu) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
        assert run.added + run.changed == ROWS
        session.rollback()
    return Figure(what, TARGET, round(statistics.median(walls), 1), round(max(walls), 1), round(statistics.median(cpus), 1))
