"""One requirement as an institution has decided it: the catalogue's words, its own on top, and what is still open. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from inventory_app.answers.kinds import show_number
from inventory_app.answers.messages import N_
from inventory_app.answers.progress import holds
from inventory_app.answers.values import Answers
from inventory_app.content.schema import PARAMETER, Parameter, Requirement, RequirementCatalogue, Text
from inventory_app.requirements.modal import at_level, is_same_kind


class Level(StrEnum):
    MUST = "must"
    MUST_SCORED = "must_scored"
    SHOULD = "should"
    NOT_NEEDED = "not_needed"


ASKED = frozenset({Level.MUST, Level.MUST_SCORED, Level.SHOULD})
SCORED = frozenset({Level.MUST_SCORED, Level.SHOULD})

LEVEL_WORDS: dict[Level, str] = {
    Level.MUST: N_("Must"),
    Level.MUST_SCORED: N_("Must and scored"),
    Level.SHOULD: N_("Should"),
    Level.NOT_NEEDED: N_("Not needed"),
}

METHOD_WORDS: dict[str, str] = {
    "D": N_("Written description"),
    "V": N_("Demonstration by scenario"),
    "T": N_("Test at delivery"),
    "I": N_("Certificate"),
    "A": N_("Follow-up during the contract"),
}
METHODS = tuple(METHOD_WORDS)

MET_WHEN_WORDS: dict[str, str] = {
    "tender": N_("When the tender is submitted"),
    "delivery": N_("At delivery"),
    "contract": N_("During the contract"),
}
MET_WHEN = tuple(MET_WHEN_WORDS)
LONGEST_TEXT = 2000


class ChoiceRow(Protocol):
    """The columns of `tables.RequirementChoice` that say what was decided."""

    key: str
    category: str
    is_own: bool
    level: str | None
    points: int | None
    parameters: dict[str, Any]
    text_sv: str
    text_en: str
    motive_sv: str
    motive_en: str
    how_sv: str
    how_en: str
    methods: str
    met_when: str
    note: str


@dataclass(frozen=True)
class Worded:
    """A text and the language it is in, which differs from the one asked for when only the other was written."""

    text: str
    language: str


def _other(language: str) -> str:
    return "en" if language == "sv" else "sv"


def _first_written(texts: Mapping[str, str], language: str) -> Worded | None:
    for tried in (language, _other(language)):
        if texts[tried]:
            return Worded(texts[tried], tried)
    return None


def _written(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


def _shown(value: Any, language: str) -> str | None:
    if isinstance(value, Text):
        return value.in_(language)
    return value if value is None or isinstance(value, str) else show_number(value, language)


_NOTHING = {"sv": "", "en": ""}


@dataclass(frozen=True)
class Chosen:
    """`requirement` is None for an own one; `does_apply` is what the questions before the checklist say."""

    key: str
    category: str
    requirement: Requirement | None
    does_apply: bool = True
    level: Level | None = None
    own_points: int | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    own_texts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    own_motives: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    own_hows: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    own_methods: tuple[str, ...] = ()
    own_met_when: str = ""
    note: str = ""

    @property
    def is_own(self) -> bool:
        return self.requirement is None

    @property
    def effective_level(self) -> Level | None:
        """What was decided; not needed where it does not apply and nobody decided otherwise; None when undecided."""
        return self.level or (None if self.does_apply else Level.NOT_NEEDED)

    @property
    def is_undecided(self) -> bool:
        return self.effective_level is None

    @property
    def is_asked(self) -> bool:
        return self.effective_level in ASKED

    @property
    def points(self) -> int | None:
        if self.effective_level not in SCORED:
            return None
        return self.own_points or (self.requirement.points if self.requirement else None) or 3

    @property
    def is_reworded(self) -> bool:
        return bool(self.requirement and any(self.own_texts.values()))

    @cached_property
    def blanks(self) -> tuple[Parameter, ...]:
        return self.requirement.parameters if self.requirement else ()

    def value_of(self, parameter: Parameter) -> Any:
        """The institution's value, the default, or None. A number, a string, or a Text from the catalogue."""
        value = self.parameters.get(parameter.key)
        return parameter.default if value is None else value

    @property
    def open_parameters(self) -> tuple[Parameter, ...]:
        return tuple(blank for blank in self.blanks if self.value_of(blank) is None)

    @property
    def blank_names(self) -> str:
        """How own wording names the blanks: [days] [hours]."""
        return " ".join(f"[{blank.key}]" for blank in self.blanks)

    def show_value(self, parameter: Parameter, language: str) -> str | None:
        return _shown(self.value_of(parameter), language)

    def show_default(self, parameter: Parameter, language: str) -> str | None:
        return _shown(parameter.default, language)

    def fill(self, text: str, language: str) -> str:
        """[key] becomes the value; a blank without one stays in brackets, with the parameter's words."""
        blanks = {blank.key: blank for blank in self.blanks}

        def value(found: Any) -> str:
            blank = blanks.get(found.group(1))
            if blank is None:
                return str(found.group())
            return self.show_value(blank, language) or f"[{blank.label.in_(language)}]"

        return PARAMETER.sub(value, text)

    def catalogue_text(self, language: str) -> str:
        """With its blanks, and with the ska or bör that goes with the level that was chosen."""
        assert self.requirement is not None
        text, level = self.requirement.text.in_(language), self.effective_level
        return at_level(text, level, language) if level in ASKED and not is_same_kind(level, self.requirement.level) else text

    def text_in(self, language: str) -> Worded:
        """The text that counts: own wording in this language, the catalogue's unless there is own wording in the other, the other."""
        own = _first_written(self.own_texts, language)
        if own is None and self.requirement:
            own = Worded(self.catalogue_text(language), language)
        own = own or Worded("", language)
        return Worded(self.fill(own.text, own.language), own.language)

    def original_in(self, language: str) -> str:
        return self.fill(self.requirement.text.in_(language), language) if self.requirement else ""

    def motive_in(self, language: str) -> Worded:
        own = _first_written(self.own_motives, language)
        if own is None and self.requirement:
            return Worded(self.requirement.motive.in_(language), language)
        return own or Worded("", language)

    def how_in(self, language: str) -> Worded:
        own = _first_written(self.own_hows, language)
        if own is None and self.requirement:
            return Worded(self.requirement.verification.how.in_(language), language)
        return own or Worded("", language)

    @property
    def methods(self) -> tuple[str, ...]:
        return self.own_methods or (self.requirement.verification.methods if self.requirement else ())

    @property
    def met_when(self) -> str:
        return self.own_met_when or (self.requirement.met_when if self.requirement else "") or "delivery"

    @property
    def lacks_reason(self) -> bool:
        """A requirement that law or fairness asks for was left out and nobody said why."""
        return bool(self.requirement and self.requirement.locked and self.effective_level == Level.NOT_NEEDED and not self.note)


