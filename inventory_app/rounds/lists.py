"""The lists of this room as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _

from inventory_app.content.schema import Step
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.rounds.matrix import Line, Share
from inventory_app.rounds.queries import Summary
from inventory_app.rounds.show import standing_label
from inventory_app.submission.rounds import Standing
from inventory_app.tables import Round
from inventory_app.web.locale import page_language


def rounds_table(summaries: Iterable[Summary]) -> Table:
    columns = (
        Column(_("Round"), width=34),
        Column(_("Status")),
        Column(_("Last day"), "date"),
        *(Column(label, "number") for label in (_("Institutions"), _("Handed in"), _("Sent back"), _("Skipped"))),
    )
    rows: list[list[Cell]] = [
        [
            each.round.name,
            _("Closed") if each.round.closed_at else _("Open"),
            each.round.due_on,
            each.asked,
            each.handed_in,
            each.sent_back,
            each.skipped,
        ]
        for each in summaries
    ]
    return Table(_("Rounds"), columns, rows)


def _percent(share: Share | None) -> int | None:
    return share.percent if share else None


def _words(line: Line) -> str:
    return {Standing.SKIPPED: line.skip_reason, Standing.SENT_BACK: line.return_remark}.get(line.standing, "")


def progress_table(round_: Round, lines: Iterable[Line], steps: Sequence[Step]) -> Table:
    """As the page shows it; shares in percent, without the sign."""
    columns = [
        Column(_("Institution"), width=34),
        Column(_("Hand-in")),
        Column(_("The reason, or what to correct"), width=34),
        Column(_("Handed in"), "moment", 18),
        Column(_("First seen"), "moment", 18),
        Column(_("Last reminder"), "moment", 18),
    ]
    is_open = round_.closed_at is None
    if is_open:
        labels = [_("%(step)s, %%", step=step.label.in_(page_language())) for step in steps]
        others = (_("Systems"), *labels, _("Preconditions, %%"), _("Requirements decided, %%"), _("Still right, %%"), _("Open points"))
        columns += [Column(label.replace("%%", "%"), "number") for label in others]
    return Table(round_.name, tuple(columns), [[*_standing(line), *(_counts(line, steps) if is_open else ())] for line in lines])


def _standing(line: Line) -> list[Cell]:
    return [line.name, standing_label(line.standing), _words(line) or None, line.handed_in_at, line.looked_at, line.reminded_at]


def _counts(line: Line, steps: Sequence[Step]) -> list[Cell]:
    now = line.progress
    if now is None:
        return []
    shares = [*(now.steps.get(step.key) for step in steps), now.preconditions, now.checklist, now.confirmed]
    return [now.systems, *map(_percent, shares), now.open_points]


def due_table(parts: Iterable[Any]) -> Table:
    """`parts`: what is left to confirm, each with its steps."""
    columns = (Column(_("System or part"), width=34), Column(_("Step"), width=26), Column(_("Last confirmed"), "moment", 18), Column(_("By")))
    rows: list[list[Cell]] = [
        [part.name, step.label.in_(page_language()), step.said.at, step.said.by or None] for part in parts for step in part.steps
    ]
    return Table(_("Still right?"), columns, rows)
