"""The entry in the log of those who were read about, from the request that read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inventory_app.accounts.session import this_person
from inventory_app.database import begin_writing
from inventory_app.extensions import db
from inventory_app.institutions.readings import Reader, note_readings, unnoted
from inventory_app.institutions.sharing import Part
from inventory_app.tables import id_of

# Where the application keeps what each page is called: key of the page -> its words.
TITLES = "read_pages"


def reader_for(institution_key: str = "") -> Reader:
    """The person of this request, on behalf of an institution or as a coordinator."""
    return Reader(id_of(this_person()), institution_key)


def note(reader: Reader, page: str, read: Mapping[int, Iterable[Part]]) -> None:
    """Once a day. Call it when everything has been read and the page is made: it begins a transaction of its own, and commits it."""
    new = unnoted(db.session, reader, page, read)
    if new:
        begin_writing(db.session)
        note_readings(db.session, reader, page, new)
        db.session.commit()
