"""Pages of the import: send a file, say what its columns are, look at what it would do, load it, take it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.content.aliases import load_aliases
from inventory_app.content.schema import Sheet
from inventory_app.database import begin_writing
from inventory_app.exchange.gates import MOST_BYTES, MOST_ROWS, Unreadable
from inventory_app.exchange.reading import FileRead, read_file
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import template_of
from inventory_app.spreadsheets import actions, import_pages, runs
from inventory_app.spreadsheets.actions import AlreadyUndone
from inventory_app.spreadsheets.import_pages import PreviewPage
from inventory_app.spreadsheets.intake import Intake, take_in
from inventory_app.spreadsheets.lists import runs_table
from inventory_app.spreadsheets.preview import Known, Preview, compare
from inventory_app.spreadsheets.runs import NoSuchImport
from inventory_app.tables import ImportDraft, id_of
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import page_language, say

room = Blueprint("imports", __name__)

# More than a file may have, so that somebody whose file is a little too large reads so beside the field.
MOST_SENT = 2 * MOST_BYTES


@room.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the form: here alone it may be larger than a page of answers."""
    if endpoint == "imports.upload":
        request.max_content_length = MOST_SENT


def _address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"imports.{endpoint}", institution_key=here().institution.key, **arguments)


def _sheet() -> Sheet:
    return template_of(db.session, here().institution).system


def _draft(draft_id: int, *, lock: bool = False) -> ImportDraft:
    try:
        return runs.draft_for(db.session, here(), draft_id, lock=lock)
    except NoSuchImport:
        raise NotFound from None


def _remembered(headers_hash: str) -> dict[str, Any] | None:
    return runs.find_mapping(db.session, here().id, headers_hash)


def _intake(read: FileRead, choices: dict[str, Any], register: list[Known]) -> Intake:
    systems = {system.id: system.name for system in register}
    return take_in(read.sheets, _sheet(), load_aliases(), page_language(), systems, choices, _remembered)


def _open(draft: ImportDraft) -> tuple[FileRead, Intake]:
    read = read_file(draft.file_name, draft.content)
    return read, _intake(read, draft.choices, runs.read_register(db.session, here().id))


def _start_page(fault: str | None = None) -> str:
    return render_template(
        "spreadsheets/import.html",
        runs=runs.list_runs(db.session, here().id),
        drafts=runs.list_drafts(db.session, here().id),
        keeps=actions.DRAFT_KEEPS.days,
        fault=fault,
        most=MOST_BYTES // 1024**2,
        most_rows=MOST_ROWS,
    )


@room.get("/")
@needs(May.FILL_INVENTORY)
def start() -> Any:
    if wants_file():
        return as_file(runs_table(runs.list_runs(db.session, here().id)), of=here().institution.key)
    return _start_page()


@room.post("/")
@needs(May.FILL_INVENTORY, writes_late=True)
def upload() -> Any:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _start_page(_("Choose a file.")), 422
    content = sent.read()
    try:
        read = read_file(actions.plain_file_name(sent.filename), content)
        intake = _intake(read, {}, runs.read_register(db.session, here().id))
    except Unreadable as fault:
        return _start_page(say(fault.message)), 422
    if not intake.is_ours and (intake.sheet is None or not intake.layout.columns):
        return _start_page(_("There is nothing in the file.")), 422
    begin_writing(db.session)
    draft = actions.keep_draft(db.session, editor(), sent.filename, content, intake.choices)
    draft_id = id_of(draft)
    db.session.commit()
    if intake.is_ours:
        return redirect(_address("preview", draft_id=draft_id), 303)
    several = len([sheet for sheet in intake.readable if not sheet.is_hidden]) > 1
    return redirect(_address("sheet" if several else "columns", draft_id=draft_id), 303)


@room.get("/<int:draft_id>/sheet")
@needs(May.FILL_INVENTORY)
def sheet(draft_id: int) -> Any:
    draft = _draft(draft_id)
    read, intake = _open(draft)
    if intake.is_ours or intake.sheet is None:
        return redirect(_address("preview", draft_id=draft_id))
    rows = import_pages.first_rows(intake.sheet, intake.header)
    return render_template("spreadsheets/import_sheet.html", draft=draft, intake=intake, rows=rows, warnings=read.warnings, say=say)


@room.post("/<int:draft_id>/sheet")
@needs(May.FILL_INVENTORY, writes_late=True)
def choose_sheet(draft_id: int) -> Any:
    """Another sheet is shown before its headers are asked for; on from there only with the sheet that was shown."""
    _read, intake = _open(_draft(draft_id))
    if intake.is_ours or intake.sheet is None:
        return redirect(_address("preview", draft_id=draft_id), 303)
    changed, is_same = import_pages.read_sheet_choice(intake, request.form, _remembered)
    if changed is not intake:
        begin_writing(db.session)
        _draft(draft_id, lock=True).choices = changed.choices
        db.session.commit()
    return redirect(_address("columns" if is_same else "sheet", draft_id=draft_id), 303)


def _columns_page(draft: ImportDraft, intake: Intake, errors: dict[str, str] | None = None) -> str:
    choices = import_pages.column_choices(intake, errors or {})
    return render_template(
        "spreadsheets/import_columns.html",
        draft=draft,
        intake=intake,
        columns=choices,
        groups=import_pages.target_groups(intake),
        errors=import_pages.error_links(choices, errors or {}),
        says_nothing=import_pages.SAYS_NOTHING,
        several_sheets=len(intake.readable) > 1,
    )


