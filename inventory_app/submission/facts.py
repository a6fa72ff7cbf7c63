"""What of a hand-in can be counted and compared, each fact under the part of the sharing table that rules it. Pure.

Keys: system.QUESTION, profile.QUESTION, preconditions.KEY (its status), questions.QUESTION, checklist.REQUIREMENT (its level).
An institution's own requirements share one key, checklist.own, since their ids mean something at that institution only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.compound import facts
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers, is_unknown
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.institutions.sharing import Part, part_of_question
from inventory_app.submission.document import SubmissionDocument

OWN = "checklist.own"


@dataclass(frozen=True)
class PartFact:
    part: Part
    subject: str
    key: str
    option: str | None = None
    number: float | None = None


def is_free_text(question: Any) -> bool:
    return question.kind == "long_text" or any(part.kind == "long_text" for part in getattr(question, "parts", ()))


def part_of_system_question(question: Any) -> Part:
    return Part.FREE_TEXT if is_free_text(question) else part_of_question(question.key, question.kind)


def part_of_profile_question(question: Any) -> Part:
    return Part.FREE_TEXT if is_free_text(question) else Part.PROFILE


def _asked(questions: Any, answers: Answers) -> Iterator[tuple[Any, Any]]:
    """Questions with their answers; what no longer applies is not counted."""
    for question in questions:
        if question.key in answers and applies(question, answers):
            yield question, answers[question.key]


def _precondition(value: Any) -> str | None:
    return "unknown" if is_unknown(value) else value.get("status")


def compose_facts(document: SubmissionDocument, template: InventoryTemplate, catalogue: RequirementCatalogue) -> Iterator[PartFact]:
    for system in document.systems:
        for question, value in _asked(template.system.asked, system.answers):
            for fact in facts(question, f"system.{question.key}", value):
                yield PartFact(part_of_system_question(question), str(system.id), fact.key, fact.option, fact.number)
    for question, value in _asked(template.profile.asked, document.profile):
        for fact in facts(question, f"profile.{question.key}", value):
            yield PartFact(part_of_profile_question(question), "", fact.key, fact.option, fact.number)
    for item in template.preconditions.items:
        status = _precondition(document.preconditions.get(item.key, {}))
        if status and not item.retired:
            yield PartFact(Part.PRECONDITIONS, "", f"preconditions.{item.key}", status)
    for question, value in _asked(catalogue.questions, document.checklist_questions):
        for fact in facts(question, f"questions.{question.key}", value):
            yield PartFact(Part.CHECKLIST, "", fact.key, fact.option, fact.number)
    for each in document.checklist:
        if each.level:
            key, subject = (OWN, each.key) if each.is_own else (f"checklist.{each.key}", "")
            yield PartFact(Part.CHECKLIST, subject, key, each.level)
