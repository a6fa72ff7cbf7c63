"""Maturity and preconditions as the sheets of a workbook. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inventory_app.comparison import maturity_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.maturity_fold import SILENT, STAGES, STATUSES, UNKNOWN
from inventory_app.exchange.table import Cell, Column, Table

if TYPE_CHECKING:
    from inventory_app.comparison.maturity import Maturity

ANSWERS = (*STAGES, UNKNOWN, SILENT)


def sheets_of(outcome: Maturity) -> list[Table]:
    return [_axes(outcome), _institutions(outcome), _preconditions(outcome), _by_institution(outcome), *_groups(outcome)]


def _axes(outcome: Maturity) -> Table:
    columns = (Column(outcome.source.say(words.AXIS)), *(Column(outcome.stage_words[stage], "number") for stage in ANSWERS))
    return Table(
        outcome.source.say(words.TITLE),
        columns,
        [(outcome.axis(axis), *(outcome.counts[axis][stage] for stage in ANSWERS)) for axis in outcome.axes],
    )


def _institutions(outcome: Maturity) -> Table:
    """Everybody seen by name in either part; what they do not share is left empty."""
    say, language, profile = outcome.source.say, outcome.source.language, outcome.source.template.profile.questions
    in_profile, in_met = (frozenset(party.institution_id for party in seen.named) for seen in (outcome.seen, outcome.met_seen))
    labels = {
        name: {option.key: option.label.in_(language) for option in profile[key].options}  # type: ignore[union-attr]  # both are choices
        for name, key in (("strategy", "strategy"), ("organisation", "organisation_form"))
    }
    rows: list[Sequence[Cell]] = []
    for party in outcome.source.scope.parties:
        is_here, has_met = party.institution_id in in_profile, party.institution_id in in_met
        if not is_here and not has_met:
            continue
        met = outcome.met(party) if has_met else None
        rows.append(
            (
                outcome.source.name(party),
                labels["strategy"].get(party.strategy or "", ""),
                labels["organisation"].get(party.organisation or "", ""),
                *(outcome.stage_words[outcome.stage(party, axis)] if is_here else None for axis in outcome.axes),
                met.met if met else None,
                met.of if met else None,
            )
        )
    columns = (
        Column(say(shared.INSTITUTION)),
        Column(say(words.STRATEGY)),
        Column(say(words.ORGANISATION)),
        *(Column(outcome.axis(axis)) for axis in outcome.axes),
        Column(say(words.MET_ROW), "number"),
        Column(say(words.APPLIES), "number"),
    )
    return Table(say(shared.INSTITUTIONS), columns, rows)


def _preconditions(outcome: Maturity) -> Table:
    say, statuses = outcome.source.say, (*STATUSES, SILENT)
    columns = (
        Column(say(words.THEME)),
        Column(say(words.PRECONDITION), width=60),
        *(Column(say(words.STATUS[status]), "number") for status in statuses),
    )
    rows: list[Sequence[Cell]] = [
        (
            outcome.themes[item.theme],
            item.label.in_(outcome.source.language),
            *(outcome.met_counts[item.key][status] for status in statuses),
        )
        for item in outcome.preconditions
    ]
    return Table(say(words.PRECONDITIONS), columns, rows)


def _by_institution(outcome: Maturity) -> Table:
    say, named = outcome.source.say, outcome.met_seen.named
    columns = (Column(say(words.PRECONDITION), width=60), *(Column(outcome.source.name(party)) for party in named))
    rows = [
        (item.label.in_(outcome.source.language), *(say(words.STATUS[outcome.status(party, item.key)]) for party in named))
        for item in outcome.preconditions
    ]
    return Table(say(words.PRECONDITIONS_MATRIX), columns, rows)


def _groups(outcome: Maturity) -> list[Table]:
    if not outcome.by:
        return []
    say = outcome.source.say
    columns = (
        Column(say(words.GROUP)),
        Column(say(words.AXIS)),
        Column(say(words.MEDIAN)),
        *(Column(outcome.stage_words[stage], "number") for stage in ANSWERS),
    )
    rows: list[Sequence[Cell]] = []
    for group in outcome.groups:
        counts = outcome.group_counts(group)
        rows += [
            (group.label, outcome.axis(axis), outcome.middle_words(counts[axis]), *(counts[axis][stage] for stage in ANSWERS))
            for axis in outcome.axes
        ]
        rows.append((group.label, say(words.MEDIAN_MET), outcome.group_met(group), *(None for _stage in ANSWERS)))
    return [Table(say(words.GROUPS), columns, rows)]
