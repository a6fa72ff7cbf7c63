"""One institution in a joint specification: what of its hand-in may be used, and how. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.requirements.choice import Chosen
from inventory_app.submission.document import FrozenRequirement, SubmissionDocument, thaw
from inventory_app.submission.shared import Shared, take_out

# What a row of the price sheet says: the first from the hand-in's profile, the rest typed by the coordinators.
FROM_PROFILE = ("employees", "students")
TYPED = ("users", "organisations", "contacts")


@dataclass(frozen=True)
class Party:
    """`checklist` is empty unless it is shared by name."""

    key: str
    names: Mapping[str, str]
    share: ShareLevel
    checklist: tuple[Chosen, ...] = ()
    volumes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_named(self) -> bool:
        return self.share is ShareLevel.NAMED


@dataclass(frozen=True)
class Source:
    """A hand-in with the editions it was made under, and what its institution shares today."""

    document: SubmissionDocument
    template: InventoryTemplate
    catalogue: RequirementCatalogue
    sharing: Mapping[Part, ShareLevel]


def party_of(key: str, names: Mapping[str, str], source: Source | None, catalogue: RequirementCatalogue, typed: Mapping[str, Any]) -> Party:
    """`catalogue` is the joint specification's edition; its words stand wherever it has the requirement. Without a hand-in nothing is known."""
    if source is None:
        return Party(key, names, ShareLevel.WITHHELD, volumes=dict(typed))
    share = source.sharing[Part.CHECKLIST]
    shown = take_out(source.document, Shared(source.template, source.sharing))

    def thawed(each: FrozenRequirement) -> Chosen:
        return thaw(each, catalogue if each.is_own or each.key in catalogue.by_key else source.catalogue)

    checklist = tuple(thawed(each) for each in shown.checklist) if share is ShareLevel.NAMED else ()
    return Party(key, names, share, checklist, _volumes(shown, typed))


def _volumes(shown: SubmissionDocument, typed: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: value for key in FROM_PROFILE if isinstance(value := shown.profile.get(key), int | float)}
    return found | {key: typed[key] for key in TYPED if key in typed}
