"""Steps, changes and comments as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.requirements.show import RequirementChanges
from inventory_app.requirements.standing import STATE_WORDS
from inventory_app.review.queries import Step
from inventory_app.review.threads import Filter, Thread

STEPS, CHANGES = "steps", "changes"


def steps_table(steps: Iterable[Step]) -> Table:
    columns = (Column(_("Date"), "moment", 18), Column(_("Step")), Column(_("Who")), Column(_("Comment by"), "date"), Column(_("Message"), width=60))
    rows: list[list[Cell]] = [
        [step.at, _(STATE_WORDS[step.state]), step.by or _("Somebody who has left"), step.comment_by, step.remark] for step in steps
    ]
    return Table(_("Steps of the review"), columns, rows)


def changes_table(changes: Iterable[RequirementChanges]) -> Table:
    columns = (Column(_("Requirement")), Column(_("What"), width=26), Column(_("Before"), width=48), Column(_("After"), width=48))
    rows: list[list[Cell]] = [[each.key, change.what, change.before, change.after] for each in changes for change in each.changes]
    return Table(_("Changed since the review"), columns, rows)


def comments_table(threads: Iterable[Thread], texts: Mapping[str, str], wanted: Filter) -> Table:
    """One row a comment; replies follow what they answer."""
    columns = (
        Column(_("Requirement")),
        Column(_("Wording"), width=48),
        Column(_("Date"), "moment", 18),
        Column(_("Who")),
        Column(_("Kind")),
        Column(_("What was written"), width=60),
        Column(_("Status")),
        Column(_("Settled by")),
    )
    rows: list[list[Cell]] = []
    for thread in threads:
        status = _("Settled") if thread.is_settled else _("Open")
        for each in (thread.first, *thread.replies):
            kind = _("A reply") if each.parent_id else _("A comment")
            who = each.by or _("Somebody who has left")
            rows.append([each.requirement_key, texts.get(each.requirement_key, ""), each.at, who, kind, each.text, status, thread.first.settled_by])
    notes = (_("Filtered: not all comments are here."),) if wanted.is_on else ()
    return Table(_("Comments"), columns, rows, notes)
