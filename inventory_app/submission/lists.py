"""Hand-ins and what is in them as tables, for whoever wants them as a file. What is kept from the reader has been taken out before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.institutions.lists import answers_table
from inventory_app.submission.queries import HandIn
from inventory_app.submission.show import Block, OpenGroup, RequirementGroup, SystemLine

SYSTEMS, OPEN, HAND_INS = "systems", "open", "hand-ins"


def hand_ins_table(hand_ins: Iterable[HandIn]) -> Table:
    columns = (Column(_("Number"), "number"), Column(_("Date"), "moment", 18), Column(_("By")), Column(_("Open points"), "number"))
    rows = [[each.number, each.submitted_at, each.submitted_by, each.open_points] for each in hand_ins]
    return Table(_("Earlier hand-ins"), columns, rows)


def frozen_systems_table(systems: Iterable[SystemLine]) -> Table:
    columns = (Column(_("Name"), width=34), Column(_("Kind")), Column(_("Status")), Column(_("Areas"), width=34), Column(_("System owner")))
    return Table(_("Systems"), columns, [[each.name, each.kind, each.status, each.areas, each.owner] for each in systems])


def open_points_table(groups: Iterable[OpenGroup]) -> Table:
    columns = (Column(_("Where"), width=34), Column(_("Open point"), width=60), Column(_("Why")))
    return Table(_("Open points"), columns, [[group.label, label, why] for group in groups for label, why in group.points])


def part_table(title: str, blocks: Sequence[Block], groups: Sequence[RequirementGroup]) -> Table:
    """A page of answers, or of requirements."""
    if not groups:
        answers = ((block.label, line["number"], line["question"], line["answer"]) for block in blocks for line in block.answers)
        return answers_table(title, answers)
    columns = (
        Column(_("Id"), width=10),
        Column(_("Category"), width=26),
        Column(_("Requirement"), width=60),
        Column(_("Level")),
        Column(_("Points"), "number"),
        Column(_("Note"), width=40),
    )
    rows: list[list[Cell]] = [[line.key, group.label, line.text, line.level, line.points, line.note] for group in groups for line in group.lines]
    return Table(title, columns, rows)
