"""Which level each institution chose for each requirement, and how many chose which: the fold. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from inventory_app.comparison.scope import Seen
from inventory_app.content.schema import Requirement, RequirementCatalogue
from inventory_app.requirements.choice import Level

UNDECIDED = "undecided"
# The hand-in is older than the requirement.
ABSENT = "absent"
DECIDED = tuple(Level)
MUSTS = (Level.MUST, Level.MUST_SCORED)
# What counts as asking for a requirement, the usual first.
FLOORS: Mapping[str, tuple[Level, ...]] = {"musts": MUSTS, "must": (Level.MUST,), "asked": (*MUSTS, Level.SHOULD)}


def usual_core(institutions: int) -> int:
    """Two thirds of them, and at least one."""
    return max(1, ceil(institutions * 2 / 3))


@dataclass(frozen=True)
class Decided:
    """Of one requirement: how many chose each level, and how many are to choose yet."""

    levels: Mapping[str, int]
    undecided: int

    def asking(self, floor: str) -> int:
        return sum(self.levels.get(level, 0) for level in FLOORS[floor])

    def number(self, level: str) -> int:
        return self.undecided if level == UNDECIDED else self.levels.get(level, 0)

    def difference(self, institutions: int) -> float:
        """The steps between two institutions, on average over all pairs: one from not needed to should, one from should to must.

        Who has not decided differs from nobody: two that disagree among twenty make no large difference.
        """
        nothing, some, musts = self.number(Level.NOT_NEEDED), self.number(Level.SHOULD), self.asking("musts")
        pairs = institutions * (institutions - 1) / 2
        return (nothing * some + some * musts + 2 * nothing * musts) / pairs if pairs else 0


class Levels:
    """`rows`: (hand-in, requirement, level) of those seen by name; `counted`: (requirement, level, how many) of the others.

    `asked`: edition of the catalogue -> the requirements that it asks about.
    """

    def __init__(
        self,
        catalogue: RequirementCatalogue,
        seen: Seen,
        rows: Iterable[tuple[int, str, str]],
        counted: Iterable[tuple[str, str, int]],
        asked: Mapping[int, Collection[str]],
    ) -> None:
        self.seen, self.asked = seen, asked
        self.chosen: dict[int, dict[str, str]] = {number: {} for number in seen.ids}
        self._named: dict[str, Counter[str]] = {}
        for submission_id, key, level in rows:
            self.chosen[submission_id][key] = level
            self._named.setdefault(key, Counter())[level] += 1
        self._all = {key: Counter(levels) for key, levels in self._named.items()}
        for key, level, number in counted:
            self._all.setdefault(key, Counter())[level] += number
        # What no edition asks about any longer is shown for those who decided on it while it was.
        self.requirements = tuple(each for each in catalogue.requirements if not each.retired or each.key in self._named)
        named = Counter(party.catalogue_edition for party in seen.named)
        self.named = self._decided(self._named, named)
        self.all = self._decided(self._all, named + Counter(party.catalogue_edition for party in seen.counted))

    def _decided(self, levels: Mapping[str, Counter[str]], editions: Counter[int]) -> dict[str, Decided]:
        found = {}
        for each in self.requirements:
            chosen = levels.get(each.key, Counter())
            to_decide = sum(number for edition, number in editions.items() if each.key in self.asked[edition])
            found[each.key] = Decided(chosen, max(0, to_decide - chosen.total()))
        return found

    def level(self, submission_id: int, edition: int, key: str) -> str:
        """Of one seen by name."""
        return self.chosen[submission_id].get(key) or (UNDECIDED if key in self.asked[edition] else ABSENT)

    def of_category(self, category: str) -> tuple[Requirement, ...]:
        return tuple(each for each in self.requirements if each.category == category)

    def core(self, floor: str, least: int) -> list[Requirement]:
        """What at least so many ask for, what most ask for first."""
        found = [each for each in self.requirements if self.all[each.key].asking(floor) >= least]
        return sorted(found, key=lambda each: -self.all[each.key].asking(floor))

    def named_core(self, floor: str, least: int) -> int:
        return sum(self.named[each.key].asking(floor) >= least for each in self.requirements)

    def undecided(self) -> list[Requirement]:
        found = [each for each in self.requirements if self.all[each.key].undecided]
        return sorted(found, key=lambda each: -self.all[each.key].undecided)

    def differing(self, among: Sequence[Requirement] | None = None) -> list[Requirement]:
        """The largest difference first."""
        total = self.seen.total
        return sorted(self.requirements if among is None else among, key=lambda each: -self.all[each.key].difference(total))
