"""What the rules say about a whole checklist, each remark with what its writers said to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from inventory_app.content.schema import Language
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.statements import ELSEWHERE, check_once, raw_text, statements_of, worded_as
from inventory_app.wording.check import check_set
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.statement import Finding, Severity, Statement

BESIDE_THE_TEXT = frozenset({"L04", "L05"})


@dataclass(frozen=True)
class Place:
    """What an acceptance is about: words of one requirement in one language, and the rule that they break."""

    key: str
    language: Language
    rule: str
    excerpt: str = ""


@dataclass(frozen=True)
class Acceptance:
    motive: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Remark:
    statement: Statement
    finding: Finding
    accepted: Acceptance | None = None

    @property
    def place(self) -> Place:
        return place_of(self.statement, self.finding)

    @property
    def is_open(self) -> bool:
        return self.accepted is None

    @property
    def stops_issue(self) -> bool:
        return self.is_open and self.finding.severity is Severity.ERROR


def place_of(statement: Statement, finding: Finding) -> Place:
    return Place(statement.key, statement.language, finding.rule, statement.text[finding.start : finding.end].casefold())


@dataclass(frozen=True)
class Gathered:
    """`remarks` in the order of the checklist; `whole` is about the set itself."""

    remarks: tuple[Remark, ...] = ()
    whole: tuple[Finding, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Remark, ...]]:
        found: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(remark.statement.key, []).append(remark)
        return {key: tuple(remarks) for key, remarks in found.items()}

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many are open, by severity, and how many are accepted."""
        found = dict.fromkeys((*Severity, "accepted"), 0)
        for remark in self.remarks:
            found[remark.finding.severity if remark.is_open else "accepted"] += 1
        return found

    @property
    def stopping(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.stops_issue)

    @property
    def accepted(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.accepted)


def gather(checklist: Iterable[Chosen], lexicon: Lexicon, accepted: Mapping[Place, Acceptance]) -> Gathered:
    statements = statements_of(checklist)
    of_set = check_set(statements, lexicon)
    remarks: list[Remark] = []
    told: set[tuple[str, str]] = set()
    for place, statement in enumerate(statements):
        findings = [*check_once(statement, lexicon), *of_set.by_place.get(place, ())]
        # What is missing beside the text is missing once, in whatever languages the text is written.
        remarks += _remarks(statement, [finding for finding in findings if (statement.key, finding.rule) not in told], accepted)
        told |= {(statement.key, finding.rule) for finding in findings if finding.rule in BESIDE_THE_TEXT}
    return Gathered(tuple(remarks), of_set.whole)


def _remarks(statement: Statement, findings: Sequence[Finding], accepted: Mapping[Place, Acceptance]) -> list[Remark]:
    ordered = sorted(
        (finding for finding in findings if finding.rule not in ELSEWHERE), key=lambda finding: (finding.start, finding.end, finding.rule)
    )
    return [Remark(statement, finding, accepted.get(place_of(statement, finding))) for finding in ordered]


def rewrite(each: Chosen, remark: Remark, lexicon: Lexicon) -> str | None:
    """The proposed text as it can be saved: with the blanks that the filled text no longer shows, or None where that cannot be said."""
    if remark.finding.proposal is None:
        return None
    raw = raw_text(each, remark.statement.language)
    if raw == remark.statement.text:
        return remark.finding.proposal
    statement = worded_as(each, remark.statement.language, raw)
    return next((found.proposal for found in check_once(statement, lexicon) if place_of(statement, found) == remark.place), None)
