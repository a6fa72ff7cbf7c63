"""Annexes: scenarios, and what was left out and why."""

from __future__ import annotations

from typing import Any

from inventory_app.documents.blocks import Block, Column, Paragraph, Prose, Section, Table
from inventory_app.requirements.choice import Level
from inventory_app.specification import words
from inventory_app.specification.pen import Pen


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


def left_out(pen: Pen) -> list[Block]:
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
