"""Pages of the import of requirements: send a file, say what its columns are, look at what it would do, load it, take it back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from inventory_app.accounts.roles import May
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.database import begin_writing
from inventory_app.exchange.gates import MOST_BYTES, MOST_ROWS, Unreadable
from inventory_app.exchange.reading import FileRead
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.institutions.editions import catalogue_of
from inventory_app.requirement_files import actions, pages
from inventory_app.requirement_files.asked import category_options
from inventory_app.requirement_files.intake import RequirementIntake, read_requirements, take_in
from inventory_app.requirement_files.preview import Preview, compare
from inventory_app.requirement_files.queries import list_done, read_checklist
from inventory_app.requirement_files.rows import read_rows
from inventory_app.requirements.actions import lock_checklist
from inventory_app.spreadsheets import import_pages, runs
from inventory_app.spreadsheets.actions import DRAFT_KEEPS, AlreadyUndone, keep_draft, plain_file_name, remember_mapping
from inventory_app.spreadsheets.lists import runs_table
from inventory_app.spreadsheets.runs import REQUIREMENTS, NoSuchImport
from inventory_app.tables import ImportDraft, id_of
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import say

room = Blueprint("requirement_files", __name__)

# More than a file may have, so that somebody whose file is a little too large reads so beside the field.
MOST_SENT = 2 * MOST_BYTES


@room.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the form: here alone it may be larger than a page of answers."""
    if endpoint == "requirement_files.upload":
        request.max_content_length = MOST_SENT


def _address(endpoint: str, **arguments: Any) -> str:
    return url_for(f"requirement_files.{endpoint}", institution_key=here().institution.key, **arguments)


def _catalogue() -> RequirementCatalogue:
    return catalogue_of(db.session, here().institution)


def _draft(draft_id: int, *, lock: bool = False) -> ImportDraft:
    try:
        return runs.draft_for(db.session, here(), draft_id, kind=REQUIREMENTS, lock=lock)
    except NoSuchImport:
        raise NotFound from None


def _remembered(headers_hash: str) -> dict[str, Any] | None:
    return runs.find_mapping(db.session, here().id, headers_hash, REQUIREMENTS)


def _open(draft: ImportDraft) -> tuple[FileRead, RequirementIntake]:
    catalogue = _catalogue()
    read = read_requirements(draft.file_name, draft.content, catalogue)
    return read, take_in(read.sheets, catalogue, pages.shown_language(), draft.choices, _remembered)


def _compared(intake: RequirementIntake, left_out: frozenset[int] = frozenset()) -> Preview:
    catalogue = _catalogue()
    checklist = read_checklist(db.session, here().id, catalogue)
    return compare(read_rows(intake, category_options(catalogue)), checklist, intake.mapping.defaults, pages.shown_language(), left_out)


def _start_page(fault: str | None = None) -> str:
    return render_template(
        "requirement_files/start.html",
        runs=runs.list_runs(db.session, here().id, kind=REQUIREMENTS),
        drafts=runs.list_drafts(db.session, here().id, kind=REQUIREMENTS),
        keeps=DRAFT_KEEPS.days,
        fault=fault,
        most=MOST_BYTES // 1024**2,
        most_rows=MOST_ROWS,
    )


@room.get("/")
@needs(May.FILL_CHECKLIST)
def start() -> Any:
    if wants_file():
        return as_file(runs_table(runs.list_runs(db.session, here().id, kind=REQUIREMENTS)), of=here().institution.key)
    return _start_page()


@room.post("/")
@needs(May.FILL_CHECKLIST, writes_late=True)
def upload() -> Any:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _start_page(_("Choose a file.")), 422
    content, catalogue = sent.read(), _catalogue()
    try:
        read = read_requirements(plain_file_name(sent.filename), content, catalogue)
    except Unreadable as fault:
        return _start_page(say(fault.message)), 422
    intake = take_in(read.sheets, catalogue, pages.shown_language(), {}, _remembered)
    if intake.sheet is None or not intake.layout.columns:
        return _start_page(_("There are no requirements in the file: no table, no numbered paragraph and no ReqIF object.")), 422
    begin_writing(db.session)
    draft_id = id_of(keep_draft(db.session, editor(), sent.filename, content, intake.choices, REQUIREMENTS))
    db.session.commit()
    several = len([sheet for sheet in intake.readable if not sheet.is_hidden]) > 1
    return redirect(_address("sheet" if several else "columns", draft_id=draft_id), 303)


@room.get("/<int:draft_id>/sheet")
@needs(May.FILL_CHECKLIST)
def sheet(draft_id: int) -> Any:
    draft = _draft(draft_id)
    read, intake = _open(draft)
    assert intake.sheet is not None
    rows = import_pages.first_rows(intake.sheet, intake.header)
    return render_template("requirement_files/sheet.html", draft=draft, intake=intake, rows=rows, warnings=read.warnings, say=say)


@room.post("/<int:draft_id>/sheet")
@needs(May.FILL_CHECKLIST, writes_late=True)
def choose_sheet(draft_id: int) -> Any:
    """Another sheet is shown before its headers are asked for; on from there only with the sheet that was shown."""
    _read, intake = _open(_draft(draft_id))
    changed, is_same = import_pages.read_sheet_choice(intake, request.form, _remembered)
    if changed is not intake:
        begin_writing(db.session)
        _draft(draft_id, lock=True).choices = changed.choices
        db.session.commit()
    return redirect(_address("columns" if is_same else "sheet", draft_id=draft_id), 303)


