"""Progress and age: who has answered what, where they do not know, when it was handed in and last said to be right. By name only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

import sqlalchemy as sa
from sqlmodel import Session

from inventory_app.answers.kinds import show_date
from inventory_app.comparison import progress_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.progress_fold import PREFIX, Tally, fold_tallies, months_between, together
from inventory_app.comparison.queries import Fact
from inventory_app.comparison.scope import Filter, Party, Scope, Seen
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Bar, Bars, Block, Cell, Head, Matrix, MatrixRow, Note, Paragraph, Prose, Tone
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.sharing import Part
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.tables import ZONE, SubmissionFact
from inventory_app.tables.columns import bare

# What everybody is asked alike. Costs, assessments and free text are parts that few share; counted in, they would make two institutions unlike that are not.
PARTS = (Part.SYSTEMS, Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST)
# With more, a picture is higher than a page.
MOST_BARS = 40
A_YEAR = 12
# Months up to which an answer has a tone; older ones are as nothing.
AGES: tuple[tuple[int, Tone], ...] = ((6, "two"), (A_YEAR, "one"), (24, "weak"))
LEGEND: tuple[Tone, ...] = ("two", "one", "weak", "none")
LEVELS = "checklist.levels"


def see_parts(scope: Scope) -> tuple[Seen, dict[Part, frozenset[int]]]:
    """Everybody seen by name in one of the parts, and for each part the hand-ins that may be read. Nobody is counted here."""
    everywhere = replace(scope, filter=Filter(round_id=scope.filter.round_id))
    sees = {part: scope.see(part) for part in PARTS}
    named = {party.institution_id for seen in sees.values() for party in seen.named}
    unfiltered = {party.institution_id for part in PARTS for party in everywhere.see(part).named}
    if all(seen.gives_nothing for seen in sees.values()):
        return Seen(sees[Part.SYSTEMS].named, gives_nothing=True), {part: frozenset(seen.ids) for part, seen in sees.items()}
    parties = tuple(party for party in scope.parties if party.institution_id in named)
    together_ = Seen(parties, withheld=len(scope.parties) - len(unfiltered), filtered_out=len(unfiltered) - len(named))
    return together_, {part: frozenset(seen.ids) for part, seen in sees.items()}


def read_progress(session: Session, open_: Mapping[Part, frozenset[int]]) -> list[Fact]:
    """The facts about progress, of each part for those alone who show it by name; one statement."""
    fact = bare(SubmissionFact)
    allowed = [(fact.part == part.value) & fact.submission_id.in_(sorted(ids)) for part, ids in open_.items() if ids]
    if not allowed:
        return []
    none = sa.null()
    query = sa.select(fact.submission_id, fact.key, fact.option, fact.number, none, none, none, none)
    query = query.where(fact.key >= PREFIX, fact.key < PREFIX + "\uffff", sa.or_(*allowed)).order_by(fact.submission_id, fact.id)
    return [Fact(*row) for row in session.execute(query)]


def tone_of_share(tally: Tally) -> Tone:
    if not tally.answered:
        return "none"
    return "two" if tally.answered == tally.asked else "one" if tally.share >= 0.5 else "weak"


def tone_of_age(months: int) -> Tone:
    return next((tone for most, tone in AGES if months <= most), "none")


class Progress(Outcome):
    def __init__(
        self, source: Source, seen: Seen, open_: Mapping[Part, frozenset[int]], tallies: Mapping[int, Mapping[str, Tally]], sort: str
    ) -> None:
        super().__init__(source, seen, PARTS)
        self.open = open_
        self.tallies = tallies
        self.sort = sort

    @property
    def readings(self) -> dict[int, tuple[Part, ...]]:
        return {
            party.institution_id: tuple(part for part in PARTS if party.submission_id in self.open[part])
            for party in self.seen.named
            if not self.source.scope.is_own(party)
        }

    @cached_property
    def places(self) -> tuple[tuple[Part, str, str], ...]:
        """(part, SHEET.STEP, label) of every step."""
        template, language = self.source.template, self.source.language
        sheets = (
            (Part.SYSTEMS, "system", template.system),
            (Part.PROFILE, "profile", template.profile),
            (Part.PRECONDITIONS, "preconditions", precondition_sheet(template.preconditions)),
        )
        steps = [(part, f"{name}.{step.key}", step.label.in_(language)) for part, name, sheet in sheets for step in sheet.steps]
        every = (*steps, (Part.CHECKLIST, LEVELS, self.source.say(words.LEVELS)))
        # A step whose every question is of a part that is not counted here has nothing to show.
        shown = {place for tallies in self.tallies.values() for place, tally in tallies.items() if tally.asked}
        return tuple(each for each in every if each[1] in shown)

    def tally(self, party: Party, place: str) -> Tally | None:
        return self.tallies.get(party.submission_id, {}).get(place)

    def of_part(self, party: Party, part: Part) -> Tally | None:
        """None where the part is not shown."""
        if party.submission_id not in self.open[part]:
            return None
        return together(tally for each, place, _label in self.places if each is part and (tally := self.tally(party, place)))

    @cached_property
    def whole(self) -> dict[int, Tally]:
        """Hand-in -> all that it shows."""
        return {
            party.submission_id: together(tally for part in PARTS if (tally := self.of_part(party, part)) is not None) for party in self.seen.named
        }

    def of_step(self, place: str) -> Tally:
        return together(tally for party in self.seen.named if (tally := self.tally(party, place)))

    def handed_in(self, party: Party) -> date:
        return party.submitted_at.astimezone(ZONE).date()

    def last_confirmed(self, party: Party) -> date | None:
        days = [tally.confirmed for tally in self.tallies.get(party.submission_id, {}).values() if tally.confirmed]
        return max(days, default=None)

    def age(self, party: Party) -> int:
        oldest = self.whole[party.submission_id].confirmed or self.handed_in(party)
        return months_between(oldest, self.source.today)

    @cached_property
    def ordered(self) -> list[Party]:
        """By what is shown, and by name where that is alike."""
        keys = {
            "age": lambda party: -self.age(party),
            "unknown": lambda party: -self.whole[party.submission_id].unknown,
            "answered": lambda party: self.whole[party.submission_id].share,
        }
        by_name = sorted(self.seen.named, key=lambda party: (self.source.name(party).casefold(), party.institution_id))
        return sorted(by_name, key=keys[self.sort]) if self.sort in keys else by_name

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        return (Choice("select", "sort", say(words.SORT), tuple((key, say(text)) for key, text in words.SORTS.items()), (self.sort,)),)

    def _name(self, party: Party) -> str:
        name = self.source.name(party)
        return f"{name} ({self.source.say(shared.YOU)})" if self.source.scope.is_own(party) else name

    def _bars(self, title: Text, says: str, corner: Text, bars: Sequence[tuple[str, Tally]]) -> Bars:
        say = self.source.say
        return Bars(
            title=say(title),
            description=says,
            series=(say(words.ANSWERED), say(shared.UNKNOWN), say(words.UNANSWERED)),
            bars=tuple(Bar(label=label, values=tally.percents) for label, tally in bars),
            total=say(words.PERCENT),
            corner=say(corner),
        )

    @property
    def bars(self) -> Bars:
        says = self.source.say(words.PICTURE_SAYS, n=len(self.ordered))
        return self._bars(words.PICTURE, says, shared.INSTITUTION, [(self._name(party), self.whole[party.submission_id]) for party in self.ordered])

    @property
    def step_bars(self) -> Bars:
        says = self.source.say(words.STEPS_SAYS, n=len(self.places))
        bars = [(self._label(part, label), self.of_step(place)) for part, place, label in self.places]
        return self._bars(words.STEPS_PICTURE, says, words.STEP, bars)

    def _label(self, part: Part, label: str) -> str:
        return f"{self.source.say(words.SHEETS[part])}: {label}"

    def _cell(self, tally: Tally | None) -> Cell:
        if tally is None or not tally.asked:
            return Cell(lines=("–",))
        say = self.source.say
        return Cell(
            lines=(say(shared.N_OF_M, n=tally.answered, m=tally.asked),),
            tone=tone_of_share(tally),
            note=say(words.UNKNOWNS, n=tally.unknown) if tally.unknown else "",
        )

    def _day(self, day: date) -> str:
        return show_date(day.isoformat(), self.source.language)

    def _age_cell(self, party: Party) -> Cell:
        months, say = self.age(party), self.source.say
        text = say(words.NEW) if not months else say(words.ONE_MONTH) if months == 1 else say(words.MONTHS, n=months)
        return Cell(lines=(text,), tone=tone_of_age(months))

    def _legend(self, labels: Mapping[str, Text]) -> tuple[tuple[Tone, str], ...]:
        return tuple((tone, self.source.say(labels[tone])) for tone in LEGEND)

    @property
    def matrix(self) -> Matrix:
        say = self.source.say
        heads = (*(say(words.SHEETS[part]) for part in PARTS), say(words.ALL_PARTS))
        return Matrix(
            caption=say(words.BY_INSTITUTION),
            corner=say(shared.INSTITUTION),
            facts=(say(words.HANDED_IN),),
            heads=tuple(Head(label=head) for head in heads),
            rows=tuple(
                MatrixRow(
                    label=self._name(party),
                    facts=(self._day(self.handed_in(party)),),
                    cells=(*(self._cell(self.of_part(party, part)) for part in PARTS), self._cell(self.whole[party.submission_id])),
                )
                for party in self.ordered
            ),
            legend=self._legend(words.SHARES),
        )

    @property
    def age_matrix(self) -> Matrix:
        """By itself: its shades are of another scale."""
        say = self.source.say

        def row(party: Party) -> MatrixRow:
            days = (self.handed_in(party), self.last_confirmed(party), self.whole[party.submission_id].confirmed)
            return MatrixRow(label=self._name(party), facts=tuple(self._day(day) if day else "–" for day in days), cells=(self._age_cell(party),))

        return Matrix(
            caption=say(words.AGE_BY_INSTITUTION),
            corner=say(shared.INSTITUTION),
            facts=tuple(say(label) for label in (words.HANDED_IN, words.CONFIRMED, words.OLDEST)),
            heads=(Head(label=say(words.AGE)),),
            rows=tuple(row(party) for party in self.ordered),
            legend=self._legend(words.AGES),
        )

    @property
    def step_matrix(self) -> Matrix:
        say = self.source.say

        def row(part: Part, place: str, label: str) -> MatrixRow:
            total = self.of_step(place)
            return MatrixRow(
                label=label,
                group=say(words.SHEETS[part]),
                facts=(say(shared.N_OF_M, n=total.answered, m=total.asked), str(total.unknown)),
                cells=tuple(self._cell(self.tally(party, place)) for party in self.ordered),
            )

        you = say(shared.YOU)
        return Matrix(
            caption=say(words.BY_STEP),
            corner=say(words.STEP),
            facts=(say(words.ANSWERED), say(words.DO_NOT_KNOWS)),
            heads=tuple(Head(label=self.source.name(party), mark=you if self.source.scope.is_own(party) else "") for party in self.ordered),
            rows=tuple(row(*place) for place in self.places),
            legend=self._legend(words.SHARES),
            columns_on_paper=7,
        )

    def blocks(self) -> tuple[Block, ...]:
        say = self.source.say
        if not self.seen.named:
            return (Note(text=say(shared.NOBODY)),)
        picture = self.bars if len(self.ordered) <= MOST_BARS else self.step_bars
        empty, age = (Prose(parts=(Paragraph(lines=(say(text),)),)) for text in (words.EMPTY, words.AGE_NOTE))
        return (picture, self.matrix, empty, self.age_matrix, age, *((self.step_matrix,) if self.places else ()))

    def brief(self) -> tuple[Block, ...]:
        return (self.step_bars,) if self.places else ()

    def findings(self) -> tuple[Finding, ...]:
        if not self.seen.named:
            return ()
        say, link = self.source.say, self.source.link
        total, old = len(self.seen.named), sum(self.age(party) > A_YEAR for party in self.seen.named)
        found = [Finding(say(words.OLD, n=old, m=total) if old else say(words.NONE_OLD), link("progress", sort="age"), "differs" if old else "alike")]
        steps = [(self._label(part, label), tally) for part, place, label in self.places if (tally := self.of_step(place)).asked]
        if steps:
            least, tally = min(steps, key=lambda step: step[1].share)
            if tally.answered < tally.asked:
                found.append(Finding(say(words.LEAST, step=least, n=tally.answered, m=tally.asked), link("progress", sort="answered")))
            most, tally = max(steps, key=lambda step: step[1].unknown / (step[1].answered or 1))
            if tally.unknown:
                found.append(Finding(say(words.MOST_UNKNOWN, step=most, n=tally.unknown, m=tally.answered), link("progress", sort="unknown")))
        return tuple(found)

    def tables(self) -> list[Table]:
        say = self.source.say
        parts = [(part, say(words.SHEETS[part])) for part in PARTS]
        lines: list[Sequence[FileCell]] = []
        for party in self.ordered:
            whole = self.whole[party.submission_id]
            tallies = [self.of_part(party, part) for part in PARTS]
            numbers = [number for tally in (*tallies, whole) for number in ((tally.answered, tally.asked, tally.unknown) if tally else (None,) * 3)]
            days = (self.handed_in(party), self.last_confirmed(party), whole.confirmed)
            lines.append((self.source.name(party), *days, self.age(party), *numbers))
        columns = [Column(say(shared.INSTITUTION)), *(Column(say(text), "date") for text in (words.HANDED_IN, words.CONFIRMED, words.OLDEST))]
        columns.append(Column(say(words.AGE_IN_MONTHS), "number"))
        for label in (*(label for _part, label in parts), say(words.ALL_PARTS)):
            columns += [Column(f"{label}: {say(text).lower()}", "number") for text in (words.ANSWERED, words.ASKED, words.DO_NOT_KNOWS)]
        steps: list[Sequence[FileCell]] = [
            (say(words.SHEETS[part]), label, self.source.name(party), tally.answered, tally.asked, tally.unknown, tally.confirmed)
            for part, place, label in self.places
            for party in self.ordered
            if (tally := self.tally(party, place))
        ]
        of_steps = (
            *(Column(say(text)) for text in (words.SHEET, words.STEP, shared.INSTITUTION)),
            *(Column(say(text), "number") for text in (words.ANSWERED, words.ASKED, words.DO_NOT_KNOWS)),
            Column(say(words.OLDEST), "date"),
        )
        return [Table(say(words.TITLE), tuple(columns), lines), Table(say(words.BY_STEP), of_steps, steps)]

    def trend(self) -> tuple[Line, ...]:
        say = self.source.say
        found = []
        for part in PARTS:
            tally = together(tally for party in self.seen.named if (tally := self.of_part(party, part)))
            label = say(words.SHEETS[part])
            percent = round(100 * tally.share) if tally.asked else None
            found.append(Line(f"answered|{part}", label, percent, say(words.PICTURE)))
            found.append(Line(f"unknown|{part}", label, tally.unknown, say(words.DO_NOT_KNOWS)))
        return tuple(sorted(found, key=lambda line: line.key.split("|")[0]))


class ProgressView(View):
    key = "progress"
    title = words.TITLE
    lead = words.LEAD
    parts = PARTS
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Progress:
        seen, open_ = see_parts(source.scope)
        tallies = fold_tallies(read_progress(source.session, open_))
        return Progress(source, seen, open_, tallies, asked.one("sort", words.SORTS, "name"))
