"""A hand-in in words, in the page's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Sheet
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.requirements.choice import LEVEL_WORDS, Level, count
from inventory_app.submission.document import Area, FrozenSystem, OpenPoint, SubmissionDocument, Why, thaw
from inventory_app.web.locale import page_language, say


@dataclass(frozen=True)
class SystemLine:
    id: int
    name: str
    kind: str
    status: str
    areas: str
    owner: str


@dataclass(frozen=True)
class Block:
    """A heading and the answers under it, as `components/answer_list.html` takes them."""

    label: str
    answers: list[dict[str, Any]]


@dataclass(frozen=True)
class RequirementLine:
    key: str
    text: str
    language: str
    level: str
    points: int | None
    note: str
    is_own: bool


@dataclass(frozen=True)
class RequirementGroup:
    label: str
    lines: list[RequirementLine]


@dataclass(frozen=True)
class OpenGroup:
    """The open points of one thing; `subject` is a system's id or empty."""

    area: Area
    subject: str
    label: str
    points: list[tuple[str, str]]

    @property
    def count(self) -> int:
        return len(self.points)


def _always(question: Any) -> bool:
    return True


def _one_line(template: InventoryTemplate, system: FrozenSystem, key: str, names: dict[str, str]) -> str:
    shown = show(template.system.questions[key], system.answers.get(key), Context(page_language(), names))
    return ", ".join(shown.lines)


def system_lines(document: SubmissionDocument, template: InventoryTemplate) -> list[SystemLine]:
    names = document.names
    return [
        SystemLine(
            system.id,
            system.name,
            *(_one_line(template, system, key, names) for key in ("support_kind", "status", "areas", "system_owner")),
        )
        for system in document.systems
    ]


def sheet_blocks(sheet: Sheet, answers: Answers, names: dict[str, str], is_shown: Callable[[Any], bool] = _always) -> list[Block]:
    """Step by step, every question that applies; a step of which nothing is shown is left out."""
    context = Context(page_language(), names)
    found = []
    for step in sheet.steps:
        shown = [
            {
                "question": question.label.in_(context.language),
                "number": sheet.numbers[question.key],
                "answer": str(show(question, answers[question.key], context)) if question.key in answers else None,
            }
            for question in step.questions
            if applies(question, answers) and is_shown(question)
        ]
        if shown:
            found.append(Block(step.label.in_(context.language), shown))
    return found


def sheet_of(template: InventoryTemplate, part: str) -> Sheet:
    return precondition_sheet(template.preconditions) if part == "preconditions" else template.profile


def level_label(level: Level | None) -> str:
    return say(LEVEL_WORDS[level]) if level else _("Not decided")


def requirement_groups(document: SubmissionDocument, catalogue: RequirementCatalogue) -> list[RequirementGroup]:
    """What is asked for or undecided, category by category; what is not needed is only counted."""
    found = []
    for category in catalogue.categories:
        chosen = [thaw(each, catalogue) for each in document.checklist if each.category == category.key]
        shown = [each for each in chosen if each.effective_level != Level.NOT_NEEDED]
        rows = []
        for each in shown:
            worded = each.text_in(page_language())
            rows.append(
                RequirementLine(each.key, worded.text, worded.language, level_label(each.effective_level), each.points, each.note, each.is_own)
            )
        if rows:
            found.append(RequirementGroup(category.label.in_(page_language()), rows))
    return found


def checklist_summary(document: SubmissionDocument, catalogue: RequirementCatalogue) -> str:
    counts = count([thaw(each, catalogue) for each in document.checklist])
    return _(
        "%(must)s must, %(must_scored)s must and scored, %(should)s should, %(not_needed)s not needed, %(undecided)s not decided",
        must=counts.must,
        must_scored=counts.must_scored,
        should=counts.should,
        not_needed=counts.not_needed,
        undecided=counts.undecided,
    )


def why_label(why: Why) -> str:
    return {
        Why.MISSING: _("No answer"),
        Why.UNKNOWN: _("Don’t know"),
        Why.UNDECIDED: _("Not decided"),
        Why.OPEN_PARAMETER: _("Not filled in"),
        Why.NO_REASON: _("Left out without a reason"),
    }[why]


def _area_label(area: Area) -> str:
    return {Area.PROFILE: _("The institution’s profile"), Area.PRECONDITIONS: _("Preconditions"), Area.CHECKLIST: _("Requirements checklist")}[area]


def _point_label(point: OpenPoint, template: InventoryTemplate, catalogue: RequirementCatalogue) -> str:
    language = page_language()
    if point.area is not Area.CHECKLIST:
        sheet = template.system if point.area is Area.SYSTEM else sheet_of(template, point.area)
        return sheet.questions[point.key].label.in_(language)
    question = next((question for question in catalogue.questions if question.key == point.key), None)
    if question:
        return question.label.in_(language)
    key, _dot, parameter = point.key.partition(".")
    requirement = catalogue.by_key.get(key)
    if requirement and parameter:
        return f"{key}: {requirement.parameter_by_key[parameter].label.in_(language)}"
    return key


def open_groups(document: SubmissionDocument, template: InventoryTemplate, catalogue: RequirementCatalogue) -> list[OpenGroup]:
    """The open points under the thing that each belongs to, in the order of the guide."""
    groups: dict[tuple[Area, str], OpenGroup] = {}
    for point in document.open_points:
        label = document.names[point.subject] if point.area is Area.SYSTEM else _area_label(point.area)
        group = groups.setdefault((point.area, point.subject), OpenGroup(point.area, point.subject, label, []))
        group.points.append((_point_label(point, template, catalogue), why_label(point.why)))
    return list(groups.values())
