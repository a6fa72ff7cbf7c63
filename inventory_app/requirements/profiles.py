"""What a profile would decide, and what of it would replace what people have decided. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inventory_app.answers.values import Answers
from inventory_app.content.schema import Profile, RequirementCatalogue
from inventory_app.requirements.choice import Chosen, Counts, Level, may_apply

EVERYTHING = "full"


def preselect(catalogue: RequirementCatalogue, profile: str, questions: Answers) -> dict[str, Level]:
    """The level of every requirement under a profile: the catalogue's for those it names and that apply, not needed for the rest."""
    levels = {}
    for requirement in catalogue.requirements:
        if requirement.retired:
            continue
        is_named = profile == EVERYTHING or profile in requirement.profiles
        # A requirement that law or fairness asks for is kept in every profile.
        wanted = (is_named or requirement.locked) and may_apply(requirement, questions)
        levels[requirement.key] = Level(requirement.level) if wanted else Level.NOT_NEEDED
    return levels


@dataclass(frozen=True)
class Forecast:
    """`decided`: undecided requirements that would get a level; `replaced`: decided ones that would get another."""

    profile: Profile
    counts: Counts
    decided: int
    replaced: int


def _counts(levels: Mapping[str, Level]) -> Counts:
    chosen = list(levels.values())
    return Counts(
        must=chosen.count(Level.MUST),
        must_scored=chosen.count(Level.MUST_SCORED),
        should=chosen.count(Level.SHOULD),
        not_needed=chosen.count(Level.NOT_NEEDED),
    )


def forecast(catalogue: RequirementCatalogue, checklist: Sequence[Chosen], questions: Answers) -> list[Forecast]:
    now = {each.key: each for each in checklist}
    found = []
    for profile in catalogue.profiles:
        levels = preselect(catalogue, profile.key, questions)
        found.append(
            Forecast(
                profile=profile,
                counts=_counts(levels),
                decided=sum(now[key].is_undecided for key in levels),
                replaced=sum(now[key].level not in (None, level) for key, level in levels.items()),
            )
        )
    return found
