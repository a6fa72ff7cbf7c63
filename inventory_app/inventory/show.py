"""Systems in words: options, flags, and every answer of a system in the order of the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context, Shown
from inventory_app.answers.progress import Progress, applies, judge_step
from inventory_app.answers.values import is_unknown
from inventory_app.content.schema import Sheet, Step
from inventory_app.inventory.flags import FLAG_WORDS, Flag
from inventory_app.tables import System
from inventory_app.web.locale import page_language


def option_labels(sheet: Sheet, question_key: str) -> dict[str, str]:
    """Option key -> label in the page's language, in the template's order."""
    question: Any = sheet.questions[question_key]
    return {option.key: option.label.in_(page_language()) for option in question.options}


def flag_label(flag: Flag) -> str:
    return gettext(FLAG_WORDS[flag])


@dataclass(frozen=True)
class AnswerLine:
    question: Any
    number: int
    shown: Shown
    is_answered: bool
    is_unknown: bool
    is_missing: bool


@dataclass(frozen=True)
class StepLines:
    step: Step
    progress: Progress
    lines: tuple[AnswerLine, ...]


def check_lines(sheet: Sheet, system: System, systems: dict[str, str]) -> list[StepLines]:
    """Every question that applies with its answer; what does not apply is left out."""
    context = Context(page_language(), systems)
    found = []
    for step in sheet.steps:
        progress = judge_step(step, system.answers)
        lines = tuple(
            AnswerLine(
                question=question,
                number=sheet.numbers[question.key],
                shown=show(question, system.answers.get(question.key), context),
                is_answered=question.key in system.answers,
                is_unknown=is_unknown(system.answers.get(question.key)),
                is_missing=question.key in progress.missing,
            )
            for question in step.questions
            if applies(question, system.answers)
        )
        found.append(StepLines(step, progress, lines))
    return found
