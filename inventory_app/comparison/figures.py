"""The figures of the views as one workbook, or as one JSON file: whole matrices, with whose they are and what is left out. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from inventory_app.comparison import brief_words, outlet_words
from inventory_app.comparison import report_words as words
from inventory_app.comparison.brief import found_in, handed_in, list_named
from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.outlets import Labels
from inventory_app.comparison.report import Chosen, left_out_rows, list_absent
from inventory_app.comparison.view import Outcome, Source, View
from inventory_app.exchange.table import Cell, Column, Table

# Counted up when a file is laid out otherwise.
FORMAT = 1


def _about(chosen: Chosen, source: Source, labels: Labels) -> Table:
    say = source.say
    found = [found_in(view, outcome) for view, outcome in chosen]
    rows: list[Sequence[Cell]] = [
        (labels.title, labels.reader),
        (say(outlet_words.DATE), labels.day),
        (say(outlet_words.SELECTION), ", ".join(labels.selection) or "–"),
        (say(words.IN_IT), handed_in(source.scope, say)),
        *(("", name) for name in list_named(found, source)),
        (say(words.METHOD), say(words.METHOD_LEAD)),
    ]
    rows += [(f"{say(view.title)}: {say(words.MADE).lower()}", say(view.method)) for view, _outcome in chosen]
    rows += [(f"{name}: {state.lower()}", reason) for name, state, reason in list_absent(source.scope, source)]
    return Table(say(words.ABOUT), (Column(say(words.WHAT), width=40), Column(say(words.SAYS), width=100)), rows)


def figures_tables(chosen: Chosen, source: Source, labels: Labels) -> list[Table]:
    """What it is, what each view leaves out, and every sheet of every view under the view's name."""
    say = source.say
    columns = (brief_words.VIEW, brief_words.BY_NAME, brief_words.WITHOUT_NAME, brief_words.NOT_SHARED, brief_words.LEFT_OUT)
    seen = Table(say(words.LEFT_OUT), tuple(Column(say(label)) for label in columns), left_out_rows(chosen, source))
    sheets = []
    for view, outcome in chosen:
        title = say(view.title)
        for table in outcome.tables():
            sheets.append(table if table.title.startswith(title) else replace(table, title=f"{title}, {table.title.lower()}"))
    return [_about(chosen, source, labels), seen, *sheets]


def _plain(cell: Cell) -> Any:
    return float(cell) if isinstance(cell, Decimal) else cell.isoformat() if isinstance(cell, date) else cell


def json_of(view: View, outcome: Outcome, labels: Labels) -> str:
    """{format, view, title, language, generated, selection, left_out, tables: [{title, columns, rows}]}: each row a list, in the order of the columns."""
    source = outcome.source
    return json.dumps(
        {
            "format": FORMAT,
            "view": view.key,
            "title": source.say(view.title),
            "language": source.language,
            "generated": source.today.isoformat(),
            "selection": list(labels.selection),
            "left_out": list_left_out(outcome.seen_in_tables, source.scope, source.language),
            "tables": [
                {
                    "title": table.title,
                    "columns": [column.label for column in table.columns],
                    "rows": [[_plain(cell) for cell in row] for row in table.rows],
                }
                for table in outcome.tables()
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
