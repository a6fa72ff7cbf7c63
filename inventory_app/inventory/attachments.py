"""Files that lie beside a system: what is taken, and what becomes of it. Nothing is ever shown as a page of ours."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from inventory_app.answers.messages import N_, Message
from inventory_app.answers.reading import read_line
from inventory_app.history.actions import record
from inventory_app.institutions.places import Place
from inventory_app.institutions.sheets import Editor
from inventory_app.inventory.actions import subject_of
from inventory_app.tables import Attachment, Person, System, id_of

MB = 1_000_000
MOST_BYTES = 10 * MB
MOST_BYTES_TOGETHER = 50 * MB
LONGEST_NAME = 150
# The key under which a system's history speaks of its files.
HISTORY_KEY = "file"


class FileKind(StrEnum):
    AGREEMENT = "agreement"
    EXPORT_SAMPLE = "export_sample"
    DOCUMENTATION = "documentation"
    OTHER = "other"


KIND_WORDS: dict[FileKind, str] = {
    FileKind.AGREEMENT: N_("Agreement"),
    FileKind.EXPORT_SAMPLE: N_("Sample of an export"),
    FileKind.DOCUMENTATION: N_("Documentation"),
    FileKind.OTHER: N_("Other"),
}

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
TYPES_IN_WORDS = "PDF, DOCX, XLSX, ODT, ODS, CSV, TXT, PNG, JPEG"
_BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff"}
_MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_MACROS = re.compile(r"(^|/)(vbaProject\.bin|Basic/)", re.IGNORECASE)


class NotTaken(Exception):
    """The file is not one that may lie here; the message says what would be right."""

    def __init__(self, text: str, **places: str | int) -> None:
        super().__init__(text)
        self.message = Message(text, places)


class NoSuchFile(Exception):
    """There is no such file beside this system."""


@dataclass(frozen=True)
class FileLine:
    """A file without its content."""

    id: int
    kind: FileKind
    name: str
    size: int
    added_at: datetime
    added_by: str | None


def clean_name(raw: str) -> str:
    """The name alone, without the folders that some browsers send, its ending kept when it is cut."""
    name = read_line(re.split(r"[/\\]", raw)[-1].replace('"', "'")).lstrip(".")
    stem, dot, ending = name.rpartition(".")
    return name if len(name) <= LONGEST_NAME else f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"


def _packed(content: bytes, ending: str) -> bool:
    """Whether a zip is the document that its ending says. Only its list of contents is looked at, so that nothing unfolds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(_MACROS.search(name) for name in names):
                raise NotTaken(N_("The file holds macros. Save it without them, and choose it again."))
            if ending in _MAIN_PART:
                return "[Content_Types].xml" in names and _MAIN_PART[ending] in names
            with archive.open("mimetype") as entry:
                return entry.read(200).decode("ascii", "replace").strip() == MEDIA_TYPES[ending]
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return False


def _is_what_it_says(content: bytes, ending: str) -> bool:
    if ending in _BEGINNINGS:
        return content.startswith(_BEGINNINGS[ending])
    if ending in ("csv", "txt"):
        return b"\0" not in content and not content.startswith(tuple(_BEGINNINGS.values()))
    return _packed(content, ending)


def read_file(raw_name: str, content: bytes) -> tuple[str, str]:
    """The name and the media type under which a file is kept; raises NotTaken."""
    name = clean_name(raw_name)
    stem, _dot, ending = name.rpartition(".")
    ending = ending.lower()
    if not name:
        raise NotTaken(N_("Choose a file."))
    if not stem or ending not in MEDIA_TYPES:
        raise NotTaken(N_("%(name)s is of a kind that is not taken here. Choose one of: %(types)s."), name=name, types=TYPES_IN_WORDS)
    if not content:
        raise NotTaken(N_("%(name)s is empty."), name=name)
    if len(content) > MOST_BYTES:
        raise NotTaken(
            N_("%(name)s is %(size)s MB. A file may be at most %(most)s MB."), name=name, size=-(-len(content) // MB), most=MOST_BYTES // MB
        )
    if not _is_what_it_says(content, ending):
        raise NotTaken(
            N_("%(name)s does not hold what its ending says. Open it in the program it was made with, and save it as %(kind)s again."),
            name=name,
            kind=ending.upper(),
        )
    return name, MEDIA_TYPES[ending]


def size_together(session: Session, system_id: int) -> int:
    return session.exec(select(func.coalesce(func.sum(Attachment.size), 0)).where(Attachment.system_id == system_id)).one()


def add_file(session: Session, system: System, editor: Editor, kind: FileKind, raw_name: str, content: bytes) -> Attachment:
    """`system` was fetched with its lock, so that two files at once cannot be too much together."""
    name, media_type = read_file(raw_name, content)
    if size_together(session, id_of(system)) + len(content) > MOST_BYTES_TOGETHER:
        raise NotTaken(
            N_("The files of one system may be at most %(most)s MB together. Remove one that is no longer needed."), most=MOST_BYTES_TOGETHER // MB
        )
    added = Attachment(
        institution_id=system.institution_id,
        system_id=id_of(system),
        kind=kind,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_by_id=editor.person_id,
    )
    session.add(added)
    session.flush()
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), "file_added", {HISTORY_KEY: (None, name)})
    return added


def remove_file(session: Session, found: FileLine, system: System, editor: Editor) -> None:
    session.execute(sa.delete(Attachment).where(col(Attachment.id) == found.id))
    record(session, editor.institution_id, editor.person_id, subject_of(system.id), "file_removed", {HISTORY_KEY: (found.name, None)})


_LINE: tuple[Any, ...] = (Attachment.id, Attachment.kind, Attachment.name, Attachment.size, Attachment.added_at, Person.name)


def _lines(system: System) -> Any:
    query = sa.select(*_LINE).join(Person, col(Person.id) == Attachment.added_by_id, isouter=True)
    return query.where(col(Attachment.system_id) == system.id).order_by(col(Attachment.id))


def _line(values: Any) -> FileLine:
    number, kind, *others = values
    return FileLine(number, FileKind(kind), *others)


def list_files(session: Session, system: System) -> Sequence[FileLine]:
    """In the order in which they were added."""
    return [_line(values) for values in session.execute(_lines(system))]


def file_for(session: Session, system: System, file_id: int) -> FileLine:
    found = session.execute(_lines(system).where(col(Attachment.id) == file_id)).first()
    if found is None:
        raise NoSuchFile
    return _line(found)


def content_for(session: Session, system: System, file_id: int) -> Attachment:
    found = session.exec(select(Attachment).where(Attachment.id == file_id, Attachment.system_id == system.id)).first()
    if found is None:
        raise NoSuchFile
    return found


def count_files(session: Session, place: Place, system_id: int) -> int:
    return session.exec(
        select(func.count()).select_from(Attachment).where(Attachment.system_id == system_id, Attachment.institution_id == place.id)
    ).one()
