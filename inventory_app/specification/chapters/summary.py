"""Chapter: what is procured and why, and the document in brief."""

from __future__ import annotations

from inventory_app.documents.blocks import Bar, Bars, Block, Facts, Heading, Note, Words
from inventory_app.requirements.choice import count
from inventory_app.specification import words
from inventory_app.specification.chapters.goals import precondition_counts
from inventory_app.specification.dossier import Decision, text_answer
from inventory_app.specification.pen import Pen


def summary(pen: Pen) -> list[Block]:
    blocks: list[Block] = [Heading(text=pen.say(words.WHY))]
    why = text_answer(pen.dossier.details, "why")
    blocks.append(pen.typed(why) if why else Note(tone="warning", text=pen.say(words.NOTHING_YET)))
    blocks.append(Note(text=pen.say(words.WAY_OF_WORKING)))
    blocks.append(Heading(text=pen.say(words.IN_BRIEF)))
    blocks.append(_in_brief(pen))
    figure = by_category(pen)
    if figure:
        blocks.append(figure)
    blocks.append(Note(text=pen.say(words.ANSWERS_FOR)))
    if pen.stamp is not None and pen.stamp.decision is not None:
        blocks += _decision(pen, pen.stamp.decision)
    return blocks


def _decision(pen: Pen, decision: Decision) -> list[Block]:
    title = pen.say(words.DECISION)
    rows: tuple[tuple[str, Words], ...] = (
        (pen.say(words.DECIDED_BY), pen.typed(decision.by)),
        (pen.say(words.DECIDED_ON), pen.day(decision.on)),
        (pen.say(words.DECIDED), pen.typed(decision.text)),
    )
    return [Heading(text=title), Facts(caption=title, rows=rows)]


def _in_brief(pen: Pen) -> Facts:
    counts = count(pen.dossier.checklist)
    met, all_ = precondition_counts(pen.dossier)
    systems = pen.dossier.systems
    levels = pen.say(words.COUNT_LEVELS, asked=counts.asked, must=counts.must, must_scored=counts.must_scored, should=counts.should)
    rows = [(pen.say(words.REQUIREMENTS), levels if counts.asked else "0")]
    if systems:
        used = sum(system.is_in_use for system in systems)
        rows.append((pen.say(words.SYSTEMS_IN_USE), pen.say(words.COUNT_SYSTEMS, used=used, all=len(systems))))
    rows.append((pen.say(words.PRECONDITIONS_MET), pen.say(words.COUNT_OF, done=met, all=all_)))
    return Facts(caption=pen.say(words.IN_BRIEF), rows=tuple(rows))


def by_category(pen: Pen) -> Bars | None:
    levels = ("must", "must_scored", "should")
    bars = []
    for category in pen.dossier.catalogue.categories:
        here = [each.effective_level for each in pen.dossier.asked if each.category == category.key]
        if here:
            bars.append(Bar(label=f"{category.key}  {category.label.in_(pen.language)}", values=tuple(here.count(level) for level in levels)))  # type: ignore[arg-type]  # a level is its string
    if not bars:
        return None
    return Bars(
        title=pen.say(words.BY_CATEGORY),
        description=pen.say(words.BY_CATEGORY_SAYS),
        series=tuple(pen.say(words.LEVEL_LABELS[level]) for level in levels),
        bars=tuple(bars),
        total=pen.say(words.TOTAL),
    )
