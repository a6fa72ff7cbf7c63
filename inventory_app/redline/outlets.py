"""A comparison as workbook and as report. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inventory_app.documents.blocks import Block, Facts, Marked, Note, Paragraph, Prose, Run, Words
from inventory_app.documents.report import Part, Report
from inventory_app.exchange import table as files
from inventory_app.redline import words
from inventory_app.redline.lines import Worded
from inventory_app.specification.chapters.change_log import brief


@dataclass(frozen=True)
class Labels:
    """What the two sides are called, whose they are, and the day it was made."""

    institution: str
    old: str
    new: str
    day: str
    is_demo: bool


def legend(worded: Worded) -> Marked:
    say = worded.say
    return Marked(
        runs=(
            Run(text=say(words.LEGEND_KEPT) + " "),
            Run(mark="inserted", text=say(words.LEGEND_IN)),
            Run(text=say(words.LEGEND_AND) + " "),
            Run(mark="deleted", text=say(words.LEGEND_OUT)),
            Run(text=say(words.LEGEND_END)),
        )
    )


def report(worded: Worded, labels: Labels) -> Report:
    say = worded.say
    blocks: list[Block] = []
    if worded.changes.is_empty:
        blocks.append(Prose(parts=(Paragraph(lines=(say(words.NOTHING),)),)))
    else:
        blocks.append(Note(title=say(words.LEGEND), text=legend(worded)))
        blocks.append(Facts(caption=say(words.IN_BRIEF), rows=tuple(brief(worded.changes, worded.language))))
    facts: tuple[tuple[str, Words], ...] = ((say(words.FROM), labels.old), (say(words.TO), labels.new))
    return Report(
        language=worded.language,
        kind=say(words.KIND),
        title=say(words.KIND),
        institution=labels.institution,
        date=labels.day,
        is_demo=labels.is_demo,
        facts=facts,
        blocks=tuple(blocks),
        parts=tuple(_parts(worded)),
    )


def _parts(worded: Worded) -> Iterator[Part]:
    for key, name, found in worded.by_area():
        yield Part(anchor=f"area-{key}", title=f"{key}  {name}", blocks=tuple(each.block for each in found))


def workbook_tables(worded: Worded, labels: Labels) -> list[files.Table]:
    say = worded.say
    notes = (f"{labels.institution}: {labels.old} → {labels.new}",)
    counts = [(label.rpartition(" (")[0], len(keys.keys), ", ".join(keys.keys)) for label, keys in brief(worded.changes, worded.language)]
    rows = [
        (each.key, each.area, each.status, line.label, line.marked.before.strip(), line.marked.after.strip(), show_marked(line.marked))
        for _key, _name, found in worded.by_area()
        for each in found
        for line in each.lines
    ]
    columns = (
        files.Column(say(words.ID), width=10),
        files.Column(say(words.AREA), width=26),
        files.Column(say(words.CHANGE), width=20),
        files.Column(say(words.WHAT), width=18),
        files.Column(say(words.BEFORE), width=48),
        files.Column(say(words.AFTER), width=48),
        files.Column(say(words.MARKED), width=60),
    )
    in_brief = (files.Column(say(words.WHAT), width=40), files.Column(say(words.COUNT), "number"), files.Column(say(words.REQUIREMENTS), width=60))
    return [
        files.Table(say(words.IN_BRIEF), in_brief, counts, notes),
        files.Table(say(words.REQUIREMENTS), columns, rows),
    ]


def show_marked(marked: Marked) -> str:
    """As plain text, for where nothing can be underlined."""
    signs = {"inserted": "+", "deleted": "-"}
    return "".join(
        run.text if run.mark == "kept" or not run.words else f"{run.lead}[{signs[run.mark]} {run.words} {signs[run.mark]}]{run.tail}"
        for run in marked.runs
    )
