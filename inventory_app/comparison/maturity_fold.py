"""Where institutions stand on the five axes, which preconditions are met, and what that is for a group of them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from inventory_app.comparison.queries import Fact
from inventory_app.comparison.scope import Party

AXES = ("leadership", "organisation_maturity", "responsibility", "forum", "it_support")
# From nothing to most; the stages of JISC, with one below and one between them.
STAGES = ("absent", "peripheral", "operational", "tactical", "strategic")
HIGH, LOW = frozenset(STAGES[3:]), frozenset(STAGES[:2])
MET, STARTED, NOT_MET, NOT_APPLICABLE, UNKNOWN = "met", "started", "not_met", "not_applicable", "unknown"
# Where nothing was answered.
SILENT = ""
STATUSES = (MET, STARTED, NOT_MET, NOT_APPLICABLE, UNKNOWN)

# Hand-in -> key without its prefix -> option.
Answered = Mapping[int, Mapping[str, str]]


def fold_answers(facts: Iterable[Fact], prefix: str) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for fact in facts:
        if fact.option:
            found.setdefault(fact.submission_id, {})[fact.key.removeprefix(prefix)] = fact.option
    return found


def count(answers: Answered, submission_ids: Iterable[int], key: str) -> Counter[str]:
    """Option -> how many of these; SILENT for those who say nothing."""
    return Counter(answers.get(number, {}).get(key, SILENT) for number in submission_ids)


def middle(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The median stage of those who stand on one; two stages where it lies between them, none where nobody does."""
    ranks = [rank for rank, stage in enumerate(STAGES) for _each in range(counts.get(stage, 0))]
    if not ranks:
        return ()
    low, high = ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2]
    return (STAGES[low],) if low == high else (STAGES[low], STAGES[high])


@dataclass(frozen=True)
class Met:
    """How many preconditions are met of those that apply."""

    met: int
    of: int


def met_by(statuses: Mapping[str, str], keys: Sequence[str]) -> Met:
    found = Counter(statuses.get(key, SILENT) for key in keys)
    return Met(found[MET], len(keys) - found[NOT_APPLICABLE])


def median_met(numbers: Iterable[Met]) -> float | None:
    """The median of how many are met."""
    met = [each.met for each in numbers]
    return median(met) if met else None


@dataclass(frozen=True)
class Grouping:
    """Institutions that are looked at together, by their ids."""

    label: str
    members: frozenset[int]

    def of(self, parties: Iterable[Party]) -> list[Party]:
        return [party for party in parties if party.institution_id in self.members]


def by_option(parties: Iterable[Party], options: Sequence[tuple[str, str]], attribute: str, unsaid: str) -> list[Grouping]:
    """A group for each option (key, label) that somebody has chosen, and one for those who say nothing."""
    chosen: dict[str, set[int]] = {}
    for party in parties:
        chosen.setdefault(getattr(party, attribute) or SILENT, set()).add(party.institution_id)
    known = [(key, label) for key, label in options if key in chosen]
    rest = frozenset().union(*(members for key, members in chosen.items() if key not in dict(known)))
    groups = [Grouping(label, frozenset(chosen[key])) for key, label in known]
    return [*groups, Grouping(unsaid, rest)] if rest else groups
