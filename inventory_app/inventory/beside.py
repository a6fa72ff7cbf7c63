"""Pages on what lies beside a system's answers: its files and its note."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.values import fingerprint
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.institutions.access import editor, here
from inventory_app.inventory import actions, attachments
from inventory_app.inventory.attachments import KIND_WORDS, FileKind, NoSuchFile, NotTaken
from inventory_app.inventory.routes import find_system
from inventory_app.tables import System
from inventory_app.web.access import needs
from inventory_app.web.errors import NotFound
from inventory_app.web.locale import say
from inventory_app.web.rendering import show_number

room = Blueprint("beside", __name__)

# More than a file may have, so that somebody whose file is a little too large reads so beside the field.
MOST_SENT = attachments.MOST_BYTES * 2
# Whatever a file holds, a browser that opened it after all would run and fetch nothing.
FILE_POLICY = "default-src 'none'; sandbox"


def _address(endpoint: str, system_id: int, **arguments: Any) -> str:
    return url_for(f"beside.{endpoint}", institution_key=here().institution.key, system_id=system_id, **arguments)


@room.url_value_preprocessor
def allow_a_file(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the form: here alone it may be larger than a page of answers."""
    if endpoint == "beside.upload":
        request.max_content_length = MOST_SENT


def show_size(size: int) -> str:
    return f"{show_number(round(size / attachments.MB, 1))} MB" if size >= attachments.MB else f"{show_number(max(1, round(size / 1000)))} kB"


def _files_page(system: System, fault: str | None = None, kind: str = "") -> str:
    return render_template(
        "inventory/files.html",
        system=system,
        files=attachments.list_files(db.session, system),
        kinds_of_file={kind.value: say(words) for kind, words in KIND_WORDS.items()},
        chosen=kind,
        fault=fault,
        most=attachments.MOST_BYTES // attachments.MB,
        together=attachments.MOST_BYTES_TOGETHER // attachments.MB,
        types=attachments.TYPES_IN_WORDS,
        show_size=show_size,
    )


@room.get("/<int:system_id>/files")
@needs(May.READ)
def files(system_id: int) -> Any:
    return _files_page(find_system(system_id))


@room.post("/<int:system_id>/files")
@needs(May.FILL_INVENTORY, writes_late=True)
def upload(system_id: int) -> Any:
    # Read before the write begins: a slow line must not keep everybody else waiting.
    sent, chosen = request.files.get("file"), request.form.get("kind", "")
    name, content = (sent.filename or "", sent.read()) if sent else ("", b"")
    who = editor()
    begin_writing(db.session)
    system = find_system(system_id, lock=True)
    kind = FileKind(chosen) if chosen in list(FileKind) else FileKind.OTHER
    try:
        added = attachments.add_file(db.session, system, who, kind, name, content)
    except NotTaken as fault:
        db.session.rollback()
        return _files_page(find_system(system_id), say(fault.message), kind), 422
    db.session.commit()
    flash(_("%(name)s has been added.", name=added.name), "success")
    return redirect(_address("files", system_id), 303)


@room.get("/<int:system_id>/files/<int:file_id>")
@needs(May.READ)
def download(system_id: int, file_id: int) -> Any:
    """Always to be saved, never shown: what is in it is somebody else's."""
    try:
        found = attachments.content_for(db.session, find_system(system_id), file_id)
    except NoSuchFile:
        raise NotFound from None
    answer = Response(found.content, mimetype=found.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=found.name)
    answer.headers["Content-Security-Policy"] = FILE_POLICY
    return answer


def _file(system: System, file_id: int) -> attachments.FileLine:
    try:
        return attachments.file_for(db.session, system, file_id)
    except NoSuchFile:
        raise NotFound from None


@room.get("/<int:system_id>/files/<int:file_id>/remove")
@needs(May.FILL_INVENTORY)
def confirm_remove_file(system_id: int, file_id: int) -> Any:
    system = find_system(system_id)
    return render_template("inventory/remove_file.html", system=system, file=_file(system, file_id))


@room.post("/<int:system_id>/files/<int:file_id>/remove")
@needs(May.FILL_INVENTORY)
def remove_file(system_id: int, file_id: int) -> Any:
    system = find_system(system_id, lock=True)
    found = _file(system, file_id)
    attachments.remove_file(db.session, found, system, editor())
    db.session.commit()
    flash(_("%(name)s has been removed.", name=found.name), "success")
    return redirect(_address("files", system_id), 303)


def _note_page(system: System, note: str, fault: str | None = None, theirs: str | None = None) -> str:
    return render_template("inventory/note.html", system=system, note=note, seen=fingerprint(system.note), fault=fault, theirs=theirs)


@room.get("/<int:system_id>/note")
@needs(May.FILL_INVENTORY)
def note(system_id: int) -> Any:
    system = find_system(system_id)
    return _note_page(system, system.note)


@room.post("/<int:system_id>/note")
@needs(May.FILL_INVENTORY)
def save_note(system_id: int) -> Any:
    system = find_system(system_id, lock=True)
    text = actions.read_note(request.form.get("note", ""))
    if len(text) > actions.LONGEST_NOTE:
        fault = _(
            "Shorten the note to %(most)s characters. It has %(length)s now.", most=show_number(actions.LONGEST_NOTE), length=show_number(len(text))
        )
        return _note_page(system, text, fault), 422
    if not actions.save_note(db.session, system, editor(), text, request.form.get("seen", "-")):
        fault = _("Somebody else has changed the note in the meantime. Save again to keep yours, or take theirs.")
        return _note_page(system, text, fault, theirs=system.note), 409
    db.session.commit()
    flash(_("Saved."), "success")
    return redirect(url_for("inventory.system", institution_key=here().institution.key, system_id=system_id), 303)