def chosen(requirement: Requirement | None, row: ChoiceRow | None, questions: Answers) -> Chosen:
    key = requirement.key if requirement else row.key if row else ""
    category = requirement.category if requirement else row.category if row else ""
    does_apply = requirement is None or may_apply(requirement, questions)
    if row is None:
        return Chosen(key, category, requirement, does_apply)
    return Chosen(
        key=key,
        category=category,
        requirement=requirement,
        does_apply=does_apply,
        level=Level(row.level) if row.level else None,
        own_points=row.points,
        parameters=row.parameters,
        own_texts={"sv": row.text_sv, "en": row.text_en},
        own_motives={"sv": row.motive_sv, "en": row.motive_en},
        own_hows={"sv": row.how_sv, "en": row.how_en},
        own_methods=tuple(method for method in METHODS if method in row.methods) if row.methods else (),
        own_met_when=row.met_when,
        note=row.note,
    )


def may_apply(requirement: Requirement, questions: Answers) -> bool:
    """Before a question is answered, everything it decides about may apply."""
    condition = requirement.applies_when
    value = questions.get(condition.question) if condition else None
    return condition is None or value is None or isinstance(value, dict) or holds(condition, questions)


def compose_checklist(catalogue: RequirementCatalogue, rows: Iterable[ChoiceRow], questions: Answers, only: str = "") -> list[Chosen]:
    """Every requirement, category by category, the institution's own after the catalogue's. Retired ones stay where they were decided on.

    `only`: the key of the one category that is wanted.
    """
    by_key = {row.key: row for row in rows}
    found: dict[str, list[Chosen]] = {category.key: [] for category in catalogue.categories if category.key == only or not only}
    for requirement in catalogue.requirements:
        if requirement.category in found and (not requirement.retired or requirement.key in by_key):
            found[requirement.category].append(chosen(requirement, by_key.get(requirement.key), questions))
    for row in sorted((row for row in by_key.values() if row.is_own and row.category in found), key=lambda row: row.key):
        found[row.category].append(chosen(None, row, questions))
    return [each for category in found.values() for each in category]


