"""What changed between two hand-ins of one institution, in what it shares by name."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.coordination.routes import find_institution, name_of
from inventory_app.coordination.shared import room
from inventory_app.difference.pages import Source, answer
from inventory_app.difference.queries import shared_side
from inventory_app.extensions import db
from inventory_app.submission.queries import list_hand_ins
from inventory_app.tables import id_of
from inventory_app.web.access import needs

__all__ = ["room"]


@room.get("/institutions/<shared_key>/difference")
@needs(May.COORDINATE)
def difference(shared_key: str) -> Any:
    institution = find_institution(shared_key)
    return answer(
        Source(
            institution=institution,
            hand_ins=list_hand_ins(db.session, id_of(institution)),
            read=partial(shared_side, db.session, institution),
            address=partial(url_for, "coordination.difference", shared_key=shared_key),
            breadcrumbs=(
                (_("The consortium"), url_for("coordination.institutions")),
                (name_of(institution), url_for("coordination.institution", shared_key=shared_key)),
            ),
            is_shared_only=True,
        )
    )
