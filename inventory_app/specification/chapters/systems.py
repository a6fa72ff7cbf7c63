"""Chapter: what is used today. Names no costs and no people: suppliers read it."""

from __future__ import annotations

from typing import Any

from inventory_app.answers.values import is_none, is_unknown
from inventory_app.documents.blocks import Bar, Bars, Block, Column, Heading, Paragraph, Prose, Span, Table, Timeline
from inventory_app.inventory.flags import flags_of
from inventory_app.inventory.register import alphabetical
from inventory_app.specification import words
from inventory_app.specification.dossier import KnownSystem
from inventory_app.specification.pen import Pen, listed


def systems(pen: Pen) -> list[Block]:
    known = sorted(pen.dossier.systems, key=lambda system: (alphabetical(system.name), system.id))
    if not known:
        return []
    used = sum(system.is_in_use for system in known)
    blocks: list[Block] = [
        _line(pen.say(words.SYSTEMS_SAY, all=len(known), used=used)),
        Heading(text=pen.say(words.SYSTEMS)),
        _table(pen, known),
    ]
    for found in (_by_area(pen, known), _contracts(pen, known), _signs(pen, known), _gaps(pen, known)):
        blocks += found
    return blocks


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _table(pen: Pen, known: list[KnownSystem]) -> Table:
    shares = (("SYSTEM", 21), ("KIND", 19), ("STATUS", 13), ("AREAS", 23), ("DIRECTION", 12), ("USERS", 12))
    return Table(
        caption=pen.say(words.SYSTEMS),
        columns=tuple(Column(label=pen.say(getattr(words, name)), share=share, is_number=name == "USERS") for name, share in shares),
        rows=tuple(
            (
                pen.typed(system.name),
                pen.option("support_kind", system.support_kind),
                pen.option("status", system.status),
                listed([pen.option("areas", area) for area in system.areas]),
                pen.option("direction", _choice(system.answers.get("direction"))),
                pen.number(users) if isinstance(users := system.answers.get("users"), int | float) else "–",
            )
            for system in known
        ),
    )


def _choice(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _by_area(pen: Pen, known: list[KnownSystem]) -> list[Block]:
    areas: Any = pen.dossier.template.system.questions["areas"]
    statuses: Any = pen.dossier.template.system.questions["status"]
    present = [option for option in statuses.options if any(system.status == option.key and system.areas for system in known)]
    if not present:
        return []
    bars, empty = [], []
    for area in areas.options:
        here = [system.status for system in known if area.key in system.areas]
        values = tuple(here.count(status.key) for status in present)
        if any(values):
            bars.append(Bar(label=area.label.in_(pen.language), values=values))
        else:
            empty.append(area.label.in_(pen.language))
    figure = Bars(
        title=pen.say(words.BY_AREA),
        description=pen.say(words.BY_AREA_SAYS),
        series=tuple(status.label.in_(pen.language) for status in present),
        bars=tuple(bars),
        total=pen.say(words.TOTAL),
    )
    blocks: list[Block] = [Heading(text=pen.say(words.BY_AREA)), figure]
    if empty:
        blocks.append(_line(pen.say(words.UNCOVERED, areas=", ".join(empty))))
    return blocks


def _contracts(pen: Pen, known: list[KnownSystem]) -> list[Block]:
    ending = sorted(
        ((system.contract_ends_on, system) for system in known if system.contract_ends_on and system.status != "retired"),
        key=lambda pair: (pair[0], alphabetical(pair[1].name), pair[1].id),
    )
    if not ending:
        return []
    today = pen.dossier.today
    first = min(today.year, min(day.year for day, _ in ending))
    # A contract that ended long ago, or ends in a generation, would press the others into a corner.
    first, last = max(first, today.year - 3), min(max(day.year for day, _ in ending), today.year + 12) + 1
    spans = [
        Span(
            label=system.name,
            until=round(min(max(day.year + (day.timetuple().tm_yday - 1) / 365 - first, 0), last - first), 3),
            note=pen.day(day) + (f" ({pen.say(words.ENDED)})" if day < today else ""),
            is_over=day < today,
        )
        for day, system in ending
    ]
    question: Any = pen.dossier.template.system.questions["contract_end"]
    rows = []
    for day, system in ending:
        notice = system.answers.get("notice_months")
        rows.append(
            (
                pen.typed(system.name),
                pen.day(day),
                pen.part(question, "extension", system.answers) or "–",
                pen.say(words.MONTHS, number=pen.number(notice)) if isinstance(notice, int | float) else "–",
            )
        )
    shares = (("SYSTEM", 28), ("CONTRACT_ENDS", 20), ("EXTENSION", 37), ("NOTICE", 15))
    return [
        Heading(text=pen.say(words.CONTRACTS)),
        Timeline(title=pen.say(words.CONTRACTS), description=pen.say(words.CONTRACTS_SAY), first_year=first, last_year=last, spans=tuple(spans)),
        Table(
            caption=pen.say(words.CONTRACTS),
            columns=tuple(Column(label=pen.say(getattr(words, name)), share=share) for name, share in shares),
            rows=tuple(rows),
        ),
    ]


def _signs(pen: Pen, known: list[KnownSystem]) -> list[Block]:
    """Only what concerns the procurement; what the institution has to put in order itself stays with the institution."""
    flags = flags_of(known, pen.dossier.today)
    rows = []
    for flag, text in words.FLAGS.items():
        names = [system.name for system in known if flag in flags.get(system.id, ())]
        if names:
            rows.append((pen.say(text), pen.typed("; ".join(names))))
    if not rows:
        return []
    columns = (Column(label=pen.say(words.SIGN), share=45), Column(label=pen.say(words.SYSTEM), share=55))
    return [
        Heading(text=pen.say(words.SIGNS)),
        _line(pen.say(words.SIGNS_SAY)),
        Table(caption=pen.say(words.SIGNS), columns=columns, rows=tuple(rows)),
    ]


def _gaps(pen: Pen, known: list[KnownSystem]) -> list[Block]:
    rows = []
    for system in known:
        value = system.answers.get("strengths_gaps")
        gaps = value.get("gaps") if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else None
        if gaps:
            rows.append((pen.typed(system.name), pen.typed(gaps, items=True)))
    if not rows:
        return []
    columns = (Column(label=pen.say(words.SYSTEM), share=28), Column(label=pen.say(words.GAPS), share=72))
    return [Heading(text=pen.say(words.GAPS)), _line(pen.say(words.GAPS_SAY)), Table(caption=pen.say(words.GAPS), columns=columns, rows=tuple(rows))]
