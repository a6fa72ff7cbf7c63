"""From a dossier to the document: the list of chapters, their numbers, the cover. Pure: the same dossier gives the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_app.content.schema import Language, Text
from inventory_app.documents import words as shared
from inventory_app.documents.blocks import Block, Column, Note, Paragraph, Prose, Table, Words
from inventory_app.documents.blocks import Flow as FlowFigure
from inventory_app.evaluation.words import TITLE as EVALUATION
from inventory_app.specification import words
from inventory_app.specification.chapters.annexes import departures, scenarios
from inventory_app.specification.chapters.change_log import change_log
from inventory_app.specification.chapters.evaluation import evaluation
from inventory_app.specification.chapters.flow import flow
from inventory_app.specification.chapters.goals import goals
from inventory_app.specification.chapters.institution import institution
from inventory_app.specification.chapters.needs import NEEDS, needs
from inventory_app.specification.chapters.project import follow_up, project
from inventory_app.specification.chapters.reading import reading
from inventory_app.specification.chapters.requirements import requirements_of
from inventory_app.specification.chapters.scope import scope
from inventory_app.specification.chapters.summary import summary
from inventory_app.specification.chapters.systems import systems
from inventory_app.specification.chapters.tracing import tracing
from inventory_app.specification.document import Chapter, SpecificationDocument
from inventory_app.specification.dossier import Dossier, Stamp, text_answer
from inventory_app.specification.open_points import LABELS, OpenPoint, list_open_points
from inventory_app.specification.pen import Pen


@dataclass(frozen=True)
class Plan:
    """One chapter or annex to be written. Chapters are numbered as they come; an annex keeps its letter, since texts refer to it."""

    anchor: str
    title: Text
    write: Callable[[Pen], Sequence[Block]]
    letter: str = ""
    # In a draft it stands there empty and says so; otherwise an empty one is simply not there.
    is_expected: bool = True
    starts_page: bool = False


PLANS: tuple[Plan, ...] = (
    Plan("summary", words.SUMMARY, summary, starts_page=True),
    Plan("reading", words.READING, reading),
    Plan("institution", words.INSTITUTION, institution),
    Plan("goals", words.GOALS, goals),
    Plan("systems", words.PRESENT, systems),
    Plan("flow", words.FLOW, flow),
    Plan("scope", words.SCOPE, scope),
    Plan("needs", NEEDS, needs),
    *(Plan(group, title, requirements_of(group), is_expected=False, starts_page=True) for group, title in words.GROUPS.items()),
    Plan("evaluation", EVALUATION, evaluation, starts_page=True),
    Plan("project", words.PROJECT, project, starts_page=True),
    Plan("follow-up", words.FOLLOW_UP, follow_up),
    Plan("scenarios", words.SCENARIOS, scenarios, letter="C"),
    Plan("tracing", words.TRACING, tracing, letter="E", is_expected=False),
    Plan("left-out", words.DEPARTURES, departures, letter="F", is_expected=False),
    Plan("changes", words.HISTORY, change_log, letter="G", is_expected=False),
)


def compose(dossier: Dossier, language: Language, stamp: Stamp | None = None) -> SpecificationDocument:
    """Without a stamp, a draft."""
    pen = Pen(dossier, stamp, language)
    points = list_open_points(dossier, language) if stamp is None else ()
    chapters = tuple(chapters_of(pen, PLANS))
    if stamp is None:
        chapters += (open_points_chapter(pen, _open_points(pen, points)),)
    return bind(pen, words.KICKER, tuple(cover_of(pen)), chapters, len(points))


def bind(pen: Pen, kicker: Text, cover: tuple[tuple[str, Words], ...], chapters: tuple[Chapter, ...], open_points: int) -> SpecificationDocument:
    """The document around its chapters."""
    dossier, stamp, language = pen.dossier, pen.stamp, pen.language
    return SpecificationDocument(
        language=language,
        institution_key=dossier.institution_key,
        institution=dossier.names[language],
        title=text_answer(dossier.details, "title") or pen.say(words.UNTITLED),
        kicker=pen.say(kicker),
        version=stamp.version if stamp else pen.say(words.DRAFT),
        status=pen.say(words.ISSUED if stamp else words.DRAFT),
        date=pen.day(stamp.issued_on if stamp else dossier.changed_on),
        is_draft=stamp is None,
        demo_mark=pen.say(shared.DEMO) if dossier.is_demo else "",
        cover=cover,
        cover_note=" ".join(_cover_notes(pen)),
        contents_title=pen.say(words.CONTENTS),
        annex_word=pen.say(words.ANNEX),
        page_word=pen.say(shared.PAGE),
        of_word=pen.say(shared.OF),
        labels={
            "reason": pen.say(words.REASON),
            "verification": pen.say(words.VERIFICATION),
            "version": f"{pen.say(words.VERSION)} {stamp.version}" if stamp else pen.say(words.DRAFT),
            "area": pen.say(words.AREA),
            "draft": pen.say(words.DRAFT),
            "figure": pen.say(shared.FIGURE),
        },
        template_edition=dossier.template_edition,
        catalogue_edition=dossier.catalogue_edition,
        chapters=chapters,
        open_points=open_points,
    )


def chapters_of(pen: Pen, plans: Sequence[Plan]) -> Iterator[Chapter]:
    number = 0
    for plan in plans:
        blocks = tuple(plan.write(pen))
        if not blocks and plan.is_expected and pen.stamp is None:
            blocks = (Note(tone="warning", text=pen.say(words.NOTHING_YET)),)
        if not blocks:
            continue
        number += not plan.letter
        yield Chapter(
            anchor=plan.anchor,
            number=plan.letter or str(number),
            is_annex=bool(plan.letter),
            starts_page=plan.starts_page or bool(plan.letter),
            is_wide=any(isinstance(block, FlowFigure) and block.is_wide for block in blocks),
            title=pen.say(plan.title),
            blocks=blocks,
        )


def open_points_chapter(pen: Pen, blocks: Iterable[Block]) -> Chapter:
    return Chapter(anchor="open-points", number="", starts_page=True, title=pen.say(words.OPEN_POINTS), blocks=tuple(blocks))


def _open_points(pen: Pen, points: Sequence[OpenPoint]) -> Iterator[Block]:
    yield Prose(parts=(Paragraph(lines=(pen.say(words.OPEN_SAY if points else words.NO_OPEN),)),))
    if points:
        rows: list[tuple[Words, ...]] = [(pen.say(LABELS[point.where]), f"● {point.text}" if point.stops_issue else point.text) for point in points]
        columns = (Column(label=pen.say(words.AREA), share=26), Column(label=pen.say(words.POINT_LABEL), share=74))
        yield Table(caption=pen.say(words.OPEN_POINTS), columns=columns, rows=tuple(rows))


def cover_of(pen: Pen) -> Iterator[tuple[str, Words]]:
    stamp, sheet, details = pen.stamp, pen.dossier.template.details, pen.dossier.details
    if stamp:
        yield pen.say(words.VERSION), stamp.version
    yield pen.say(words.STATUS), pen.say(words.ISSUED if stamp else words.DRAFT)
    if stamp:
        yield pen.say(words.DATE), pen.day(stamp.issued_on)
        yield pen.say(words.ISSUED_BY), pen.typed(stamp.issued_by)
        if stamp.remark:
            yield pen.say(words.REMARK), pen.typed(stamp.remark)
        if stamp.decision:
            yield pen.say(words.DECIDED_BY), pen.typed(stamp.decision.by)
            yield pen.say(words.DECIDED_ON), pen.day(stamp.decision.on)
    else:
        yield pen.say(words.CHANGED), pen.day(pen.dossier.changed_on)
    registry_number = text_answer(details, "registry_number")
    if registry_number:
        yield pen.say(words.REGISTRY_NUMBER), registry_number
    for key in ("procedure", "threshold", "contact"):
        question: Any = sheet.questions[key]
        answer = pen.answer(question, details)
        if answer:
            yield question.label.in_(pen.language), answer


def _cover_notes(pen: Pen) -> Iterator[str]:
    if pen.stamp:
        yield pen.say(words.PREVAILS[pen.stamp.prevails])
    else:
        yield pen.say(words.DRAFT_NOTE)
    if pen.dossier.is_demo:
        yield pen.say(words.DEMO_NOTE)
