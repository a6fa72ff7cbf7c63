"""Area against institution: which systems support which relation area, where there are none, and where only a spreadsheet does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from inventory_app.comparison import areas_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.queries import Fact, read_facts
from inventory_app.comparison.scope import Party, Seen
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.content.schema import Option, Text
from inventory_app.documents.blocks import Bar, Bars, Block, Cell, Head, Matrix, MatrixRow, Note, Tone
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.sharing import Part
from inventory_app.submission.facts import Support

KEY = "areas.support"
# What an area has at an institution, the best of its systems first; NOTHING where there is none, or only what is retired.
BEST_FIRST = (Support.IN_USE, Support.SPREADSHEET, Support.PLANNED)
NOTHING = Support.RETIRED
TONES: dict[Support, Tone] = {Support.IN_USE: "three", Support.SPREADSHEET: "weak", Support.PLANNED: "one", NOTHING: "none"}
# More names would make a cell higher than its page.
MOST_NAMES = 3


class Supported:
    """The fold: (hand-in, area) -> support -> how many systems, and a few of their names."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.systems: dict[tuple[int, str], Counter[Support]] = defaultdict(Counter)
        self.examples: dict[tuple[int, str], list[tuple[int, str, str | None, str | None]]] = defaultdict(list)
        for fact in facts:
            area, _, support = (fact.option or "").partition("|")
            self.systems[fact.submission_id, area][Support(support)] += fact.systems or 0
            if support != NOTHING:
                self.examples[fact.submission_id, area] += [tuple(example) for example in fact.examples or ()]

    def best(self, submission_id: int, area: str) -> Support:
        found = self.systems.get((submission_id, area), Counter())
        return next((support for support in BEST_FIRST if found.get(support)), NOTHING)

    def number(self, submission_id: int, area: str) -> int:
        return sum(number for support, number in self.systems.get((submission_id, area), Counter()).items() if support != NOTHING)


