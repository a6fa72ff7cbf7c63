"""History as people read it: what was answered before and after, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import gettext as _
from sqlmodel import Session

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.content.schema import Sheet
from inventory_app.history.queries import Entry, list_entries
from inventory_app.web.rendering import show_moment

NOTHING: Mapping[str, str] = MappingProxyType({})


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
        "file_added": _("File added"),
        "file_removed": _("File removed"),
        "facts_copied": _("Product facts copied from another institution"),
        "starter": _("Added from the starter list"),
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


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def sheet_history(
    session: Session, institution_id: int, subject: str, sheet: Sheet, context: Context, question: Any = None, beside: Mapping[str, str] = NOTHING
) -> list[Line]:
    """What happened to a sheet of answers, or to one question of it; newest first. `beside`: labels of texts that are no answers."""
    found = []
    for entry in list_entries(session, institution_id, subject, None if question is None else [question.key]):
        asked = sheet.questions.get(entry.key or "")
        label = asked.label.in_(context.language) if asked else beside.get(entry.key or "", "")
        what = " · ".join(part for part in (action_label(entry.action), label) if part)
        before, after = (_shown(asked, entry.before, context), _shown(asked, entry.after, context)) if asked else (None, None)
        if entry.key in beside:
            before, after = _text(entry.before), _text(entry.after)
        found.append(as_line(entry, what, before, after))
    return found
