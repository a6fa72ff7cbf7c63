"""Every rule, in the order in which its proposals are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from inventory_app.answers.messages import N_
from inventory_app.needs.proposals import integrations, migration, operation, outside, protection, volumes
from inventory_app.needs.proposals.picture import Picture
from inventory_app.needs.proposals.proposal import AddOwn, Fill, Proposal, SetLevel

RULES: dict[str, tuple[str, Callable[[Picture], Iterator[Proposal]]]] = {
    volumes.RULE: (N_("How much the system has to cope with"), volumes.volumes),
    integrations.RULE: (N_("Integrations"), integrations.integrations),
    migration.RULE: (N_("Data to be moved"), migration.migration),
    protection.RULE: (N_("Personal data"), protection.protection),
    outside.RULE: (N_("Users outside the institution"), outside.outside),
    operation.RULE: (N_("Operation"), operation.operation),
}


def list_proposals(picture: Picture) -> list[Proposal]:
    """All that is not so already; the first rule that speaks of a requirement's level is the one that is heard."""
    found: dict[object, Proposal] = {}
    for _label, rule in RULES.values():
        for proposal in rule(picture):
            found.setdefault(_about(proposal), proposal)
    return list(found.values())


def _about(proposal: Proposal) -> object:
    match proposal.act:
        case SetLevel(requirement=key):
            return key
        case Fill(requirement=key, parameter=parameter):
            return key, parameter
        case AddOwn() as own:
            return own.text.sv
