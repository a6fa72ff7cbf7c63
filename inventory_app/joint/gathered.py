"""Everything a joint specification is composed from, read once. Plain data: no rows, no session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from inventory_app.answers.values import Answers
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.joint.fold import Decision, Fold
from inventory_app.joint.party import Party
from inventory_app.requirements.choice import Chosen
from inventory_app.specification.dossier import Dossier, EarlierIssue


class Standing(StrEnum):
    WAITED_FOR = "waited_for"
    APPROVED = "approved"
    # Something that was approved has changed since.
    APPROVED_EARLIER = "approved_earlier"
    DECLINED = "declined"


@dataclass(frozen=True)
class Answer:
    """What an institution said of its part: approved when `approved_at` is there, otherwise declined."""

    approved_at: datetime | None
    by: str | None
    of_hash: str
    remark: str

    def standing(self, current_hash: str) -> Standing:
        if not self.of_hash:
            return Standing.WAITED_FOR
        if self.approved_at is None:
            return Standing.DECLINED
        return Standing.APPROVED if self.of_hash == current_hash else Standing.APPROVED_EARLIER


@dataclass(frozen=True)
class Member:
    """`number` is the hand-in it is read from, `newest` the last there is; both None without any."""

    institution_id: int
    party: Party
    typed: Mapping[str, int]
    number: int | None
    handed_in_at: datetime | None
    newest: int | None
    answer: Answer

    @property
    def key(self) -> str:
        return self.party.key

    @property
    def has_newer(self) -> bool:
        return self.newest is not None and self.newest != self.number


@dataclass(frozen=True)
class Gathered:
    id: int
    name: str
    is_demo: bool
    details: Answers
    template: InventoryTemplate
    catalogue: RequirementCatalogue
    template_edition: int
    catalogue_edition: int
    members: Sequence[Member]
    fold: Fold
    changed_on: date
    today: date
    issues: Sequence[EarlierIssue] = ()
    # By requirement, also those that have no effect as the institutions choose now: another coordinator must see them.
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"joint-{self.id}"

    @cached_property
    def dossier(self) -> Dossier:
        """The common part as if one institution had chosen it: what the specification's chapters are written from."""
        return Dossier(
            institution_key=self.key,
            names={"sv": self.name, "en": self.name},
            is_demo=self.is_demo,
            template=self.template,
            catalogue=self.catalogue,
            template_edition=self.template_edition,
            catalogue_edition=self.catalogue_edition,
            systems=(),
            sheets={"details": self.details},
            questions={},
            checklist=[each.chosen for each in self.fold.common],
            changed_on=self.changed_on,
            today=self.today,
            issues=self.issues,
        )

    def dossier_of(self, checklist: Sequence[Chosen]) -> Dossier:
        return replace(self.dossier, checklist=checklist)

    def find_member(self, institution_id: int) -> Member | None:
        return next((member for member in self.members if member.institution_id == institution_id), None)
