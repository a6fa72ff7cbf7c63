"""Four sorts of institutions, so that likeness has groups to find; and the answers of an institution that follow from its sort. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from inventory_app.answers.values import UNKNOWN
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.institutions.sharing import Part, ShareLevel
from inventory_app.seed.chance import chance_of

STAGES = ("absent", "peripheral", "operational", "tactical", "strategic")
AXES = ("leadership", "organisation_maturity", "responsibility", "forum", "it_support")
LEVELS = ("must", "must_scored", "should", "not_needed")


@dataclass(frozen=True)
class Cluster:
    strategy: str
    organisation: str
    stage: int
    # Of a hundred systems, how many are spreadsheets or calendars; of a hundred questions, how many are answered.
    loose: int
    answered: int
    students: int
    management: str
    # Which share of the requirements it wants at all.
    wants: float


CLUSTERS = (
    Cluster("research", "decentralised", 3, 12, 90, 32000, "pm3", 0.8),
    Cluster("regional_hub", "centralised", 2, 18, 85, 9000, "pm3", 0.65),
    Cluster("education", "mixed", 2, 24, 78, 14000, "other_model", 0.5),
    Cluster("not_decided", "decentralised", 1, 38, 62, 4000, "no_model", 0.35),
)

# Most share by name, some are counted, some share nothing; what is delicate is shared less.
DELICATE = (Part.COSTS, Part.ASSESSMENTS, Part.FREE_TEXT, Part.SPECIFICATIONS)


def draw_sharing(random: Random) -> dict[Part, ShareLevel]:
    levels = (ShareLevel.NAMED, ShareLevel.COUNTED, ShareLevel.WITHHELD)
    return {part: random.choices(levels, (55, 15, 30) if part in DELICATE else (80, 12, 8))[0] for part in Part}


def _usually(random: Random, usual: str, options: tuple[str, ...]) -> str:
    return usual if random.random() < 0.75 else random.choice(options)


def draw_profile(random: Random, cluster: Cluster) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "strategy": _usually(random, cluster.strategy, ("research", "education", "regional_hub", "not_decided")),
        "organisation_form": _usually(random, cluster.organisation, ("centralised", "decentralised", "mixed")),
        "students": max(500, round(cluster.students * random.lognormvariate(0, 0.35) / 100) * 100),
        "employees": max(80, round(cluster.students * random.lognormvariate(0, 0.35) / 8 / 10) * 10),
        "management_model": _usually(random, cluster.management, ("pm3", "other_model", "no_model")),
        "procurement_function": _usually(random, "own" if cluster.stage > 1 else "shared", ("own", "shared", "none_of_own")),
        "it_operation": _usually(random, "own" if cluster.stage > 2 else "shared", ("own", "shared", "bought")),
        "offer": "Praktikanter, examensarbeten och uppdragsutbildning.",
    }
    for axis in AXES:
        answers[axis] = STAGES[max(0, min(4, cluster.stage + random.choices((-1, 0, 1), (22, 56, 22))[0]))]
    for key in list(answers):
        chance = random.random()
        if chance < 0.03:
            answers[key] = dict(UNKNOWN)
        elif chance > 0.97 - (0.15 if key == "offer" else 0):
            del answers[key]
    return answers


def draw_preconditions(random: Random, cluster: Cluster, template: InventoryTemplate) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for item in template.preconditions.items:
        chance, met = random.random(), 0.12 + 0.2 * cluster.stage
        if chance < 0.04:
            answers[item.key] = dict(UNKNOWN)
        elif chance < 0.92:
            status = random.choices(("met", "started", "not_met", "not_applicable"), (met, 0.35, max(0.02, 0.7 - met), 0.04))[0]
            answers[item.key] = {"status": status}
    return answers


def draw_questions(random: Random, cluster: Cluster) -> dict[str, Any]:
    return {
        "hosting": "cloud" if random.random() < 0.7 else "own",
        "personal_data": random.choices(("none", "ordinary", "sensitive"), (4, 84, 12))[0],
        "public_records": random.random() < 0.9,
        "external_users": random.random() < 0.25 + 0.15 * cluster.stage,
        "english": random.random() < 0.7,
    }


def usual_levels(number: int, catalogue: RequirementCatalogue) -> tuple[Mapping[str, str], ...]:
    """Cluster -> requirement -> the level that most of its institutions choose. Half of what they want all clusters want."""
    shared = chance_of(number, "levels")
    wish = {requirement.key: shared.random() for requirement in catalogue.requirements}
    found = []
    for place, cluster in enumerate(CLUSTERS):
        random = chance_of(number, "levels", place)
        levels = {}
        for requirement in catalogue.requirements:
            wanted = (wish[requirement.key] + random.random()) / 2 < cluster.wants
            levels[requirement.key] = random.choices((requirement.level, *LEVELS[:3]), (70, 10, 10, 10))[0] if wanted else "not_needed"
        found.append(levels)
    return tuple(found)


def draw_level(random: Random, usual: str, undecided: float) -> str | None:
    if random.random() < undecided:
        return None
    return usual if random.random() < 0.8 else random.choice(LEVELS)
