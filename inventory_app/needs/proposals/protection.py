"""Personal data in the inventory: the data-protection requirements get a level."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import Picture
from inventory_app.needs.proposals.proposal import Proposal, ask, conditioned, ids, named, say

RULE = "protection"
REASON = T(
    "Enligt inventeringen finns personuppgifter i {systems}. Det nya systemet kommer att innehålla samma slags uppgifter.",
    "According to the inventory there is personal data in {systems}. The new system will hold the same kind of data.",
)


def protection(picture: Picture) -> Iterator[Proposal]:
    holding = [system for system in picture.in_scope if system.holds_people]
    if holding:
        yield from ask(picture, RULE, conditioned(picture, "personal_data", "DAT"), say(REASON, systems=named(holding)), ids(holding))
