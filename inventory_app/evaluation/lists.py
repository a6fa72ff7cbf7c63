"""The room's lists as tables, for whoever wants them as a file."""

from __future__ import annotations

from flask_babel import gettext as _

from inventory_app.evaluation.models import Model
from inventory_app.evaluation.queries import Decided
from inventory_app.evaluation.show import columns_of, show_placed
from inventory_app.evaluation.simulation import Simulation
from inventory_app.evaluation.weights import worths
from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.requirements.show import level_label
from inventory_app.web.locale import page_language

SCORED, RANKING = "scored", "ranking"


def scored_table(decided: Decided) -> Table:
    """Every requirement that is scored, with its category's weight and what it is worth itself."""
    language, evaluation = page_language(), decided.evaluation
    is_money = evaluation.model is Model.DEDUCTION
    columns = (
        Column(_("Id"), width=10),
        Column(_("Category"), width=36),
        Column(_("Requirement"), width=60),
        Column(_("Level")),
        Column(_("Points"), "number"),
        Column(_("Weight of the category, per cent"), "number"),
        Column(_("Worth at most, SEK") if is_money else _("Worth at most, points"), "money" if is_money else "number"),
    )
    worth = worths(evaluation, decided.scored)
    texts = {each.key: each.text_in(language).text for each in decided.checklist}
    rows: list[list[Cell]] = [
        [
            each.key,
            decided.areas[each.category].in_(language),
            texts[each.key],
            level_label(each.level),
            each.points,
            evaluation.weights.get(each.category),
            worth[each.key] if is_money else worth[each.key] / 100,
        ]
        for each in decided.scored
    ]
    return Table(_("What is scored"), columns, rows)


def ranking_table(simulation: Simulation) -> Table:
    columns = (Column(_("Rank"), "number"), Column(_("Tender"), width=26), *(Column(label) for label in columns_of(simulation.evaluation.model)))
    rows: list[list[Cell]] = []
    for placed in simulation.placed:
        shown = show_placed(simulation, placed)
        rows.append([shown.rank, shown.name, *shown.cells])
    return Table(_("Ranking of the invented tenders"), columns, rows)
