"""Answers of fixtures/demo as forms would have stored them, or a fault that tells the place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventory_app.answers.compound import KINDS
from inventory_app.answers.kinds import Context
from inventory_app.answers.messages import Problem
from inventory_app.answers.values import NONE, UNKNOWN, Value
from inventory_app.content.library import ContentFault
from inventory_app.content.schema import Sheet


def checked(place: str, question: Any, value: Value, systems: Mapping[str, str]) -> Value:
    """The value as a form would have stored it."""
    if value in (UNKNOWN, NONE):
        return value
    kind, context, problems = KINDS[question.kind], Context(systems=systems), list[Problem]()
    try:
        again = kind.parse(question, question.key, kind.inputs(question, question.key, value, context), context, problems)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ContentFault(place, [f"{question.key}: {value!r} is not an answer to a {question.kind} question"]) from None
    if problems:
        raise ContentFault(place, [f"{problem.name}: {problem.message}" for problem in problems])
    return again


def checked_sheet(place: str, sheet: Sheet, answers: Mapping[str, Any], systems: Mapping[str, str] | None = None) -> dict[str, Value]:
    unknown = set(answers) - set(sheet.questions)
    if unknown:
        raise ContentFault(place, [f"{key}: there is no question with this key" for key in sorted(unknown)])
    return {key: checked(place, sheet.questions[key], value, systems or {}) for key, value in answers.items()}
