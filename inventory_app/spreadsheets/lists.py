"""The lists of this room as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from inventory_app.exchange.table import Column, Table
from inventory_app.spreadsheets.runs import RunLine


def runs_table(found: Iterable[RunLine]) -> Table:
    """Earlier imports, for whoever wants the list as a file."""
    columns = (
        Column(_("File"), width=40),
        Column(_("When"), "moment"),
        Column(_("By")),
        Column(_("New"), "number"),
        Column(_("Changed"), "number"),
        Column(_("Undone"), "moment"),
    )
    rows = [[run.file_name, run.at, run.by or _("The command line"), run.added, run.changed, run.undone_at] for run in found]
    return Table(_("Earlier imports"), columns, rows)
