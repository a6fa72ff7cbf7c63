"""The consortium's report: what the views come to, each view in short, how the figures are made, and what is left out and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inventory_app.comparison import brief_words
from inventory_app.comparison import report_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.brief import KINDS, Said, by_kind, found_in, handed_in, list_named
from inventory_app.comparison.left_out import list_left_out, name_parts
from inventory_app.comparison.outlets import Labels, selection_facts
from inventory_app.comparison.scope import Absence, Absent, Scope, Seen
from inventory_app.comparison.shortening import shorten, shorten_all
from inventory_app.comparison.view import FindingKind, Outcome, Source, View
from inventory_app.documents.blocks import Block, Bullets, Column, Heading, Note, Paragraph, Prose, Table, Words
from inventory_app.documents.report import Part as Chapter
from inventory_app.documents.report import Report
from inventory_app.institutions.sharing import Part

# The summary is one page.
MOST_IN_SUMMARY = 4
Chosen = Sequence[tuple[View, Outcome]]


def _prose(text: str) -> Prose:
    return Prose(parts=(Paragraph(lines=(text,)),))


def _bullets(items: Sequence[str]) -> Prose:
    return Prose(parts=(Bullets(items=tuple(items)),))


def _summary(said: dict[FindingKind, list[Said]], source: Source) -> Chapter:
    blocks: list[Block] = []
    for kind in KINDS:
        blocks.append(Heading(text=source.say(brief_words.HEADINGS[kind])))
        sentences = [each.finding.text for each in said[kind][:MOST_IN_SUMMARY]]
        if rest := len(said[kind]) - len(sentences):
            sentences.append(source.say(words.MORE_FINDINGS, n=rest))
        blocks.append(_bullets(sentences) if sentences else _prose(source.say(brief_words.NOTHING[kind])))
    return Chapter(anchor="summary", title=source.say(words.SUMMARY), blocks=tuple(blocks))


def _views(chosen: Chosen, source: Source, who: str) -> Iterator[Chapter]:
    say = source.say
    for (view, outcome), brief in zip(chosen, shorten_all([outcome.brief() for _view, outcome in chosen], say, who), strict=True):
        left_out = _prose(" ".join(list_left_out(outcome.seen_by, source.scope, source.language)))
        shown = brief or (Note(text=say(shared.NOBODY)),)
        yield Chapter(anchor=f"view-{view.key}", title=say(view.title), blocks=(_prose(say(view.lead)), *shown, left_out))


def _all_of(said: Sequence[Said], anchor: str, title: str, source: Source) -> list[Chapter]:
    """Only where the summary has no room for all of them."""
    if len(said) <= MOST_IN_SUMMARY:
        return []
    say = source.say
    columns = (Column(label=say(words.FINDING), share=75), Column(label=say(brief_words.VIEW), share=25))
    rows = tuple((each.finding.text, say(each.view.title)) for each in said)
    return [Chapter(anchor=anchor, title=title, blocks=(Table(caption=title, columns=columns, rows=rows),))]


def _method(chosen: Chosen, source: Source) -> Chapter:
    say = source.say
    columns = (
        Column(label=say(brief_words.VIEW), share=18),
        Column(label=say(words.MADE), share=57),
        Column(label=say(words.RESTS_ON), share=25),
    )
    rows = tuple((say(view.title), say(view.method), _rests_on(outcome)) for view, outcome in chosen)
    title = say(words.METHOD)
    return Chapter(anchor="method", title=title, blocks=(_prose(say(words.METHOD_LEAD)), Table(caption=title, columns=columns, rows=rows)))


def _rests_on(outcome: Outcome) -> str:
    return name_parts((part for parts in outcome.seen_in_tables for part in parts), outcome.source.language)


def left_out_row(seen: Seen, source: Source) -> tuple[str, str, str, str]:
    """By name, without name, do not share, not counted. Numbers only; a dash where a reader who gives nothing sees nothing."""
    if seen.gives_nothing:
        return (str(len(seen.named)), "–", "–", source.say(words.NOTHING_SHARED))
    return (
        str(len(seen.named)),
        str(len(seen.counted)),
        str(seen.withheld),
        str(seen.few_counted + seen.uncountable + seen.only_counted + seen.filtered_out),
    )


def left_out_rows(chosen: Chosen, source: Source) -> list[tuple[str, ...]]:
    """A row for each view, or for those of its parts that are not all shared alike."""
    rows: list[tuple[str, ...]] = []
    for view, outcome in chosen:
        title = source.say(view.title)
        told: dict[tuple[str, ...], list[Part]] = {}
        for parts, seen in outcome.seen_in_tables.items():
            told.setdefault(left_out_row(seen, source), []).extend(parts)
        rows += [(f"{title} ({name_parts(parts, source.language).lower()})" if len(told) > 1 else title, *row) for row, parts in told.items()]
    return rows


def list_absent(scope: Scope, source: Source) -> list[tuple[str, str, str]]:
    """Name, state and reason of those without a hand-in. For coordinators, who see them among the institutions; an institution sees the numbers."""
    if scope.own_id is not None:
        return []

    def line(each: Absent) -> tuple[str, str, str]:
        if each.why is Absence.DECLINED:
            return each.names[source.language], source.say(words.DECLINED), each.reason or source.say(words.NO_REASON)
        return each.names[source.language], source.say(words.NOT_HANDED_IN), "–"

    return [line(each) for each in scope.absent]


def _left_out(chosen: Chosen, source: Source) -> Chapter:
    say, title = source.say, source.say(words.LEFT_OUT)
    labels = (
        (brief_words.VIEW, 40),
        (brief_words.BY_NAME, 15),
        (brief_words.WITHOUT_NAME, 15),
        (brief_words.NOT_SHARED, 15),
        (brief_words.LEFT_OUT, 15),
    )
    columns = tuple(Column(label=say(label), share=share, is_number=number > 0) for number, (label, share) in enumerate(labels))
    rows = tuple(left_out_rows(chosen, source))
    blocks: list[Block] = [Table(caption=title, columns=columns, rows=rows)]
    why = dict.fromkeys(line for _view, outcome in chosen for seen in outcome.seen_in_tables.values() for line in _why(seen, source))
    blocks += [_bullets(list(why))] if why else []
    if absent := list_absent(source.scope, source):
        absent_columns = (
            Column(label=say(shared.INSTITUTION), share=35),
            Column(label=say(words.STATUS), share=25),
            Column(label=say(words.REASON), share=40),
        )
        absent_rows: tuple[tuple[Words, ...], ...] = tuple(absent)
        blocks += shorten((Table(caption=say(words.ABSENT), columns=absent_columns, rows=absent_rows),), say)
    return Chapter(anchor="left-out", title=title, blocks=tuple(blocks))


def _why(seen: Seen, source: Source) -> list[str]:
    """What is not counted at all, by its reason and without its number, which differs between the views."""
    reasons = (
        (seen.few_counted, words.WHY_FEW),
        (seen.uncountable + seen.only_counted, words.WHY_UNCOUNTABLE),
        (seen.filtered_out, words.WHY_FILTERED),
        (seen.withheld, words.WHY_WITHHELD),
    )
    return [source.say(text) for number, text in reasons if number]


def consortium_report(chosen: Chosen, source: Source, labels: Labels) -> Report:
    """However many institutions there are, at most forty pages."""
    say = source.say
    found = [found_in(view, outcome) for view, outcome in chosen]
    said = by_kind(found)
    who = " ".join((handed_in(source.scope, say), ", ".join(list_named(found, source))))
    facts: list[tuple[str, Words]] = [*selection_facts(labels, say), (say(words.VIEWS), ", ".join(say(view.title) for view, _outcome in chosen))]
    facts.append((say(words.IN_IT), who))
    together = brief_words.HEADINGS["together"]
    return Report(
        language=source.language,
        kind=say(words.LEAD),
        title=labels.title,
        institution=labels.reader,
        date=labels.day,
        is_demo=labels.is_demo,
        is_wide=True,
        contents_title=say(words.CONTENTS),
        facts=tuple(facts),
        parts=(
            _summary(said, source),
            *_views(chosen, source, who),
            *_all_of(said["alike"], "likenesses", say(words.LIKENESSES), source),
            *_all_of(said["differs"], "differences", say(words.DIFFERENCES), source),
            *_all_of(said["together"], "together", say(together), source),
            _method(chosen, source),
            _left_out(chosen, source),
        ),
    )
