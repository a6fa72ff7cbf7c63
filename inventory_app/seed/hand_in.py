"""What one invented institution hands in: drawn from its own numbers, so that it does not depend on who else there is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.requirements.choice import compose_checklist
from inventory_app.seed.chance import chance_of
from inventory_app.seed.clusters import CLUSTERS, draw_level, draw_preconditions, draw_profile, draw_questions, usual_levels
from inventory_app.seed.market import Market, open_market
from inventory_app.seed.systems import draw_system
from inventory_app.seed.words import OWN, WHO
from inventory_app.submission.document import InstitutionRow, Live, SubmissionDocument, compose_submission
from inventory_app.tables import RequirementChoice

# An institution's systems have ids of their own hundred thousand.
MOST_SYSTEMS = 99_999
# Of a hundred systems in the latest hand-in, how many an earlier one lacked for each round that it is older.
NEW_SINCE = 8


@dataclass(frozen=True)
class Numbers:
    institutions: int
    systems: int
    requirements: int
    random: int


@dataclass(frozen=True)
class Drawn:
    """A system as it is handed in."""

    id: int
    name: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class World:
    """What all institutions have in common."""

    numbers: Numbers
    template: InventoryTemplate
    catalogue: RequirementCatalogue
    areas: tuple[str, ...]
    market: Market
    levels: tuple[Mapping[str, str], ...]


def make_world(numbers: Numbers, template: InventoryTemplate, catalogue: RequirementCatalogue) -> World:
    areas = tuple(option.key for option in template.system.questions["areas"].options)  # type: ignore[union-attr]  # the question has options
    market = open_market(numbers.random, numbers.systems, areas, len(CLUSTERS))
    return World(numbers, template, catalogue, areas, market, usual_levels(numbers.random, catalogue))


def random_of(numbers: Numbers, place: int, what: str) -> Random:
    return chance_of(numbers.random, place, what)


def cluster_of(numbers: Numbers, place: int) -> int:
    return random_of(numbers, place, "cluster").choices(range(len(CLUSTERS)), (26, 28, 28, 18))[0]


def _systems(world: World, place: int, cluster: int, ago: int) -> Iterator[Drawn]:
    random, fate = random_of(world.numbers, place, "systems"), random_of(world.numbers, place, "new")
    taken: dict[str, int] = {}
    for number in range(1, world.numbers.systems + 1):
        answers = draw_system(random, world.areas, CLUSTERS[cluster], lambda: world.market.draw(random, cluster))
        product = answers.get("product") or {}
        called = product.get("product") or ("Kalkylblad" if answers.get("support_kind") == "spreadsheet" else "System")
        taken[called] = taken.get(called, 0) + 1
        name = called if taken[called] == 1 and product else f"{called} {taken[called]}"
        if fate.random() * 100 >= NEW_SINCE * ago:
            yield Drawn(place * (MOST_SYSTEMS + 1) + number, name, {"name": name} | answers)


def _choices(world: World, place: int, cluster: int, edition: int, ago: int) -> list[RequirementChoice]:
    random = random_of(world.numbers, place, "checklist")
    # The less mature an institution is, and the older the hand-in, the more is undecided.
    undecided = 0.04 + 0.05 * (4 - CLUSTERS[cluster].stage) + 0.15 * ago
    rows = []
    for requirement in world.catalogue.requirements:
        if level := draw_level(random, world.levels[cluster][requirement.key], undecided):
            rows.append(
                RequirementChoice(institution_id=0, key=requirement.key, category=requirement.category, level=level, catalogue_edition=edition)
            )
    return rows + list(_own(random, world.catalogue, edition))


def _own(random: Random, catalogue: RequirementCatalogue, edition: int) -> Iterator[RequirementChoice]:
    """Three to ten of the sentences that others have too, in words of one's own."""
    numbers: dict[str, int] = {}
    for place in sorted(random.sample(range(len(OWN)), random.randint(3, 10))):
        category, level = catalogue.categories[place % len(catalogue.categories)].key, random.choice(("must", "should"))
        numbers[category] = numbers.get(category, 0) + 1
        text = OWN[place].format(verb="ska" if level == "must" else "bör", who=random.choice(WHO), number=random.choice((3, 6, 12)))
        key = f"{category}-E{numbers[category]:02d}"
        yield RequirementChoice(institution_id=0, key=key, category=category, is_own=True, level=level, text_sv=text, catalogue_edition=edition)


def compose_hand_in(world: World, place: int, institution: InstitutionRow, ago: int = 0) -> SubmissionDocument:
    """`ago`: how many rounds before the latest."""
    cluster = cluster_of(world.numbers, place)
    random, kind = random_of(world.numbers, place, "institution"), CLUSTERS[cluster]
    sheets = {"profile": draw_profile(random, kind), "preconditions": draw_preconditions(random, kind, world.template)}
    questions = draw_questions(random, kind)
    if ago:
        _set_back(sheets["preconditions"], random_of(world.numbers, place, f"ago:{ago}"))
    systems: Sequence[Any] = list(_systems(world, place, cluster, ago))
    checklist = compose_checklist(world.catalogue, _choices(world, place, cluster, institution.catalogue_edition, ago), questions)
    return compose_submission(institution, Live(world.template, world.catalogue, systems, sheets, questions, checklist))


def _set_back(preconditions: dict[str, Any], random: Random) -> None:
    for key, value in preconditions.items():
        if value.get("status") == "met" and random.random() < 0.3:
            preconditions[key] = {"status": "started"}
