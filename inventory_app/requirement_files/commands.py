"""The command line's way of importing requirements: the same reading, the same preview, the same act as the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from sqlmodel import Session, select

from inventory_app.database import begin_writing
from inventory_app.exchange.gates import Unreadable
from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirement_files.actions import run_import
from inventory_app.requirement_files.asked import CATEGORY, LEVEL, category_options
from inventory_app.requirement_files.intake import BY_TEXT, RequirementIntake, read_requirements, take_in
from inventory_app.requirement_files.preview import Preview, compare
from inventory_app.requirement_files.queries import read_checklist
from inventory_app.requirement_files.rows import read_rows
from inventory_app.requirements.actions import lock_checklist
from inventory_app.requirements.choice import Level
from inventory_app.spreadsheets import runs
from inventory_app.spreadsheets.commands import (
    ALL_WELL,
    SOME_REFUSED,
    chosen_sheet,
    import_options,
    no_institution,
    read_bytes,
    refuse,
    said_columns,
    tell,
    written_mapping,
)
from inventory_app.tables import Institution, id_of


def requirement_options(function: Callable[..., Any]) -> Callable[..., Any]:
    levels = [BY_TEXT, *(str(level) for level in Level), "undecided"]
    for option in (
        click.option(
            "--level", type=click.Choice(levels), help="Of new requirements whose row says none; without it their own shall or should decides."
        ),
        click.option("--category", default="", help="Key of the category for new requirements whose row says none."),
    ):
        function = option(function)
    return import_options(function)


def _report(intake: RequirementIntake, preview: Preview) -> dict[str, Any]:
    return {
        "rows": preview.rows,
        "new": len(preview.new),
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "mapping": [{"column": label, "field": path} for label, path in intake.questions()],
        "problems": [{"cell": problem.cell, "message": str(problem.message)} for problem in preview.problems],
    }


def load_requirements(
    session: Session,
    *,
    file: Path,
    institution: str,
    mapping: Path | None,
    sheet: str,
    language: str,
    dry_run: bool,
    shape: str,
    category: str,
    level: str | None,
) -> int:
    """The exit code."""
    content = read_bytes(file)
    written = written_mapping(mapping) if mapping else {}
    begin_writing(session)
    place = session.exec(select(Institution).where(Institution.key == institution)).first()
    if place is None:
        refuse(no_institution(institution))
    number, catalogue = id_of(place), catalogue_of(session, place)
    categories = category_options(catalogue)
    try:
        read = read_requirements(file.name, content, catalogue)
    except Unreadable as fault:
        refuse(f"{file}: {fault}")

    def remembered(headers_hash: str) -> dict[str, Any] | None:
        return runs.find_mapping(session, number, headers_hash, runs.REQUIREMENTS)

    intake = chosen_sheet(take_in(read.sheets, catalogue, language, {}, remembered), sheet, remembered, file)
    if intake.sheet is None or not intake.layout.columns:
        refuse(f"{file}: there are no requirements in the file")
    if written:
        intake = intake.with_mapping(replace(intake.mapping, columns=said_columns(intake, written, mapping or file)))
    if not intake.has_main:
        refuse(f"{file}: no column holds the requirements; say which one with --mapping")
    if category:
        option = next((option for option, each in categories.items() if each.key == category.upper()), None)
        if option is None:
            refuse(f"there is no category {category!r}; there are {', '.join(each.key for each in categories.values())}")
        intake = intake.with_defaults(**{CATEGORY: option})
    if level:
        intake = intake.with_defaults(**{LEVEL: "" if level == "undecided" else level})
    editor = Editor(number, None)
    lock_checklist(session, editor)
    checklist = read_checklist(session, number, catalogue)
    preview = compare(read_rows(intake, categories), checklist, intake.mapping.defaults, language)
    if not dry_run and (preview.new or preview.changed):
        run_import(session, catalogue, editor, file.name, preview)
        session.commit()
    else:
        session.rollback()
    tell(_report(intake, preview), shape, dry_run, "field")
    return SOME_REFUSED if preview.problems else ALL_WELL
