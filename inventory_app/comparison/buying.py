"""Buying together: when contracts end, by product or area, and where those of several institutions end so near one another that one procurement would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter

from inventory_app.comparison import buying_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.buying_fold import AREA, ON_A_PAGE, Ending
from inventory_app.comparison.days import place_of, show_day, show_number, years_around
from inventory_app.comparison.system_rows import read_names
from inventory_app.comparison.view import Asked, Finding, Line, Source, View
from inventory_app.comparison.windows import Contract, Window, notice_by, start_by
from inventory_app.documents.blocks import Block, Cell, Column, Head, Mark, Matrix, MatrixRow, Note, Span, Table, Timeline, Tone
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column as FileColumn
from inventory_app.exchange.table import Table as FileTable
from inventory_app.institutions.sharing import Part

MOST_LANES, MOST_WINDOWS = 20, 40


class Buying(Ending):
    def _day(self, day: date | None) -> str:
        return show_day(day, self.source.language) if day else "–"

    def _until(self, day: date | None) -> str:
        """With a word where it is too late."""
        return f"{self._day(day)} ({self.source.say(words.PASSED)})" if day and day < self.source.today else self._day(day)

    def _number(self, number: float) -> str:
        return show_number(number, self.source.language)

    def _cost_words(self, window: Window) -> str:
        cost, sharing = self._cost(window)
        if not sharing:
            return self.source.say(words.NOT_SHARED)
        total = "–" if cost is None else self._number(cost)
        return self.source.say(words.COST_SHARED, sum=total, n=sharing, m=window.institutions)

    @cached_property
    def _lanes(self) -> list[str]:
        return [group for group in self.groups if self.ends[group]][:MOST_LANES]

    @cached_property
    def _years(self) -> tuple[int, int]:
        ends = [each.ends_on for each in self.contracts if each.ends_on] or [self.source.today]
        return years_around(ends[0], ends[-1], self.source.today)

    def _span(self, group: str) -> Span:
        ends = self.ends[group]
        at: dict[tuple[float, bool], int] = Counter()
        for day, number in ends.items():
            # To the month: nearer one another dots could not be told apart.
            at[place_of(day.replace(day=15), self._years), day < self.source.today] += number
        number = sum(ends.values())
        say = self.source.say
        return Span(
            label=self._label(group),
            until=max(place for place, _over in at),
            note=say(words.ONE_CONTRACT) if number == 1 else say(words.CONTRACTS, n=number),
            marks=tuple(Mark(at=place, is_over=over) for place, over in sorted(at)),
            bands=tuple((place_of(window.first, self._years), place_of(window.last, self._years)) for of, window in self.windows if of == group),
        )

    @property
    def timeline(self) -> Timeline:
        say = self.source.say
        return Timeline(
            title=say(words.PICTURE),
            description=say(words.PICTURE_SAYS, n=len(self._lanes)),
            first_year=self._years[0],
            last_year=self._years[1],
            spans=tuple(self._span(group) for group in self._lanes),
        )

    def _year_row(self, group: str) -> MatrixRow:
        years = range(self._years[0], self._years[1])
        # As in the picture, what lies outside the axis is in its first or last year.
        ends = Counter[int]()
        for day, number in self.ends[group].items():
            ends[min(max(day.year, years[0]), years[-1])] += number
        tones: tuple[Tone, ...] = ("plain", "one", "two", "three")
        return MatrixRow(
            label=self._label(group),
            facts=(str(len(self._parties(self.groups[group]))),),
            cells=tuple(Cell(lines=(str(ends[year]) if ends[year] else "–",), tone=tones[min(ends[year], 3)]) for year in years),
        )

    @property
    def by_year(self) -> Matrix:
        say = self.source.say
        return Matrix(
            caption=say(words.PER_YEAR),
            corner=say(words.BY_AREA if self.by == AREA else words.BY_PRODUCT),
            facts=(say(words.COUNT),),
            heads=tuple(Head(label=str(year)) for year in range(self._years[0], self._years[1])),
            rows=tuple(self._year_row(group) for group in self._lanes),
            columns_on_paper=13,
        )

    def _start(self, group: str, window: Window) -> str:
        start = self.source.start_joint
        return start(name=self._label(group), institution=[party.key for party in self._parties(window.contracts)]) if start else ""

    def _windows_table(self, most: int) -> tuple[Block, ...]:
        say, shown = self.source.say, self.windows[:most]
        if not shown:
            return (Note(text=say(words.NO_WINDOWS, k=self.least, m=self.months)),)
        shares = (
            (self._corner, 18),
            (say(shared.INSTITUTIONS), 32),
            (say(words.ENDS), 16),
            (say(words.BEGIN_BY), 13),
            (say(words.USERS), 8),
            (say(words.COST), 13),
        )
        table = Table(
            caption=say(words.WINDOWS),
            columns=tuple(Column(label=label, share=share) for label, share in shares),
            rows=tuple(
                (
                    self._label(group),
                    f"{window.institutions}: " + ", ".join(self.source.name(party) for party in self._parties(window.contracts)),
                    say(words.FROM_TO, first=self._day(window.first), last=self._day(window.last)),
                    self._until(window.begin_by(self.lead)),
                    "–" if (users := self._users(window.contracts)) is None else self._number(users),
                    self._cost_words(window),
                )
                for group, window in shown
            ),
            hrefs=tuple(self._start(group, window) for group, window in shown) if self.source.start_joint else (),
            act=say(words.START),
        )
        more = len(self.windows) - len(shown)
        rest = (Note(text=say(words.MORE_WINDOWS, n=more)),) if more > 0 else ()
        return (table, *rest, Note(title=say(shared.HOW_COUNTED), text=say(words.WINDOWS_SAY, k=self.least, m=self.months)))

    @property
    def _corner(self) -> str:
        return self.source.say(words.BY_AREA if self.by == AREA else words.BY_PRODUCT)

    def _groups_words(self, contract: Contract) -> str:
        return ", ".join(self._label(group) for group in self._groups_of(contract)) or "–"

    def _contracts_table(self) -> Table:
        say, page = self.source.say, self.pages[0]
        first = (page - 1) * ON_A_PAGE
        shown = self.dated[first : first + ON_A_PAGE]
        names = read_names(self.source.session, self.seen.ids, [each.id for each in shown])
        of = say(words.PAGE, first=first + 1, last=first + len(shown), n=len(self.dated))
        ended = f" ({say(words.ENDED)})"
        shares = (
            (say(words.SYSTEM), 18),
            (self._corner, 20),
            (say(shared.INSTITUTION), 20),
            (say(words.ENDS), 14),
            (say(words.NOTICE_BY), 14),
            (say(words.START_BY), 14),
        )
        return Table(
            caption=f"{say(words.EVERY)}. {of}" if self.pages[1] > 1 else say(words.EVERY),
            columns=tuple(Column(label=label, share=share) for label, share in shares),
            rows=tuple(
                (
                    names[each.id],
                    self._groups_words(each),
                    self._institution(each),
                    *(
                        (self._day(each.ends_on) + ended, "–", "–")
                        if each.ends_on and each.ends_on < self.source.today
                        else (self._day(each.ends_on), self._until(notice_by(each)), self._until(start_by(each, self.lead)))
                    ),
                )
                for each in shown
            ),
        )

    def _endless_table(self) -> tuple[Block, ...]:
        say, shown = self.source.say, list(self.endless.items())[:MOST_LANES]
        if not shown:
            return ()
        table = Table(
            caption=say(words.OPEN),
            columns=(
                Column(label=self._corner, share=30),
                Column(label=say(words.NUMBER), share=10, is_number=True),
                Column(label=say(words.WHO), share=60),
            ),
            rows=tuple(
                (self._label(group), str(len(contracts)), ", ".join(self.source.name(party) for party in self._parties(contracts)))
                for group, contracts in shown
            ),
        )
        return (table, Note(text=say(words.OPEN_SAYS)))

    def blocks(self) -> tuple[Block, ...]:
        say = self.source.say
        if not self.seen.named:
            return (Note(text=say(shared.NOBODY)),)
        unnamed = sum(not each.product for each in self.contracts) if self.by != AREA else 0
        notes = (Note(text=say(words.NO_PRODUCT, n=unnamed)),) if unnamed else ()
        if not self.dated:
            return (Note(text=say(words.NO_CONTRACTS)), *self._endless_table(), *notes)
        hint = () if self.source.start_joint or not self.windows else (Note(text=say(words.ASK)),)
        picture = (self.timeline, self.by_year) if self._lanes else ()
        return (*picture, *self._windows_table(MOST_WINDOWS), *hint, self._contracts_table(), *self._endless_table(), *notes)

    def brief(self) -> tuple[Block, ...]:
        return (self.timeline, *self._windows_table(12)) if self._lanes else ()

    def findings(self) -> tuple[Finding, ...]:
        say = self.source.say
        if not self.dated:
            return ()
        if not self.windows:
            return (Finding(say(words.FOUND_NONE, k=self.least), self.source.link("buying"), "together"),)
        return tuple(self._finding(group, each) for group, each in sorted(self.windows, key=lambda found: self._is_late(found[1]))[:2])

    def _is_late(self, window: Window) -> bool:
        return window.begin_by(self.lead) < self.source.today

    def _finding(self, group: str, window: Window) -> Finding:
        text = self.source.say(
            words.FOUND_LATE if self._is_late(window) else words.FOUND,
            group=self._label(group),
            n=window.institutions,
            first=self._day(window.first),
            last=self._day(window.last),
            day=self._day(window.begin_by(self.lead)),
        )
        return Finding(text, self.source.link("buying", by=self.by), "together")

    def tables(self) -> list[FileTable]:
        say, source = self.source.say, self.source
        windows: list[Sequence[FileCell]] = []
        for group, window in self.windows:
            cost, sharing = self._cost(window)
            who = ", ".join(source.name(party) for party in self._parties(window.contracts))
            costs = say(shared.N_OF_M, n=sharing, m=window.institutions)
            windows.append(
                (
                    self._label(group),
                    window.institutions,
                    who,
                    len(window.contracts),
                    window.first,
                    window.last,
                    window.begin_by(self.lead),
                    self._users(window.contracts),
                    cost,
                    costs,
                )
            )
        names = read_names(source.session, self.seen.ids, [each.id for each in self.contracts])
        endless = sorted((each for each in self.contracts if each.ends_on is None), key=itemgetter(1, 2))
        rows: list[Sequence[FileCell]] = [
            (
                names[each.id],
                self._groups_words(each),
                self._institution(each),
                each.ends_on,
                each.notice_months,
                notice_by(each),
                start_by(each, self.lead),
                each.users,
                each.cost,
            )
            for each in (*self.dated, *endless)
        ]
        return [
            FileTable(
                say(words.WINDOWS),
                (
                    FileColumn(self._corner), FileColumn(say(words.COUNT), "number"), FileColumn(say(words.WHO), width=60), FileColumn(say(words.NUMBER), "number"),
                    FileColumn(say(words.FIRST_END), "date"), FileColumn(say(words.LAST_END), "date"), FileColumn(say(words.BEGIN_BY), "date"),
                    FileColumn(say(words.USERS), "number"), FileColumn(say(words.COST), "money"), FileColumn(say(words.COSTS_OF)),
                ),
                windows,
                (say(words.WINDOWS_SAY, k=self.least, m=self.months),),
            ),
            FileTable(
                say(words.ALL_CONTRACTS),
                (
                    FileColumn(say(words.SYSTEM)), FileColumn(self._corner), FileColumn(say(shared.INSTITUTION)), FileColumn(say(words.ENDS), "date"),
                    FileColumn(say(words.NOTICE_MONTHS), "number"), FileColumn(say(words.NOTICE_BY), "date"), FileColumn(say(words.START_BY), "date"),
                    FileColumn(say(words.USERS), "number"), FileColumn(say(words.COST), "money"),
                ),
                rows,
                (say(words.OPEN_SAYS),),
            ),
        ]  # fmt: skip

    def trend(self) -> tuple[Line, ...]:
        years = Counter(each.ends_on.year for each in self.dated if each.ends_on)
        return tuple(Line(str(year), str(year), years[year], self.source.say(words.ENDING)) for year in sorted(years))


class BuyingView(View):
    key = "buying"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.SYSTEMS,)
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Buying:
        return Buying(source, source.scope.see(*self.parts).by_name, asked)