def _columns_page(draft: ImportDraft, intake: RequirementIntake, errors: dict[str, str] | None = None) -> str:
    choices = import_pages.column_choices(intake, errors or {})
    return render_template(
        "requirement_files/columns.html",
        draft=draft,
        intake=intake,
        columns=choices,
        groups=import_pages.target_groups(intake),
        categories=pages.category_choices(category_options(_catalogue())),
        levels=pages.level_choices(),
        errors=import_pages.error_links(choices, errors or {}),
        says_nothing=import_pages.SAYS_NOTHING,
        several_sheets=len(intake.readable) > 1,
    )


@room.get("/<int:draft_id>/columns")
@needs(May.FILL_CHECKLIST)
def columns(draft_id: int) -> Any:
    draft = _draft(draft_id)
    return _columns_page(draft, _open(draft)[1])


@room.post("/<int:draft_id>/columns")
@needs(May.FILL_CHECKLIST, writes_late=True)
def map_columns(draft_id: int) -> Any:
    draft = _draft(draft_id)
    _read, before = _open(draft)
    intake = pages.with_posted(before, request.form, category_options(_catalogue()))
    errors = pages.mapping_errors(intake)
    if errors:
        return _columns_page(draft, intake, errors), 422
    begin_writing(db.session)
    _draft(draft_id, lock=True).choices = intake.choices
    remember_mapping(db.session, here().id, intake.layout.headers_hash, intake.mapping.to_json(), REQUIREMENTS)
    db.session.commit()
    if request.form.get("then") == "stay" or import_pages.is_unsettled(before, intake):
        return redirect(_address("columns", draft_id=draft_id, _anchor="words"), 303)
    return redirect(_address("preview", draft_id=draft_id), 303)


def _preview_page(draft: ImportDraft, read: FileRead, seen: Preview, *, moved_on: bool = False) -> str:
    return render_template(
        "requirement_files/preview.html",
        draft=draft,
        page=pages.PreviewPage(seen, _catalogue()),
        preview=seen,
        warnings=read.warnings,
        say=say,
        moved_on=moved_on,
        most=import_pages.MOST_SHOWN,
    )


@room.get("/<int:draft_id>/preview")
@needs(May.FILL_CHECKLIST)
def preview(draft_id: int) -> Any:
    draft = _draft(draft_id)
    read, intake = _open(draft)
    if not intake.has_main:
        return redirect(_address("columns", draft_id=draft_id))
    return _preview_page(draft, read, _compared(intake))


@room.post("/<int:draft_id>/confirm")
@needs(May.FILL_CHECKLIST, writes_late=True)
def confirm(draft_id: int) -> Any:
    """The file is read before the checklist is locked; what is loaded is what was seen, or else it is shown anew."""
    draft = _draft(draft_id)
    file_name, choices = draft.file_name, dict(draft.choices)
    read, intake = _open(draft)
    begin_writing(db.session)
    lock_checklist(db.session, editor())
    draft = _draft(draft_id, lock=True)
    left_out = {int(row) for row in request.form.getlist("leave") if row.isascii() and row.isdecimal() and len(row) < 9}
    seen = _compared(intake, frozenset(left_out))
    if not intake.has_main or request.form.get("mark") != seen.mark or draft.choices != choices:
        db.session.rollback()
        return _preview_page(_draft(draft_id), read, seen, moved_on=True), 409
    run_id = id_of(actions.run_import(db.session, _catalogue(), editor(), file_name, seen))
    db.session.delete(draft)
    db.session.commit()
    flash(_("The file has been imported."), "success")
    return redirect(_address("result", run_id=run_id), 303)


@room.post("/<int:draft_id>/discard")
@needs(May.FILL_CHECKLIST)
def discard(draft_id: int) -> Any:
    db.session.delete(_draft(draft_id, lock=True))
    db.session.commit()
    flash(_("The file was removed. Nothing has changed in the checklist."), "info")
    return redirect(_address("start"), 303)


def _run_lines(run_id: int) -> runs.RunLine:
    found = runs.list_runs(db.session, here().id, run_id, kind=REQUIREMENTS)
    if not found:
        raise NotFound
    return found[0]


@room.get("/done/<int:run_id>")
@needs(May.FILL_CHECKLIST)
def result(run_id: int) -> Any:
    run, done = _run_lines(run_id), list_done(db.session, here().id, run_id)
    most = import_pages.MOST_SHOWN
    lines = [pages.DoneLine.of(each) for each in done[:most]]
    return render_template("requirement_files/result.html", run=run, done=lines, more=max(0, len(done) - most))


@room.get("/done/<int:run_id>/undo")
@needs(May.FILL_CHECKLIST)
def confirm_undo(run_id: int) -> Any:
    run = _run_lines(run_id)
    if run.undone_at:
        return redirect(_address("result", run_id=run_id))
    return render_template("requirement_files/undo.html", run=run)


@room.post("/done/<int:run_id>/undo")
@needs(May.FILL_CHECKLIST)
def undo_import(run_id: int) -> Any:
    try:
        run = runs.run_for(db.session, here(), run_id, kind=REQUIREMENTS, lock=True)
        undone = actions.undo_import(db.session, _catalogue(), editor(), run)
    except NoSuchImport:
        raise NotFound from None
    except AlreadyUndone:
        return redirect(_address("result", run_id=run_id), 303)
    db.session.commit()
    flash(_("The import has been undone."), "success")
    if undone.removed:
        flash(ngettext("%(num)d own requirement was removed.", "%(num)d own requirements were removed.", undone.removed), "info")
    if undone.left:
        flash(_("Changed again since, so not undone: %(keys)s", keys=", ".join(undone.left)), "warning")
    return redirect(_address("result", run_id=run_id), 303)
