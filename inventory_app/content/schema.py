"""The shape of the content. Unknown keys are refused, both languages must be there, every reference must lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """The same words in both languages."""

    sv: Words
    en: Words

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.sv


class Option(Frozen):
    key: Key
    label: Text
    hint: Text | None = None


class Condition(Frozen):
    """`applies_when`: the answer to `question` is one of `is` (for several: has one of them). Nothing more, on purpose."""

    question: Key
    is_: tuple[str | bool, ...] = Field(alias="is", min_length=1)


class QuestionBase(Frozen):
    key: Key
    label: Text
    hint: Text | None = None
    required: bool = False
    retired: bool = False
    applies_when: Condition | None = None
    # Words for "there is none" (no owner appointed, not classified): a true answer, unlike "don't know".
    none_label: Text | None = None

    @property
    def may_be_unknown(self) -> bool:
        return True


class TextQuestion(QuestionBase):
    kind: Literal["text"]
    max_length: int = 200


class NameQuestion(QuestionBase):
    """The one question that cannot be answered "don't know"."""

    kind: Literal["name"]
    max_length: int = 200

    @property
    def may_be_unknown(self) -> bool:
        return False


class LongTextQuestion(QuestionBase):
    kind: Literal["long_text"]
    max_length: int = 10_000


def _unique(what: str, keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{what} used twice: {', '.join(twice)}; every key must be its own")


class WithOptions(QuestionBase):
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _options_differ(self) -> WithOptions:
        _unique("option key", [option.key for option in self.options])
        return self

    @cached_property
    def by_key(self) -> dict[str, Option]:
        return {option.key: option for option in self.options}


class ChoiceQuestion(WithOptions):
    kind: Literal["choice"]


class SeveralQuestion(WithOptions):
    kind: Literal["several"]


class NumberQuestion(QuestionBase):
    kind: Literal["number"]
    unit: Text | None = None
    minimum: float = 0
    maximum: float = 1_000_000_000
    decimals: int = Field(default=0, ge=0, le=4)


class MoneyQuestion(QuestionBase):
    """Whole kronor a year unless the label says otherwise."""

    kind: Literal["money"]
    maximum: int = 10_000_000_000


class DateQuestion(QuestionBase):
    """A date as exact as people know it: 2019, 2019-05 or 2019-05-31."""

    kind: Literal["date"]


class YesNoQuestion(QuestionBase):
    kind: Literal["yes_no"]


class Anchor(Frozen):
    value: int
    label: Text


class ScaleQuestion(QuestionBase):
    kind: Literal["scale"]
    minimum: int = 1
    maximum: int = 5
    anchors: tuple[Anchor, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _anchors_on_the_scale(self) -> ScaleQuestion:
        for anchor in self.anchors:
            if not self.minimum <= anchor.value <= self.maximum:
                raise ValueError(f"anchor {anchor.value} is outside {self.minimum}-{self.maximum}")
        return self


class PersonQuestion(QuestionBase):
    """A function and who holds it: {function, name, email}."""

    kind: Literal["person"]


class SystemLinkQuestion(QuestionBase):
    """Another system of the same institution, or the name of one outside its register."""

    kind: Literal["system_link"]


SimpleQuestion = Annotated[
    TextQuestion
    | LongTextQuestion
    | ChoiceQuestion
    | SeveralQuestion
    | NumberQuestion
    | MoneyQuestion
    | DateQuestion
    | YesNoQuestion
    | ScaleQuestion
    | PersonQuestion
    | SystemLinkQuestion,
    Field(discriminator="kind"),
]


class RowsQuestion(QuestionBase):
    """A list of rows, each with the same columns."""

    kind: Literal["rows"]
    row_label: Text
    columns: tuple[SimpleQuestion, ...] = Field(min_length=1)
    # Rows the form offers before anybody has answered (the four roles of a project, say).
    suggested: tuple[dict[str, Text | str], ...] = ()
    maximum: int = 50

    @model_validator(mode="after")
    def _columns_differ(self) -> RowsQuestion:
        keys = [column.key for column in self.columns]
        _unique("column key", keys)
        for row in self.suggested:
            for key in row:
                if key not in keys:
                    raise ValueError(f"a suggested row names column {key!r}; there are {', '.join(keys)}")
        return self


class MatrixQuestion(QuestionBase):
    """One option per row; `proposal` is what the form shows before anybody has answered."""

    kind: Literal["matrix"]
    rows: tuple[Option, ...] = Field(min_length=1)
    options: tuple[Option, ...] = Field(min_length=2)
    proposal: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _proposal_fits(self) -> MatrixQuestion:
        _unique("row key", [row.key for row in self.rows])
        _unique("option key", [option.key for option in self.options])
        for row, option in self.proposal.items():
            if row not in {r.key for r in self.rows} or option not in {o.key for o in self.options}:
                raise ValueError(f"proposal {row}: {option} names a row or an option that is not there")
        return self


class GroupQuestion(QuestionBase):
    """A few things that belong together under one number (product, vendor, version)."""

    kind: Literal["group"]
    parts: tuple[SimpleQuestion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _parts_differ(self) -> GroupQuestion:
        _unique("part key", [part.key for part in self.parts])
        return self


Question = Annotated[
    NameQuestion
    | TextQuestion
    | LongTextQuestion
    | ChoiceQuestion
    | SeveralQuestion
    | NumberQuestion
    | MoneyQuestion
    | DateQuestion
    | YesNoQuestion
    | ScaleQuestion
    | PersonQuestion
    | SystemLinkQuestion
    | RowsQuestion
    | MatrixQuestion
    | GroupQuestion,
    Field(discriminator="kind"),
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


class Sheet(Frozen):
    """Steps of questions that somebody answers: about a system, an institution, a specification."""

    title: Text
    intro: Text | None = None
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Sheet:
        _unique("step key", [step.key for step in self.steps])
        _unique("question key", [question.key for question in self.every_question()])
        questions: dict[str, object] = {question.key: question for question in self.every_question()}
        for question in self.every_question():
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
        _unique("theme key", themes)
        _unique("precondition key", [item.key for item in self.items])
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
        _unique(f"{self.key}: parameter", named)
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
        _unique("category", categories)
        _unique("profile", profiles)
        _unique("requirement", [requirement.key for requirement in self.requirements])
        if sum(category.weight for category in self.categories) != 100:
            raise ValueError("the weights of the categories must add up to 100")
        for requirement in self.requirements:
            if requirement.category not in categories:
                raise ValueError(f"{requirement.key}: category {requirement.category} is not one of {', '.join(categories)}")
            for profile in requirement.profiles:
                if profile not in profiles:
                    raise ValueError(f"{requirement.key}: profile {profile} is not one of {', '.join(profiles)}")
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
        return {
            category.key: tuple(r for r in self.requirements if r.category == category.key and not r.retired)
            for category in self.categories
        }


class InventoryTemplate(Frozen):
    """Everything an institution is asked outside the checklist; numbered as one edition."""

    system: Sheet
    profile: Sheet
    details: Sheet
    preconditions: Preconditions
