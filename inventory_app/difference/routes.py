"""What changed between two of one's own hand-ins, or between a hand-in and now."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.difference.pages import Source, answer
from inventory_app.difference.queries import read_side
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.submission.queries import list_hand_ins
from inventory_app.web.access import needs

room = Blueprint("difference", __name__)


@room.get("/")
@needs(May.READ)
def show() -> Any:
    institution = here().institution
    return answer(
        Source(
            institution=institution,
            hand_ins=list_hand_ins(db.session, here().id),
            read=partial(read_side, db.session, institution),
            address=partial(url_for, "difference.show", institution_key=institution.key),
            breadcrumbs=((_("Hand-in"), url_for("submission.overview", institution_key=institution.key)),),
        )
    )
