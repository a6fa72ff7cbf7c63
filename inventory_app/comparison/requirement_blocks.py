"""Requirement against institution, drawn: pictures first, then their tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from inventory_app.answers.kinds import show_number
from inventory_app.comparison import requirements_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.levels import ABSENT, DECIDED, UNDECIDED, Levels, usual_core
from inventory_app.comparison.requirement_queries import Own
from inventory_app.comparison.scope import Party
from inventory_app.content.schema import Requirement
from inventory_app.documents.blocks import Bar, Bars, Block, Cell, Column, Head, Matrix, MatrixRow, Note, Table, Tone, Words
from inventory_app.documents.prose import read_prose
from inventory_app.requirements.choice import Level

if TYPE_CHECKING:
    from inventory_app.comparison.requirements import Requirements

TONES: dict[str, Tone] = {
    Level.MUST: "four",
    Level.MUST_SCORED: "three",
    Level.SHOULD: "one",
    Level.NOT_NEEDED: "plain",
    UNDECIDED: "weak",
    ABSENT: "plain",
}
# Above this share of musts, in percent, an area has this shade.
SHARES: tuple[tuple[int, Tone], ...] = ((75, "four"), (50, "three"), (25, "two"), (0, "one"))
MOST_ROWS, MOST_UNDECIDED, MOST_ALONE, MOST_NAMES, MOST_BARS, MOST_IN_BRIEF = 40, 100, 200, 6, 12, 10


def _names(view: Requirements, parties: Sequence[Party], counted: int = 0) -> str:
    say = view.source.say
    rest = len(parties) - MOST_NAMES
    names = [view.source.name(party) for party in parties[:MOST_NAMES]] + ([say(words.MORE, n=rest)] if rest > 0 else [])
    return ", ".join(names + ([say(shared.OTHERS_COUNTED, n=counted)] if counted else []))


def _difference(view: Requirements, requirement: Requirement) -> str:
    return show_number(round(view.levels.all[requirement.key].difference(view.seen.total), 2), view.source.language)


def _heads(view: Requirements) -> tuple[Head, ...]:
    source = view.source
    return tuple(Head(label=source.name(party), mark=source.say(shared.YOU) if source.scope.is_own(party) else "") for party in view.seen.named)


def _category_cell(view: Requirements, party: Party, requirements: Sequence[Requirement]) -> Cell:
    say, levels = view.source.say, view.levels
    chosen = [levels.level(party.submission_id, party.catalogue_edition, each.key) for each in requirements]
    musts = chosen.count(Level.MUST) + chosen.count(Level.MUST_SCORED)
    undecided = chosen.count(UNDECIDED)
    if undecided and undecided == len(chosen) - chosen.count(ABSENT):
        return Cell(lines=(say(words.LEVELS[UNDECIDED]),), tone="weak")
    tone = next((tone for share, tone in SHARES if 100 * musts > share * len(chosen)), "plain")
    notes = [say(words.SHOULDS, n=number)] if (number := chosen.count(Level.SHOULD)) else []
    notes += [say(words.UNDECIDEDS, n=undecided)] if undecided else []
    return Cell(lines=(str(musts),), tone=tone, note=" · ".join(notes))


def overview(view: Requirements) -> Matrix:
    say, levels, rows = view.source.say, view.levels, []
    least = usual_core(view.seen.total)
    for key, name in view.category_names.items():
        inside = levels.of_category(key)
        if inside:
            core = sum(levels.all[each.key].asking("musts") >= least for each in inside)
            cells = tuple(_category_cell(view, party, inside) for party in view.seen.named)
            href = view.source.link("requirements", category=key)
            rows.append(MatrixRow(label=name, key=key, href=href, facts=(str(len(inside)), str(core or "–")), cells=cells))
    return Matrix(
        caption=say(words.CATEGORIES),
        corner=say(words.CATEGORY),
        facts=(say(words.REQUIREMENTS), say(words.IN_CORE)),
        heads=_heads(view),
        rows=tuple(rows),
        legend=(
            *((tone, say(words.TONES, n=share) if share else say(words.ANY_MUST)) for share, tone in SHARES),
            ("weak", say(words.LEVELS[UNDECIDED])),
        ),
    )


def spread(view: Requirements) -> Bars:
    """By category, how widely requirements are asked."""
    say, levels, total, bars = view.source.say, view.levels, view.seen.total, []
    least = usual_core(total)
    for key, name in view.category_names.items():
        asking = [levels.all[each.key].asking("musts") for each in levels.of_category(key)]
        core, nobody = sum(number >= least for number in asking), asking.count(0)
        bars.append(Bar(label=name, values=(core, len(asking) - core - nobody, nobody)))
    return Bars(
        title=say(words.PICTURE),
        description=say(words.PICTURE_SAYS, categories=len(bars), n=least, m=total),
        series=(say(words.AT_LEAST_N, n=least, m=total), say(words.FEWER), say(words.NOBODY_ASKS)),
        bars=tuple(bars),
        total=say(words.REQUIREMENTS),
        corner=say(words.CATEGORY),
    )


def _matrix(view: Requirements, requirements: Sequence[Requirement]) -> Matrix:
    say, levels, total = view.source.say, view.levels, view.seen.total
    cell_of = {level: Cell(lines=(say(text),), tone=TONES[level]) for level, text in words.LEVELS.items()}
    return Matrix(
        caption=view.category_names.get(view.wanted.category) or say(words.MATRIX),
        corner=say(words.REQUIREMENT),
        facts=(say(words.ASKING), say(words.DIFFERENCE)),
        heads=_heads(view),
        rows=tuple(
            MatrixRow(
                label=view.text(each),
                key=each.key,
                facts=(say(shared.N_OF_M, n=levels.all[each.key].asking("musts"), m=total), _difference(view, each)),
                cells=tuple(cell_of[levels.level(party.submission_id, party.catalogue_edition, each.key)] for party in view.seen.named),
            )
            for each in requirements
        ),
        legend=tuple((TONES[level], say(words.LEVELS[level])) for level in (*DECIDED, UNDECIDED)),
    )


def _counts(view: Requirements, caption: str, requirements: Sequence[Requirement]) -> Table:
    """How many chose what, of each requirement."""
    say, decided = view.source.say, view.levels.all
    columns = (Level.MUST, Level.MUST_SCORED, Level.SHOULD, Level.NOT_NEEDED, UNDECIDED)
    return Table(
        caption=caption,
        columns=(
            Column(label=say(words.KEY), share=11),
            Column(label=say(words.REQUIREMENT), share=34),
            *(Column(label=say(words.LEVELS[level]), share=11, is_number=True) for level in columns),
        ),
        rows=tuple((each.key, view.text(each), *(str(decided[each.key].number(level) or "–") for level in columns)) for each in requirements),
    )


def levels(view: Requirements) -> tuple[Block, ...]:
    say, named = view.source.say, view.seen.named
    nobody = () if named else (Note(text=say(shared.NOBODY)),)
    if not view.wanted.category:
        return (*nobody, spread(view), *((overview(view),) if named and view.levels.requirements else ()))
    if not view.listed:
        return (*nobody, Note(text=say(shared.NONE)))
    explained = Note(title=say(shared.HOW_COUNTED), text=say(words.DIFFERENCE_SAYS))
    if named:
        return (_matrix(view, view.listed), explained)
    return (*nobody, _counts(view, view.category_names.get(view.wanted.category) or say(words.MATRIX), view.listed), explained)


def _steps(most: int) -> list[int]:
    """From all institutions down to one, no more than a picture has room for."""
    if most <= MOST_BARS:
        return list(range(most, 0, -1))
    return sorted({round(1 + (most - 1) * at / (MOST_BARS - 1)) for at in range(MOST_BARS)}, reverse=True)


def core_picture(view: Requirements) -> Bars:
    say, found, total = view.source.say, view.levels.all, view.seen.total
    asking = [found[each.key].asking(view.wanted.floor) for each in view.levels.requirements]
    return Bars(
        title=say(words.CORE_PICTURE),
        description=say(words.CORE_PICTURE_SAYS),
        series=(say(words.FLOORS[view.wanted.floor]),),
        bars=tuple(Bar(label=say(words.AT_LEAST_N, n=step, m=total), values=(sum(each >= step for each in asking),)) for step in _steps(total)),
        total=say(words.REQUIREMENTS),
        corner=say(words.ASKED_BY),
    )


def core(view: Requirements) -> tuple[Block, ...]:
    say, wanted, total = view.source.say, view.wanted, view.seen.total
    inside = view.levels.core(wanted.floor, wanted.least)
    if not inside:
        return (core_picture(view), Note(text=say(words.NO_CORE, n=wanted.least, m=total)))
    return (core_picture(view), _counts(view, say(words.CORE, k=len(inside), n=wanted.least, m=total), inside))


def most_different(view: Requirements) -> tuple[Block, ...]:
    found = [each for each in view.levels.differing() if view.levels.all[each.key].difference(view.seen.total)][:MOST_IN_BRIEF]
    return (_counts(view, view.source.say(words.MOST_DIFFERENT), found),) if found else ()


def undecided_at(levels: Levels, requirement: Requirement) -> list[Party]:
    """Those seen by name who have not decided."""
    return [party for party in levels.seen.named if levels.level(party.submission_id, party.catalogue_edition, requirement.key) == UNDECIDED]


def _first(view: Requirements, most: int, everything: Sequence[object]) -> Iterable[Block]:
    if len(everything) > most:
        yield Note(text=view.source.say(words.FIRST_OF, n=most, m=len(everything)))


def undecided(view: Requirements) -> tuple[Block, ...]:
    say, total, found = view.source.say, view.seen.total, view.levels.undecided()
    if not found:
        return (Note(text=say(words.NOTHING_UNDECIDED)),)
    rows: list[tuple[Words, ...]] = []
    for each in found[:MOST_UNDECIDED]:
        parties, number = undecided_at(view.levels, each), view.levels.all[each.key].undecided
        rows.append((each.key, view.text(each), say(shared.N_OF_M, n=number, m=total), _names(view, parties, number - len(parties))))
    columns = (
        Column(label=say(words.KEY), share=11),
        Column(label=say(words.REQUIREMENT), share=45),
        Column(label=say(words.LEVELS[UNDECIDED]), share=14),
        Column(label=say(words.NOT_DECIDED), share=30),
    )
    by_party = []
    for party in view.seen.named:
        number = sum(view.levels.level(party.submission_id, party.catalogue_edition, each.key) == UNDECIDED for each in view.levels.requirements)
        by_party.append((number, view.source.name(party)))
    counts = tuple(
        (name, say(shared.N_OF_M, n=number, m=len(view.levels.requirements))) for number, name in sorted(by_party, key=lambda pair: -pair[0])
    )
    heads = (Column(label=say(shared.INSTITUTION), share=58), Column(label=say(words.LEVELS[UNDECIDED]), share=42, is_number=True))
    summary = (Table(caption=say(words.BY_INSTITUTION), columns=heads, rows=counts),) if counts else ()
    return (*summary, *_first(view, MOST_UNDECIDED, found), Table(caption=say(words.ALL_UNDECIDED), columns=columns, rows=tuple(rows)))


def _own_table(view: Requirements, caption: str, found: Sequence[Own]) -> Table:
    say, source = view.source.say, view.source
    parties = view.seen.by_submission
    return Table(
        caption=caption,
        columns=(
            Column(label=say(shared.INSTITUTION), share=22),
            Column(label=say(words.LEVEL), share=14),
            Column(label=say(words.CATEGORY), share=16),
            Column(label=say(words.REQUIREMENT), share=48),
        ),
        rows=tuple(
            (
                source.name(parties[own.submission_id]),
                say(words.LEVELS[own.level]),
                view.category_names.get(own.category, own.category),
                read_prose(own.texts[written := own.written_in(source.language)], source.language, written_in=written),
            )
            for own in found
        ),
    )


def own(view: Requirements) -> tuple[Block, ...]:
    say = view.source.say
    if not view.own:
        return (Note(text=say(words.NO_OWN)),)
    shown: list[Block] = []
    for group in view.own_groups:
        parties = [view.seen.by_submission[number] for number in dict.fromkeys(own.submission_id for own in group)]
        shown.append(_own_table(view, say(words.SHARED_BY, names=_names(view, parties)), group))
    grouped = {id(own) for group in view.own_groups for own in group}
    alone = [own for own in view.own if id(own) not in grouped]
    explained = Note(title=say(shared.HOW_COUNTED), text=say(words.NEAR_SAYS)) if shown else Note(text=say(words.NONE_SHARED))
    rest = (*_first(view, MOST_ALONE, alone), _own_table(view, say(words.ALONE), alone[:MOST_ALONE])) if alone else ()
    return (explained, *shown, *rest)
