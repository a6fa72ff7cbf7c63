"""What two institutions are compared by: what their systems and their profile have, and the levels they chose. Drawn from facts; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inventory_app.comparison.queries import Fact
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.names.alike import NameKind, key_of
from inventory_app.requirements.choice import Level
from inventory_app.submission.facts import UNKNOWN, WRITTEN

# No answers to compare: unknown, "there is none", and that something was written.
NO_OPTION = frozenset({UNKNOWN, "none", WRITTEN})
STEPS = {Level.MUST: 3, Level.MUST_SCORED: 2, Level.SHOULD: 1, Level.NOT_NEEDED: 0}
KIND, PRODUCT = "areas.kind", "system.product.product"
PROFILE, CHECKLIST = "profile.", "checklist."


class Basis(StrEnum):
    """A part of the figure, as the address names it."""

    SYSTEMS = "systems"
    PROFILE = "profile"
    LEVELS = "levels"


@dataclass(frozen=True, order=True)
class Feature:
    """Something that an institution has or has not. Features of one `topic` belong together: a relation area, a product, a question."""

    topic: str
    option: str = ""


@dataclass
class Traits:
    """One institution. `systems` and `profile` are features; `levels`: requirement -> how badly it is wanted, 0 to 3."""

    key: str
    systems: set[Feature] = field(default_factory=set)
    profile: set[Feature] = field(default_factory=set)
    levels: dict[str, int] = field(default_factory=dict)


@dataclass
class Spoken:
    """What features are called that no content names: products, by their key, as somebody wrote them."""

    products: dict[str, str] = field(default_factory=dict)


def fold_traits(facts: Iterable[Fact], keys: Mapping[int, str]) -> tuple[list[Traits], Spoken]:
    """`keys`: hand-in -> institution."""
    found = {number: Traits(key) for number, key in keys.items()}
    spoken = Spoken()
    for fact in facts:
        option, traits = fact.option or "", found[fact.submission_id]
        if not option or option in NO_OPTION:
            continue
        if fact.key == KIND:
            area, _, kind = option.partition("|")
            traits.systems.add(Feature(f"area:{area}", kind))
        elif fact.key == PRODUCT:
            product = key_of(NameKind.PRODUCT, option)
            # The same spelling whoever comes first.
            spoken.products[product] = min(option, spoken.products.get(product, option))
            traits.systems.add(Feature(f"product:{product}"))
        elif fact.key.startswith(PROFILE):
            traits.profile.add(Feature(fact.key.removeprefix(PROFILE), option))
        elif fact.key.startswith(CHECKLIST):
            traits.levels[fact.key.removeprefix(CHECKLIST)] = STEPS[Level(option)]
    return list(found.values()), spoken


def categories_of(catalogue: RequirementCatalogue) -> dict[str, str]:
    return {requirement.key: requirement.category for requirement in catalogue.requirements}
