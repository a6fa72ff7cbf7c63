"""Question against institution: what each answered, how many gave each answer, and how alike the answers are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from inventory_app.comparison import questions_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.items import EVERY_SECTION, WRITTEN, Comparable, Item, Sort, list_items
from inventory_app.comparison.queries import read_facts
from inventory_app.comparison.question_cells import Cells
from inventory_app.comparison.scope import Seen
from inventory_app.comparison.tally import Answer, Tally, Verdict, fold_answers, tally
from inventory_app.comparison.view import Asked, Choice, Finding, FindingKind, Line, Outcome, Source, View
from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Bar, Bars, Block, Bullets, Head, Matrix, MatrixRow, Note, Prose
from inventory_app.documents.blocks import Column as PageColumn
from inventory_app.documents.blocks import Table as PageTable
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column, Table
from inventory_app.institutions.sharing import Part

DEFAULT_SECTION = "profile"
SHEETS = ("profile", "preconditions", "questions", "system")
# One picture for each question would drown the page where there are more.
MOST_PICTURES = 6
# From so many a share says more than a number.
PERCENT_FROM = 20
MOST_IN_BRIEF, MOST_FOUND = 8, 3
# Where half of all pairs answer differently nobody would call the question alike, even if it is the one most alike.
STILL_ALIKE = 0.5


class Questions(Outcome):
    def __init__(self, source: Source, chosen: _Chosen, seen_by: Mapping[Part, Seen], answers: Mapping[str, Mapping[int, Answer]]) -> None:
        widest = max(seen_by.values(), key=lambda seen: (len(seen.named), seen.total))
        super().__init__(source, widest, tuple(seen_by))
        self.chosen = chosen
        self.sight = seen_by
        self.answers = answers
        self.cells = Cells(source)

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        return {(part,): seen for part, seen in self.sight.items()}

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """In the order that was asked for; what is not compared stands last where they are sorted."""
        found = [self._tally(item) for item in self.chosen.items]
        if self.chosen.sort:
            sign = -1 if self.chosen.sort == "difference" else 1
            found.sort(key=lambda each: (each.difference is None, sign * (each.difference or 0)))
        return tuple(found)

    def _tally(self, item: Item) -> Tally:
        seen = self.sight[item.part]
        return tally(item, self.answers[item.key], seen.ids, [party.submission_id for party in seen.counted])

    @cached_property
    def compared(self) -> list[Tally]:
        """From the largest difference to the least, whatever the order of the page."""
        return sorted((each for each in self.tallies if each.difference is not None), key=lambda each: -(each.difference or 0))

    @cached_property
    def telling(self) -> list[Tally]:
        """Of what findings speak. Numbers and years differ with how large and old an institution is, and what few answered tells of few."""
        most = max((each.answered for each in self.compared), default=0)
        return [each for each in self.compared if each.item.sort.is_counted and 2 * each.answered >= most] or self.compared

    @property
    def foremost(self) -> tuple[list[Tally], list[Tally]]:
        """Where answers differ most, and where they are most alike; nothing is both, and what is not alike is not called so for want of better."""
        differing = [each for each in self.telling if each.difference][:MOST_IN_BRIEF]
        alike = [each for each in self.telling if each not in differing and (each.difference or 0) < STILL_ALIKE]
        return differing, sorted(alike, key=lambda each: each.difference or 0)[:MOST_IN_BRIEF]

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say, all_of = self.source.say, self.chosen.all
        sections = (("", say(words.ONLY_CHOSEN)), *((each.key, say(each.label)) for each in all_of.sections))
        orders = (("", say(words.AS_ASKED)), ("difference", say(words.DIFFERENT_FIRST)), ("likeness", say(words.ALIKE_FIRST)))
        return (
            Choice("select", "section", say(words.SECTION), sections, (self.chosen.section,)),
            Choice("select", "sort", say(words.SORT), orders, (self.chosen.sort,)),
            *(
                Choice("several", "question", say(words.CHOOSE[sheet]), tuple((key, say(all_of.labels[key])) for key in keys), self._ticked(sheet))
                for sheet in SHEETS
                if (keys := all_of.questions_of(sheet))
            ),
        )

    @property
    def trend_choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.name != "sort")

    def _ticked(self, sheet: str) -> tuple[str, ...]:
        return tuple(key for key in self.chosen.ticked if key.split(".")[0] == sheet)

    def _label(self, item: Item) -> str:
        return self.source.say(item.label)

    def _percent(self, difference: float | None) -> str:
        return "–" if difference is None else str(round(100 * difference))

    @property
    def differences(self) -> Bars:
        return self._bars_of(self.compared, words.PICTURE.in_(self.source.language))

    def _bars_of(self, tallies: Sequence[Tally], title: str) -> Bars:
        return Bars(
            title=title,
            description=self.source.say(words.PICTURE_SAYS, n=len(tallies)),
            series=(self.source.say(words.DIFFERENCE),),
            bars=tuple(Bar(label=self._label(each.item), values=(round(100 * (each.difference or 0)),)) for each in tallies),
            total=self.source.say(words.DIFFERENCE),
            corner=self.source.say(words.QUESTION),
        )

    def _shares(self, found: Tally) -> Bars:
        say = self.source.say

        def label(option: str, number: int) -> str:
            name = self.cells.option(found.item, option)
            return f"{name} ({round(100 * number / found.answered)} %)" if found.answered >= PERCENT_FROM else name

        bars = [Bar(label=label(option, found.options.get(option, 0)), values=(found.options.get(option, 0),)) for option in self.cells.order(found)]
        rest = ((shared.UNKNOWN, found.unknown), (shared.NO_ANSWER, found.silent))
        bars += [Bar(label=say(text), values=(number,)) for text, number in rest if number]
        return Bars(
            title=self.titles[found.item.key],
            description=say(words.SHARES_SAYS, n=found.asked),
            series=(say(shared.INSTITUTIONS),),
            bars=tuple(bars),
            total=say(shared.INSTITUTIONS),
            corner=say(words.ANSWER),
        )

    @cached_property
    def titles(self) -> dict[str, str]:
        """Two questions may have the same words in two sheets."""
        labels = [self._label(item) for item in self.chosen.items]
        return {
            item.key: f"{label} ({self.source.say(words.SHEETS[item.key.split('.')[0]]).lower()})" if labels.count(label) > 1 else label
            for item, label in zip(self.chosen.items, labels, strict=True)
        }

    @property
    def pictures(self) -> list[Bars]:
        counted = [each for each in self.tallies if each.item.sort.is_counted and each.asked]
        return [self._shares(each) for each in counted] if len(counted) <= MOST_PICTURES else []

    def _matrix(self, part: Part) -> Matrix:
        say, seen = self.source.say, self.sight[part]
        rows = []
        for found in self.tallies:
            if found.item.part is part:
                answers = self.answers[found.item.key]
                rows.append(
                    MatrixRow(
                        label=self._label(found.item),
                        facts=(
                            say(shared.N_OF_M, n=found.answered, m=found.asked),
                            say(words.VERDICTS[found.verdict]),
                            self._percent(found.difference),
                        ),
                        cells=tuple(self.cells.cell(found, answers.get(party.submission_id)) for party in seen.named),
                    )
                )
        return Matrix(
            caption=say(words.MATRIX, part=say(shared.PARTS[part]).lower()),
            corner=say(words.QUESTION),
            facts=(say(words.ANSWERED), say(words.LIKENESS), say(words.DIFFERENCE)),
            heads=tuple(Head(label=self.source.name(party), mark=say(shared.YOU) if self.source.scope.is_own(party) else "") for party in seen.named),
            rows=tuple(rows),
            legend=self.cells.legend,
            columns_on_paper=6,
        )

    def _share_rows(self, found: Tally) -> Iterator[tuple[str, int, int | None]]:
        """Answer, institutions, systems."""
        for option in self.cells.order(found):
            if number := found.options.get(option, 0):
                yield self.cells.option(found.item, option), number, found.systems.get(option) if found.item.of_systems else None
        for text, number in ((shared.UNKNOWN, found.unknown), (shared.NO_ANSWER, found.silent)):
            if number:
                yield self.source.say(text), number, None

    @property
    def share_table(self) -> PageTable | None:
        """A row for each question, with its answers below one another."""
        say = self.source.say
        rows = [(self.titles[found.item.key], _list(said)) for found in self.tallies if (said := tuple(self._said(found)))]
        if not rows:
            return None
        columns = (PageColumn(label=say(words.QUESTION), share=30), PageColumn(label=say(words.ANSWER), share=70))
        return PageTable(caption=say(words.SHARES), columns=columns, rows=tuple(rows))

    def _said(self, found: Tally) -> Iterator[str]:
        say = self.source.say
        if sum_of := self.cells.total(found):
            yield say(words.HOW_MANY, answer=sum_of, number=say(shared.N_OF_M, n=found.summed, m=found.asked))
        for answer, number, systems in self._share_rows(found):
            of = say(shared.N_OF_M, n=number, m=found.asked)
            if found.asked >= PERCENT_FROM:
                of = say(words.SHARE, percent=round(100 * number / found.asked), n=number, m=found.asked)
            if systems is not None:
                of += f", {say(words.ONE_SYSTEM) if systems == 1 else say(words.OF_SYSTEMS, n=systems)}"
            yield say(words.HOW_MANY, answer=answer, number=of)

    def blocks(self) -> tuple[Block, ...]:
        say = self.source.say
        found: list[Block] = [self.differences] if len(self.compared) > 1 else []
        found += self.pictures
        for part, seen in self.sight.items():
            found.append(self._matrix(part) if seen.named else Note(text=say(words.NOTHING_SHARED, part=say(shared.PARTS[part]))))
        if table := self.share_table:
            found.append(table)
        return (*found, Note(title=say(words.METHOD_TITLE), text=say(words.METHOD)))

    def brief(self) -> tuple[Block, ...]:
        say, (differing, alike) = self.source.say, self.foremost
        blocks: list[Block] = [self._bars_of(differing, say(words.DIFFERENT_QUESTIONS))] if differing else []
        if alike:
            # Bars of next to nothing would be no picture.
            columns = (PageColumn(label=say(words.QUESTION), share=85), PageColumn(label=say(words.DIFFERENCE), share=15, is_number=True))
            rows = tuple((self.titles[each.item.key], self._percent(each.difference)) for each in alike)
            blocks.append(PageTable(caption=say(words.ALIKE_QUESTIONS), columns=columns, rows=rows))
        return tuple(blocks)

    def findings(self) -> tuple[Finding, ...]:
        differing, alike = self.foremost
        found = [self._finding(words.MOST_DIFFERENT, differing[:MOST_FOUND], "differs")] if differing else []
        found += [self._finding(words.MOST_ALIKE, alike[:MOST_FOUND], "alike")] if alike else []
        if number := sum(each.verdict is Verdict.ALIKE for each in self.compared):
            text = self.source.say(words.ALL_ALIKE, n=number, m=len(self.compared))
            address = self.source.link("questions", section=self.chosen.section, question=self.chosen.ticked, sort="likeness")
            found.append(Finding(text, address, "alike"))
        return tuple(found)

    def _finding(self, text: Text, tallies: Sequence[Tally], kind: FindingKind) -> Finding:
        """With the address of these questions alone."""
        said = [self.source.say(words.OF_100, question=self.titles[each.item.key], n=self._percent(each.difference)) for each in tallies]
        questions = tuple(dict.fromkeys(each.item.question for each in tallies))
        return Finding(self.source.say(text, questions="; ".join(said)), self.source.link("questions", question=questions, section=""), kind)

    def tables(self) -> list[Table]:
        say = self.source.say
        overview: list[Sequence[FileCell]] = []
        shares: list[Sequence[FileCell]] = []
        answers: list[Sequence[FileCell]] = []
        for found in self.tallies:
            part, label = say(shared.PARTS[found.item.part]), self.titles[found.item.key]
            rest = (
                found.unknown,
                found.silent,
                say(words.VERDICTS[found.verdict]),
                None if found.difference is None else round(100 * found.difference),
            )
            overview.append((part, label, found.answered, found.asked, *rest, self.cells.total(found) or None))
            shares += [(part, label, answer, number, found.asked, systems) for answer, number, systems in self._share_rows(found)]
            by_hand_in = self.answers[found.item.key]
            for party in self.sight[found.item.part].named:
                answers.append((part, label, self.source.name(party), self.cells.words(found.item, by_hand_in.get(party.submission_id))))
        part_, question = Column(say(words.PART)), Column(say(words.QUESTION), width=50)
        return [
            Table(
                say(words.TITLE),
                (
                    part_, question, Column(say(words.ANSWERED), "number"), Column(say(shared.INSTITUTIONS), "number"),
                    Column(say(shared.UNKNOWN), "number"), Column(say(shared.NO_ANSWER), "number"), Column(say(words.LIKENESS)),
                    Column(say(words.DIFFERENCE), "number"), Column(say(words.SUM)),
                ),
                overview,
                (say(words.METHOD),),
            ),
            Table(
                say(words.SHARES),
                (
                    part_, question, Column(say(words.ANSWER), width=40), Column(say(shared.INSTITUTIONS), "number"),
                    Column(say(words.OF_HOW_MANY), "number"), Column(say(words.SYSTEMS), "number"),
                ),
                shares,
            ),
            Table(say(words.ANSWERS), (part_, question, Column(say(shared.INSTITUTION)), Column(say(words.ANSWER), width=60)), answers),
        ]  # fmt: skip

    def trend(self) -> tuple[Line, ...]:
        return tuple(line for item in self.chosen.items for line in self._lines(item))

    def _lines(self, item: Item) -> Iterator[Line]:
        """Every option has its line, also where nobody chose it; of years and of words there is only how many answered."""
        say, label = self.source.say, self.titles[item.key]
        found = tally(item, self.answers[item.key], self.sight[item.part].ids, ())
        if item.sort.is_number:
            yield Line(f"{item.key}|", say(words.MEAN_OF_ALL if item.sort is Sort.SCALE else words.SUM), found.total, label)
        elif item.sort is Sort.WRITTEN:
            yield Line(f"{item.key}|{WRITTEN}", say(words.WRITTEN), found.options.get(WRITTEN, 0), label)
        elif item.sort.is_counted:
            for option, text in item.options:
                yield Line(f"{item.key}|{option}", say(text), found.options.get(option, 0), label)
        yield Line(f"{item.key}|answered", say(words.ANSWERED), found.answered, label)


def _list(items: tuple[str, ...]) -> Prose:
    return Prose(parts=(Bullets(items=items),))


class _Chosen:
    """The questions that the address asks for: those of a section, and those that are ticked."""

    def __init__(self, all_of: Comparable, asked: Asked) -> None:
        self.all = all_of
        self.ticked = asked.many("question", all_of.labels)
        self.section = asked.one("section", [section.key for section in all_of.sections])
        if not self.section and not self.ticked:
            self.section = DEFAULT_SECTION
        self.sort = asked.one("sort", ("difference", "likeness"))
        questions = {*self.ticked, *(all_of.section(self.section).questions if self.section else ())}
        self.items = tuple(item for item in all_of.items if item.question in questions)


class QuestionsView(View):
    key = "questions"
    title = words.TITLE
    lead = words.LEAD
    # Each question is seen under its own part alone.
    parts = (Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST, Part.SYSTEMS, Part.COSTS, Part.ASSESSMENTS, Part.FREE_TEXT)
    method = words.METHOD
    # A page of all questions is long.
    whole = Asked({"section": (EVERY_SECTION,)})

    def read(self, source: Source, asked: Asked) -> Questions:
        chosen = _Chosen(list_items(source.template, source.catalogue), asked)
        parts = [part for part in self.parts if any(item.part is part for item in chosen.items)]
        seen_by = {part: source.scope.see(part) for part in parts}
        # A reader who sees the same hand-ins of two parts reads their facts at once.
        keys: dict[tuple[int, ...], set[str]] = {}
        for item in chosen.items:
            keys.setdefault(seen_by[item.part].all_ids, set()).update(item.keys)
        facts = [fact for ids, wanted in keys.items() for fact in read_facts(source.session, ids, keys=sorted(wanted))]
        return Questions(source, chosen, seen_by, fold_answers(facts, chosen.items))
