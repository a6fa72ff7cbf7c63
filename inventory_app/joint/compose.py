"""From what was gathered to the document. Pure: the same hand-ins, decisions and details give the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Block, Column, Paragraph, Prose, Table, Words
from inventory_app.documents.words import T
from inventory_app.joint import chapters, words
from inventory_app.joint.desk import Desk
from inventory_app.joint.gathered import Gathered
from inventory_app.joint.open_points import LABELS, JointPoint, list_open_points
from inventory_app.specification import words as shared
from inventory_app.specification.chapters.change_log import change_log
from inventory_app.specification.chapters.project import follow_up
from inventory_app.specification.chapters.requirements import requirements_of
from inventory_app.specification.chapters.scope import scope
from inventory_app.specification.compose import Plan, bind, chapters_of, cover_of, open_points_chapter
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.pen import Pen


def compose(gathered: Gathered, language: Language, stamp: Stamp | None = None) -> SpecificationDocument:
    """Without a stamp, a draft."""
    pen = Pen(gathered.dossier, stamp, language)
    desk = Desk(gathered, pen)
    points = list_open_points(gathered, language) if stamp is None else ()
    found = tuple(chapters_of(pen, _plans(desk)))
    if stamp is None:
        found += (open_points_chapter(pen, _open_points(pen, points)),)
    return bind(pen, words.KICKER, (*cover_of(pen), *_decision(pen, stamp)), found, len(points))


def _plans(desk: Desk) -> tuple[Plan, ...]:
    def own(write: chapters.Write) -> Callable[[Pen], Sequence[Block]]:
        return lambda _pen: write(desk)

    return (
        Plan("summary", shared.SUMMARY, own(chapters.summary), starts_page=True),
        Plan("reading", shared.READING, own(chapters.how_to_read)),
        Plan("members", words.MEMBERS, own(chapters.members)),
        Plan("scope", shared.SCOPE, scope),
        *(Plan(group, title, requirements_of(group), is_expected=False, starts_page=True) for group, title in shared.GROUPS.items()),
        Plan("deviations", words.DEVIATIONS, own(chapters.deviations), starts_page=True),
        Plan("prices", words.PRICES, own(chapters.prices)),
        Plan("follow-up", shared.FOLLOW_UP, follow_up, is_expected=False),
        *(
            Plan(f"annex-{party.key}", T(party.names["sv"], party.names["en"]), own(chapters.annex_of(party)), letter=str(number))
            for number, party in enumerate(desk.gathered.fold.counting, start=1)
        ),
        Plan("changes", shared.HISTORY, change_log, letter="G", is_expected=False),
    )


def _decision(pen: Pen, stamp: Stamp | None) -> Iterator[tuple[str, Words]]:
    """A specification says it in its summary, which here is another."""
    if stamp and stamp.decision:
        yield pen.say(words.DECISION), pen.typed(stamp.decision.text)


def _open_points(pen: Pen, points: Sequence[JointPoint]) -> Iterator[Block]:
    yield Prose(parts=(Paragraph(lines=(pen.say(shared.OPEN_SAY if points else shared.NO_OPEN),)),))
    if points:
        rows: list[tuple[Words, ...]] = [(pen.say(LABELS[point.where]), f"● {point.text}" if point.stops_issue else point.text) for point in points]
        columns = (Column(label=pen.say(shared.AREA), share=26), Column(label=pen.say(shared.POINT_LABEL), share=74))
        yield Table(caption=pen.say(shared.OPEN_POINTS), columns=columns, rows=tuple(rows))
