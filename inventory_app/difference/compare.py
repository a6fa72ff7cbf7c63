"""Two hand-ins side by side: what came, what went, what is answered otherwise. Pure; knows no words but those of the editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.progress import applies
from inventory_app.answers.values import Answers, Value
from inventory_app.content.schema import LANGUAGES, InventoryTemplate, RequirementCatalogue, Sheet
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.modal import says_the_same
from inventory_app.submission.document import FrozenSystem, SubmissionDocument, thaw

NAME, LINEAGE = "name", "lineage"


@dataclass(frozen=True)
class Side:
    """One of the two, with the editions it was made under."""

    document: SubmissionDocument
    template: InventoryTemplate
    catalogue: RequirementCatalogue

    @cached_property
    def systems(self) -> dict[int, FrozenSystem]:
        return {system.id: system for system in self.document.systems}

    @cached_property
    def sheets(self) -> dict[str, tuple[Sheet, Answers]]:
        """Profile and preconditions: what was asked, and what was answered."""
        return {
            "profile": (self.template.profile, self.document.profile),
            "preconditions": (precondition_sheet(self.template.preconditions), self.document.preconditions),
        }

    @cached_property
    def requirements(self) -> dict[str, Chosen]:
        return {each.key: thaw(each, self.catalogue) for each in self.document.checklist}


@dataclass(frozen=True)
class AnswerChange:
    """A question answered otherwise; None where it had, or has, no answer or does not apply."""

    key: str
    step: str
    old: Value
    new: Value


@dataclass(frozen=True)
class SystemChange:
    """A system that both know. A new name is a change of the question `name`."""

    id: int
    old_name: str
    new_name: str
    answers: tuple[AnswerChange, ...]

    @property
    def is_renamed(self) -> bool:
        return self.old_name != self.new_name


@dataclass(frozen=True)
class Replacement:
    """`predecessor` was replaced by `successor`: names, since one of the two may stand outside the register."""

    predecessor: str
    successor: str
    is_gone: bool


@dataclass(frozen=True)
class RequirementChange:
    """`old` is None for one that was added, `new` for one that is gone; `fields` names what differs where both are there."""

    key: str
    category: str
    old: Chosen | None
    new: Chosen | None
    fields: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        each = self.new or self.old
        return each is not None and each.is_own


@dataclass(frozen=True)
class EditionChange:
    """Keys that only one edition asks about, per sheet (system, profile, preconditions, questions), and requirements likewise."""

    added: Mapping[str, tuple[str, ...]]
    retired: Mapping[str, tuple[str, ...]]

    def __bool__(self) -> bool:
        return any(self.added.values()) or any(self.retired.values())


@dataclass(frozen=True)
class Difference:
    old: Side
    new: Side
    added: tuple[FrozenSystem, ...]
    gone: tuple[FrozenSystem, ...]
    replaced: tuple[Replacement, ...]
    changed: tuple[SystemChange, ...]
    # Sheet name -> its changes: profile, preconditions, questions (those before the checklist).
    sheets: Mapping[str, tuple[AnswerChange, ...]]
    requirements: tuple[RequirementChange, ...]
    editions: EditionChange

    @property
    def renamed(self) -> tuple[SystemChange, ...]:
        return tuple(change for change in self.changed if change.is_renamed)

    @cached_property
    def answers_changed(self) -> int:
        return sum(len(change.answers) for change in self.changed)

    @cached_property
    def is_empty(self) -> bool:
        return not (self.added or self.gone or self.changed or any(self.sheets.values()) or self.requirements)

    @cached_property
    def per_step(self) -> dict[str, tuple[int, int]]:
        """Step key -> how many answers changed, and at how many systems."""
        answers: dict[str, int] = {}
        systems: dict[str, int] = {}
        for change in self.changed:
            for each in change.answers:
                answers[each.step] = answers.get(each.step, 0) + 1
            for step in {each.step for each in change.answers}:
                systems[step] = systems.get(step, 0) + 1
        return {step: (answers[step], systems[step]) for step in answers}


def compare(old: Side, new: Side) -> Difference:
    changed = (_system_change(old, new, old.systems[key], new.systems[key]) for key in new.systems if key in old.systems)
    return Difference(
        old=old,
        new=new,
        added=tuple(system for key, system in new.systems.items() if key not in old.systems),
        gone=tuple(system for key, system in old.systems.items() if key not in new.systems),
        replaced=tuple(_replacements(old, new)),
        changed=tuple(change for change in changed if change.answers),
        sheets={
            **{name: tuple(_sheet_changes(*old.sheets[name], *new.sheets[name])) for name in new.sheets},
            "questions": tuple(_question_changes(old, new)),
        },
        requirements=tuple(_requirement_changes(old, new)),
        editions=_edition_change(old, new),
    )


def _system_change(old: Side, new: Side, before: FrozenSystem, after: FrozenSystem) -> SystemChange:
    answers = tuple(_sheet_changes(old.template.system, before.answers, new.template.system, after.answers))
    if before.name != after.name and not any(each.key == NAME for each in answers):
        # What is shared may hold the name beside the answers only.
        answers = (AnswerChange(NAME, new.template.system.steps[0].key, before.name, after.name), *answers)
    return SystemChange(after.id, before.name, after.name, answers)


def _sheet_changes(old_sheet: Sheet, before: Answers, new_sheet: Sheet, after: Answers) -> Iterator[AnswerChange]:
    """In the order of the guide; what only the older edition asked stands last."""
    differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if not differing:
        return
    order = [*new_sheet.questions, *(key for key in old_sheet.questions if key not in new_sheet.questions)]
    for key in order:
        if key in differing:
            was, is_ = _applying(old_sheet, key, before), _applying(new_sheet, key, after)
            if was != is_:
                yield AnswerChange(key, (new_sheet.step_of.get(key) or old_sheet.step_of[key]).key, was, is_)


def _applying(sheet: Sheet, key: str, answers: Answers) -> Value:
    """An answer to what is not asked here is not shown here."""
    question = sheet.questions.get(key)
    return answers.get(key) if question is not None and applies(question, answers) else None


def _question_changes(old: Side, new: Side) -> Iterator[AnswerChange]:
    before, after = old.document.checklist_questions, new.document.checklist_questions
    keys = dict.fromkeys([*(q.key for q in new.catalogue.questions), *(q.key for q in old.catalogue.questions)])
    for key in keys:
        if before.get(key) != after.get(key):
            yield AnswerChange(key, "", before.get(key), after.get(key))


def _links(side: Side) -> Iterator[tuple[Any, Any]]:
    """(predecessor, successor) of every system that names one: an id where it stands in the register, else a name."""
    for system in side.document.systems:
        lineage = _applying(side.template.system, LINEAGE, system.answers)
        if isinstance(lineage, dict):
            for part in ("predecessor", "successor"):
                linked = _linked(lineage.get(part))
                if linked is not None:
                    yield (linked, system.id) if part == "predecessor" else (system.id, linked)


def _linked(value: Value) -> int | str | None:
    if not isinstance(value, dict):
        return None
    return value.get("system") or value.get("name")


def _replacements(old: Side, new: Side) -> Iterator[Replacement]:
    """Links that are new, and those of a system that went and had named its successor already."""
    before = set(_links(old))
    names = {**{key: system.name for key, system in old.systems.items()}, **{key: system.name for key, system in new.systems.items()}}
    known = dict.fromkeys([*_links(new), *(link for link in before if link[0] not in new.systems)])
    for predecessor, successor in sorted(known, key=lambda link: (str(names.get(link[0], link[0])), str(names.get(link[1], link[1])))):
        went = predecessor in old.systems and predecessor not in new.systems
        # A link to a system that nobody knows any more says nothing.
        is_known = all(isinstance(end, str) or end in names for end in (predecessor, successor))
        if is_known and (went or (predecessor, successor) not in before):
            yield Replacement(str(names.get(predecessor, predecessor)), str(names.get(successor, successor)), went)


def _requirement_changes(old: Side, new: Side) -> Iterator[RequirementChange]:
    """Category by category. A requirement that came or went with an edition counts only where somebody had decided on it."""
    places = {category.key: place for place, category in enumerate(new.catalogue.categories)}
    keys = sorted(
        old.requirements.keys() | new.requirements.keys(), key=lambda key: _place(places, new.requirements.get(key) or old.requirements[key])
    )
    for key in keys:
        before, after = old.requirements.get(key), new.requirements.get(key)
        if before is None or after is None:
            there = after or before
            assert there is not None
            if there.is_own or there.effective_level is not None:
                yield RequirementChange(key, there.category, before, after)
        elif fields := tuple(_fields(before, after)):
            yield RequirementChange(key, after.category, before, after, fields)


def _place(places: Mapping[str, int], each: Chosen) -> tuple[int, bool, str]:
    return places.get(each.category, len(places)), each.is_own, each.key


def _fields(before: Chosen, after: Chosen) -> Iterator[str]:
    if before.effective_level != after.effective_level:
        yield "level"
    # Points that come or go with the level say nothing more.
    if before.points != after.points and None not in (before.points, after.points):
        yield "points"
    if not all(_says_the_same(before, after, language) for language in LANGUAGES):
        yield "text"
    for name, read in (("motive", Chosen.motive_in), ("how", Chosen.how_in)):
        if any(read(before, language) != read(after, language) for language in LANGUAGES):
            yield name
    for name in ("methods", "met_when", "note"):
        if getattr(before, name) != getattr(after, name):
            yield name


def _says_the_same(before: Chosen, after: Chosen, language: str) -> bool:
    was, is_ = before.text_in(language), after.text_in(language)
    levels = before.effective_level or "", after.effective_level or ""
    return was.language == is_.language and says_the_same(was.text, is_.text, *levels, is_.language)


def _edition_change(old: Side, new: Side) -> EditionChange:
    asked = [(_asked(old), _asked(new))]
    return EditionChange(
        added={name: _only(after[name], before[name]) for before, after in asked for name in after},
        retired={name: _only(before[name], after[name]) for before, after in asked for name in after},
    )


def _only(these: Iterable[str], those: Iterable[str]) -> tuple[str, ...]:
    others = set(those)
    return tuple(key for key in these if key not in others)


def _asked(side: Side) -> dict[str, tuple[str, ...]]:
    sheets = {"system": side.template.system, "profile": side.template.profile, "preconditions": side.sheets["preconditions"][0]}
    return {
        **{name: tuple(question.key for question in sheet.asked) for name, sheet in sheets.items()},
        "questions": tuple(question.key for question in side.catalogue.questions if not question.retired),
        "requirements": tuple(requirement.key for requirement in side.catalogue.requirements if not requirement.retired),
    }
