"""Reading the two sides of a difference: a hand-in, or what is there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from inventory_app.difference.compare import Side
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import sharing_of
from inventory_app.submission.document import compose_submission
from inventory_app.submission.queries import read_live, submission_for
from inventory_app.submission.shared import Shared, take_out
from inventory_app.tables import Institution, id_of, now

NOW = "now"


@dataclass(frozen=True)
class Dated:
    """A side, its number (None for now) and when it was so."""

    side: Side
    number: int | None
    at: datetime


def read_side(session: Session, institution: Institution, which: str) -> Dated:
    """`which` is "now" or the number of a hand-in; NoSuchSubmission where there is none."""
    if which == NOW:
        live = read_live(session, institution)
        return Dated(Side(compose_submission(institution, live), live.template, live.catalogue), None, now())
    hand_in, document = submission_for(session, id_of(institution), int(which))
    side = Side(document, template_edition(session, hand_in.template_edition), catalogue_edition(session, hand_in.catalogue_edition))
    return Dated(side, hand_in.number, hand_in.submitted_at)


def shared_side(session: Session, institution: Institution, which: str) -> Dated:
    """As others may see it: what the institution keeps to itself today is taken out of old hand-ins, too."""
    found = read_side(session, institution, which)
    shared = Shared(found.side.template, sharing_of(session, id_of(institution)))
    side = Side(take_out(found.side.document, shared), found.side.template, found.side.catalogue)
    return Dated(side, found.number, found.at)
