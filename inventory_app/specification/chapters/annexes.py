"""Annexes: scenarios, and what was left out and why."""

from __future__ import annotations

from typing import Any

from inventory_app.documents.blocks import Block, Column, Heading, Paragraph, Prose, Section, Table
from inventory_app.documents.words import T
from inventory_app.requirements.choice import Level
from inventory_app.specification import words
from inventory_app.specification.pen import Pen
from inventory_app.wording.rules import RULE_BY_KEY

STOOD_BY = T("Formuleringar som står kvar", "Wording that stands")
STOOD_BY_SAY = T(
    "Kravtexterna är granskade mot regler för hur krav formuleras. Här står de avsteg som lärosätet har valt att behålla, med skälet.",
    "The texts have been checked against rules for the wording of requirements. These are the departures that the institution has chosen to keep, with the reason.",
)
RULE, EXCERPT = T("Regel", "Rule"), T("Ord", "Words")


def _line(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def scenarios(pen: Pen) -> list[Block]:
    value: Any = pen.dossier.details.get("scenarios")
    rows = [row for row in value if row.get("title") or row.get("steps")] if isinstance(value, list) else []
    if not rows:
        return []
    blocks: list[Block] = [_line(pen.say(words.SCENARIOS_SAY))]
    for number, row in enumerate(rows, start=1):
        steps = row.get("steps")
        blocks.append(
            Section(
                anchor=f"scenario-{number}",
                is_in_contents=False,
                title=f"C{number}  {row.get('title', '')}".strip(),
                blocks=(pen.typed(steps, items=True),) if isinstance(steps, str) else (),
            )
        )
    return blocks


def departures(pen: Pen) -> list[Block]:
    """What was left out against law or fairness, and wording that its writers stand by, each with the reason."""
    left, stood_by = _left_out(pen), _stood_by(pen)
    if not left or not stood_by:
        return left or stood_by
    return [Heading(text=pen.say(words.LEFT_OUT)), *left, Heading(text=pen.say(STOOD_BY)), *stood_by]


def _stood_by(pen: Pen) -> list[Block]:
    # The same words with the same reason in both languages are one departure.
    rows = dict.fromkeys(
        (
            remark.statement.key,
            f"{remark.finding.rule} {RULE_BY_KEY[remark.finding.rule].name.in_(pen.language)}",
            pen.typed(remark.statement.text[remark.finding.start : remark.finding.end]) if remark.place.excerpt else "–",
            pen.typed(remark.accepted.motive) if remark.accepted else "",
        )
        for remark in pen.dossier.wording.accepted
    )
    if not rows:
        return []
    shares = ((words.REQUIREMENT, 12), (RULE, 24), (EXCERPT, 26), (words.REASONS, 38))
    columns = tuple(Column(label=pen.say(label), share=share) for label, share in shares)
    return [_line(pen.say(STOOD_BY_SAY)), Table(caption=pen.say(STOOD_BY), columns=columns, rows=tuple(rows))]


def _left_out(pen: Pen) -> list[Block]:
    rows = [
        (each.key, pen.worded(each.text_in(pen.language)), pen.typed(each.note))
        for each in pen.dossier.checklist
        if each.requirement and each.requirement.locked and each.effective_level == Level.NOT_NEEDED and each.note
    ]
    if not rows:
        return []
    shares = (("REQUIREMENT", 12), ("MEANING", 48), ("REASONS", 40))
    columns = tuple(Column(label=pen.say(getattr(words, name)), share=share) for name, share in shares)
    return [_line(pen.say(words.LEFT_OUT_SAY)), Table(caption=pen.say(words.LEFT_OUT), columns=columns, rows=tuple(rows))]
