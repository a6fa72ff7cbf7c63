"""The shape of the content. Unknown keys are refused, both languages must be there, every reference must lead somewhere.

Questions have a file of their own; this is the one door to both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from inventory_app.content.questions import (
    LANGUAGES,
    ChoiceQuestion,
    Condition,
    DateQuestion,
    Frozen,
    GroupQuestion,
    Key,
    Language,
    LongTextQuestion,
    NumberQuestion,
    Option,
    Question,
    Text,
    TextQuestion,
    WithOptions,
    Words,
    YesNoQuestion,
    unique,
)

__all__ = [
    "LANGUAGES",
    "PARAMETER",
    "Category",
    "ChoiceQuestion",
    "Condition",
    "DateQuestion",
    "Frozen",
    "GroupQuestion",
    "InventoryTemplate",
    "Key",
    "Language",
    "LevelKey",
    "LongTextQuestion",
    "MetWhen",
    "Method",
    "NumberQuestion",
    "Option",
    "Parameter",
    "Precondition",
    "PreconditionTheme",
    "Preconditions",
    "Profile",
    "Question",
    "Requirement",
    "RequirementCatalogue",
    "Sheet",
    "Step",
    "Text",
    "TextQuestion",
    "Verification",
    "WithOptions",
    "Words",
    "YesNoQuestion",
]


def _options_of(question: object) -> set[str | bool] | None:
    if isinstance(question, WithOptions):
        return set(question.by_key)
    if isinstance(question, YesNoQuestion):
        return {True, False}
    return None


def _check_condition(owner: str, condition: Condition | None, questions: dict[str, object]) -> None:
    if condition is None:
        return
    asked = questions.get(condition.question)
    if asked is None:
        raise ValueError(f"{owner}: applies_when names question {condition.question!r}; there is none with that key")
    if getattr(asked, "retired", False):
        raise ValueError(f"{owner}: applies_when names question {condition.question!r}, which is retired and asked no more")
    options = _options_of(asked)
    if options is None:
        raise ValueError(f"{owner}: applies_when needs a choice, several or yes_no question; {condition.question} is none")
    for value in condition.is_:
        if value not in options:
            raise ValueError(f"{owner}: applies_when says {value!r}; {condition.question} has {sorted(map(str, options))}")


class Step(Frozen):
    key: Key
    label: Text
    intro: Text | None = None
    questions: tuple[Question, ...] = Field(min_length=1)

    @cached_property
    def asks_for_systems(self) -> bool:
        """Whether a question, or a part of one, offers the institution's systems to choose from."""
        return any(
            part.kind == "system_link"
            for question in self.questions
            for part in (question, *getattr(question, "parts", ()), *getattr(question, "columns", ()))
        )


