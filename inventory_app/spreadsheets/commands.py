"""The command line's way of importing: the same reading, the same preview, the same act as the pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click
import yaml
from sqlmodel import Session, select

from inventory_app.answers.messages import Message
from inventory_app.content.aliases import load_aliases
from inventory_app.database import begin_writing
from inventory_app.exchange.gates import Unreadable
from inventory_app.exchange.reading import read_file
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import Editor
from inventory_app.spreadsheets import actions, runs
from inventory_app.spreadsheets.intake import Intake, take_in
from inventory_app.spreadsheets.loosely import fold
from inventory_app.spreadsheets.mapped import AnyMapped, Mapped, Remembered
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, LEAVE_OUT
from inventory_app.spreadsheets.preview import Preview, compare
from inventory_app.tables import Institution, id_of

ALL_WELL, SOME_REFUSED, UNREADABLE = 0, 1, 2
NOTE_WORD = "note"


class CannotImport(click.ClickException):
    """One line on stderr, and nothing was done."""

    exit_code = UNREADABLE


def import_options(function: Callable[..., Any]) -> Callable[..., Any]:
    file = click.Path(dir_okay=False, path_type=Path)
    for option in (
        click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to tell what happened."),
        click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing."),
        click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="Of the options that messages name."),
        click.option("--sheet", default="", help="The sheet's name; without it the likeliest is taken."),
        click.option("--mapping", type=file, help="JSON or YAML: column header -> key of a question or field, note, or null to leave it out."),
        click.option("--institution", required=True, help="The institution's key."),
        click.argument("file", type=file),
    ):
        function = option(function)
    return function


def refuse(text: str | Message) -> NoReturn:
    raise CannotImport(" ".join(str(text).split()))


def read_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        refuse(f"cannot read {file}: {fault.strerror}")


def written_mapping(file: Path) -> dict[str, str | None]:
    try:
        raw = yaml.safe_load(read_bytes(file).decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError):
        refuse(f"{file}: neither JSON nor YAML")
    if not isinstance(raw, dict) or not all(isinstance(question, str | None) for question in raw.values()):
        refuse(f"{file}: write an object that leads from column headers to question keys or null")
    return {str(label): question for label, question in raw.items()}


def said_columns(intake: Mapped, written: Mapping[str, str | None], file: Path) -> dict[str, str]:
    """Label -> path. What the file says comes first; of what was proposed stays what does not contradict it."""
    known, labels = intake.known, {fold(column.label): column.label for column in intake.layout.columns}
    said: dict[str, str] = {}
    for label, question in written.items():
        if fold(label) not in labels:
            refuse(f"{file}: the sheet has no column {label!r}; it has {', '.join(repr(each) for each in labels.values())}")
        path = LEAVE_OUT if question is None else KEEP_AS_NOTE if question == NOTE_WORD else question
        if path not in (LEAVE_OUT, KEEP_AS_NOTE) and path not in known.targets:
            path = known.names.get(fold(path), "") if path in known.sheet.questions else ""
            if not path:
                refuse(f"{file}: there is no question {question!r}")
        said[labels[fold(label)]] = path
    taken = set(said.values())
    kept = {
        label: KEEP_AS_NOTE if path in taken and path in known.targets else path
        for label, path in intake.mapping.columns.items()
        if label not in said
    }
    return {**kept, **said}


def chosen_sheet(intake: AnyMapped, sheet: str, remembered: Remembered, file: Path) -> AnyMapped:
    if not sheet:
        return intake
    if sheet not in [each.name for each in intake.readable]:
        refuse(f"{file}: there is no sheet {sheet!r}; there are {', '.join(repr(each.name) for each in intake.readable)}")
    return intake.with_sheet(sheet, None, remembered)


def no_institution(key: str) -> str:
    return f"there is no institution {key!r}; inventory-app institutions list names them"


def _report(intake: Intake, preview: Preview) -> dict[str, Any]:
    return {
        "rows": preview.rows,
        "new": len(preview.new),
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "mapping": [] if intake.is_ours else [{"column": label, "question": path} for label, path in intake.questions()],
        "problems": [{"cell": problem.cell, "message": str(problem.message)} for problem in preview.problems],
    }


def tell(report: dict[str, Any], shape: str, is_rehearsal: bool, about: str = "question") -> None:
    if shape == "json":
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    for line in report["mapping"]:
        click.echo(f"  {line['column']} -> {line[about] or '-'}")
    for problem in report["problems"]:
        click.echo(f"  {problem['cell'] or '-'}: {problem['message']}")
    click.echo(f"{report['rows']} rows: {report['new']} new, {report['changed']} changed, {report['unchanged']} unchanged.")
    if is_rehearsal:
        click.echo("Nothing was saved.")


def load_systems(
    session: Session, *, file: Path, institution: str, mapping: Path | None, sheet: str, language: str, dry_run: bool, shape: str
) -> int:
    """The exit code. A clash is not written: what somebody has changed since stays."""
    content = read_bytes(file)
    written = written_mapping(mapping) if mapping else {}
    try:
        read = read_file(file.name, content)
    except Unreadable as fault:
        refuse(f"{file}: {fault}")
    begin_writing(session)
    place = session.exec(select(Institution).where(Institution.key == institution)).first()
    if place is None:
        refuse(no_institution(institution))
    number, template = id_of(place), template_of(session, place).system
    actions.lock_register(session, number)
    register = runs.read_register(session, number)

    def remembered(headers_hash: str) -> dict[str, Any] | None:
        return runs.find_mapping(session, number, headers_hash)

    intake = take_in(read.sheets, template, load_aliases(), language, {known.id: known.name for known in register}, {}, remembered)
    if not intake.is_ours:
        intake = chosen_sheet(intake, sheet, remembered, file)
    if not intake.is_ours and (intake.sheet is None or not intake.layout.columns):
        refuse(f"{file}: there is nothing in the file")
    if written and not intake.is_ours:
        intake = intake.with_mapping(replace(intake.mapping, columns=said_columns(intake, written, mapping or file)))
    if not intake.has_name:
        refuse(f"{file}: no column holds the systems' names; say which one with --mapping")
    preview = compare(intake.imported(), register)
    if not dry_run and (preview.new or preview.written):
        actions.run_import(session, template, Editor(number, None), file.name, preview)
        session.commit()
    else:
        session.rollback()
    tell(_report(intake, preview), shape, dry_run)
    clashes = [change for changed in preview.changed for change in changed.clashes]
    if clashes and shape == "text":
        click.echo(f"{len(clashes)} answers were changed by somebody since the workbook was exported, and were left as they are.")
    return SOME_REFUSED if preview.problems or clashes else ALL_WELL