_COUNTED = ("must", "must_scored", "should", "not_needed", "undecided")


@dataclass(frozen=True)
class Counts:
    must: int = 0
    must_scored: int = 0
    should: int = 0
    not_needed: int = 0
    undecided: int = 0
    open_parameters: int = 0

    @property
    def asked(self) -> int:
        return self.must + self.must_scored + self.should

    @property
    def total(self) -> int:
        return self.asked + self.not_needed + self.undecided

    @property
    def decided(self) -> int:
        return self.asked + self.not_needed


def count(checklist: Sequence[Chosen]) -> Counts:
    numbers = dict.fromkeys(_COUNTED, 0)
    for each in checklist:
        numbers[each.effective_level.value if each.effective_level else "undecided"] += 1
    return Counts(**numbers, open_parameters=sum(len(each.open_parameters) for each in checklist if each.is_asked))


def total(counts: Collection[Counts]) -> Counts:
    return Counts(**{name: sum(getattr(each, name) for each in counts) for name in (*_COUNTED, "open_parameters")})


class LevelRow(Protocol):
    """As much of a choice as counting needs."""

    @property
    def key(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def is_own(self) -> bool: ...
    @property
    def level(self) -> str | None: ...
    @property
    def parameters(self) -> dict[str, Any]: ...


def tally(catalogue: RequirementCatalogue, rows: Iterable[LevelRow], questions: Answers) -> dict[str, Counts]:
    """Category -> the same as `count` of its requirements, at a fifth of the time: for what shows nothing but the numbers."""
    numbers = {category.key: dict.fromkeys((*_COUNTED, "open_parameters"), 0) for category in catalogue.categories}
    by_key = {row.key: row for row in rows}
    for requirement in catalogue.requirements:
        row = by_key.get(requirement.key)
        if row is None and requirement.retired:
            continue
        level = row.level if row else None
        counted = numbers[requirement.category]
        counted[level or ("undecided" if may_apply(requirement, questions) else "not_needed")] += 1
        if requirement.parameters and level in ASKED:
            filled = row.parameters if row else {}
            counted["open_parameters"] += sum(blank.default is None and filled.get(blank.key) is None for blank in requirement.parameters)
    for row in by_key.values():
        if row.is_own:
            numbers[row.category][row.level or "undecided"] += 1
    return {category: Counts(**counted) for category, counted in numbers.items()}


def next_undecided(checklist: Sequence[Chosen], after_category: str = "") -> Chosen | None:
    """The next requirement to decide on, looking on from a category and then from the start."""
    past = max((place for place, each in enumerate(checklist, start=1) if each.category == after_category), default=0)
    return next((each for each in (*checklist[past:], *checklist[:past]) if each.is_undecided), None)
