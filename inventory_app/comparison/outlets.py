"""A view as a workbook and as a document: the same figures, with whose they are, of which selection, and what is left out. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from inventory_app.comparison import outlet_words as words
from inventory_app.comparison.left_out import list_left_out
from inventory_app.comparison.view import Outcome
from inventory_app.documents.blocks import Bullets, Prose, Section, Words
from inventory_app.documents.report import Part, Report
from inventory_app.exchange.table import Table


@dataclass(frozen=True)
class Labels:
    """`reader`: the consortium, or the institution on whose behalf somebody compares. `selection`: the filters by their names. `left_out`: of the page."""

    title: str
    lead: str
    reader: str
    selection: tuple[str, ...]
    day: str
    left_out: tuple[str, ...]
    is_demo: bool = False


def workbook_tables(outcome: Outcome, labels: Labels) -> list[Table]:
    """The notes stand on the first sheet."""
    say = outcome.source.say
    selection = [f"{say(words.SELECTION)}: {', '.join(labels.selection)}"] if labels.selection else []
    notes = (f"{labels.reader}, {labels.day}", *selection, *list_left_out(outcome.seen_in_tables, outcome.source.scope, outcome.source.language))
    first, *rest = outcome.tables()
    return [replace(first, notes=(*first.notes, *notes)), *rest]


def selection_facts(labels: Labels, say: Callable[..., str]) -> list[tuple[str, Words]]:
    """When, and what of the consortium."""
    facts: list[tuple[str, Words]] = [(say(words.DATE), labels.day)]
    return [*facts, (say(words.SELECTION), ", ".join(labels.selection))] if labels.selection else facts


def report_of(outcome: Outcome, labels: Labels) -> Report:
    say, blocks = outcome.source.say, outcome.blocks()
    # A section of a chapter has a heading of the third level, and a report of one view has no chapters.
    sections = [each for each in blocks if isinstance(each, Section)]
    return Report(
        language=outcome.source.language,
        kind=labels.title,
        title=labels.title,
        institution=labels.reader,
        date=labels.day,
        is_demo=labels.is_demo,
        is_wide=True,
        facts=(*selection_facts(labels, say), (say(words.IN_IT), Prose(parts=(Bullets(items=labels.left_out),)))),
        blocks=tuple(each for each in blocks if not isinstance(each, Section)),
        parts=tuple(Part(anchor=each.anchor, title=each.title, blocks=each.blocks) for each in sections),
    )
