"""History as people read it: what was answered before and after, in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlmodel import Session

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.content.schema import Sheet
from inventory_app.history.queries import Entry, list_entries
from inventory_app.web.rendering import show_moment


@dataclass(frozen=True)
class Line:
    who: str
    at: str
    when: str
    what: str
    before: str | None
    after: str | None
    change_set_id: int
    undone: bool = False


def action_label(action: str) -> str:
    labels = {
        "created": _("Added"),
        "copied": _("Copied from another system"),
        "deleted": _("Was put in the bin"),
        "restored": _("Restored from the bin"),
        "preselected": _("Preselected by a profile"),
        "undone": _("An earlier change undone"),
        "imported": _("Imported"),
    }
    return labels.get(action, "")


def as_line(entry: Entry, what: str, before: str | None, after: str | None) -> Line:
    return Line(
        who=entry.by or _("Somebody who has left"),
        at=entry.at.isoformat(timespec="seconds"),
        when=show_moment(entry.at),
        what=what,
        before=before,
        after=after,
        change_set_id=entry.change_set_id,
        undone=entry.undone,
    )


def _shown(question: Any, value: Any, context: Context) -> str | None:
    return None if value is None else str(show(question, value, context))


def sheet_history(session: Session, institution_id: int, subject: str, sheet: Sheet, context: Context, question: Any = None) -> list[Line]:
    """What happened to a sheet of answers, or to one question of it; newest first."""
    found = []
    for entry in list_entries(session, institution_id, subject, None if question is None else [question.key]):
        asked = sheet.questions.get(entry.key or "")
        what = " · ".join(part for part in (action_label(entry.action), asked.label.in_(context.language) if asked else "") if part)
        before, after = (_shown(asked, entry.before, context), _shown(asked, entry.after, context)) if asked else (None, None)
        found.append(as_line(entry, what, before, after))
    return found
