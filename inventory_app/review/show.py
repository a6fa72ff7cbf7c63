"""The review in words."""

from __future__ import annotations

from flask_babel import gettext as _

from inventory_app.extensions import db
from inventory_app.requirements.pages import checklist_here
from inventory_app.requirements.show import RequirementChanges, changes_by_requirement
from inventory_app.requirements.standing import Standing, State, changes_since_review
from inventory_app.web.rendering import show_day


def next_steps(standing: Standing) -> list[tuple[State, str]]:
    """What can be done from here; comments may be asked for again, by another day."""
    again = standing.state is State.OUT_FOR_COMMENT
    steps = [
        (State.OUT_FOR_COMMENT, _("Ask for comments again, by another day") if again else _("Send out for comment")),
        (State.REVIEWED, _("Mark as reviewed: we stand by the requirements as they are now")),
        (State.DRAFT, _("Go back to draft")),
    ]
    return [(state, words) for state, words in steps if state is State.OUT_FOR_COMMENT or state is not standing.state]


def changed_since_review(standing: Standing) -> list[RequirementChanges]:
    """What to show on pages of other rooms: the checklist is read only where it has been reviewed."""
    if standing.state is not State.REVIEWED:
        return []
    page = checklist_here()
    return changes_by_requirement(changes_since_review(db.session, standing, page.flat), page.catalogue, page.category_of)


def asks_text(standing: Standing) -> str:
    """One line for pages where one may comment."""
    if not standing.asks_for_comments or standing.comment_by is None:
        return ""
    return _("The specification is out for comment until %(day)s.", day=show_day(standing.comment_by))
