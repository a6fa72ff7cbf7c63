"""Chapters: the requirements, area by area, musts and shoulds of one area together."""

from __future__ import annotations

import re
from collections.abc import Callable

from inventory_app.documents.blocks import Block, Keys, Note, PlainBlock, RequirementBlock, Section, Verified
from inventory_app.requirements.choice import Chosen
from inventory_app.specification import words
from inventory_app.specification.pen import Pen


def requirements_of(group: str) -> Callable[[Pen], list[Block]]:
    def write(pen: Pen) -> list[Block]:
        return [section for category in pen.dossier.catalogue.categories if category.group == group and (section := _section(pen, category.key))]

    return write


def _section(pen: Pen, key: str) -> Section | None:
    category = pen.dossier.catalogue.category_by_key[key]
    here = [each for each in pen.dossier.checklist if each.category == key]
    blocks: list[PlainBlock] = [requirement_block(pen, each) for each in here if each.is_asked]
    undecided = [each.key for each in here if each.is_undecided]
    if undecided:
        blocks.append(Note(tone="warning", title=pen.say(words.UNDECIDED), text=Keys(keys=tuple(undecided))))
    if not blocks:
        return None
    return Section(
        anchor=f"area-{key}",
        title=f"{key}  {category.label.in_(pen.language)}",
        intro=_first_sentence(category.intro.in_(pen.language)),
        blocks=tuple(blocks),
    )


def _first_sentence(text: str) -> str:
    """What the area is about. The sentences after it advise those who choose requirements, not those who answer them."""
    return re.split(r"(?<=[.?!])\s", text, maxsplit=1)[0]


def requirement_block(pen: Pen, each: Chosen) -> RequirementBlock:
    assert each.effective_level is not None
    text = each.text_in(pen.language)
    level = each.effective_level.value
    return RequirementBlock(
        key=each.key,
        level=level,
        level_label=pen.say(words.LEVEL_LABELS[level]),
        text=pen.worded(text),
        language_mark=pen.say(words.ONLY_IN[text.language]) if text.language != pen.language else "",
        motive=pen.worded(each.motive_in(pen.language)),
        verified=Verified(codes=each.methods, how=pen.worded(each.how_in(pen.language))),
        met_when=pen.say(words.MET_WHEN_LABELS[each.met_when]),
        points="" if each.points is None else pen.say(words.POINT) if each.points == 1 else pen.say(words.POINTS, points=each.points),
    )
