"""What of a hand-in can be counted and compared, each fact under the part of the sharing table that rules it. Pure.

Keys: system.QUESTION (rolled up over the systems), areas.support and areas.kind (AREA|STATE, AREA|KIND), profile.QUESTION, preconditions.KEY (its status),
questions.QUESTION, checklist.REQUIREMENT (its level), progress.SHEET.STEP. An institution's own requirements and its systems have rows of their own
(`submission.rows`), since their ids mean something at that institution only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from inventory_app.answers.compound import facts
from inventory_app.answers.kinds import Fact
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers, is_unknown
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Sheet
from inventory_app.institutions.sharing import Part, part_of_question
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.inventory.flags import GONE, LOOSE_KINDS, NOT_YET
from inventory_app.submission.document import FrozenSystem, SubmissionDocument

# Counted up when facts are drawn out otherwise; what was drawn out before is drawn out anew (`actions.renew_facts`).
FORMAT = 2
# The one option of a question that is answered in words.
WRITTEN = "written"
UNKNOWN = "unknown"
# A cell of a matrix has room for no more; the system's own page has the rest.
MOST_EXAMPLES = 4


class Support(StrEnum):
    """How a system serves a relation area. A calendar or a spreadsheet is support, but nobody else can see into it."""

    IN_USE = "in_use"
    SPREADSHEET = "spreadsheet"
    PLANNED = "planned"
    RETIRED = "retired"


@dataclass(frozen=True)
class PartFact:
    """As a row of `SubmissionFact`."""

    part: Part
    key: str
    option: str | None = None
    number: float | None = None
    systems: int | None = None
    least: float | None = None
    most: float | None = None
    examples: tuple[tuple[int, str, str | None, str | None], ...] = ()


def is_free_text(question: Any) -> bool:
    return question.kind == "long_text" or any(part.kind == "long_text" for part in getattr(question, "parts", ()))


def part_of_system_question(question: Any) -> Part:
    return Part.FREE_TEXT if is_free_text(question) else part_of_question(question.key, question.kind)


def part_of_profile_question(question: Any) -> Part:
    return Part.FREE_TEXT if is_free_text(question) else Part.PROFILE


def support_of(status: str | None, kind: str | None) -> Support:
    """A system whose status nobody has told is in use: otherwise it would not be in the list."""
    if status in NOT_YET:
        return Support.RETIRED if status == GONE else Support.PLANNED
    return Support.SPREADSHEET if kind in LOOSE_KINDS else Support.IN_USE


def plain(answers: Answers, key: str) -> str | None:
    """The option that was chosen; None for "don't know" and where nothing was."""
    value = answers.get(key)
    return value if isinstance(value, str) else None


def areas_of(answers: Answers) -> list[str]:
    areas = answers.get("areas")
    return list(areas) if isinstance(areas, list) else []


def product_part(answers: Answers, part: str) -> str:
    value = answers.get("product")
    name = value.get(part) if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


def _facts_of(question: Any, key: str, value: Any) -> list[Fact]:
    """Words are not compared; that there are some is."""
    return list(facts(question, key, value)) or [Fact(key, option=WRITTEN)]


def _asked(questions: Any, answers: Answers) -> Iterator[tuple[Any, Any]]:
    """Questions with their answers; what no longer applies is not counted."""
    for question in questions:
        if question.key in answers and applies(question, answers):
            yield question, answers[question.key]


class _Rolled:
    """One row in the making."""

    def __init__(self) -> None:
        self.systems = 0
        self.numbers: list[float] = []
        self.examples: list[tuple[Any, ...]] = []

    def add(self, number: float | None) -> None:
        self.systems += 1
        if number is not None:
            self.numbers.append(number)


def _example(system: FrozenSystem) -> tuple[int, str, str | None, str | None]:
    return system.id, system.name, plain(system.answers, "status"), plain(system.answers, "support_kind")


def _rolled_up(systems: Iterable[FrozenSystem], template: InventoryTemplate) -> Iterator[PartFact]:
    rows: dict[tuple[Part, str, str | None], _Rolled] = {}
    questions = [(question, part_of_system_question(question), f"system.{question.key}") for question in template.system.asked]

    def row(part: Part, key: str, option: str | None) -> _Rolled:
        return rows.setdefault((part, key, option), _Rolled())

    for system in systems:
        answers = system.answers
        for question, part, key in questions:
            if question.key in answers and applies(question, answers):
                for fact in _facts_of(question, key, answers[question.key]):
                    row(part, fact.key, fact.option).add(fact.number)
        for name in ("product", "vendor"):
            if called := product_part(answers, name):
                row(Part.SYSTEMS, f"system.product.{name}", called).add(None)
        kind, status = plain(answers, "support_kind"), plain(answers, "status")
        support = support_of(status, kind)
        for area in areas_of(answers):
            cell = row(Part.SYSTEMS, "areas.support", f"{area}|{support}")
            cell.add(None)
            cell.examples.append((system.name.casefold(), system.id, _example(system)))
            if kind and status not in NOT_YET:
                row(Part.SYSTEMS, "areas.kind", f"{area}|{kind}").add(None)
    for (part, key, option), rolled in rows.items():
        numbers = rolled.numbers
        yield PartFact(
            part,
            key,
            option,
            sum(numbers) if numbers else None,
            rolled.systems,
            min(numbers, default=None),
            max(numbers, default=None),
            tuple(example for _name, _id, example in sorted(rolled.examples)[:MOST_EXAMPLES]),
        )


def _precondition(value: Any) -> str | None:
    return UNKNOWN if is_unknown(value) else value.get("status")


def _progress(name: str, sheet: Sheet, answered: Iterable[Answers], part_of: Any) -> Iterator[PartFact]:
    """How many questions of each step apply, how many are answered, with how many "don't know", apart by the part that rules the question."""
    counts: dict[tuple[Part, str], list[int]] = {}
    asked = [(step.key, question, part_of(question)) for step in sheet.steps for question in step.questions if not question.retired]
    for answers in answered:
        for step, question, part in asked:
            if applies(question, answers):
                count = counts.setdefault((part, step), [0, 0, 0])
                count[0] += 1
                count[1] += question.key in answers
                count[2] += is_unknown(answers.get(question.key))
    for (part, step), (applicable, done, unknown) in counts.items():
        for option, number in (("asked", applicable), ("answered", done), (UNKNOWN, unknown)):
            yield PartFact(part, f"progress.{name}.{step}", option, number)


def _confirmed(confirmed: Mapping[str, str]) -> Iterator[PartFact]:
    for place, day in confirmed.items():
        sheet = place.split(".")[0]
        part = {"profile": Part.PROFILE, "preconditions": Part.PRECONDITIONS}.get(sheet, Part.SYSTEMS)
        yield PartFact(part, f"progress.{place}", "confirmed", date.fromisoformat(day).toordinal())


def compose_facts(
    document: SubmissionDocument, template: InventoryTemplate, catalogue: RequirementCatalogue, confirmed: Mapping[str, str] = MappingProxyType({})
) -> Iterator[PartFact]:
    """`confirmed` as in `Submission.confirmed`."""
    yield PartFact(Part.SYSTEMS, "system", None, len(document.systems), len(document.systems))
    yield from _rolled_up(document.systems, template)
    for question, value in _asked(template.profile.asked, document.profile):
        for fact in _facts_of(question, f"profile.{question.key}", value):
            yield PartFact(part_of_profile_question(question), fact.key, fact.option, fact.number)
    for item in template.preconditions.items:
        status = _precondition(document.preconditions.get(item.key, {}))
        if status and not item.retired:
            yield PartFact(Part.PRECONDITIONS, f"preconditions.{item.key}", status)
    for question, value in _asked(catalogue.questions, document.checklist_questions):
        for fact in _facts_of(question, f"questions.{question.key}", value):
            yield PartFact(Part.CHECKLIST, fact.key, fact.option, fact.number)
    for each in document.checklist:
        if each.level and not each.is_own:
            yield PartFact(Part.CHECKLIST, f"checklist.{each.key}", each.level)
    yield from _progress("system", template.system, (system.answers for system in document.systems), part_of_system_question)
    yield from _progress("profile", template.profile, [document.profile], part_of_profile_question)
    yield from _progress("preconditions", precondition_sheet(template.preconditions), [document.preconditions], lambda question: Part.PRECONDITIONS)
    own = [each.is_own for each in document.checklist]
    decided = sum(each.level is not None for each in document.checklist if not each.is_own)
    for option, number in (("asked", own.count(False)), ("answered", decided), ("own", own.count(True))):
        yield PartFact(Part.CHECKLIST, "progress.checklist.levels", option, number)
    yield from _confirmed(confirmed)
