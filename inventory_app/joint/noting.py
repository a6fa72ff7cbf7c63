"""The entry in the log of those whose parts are read by name. What was issued they approved for anybody to read, so that is no entry."""

from __future__ import annotations

from inventory_app.documents.words import T
from inventory_app.extensions import db
from inventory_app.institutions import noting
from inventory_app.institutions.sharing import Part, ShareLevel, sharing_of_all
from inventory_app.joint.queries import list_member_ids
from inventory_app.tables import Institution

OVERVIEW, REQUIREMENTS, DRAFT = "joint.overview", "joint.requirements", "joint.draft"
READ_PAGES = {
    OVERVIEW: T("Gemensam specifikation: deltagarna", "Joint specification: who takes part"),
    REQUIREMENTS: T("Gemensam specifikation: kraven", "Joint specification: the requirements"),
    DRAFT: T("Gemensam specifikation: utkastet", "Joint specification: the draft"),
}


def note_members(page: str, joint_id: int, own: Institution | None = None) -> None:
    """`own` is the institution on whose behalf somebody reads; None for a coordinator. Their numbers come from the profile, their words from free text."""
    members = [number for number in list_member_ids(db.session, joint_id) if own is None or number != own.id]
    read = {}
    for number, levels in sharing_of_all(db.session, members).items():
        named = [part for part in (Part.CHECKLIST, Part.PROFILE) if levels[part] is ShareLevel.NAMED]
        if Part.CHECKLIST in named and levels[Part.FREE_TEXT] is ShareLevel.NAMED:
            named.append(Part.FREE_TEXT)
        if named:
            read[number] = named
    noting.note(noting.reader_for(own.key if own else ""), page, read)