@room.get("/<int:draft_id>/columns")
@needs(May.FILL_INVENTORY)
def columns(draft_id: int) -> Any:
    draft = _draft(draft_id)
    _read, intake = _open(draft)
    if intake.is_ours:
        return redirect(_address("preview", draft_id=draft_id))
    return _columns_page(draft, intake)


@room.post("/<int:draft_id>/columns")
@needs(May.FILL_INVENTORY, writes_late=True)
def map_columns(draft_id: int) -> Any:
    draft = _draft(draft_id)
    _read, before = _open(draft)
    if before.is_ours:
        return redirect(_address("preview", draft_id=draft_id), 303)
    intake = before.with_mapping(import_pages.read_mapping(before, request.form))
    errors = import_pages.mapping_errors(intake)
    if errors:
        return _columns_page(draft, intake, errors), 422
    begin_writing(db.session)
    draft = _draft(draft_id, lock=True)
    draft.choices = intake.choices
    actions.remember_mapping(db.session, here().id, intake.layout.headers_hash, intake.mapping.to_json())
    db.session.commit()
    if request.form.get("then") == "stay" or import_pages.is_unsettled(before, intake):
        return redirect(_address("columns", draft_id=draft_id, _anchor="words"), 303)
    return redirect(_address("preview", draft_id=draft_id), 303)


def _ticks() -> tuple[frozenset[str], frozenset[int]]:
    left_out = {int(row) for row in request.form.getlist("leave") if row.isascii() and row.isdecimal() and len(row) < 9}
    return frozenset(request.form.getlist("clash")), frozenset(left_out)


def _preview_page(draft: ImportDraft, read: FileRead, intake: Intake, preview: Preview, *, moved_on: bool = False) -> str:
    return render_template(
        "spreadsheets/import_preview.html",
        draft=draft,
        intake=intake,
        page=PreviewPage(preview, intake.template, intake.systems),
        preview=preview,
        warnings=read.warnings,
        say=say,
        moved_on=moved_on,
        most=import_pages.MOST_SHOWN,
    )


@room.get("/<int:draft_id>/preview")
@needs(May.FILL_INVENTORY)
def preview(draft_id: int) -> Any:
    draft = _draft(draft_id)
    read = read_file(draft.file_name, draft.content)
    register = runs.read_register(db.session, here().id)
    intake = _intake(read, draft.choices, register)
    if not intake.has_name:
        return redirect(_address("columns", draft_id=draft_id))
    return _preview_page(draft, read, intake, compare(intake.imported(), register))


@room.post("/<int:draft_id>/confirm")
@needs(May.FILL_INVENTORY, writes_late=True)
def confirm(draft_id: int) -> Any:
    """The file is read before the register is locked; what is loaded is what was seen, or else it is shown anew."""
    draft = _draft(draft_id)
    file_name, choices = draft.file_name, dict(draft.choices)
    read = read_file(file_name, draft.content)
    begin_writing(db.session)
    actions.lock_register(db.session, here().id)
    draft = _draft(draft_id, lock=True)
    register = runs.read_register(db.session, here().id)
    intake = _intake(read, choices, register)
    seen = compare(intake.imported(), register, *_ticks())
    if not intake.has_name or request.form.get("mark") != seen.mark:
        db.session.rollback()
        return _preview_page(_draft(draft_id), read, intake, seen, moved_on=True), 409
    run = actions.run_import(db.session, intake.template, editor(), file_name, seen)
    run_id = id_of(run)
    db.session.delete(draft)
    db.session.commit()
    flash(_("The file has been imported."), "success")
    return redirect(_address("result", run_id=run_id), 303)


@room.post("/<int:draft_id>/discard")
@needs(May.FILL_INVENTORY)
def discard(draft_id: int) -> Any:
    db.session.delete(_draft(draft_id, lock=True))
    db.session.commit()
    flash(_("The file was removed. Nothing has changed in the register."), "info")
    return redirect(_address("start"), 303)


def _run_lines(run_id: int) -> runs.RunLine:
    found = runs.list_runs(db.session, here().id, run_id)
    if not found:
        raise NotFound
    return found[0]


@room.get("/done/<int:run_id>")
@needs(May.FILL_INVENTORY)
def result(run_id: int) -> Any:
    run = _run_lines(run_id)
    done = runs.list_done(db.session, here().id, run_id)
    return render_template(
        "spreadsheets/import_result.html",
        run=run,
        done=done[: import_pages.MOST_SHOWN],
        more=max(0, len(done) - import_pages.MOST_SHOWN),
        left=[each for each in done if run.undone_at and not each.is_undone and not each.is_gone],
        labels=lambda keys: import_pages.key_labels(_sheet(), keys),
    )


@room.get("/done/<int:run_id>/undo")
@needs(May.FILL_INVENTORY)
def confirm_undo(run_id: int) -> Any:
    run = _run_lines(run_id)
    if run.undone_at:
        return redirect(_address("result", run_id=run_id))
    return render_template("spreadsheets/import_undo.html", run=run)


@room.post("/done/<int:run_id>/undo")
@needs(May.FILL_INVENTORY)
def undo_import(run_id: int) -> Any:
    try:
        run = runs.run_for(db.session, here(), run_id, lock=True)
        undone = actions.undo_import(db.session, _sheet(), editor(), run)
    except NoSuchImport:
        raise NotFound from None
    except AlreadyUndone:
        return redirect(_address("result", run_id=run_id), 303)
    db.session.commit()
    flash(_("The import has been undone."), "success")
    if undone.binned:
        flash(ngettext("%(num)d system was put in the bin.", "%(num)d systems were put in the bin.", undone.binned), "info")
    return redirect(_address("result", run_id=run_id), 303)
