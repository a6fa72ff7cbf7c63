"""The lists of this room as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from inventory_app.exchange.table import Column, Table
from inventory_app.names.preferred import Name
from inventory_app.tables import NameVariant


def names_table(title: str, names: Iterable[Name]) -> Table:
    columns = (Column(_("Name"), width=40), Column(_("Institutions"), "number"), Column(_("Also written"), width=60))
    return Table(title, columns, [[name.text, name.institutions, ", ".join(name.spellings)] for name in names])


def variants_table(history: Iterable[tuple[NameVariant, Any, Any]]) -> Table:
    """Who merged which names, and who separated them again."""
    columns = (
        Column(_("Name"), width=40),
        Column(_("Counts as"), width=40),
        Column(_("Merged"), "moment"),
        Column(_("By")),
        Column(_("Separated"), "moment"),
        Column(_("By")),
    )
    rows = [[row.variant, row.name, row.joined_at, joined_by, row.parted_at, parted_by] for row, joined_by, parted_by in history]
    return Table(_("Merged and separated"), columns, rows)