class Areas(Outcome):
    def __init__(self, source: Source, seen: Seen, supported: Supported, only: str) -> None:
        super().__init__(source, seen, (Part.SYSTEMS,))
        self.supported = supported
        self.only = only

    @cached_property
    def areas(self) -> tuple[Option, ...]:
        return tuple(self.source.template.system.questions["areas"].options)  # type: ignore[union-attr]  # the question has options, or nothing would be folded

    @cached_property
    def counts(self) -> dict[str, Counter[Support]]:
        """Area -> how many institutions have what at best, those counted without a name among them."""
        return {area.key: Counter(self.supported.best(number, area.key) for number in self.seen.all_ids) for area in self.areas}

    @cached_property
    def named_counts(self) -> dict[str, Counter[Support]]:
        return {area.key: Counter(self.supported.best(number, area.key) for number in self.seen.ids) for area in self.areas}

    @cached_property
    def shown(self) -> list[Option]:
        """The gap list asks for areas where somebody seen by name has nothing, or nothing but a spreadsheet."""
        wanted = {"gaps": (NOTHING, Support.SPREADSHEET, Support.PLANNED), "spreadsheets": (Support.SPREADSHEET,)}.get(self.only)
        return [area for area in self.areas if wanted is None or any(self.named_counts[area.key][support] for support in wanted)]

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        options = (("", say(words.ALL_AREAS)), ("gaps", say(words.ONLY_GAPS)), ("spreadsheets", say(words.ONLY_SPREADSHEETS)))
        return (Choice("select", "only", say(words.SHOW), options, (self.only,)),)

    @property
    def trend_choices(self) -> tuple[Choice, ...]:
        return ()

    def _area(self, area: Option) -> str:
        return area.label.in_(self.source.language)

    @property
    def bars(self) -> Bars:
        say, order = self.source.say, (*BEST_FIRST, NOTHING)
        return Bars(
            title=say(words.PICTURE),
            description=say(words.PICTURE_SAYS, areas=len(self.areas), institutions=self.seen.total),
            series=tuple(say(words.SUPPORT[support]) for support in order),
            bars=tuple(Bar(label=self._area(area), values=tuple(self.counts[area.key][support] for support in order)) for area in self.areas),
            total=say(shared.INSTITUTIONS),
            corner=say(words.AREA),
        )

    def _cell(self, party: Party, area: str) -> Cell:
        support = self.supported.best(party.submission_id, area)
        if support is NOTHING:
            return Cell(lines=(self.source.say(words.NO_SUPPORT),), tone="none")
        examples = self.supported.examples[party.submission_id, area]
        lines = tuple(name + self._state(status) for _id, name, status, _kind in examples[:MOST_NAMES])
        rest = self.supported.number(party.submission_id, area) - len(lines)
        notes = [self.source.say(words.SUPPORT[support])] if support is not Support.IN_USE else []
        notes += [self.source.say(words.MORE, n=rest)] if rest else []
        return Cell(lines=lines, tone=TONES[support], note=" · ".join(notes))

    def _state(self, status: str | None) -> str:
        """Said only where it is not the usual one."""
        option = None if status in (None, "in_operation") else self._statuses.get(status)
        return f" ({option.in_(self.source.language).lower()})" if option else ""

    @cached_property
    def _statuses(self) -> dict[str, Text]:
        return {option.key: option.label for option in self.source.template.system.questions["status"].options}  # type: ignore[union-attr]  # as above

    @property
    def matrix(self) -> Matrix:
        say = self.source.say
        return Matrix(
            caption=say(words.MATRIX),
            corner=say(words.AREA),
            facts=(say(words.HAVE_SUPPORT), say(words.ONLY_LOOSE)),
            heads=tuple(
                Head(label=self.source.name(party), mark=say(shared.YOU) if self.source.scope.is_own(party) else "") for party in self.seen.named
            ),
            rows=tuple(
                MatrixRow(
                    label=self._area(area),
                    facts=(
                        say(shared.N_OF_M, n=self.counts[area.key][Support.IN_USE], m=self.seen.total),
                        str(self.counts[area.key][Support.SPREADSHEET] or "–"),
                    ),
                    cells=tuple(self._cell(party, area.key) for party in self.seen.named),
                )
                for area in self.shown
            ),
            legend=tuple((TONES[support], say(words.SUPPORT[support])) for support in (*BEST_FIRST, NOTHING)),
            columns_on_paper=6,
        )

    def blocks(self) -> tuple[Block, ...]:
        if not self.seen.named:
            return (Note(text=self.source.say(shared.NOBODY)), *((self.bars,) if self.seen.counted else ()))
        if not self.shown:
            return (self.bars, Note(text=self.source.say(words.NO_GAPS)))
        return (self.bars, self.matrix)

    def brief(self) -> tuple[Block, ...]:
        return (self.bars,) if self.seen.total else ()

    def findings(self) -> tuple[Finding, ...]:
        if not self.seen.total:
            return ()
        source, total = self.source, self.seen.total
        best = max(self.areas, key=lambda area: self.counts[area.key][Support.IN_USE])
        worst = max(self.areas, key=lambda area: self.counts[area.key][NOTHING])
        loose = max(self.areas, key=lambda area: self.counts[area.key][Support.SPREADSHEET])
        found = [
            Finding(source.say(words.BEST, area=self._area(best), n=self.counts[best.key][Support.IN_USE], m=total), source.link("areas"), "alike")
        ]
        if number := self.counts[worst.key][NOTHING]:
            found.append(Finding(source.say(words.WORST, area=self._area(worst), n=number, m=total), source.link("areas", only="gaps")))
        if number := self.counts[loose.key][Support.SPREADSHEET]:
            found.append(Finding(source.say(words.LOOSE, area=self._area(loose), n=number, m=total), source.link("areas", only="spreadsheets")))
        return tuple(found)

    def tables(self) -> list[Table]:
        say, named = self.source.say, self.seen.named
        order = (*BEST_FIRST, NOTHING)
        totals: list[Sequence[FileCell]] = [(self._area(area), *(self.counts[area.key][support] for support in order)) for area in self.areas]
        cells: list[Sequence[FileCell]] = []
        for area in self.areas:
            for party in named:
                support = self.supported.best(party.submission_id, area.key)
                names = ", ".join(name + self._state(status) for _id, name, status, _kind in self.supported.examples[party.submission_id, area.key])
                number = self.supported.number(party.submission_id, area.key)
                cells.append((self._area(area), self.source.name(party), say(words.SUPPORT[support]), number, names))
        columns = (Column(say(words.AREA)), *(Column(say(words.SUPPORT[support]), "number") for support in order))
        return [
            Table(say(words.TITLE), columns, totals),
            Table(
                say(words.SYSTEMS),
                (
                    Column(say(words.AREA)),
                    Column(say(shared.INSTITUTION)),
                    Column(say(words.BEST_SUPPORT)),
                    Column(say(words.NUMBER), "number"),
                    Column(say(words.SOME_NAMES), width=60),
                ),
                cells,
            ),
        ]

    def trend(self) -> tuple[Line, ...]:
        say = self.source.say
        return tuple(
            Line(f"{area.key}|{support}", self._area(area), self.named_counts[area.key][support], say(words.SUPPORT[support]))
            for support in (Support.IN_USE, Support.SPREADSHEET, NOTHING)
            for area in self.areas
        )


class AreasView(View):
    key = "areas"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.SYSTEMS,)
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Areas:
        seen = source.scope.see(*self.parts)
        # Names of those who are only counted are not even read.
        facts = read_facts(source.session, seen.ids, keys=[KEY], with_examples=True)
        facts += read_facts(source.session, [party.submission_id for party in seen.counted], keys=[KEY])
        return Areas(source, seen, Supported(facts), asked.one("only", ("gaps", "spreadsheets")))
