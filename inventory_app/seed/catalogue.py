"""A catalogue with as many requirements as wanted: the shipped one, cut short or with made ones added. Pure."""

from __future__ import annotations

from itertools import product

from inventory_app.content.schema import Requirement, RequirementCatalogue, Text, Verification
from inventory_app.seed.words import ACTIONS, OBJECTS, SCOPES

# A key has two digits.
MOST_IN_A_CATEGORY = 99


class TooManyRequirements(Exception):
    """The categories have no more keys."""


def _made(catalogue: RequirementCatalogue, wanted: int) -> list[Requirement]:
    taken = {category: len([r for r in catalogue.requirements if r.category == category]) for category in catalogue.category_by_key}
    categories, found = list(taken), list[Requirement]()
    for place, (scope, thing, action) in enumerate(product(SCOPES, OBJECTS, ACTIONS)):
        if len(found) == wanted:
            return found
        category = next((key for key in (categories[place % len(categories) :] + categories) if taken[key] < MOST_IN_A_CATEGORY), None)
        if category is None:
            break
        taken[category] += 1
        is_must, key = place % 2 == 0, f"{category}-{taken[category]:02d}"
        sv = f"Systemet {'ska' if is_must else 'bör'} {action[0]} {action[2]} {thing[0]} {scope[0]}."
        en = f"The system {'shall' if is_must else 'should'} {action[1]} {action[3]} {thing[1]} {scope[1]}."
        how = Text(sv="Leverantören visar det med tre poster.", en="The supplier demonstrates it with three records.")
        found.append(
            Requirement(
                key=key,
                category=category,
                level="must" if is_must else "should",
                text=Text(sv=sv, en=en),
                motive=Text(sv="Lärosätet behöver det i det dagliga arbetet.", en="The institution needs it in its daily work."),
                verification=Verification(methods=("V",), how=how),
                met_when="delivery",
                points=None if is_must else 1 + place % 5,
                rests_on=Text(sv="Påhittat, för mätning", en="Invented, for measuring"),
                profiles=(catalogue.profiles[place % len(catalogue.profiles)].key,),
            )
        )
    if len(found) < wanted:
        raise TooManyRequirements(f"there are keys for {len(catalogue.requirements) + len(found)} requirements, not for more")
    return found


def of_size(catalogue: RequirementCatalogue, number: int) -> RequirementCatalogue:
    shipped = catalogue.requirements
    if number <= len(shipped):
        return catalogue.model_copy(update={"requirements": shipped[:number]}) if number < len(shipped) else catalogue
    requirements = (*shipped, *_made(catalogue, number - len(shipped)))
    return RequirementCatalogue(**{name: getattr(catalogue, name) for name in type(catalogue).model_fields} | {"requirements": requirements})
