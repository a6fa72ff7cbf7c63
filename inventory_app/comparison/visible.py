"""What the reader can see of whom, and why: coordinators see each institution's decisions, an institution only whom it sees by name, and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from inventory_app.comparison import desk
from inventory_app.comparison import visible_words as words
from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.routes import both, tabs
from inventory_app.comparison.scope import Absence, Filter, Scope
from inventory_app.exchange.table import Column, Table
from inventory_app.extensions import db
from inventory_app.institutions.sharing import PART_WORDS, Part, ShareLevel, decided_of_all
from inventory_app.tables import ZONE
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language, say
from inventory_app.web.rendering import show_day


@dataclass(frozen=True)
class Cell:
    """`since` is a day, or that nobody has decided otherwise."""

    part: str
    level: ShareLevel
    label: str
    since: str


@dataclass(frozen=True)
class Row:
    name: str
    cells: Sequence[Cell] = ()
    absent: str = ""


@dataclass(frozen=True)
class PartSeen:
    """One part: whom the reader sees by name, and in sentences how many others there are."""

    label: str
    hint: str
    names: Sequence[str]
    sentences: Sequence[str]


def _part(part: Part) -> str:
    return say(PART_WORDS[part][0])


def rows_for_coordinators(scope: Scope, decided: Mapping[int, Mapping[Part, datetime]]) -> list[Row]:
    language = page_language()

    def cell(level: ShareLevel, part: Part, at: datetime | None) -> Cell:
        since = show_day(at.astimezone(ZONE)) if at else words.DEFAULT.in_(language)
        return Cell(_part(part), level, words.LEVELS[level].in_(language), since)

    found = [
        Row(party.name_in(language), [cell(party.levels[part], part, decided.get(party.institution_id, {}).get(part)) for part in Part])
        for party in scope.parties
    ]
    why = {Absence.NOT_HANDED_IN: words.NOT_HANDED_IN, Absence.DECLINED: words.DECLINED}
    return found + [Row(each.names[language], absent=why[each.why].in_(language)) for each in scope.absent]


def parts_seen(scope: Scope) -> list[PartSeen]:
    language = page_language()
    found = []
    for part in Part:
        seen = scope.see(part)
        names = [party.name_in(language) for party in seen.named if not scope.is_own(party)]
        found.append(PartSeen(_part(part), say(PART_WORDS[part][1]), names, list_left_out({(part,): seen}, scope, language)))
    return found


def _coordinators_table(rows: Sequence[Row]) -> Table:
    def nothing(row: Row) -> list[str]:
        return [row.absent, *("" for _ in range(2 * len(Part) - 1))]

    columns = (Column(_("Institution"), width=32), *(column for part in Part for column in (Column(_part(part)), Column(_("Since")))))
    return Table(
        _("What you can see and why"),
        columns,
        [[row.name, *((text for cell in row.cells for text in (cell.label, cell.since)) if row.cells else nothing(row))] for row in rows],
        tuple(rule.in_(page_language()) for rule in words.RULES),
    )


def _institutions_table(parts: Sequence[PartSeen]) -> Table:
    columns = (Column(_("Part"), width=28), Column(_("You see by name"), width=48), Column(_("In all"), width=60))
    rows = [[part.label, ", ".join(part.names), " ".join(part.sentences)] for part in parts]
    return Table(_("What you can see and why"), columns, rows, tuple(rule.in_(page_language()) for rule in words.RULES))


@both("/visible")
def visible() -> Any:
    scope = desk.source_of(Filter()).scope
    here = desk.place()
    parts = parts_seen(scope)
    rows = []
    if here is None:
        rows = rows_for_coordinators(scope, decided_of_all(db.session, [party.institution_id for party in scope.parties]))
    if wants_file():
        return as_file(_institutions_table(parts) if here else _coordinators_table(rows), of=here.institution.key if here else "")
    return render_template(
        "comparison/visible.html",
        rows=rows,
        parts=parts,
        part_labels=[_part(part) for part in Part],
        rules=words.RULES,
        here=here,
        tabs=tabs(""),
        index_url=desk.address("index"),
        specifications_url=desk.address("specifications"),
    )
