"""Users outside the institution: they sign in through the federation of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import Picture
from inventory_app.needs.proposals.proposal import Proposal, ask, conditioned, ids, named, say

RULE = "outside"
# Signing in through the federation is asked for whoever signs in; the rest hang on the question about people outside.
FEDERATION = "INT-01"
REASON = T(
    "Enligt inventeringen används {systems} av personer utanför lärosätet. De behöver kunna logga in med konton som de redan har.",
    "According to the inventory people outside the institution use {systems}. They need to be able to sign in with accounts they already have.",
)


def outside(picture: Picture) -> Iterator[Proposal]:
    open_to_others = [system for system in picture.in_scope if "external_parties" in system.several("user_groups")]
    if open_to_others:
        keys = [FEDERATION, *conditioned(picture, "external_users", "INT")]
        yield from ask(picture, RULE, keys, say(REASON, systems=named(open_to_others)), ids(open_to_others))
