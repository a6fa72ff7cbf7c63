"""The way in: one statement, one statement in two languages, or a whole specification."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inventory_app.content.schema import Language
from inventory_app.wording import sets
from inventory_app.wording.judged import Judged
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.rules import RULE_BY_KEY, RULES, Rule
from inventory_app.wording.statement import Finding, Hit, Statement
from inventory_app.wording.versions import find_differences


@dataclass(frozen=True)
class SetFindings:
    """`by_place`: place of the statement in the list given -> what only the set shows about it; `whole`: about the set itself."""

    by_place: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)
    whole: tuple[Finding, ...] = ()

    def by_requirement(self, statements: Sequence[Statement]) -> dict[tuple[str, Language], tuple[Finding, ...]]:
        """(key, language) -> findings, for a page that shows requirements by key."""
        return {(statements[place].key, statements[place].language): found for place, found in self.by_place.items()}


def check(statement: Statement, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What the text and what stands beside it show, in the order of the text."""
    return _check(Judged(statement, lexicon))


def _check(judged: Judged) -> tuple[Finding, ...]:
    if not judged.text.strip():
        return ()
    return _sorted(_finding(rule, hit) for rule in RULES if rule.find for hit in rule.find(judged))


def check_versions(swedish: Statement, english: Statement, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Where the two languages of one requirement differ in numbers or level; places are those of the Swedish text."""
    return tuple(_finding(RULE_BY_KEY["L25"], hit) for hit in find_differences(Judged(swedish, lexicon), Judged(english, lexicon)))


def check_set(statements: Sequence[Statement], lexicon: Lexicon) -> SetFindings:
    """What only the set shows. Both languages may be among the statements: they are paired by key, and compared only within each language."""
    return _check_set([Judged(statement, lexicon) for statement in statements])


def _check_set(judged: Sequence[Judged]) -> SetFindings:
    by_place: dict[int, list[Finding]] = defaultdict(list)
    whole: list[Finding] = []

    def note(rule: str, placed: sets.Placed) -> None:
        place, hit = placed
        (whole if place is None else by_place[place]).append(_finding(RULE_BY_KEY[rule], hit))

    for rule, placed in sets.find_repeats(judged):
        note(rule, placed)
    for placed in sets.find_mixed_forms(judged):
        note("L24", placed)
    for placed in sets.find_share_of_musts(judged):
        note("L26", placed)
    for rule, placed in sets.find_gaps(judged):
        note(rule, placed)
    for swedish, english in _versions(judged):
        for hit in find_differences(judged[swedish], judged[english]):
            note("L25", (swedish, hit))
    return SetFindings({place: _sorted(found) for place, found in sorted(by_place.items())}, tuple(whole))


def check_all(statements: Sequence[Statement], lexicon: Lexicon) -> SetFindings:
    """Every rule on everything, by place: what each statement shows by itself and what the set adds."""
    judged = [Judged(statement, lexicon) for statement in statements]
    of_set = _check_set(judged)
    found = {place: _sorted((*_check(each), *of_set.by_place.get(place, ()))) for place, each in enumerate(judged)}
    return SetFindings({place: findings for place, findings in found.items() if findings}, of_set.whole)


def _versions(judged: Sequence[Judged]) -> Iterable[tuple[int, int]]:
    places: dict[tuple[str, str], int] = {(each.statement.key, each.language): place for place, each in enumerate(judged) if each.statement.key}
    for (key, language), place in places.items():
        if language == "sv" and (key, "en") in places:
            yield place, places[key, "en"]


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(rule.key, hit.severity or rule.severity, hit.start, hit.end, hit.message, rule.why, hit.proposal, hit.motive)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end, finding.rule)))
