"""One system on one page: every answer there is, in short. Pure."""

from __future__ import annotations

from typing import Any

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers
from inventory_app.content.schema import Language, Sheet
from inventory_app.documents import words as shared
from inventory_app.documents.blocks import Frozen
from inventory_app.documents.words import T
from inventory_app.specification import words

# Characters that fit on a line of one of the two columns, and lines that fit on the page, at the sheet's type size.
LINE, LINES = 50, 132
# Up to so many lines, larger type fits.
ROOMY = 98
# An answer is cut to the first of these lengths at which the page holds them all.
LENGTHS = (4000, 1200, 700, 450, 300, 200, 140, 100, 70, 45)

CUT = T("Långa svar är kortade med … Hela svaren finns i verktyget.", "Long answers are cut short with … The whole answers are in the tool.")
KICKER = T("Stödsystem", "Support system")


class SheetStep(Frozen):
    label: str
    rows: tuple[tuple[str, str], ...]


class SystemSheet(Frozen):
    language: Language
    institution: str
    name: str
    kicker: str
    steps: tuple[SheetStep, ...]
    note: str
    demo_mark: str
    changed: str
    is_roomy: bool


def compose_system_sheet(
    sheet: Sheet, name: str, answers: Answers, context: Context, *, institution: str, changed: str, is_demo: bool
) -> SystemSheet:
    language: Language = "en" if context.language == "en" else "sv"
    whole = [
        (
            step.label.in_(language),
            [(question.label.in_(language), _text(question, answers, context)) for question in step.questions if _is_told(question, answers)],
        )
        for step in sheet.steps
    ]
    length = next((length for length in LENGTHS if _lines(whole, length) <= LINES), LENGTHS[-1])
    is_cut = any(len(text) > length for _, rows in whole for _, text in rows)
    return SystemSheet(
        language=language,
        institution=institution,
        name=_cut(name, 120),
        kicker=KICKER.in_(language),
        steps=tuple(SheetStep(label=label, rows=tuple((question, _cut(text, length)) for question, text in rows)) for label, rows in whole if rows),
        note=CUT.in_(language) if is_cut else "",
        demo_mark=shared.DEMO.in_(language) if is_demo else "",
        is_roomy=_lines(whole, length) <= ROOMY,
        changed=f"{words.CHANGED.in_(language)} {changed}",
    )


def _is_told(question: Any, answers: Answers) -> bool:
    return question.kind != "name" and question.key in answers and applies(question, answers)


def _text(question: Any, answers: Answers, context: Context) -> str:
    """One paragraph: a page has no room for line breaks."""
    lines = str(show(question, answers[question.key], context)).split("\n")
    return "; ".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _lines(steps: list[tuple[str, list[tuple[str, str]]]], length: int) -> int:
    """A label stands on a line of its own only where label and answer together are too long for one."""
    return sum(2 + sum(-(-(len(label) + 2 + min(len(text), length)) // LINE) for label, text in rows) for _, rows in steps if rows)
