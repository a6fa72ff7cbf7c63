"""Requirement against institution as sheets: every requirement, whatever the page shows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inventory_app.comparison import requirements_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.levels import DECIDED, UNDECIDED
from inventory_app.comparison.requirement_blocks import undecided_at
from inventory_app.exchange.table import Cell, Column, Table

if TYPE_CHECKING:
    from inventory_app.comparison.requirements import Requirements

Rows = list[Sequence[Cell]]


def tables(view: Requirements) -> list[Table]:
    return [_levels(view), _core(view), _undecided(view), _own(view)]


def _levels(view: Requirements) -> Table:
    say, levels, named = view.source.say, view.levels, view.seen.named
    said = {level: say(text) for level, text in words.LEVELS.items()}
    rows: Rows = []
    for each in levels.requirements:
        decided = levels.all[each.key]
        counts = (*(decided.number(level) for level in DECIDED), decided.undecided, round(decided.difference(view.seen.total), 2))
        cells = (said[levels.level(party.submission_id, party.catalogue_edition, each.key)] for party in named)
        rows.append((each.key, view.category_names[each.category], view.text(each), *counts, *cells))
    columns = (
        Column(say(words.KEY)),
        Column(say(words.CATEGORY)),
        Column(say(words.REQUIREMENT), width=60),
        *(Column(said[level], "number") for level in (*DECIDED, UNDECIDED)),
        Column(say(words.DIFFERENCE), "number"),
        *(Column(view.source.name(party), width=14) for party in named),
    )
    return Table(say(words.TITLE), columns, rows, notes=(say(words.DIFFERENCE_SAYS),))


def _core(view: Requirements) -> Table:
    say, wanted, decided = view.source.say, view.wanted, view.levels.all
    rows: Rows = [
        (each.key, view.category_names[each.category], view.text(each), decided[each.key].asking(wanted.floor))
        for each in view.levels.core(wanted.floor, wanted.least)
    ]
    columns = (
        Column(say(words.KEY)),
        Column(say(words.CATEGORY)),
        Column(say(words.REQUIREMENT), width=60),
        Column(say(shared.INSTITUTIONS), "number"),
    )
    notes = (say(words.CORE, k=len(rows), n=wanted.least, m=view.seen.total), f"{say(words.FLOOR)}: {say(words.FLOORS[wanted.floor])}")
    return Table(say(words.THE_CORE), columns, rows, notes=notes)


def _undecided(view: Requirements) -> Table:
    say = view.source.say
    rows: Rows = [
        (
            each.key,
            view.text(each),
            view.levels.all[each.key].undecided,
            ", ".join(view.source.name(party) for party in undecided_at(view.levels, each)),
        )
        for each in view.levels.undecided()
    ]
    columns = (
        Column(say(words.KEY)),
        Column(say(words.REQUIREMENT), width=60),
        Column(say(shared.INSTITUTIONS), "number"),
        Column(say(words.NOT_DECIDED), width=60),
    )
    return Table(say(words.UNDECIDED_SHEET), columns, rows)


def _own(view: Requirements) -> Table:
    say, source = view.source.say, view.source
    number_of = {id(own): number for number, group in enumerate(view.own_groups, start=1) for own in group}
    rows: Rows = [
        (
            number_of.get(id(own)),
            source.name(view.seen.by_submission[own.submission_id]),
            own.key,
            say(words.LEVELS[own.level]),
            view.category_names.get(own.category, own.category),
            own.sv,
            own.en,
        )
        for own in sorted(view.own, key=lambda own: number_of.get(id(own), len(number_of) + 1))
    ]
    columns = (
        Column(say(words.GROUP), "number"),
        Column(say(shared.INSTITUTION)),
        Column(say(words.KEY)),
        Column(say(words.LEVEL)),
        Column(say(words.CATEGORY)),
        Column(f"{say(words.TEXT)} (sv)", width=60),
        Column(f"{say(words.TEXT)} (en)", width=60),
    )
    return Table(say(words.OWN_SHEET), columns, rows, notes=(say(words.NEAR_SAYS),))
