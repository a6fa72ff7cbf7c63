"""Which remarks a page shows: by how grave, by rule, by area, or of one requirement. The filter's state is in the address. Pure."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from inventory_app.answers.messages import N_
from inventory_app.answers.reading import read_line
from inventory_app.findings.gather import Gathered, Remark
from inventory_app.wording.rules import RULE_BY_KEY

ACCEPTED = "accepted"
STATES: dict[str, str] = {
    "": N_("All that is open"),
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "info": N_("All advice"),
    ACCEPTED: N_("Accepted"),
}


@dataclass(frozen=True)
class Filter:
    state: str = ""
    rule: str = ""
    category: str = ""
    requirement: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.state or self.rule or self.category or self.requirement)


def read_filter(given: Mapping[str, str], categories: Container[str]) -> Filter:
    """What is not in the lists is left out: an old or mistyped address shows more, never a fault."""
    state, rule, category = given.get("state", ""), given.get("rule", ""), given.get("category", "")
    return Filter(
        state=state if state in STATES else "",
        rule=rule if rule in RULE_BY_KEY else "",
        category=category if category in categories else "",
        requirement=read_line(given.get("requirement", ""))[:40],
    )


def matching(gathered: Gathered, wanted: Filter) -> Sequence[Remark]:
    return [remark for remark in gathered.remarks if _matches(remark, wanted)]


def _matches(remark: Remark, wanted: Filter) -> bool:
    if remark.is_open == (wanted.state == ACCEPTED):
        return False
    if wanted.state not in ("", ACCEPTED) and remark.finding.severity != wanted.state:
        return False
    if wanted.rule and remark.finding.rule != wanted.rule:
        return False
    if wanted.category and remark.statement.category != wanted.category:
        return False
    return not wanted.requirement or remark.statement.key == wanted.requirement
