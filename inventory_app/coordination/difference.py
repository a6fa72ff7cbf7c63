"""What changed between two hand-ins of one institution, in what it shares by name."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.coordination.routes import find_institution, name_of
from inventory_app.coordination.shared import SHEET_PARTS, STRICTER_PARTS, note_shared, room
from inventory_app.difference.pages import Source, answer
from inventory_app.difference.queries import Dated, shared_side
from inventory_app.extensions import db
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sharing import sharing_of
from inventory_app.submission.queries import list_hand_ins
from inventory_app.submission.shared import Shared
from inventory_app.tables import id_of
from inventory_app.web.access import needs

__all__ = ["room"]


@room.get("/institutions/<shared_key>/difference")
@needs(May.COORDINATE)
def difference(shared_key: str) -> Any:
    institution = find_institution(shared_key)
    was_read = False

    def read(which: str) -> Dated:
        nonlocal was_read
        was_read = True
        return shared_side(db.session, institution, which)

    page = answer(
        Source(
            institution=institution,
            hand_ins=list_hand_ins(db.session, id_of(institution)),
            read=read,
            address=partial(url_for, "coordination.difference", shared_key=shared_key),
            breadcrumbs=(
                (_("The consortium"), url_for("coordination.institutions")),
                (name_of(institution), url_for("coordination.institution", shared_key=shared_key)),
            ),
            is_shared_only=True,
        )
    )
    if was_read:
        shared = Shared(template_of(db.session, institution), sharing_of(db.session, id_of(institution)))
        note_shared("consortium.difference", institution, shared, (*SHEET_PARTS, *STRICTER_PARTS))
    return page
