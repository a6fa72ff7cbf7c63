"""Any view in one round after the other: the figures side by side, of those who share them by name today."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from inventory_app.answers.kinds import show_number
from inventory_app.comparison import over_time_words as words
from inventory_app.comparison.scope import Filter, Party, Scope, Seen
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Block, Courses, Note
from inventory_app.documents.blocks import Column as PageColumn
from inventory_app.documents.blocks import Course as Drawn
from inventory_app.documents.blocks import Table as PageTable
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.sharing import Part

# More would not stand beside one another on paper, and each is read by itself.
MOST_ROUNDS = 4
MOST_DRAWN = 24
MOST_FOUND = 3
# No group of anybody's: it takes in those who are compared, and so nobody is counted without a name.
_NOBODYS_GROUP = -1


@dataclass(frozen=True)
class Course:
    """One figure, in one round after the other; None where the round has none."""

    key: str
    label: str
    group: str
    values: tuple[float | None, ...]

    @property
    def change(self) -> float | None:
        first, last = self.values[0], self.values[-1]
        return None if first is None or last is None else last - first

    @property
    def is_changed(self) -> bool:
        """Also where only one of the rounds has a figure."""
        return self.values[0] != self.values[-1]

    @property
    def share(self) -> float:
        """How large the change is beside the figure: by this they are drawn where there is no room for all."""
        known = [abs(value) for value in self.values if value is not None]
        return abs(self.change or 0) / (max(known, default=0) or 1)


def fold_courses(trends: Sequence[Sequence[Line]]) -> tuple[Course, ...]:
    """In the order of the last round; what only an earlier one has comes after what it came after there."""
    lines: dict[str, Line] = {}
    order: list[str] = []
    for trend in reversed(trends):
        place = 0
        for line in trend:
            if line.key not in lines:
                lines[line.key] = line
                order.insert(place, line.key)
            place = order.index(line.key) + 1
    values = [{line.key: line.value for line in trend} for trend in trends]
    return tuple(Course(key, line.label, line.group, tuple(of.get(key) for of in values)) for key, line in ((key, lines[key]) for key in order))


def restrict(scopes: Sequence[Scope], is_same: bool) -> list[Scope]:
    """The scopes with those only who are in all of them, or with all; in neither is anybody counted without a name, for the rounds would tell them apart."""

    def taken(scope: Scope) -> dict[int, Party]:
        return {party.institution_id: party for party in scope.parties if scope.is_own(party) or scope.filter.takes(party)}

    takers = [taken(scope) for scope in scopes]
    common = set.intersection(*(set(each) for each in takers)) if is_same and takers else set[int]().union(*takers)
    restricted = []
    for scope, parties in zip(scopes, takers, strict=True):
        kept = tuple(party for number, party in parties.items() if number in common)
        group = Filter(group_id=_NOBODYS_GROUP, group=frozenset(common))
        restricted.append(replace(scope, parties=kept, filter=group, giver=scopes[-1].own))
    return restricted


class OverTime(Outcome):
    """`outcomes`: the view of each round, the latest hand-ins last."""

    def __init__(
        self, outcomes: Sequence[Outcome], names: Sequence[str], offered: Sequence[tuple[str, str]], chosen: tuple[str, ...], who: str
    ) -> None:
        last = outcomes[-1]
        super().__init__(last.source, last.seen, last.parts)
        self.outcomes = outcomes
        self.names = names
        self.offered = offered
        self.chosen = chosen
        self.who = who

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        return self.outcomes[-1].seen_in_trend

    @property
    def readings(self) -> dict[int, tuple[Part, ...]]:
        read: dict[int, tuple[Part, ...]] = {}
        for outcome in self.outcomes:
            for number, parts in outcome.readings_in(outcome.seen_in_trend).items():
                read[number] = tuple(dict.fromkeys((*read.get(number, ()), *parts)))
        return read

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        who = (("", say(words.SAME)), ("all", say(words.EVERYBODY)))
        return (
            Choice("select", "who", say(words.WHO), who, (self.who,)),
            *((Choice("several", "rounds", say(words.ROUNDS), tuple(self.offered), self.chosen),) if len(self.offered) > 1 else ()),
            *self.outcomes[-1].trend_choices,
        )

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        return fold_courses([outcome.trend() for outcome in self.outcomes])

    @property
    def is_comparison(self) -> bool:
        return len(self.outcomes) > 1

    def _number(self, value: float | None) -> str:
        return "–" if value is None else show_number(round(value, 1) if value != int(value) else int(value), self.source.language)

    def _change(self, value: float | None) -> str:
        if not value:
            return "–" if value is None else "0"
        return ("+" if value > 0 else "\u2212") + self._number(abs(value))

    def _said(self, course: Course) -> str:
        before, after = self._number(course.values[0]), self._number(course.values[-1])
        return before if before == after else f"{before} → {after}"

    def _name(self, course: Course) -> str:
        return f"{course.group}: {course.label}" if course.group else course.label

    @cached_property
    def drawn(self) -> list[Course]:
        """All that anybody has a figure for; where they are many the largest changes alone, in their own order all the same."""
        found = [course for course in self.courses if any(course.values)]
        if len(found) <= MOST_DRAWN:
            return found
        largest = sorted((course for course in found if course.is_changed), key=lambda course: -course.share)[:MOST_DRAWN]
        keys = {course.key for course in largest}
        return [course for course in found if course.key in keys]

    @property
    def picture(self) -> Courses:
        names = {"first": self.names[0], "last": self.names[-1]}
        scales = self.source.say(words.SCALES) if len({each.group for each in self.drawn}) > 1 else ""
        is_all = len(self.drawn) == sum(any(course.values) for course in self.courses)
        return Courses(
            title=self.source.say(words.PICTURE if is_all else words.PICTURE_MOST, n=len(self.drawn), **names),
            description=f"{self.source.say(words.PICTURE_SAYS, n=len(self.drawn), **names)} {scales}".rstrip(),
            scales=scales,
            rounds=tuple(self.names),
            courses=tuple(Drawn(label=each.label, group=each.group, values=each.values, said=self._said(each)) for each in self.drawn),
        )

    @property
    def table(self) -> PageTable:
        say, number = self.source.say, len(self.names)
        share = {2: 18, 3: 14, 4: 12, 5: 10}[number]
        columns = (
            PageColumn(label=say(words.FIGURE), share=100 - share * (number + 1)),
            *(PageColumn(label=name, share=share, is_number=True) for name in self.names),
            PageColumn(label=say(words.CHANGE), share=share, is_number=True),
        )
        rows = tuple((each.label, *(self._number(value) for value in each.values), self._change(each.change)) for each in self.courses)
        return PageTable(caption=say(words.TABLE), columns=columns, rows=rows, groups=tuple(each.group for each in self.courses))

    @property
    def who_says(self) -> str:
        say = self.source.say
        numbers = [len(outcome.source.scope.parties) for outcome in self.outcomes]
        if self.who:
            compared = ", ".join(f"{name} {number}" for name, number in zip(self.names, numbers, strict=True))
            return f"{say(words.ALL_SAYS, numbers=compared)} {say(words.TODAY)}"
        return f"{say(words.SAME_SAYS, n=numbers[-1])} {say(words.TODAY)}"

    @property
    def unchanged(self) -> str:
        return self.source.say(words.UNCHANGED, first=self.names[0], last=self.names[-1])

    def blocks(self) -> tuple[Block, ...]:
        say = self.source.say
        if not self.is_comparison:
            return (Note(text=say(words.NO_ROUNDS)),)
        if not any(outcome.seen.named for outcome in self.outcomes) or not self.courses:
            return (Note(text=say(words.NOBODY)),)
        return (Note(text=self.who_says), self.picture if self.drawn else Note(text=self.unchanged), self.table)

    def brief(self) -> tuple[Block, ...]:
        return (self.picture,) if self.is_comparison and self.drawn else ()

    def findings(self) -> tuple[Finding, ...]:
        if not self.is_comparison or not self.courses:
            return ()
        changed = sorted((course for course in self.drawn if course.change), key=lambda course: -course.share)
        if not changed:
            return (Finding(self.unchanged),)
        return tuple(
            Finding(
                self.source.say(words.ROSE, what=self._name(course), before=self._number(course.values[0]), after=self._number(course.values[-1]))
            )
            for course in changed[:MOST_FOUND]
        )

    def tables(self) -> list[Table]:
        say = self.source.say
        columns = (
            Column(say(words.GROUP)),
            Column(say(words.FIGURE)),
            *(Column(name, "number") for name in self.names),
            Column(say(words.CHANGE), "number"),
        )
        rows: list[Sequence[FileCell]] = [(each.group, each.label, *each.values, each.change) for each in self.courses] if self.is_comparison else []
        notes = (self.who_says,) if self.is_comparison else (say(words.NO_ROUNDS),)
        return [Table(say(words.TABLE), columns, rows, notes)]

    def trend(self) -> tuple[Line, ...]:
        return ()


@dataclass(frozen=True)
class ViewOverTime:
    """A view in one round after the other. `key` is the view's own, by which the log calls it."""

    view: View

    @property
    def key(self) -> str:
        return self.view.key

    @property
    def title(self) -> Text:
        return Text(**{language: words.TITLE.in_(language).format(view=self.view.title.in_(language)) for language in ("sv", "en")})

    lead = words.LEAD

    def read(
        self,
        latest: Source,
        asked: Asked,
        rounds: Sequence[tuple[int, str]],
        read_scope: Callable[[int], Scope],
    ) -> OverTime:
        """`rounds` the latest first, as `queries.list_rounds` gives them; of those that are asked for, or the latest, each scope is read."""
        offered = [(str(number), name) for number, name in rounds]
        ticked = asked.many("rounds", [value for value, _name in offered])
        chosen = (ticked or tuple(value for value, _name in offered))[:MOST_ROUNDS]
        who = asked.one("who", ("all",))
        found = [(dict(offered)[value], read_scope(int(value))) for value in reversed(chosen)]
        found = [(name, scope) for name, scope in found if scope.parties]
        names: Mapping[int, str] = dict(enumerate([*(name for name, _scope in found), latest.say(words.LATEST)]))
        scopes = restrict([*(scope for _name, scope in found), latest.scope], is_same=not who)
        kept = list(range(len(scopes)))
        if len(scopes) > 1 and _ids(scopes[-1]) == _ids(scopes[-2]):
            # The latest hand-ins are those of the last round.
            kept.pop()
        outcomes = [self.view.read(replace(latest, scope=scopes[place]), asked) for place in kept]
        return OverTime(outcomes, [names[place] for place in kept], offered, chosen, who)


def _ids(scope: Scope) -> set[int]:
    return {party.submission_id for party in scope.parties}
