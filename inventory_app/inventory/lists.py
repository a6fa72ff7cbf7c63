"""The register's lists as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

from flask_babel import gettext as _

from inventory_app.answers.progress import State
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.lists import answers_table
from inventory_app.inventory.flags import Flag
from inventory_app.inventory.register import Filter, Row
from inventory_app.inventory.show import StepLines, flag_label
from inventory_app.tables import System
from inventory_app.web.locale import page_language

NOBODY = "none"


def register_table(
    rows: Sequence[Row], wanted: Filter, options: Mapping[str, Mapping[str, str]], label_of: Callable[[State], str], total: int
) -> Table:
    """Every system that matches, over all pages, in the order of the page."""
    columns = (
        Column(_("Name"), width=34),
        Column(_("Kind of support")),
        Column(_("Status")),
        Column(_("Relation area"), width=34),
        Column(_("Owner")),
        Column(_("Contract ends"), "date", 14),
        Column(_("Needs attention"), width=40),
        Column(_("The guide")),
        Column(_("Questions left"), "number"),
        Column(_("Answers “don’t know”"), "number"),
        Column(_("Latest change"), "moment", 18),
    )
    return Table(
        _("Systems"),
        columns,
        [
            [
                row.name,
                options["kind"].get(row.support_kind or ""),
                options["status"].get(row.status or ""),
                ", ".join(options["area"].get(area, area) for area in row.areas),
                _("Nobody") if row.owner == NOBODY else row.owner,
                row.contract_ends_on,
                ", ".join(flag_label(flag) for flag in row.flags),
                label_of(row.state),
                row.missing,
                row.unknown,
                row.updated_at,
            ]
            for row in rows
        ],
        tuple(_filter_notes(wanted, options, len(rows), total)),
    )


def _filter_notes(wanted: Filter, options: Mapping[str, Mapping[str, str]], shown: int, total: int) -> Iterable[str]:
    if not wanted.is_on:
        return
    chosen = [
        (_("Name or owner"), wanted.text),
        (_("Kind of support"), options["kind"].get(wanted.kind)),
        (_("Status"), options["status"].get(wanted.status)),
        (_("Relation area"), options["area"].get(wanted.area)),
        (_("Needs attention"), flag_label(Flag(wanted.flag)) if wanted.flag else ""),
    ]
    yield _("%(shown)s of %(total)s systems", shown=shown, total=total)
    yield from (f"{label}: {value}" for label, value in chosen if value)


def bin_table(systems: Sequence[System], keeps: timedelta) -> Table:
    columns = (Column(_("Name"), width=34), Column(_("In the bin since"), "moment", 18), Column(_("Deleted for good"), "date", 14))
    return Table(
        _("The bin"), columns, [[each.name, each.deleted_at, (each.deleted_at + keeps).date() if each.deleted_at else None] for each in systems]
    )


def check_table(name: str, steps: Sequence[StepLines]) -> Table:
    """All answers about one system."""
    language = page_language()
    return answers_table(
        name,
        (
            (part.step.label.in_(language), line.number, line.question.label.in_(language), str(line.shown) if line.is_answered else None)
            for part in steps
            for line in part.lines
        ),
    )
