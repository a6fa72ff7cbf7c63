"""The page that tells an institution who outside has read what it shares by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, request
from flask_babel import gettext as _

from inventory_app.accounts.roles import May
from inventory_app.answers.reading import read_whole
from inventory_app.exchange.table import Column, Table
from inventory_app.extensions import db
from inventory_app.institutions.access import here
from inventory_app.institutions.noting import TITLES
from inventory_app.institutions.readings import Read, count_readings, list_readings
from inventory_app.institutions.sharing import PART_WORDS, Part
from inventory_app.institutions.taking_part import address, room
from inventory_app.web.access import needs
from inventory_app.web.downloads import as_file, wants_file
from inventory_app.web.locale import page_language, say

__all__ = ["room"]

A_PAGE = 50
MOST_IN_FILE = 10_000


@dataclass(frozen=True)
class Line:
    read: Read
    who: str
    behalf: str
    page: str
    parts: str


def _line(read: Read) -> Line:
    title = current_app.extensions[TITLES].get(read.page)
    behalf = read.institution[page_language() == "en"] if read.institution else read.reader_key or _("Coordinator")
    return Line(
        read,
        read.person or _("somebody who has left"),
        behalf,
        title.in_(page_language()) if title else _("Comparison"),
        ", ".join(say(PART_WORDS[part][0]) for part in read.parts),
    )


def _table(lines: Sequence[Line]) -> Table:
    columns = (
        Column(_("Date"), "moment", 18),
        Column(_("Who")),
        Column(_("On whose behalf")),
        Column(_("Page"), width=40),
        Column(_("Parts"), width=40),
    )
    return Table(_("Who has read what you share"), columns, [[line.read.at, line.who, line.behalf, line.page, line.parts] for line in lines])


@room.get("/sharing/readings")
@needs(May.READ)
def readings() -> Any:
    wanted = request.args.get("part", "")
    part = Part(wanted) if wanted in set(Part) else None
    if wants_file():
        lines = [_line(read) for read in list_readings(db.session, here().id, MOST_IN_FILE, part=part)]
        return as_file(_table(lines), of=here().institution.key)
    number = count_readings(db.session, here().id, part)
    pages = max(1, -(-number // A_PAGE))
    page = min(read_whole(request.args.get("page", ""), 5) or 1, pages)
    return render_template(
        "institutions/readings.html",
        lines=[_line(read) for read in list_readings(db.session, here().id, A_PAGE, part=part, skip=(page - 1) * A_PAGE)],
        number=number,
        page=page,
        pages=pages,
        part=part or "",
        parts=[("", _("All")), *((each.value, say(PART_WORDS[each][0])) for each in Part)],
        url_of=lambda other: address("readings", page=other, **({"part": part} if part else {})),
        url=address("readings"),
    )
