"""Everything a specification is composed from, read once. Plain data: no rows, no session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inventory_app.answers.values import Answers
from inventory_app.content.schema import InventoryTemplate, Language, RequirementCatalogue
from inventory_app.findings.gather import Gathered
from inventory_app.needs.need import KnownNeed
from inventory_app.requirements.choice import ASKED, Chosen


@dataclass(frozen=True)
class KnownSystem:
    """A system with the columns that flags and figures are made from."""

    id: int
    name: str
    answers: Answers
    support_kind: str | None
    status: str | None
    areas: list[str]
    owner: str | None
    contract_ends_on: date | None
    personal_data: str | None
    has_erasure_period: bool
    hosting: str | None
    classified_on: date | None
    is_classified: bool
    answered: int

    @property
    def is_in_use(self) -> bool:
        return self.status not in ("planned", "retired")


@dataclass(frozen=True)
class EarlierIssue:
    """`facts` is its basis as it is stored, read only by those who compare; empty where it was made before facts were kept."""

    version: str
    issued_on: date
    issued_by: str
    remark: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """What the steering group decided about an issue: who, when, and what."""

    by: str
    on: date
    text: str


@dataclass(frozen=True)
class Dossier:
    institution_key: str
    names: Mapping[str, str]
    is_demo: bool
    template: InventoryTemplate
    catalogue: RequirementCatalogue
    template_edition: int
    catalogue_edition: int
    systems: Sequence[KnownSystem]
    sheets: Mapping[str, Answers]
    questions: Answers
    checklist: Sequence[Chosen]
    # The latest change of anything above.
    changed_on: date
    # What "the contract has ended" is judged by.
    today: date
    issues: Sequence[EarlierIssue] = ()
    needs: Sequence[KnownNeed] = ()
    # What the wording rules say about the checklist, and what its writers said to it.
    wording: Gathered = field(default_factory=Gathered)

    def sheet(self, name: str) -> Answers:
        return self.sheets.get(name, {})

    @property
    def details(self) -> Answers:
        return self.sheet("details")

    @property
    def system_names(self) -> dict[str, str]:
        return {str(system.id): system.name for system in self.systems}

    @property
    def asked(self) -> list[Chosen]:
        return [each for each in self.checklist if each.effective_level in ASKED]

    def asked_in(self, category: str) -> list[Chosen]:
        return [each for each in self.asked if each.category == category]


@dataclass(frozen=True)
class Stamp:
    """What makes a document an issue: without it, a draft."""

    version: str
    issued_on: date
    issued_by: str
    # The language that counts when the two differ.
    prevails: Language
    remark: str = ""
    decision: Decision | None = None


def text_answer(answers: Answers, key: str) -> str:
    """What was typed, or nothing: "don't know" is no text."""
    value: Any = answers.get(key)
    return value if isinstance(value, str) else ""
