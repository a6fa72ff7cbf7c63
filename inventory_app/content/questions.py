"""The shape of a question, of each kind, and of the words that everything is written in."""

from __future__ import annotations

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


def unique(what: str, keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{what} used twice: {', '.join(twice)}; every key must be its own")


class WithOptions(QuestionBase):
    options: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _options_differ(self) -> WithOptions:
        unique("option key", [option.key for option in self.options])
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
        unique("column key", keys)
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
        unique("row key", [row.key for row in self.rows])
        unique("option key", [option.key for option in self.options])
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
        unique("part key", [part.key for part in self.parts])
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
