"""The two flows as tables, for whoever wants them as a file. Pure."""

from __future__ import annotations

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.flow import words
from inventory_app.flow.facts import Flows, Line

NOW, WANTED, USERS = "now", "wanted", "users"


def now_table(flows: Flows) -> Table:
    return _table(flows, words.NOW.in_(flows.language), words.HOW.in_(flows.language), flows.now_lines())


def wanted_table(flows: Flows) -> Table:
    return _table(flows, words.WANTED.in_(flows.language), words.PROCESSING.in_(flows.language), flows.wanted_lines(), is_wanted=True)


def users_table(flows: Flows) -> Table:
    columns = tuple(Column(label.in_(flows.language), width=40) for label in (words.SYSTEM, words.GIVE, words.GET))
    rows = [[users.system, ", ".join(users.giving) or None, ", ".join(users.getting) or None] for users in flows.users()]
    return Table(words.USERS.in_(flows.language), columns, rows)


def _table(flows: Flows, title: str, how: str, lines: list[Line], *, is_wanted: bool = False) -> Table:
    language = flows.language
    columns = [
        Column(words.NUMBER.in_(language), "number"),
        Column(words.INFORMATION.in_(language), width=40),
        Column(words.SOURCE.in_(language)),
        Column(words.TARGET.in_(language)),
        Column(how, width=36),
        Column(words.RESPONSIBLE.in_(language)),
        Column(words.OWNER.in_(language)),
        *([Column(words.STATE.in_(language)), Column(words.REMARK.in_(language), width=36)] if is_wanted else []),
    ]
    rows: list[list[Cell]] = []
    for line in lines:
        texts = [
            line.information,
            line.source,
            line.target,
            line.how,
            line.responsible,
            line.owner,
            *([line.state, line.remark] if is_wanted else []),
        ]
        rows.append([line.number, *(text or None for text in texts)])
    return Table(title, tuple(columns), rows)
