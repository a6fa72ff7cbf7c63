"""The checklist and its history as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from inventory_app.content.schema import RequirementCatalogue
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.filter import STATES, Filter
from inventory_app.requirements.show import HistoryAct, level_label, met_when_label, method_labels
from inventory_app.web.locale import page_language


def checklist_table(checklist: Sequence[Chosen], catalogue: RequirementCatalogue, title: str = "", wanted: Filter | None = None) -> Table:
    columns = (
        Column(_("Id"), width=10),
        Column(_("Category"), width=26),
        Column(_("Requirement"), width=60),
        Column(_("Level")),
        Column(_("Points"), "number"),
        Column(_("Values to fill in"), width=26),
        Column(_("Reason"), width=40),
        Column(_("What shows that it is met"), width=40),
        Column(_("How it is verified"), width=26),
        Column(_("When it must be met"), width=22),
        Column(_("Note"), width=40),
    )
    labels = {category.key: category.label.in_(page_language()) for category in catalogue.categories}
    rows = [_requirement(each, labels[each.category]) for each in checklist]
    return Table(title or _("Requirements checklist"), columns, rows, tuple(_filter_notes(wanted, labels)) if wanted else ())


def _requirement(each: Chosen, category: str) -> list[Cell]:
    language = page_language()
    return [
        each.key,
        category,
        each.text_in(language).text,
        level_label(each.effective_level),
        each.points,
        ", ".join(blank.label.in_(language) for blank in each.open_parameters) if each.is_asked else "",
        each.motive_in(language).text,
        each.how_in(language).text,
        method_labels(each.methods),
        met_when_label(each.met_when),
        each.note,
    ]


def _filter_notes(wanted: Filter, labels: dict[str, str]) -> list[str]:
    chosen = [
        (_("Word or id"), wanted.text),
        (_("Category"), labels.get(wanted.category)),
        (_("Level"), _(STATES[wanted.state]) if wanted.state else ""),
        (_("Seen to by"), _("Me") if wanted.is_mine else ""),
    ]
    return [f"{label}: {value}" for label, value in chosen if value]


def acts_table(title: str, acts: Sequence[HistoryAct], thing: str = "") -> Table:
    """One row a change; an act without changes is a row too. `thing` is what the ids are of, when it is not requirements."""
    columns = (
        Column(_("Date"), "moment", 18),
        Column(_("Who")),
        Column(_("What happened"), width=40),
        Column(thing or _("Requirement")),
        Column(_("What"), width=26),
        Column(_("Before")),
        Column(_("After")),
        Column(_("Undone")),
    )
    rows: list[list[Cell]] = []
    for act in acts:
        undone = _("Yes") if act.is_undone else None
        rows += [[act.at, act.who, act.what, each.key, each.what, each.before, each.after, undone] for each in act.changes]
        if not act.changes:
            rows.append([act.at, act.who, act.what, None, None, None, None, undone])
    return Table(_("History – %(what)s", what=title), columns, rows)
