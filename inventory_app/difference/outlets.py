"""A difference as workbook and as report. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from inventory_app.difference import words
from inventory_app.difference.lines import SHEET_TITLES, Line, Worded
from inventory_app.documents.blocks import Block, Column, Facts, Heading, Paragraph, Prose, Table, Words
from inventory_app.documents.report import Part, Report
from inventory_app.exchange import table as files

# A report is read, not searched: beyond this, the workbook serves better, and the printer's time is everybody's.
MOST_PRINTED = 600


@dataclass(frozen=True)
class Labels:
    """What the two sides are called, whose they are, and the day it was made."""

    institution: str
    old: str
    new: str
    day: str
    is_demo: bool
    is_shared_only: bool = False


def workbook_tables(worded: Worded, labels: Labels) -> list[files.Table]:
    say = worded.say
    notes = (
        f"{labels.institution}: {labels.old} → {labels.new}",
        *worded.editions(),
        *([say(words.ONLY_SHARED)] if labels.is_shared_only else []),
    )

    def columns(*texts: object) -> tuple[files.Column, ...]:
        return tuple(files.Column(str(text)) for text in texts)

    brief = [(count.label, count.number) for count in worded.counts()]
    steps = [(f"{say(words.ANSWERS_CHANGED)}: {step.label}", step.answers) for step in worded.steps()]
    systems: list[tuple[str, ...]] = [(name, say(words.NEW), "", "") for name in worded.added()]
    systems += [(name, say(words.LEFT), "", "") for name in worded.gone()]
    systems += [(new, say(words.IS_RENAMED), old, "") for old, new in worded.renamed()]
    systems += [(each.old, say(words.IS_REPLACED), each.note, each.new) for each in worded.replaced()]
    answers = [(str(each.id), each.name, line.where, line.what, line.old, line.new) for each in worded.systems() for line in each.lines]
    sheets = [(say(title), line.where, line.what, line.old, line.new) for name, title in SHEET_TITLES.items() for line in worded.sheet(name)]
    requirements = [(each.key, each.area, line.what, line.old, line.new) for each in worded.requirements() for line in each.lines]
    before_after = (say(words.BEFORE), say(words.AFTER))
    return [
        files.Table(say(words.IN_BRIEF), (files.Column(say(words.WHAT)), files.Column(say(words.COUNT), "number")), [*brief, *steps], notes),
        files.Table(say(words.SYSTEMS), columns(say(words.SYSTEM), say(words.CHANGE), say(words.BEFORE), say(words.SUCCESSOR)), systems),
        files.Table(say(words.CHANGED_ANSWERS), columns("Id", say(words.SYSTEM), say(words.STEP), say(words.QUESTION), *before_after), answers),
        files.Table(
            say(words.PROFILE_AND_PRECONDITIONS),
            columns(say(words.PART), say(words.STEP), say(words.QUESTION), *before_after),
            sheets,
        ),
        files.Table(say(words.CHECKLIST), columns(say(words.REQUIREMENT), say(words.AREA), say(words.WHAT), *before_after), requirements),
    ]


def report(worded: Worded, labels: Labels) -> Report:
    say = worded.say
    facts: list[tuple[str, Words]] = [(say(words.FROM), labels.old), (say(words.TO), labels.new)]
    editions = worded.editions()
    if editions:
        facts.append((say(words.EDITIONS), Prose(parts=(Paragraph(lines=tuple(editions)),))))
    blocks: list[Block] = [_prose(say(words.ONLY_SHARED))] if labels.is_shared_only else []
    if worded.difference.is_empty:
        blocks.append(_prose(say(words.NOTHING)))
    else:
        rows: list[tuple[str, Words]] = [(count.label, str(count.number)) for count in worded.counts()]
        blocks.append(Facts(caption=say(words.IN_BRIEF), rows=tuple(rows)))
        columns = (
            Column(label=say(words.STEP), share=52),
            Column(label=say(words.ANSWERS), share=24, is_number=True),
            Column(label=say(words.SYSTEMS), share=24, is_number=True),
        )
        steps = tuple((step.label, str(step.answers), str(step.systems)) for step in worded.steps())
        if worded.difference.changed:
            blocks.append(Table(caption=say(words.PER_STEP), columns=columns, rows=steps))
    return Report(
        language=worded.language,
        kind=say(words.KIND),
        title=say(words.KIND),
        institution=labels.institution,
        date=labels.day,
        is_demo=labels.is_demo,
        facts=tuple(facts),
        blocks=tuple(blocks),
        parts=tuple(_parts(worded)),
    )


def _parts(worded: Worded) -> Iterator[Part]:
    say = worded.say
    if systems := tuple(_systems(worded)):
        yield Part(anchor="systems", title=say(words.SYSTEMS), blocks=systems)
    if answers := tuple(_answers(worded)):
        yield Part(anchor="answers", title=say(words.CHANGED_ANSWERS), blocks=answers)
    for name, title in SHEET_TITLES.items():
        if lines := worded.sheet(name):
            yield Part(anchor=name, title=say(title), blocks=(_line_table(worded, say(title), lines),))
    rows: list[tuple[Words, ...]] = [(each.key, line.what, line.old or "–", line.new or "–") for each in worded.requirements() for line in each.lines]
    if rows:
        columns = tuple(
            Column(label=say(text), share=share) for text, share in ((words.REQUIREMENT, 12), (words.WHAT, 16), (words.BEFORE, 36), (words.AFTER, 36))
        )
        yield Part(anchor="checklist", title=say(words.CHECKLIST), blocks=(Table(caption=say(words.CHECKLIST), columns=columns, rows=tuple(rows)),))


def _systems(worded: Worded) -> Iterator[Block]:
    say = worded.say
    for text, names in ((words.ADDED, worded.added()), (words.GONE, worded.gone())):
        if names:
            yield Table(caption=say(text), columns=(Column(label=say(words.SYSTEM), share=100),), rows=tuple((name,) for name in names))
    if replaced := worded.replaced():
        columns = tuple(Column(label=say(text), share=share) for text, share in ((words.SYSTEM, 40), (words.SUCCESSOR, 40), (words.CHANGE, 20)))
        yield Table(
            caption=say(words.REPLACED),
            columns=columns,
            rows=tuple((each.old, each.new, each.note or say(words.LEFT).lower()) for each in replaced),
        )
    if renamed := worded.renamed():
        columns = tuple(Column(label=say(text), share=50) for text in (words.BEFORE, words.AFTER))
        yield Table(caption=say(words.RENAMED), columns=columns, rows=tuple(renamed))


def _answers(worded: Worded) -> Iterator[Block]:
    shown = 0
    for each in worded.systems():
        lines = list(islice(each.lines, MOST_PRINTED - shown))
        shown += len(lines)
        if lines:
            yield Heading(text=each.name)
            yield _line_table(worded, each.name, lines)
    if shown < worded.difference.answers_changed:
        yield _prose(worded.say(words.TRUNCATED, shown=shown, all=worded.difference.answers_changed))


def _line_table(worded: Worded, caption: str, lines: Sequence[Line]) -> Table:
    say = worded.say
    columns = tuple(Column(label=say(text), share=share) for text, share in ((words.QUESTION, 28), (words.BEFORE, 36), (words.AFTER, 36)))
    empty = say(words.NO_ANSWER)
    return Table(caption=caption, columns=columns, rows=tuple((line.what, _cell(line.old, empty), _cell(line.new, empty)) for line in lines))


def _cell(text: str, empty: str) -> Words:
    if not text:
        return empty
    return text if "\n" not in text else Prose(parts=(Paragraph(lines=tuple(text.split("\n"))),))


def _prose(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))
