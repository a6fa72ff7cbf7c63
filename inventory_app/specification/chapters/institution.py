"""Chapter: who procures."""

from __future__ import annotations

from inventory_app.answers.values import is_none, is_unknown
from inventory_app.documents.blocks import Block, Facts, Heading, Prose, Words
from inventory_app.specification import words
from inventory_app.specification.dossier import text_answer
from inventory_app.specification.pen import Pen

FACTS = (
    "strategy",
    "students",
    "employees",
    "organisation_form",
    "collaboration_function",
    "management_model",
    "procurement_function",
    "it_operation",
)
MATURITY = "maturity"


def institution(pen: Pen) -> list[Block]:
    sheet, answers = pen.dossier.template.profile, pen.dossier.sheet("profile")
    blocks: list[Block] = []
    for key in ("why_relations", "offer"):
        text = text_answer(answers, key)
        if text:
            blocks += [Heading(text=sheet.questions[key].label.in_(pen.language)), pen.typed(text, items=key == "offer")]
    facts: list[tuple[str, Words]] = []
    for key in FACTS:
        question, value = sheet.questions[key], answers.get(key)
        if key == "collaboration_function" and value and not is_unknown(value) and not is_none(value):
            name, posts = pen.part(question, "name", answers), pen.part(question, "full_time_equivalents", answers)
            facts.append((question.label.in_(pen.language), ", ".join(_text(part) for part in (name, posts) if part)))
        else:
            facts += pen.sheet_facts(sheet, [key], answers)
    if facts:
        blocks.append(Facts(caption=pen.say(words.PROFILE), rows=tuple(facts)))
    forums = pen.rows_table(sheet.questions["forums"], answers, (20, 14, 26, 24, 16), sheet.questions["forums"].label.in_(pen.language))
    if forums:
        blocks += [Heading(text=forums.caption), forums]
    step = sheet.find_step(MATURITY)
    maturity = pen.sheet_facts(sheet, [question.key for question in step.questions], answers) if step else ()
    if step and maturity:
        label = step.label.in_(pen.language)
        blocks += [Heading(text=label), Facts(caption=label, rows=maturity)]
    return blocks


def _text(words_: Words) -> str:
    if isinstance(words_, Prose):
        return " ".join(line for part in words_.parts for line in (part.lines if part.kind == "paragraph" else part.items))
    return str(words_)
