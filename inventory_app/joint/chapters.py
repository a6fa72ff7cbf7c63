"""The chapters that only a joint specification has. Each writes nothing where there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from inventory_app.documents.blocks import Block, Bullets, Facts, Heading, Keys, Note, PlainBlock, Prose, Section, Words
from inventory_app.joint import words
from inventory_app.joint.desk import Desk
from inventory_app.joint.fold import Annex, Common, Sort
from inventory_app.joint.party import FROM_PROFILE, TYPED, Party
from inventory_app.requirements.choice import count
from inventory_app.specification import words as shared
from inventory_app.specification.chapters.reading import reading
from inventory_app.specification.chapters.requirements import requirement_block
from inventory_app.specification.chapters.summary import by_category
from inventory_app.specification.dossier import text_answer
from inventory_app.tables import ZONE

Write = Callable[[Desk], list[Block]]


def summary(desk: Desk) -> list[Block]:
    pen, fold = desk.pen, desk.gathered.fold
    why = text_answer(pen.dossier.details, "why")
    counts = count(pen.dossier.checklist)
    levels = pen.say(shared.COUNT_LEVELS, asked=counts.asked, must=counts.must, must_scored=counts.must_scored, should=counts.should)
    number = len(fold.counting)
    rule = pen.say(words.ALL_CHOSE, number=number) if fold.at_least is None else pen.say(words.SOME_CHOSE, least=fold.at_least, number=number)
    rows: tuple[tuple[str, Words], ...] = (
        (pen.say(words.INSTITUTIONS), str(number)),
        (pen.say(words.COMMON), levels if counts.asked else "0"),
        (pen.say(words.IN_ANNEXES), str(sum(len(annex.asked) for annex in fold.annexes))),
        (pen.say(words.IS_COMMON_WHEN), rule),
    )
    blocks: list[Block] = [
        Heading(text=pen.say(shared.WHY)),
        pen.typed(why) if why else Note(tone="warning", text=pen.say(shared.NOTHING_YET)),
        Heading(text=pen.say(shared.IN_BRIEF)),
        Facts(caption=pen.say(shared.IN_BRIEF), rows=rows),
    ]
    figure = by_category(pen)
    if figure:
        blocks.append(figure)
    blocks.append(Note(text=pen.say(words.ANSWER_FOR)))
    return blocks


def how_to_read(desk: Desk) -> list[Block]:
    pen = desk.pen
    rules = Prose(parts=(Bullets(items=tuple(pen.say(rule) for rule in words.RULES)),))
    return [Heading(text=pen.say(words.HOW_MADE)), rules, *reading(pen)]


def members(desk: Desk) -> list[Block]:
    pen = desk.pen
    rows: list[tuple[Words, ...]] = []
    for member in desk.gathered.members:
        day = pen.day(member.handed_in_at.astimezone(ZONE).date()) if member.handed_in_at else ""
        hand_in = pen.say(words.NUMBER_DAY, number=member.number, day=day) if member.number else "–"
        rows.append((member.party.names[pen.language], pen.say(words.SHARES[member.party.share]), hand_in))
    if not rows:
        return []
    columns = ((pen.say(words.INSTITUTION), 42), (pen.say(words.CHOICES), 28), (pen.say(words.HAND_IN), 30))
    blocks: list[Block] = [desk.table(pen.say(words.MEMBERS), columns, rows)]
    return blocks


def deviations(desk: Desk) -> list[Block]:
    pen = desk.pen
    rows = [_row(desk, common) for common in desk.gathered.fold.common if common.deviations]
    blocks: list[Block] = []
    if rows:
        columns = ((pen.say(words.REQUIREMENT), 12), (pen.say(words.COMMON_PART), 20), (pen.say(words.WHO_DEVIATES), 68))
        blocks += [desk.line(pen.say(words.DEVIATIONS_SAY)), desk.table(pen.say(words.DEVIATIONS), columns, rows)]
    elif desk.gathered.fold.common:
        blocks.append(desk.line(pen.say(words.NO_DEVIATIONS)))
    return [*blocks, *_decisions(desk)]


def _row(desk: Desk, common: Common) -> tuple[Words, ...]:
    """One line for each who deviates."""
    pen = desk.pen
    found: dict[str, list[str]] = {}
    for each in common.deviations:
        found.setdefault(desk.name_of(each.who), []).append(desk.choice(common, each, in_full=False))
    lines = [pen.say(words.WHO, name=who, choice="; ".join(choices)) for who, choices in found.items()]
    return Keys(keys=(common.chosen.key,)), desk.level(common.chosen.effective_level or ""), desk.choices(lines)


def _decisions(desk: Desk) -> list[Block]:
    pen, fold = desk.pen, desk.gathered.fold
    rows: list[tuple[Words, ...]] = []
    for common in fold.common:
        if common.decision is None:
            continue
        most = desk.level(common.of_most) if common.of_most else pen.say(words.LIFTED, name=desk.name_of(common.lifted_from))
        rows.append((common.chosen.key, most, desk.level(common.decision.level), pen.typed(common.decision.motive)))
    rows += [
        (requirement.key, desk.level(of_most), pen.say(words.INTO_ANNEXES), pen.typed(decision.motive))
        for requirement, of_most, decision in fold.kept_out
    ]
    if not rows:
        return []
    columns = ((pen.say(words.REQUIREMENT), 16), (pen.say(words.OF_MOST), 22), (pen.say(words.DECIDED), 22), (pen.say(words.MOTIVE), 40))
    title = pen.say(words.DECISIONS)
    return [Heading(text=title), desk.line(pen.say(words.DECISIONS_SAY)), desk.table(title, columns, rows)]


def prices(desk: Desk) -> list[Block]:
    pen = desk.pen
    keys = (*FROM_PROFILE, *TYPED)

    def cell(party: Party, key: str) -> str:
        value = party.volumes.get(key)
        return pen.number(value) if isinstance(value, int | float) else "–"

    rows = [(party.names[pen.language], *(cell(party, key) for key in keys)) for party in desk.gathered.fold.counting]
    if not rows:
        return []
    columns = ((pen.say(words.INSTITUTION), 25), *((pen.say(words.VOLUMES[key]), 15) for key in keys))
    return [desk.line(pen.say(words.PRICES_SAY)), desk.table(pen.say(words.PRICES), columns, rows, numbers=len(keys))]


def annex_of(party: Party) -> Write:
    def write(desk: Desk) -> list[Block]:
        pen, name = desk.pen, party.names[desk.pen.language]
        annex = desk.gathered.fold.annex_of(party.key)
        assert annex is not None
        parts = [*_requirements(desk, annex), *_differences(desk, annex)]
        if not parts:
            return [desk.line(pen.say(words.NOTHING_DIFFERS, name=name))]
        return [desk.line(pen.say(words.ANNEX_SAYS, name=name)), *parts]

    return write


def _requirements(desk: Desk, annex: Annex) -> list[Block]:
    found: list[Block] = []
    for anchor, title, chosen in (("extra", words.EXTRAS, annex.extras), ("own", words.OWN, annex.own)):
        if chosen:
            blocks: tuple[PlainBlock, ...] = tuple(requirement_block(desk.pen, each) for each in chosen)
            found.append(Section(anchor=f"{annex.party.key}-{anchor}", is_in_contents=False, title=desk.pen.say(title), blocks=blocks))
    return found


def _differences(desk: Desk, annex: Annex) -> list[Block]:
    """What is simply not needed, or not decided, takes one line; the rest a table."""
    pen = desk.pen
    deviations = desk.gathered.fold.deviations_of(annex.party.key)
    blocks: list[PlainBlock] = []
    for sort, title in ((Sort.NOT_NEEDED, words.NOT_NEEDED_BY), (Sort.UNDECIDED, words.UNDECIDED_BY)):
        keys = tuple(common.chosen.key for common, each in deviations if each.sort is sort)
        if keys:
            blocks.append(Note(title=pen.say(title), text=Keys(keys=keys)))
    found: dict[str, tuple[Common, list[str]]] = {}
    for common, each in deviations:
        if each.sort not in (Sort.NOT_NEEDED, Sort.UNDECIDED):
            found.setdefault(common.chosen.key, (common, []))[1].append(desk.choice(common, each, in_full=True))
    if found:
        rows = [(Keys(keys=(key,)), desk.level(common.chosen.effective_level or ""), desk.choices(lines)) for key, (common, lines) in found.items()]
        columns = ((pen.say(words.REQUIREMENT), 12), (pen.say(words.COMMON_PART), 20), (pen.say(words.THEIRS), 68))
        blocks.append(desk.table(f"{pen.say(words.DIFFERS)}: {annex.party.names[pen.language]}", columns, rows))
    if not blocks:
        return []
    return [Section(anchor=f"{annex.party.key}-differs", is_in_contents=False, title=pen.say(words.DIFFERS), blocks=tuple(blocks))]
