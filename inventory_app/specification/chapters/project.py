"""Chapters: who does what and when, and what is checked while the contract runs."""

from __future__ import annotations

from inventory_app.documents.blocks import Block, Column, Heading, Paragraph, Prose, Table, Words
from inventory_app.requirements.choice import Chosen
from inventory_app.specification import words
from inventory_app.specification.pen import Pen


def project(pen: Pen) -> list[Block]:
    sheet, details = pen.dossier.template.details, pen.dossier.details
    blocks: list[Block] = []
    for key, title, shares in (("project_roles", words.ROLES, (20, 34, 46)), ("timetable", words.TIMETABLE, (52, 26, 22))):
        table = pen.rows_table(sheet.questions[key], details, shares, pen.say(title))
        if table:
            blocks += [Heading(text=pen.say(title)), table]
    return blocks


def follow_up(pen: Pen) -> list[Block]:
    question = pen.dossier.template.details.questions["follow_up"]
    blocks: list[Block] = []
    table = pen.rows_table(question, pen.dossier.details, (46, 24, 30), pen.say(words.FOLLOWED))
    if table:
        blocks += [Heading(text=pen.say(words.FOLLOWED)), table]
    followed = [each for each in pen.dossier.asked if each.met_when == "contract" or "A" in each.methods]
    if followed:
        responsible = pen.say(words.SYSTEM_OWNER)
        blocks += [
            Heading(text=pen.say(words.DURING)),
            Prose(parts=(Paragraph(lines=(pen.say(words.DURING_SAY, responsible=responsible),)),)),
            _during(pen, followed),
        ]
    return blocks


def _during(pen: Pen, followed: list[Chosen]) -> Table:
    shares = (("REQUIREMENT", 12), ("HOW", 68), ("MET_WHEN", 20))
    return Table(
        caption=pen.say(words.DURING),
        columns=tuple(Column(label=pen.say(getattr(words, name)), share=share) for name, share in shares),
        rows=tuple(_row(pen, each) for each in followed),
    )


def _row(pen: Pen, each: Chosen) -> tuple[Words, ...]:
    return each.key, pen.worded(each.how_in(pen.language)), pen.say(words.MET_WHEN_LABELS[each.met_when])
