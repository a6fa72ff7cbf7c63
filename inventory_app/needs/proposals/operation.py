"""How the system is to be run: the operation requirements of that way get a level."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.answers.progress import holds
from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import Picture
from inventory_app.needs.proposals.proposal import Proposal, ask, conditioned

RULE = "operation"
REASONS = {
    "cloud": T(
        "Ni har svarat att systemet ska drivas som molntjänst. Då svarar leverantören för driften.",
        "You have answered that the system is to run as a cloud service. Then the supplier answers for its operation.",
    ),
    "own": T(
        "Ni har svarat att systemet ska drivas av er själva. Då behöver leverantören göra det möjligt.",
        "You have answered that you will run the system yourselves. Then the supplier needs to make that possible.",
    ),
}


def operation(picture: Picture) -> Iterator[Proposal]:
    wish = picture.questions.get("hosting")
    reason = REASONS.get(wish) if isinstance(wish, str) else None
    if reason is None:
        return
    fitting = []
    for key in conditioned(picture, "hosting"):
        requirement = picture.by_key[key].requirement
        if requirement and requirement.applies_when and holds(requirement.applies_when, picture.questions):
            fitting.append(key)
    yield from ask(picture, RULE, fitting, reason, wish)
