"""The remarks as a table, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.findings.gather import Remark
from inventory_app.findings.show import line_of, severity_label
from inventory_app.web.rendering import show_day


def remarks_table(remarks: Iterable[Remark]) -> Table:
    columns = (
        Column(_("Requirement"), width=12),
        Column(_("Language"), width=12),
        Column(_("Severity"), width=12),
        Column(_("Rule"), width=34),
        Column(_("Words"), width=26),
        Column(_("What is said"), width=48),
        Column(_("Text"), width=60),
        Column(_("Proposed text"), width=60),
        Column(_("Accepted because"), width=40),
        Column(_("Accepted by"), width=26),
    )
    return Table(_("Wording"), columns, [_row(remark) for remark in remarks])


def _row(remark: Remark) -> list[Cell]:
    line = line_of(remark.statement.text, remark.finding, remark.finding.proposal)
    accepted = remark.accepted
    return [
        remark.statement.key,
        _("Swedish") if remark.statement.language == "sv" else _("English"),
        severity_label(line.severity),
        f"{line.rule} {line.name}",
        line.excerpt,
        line.message,
        remark.statement.text,
        line.proposal,
        accepted.motive if accepted else None,
        f"{accepted.by}, {show_day(accepted.at)}" if accepted else None,
    ]
