"""Institution against institution: how alike they are, why, and who hangs together. Only of those who share the chosen parts by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from math import isnan

from inventory_app.comparison import likeness_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.likeness import LikenessMap, fold_likeness
from inventory_app.comparison.likeness_blocks import MOST_SHOWN, TONES, compose_matrix, compose_tree, fold_matrix, list_shown, percent
from inventory_app.comparison.likeness_reasons import WhyAlike, describe_group
from inventory_app.comparison.likeness_sentences import Sentences
from inventory_app.comparison.queries import read_facts
from inventory_app.comparison.scope import Party, Seen
from inventory_app.comparison.traits import CHECKLIST, KIND, PRODUCT, PROFILE, Basis, Spoken, Traits, categories_of, fold_traits
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.documents.blocks import Block, Bullets, Column, Facts, Matrix, Note, Paragraph, Prose, Section, Table, Tree
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column as FileColumn
from inventory_app.exchange.table import Table as FileTable
from inventory_app.institutions.sharing import Part

PART_OF = {Basis.SYSTEMS: Part.SYSTEMS, Basis.PROFILE: Part.PROFILE, Basis.LEVELS: Part.CHECKLIST}
MOST_PAIRS, MOST_IN_BRIEF, LEAST_PAIRS = 10, 5, 5


def _number(figure: float | None) -> float | None:
    return None if figure is None or isnan(figure) else round(100 * float(figure), 1)


class Likeness(Outcome):
    def __init__(self, source: Source, seen: Seen, bases: tuple[Basis, ...], folded: tuple[list[Traits], Spoken], one: str, other: str) -> None:
        super().__init__(source, seen, tuple(PART_OF[basis] for basis in bases))
        self.bases = bases
        self.traits, self.spoken = folded
        self.one_key, self.other_key = one, other

    @cached_property
    def map(self) -> LikenessMap:
        return fold_likeness(self.traits, self.bases, categories_of(self.source.catalogue), words.LEAST)

    @cached_property
    def parties(self) -> list[Party]:
        """In the order of the map."""
        by_key = {party.key: party for party in self.seen.named}
        return [by_key[key] for key in self.map.keys]

    @cached_property
    def names(self) -> list[str]:
        return [self.source.name(party) for party in self.parties]

    @cached_property
    def own(self) -> int | None:
        return next((at for at, party in enumerate(self.parties) if self.source.scope.is_own(party)), None)

    @property
    def one(self) -> int | None:
        return self.map.place(self.one_key) if self.one_key else None

    @property
    def other(self) -> int | None:
        return self.map.place(self.other_key) if self.other_key and self.other_key != self.one_key else None

    @cached_property
    def why(self) -> Callable[[int, int], tuple[tuple[str, ...], str]]:
        """Reasons for a pair, and what differs most, in words."""
        found, sentences = WhyAlike(self.map), Sentences(self.source, self.spoken.products, len(self.parties))

        def of(one: int, other: int) -> tuple[tuple[str, ...], str]:
            one, other = min(one, other), max(one, other)
            reasons = found.reasons(one, other)
            return sentences.reasons(reasons), sentences.difference(reasons.differs, self.names[one], self.names[other])

        return of

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        parties = tuple((party.key, self.source.name(party)) for party in self.seen.named)
        return (
            Choice("several", "part", say(words.PARTS), tuple((basis.value, say(words.BASIS[basis])) for basis in Basis), self.bases),
            Choice("select", "one", say(words.ONE), (("", say(words.NOBODY_CHOSEN)), *parties), (self.one_key,)),
            Choice("select", "other", say(words.OTHER), (("", say(words.EVERYBODY)), *parties), (self.other_key,)),
        )

    def _link(self, **chosen: str) -> str:
        parts = {} if len(self.bases) == len(Basis) else {"part": [basis.value for basis in self.bases]}
        return self.source.link("likeness", **parts, **chosen)

    def _because(self, one: int, other: int) -> Prose | str:
        reasons, _difference = self.why(one, other)
        return Prose(parts=(Bullets(items=reasons),)) if reasons else self.source.say(words.NO_REASON)

    # The page

    @property
    def tree(self) -> Tree:
        say = self.source.say
        return compose_tree(
            self.map,
            self.names,
            self.own,
            say(words.TREE),
            say(words.TREE_SAYS, n=len(self.parties)),
            say(words.CUT, figure=percent(self.map.cut)),
            lambda name, number: say(words.AND_MORE, name=name, n=number),
        )

    @property
    def matrix(self) -> Matrix:
        say, keys = self.source.say, self.map.keys
        shown = list_shown(self.map, self.one)
        few = len(shown) < len(keys)
        caption = say(words.MATRIX_FEW, n=len(shown), m=len(keys)) if few else say(words.MATRIX)
        legend = tuple((tone, say(text)) for tone, text in zip(TONES, words.BANDS, strict=True))
        # Each pair has an address of its own; a hundred thousand characters of them are made from one.
        pattern = self._link(one="ONE0", other="OTHER0")
        folded = fold_matrix(
            self.map,
            shown,
            self.names,
            self.own,
            say(shared.YOU),
            lambda one, other: pattern.replace("ONE0", keys[one]).replace("OTHER0", keys[other]),
        )
        return compose_matrix(caption, say(shared.INSTITUTION), (*legend, ("plain", say(words.NO_FIGURE))), folded)

    @cached_property
    def groups(self) -> Table | None:
        if not self.map.groups:
            return None
        say, sentences = self.source.say, Sentences(self.source, self.spoken.products, len(self.parties))
        rows = []
        for at, members in enumerate(self.map.groups, start=1):
            group = describe_group(self.map, members)
            told = tuple(
                say(words.GROUP_TRAIT, trait=sentences.trait(feature), n=inside, m=len(members), k=outside)
                for _basis, feature, inside, outside in group.traits
            )
            names = ", ".join(sorted((self.names[number] for number in members), key=str.casefold))
            common = Prose(parts=(Bullets(items=told),)) if told else say(words.NOTHING_SPECIAL)
            rows.append((say(words.GROUP_N, n=at), names, percent(group.figure), common))
        alone = [name for at, name in enumerate(self.names) if not any(at in members for members in self.map.groups)]
        if alone:
            rows.append((say(words.ALONE), ", ".join(sorted(alone, key=str.casefold)), "–", say(words.NO_GROUP)))
        columns = (
            Column(label=say(words.GROUP), share=10),
            Column(label=say(words.MEMBERS), share=30),
            Column(label=say(words.INSIDE), share=10, is_number=True),
            Column(label=say(words.IN_COMMON), share=50),
        )
        return Table(caption=say(words.GROUPS), columns=columns, rows=tuple(rows))

    def _columns(self, first: str) -> tuple[Column, ...]:
        say = self.source.say
        return (
            Column(label=first, share=20),
            Column(label=say(words.FIGURE), share=8, is_number=True),
            Column(label=say(words.ALIKE), share=44),
            Column(label=say(words.DIFFERS), share=28),
        )

    def _pairs(self, caption: str, pairs: Sequence[tuple[int, int]]) -> Table:
        say = self.source.say
        rows = tuple(
            (
                say(words.PAIR_OF, one=self.names[one], other=self.names[other]),
                percent(self.map.figure(one, other)),
                self._because(one, other),
                self.why(one, other)[1],
            )
            for one, other in pairs
        )
        hrefs = tuple(self._link(one=self.map.keys[one], other=self.map.keys[other]) for one, other in pairs)
        return Table(caption=caption, columns=self._columns(say(words.PAIR)), rows=rows, hrefs=hrefs)

    def _most_like(self, one: int, most: int) -> tuple[Block, ...]:
        others = self.map.most_like(one)[:most]
        if not others:
            return ()
        rows = tuple(
            (self.names[other], percent(self.map.figure(one, other)), self._because(one, other), self.why(one, other)[1]) for other in others
        )
        say = self.source.say
        hrefs = tuple(self._link(one=self.map.keys[one], other=self.map.keys[other]) for other in others)
        caption, columns = say(words.MOST_LIKE, name=self.names[one]), self._columns(say(shared.INSTITUTION))
        return (Table(caption=caption, columns=columns, rows=rows, hrefs=hrefs),)

    def _pair(self, one: int, other: int) -> Facts:
        say = self.source.say
        rows: list[tuple[str, Prose | str]] = [
            (say(words.FIGURE), say(words.OF_TRAITS, figure=percent(self.map.figure(one, other)), n=round(self.map.comparable[one, other])))
        ]
        for basis, figures in self.map.part_figures().items():
            value = float(figures[one, other])
            rows.append((say(words.BASIS[basis]), percent(None if isnan(value) else value)))
        rows += [(say(words.ALIKE), self._because(one, other)), (say(words.DIFFERS), self.why(one, other)[1])]
        return Facts(caption=say(words.PAIR_OF, one=self.names[one], other=self.names[other]), rows=tuple(rows))

    @property
    def method(self) -> Section:
        lines = tuple(Paragraph(lines=(self.source.say(text, least=words.LEAST),)) for text in words.METHOD)
        return Section(anchor="method", title=self.source.say(words.METHOD_TITLE), blocks=(Prose(parts=lines),))

    def blocks(self) -> tuple[Block, ...]:
        say, pairs = self.source.say, self.map.pairs
        if not pairs:
            return (Note(text=say(words.TOO_FEW)), self.method)
        chosen: tuple[Block, ...] = ()
        if self.one is not None:
            chosen = (self._pair(self.one, self.other),) if self.other is not None else self._most_like(self.one, MOST_PAIRS)
        groups = (self.groups,) if self.groups else ()
        most, least = pairs[:MOST_PAIRS], pairs[MOST_PAIRS:][-LEAST_PAIRS:][::-1]
        tables = [self._pairs(say(words.MOST_ALIKE), most)] + ([self._pairs(say(words.LEAST_ALIKE), least)] if least else [])
        return (*chosen, self.tree, *groups, self.matrix, *tables, self.method)

    def brief(self) -> tuple[Block, ...]:
        pairs = self.map.pairs
        if not pairs:
            return ()
        say = self.source.say
        own = self._most_like(self.own, MOST_IN_BRIEF) if self.own is not None else ()
        strongest = own or (self._pairs(say(words.MOST_ALIKE), pairs[:MOST_IN_BRIEF]),)
        return (self.tree, *((self.groups,) if self.groups else ()), *strongest)

    def findings(self) -> tuple[Finding, ...]:
        if not self.map.pairs:
            return ()
        say, found = self.source.say, []
        one, other = self.map.pairs[0]
        text = words.FOUND_PAIR
        if self.own is not None and (others := self.map.most_like(self.own)):
            one, other, text = self.own, others[0], words.FOUND_OWN
        reason = next(iter(self.why(one, other)[0]), say(words.NO_REASON)).rstrip(".")
        said = say(text, one=self.names[one], other=self.names[other], figure=percent(self.map.figure(one, other)), reason=reason)
        found.append(Finding(said, self._link(one=self.map.keys[one], other=self.map.keys[other]), "alike"))
        if len(self.map.groups) > 1:
            found.append(Finding(say(words.FOUND_GROUPS, n=len(self.map.groups), m=max(map(len, self.map.groups))), self._link(), "alike"))
        return tuple(found)

    # The workbook

    def tables(self) -> list[FileTable]:
        say, found = self.source.say, self.map
        parts = found.part_figures()
        everybody = range(len(found.keys))
        figures: list[Sequence[FileCell]] = [
            (self.names[one], self.names[other], _number(found.figure(one, other)), *(_number(part[one, other]) for part in parts.values()),
             round(float(found.comparable[one, other])))
            for one in everybody for other in everybody if one < other
        ]  # fmt: skip
        square: list[Sequence[FileCell]] = [
            (self.names[one], *(None if one == other else _number(found.figure(one, other)) for other in found.order)) for one in found.order
        ]
        pairs = found.pairs
        if len(found.keys) > MOST_SHOWN:
            pairs = sorted({(min(one, other), max(one, other)) for one in everybody for other in found.most_like(one)[:MOST_PAIRS]})
        reasons: list[Sequence[FileCell]] = []
        for one, other in pairs:
            alike, differs = self.why(one, other)
            padded = (*alike, *("" for _ in range(3 - len(alike))))
            reasons.append((self.names[one], self.names[other], _number(found.figure(one, other)), *padded, differs))
        pair = (FileColumn(say(shared.INSTITUTION)), FileColumn(say(shared.INSTITUTION)), FileColumn(say(words.FIGURE), "number"))
        basis = tuple(FileColumn(say(words.BASIS[each]), "number") for each in parts)
        why = tuple(FileColumn(say(words.REASON_N, n=at), width=50) for at in (1, 2, 3))
        method: list[Sequence[FileCell]] = [(say(text, least=words.LEAST),) for text in words.METHOD]
        return [
            FileTable(say(words.PAIRS), (*pair, *basis, FileColumn(say(words.COMPARABLE), "number")), figures),
            FileTable(
                say(words.SQUARE), (FileColumn(say(shared.INSTITUTION)), *(FileColumn(self.names[at], "number", 8) for at in found.order)), square
            ),
            FileTable(say(words.REASONS), (*pair, *why, FileColumn(say(words.DIFFERS), width=50)), reasons),
            FileTable(say(words.METHOD_TITLE), (FileColumn(say(words.METHOD_TITLE), width=120),), method),
        ]

    def trend(self) -> tuple[Line, ...]:
        """The means of all pairs, of the whole and of each part."""
        say, mean = self.source.say, self.map.mean
        if mean is None:
            return ()
        lines = [Line("mean", say(words.MEAN), round(100 * mean, 1))]
        for basis, figures in self.map.part_figures().items():
            told = [float(figures[pair]) for pair in self.map.pairs if not isnan(figures[pair])]
            lines.append(Line(basis.value, say(words.BASIS[basis]), round(100 * sum(told) / len(told), 1) if told else None, say(words.MEAN)))
        return tuple(lines)


class LikenessView(View):
    key = "likeness"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.SYSTEMS, Part.PROFILE, Part.CHECKLIST)
    method = words.METHOD_WHOLE

    def read(self, source: Source, asked: Asked) -> Likeness:
        bases = tuple(Basis(value) for value in asked.many("part", list(Basis))) or tuple(Basis)
        seen = source.scope.see(*(PART_OF[basis] for basis in bases)).by_name
        facts = []
        if Basis.SYSTEMS in bases:
            facts += read_facts(source.session, seen.ids, keys=(KIND, PRODUCT))
        if Basis.PROFILE in bases:
            facts += read_facts(source.session, seen.ids, below=PROFILE)
        if Basis.LEVELS in bases:
            facts += read_facts(source.session, seen.ids, below=CHECKLIST)
        keys = [party.key for party in seen.named]
        own = next((party.key for party in seen.named if source.scope.is_own(party)), "")
        folded = fold_traits(facts, {party.submission_id: party.key for party in seen.named})
        return Likeness(source, seen, bases, folded, asked.one("one", keys, own), asked.one("other", keys))
