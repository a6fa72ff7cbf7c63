"""Chapter: what is to be delivered, what is not, and how much."""

from __future__ import annotations

from inventory_app.documents.blocks import Block, Facts, Heading
from inventory_app.specification import words
from inventory_app.specification.dossier import text_answer
from inventory_app.specification.pen import Pen


def scope(pen: Pen) -> list[Block]:
    details, sheet = pen.dossier.details, pen.dossier.template.details
    blocks: list[Block] = []
    for key, title in (("scope", words.INCLUDED), ("out_of_scope", words.EXCLUDED)):
        text = text_answer(details, key)
        if text:
            blocks += [Heading(text=pen.say(title)), pen.typed(text, items=True)]
    rows = tuple(fact for key in ("volumes", "contract_length") for fact in pen.group_facts(sheet.questions[key], details))
    if rows:
        blocks += [Heading(text=pen.say(words.VOLUMES)), Facts(caption=pen.say(words.VOLUMES), rows=rows)]
    return blocks
