"""How far somebody has come: one judgement for the task list, the ready gate, the open points and the coordinators' column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inventory_app.answers.compound import is_complete
from inventory_app.answers.values import Answers, is_unknown
from inventory_app.content.schema import Condition, Sheet, Step


class State(StrEnum):
    NOT_STARTED = "not_started"
    STARTED = "started"
    READY = "ready"


def holds(condition: Condition | None, answers: Answers) -> bool:
    """An unanswered or unknown condition does not hold: nobody must answer what may not concern them."""
    if condition is None:
        return True
    value = answers.get(condition.question)
    if isinstance(value, list):
        return any(option in condition.is_ for option in value)
    return isinstance(value, str | bool) and value in condition.is_


def applies(question: Any, answers: Answers) -> bool:
    return not question.retired and holds(question.applies_when, answers)


@dataclass(frozen=True)
class Progress:
    """Counts over the questions that apply. `missing` are the required ones without a whole answer, in order."""

    applicable: int
    answered: int
    unknown: int
    missing: tuple[str, ...]
    unknown_keys: tuple[str, ...]
    # In order: answered neither with words nor with "don't know".
    empty: tuple[str, ...]

    @property
    def state(self) -> State:
        if not self.answered:
            return State.NOT_STARTED
        return State.STARTED if self.missing else State.READY


def judge(questions: Iterable[Any], answers: Answers) -> Progress:
    applicable = [question for question in questions if applies(question, answers)]
    unknown = tuple(question.key for question in applicable if is_unknown(answers.get(question.key)))
    return Progress(
        applicable=len(applicable),
        answered=sum(question.key in answers for question in applicable),
        unknown=len(unknown),
        missing=tuple(question.key for question in applicable if question.required and not is_complete(question, answers.get(question.key))),
        unknown_keys=unknown,
        empty=tuple(question.key for question in applicable if question.key not in answers),
    )


def judge_step(step: Step, answers: Answers) -> Progress:
    return judge(step.questions, answers)


def judge_sheet(sheet: Sheet, answers: Answers) -> Progress:
    return judge(sheet.asked, answers)


def step_after(sheet: Sheet, step: Step) -> Step | None:
    position = sheet.steps.index(step)
    return sheet.steps[position + 1] if position + 1 < len(sheet.steps) else None


def step_before(sheet: Sheet, step: Step) -> Step | None:
    position = sheet.steps.index(step)
    return sheet.steps[position - 1] if position else None


def next_unanswered(sheet: Sheet, answers: Answers, after: Step | None = None) -> tuple[Step, str] | None:
    """The next question without any answer, looking on from a step and then from the start."""
    empty = set(judge_sheet(sheet, answers).empty)
    steps = list(sheet.steps)
    if after is not None:
        position = steps.index(after)
        steps = steps[position + 1 :] + steps[: position + 1]
    for step in steps:
        for question in step.questions:
            if question.key in empty:
                return step, question.key
    return None
