"""The lists on the specification's page as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.specification.open_points import LABELS, OpenPoint
from inventory_app.tables import Issue
from inventory_app.web.locale import page_language

ISSUES, OPEN = "issues", "open"


def issues_table(issues: Iterable[Issue]) -> Table:
    columns = (
        Column(_("Version")),
        Column(_("Date"), "moment", 18),
        Column(_("By")),
        Column(_("Prevailing language")),
        Column(_("Remark"), width=48),
        Column(_("Decided by")),
        Column(_("Decided on"), "date"),
        Column(_("Decision"), width=48),
    )
    names = {"sv": _("Swedish"), "en": _("English")}
    rows: list[list[Cell]] = [
        [each.version, each.issued_at, each.issued_by_name, names[each.language], each.remark, each.decided_by, each.decided_on, each.decision]
        for each in issues
    ]
    return Table(_("Issued versions"), columns, rows)


def open_points_table(points: Iterable[OpenPoint]) -> Table:
    """Those that stop the issue first, as on the page."""
    language = page_language()
    columns = (Column(_("Where"), width=34), Column(_("Open point"), width=60), Column(_("Must be settled before issuing")))
    ordered = sorted(points, key=lambda point: not point.stops_issue)
    return Table(
        _("Open points"), columns, [[LABELS[point.where].in_(language), point.text, _("Yes") if point.stops_issue else None] for point in ordered]
    )
