"""A hand-in as others may see it: what is not shared by name is taken out, whatever shows the rest. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inventory_app.answers.values import is_unknown
from inventory_app.content.schema import InventoryTemplate
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.submission.document import Area, FrozenRequirement, FrozenSystem, OpenPoint, SubmissionDocument
from inventory_app.submission.facts import part_of_profile_question, part_of_system_question

AREA_PARTS = {Area.SYSTEM: Part.SYSTEMS, Area.PROFILE: Part.PROFILE, Area.PRECONDITIONS: Part.PRECONDITIONS, Area.CHECKLIST: Part.CHECKLIST}
# How far a precondition is met; who is responsible and what was remarked are words of one's own.
PRECONDITION_FACTS = ("status", "by")


class Shared:
    """What is shared by name, as questions one can ask."""

    def __init__(self, template: InventoryTemplate, levels: Mapping[Part, ShareLevel]) -> None:
        self.template = template
        self.levels = levels

    def is_named(self, part: Part) -> bool:
        return self.levels[part] == ShareLevel.NAMED

    def shows_system_question(self, question: Any) -> bool:
        return self.is_named(Part.SYSTEMS) and self.is_named(part_of_system_question(question))

    def shows_profile_question(self, question: Any) -> bool:
        return self.is_named(Part.PROFILE) and self.is_named(part_of_profile_question(question))


def _system(system: FrozenSystem, shared: Shared) -> FrozenSystem:
    questions = shared.template.system.questions
    kept = {key: value for key, value in system.answers.items() if key in questions and shared.shows_system_question(questions[key])}
    return system.model_copy(update={"answers": kept})


def _precondition(value: Any, shared: Shared) -> Any:
    if is_unknown(value) or shared.is_named(Part.FREE_TEXT):
        return value
    return {key: part for key, part in value.items() if key in PRECONDITION_FACTS}


def _requirement(each: FrozenRequirement, shared: Shared) -> FrozenRequirement:
    if shared.is_named(Part.FREE_TEXT):
        return each
    return each.model_copy(update={"note": "", "motives": {"sv": "", "en": ""}})


def _is_shown(point: OpenPoint, shared: Shared) -> bool:
    if not shared.is_named(AREA_PARTS[point.area]):
        return False
    if point.area is Area.SYSTEM:
        return shared.shows_system_question(shared.template.system.questions[point.key])
    if point.area is Area.PROFILE:
        return shared.shows_profile_question(shared.template.profile.questions[point.key])
    return True


def take_out(document: SubmissionDocument, shared: Shared) -> SubmissionDocument:
    """The document with nothing in it that is not shared by name."""
    profile = shared.template.profile.questions
    is_checklist = shared.is_named(Part.CHECKLIST)
    return document.model_copy(
        update={
            "systems": tuple(_system(system, shared) for system in document.systems) if shared.is_named(Part.SYSTEMS) else (),
            "profile": {key: value for key, value in document.profile.items() if key in profile and shared.shows_profile_question(profile[key])},
            "preconditions": (
                {key: _precondition(value, shared) for key, value in document.preconditions.items()} if shared.is_named(Part.PRECONDITIONS) else {}
            ),
            "checklist_questions": document.checklist_questions if is_checklist else {},
            "checklist": tuple(_requirement(each, shared) for each in document.checklist) if is_checklist else (),
            "open_points": tuple(point for point in document.open_points if _is_shown(point, shared)),
        }
    )
