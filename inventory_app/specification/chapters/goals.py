"""Chapter: goals, indicators, and whether the ground is laid."""

from __future__ import annotations

from typing import Any

from inventory_app.answers.kinds import show_date
from inventory_app.content.schema import Precondition
from inventory_app.documents.blocks import Block, Column, Facts, Heading, Paragraph, Prose, Table, Words
from inventory_app.institutions.sheets import PRECONDITION_STATUS
from inventory_app.specification import words
from inventory_app.specification.dossier import Dossier, text_answer
from inventory_app.specification.pen import Pen

SETTLED = ("met", "not_applicable")


def status_of(dossier: Dossier, item: Precondition) -> str | None:
    value: Any = dossier.sheet("preconditions").get(item.key)
    return value.get("status") if isinstance(value, dict) else None


def asked_preconditions(dossier: Dossier) -> list[Precondition]:
    return [item for item in dossier.template.preconditions.items if not item.retired]


def precondition_counts(dossier: Dossier) -> tuple[int, int]:
    """How many are met, of how many that concern the institution."""
    statuses = [status_of(dossier, item) for item in asked_preconditions(dossier)]
    return statuses.count("met"), len(statuses) - statuses.count("not_applicable")


def show_status(pen: Pen, status: str | None) -> str:
    labels = {option.key: option.label.in_(pen.language) for option in PRECONDITION_STATUS}
    return labels.get(status or "", pen.say(words.NOT_ANSWERED))


def goals(pen: Pen) -> list[Block]:
    blocks: list[Block] = []
    text = text_answer(pen.dossier.details, "goals")
    if text:
        blocks += [Heading(text=pen.say(words.GOALS_TITLE)), pen.typed(text, items=True)]
    sheet, answers = pen.dossier.template.profile, pen.dossier.sheet("profile")
    indicators = pen.rows_table(sheet.questions["indicators"], answers, (32, 20, 15, 20, 13), pen.say(words.INDICATORS))
    if indicators:
        blocks += [Heading(text=pen.say(words.INDICATORS)), indicators]
    blocks += _preconditions(pen)
    swot: Any = sheet.questions["swot"]
    value = answers.get("swot")
    if isinstance(value, dict):
        rows: list[tuple[str, Words]] = [
            (part.label.in_(pen.language), pen.typed(value[part.key], items=True)) for part in swot.parts if isinstance(value.get(part.key), str)
        ]
        if rows:
            blocks += [Heading(text=pen.say(words.SWOT)), Facts(caption=pen.say(words.SWOT), rows=tuple(rows))]
    return blocks


def _preconditions(pen: Pen) -> list[Block]:
    dossier = pen.dossier
    items = asked_preconditions(dossier)
    if not any(status_of(dossier, item) for item in items):
        return []
    met, all_ = precondition_counts(dossier)
    say = words.PRECONDITIONS_ALL_MET if met == all_ else words.PRECONDITIONS_SAY
    blocks: list[Block] = [
        Heading(text=pen.say(words.PRECONDITIONS)),
        Prose(parts=(Paragraph(lines=(pen.say(say, met=met, all=all_),)),)),
        _status_table(pen, items),
    ]
    unmet = [item for item in items if status_of(dossier, item) not in SETTLED]
    if unmet:
        blocks.append(
            Table(
                caption=pen.say(words.UNMET),
                columns=(Column(label=pen.say(words.PRECONDITION), share=42), Column(label=pen.say(words.RISK), share=58)),
                rows=tuple((item.label.in_(pen.language), item.risk.in_(pen.language)) for item in unmet),
            )
        )
    return blocks


def _status_table(pen: Pen, items: list[Precondition]) -> Table:
    answers = pen.dossier.sheet("preconditions")

    def row(item: Precondition) -> tuple[Words, ...]:
        value: Any = answers.get(item.key)
        value = value if isinstance(value, dict) else {}
        responsible, by = value.get("responsible"), value.get("by")
        return (
            item.label.in_(pen.language),
            show_status(pen, value.get("status")),
            pen.typed(responsible) if responsible else "–",
            show_date(by, pen.language) if isinstance(by, str) else "–",
        )

    return Table(
        caption=pen.say(words.PRECONDITIONS),
        columns=(
            Column(label=pen.say(words.PRECONDITION), share=49),
            Column(label=pen.say(words.STATUS), share=13),
            Column(label=pen.say(words.RESPONSIBLE), share=21),
            Column(label=pen.say(words.DONE_BY), share=17),
        ),
        rows=tuple(row(item) for item in items),
    )