class Sheet(Frozen):
    """Steps of questions that somebody answers: about a system, an institution, a specification."""

    title: Text
    intro: Text | None = None
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Sheet:
        unique("step key", [step.key for step in self.steps])
        unique("question key", [question.key for question in self.every_question()])
        questions: dict[str, object] = {question.key: question for question in self.every_question()}
        for question in self.asked:
            _check_condition(question.key, question.applies_when, questions)
        return self

    def every_question(self) -> Iterator[Question]:
        """Retired ones too: what was answered must stay readable."""
        for step in self.steps:
            yield from step.questions

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.key: question for question in self.every_question()}

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        return tuple(question for question in self.every_question() if not question.retired)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Question key -> the number people see, counted from 1 through the whole sheet."""
        return {question.key: number for number, question in enumerate(self.asked, start=1)}

    @cached_property
    def step_of(self) -> dict[str, Step]:
        return {question.key: step for step in self.steps for question in step.questions}

    def find_step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)


class PreconditionTheme(Frozen):
    key: Key
    label: Text
    intro: Text | None = None


class Precondition(Frozen):
    key: Key
    theme: Key
    label: Text
    explanation: Text
    # The line of a specification that says why an unmet precondition is a risk to the procurement.
    risk: Text
    retired: bool = False


class Preconditions(Frozen):
    title: Text
    intro: Text
    themes: tuple[PreconditionTheme, ...] = Field(min_length=1)
    items: tuple[Precondition, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Preconditions:
        themes = [theme.key for theme in self.themes]
        unique("theme key", themes)
        unique("precondition key", [item.key for item in self.items])
        for item in self.items:
            if item.theme not in themes:
                raise ValueError(f"{item.key}: theme {item.theme!r} is not one of {', '.join(themes)}")
        return self


LevelKey = Literal["must", "must_scored", "should"]
Method = Literal["D", "V", "T", "I", "A"]
MetWhen = Literal["tender", "delivery", "contract"]
PARAMETER = re.compile(r"\[([a-z][a-z0-9_]*)\]")


class Parameter(Frozen):
    """A blank in a requirement that the institution fills; [key] in the text marks its place."""

    key: Key
    kind: Literal["number", "text"]
    label: Text
    unit: Text | None = None
    default: float | Text | None = None
    minimum: float | None = None
    maximum: float | None = None

    @model_validator(mode="after")
    def _default_fits(self) -> Parameter:
        if self.kind == "number" and isinstance(self.default, Text):
            raise ValueError(f"parameter {self.key} is a number; its default must be one")
        if self.kind == "text" and isinstance(self.default, float):
            raise ValueError(f"parameter {self.key} is text; write its default as {{sv: ..., en: ...}}")
        return self


class Verification(Frozen):
    """methods: D description, V demonstration by scenario, T test at delivery, I certificate, A follow-up during the contract."""

    methods: tuple[Method, ...] = Field(min_length=1)
    how: Text


class Requirement(Frozen):
    key: Annotated[str, StringConstraints(pattern=r"^[A-ZÅÄÖ]{3}-\d{2}$")]
    category: str
    level: LevelKey
    text: Text
    motive: Text
    verification: Verification
    met_when: MetWhen
    points: int | None = Field(default=None, ge=1, le=5)
    rests_on: Text
    applies_when: Condition | None = None
    parameters: tuple[Parameter, ...] = ()
    profiles: tuple[Key, ...] = ()
    # Kept by law or fairness: leaving it out needs a note that says why.
    locked: bool = False
    retired: bool = False

    @model_validator(mode="after")
    def _hangs_together(self) -> Requirement:
        named = [parameter.key for parameter in self.parameters]
        unique(f"{self.key}: parameter", named)
        for language in LANGUAGES:
            found = set(PARAMETER.findall(self.text.in_(language)))
            if found != set(named):
                raise ValueError(
                    f"{self.key} ({language}): the text has [{', '.join(sorted(found))}], parameters has [{', '.join(sorted(named))}]; they must be the same"
                )
        if (self.level == "must") != (self.points is None):
            raise ValueError(f"{self.key}: points belong to must_scored and should, and only to them")
        if not self.key.startswith(self.category):
            raise ValueError(f"{self.key}: the key must begin with its category {self.category}")
        return self

    @cached_property
    def parameter_by_key(self) -> dict[str, Parameter]:
        return {parameter.key: parameter for parameter in self.parameters}


class Category(Frozen):
    key: Annotated[str, StringConstraints(pattern=r"^[A-ZÅÄÖ]{3}$")]
    label: Text
    intro: Text
    group: Literal["functional", "non_functional", "delivery", "terms"]
    # Share of the quality points, in percent, as a proposal; the shares of a catalogue add up to 100.
    weight: int = Field(ge=0, le=100)


class Profile(Frozen):
    key: Key
    label: Text
    hint: Text


class RequirementCatalogue(Frozen):
    title: Text
    intro: Text
    # What decides which requirements apply; asked before the checklist is shown.
    questions: tuple[Annotated[ChoiceQuestion | YesNoQuestion, Field(discriminator="kind")], ...]
    profiles: tuple[Profile, ...]
    categories: tuple[Category, ...]
    requirements: tuple[Requirement, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> RequirementCatalogue:
        questions: dict[str, object] = {question.key: question for question in self.questions}
        categories = [category.key for category in self.categories]
        profiles = [profile.key for profile in self.profiles]
        unique("category", categories)
        unique("profile", profiles)
        unique("question key", [question.key for question in self.questions])
        unique("requirement", [requirement.key for requirement in self.requirements])
        if sum(category.weight for category in self.categories) != 100:
            raise ValueError("the weights of the categories must add up to 100")
        for requirement in self.requirements:
            if requirement.category not in categories:
                raise ValueError(f"{requirement.key}: category {requirement.category} is not one of {', '.join(categories)}")
            for profile in requirement.profiles:
                if profile not in profiles:
                    raise ValueError(f"{requirement.key}: profile {profile} is not one of {', '.join(profiles)}")
            if not requirement.retired:
                _check_condition(requirement.key, requirement.applies_when, questions)
        return self

    @cached_property
    def by_key(self) -> dict[str, Requirement]:
        return {requirement.key: requirement for requirement in self.requirements}

    @cached_property
    def category_by_key(self) -> dict[str, Category]:
        return {category.key: category for category in self.categories}

    @cached_property
    def in_category(self) -> dict[str, tuple[Requirement, ...]]:
        return {category.key: tuple(r for r in self.requirements if r.category == category.key and not r.retired) for category in self.categories}


class InventoryTemplate(Frozen):
    """Everything an institution is asked outside the checklist; numbered as one edition."""

    system: Sheet
    profile: Sheet
    details: Sheet
    preconditions: Preconditions
    # Editions from before the flow of information was asked about have none.
    flow: Sheet | None = None
