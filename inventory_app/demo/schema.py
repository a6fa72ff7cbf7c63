"""The shape of fixtures/demo. Answers are judged by the kinds when they are loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from inventory_app.content.library import FIXTURES, load_yaml, read_model
from inventory_app.content.schema import Frozen, Key, LevelKey, Method, MetWhen, Text, Words
from inventory_app.institutions.sharing import Part, ShareLevel

FOLDER = FIXTURES / "demo"


class DemoInstitution(Frozen):
    key: Key
    name: Text
    kind: Literal["member", "guest"]
    state: Literal["active", "declined"]
    decline_reason: str = ""
    handed_in: bool = False
    # What the coordinators wrote when they sent the hand-in back, and why the institution skips the round.
    sent_back: str = ""
    skips: str = ""
    # The institution's answers are that old, and wait to be confirmed.
    confirmed_days_ago: int = 0
    # Parts that its main contact has decided to share otherwise than everybody does to begin with.
    sharing: dict[Part, ShareLevel] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _declined_with_a_reason(self) -> DemoInstitution:
        if (self.state == "declined") != bool(self.decline_reason):
            raise ValueError(f"{self.key}: a reason belongs to those who declined, and only to them")
        return self


class DemoRound(Frozen):
    """An open round for everybody who takes part; its days are counted from the day of loading."""

    name: Words
    opened_days_ago: int
    due_in_days: int
    message: str = ""


class DemoEarlier(Frozen):
    """How what an institution handed in then differs from what stands in its file now; fixtures/demo/earlier.yaml says what each part means."""

    key: Key
    days_ago: int
    without: tuple[str, ...] = ()
    unanswered: tuple[Key, ...] = ()
    unknown: tuple[Key, ...] = ()
    systems: dict[str, dict[str, Any]] = Field(default_factory=dict)
    profile: dict[str, Any] = Field(default_factory=dict)
    preconditions: dict[Literal["met", "started", "not_met", "not_applicable"], tuple[Key, ...]] = Field(default_factory=dict)
    undecided: tuple[str, ...] = ()
    levels: dict[LevelKey | Literal["not_needed"], tuple[str, ...]] = Field(default_factory=dict)
    # Whether the own requirements were written already.
    own: bool


class DemoEarlierRound(Frozen):
    """A closed round; its days are counted back from the day of loading."""

    name: Words
    opened_days_ago: int
    due_days_ago: int
    closed_days_ago: int
    message: str = ""
    hand_ins: tuple[DemoEarlier, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _days_follow_each_other(self) -> DemoEarlierRound:
        for each in self.hand_ins:
            if not self.opened_days_ago > each.days_ago >= self.closed_days_ago:
                raise ValueError(f"{each.key}: handed in while the round was not open")
        return self


class DemoMember(Frozen):
    """An institution in the joint specification, its row of the price schedule, and what it said of its part."""

    key: Key
    volumes: dict[str, int] = Field(default_factory=dict)
    answer: Literal["approve", "decline", ""] = ""
    remark: str = ""


class DemoDecision(Frozen):
    """Where the coordinators decided otherwise than the most did. An institution's own requirement: its key, then the requirement's."""

    requirement: Words
    level: Words
    motive: Words


class DemoJoint(Frozen):
    name: Words
    at_least: int | None = None
    details: dict[str, Any]
    members: tuple[DemoMember, ...] = Field(min_length=2)
    decisions: tuple[DemoDecision, ...] = ()


class DemoPerson(Frozen):
    email: Words
    name: Words
    language: Literal["sv", "en"]
    role: Literal["coordinator", "main_contact", "it_department", "system_owner", "reader"]
    institution: Key | None = None


class Consortium(Frozen):
    password: str = Field(min_length=12)
    round: DemoRound
    joint: DemoJoint
    institutions: tuple[DemoInstitution, ...]
    people: tuple[DemoPerson, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> Consortium:
        keys = {institution.key for institution in self.institutions}
        for person in self.people:
            if (person.role == "coordinator") != (person.institution is None):
                raise ValueError(f"{person.email}: a coordinator has no institution, everybody else has one")
            if person.institution and person.institution not in keys:
                raise ValueError(f"{person.email}: there is no institution {person.institution}")
        return self


class OneLanguage(Frozen):
    """A text that may lack one of the languages."""

    sv: str = ""
    en: str = ""


class DemoSystem(Frozen):
    slug: str
    answers: dict[str, Any]


class DemoChoice(Frozen):
    level: LevelKey | Literal["not_needed", "undecided"]
    parameters: dict[str, float | str] = Field(default_factory=dict)
    text: OneLanguage = OneLanguage()
    motive: OneLanguage | str = ""
    points: int | None = None
    note: str = ""


class DemoOwnRequirement(Frozen):
    category: str
    level: LevelKey
    text: OneLanguage
    motive: OneLanguage = OneLanguage()
    methods: tuple[Method, ...]
    how: OneLanguage = OneLanguage()
    met_when: MetWhen
    points: int | None = None


class DemoChecklist(Frozen):
    questions: dict[str, Any] = Field(default_factory=dict)
    profile: Key | None = None
    choices: dict[str, DemoChoice] = Field(default_factory=dict)
    own: tuple[DemoOwnRequirement, ...] = ()


class DemoNeed(Frozen):
    """Made of a line of what is missing, of a precondition, or written freely; `text` rewords what it was made of."""

    text: str = ""
    priority: Literal["high", "medium", "low"] = "medium"
    gap: str = ""
    precondition: str = ""
    requirements: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> DemoNeed:
        if not (self.text or self.gap or self.precondition):
            raise ValueError("a need has a text, or is made of a gap or a precondition")
        return self


DemoRole = Literal["main_contact", "it_department", "system_owner", "reader"]


class DemoStep(Frozen):
    """A step of the review, so many days before the day of loading; comments are asked for until so many days after the step."""

    state: Literal["draft", "out_for_comment", "reviewed"]
    days_ago: int
    comment_days: int | None = None
    remark: str = ""
    by: DemoRole = "system_owner"


class DemoWritten(Frozen):
    by: DemoRole
    days_ago: int
    text: Words


class DemoComment(DemoWritten):
    requirement: str
    replies: tuple[DemoWritten, ...] = ()
    settled_by: DemoRole | None = None


class DemoReview(Frozen):
    steps: tuple[DemoStep, ...] = ()
    comments: tuple[DemoComment, ...] = ()
    # Category -> who sees to it.
    assigned: dict[str, DemoRole] = Field(default_factory=dict)


class DemoAnswers(Frozen):
    """One institution's file; whatever is left out is not answered."""

    profile: dict[str, Any] = Field(default_factory=dict)
    preconditions: dict[str, Any] = Field(default_factory=dict)
    systems: tuple[DemoSystem, ...] = ()
    checklist: DemoChecklist = DemoChecklist()
    needs: tuple[DemoNeed, ...] = ()
    details: dict[str, Any] = Field(default_factory=dict)
    flow: dict[str, Any] = Field(default_factory=dict)
    review: DemoReview = DemoReview()
    # Flat keys, as the two sheets keep them.
    evaluation: dict[str, int | str] = Field(default_factory=dict)
    simulation: dict[str, int | str] = Field(default_factory=dict)


def load_consortium(folder: Path = FOLDER) -> Consortium:
    return read_model(Consortium, load_yaml(folder / "consortium.yaml"), "demo/consortium.yaml")


def load_earlier(folder: Path = FOLDER) -> DemoEarlierRound:
    return read_model(DemoEarlierRound, load_yaml(folder / "earlier.yaml"), "demo/earlier.yaml")


def load_answers(key: str, folder: Path = FOLDER) -> DemoAnswers:
    """An institution without a file has not begun."""
    file = folder / "institutions" / f"{key}.yaml"
    return read_model(DemoAnswers, load_yaml(file), f"demo/institutions/{key}.yaml") if file.is_file() else DemoAnswers()
