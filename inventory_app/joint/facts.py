"""The joint specification as plain facts in both languages: what an issue freezes, what workbooks are made from, what an approval holds for. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from inventory_app.content.library import hash_of
from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.joint.fold import Annex, Common, Deviation
from inventory_app.joint.gathered import Gathered, Standing
from inventory_app.joint.party import Party
from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, compose_basis

# The details that say what is bought; a changed title or contact is no reason to ask everybody again.
APPROVED_DETAILS = ("why", "scope", "out_of_scope", "contract_length")
MEMBERS = "members"
# The group of the categories that annexes are; each annex is one, named by its institution's key.
ANNEX_GROUP = "annex"


def compose_joint_basis(gathered: Gathered) -> Basis:
    """The common part first, then each annex as a category of its own; who takes part, with volumes, stands in the details."""
    basis = compose_basis(gathered.dossier)
    annexes = [annex for annex in gathered.fold.annexes if annex.asked]
    return basis.model_copy(
        update={
            "details": {**basis.details, MEMBERS: [_member(party) for party in gathered.fold.counting]},
            "categories": (*basis.categories, *(_category(annex) for annex in annexes)),
            "requirements": (*basis.requirements, *(each for annex in annexes for each in _in_annex(gathered, annex))),
        }
    )


def price_rows(basis: Basis, language: Language) -> list[tuple[str, dict[str, Any]]]:
    """Name and volumes of every institution that buys, as the price sheet lists them."""
    return [(member["names"][language], dict(member["volumes"])) for member in basis.details.get(MEMBERS, ())]


def _member(party: Party) -> dict[str, Any]:
    return {"key": party.key, "names": dict(party.names), "volumes": dict(party.volumes)}


def _category(annex: Annex) -> BasisCategory:
    return BasisCategory(key=annex.party.key, group=ANNEX_GROUP, labels={language: annex.party.names[language] for language in LANGUAGES})


def _in_annex(gathered: Gathered, annex: Annex) -> tuple[BasisRequirement, ...]:
    checklist = [replace(each, category=annex.party.key) for each in annex.asked]
    return compose_basis(gathered.dossier_of(checklist)).requirements


def hashes_of(gathered: Gathered) -> dict[str, str]:
    """Institution key -> what stands for its part as it is now: the common part, its annex, its deviations and its volumes."""
    common = [each.model_dump(mode="json") for each in compose_basis(gathered.dossier).requirements]
    details = {key: gathered.details[key] for key in APPROVED_DETAILS if key in gathered.details}
    return {party.key: hash_of({"common": common, "details": details, **_own_part(gathered, party)}) for party in gathered.fold.parties}


def _own_part(gathered: Gathered, party: Party) -> dict[str, Any]:
    annex = gathered.fold.annex_of(party.key)
    return {
        "share": party.share.value,
        "volumes": dict(party.volumes),
        "annex": [each.model_dump(mode="json") for each in _in_annex(gathered, annex)] if annex else [],
        "deviations": [_deviation(common, each) for common, each in gathered.fold.deviations_of(party.key)],
    }


def _deviation(common: Common, deviation: Deviation) -> list[Any]:
    parameter, theirs = deviation.parameter, deviation.theirs
    value = theirs.show_value(parameter, "sv") if parameter and theirs else None
    words = dict(theirs.own_texts) if theirs and not parameter else None
    return [
        common.chosen.key,
        deviation.sort.value,
        deviation.level.value if deviation.level else None,
        parameter.key if parameter else None,
        value,
        words,
    ]


def standings_of(gathered: Gathered) -> dict[str, Standing]:
    hashes = hashes_of(gathered)
    return {member.key: member.answer.standing(hashes[member.key]) for member in gathered.members}
