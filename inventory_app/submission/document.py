"""A hand-in as frozen data: every answer, no wording of ours (the editions it names are stored whole). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from inventory_app.answers.progress import judge, judge_sheet
from inventory_app.answers.values import Answers
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue, Sheet
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.requirements.choice import Chosen, Level

SHEETS = ("profile", "preconditions")


class Area(StrEnum):
    SYSTEM = "system"
    PROFILE = "profile"
    PRECONDITIONS = "preconditions"
    CHECKLIST = "checklist"


class Why(StrEnum):
    MISSING = "missing"
    UNKNOWN = "unknown"
    UNDECIDED = "undecided"
    OPEN_PARAMETER = "open_parameter"
    NO_REASON = "no_reason"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OpenPoint(Frozen):
    """`subject` is a system's id, otherwise empty; `key` a question, a requirement or requirement.parameter."""

    area: Area
    subject: str = ""
    key: str
    why: Why


class FrozenSystem(Frozen):
    id: int
    name: str
    answers: dict[str, Any]


class FrozenRequirement(Frozen):
    """`level` is the one that counts; the texts are the institution's own and empty where the catalogue's stand."""

    key: str
    category: str
    is_own: bool
    level: str | None
    points: int | None
    parameters: dict[str, Any]
    texts: dict[str, str]
    motives: dict[str, str]
    hows: dict[str, str]
    methods: tuple[str, ...]
    met_when: str
    note: str


class SubmissionDocument(Frozen):
    institution_key: str
    institution_name_sv: str
    institution_name_en: str
    institution_kind: str
    template_edition: int
    catalogue_edition: int
    systems: tuple[FrozenSystem, ...]
    profile: dict[str, Any]
    preconditions: dict[str, Any]
    checklist_questions: dict[str, Any]
    checklist: tuple[FrozenRequirement, ...]
    open_points: tuple[OpenPoint, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """Id as text -> name, by which links between systems are read."""
        return {str(system.id): system.name for system in self.systems}

    def find_system(self, system_id: int) -> FrozenSystem | None:
        return next((system for system in self.systems if system.id == system_id), None)


class SystemRow(Protocol):
    @property
    def id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def answers(self) -> dict[str, Any]: ...


class InstitutionRow(Protocol):
    key: str
    name_sv: str
    name_en: str
    kind: str
    template_edition: int
    catalogue_edition: int


@dataclass(frozen=True)
class Live:
    """What is there at the moment of handing in."""

    template: InventoryTemplate
    catalogue: RequirementCatalogue
    systems: Sequence[SystemRow]
    sheets: Mapping[str, Answers]
    checklist_questions: Answers
    checklist: Sequence[Chosen]


def _sheet_points(area: Area, sheet: Sheet, answers: Answers, subject: str = "") -> Iterable[OpenPoint]:
    progress = judge_sheet(sheet, answers)
    reasons = dict.fromkeys(progress.missing, Why.MISSING) | dict.fromkeys(progress.unknown_keys, Why.UNKNOWN)
    for question in sheet.asked:
        if question.key in reasons:
            yield OpenPoint(area=area, subject=subject, key=question.key, why=reasons[question.key])


def _checklist_points(live: Live) -> Iterable[OpenPoint]:
    progress = judge(live.catalogue.questions, live.checklist_questions)
    for key in (*progress.missing, *progress.unknown_keys):
        yield OpenPoint(area=Area.CHECKLIST, key=key, why=Why.UNKNOWN if key in progress.unknown_keys else Why.MISSING)
    for each in live.checklist:
        if each.is_undecided:
            yield OpenPoint(area=Area.CHECKLIST, key=each.key, why=Why.UNDECIDED)
        elif each.lacks_reason:
            yield OpenPoint(area=Area.CHECKLIST, key=each.key, why=Why.NO_REASON)
        elif each.is_asked:
            for parameter in each.open_parameters:
                yield OpenPoint(area=Area.CHECKLIST, key=f"{each.key}.{parameter.key}", why=Why.OPEN_PARAMETER)


def list_open_points(live: Live) -> tuple[OpenPoint, ...]:
    """In the order of the guide: systems, profile, preconditions, checklist."""
    found: list[OpenPoint] = []
    for system in live.systems:
        found.extend(_sheet_points(Area.SYSTEM, live.template.system, system.answers, str(system.id)))
    found.extend(_sheet_points(Area.PROFILE, live.template.profile, live.sheets.get("profile", {})))
    found.extend(_sheet_points(Area.PRECONDITIONS, precondition_sheet(live.template.preconditions), live.sheets.get("preconditions", {})))
    found.extend(_checklist_points(live))
    return tuple(found)


def _frozen_requirement(each: Chosen) -> FrozenRequirement:
    return FrozenRequirement(
        key=each.key,
        category=each.category,
        is_own=each.is_own,
        level=str(each.effective_level) if each.effective_level else None,
        points=each.points,
        parameters=dict(each.parameters),
        texts=dict(each.own_texts),
        motives=dict(each.own_motives),
        hows=dict(each.own_hows),
        methods=each.methods,
        met_when=each.met_when,
        note=each.note,
    )


def compose_submission(institution: InstitutionRow, live: Live) -> SubmissionDocument:
    """Without number, person or clock: the same answers give the same document, and so the same hash."""
    return SubmissionDocument(
        institution_key=institution.key,
        institution_name_sv=institution.name_sv,
        institution_name_en=institution.name_en,
        institution_kind=institution.kind,
        template_edition=institution.template_edition,
        catalogue_edition=institution.catalogue_edition,
        systems=tuple(FrozenSystem(id=system.id or 0, name=system.name, answers=dict(system.answers)) for system in live.systems),
        profile=dict(live.sheets.get("profile", {})),
        preconditions=dict(live.sheets.get("preconditions", {})),
        checklist_questions=dict(live.checklist_questions),
        checklist=tuple(_frozen_requirement(each) for each in live.checklist),
        open_points=list_open_points(live),
    )


def thaw(each: FrozenRequirement, catalogue: RequirementCatalogue) -> Chosen:
    """The requirement as it was chosen, to be read with the words of its edition."""
    return Chosen(
        key=each.key,
        category=each.category,
        requirement=None if each.is_own else catalogue.by_key[each.key],
        level=Level(each.level) if each.level else None,
        own_points=each.points,
        parameters=each.parameters,
        own_texts=each.texts,
        own_motives=each.motives,
        own_hows=each.hows,
        own_methods=each.methods,
        own_met_when=each.met_when,
        note=each.note,
    )
