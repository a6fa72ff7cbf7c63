"""The five axes of maturity and the preconditions: where each institution stands, how many stand where, and how groups of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from inventory_app.comparison import maturity_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.maturity_fold import (
    AXES,
    HIGH,
    LOW,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    SILENT,
    STAGES,
    STARTED,
    UNKNOWN,
    Answered,
    Grouping,
    Met,
    by_option,
    count,
    fold_answers,
    median_met,
    met_by,
    middle,
)
from inventory_app.comparison.maturity_sheets import sheets_of
from inventory_app.comparison.queries import read_facts
from inventory_app.comparison.scope import Party, Seen
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.content.schema import Precondition
from inventory_app.documents.blocks import Bar, Bars, Block, Cell, Head, Heading, Matrix, MatrixRow, Note, Paragraph, Prose, Tone
from inventory_app.exchange.table import Table
from inventory_app.institutions.sharing import Part

PROFILE, PRECONDITIONS = "profile.", "preconditions."
STAGE_TONES: dict[str, Tone] = {"absent": "none", "peripheral": "weak", "operational": "one", "tactical": "two", "strategic": "three"}
STATUS_TONES: dict[str, Tone] = {MET: "three", STARTED: "one", NOT_MET: "none"}
# The order of the bars: from done to what nobody knows.
DRAWN = (MET, STARTED, NOT_APPLICABLE, NOT_MET, UNKNOWN)
BY = ("strategy", "organisation", "group")


class Maturity(Outcome):
    """Axes are of the profile and preconditions a part of their own: each is seen as far as that part alone is shared."""

    def __init__(self, source: Source, seen: Seen, met_seen: Seen, stages: Answered, statuses: Answered, by: str) -> None:
        super().__init__(source, seen, (Part.PROFILE,))
        self.met_seen = met_seen
        self.stages = stages
        self.statuses = statuses
        self.by = by

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        return {(Part.PROFILE,): self.seen, (Part.PRECONDITIONS,): self.met_seen}

    @cached_property
    def axes(self) -> tuple[str, ...]:
        """Those that the edition asks about."""
        return tuple(axis for axis in AXES if axis in self.source.template.profile.questions)

    @cached_property
    def preconditions(self) -> tuple[Precondition, ...]:
        preconditions = self.source.template.preconditions
        return tuple(item for theme in preconditions.themes for item in preconditions.items if item.theme == theme.key and not item.retired)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(item.key for item in self.preconditions)

    @cached_property
    def themes(self) -> dict[str, str]:
        return {theme.key: theme.label.in_(self.source.language) for theme in self.source.template.preconditions.themes}

    @cached_property
    def stage_words(self) -> dict[str, str]:
        """As the guide calls them, the same for all axes."""
        options = self.source.template.profile.questions[self.axes[0]].options if self.axes else ()  # type: ignore[union-attr]  # an axis is a choice
        told = {option.key: option.label.in_(self.source.language) for option in options}
        return told | {UNKNOWN: self.source.say(shared.UNKNOWN), SILENT: self.source.say(shared.NO_ANSWER)}

    def axis(self, key: str) -> str:
        return self.source.template.profile.questions[key].label.in_(self.source.language)

    def stage(self, party: Party, axis: str) -> str:
        return self.stages.get(party.submission_id, {}).get(axis, SILENT)

    def status(self, party: Party, key: str) -> str:
        return self.statuses.get(party.submission_id, {}).get(key, SILENT)

    def met(self, party: Party) -> Met:
        return met_by(self.statuses.get(party.submission_id, {}), self.keys)

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """Axis -> stage -> how many, those counted without a name among them."""
        return {axis: count(self.stages, self.seen.all_ids, axis) for axis in self.axes}

    @cached_property
    def met_counts(self) -> dict[str, Counter[str]]:
        return {key: count(self.statuses, self.met_seen.all_ids, key) for key in self.keys}

    @cached_property
    def groups(self) -> list[Grouping]:
        """Of institutions seen by name; a group of the reader's that has none of them stands there without figures."""
        source, profile = self.source, self.source.template.profile.questions
        parties = {party.institution_id: party for party in (*self.seen.named, *self.met_seen.named)}.values()
        if self.by == "group":
            return [Grouping(name, members) for name, members in source.groups()]
        questions = {"strategy": ("strategy", "strategy"), "organisation": ("organisation_form", "organisation")}
        if self.by not in questions:
            return []
        key, attribute = questions[self.by]
        options = [(option.key, option.label.in_(source.language)) for option in profile[key].options]  # type: ignore[union-attr]  # both are choices
        return by_option(parties, options, attribute, source.say(words.UNSAID))

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        options = [("", say(words.NO_GROUPS)), ("strategy", say(words.BY_STRATEGY)), ("organisation", say(words.BY_ORGANISATION))]
        if self.by == "group" or self.source.groups():
            options.append(("group", say(words.BY_GROUP)))
        return (Choice("select", "by", say(words.GROUP_BY), tuple(options), (self.by,)),)

    @property
    def bars(self) -> Bars:
        say, order, own = self.source.say, tuple(reversed(STAGES)), self.source.scope.own

        def label(axis: str) -> str:
            stage = self.stage(own, axis) if own else SILENT
            return say(words.OWN_STAGE, axis=self.axis(axis), stage=self.stage_words[stage].lower()) if stage in STAGES else self.axis(axis)

        return Bars(
            title=say(words.PICTURE),
            description=say(words.PICTURE_SAYS, institutions=self.seen.total),
            series=tuple(self.stage_words[stage] for stage in order),
            bars=tuple(Bar(label=label(axis), values=tuple(self.counts[axis][stage] for stage in order)) for axis in self.axes),
            total=say(shared.INSTITUTIONS),
            corner=say(words.AXIS),
        )

    @property
    def precondition_bars(self) -> Bars:
        say = self.source.say
        return Bars(
            title=say(words.PRECONDITIONS_PICTURE),
            description=say(words.PRECONDITIONS_SAYS, preconditions=len(self.keys), institutions=self.met_seen.total),
            series=tuple(say(words.STATUS[status]) for status in DRAWN),
            bars=tuple(
                Bar(label=item.label.in_(self.source.language), values=tuple(self.met_counts[item.key][status] for status in DRAWN))
                for item in self.preconditions
            ),
            total=say(shared.INSTITUTIONS),
            corner=say(words.PRECONDITION),
        )

    def middle_words(self, counts: Counter[str]) -> str:
        found = middle(counts)
        if len(found) == 2:
            return self.source.say(words.BETWEEN, low=self.stage_words[found[0]], high=self.stage_words[found[1]].lower())
        return self.stage_words[found[0]] if found else "–"

    def _heads(self, parties: Sequence[Party]) -> tuple[Head, ...]:
        you = self.source.say(shared.YOU)
        return tuple(Head(label=self.source.name(party), mark=you if self.source.scope.is_own(party) else "") for party in parties)

    def _legend(self) -> tuple[tuple[Tone, str], ...]:
        return tuple((STAGE_TONES[stage], self.stage_words[stage]) for stage in reversed(STAGES))

    @property
    def matrix(self) -> Matrix:
        say = self.source.say

        def cell(party: Party, axis: str) -> Cell:
            stage = self.stage(party, axis)
            return Cell(lines=(self.stage_words[stage],), tone=STAGE_TONES.get(stage, "plain"))

        return Matrix(
            caption=say(words.MATRIX),
            corner=say(words.AXIS),
            facts=(say(words.MEDIAN),),
            heads=self._heads(self.seen.named),
            rows=tuple(
                MatrixRow(
                    label=self.axis(axis),
                    facts=(self.middle_words(self.counts[axis]),),
                    cells=tuple(cell(party, axis) for party in self.seen.named),
                )
                for axis in self.axes
            ),
            legend=self._legend(),
            columns_on_paper=7,
        )

    @property
    def precondition_matrix(self) -> Matrix:
        say, named = self.source.say, self.met_seen.named

        def cell(party: Party, key: str) -> Cell:
            status = self.status(party, key)
            return Cell(lines=(say(words.STATUS[status]),), tone=STATUS_TONES.get(status, "plain"))

        together = [self.met(party) for party in named]
        first = MatrixRow(
            label=say(words.MET_ROW), facts=("",), cells=tuple(Cell(lines=(say(shared.N_OF_M, n=met.met, m=met.of),)) for met in together)
        )
        return Matrix(
            caption=say(words.PRECONDITIONS_MATRIX),
            corner=say(words.PRECONDITION),
            facts=(say(words.STATUS[MET]),),
            heads=self._heads(named),
            rows=(
                first,
                *(
                    MatrixRow(
                        label=item.label.in_(self.source.language),
                        group=self.themes[item.theme],
                        facts=(say(shared.N_OF_M, n=self.met_counts[item.key][MET], m=self.met_seen.total),),
                        cells=tuple(cell(party, item.key) for party in named),
                    )
                    for item in self.preconditions
                ),
            ),
            legend=tuple((STATUS_TONES[status], say(words.STATUS[status])) for status in STATUS_TONES),
            columns_on_paper=7,
        )

    def group_counts(self, group: Grouping) -> dict[str, Counter[str]]:
        ids = [party.submission_id for party in group.of(self.seen.named)]
        return {axis: count(self.stages, ids, axis) for axis in self.axes}

    def group_met(self, group: Grouping) -> float | None:
        return median_met(self.met(party) for party in group.of(self.met_seen.named))

    def _spread(self, counts: Counter[str]) -> str:
        """2 operational, 1 tactical."""
        return ", ".join(f"{counts[stage]} {self.stage_words[stage].lower()}" for stage in STAGES if counts[stage])

    def _group_blocks(self) -> tuple[Block, ...]:
        say = self.source.say
        if not self.by:
            return ()
        groups = [group for group in self.groups if group.of(self.seen.named) or group.of(self.met_seen.named)]
        if not groups:
            return (Note(text=say(words.NO_MEMBERS)),)

        def head(group: Grouping) -> Head:
            return Head(label=say(words.GROUP_OF, group=group.label, n=len(group.of(self.seen.named))))

        def cell(counts: Counter[str]) -> Cell:
            found = middle(counts)
            tone = STAGE_TONES[found[0]] if found else "plain"
            return Cell(lines=(self.middle_words(counts),), tone=tone, note=self._spread(counts))

        counts = [self.group_counts(group) for group in groups]
        met = [self.group_met(group) for group in groups]
        last = MatrixRow(label=say(words.MEDIAN_MET), cells=tuple(Cell(lines=("–" if each is None else self.number(each),)) for each in met))
        return (
            Matrix(
                caption=say(words.GROUPS),
                corner=say(words.AXIS),
                heads=tuple(head(group) for group in groups),
                rows=(*(MatrixRow(label=self.axis(axis), cells=tuple(cell(each[axis]) for each in counts)) for axis in self.axes), last),
                legend=self._legend(),
                columns_on_paper=5,
            ),
            Prose(parts=(Paragraph(lines=(say(words.GROUPS_NOTE),)),)),
        )

    def number(self, value: float) -> str:
        text = f"{value:g}"
        return text.replace(".", ",") if self.source.language == "sv" else text

    def _precondition_blocks(self) -> tuple[Block, ...]:
        if not self.met_seen.total:
            return ()
        return (
            Heading(text=self.source.say(words.PRECONDITIONS)),
            self.precondition_bars,
            *((self.precondition_matrix,) if self.met_seen.named else ()),
        )

    def blocks(self) -> tuple[Block, ...]:
        if not self.seen.total and not self.met_seen.total:
            return (Note(text=self.source.say(shared.NOBODY)),)
        axes: tuple[Block, ...] = ((self.bars,) if self.seen.total else ()) + self._group_blocks()
        return (*axes, *((self.matrix,) if self.seen.named else ()), *self._precondition_blocks())

    def brief(self) -> tuple[Block, ...]:
        return (*((self.bars,) if self.seen.total else ()), *((self.precondition_bars,) if self.met_seen.total else ()))

    def findings(self) -> tuple[Finding, ...]:
        say, href, found = self.source.say, self.source.link("maturity"), []
        stand = {axis: sum(self.counts[axis][stage] for stage in STAGES) for axis in self.axes}

        def number(axis: str, stages: frozenset[str]) -> int:
            return sum(self.counts[axis][stage] for stage in stages)

        if any(stand.values()):
            # The share decides: not everybody has answered every axis.
            weakest = max(self.axes, key=lambda axis: number(axis, LOW) / (stand[axis] or 1))
            strongest = max(self.axes, key=lambda axis: number(axis, HIGH) / (stand[axis] or 1))
            if low := number(weakest, LOW):
                found.append(Finding(say(words.WEAKEST, axis=self.axis(weakest), n=low, m=stand[weakest]), href))
            if high := number(strongest, HIGH):
                found.append(Finding(say(words.STRONGEST, axis=self.axis(strongest), n=high, m=stand[strongest]), href, "alike"))
        if self.met_seen.total and self.preconditions:
            rarest = min(self.preconditions, key=lambda item: self.met_counts[item.key][MET])
            label, least = rarest.label.in_(self.source.language), self.met_counts[rarest.key][MET]
            found.append(Finding(say(words.RAREST, precondition=label, n=least, m=self.met_seen.total), href))
        return tuple(found)

    def tables(self) -> list[Table]:
        return sheets_of(self)

    def trend(self) -> tuple[Line, ...]:
        say, ids = self.source.say, self.seen.ids
        high = {axis: count(self.stages, ids, axis) for axis in self.axes}
        met = {key: count(self.statuses, self.met_seen.ids, key)[MET] for key in self.keys}
        return (
            *(Line(f"axis|{axis}", self.axis(axis), sum(high[axis][stage] for stage in HIGH), say(words.AT_LEAST_TACTICAL)) for axis in self.axes),
            *(Line(f"met|{item.key}", item.label.in_(self.source.language), met[item.key], say(words.MET_ROW)) for item in self.preconditions),
        )


class MaturityView(View):
    key = "maturity"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.PROFILE, Part.PRECONDITIONS)
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Maturity:
        seen, met_seen = source.scope.see(Part.PROFILE), source.scope.see(Part.PRECONDITIONS)
        stages = read_facts(source.session, seen.all_ids, keys=[PROFILE + axis for axis in AXES])
        statuses = read_facts(source.session, met_seen.all_ids, below=PRECONDITIONS)
        by = asked.one("by", BY)
        return Maturity(source, seen, met_seen, fold_answers(stages, PROFILE), fold_answers(statuses, PRECONDITIONS), by)
