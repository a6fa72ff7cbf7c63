"""Needs as tables, for whoever wants them as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from inventory_app.exchange.table import Cell, Column, Table
from inventory_app.needs.filter import ORIGIN_NAMES, STATES, Filter
from inventory_app.needs.need import KnownNeed, Origin
from inventory_app.needs.proposals.proposal import Proposal
from inventory_app.needs.proposals.rules import RULES
from inventory_app.needs.show import origin_label, priority_label
from inventory_app.needs.sources import Source
from inventory_app.web.locale import page_language


def needs_table(needs: Iterable[KnownNeed], wanted: Filter) -> Table:
    columns = (
        Column(_("Id"), width=8),
        Column(_("The need"), width=60),
        Column(_("Priority")),
        Column(_("Comes from"), width=26),
        Column(_("System"), width=26),
        Column(_("Requirements"), width=40),
    )
    rows: list[list[Cell]] = [
        [need.label, need.text, priority_label(need.priority), origin_label(need.origin), need.system, ", ".join(need.requirements)] for need in needs
    ]
    return Table(_("Needs"), columns, rows, tuple(_filter_notes(wanted)))


def _filter_notes(wanted: Filter) -> list[str]:
    origins = {name: origin for origin, name in ORIGIN_NAMES.items()}
    chosen = [
        (_("Word or id"), wanted.text),
        (_("Priority"), priority_label(wanted.priority) if wanted.priority else ""),
        (_("Comes from"), origin_label(Origin(origins[wanted.origin])) if wanted.origin else ""),
        (_("Requirements"), _(STATES[wanted.state]) if wanted.state else ""),
    ]
    return [f"{label}: {value}" for label, value in chosen if value]


def sources_table(sources: Sequence[Source]) -> Table:
    columns = (Column(_("Comes from"), width=26), Column(_("System"), width=26), Column(_("The need"), width=60))
    rows: list[list[Cell]] = [[origin_label(source.origin), source.system, source.text.in_(page_language())] for source in sources]
    return Table(_("What the inventory shows"), columns, rows)


def proposals_table(proposals: Sequence[Proposal], what: Sequence[str]) -> Table:
    """`what` says in words what each would do."""
    columns = (Column(_("About"), width=26), Column(_("What is proposed"), width=60), Column(_("Why"), width=60))
    rows: list[list[Cell]] = [
        [_(RULES[proposal.rule][0]), words, proposal.reason.in_(page_language())] for proposal, words in zip(proposals, what, strict=True)
    ]
    return Table(_("Proposals from the inventory"), columns, rows)
