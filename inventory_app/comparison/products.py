"""Same product elsewhere: which products several institutions use, and of one of them who uses it how, thinks what of it, and can show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from inventory_app.comparison import products_words as words
from inventory_app.comparison import words as shared
from inventory_app.comparison.days import show_number
from inventory_app.comparison.product_names import ProductNames
from inventory_app.comparison.product_uses import Use, fold_uses, list_uses
from inventory_app.comparison.scope import Party, Seen
from inventory_app.comparison.system_rows import read_assessments, read_experience, read_systems, read_uses
from inventory_app.comparison.view import Asked, Choice, Finding, Line, Outcome, Source, View
from inventory_app.documents.blocks import Bar, Bars, Block, Column, Facts, Note, Table
from inventory_app.documents.prose import read_prose
from inventory_app.exchange.table import Cell as FileCell
from inventory_app.exchange.table import Column as FileColumn
from inventory_app.exchange.table import Table as FileTable
from inventory_app.institutions.sharing import Part
from inventory_app.names.queries import read_joins

ASSESSMENTS, EXPERIENCE = (Part.SYSTEMS, Part.ASSESSMENTS), (Part.SYSTEMS, Part.FREE_TEXT)
ON_A_PAGE, MOST_BARS, MOST_NAMES, MOST_OWN = 50, 15, 6, 200


class Details:
    """The systems of some products, each column from those who share it, and who they are."""

    def __init__(self, source: Source, seen: Seen, uses: Sequence[Use], names: ProductNames, page: int | None) -> None:
        wanted = {pair for use in uses for pair in names.pairs[use.key]}
        spellings = {product for product, _vendor in wanted}
        users = {number for use in uses for number in use.submission_ids}
        self.assessing = source.scope.see(*ASSESSMENTS)
        self.telling = source.scope.see(*EXPERIENCE)
        found = read_systems(source.session, users & set(seen.ids), spellings) if spellings else []
        order = {number: place for place, number in enumerate(seen.ids)}
        # Another product may be spelt alike, and what is written of it does not belong here.
        systems = sorted((row for row in found if (row.product, row.vendor) in wanted), key=lambda row: order[row.submission_id])
        self.total = len(systems)
        self.systems = systems if page is None else systems[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        here, shown = [row.id for row in self.systems], {row.submission_id for row in self.systems}
        assessing, telling = shown & set(self.assessing.ids), shown & set(self.telling.ids)
        self.assessments = read_assessments(source.session, assessing, here)
        self.experience = read_experience(source.session, telling, here)
        self.read: dict[Part, set[int]] = {Part.ASSESSMENTS: assessing, Part.FREE_TEXT: telling}


class Products(Outcome):
    def __init__(self, source: Source, seen: Seen, asked: Asked) -> None:
        super().__init__(source, seen, (Part.SYSTEMS,))
        self.text = asked.words("text")
        self.order = asked.one("sort", words.SORTS, "institutions")
        self.page = asked.whole("page", 1, 100_000, 1)
        rows = read_uses(source.session, seen.ids)
        self.names = ProductNames([(row[1], row[2], 1) for row in rows], read_joins(source.session))
        self.uses = fold_uses(rows, self.names)
        self.chosen = self.uses.get(asked.words("product"))
        self._read: dict[Part, set[int]] = {}

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        """The list has nothing of what is thought of a product."""
        return self.seen_in_tables if self.chosen else super().seen_by

    @property
    def seen_in_tables(self) -> dict[tuple[Part, ...], Seen]:
        return {self.parts: self.seen, **{(part,): self.source.scope.see(Part.SYSTEMS, part).by_name for part in (Part.ASSESSMENTS, Part.FREE_TEXT)}}

    @property
    def seen_in_trend(self) -> dict[tuple[Part, ...], Seen]:
        return {self.parts: self.seen}

    @property
    def readings(self) -> dict[int, tuple[Part, ...]]:
        """Assessments and experience only where they were read: of a product that is looked at, or in a workbook."""
        others = [party for party in self.seen.named if not self.source.scope.is_own(party)]
        return {party.institution_id: (*self.parts, *(part for part, read in self._read.items() if party.submission_id in read)) for party in others}

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        options = tuple((key, say(label)) for key, label in words.SORTS.items())
        return (
            Choice("search", "text", say(words.SEARCH), chosen=(self.text,) if self.text else ()),
            Choice("select", "sort", say(words.SORT), options, (self.order,)),
        )

    @cached_property
    def listed(self) -> list[Use]:
        return list_uses(self.uses, self.names, self.text, self.order)

    @cached_property
    def _own(self) -> list[Use]:
        own = self.source.scope.own
        return [use for use in self.listed if own is not None and own.submission_id in use.submission_ids]

    @cached_property
    def _others(self) -> list[Use]:
        own = {use.key for use in self._own}
        return [use for use in self.listed if use.key not in own]

    @property
    def pages(self) -> tuple[int, int]:
        length = self.chosen.systems if self.chosen else len(self._others)
        last = max(1, -(-length // ON_A_PAGE))
        return min(self.page, last), last

    def details(self, uses: Sequence[Use], page: int | None = None) -> Details:
        """Of a page of the systems, or of all of them."""
        found = Details(self.source, self.seen, uses, self.names, page)
        for part, read in found.read.items():
            self._read.setdefault(part, set()).update(read)
        return found

    # The list

    def _number(self, number: int | None) -> str:
        return "–" if number is None else show_number(number, self.source.language)

    def _parties(self, use: Use) -> list[Party]:
        return [party for party in self.seen.named if party.submission_id in use.submission_ids]

    def _who(self, use: Use, without_own: bool = False) -> str:
        parties = [party for party in self._parties(use) if not (without_own and self.source.scope.is_own(party))]
        names = [self.source.name(party) for party in parties[:MOST_NAMES]]
        if len(parties) > MOST_NAMES:
            names.append(self.source.say(words.MORE_WHO, n=len(parties) - MOST_NAMES))
        return ", ".join(names) or "–"

    def _list(self, caption: str, uses: Sequence[Use], without_own: bool = False) -> Table:
        say = self.source.say
        shares = (
            (words.PRODUCT, 22, False),
            (words.VENDOR, 16, False),
            (words.COUNT, 8, True),
            (words.SYSTEMS, 8, True),
            (words.USERS, 9, True),
            (words.WHO, 37, False),
        )
        return Table(
            caption=caption,
            columns=tuple(Column(label=say(label), share=share, is_number=is_number) for label, share, is_number in shares),
            rows=tuple(
                (use.name, use.vendor or "–", str(use.institutions), str(use.systems), self._number(use.users), self._who(use, without_own))
                for use in uses
            ),
            hrefs=tuple(self.source.link("products", product=use.key) for use in uses),
        )

    @cached_property
    def _widest(self) -> list[Use]:
        return [use for use in list_uses(self.uses, self.names, "", "institutions") if use.institutions > 1]

    def _bars(self) -> tuple[Block, ...]:
        say, shown = self.source.say, self._widest[:MOST_BARS]
        if not shown:
            return ()
        return (
            Bars(
                title=say(words.PICTURE),
                description=say(words.PICTURE_SAYS, n=len(shown)),
                series=(say(words.COUNT),),
                bars=tuple(Bar(label=use.name, values=(use.institutions,)) for use in shown),
                total=say(words.COUNT),
                corner=say(words.PRODUCT),
            ),
        )

    def _overview(self) -> tuple[Block, ...]:
        say, page = self.source.say, self.pages[0]
        if not self.listed:
            return (Note(text=say(words.NOTHING_FOUND)),)
        blocks: list[Block] = [] if self.text else list(self._bars())
        if self._own and page == 1:
            blocks.append(self._list(say(words.OURS), self._own[:MOST_OWN], without_own=True))
        first = (page - 1) * ON_A_PAGE
        shown = self._others[first : first + ON_A_PAGE]
        caption = say(words.OTHERS if self._own else words.PRODUCTS)
        if self.pages[1] > 1:
            caption = f"{caption}. {say(words.PAGE, first=first + 1, last=first + len(shown), n=len(self._others))}"
        return (*blocks, *((self._list(caption, shown),) if shown else ()))

    # One product

    def _options(self, key: str) -> dict[str, str]:
        question: Any = self.source.template.system.questions[key]
        return {option.key: option.label.in_(self.source.language) for option in question.options}

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {key: self._options(key) for key in ("hosting", "direction", "status")}

    def _shown(self, row: Any) -> str:
        if row.can_be_shown and row.shown_by:
            return self.source.say(words.YES_BY, who=row.shown_by)
        return "–" if row.can_be_shown is None else self.source.say(words.YES if row.can_be_shown else words.NO)

    def _assessed(self, details: Details, row: Any) -> tuple[str, str, str]:
        if row.submission_id not in details.assessing.by_submission:
            return (self.source.say(words.NOT_SHARED), "–", "–")
        found = details.assessments[row.id]
        return (str(found.functional_fit or "–"), str(found.technical_fit or "–"), self._labels["direction"].get(found.direction or "", "–"))

    def _at(self, row: Any) -> str:
        return self.source.say(words.AT, institution=self._institution(row), system=row.name)

    def _institution(self, row: Any) -> str:
        return self.source.name(self.seen.by_submission[row.submission_id])

    def _facts(self, use: Use, details: Details) -> Facts:
        say = self.source.say
        sharing = [len(use.submission_ids & set(seen.ids)) for seen in (details.assessing, details.telling)]
        rows = [(say(words.VENDOR), use.vendor or "–"), (say(words.COUNT), str(use.institutions)), (say(words.USERS), self._number(use.users))]
        if spellings := self.names.spellings(use.key):
            rows.append((say(words.SPELLINGS), ", ".join(spellings)))
        rows.append((say(words.FIT), say(words.SHARE_ASSESSMENTS, n=sharing[0], m=use.institutions, e=sharing[1])))
        return Facts(caption=use.name, rows=tuple(rows))

    def _fit(self, details: Details) -> tuple[Block, ...]:
        """A picture of each: one sum of both would mean nothing."""
        figures = []
        for column, label in (("functional_fit", words.FUNCTIONAL), ("technical_fit", words.TECHNICAL)):
            rated = [(row, fit) for row in details.systems if (fit := getattr(details.assessments.get(row.id), column, None))]
            if rated:
                title = self.source.say(label)
                question: Any = self.source.template.system.questions[column]
                best = max(anchor.value for anchor in question.anchors)
                bars = tuple(Bar(label=self._at(row), values=(fit,)) for row, fit in rated[:MOST_BARS])
                says, corner = self.source.say(words.FIT_SAYS), self.source.say(words.SYSTEM)
                figures.append(Bars(title=title, description=says, series=(title,), bars=bars, total=title, corner=corner, most=best))
        return tuple(figures)

    def _users_of(self, use: Use, details: Details) -> Table:
        say = self.source.say
        labels = (
            (shared.INSTITUTION, 15),
            (words.SYSTEM, 13),
            (words.VERSION, 8),
            (words.HOSTING, 13),
            (words.FUNCTIONAL, 9),
            (words.TECHNICAL, 9),
            (words.DIRECTION, 10),
            (words.USERS, 8),
            (words.SHOW, 15),
        )
        numbers = (words.FUNCTIONAL, words.TECHNICAL, words.USERS)
        return Table(
            caption=say(words.USED_BY, name=use.name),
            columns=tuple(Column(label=say(label), share=share, is_number=label in numbers) for label, share in labels),
            rows=tuple(
                (
                    self._institution(row),
                    row.name,
                    row.version or "–",
                    self._labels["hosting"].get(row.hosting or "", "–"),
                    *self._assessed(details, row),
                    self._number(row.users),
                    self._shown(row),
                )
                for row in details.systems
            ),
        )

    def _experiences(self, details: Details) -> tuple[Block, ...]:
        found = []
        for heading, label in words.EXPERIENCE.items():
            rows = tuple(
                (self._at(row), read_prose(text, self.source.language))
                for row in details.systems
                if (text := details.experience.get(row.id, {}).get(heading, "").strip())
            )
            if rows:
                found.append(Facts(caption=self.source.say(label), rows=rows))
        return tuple(found)

    def _one(self, use: Use) -> tuple[Block, ...]:
        details = self.details([use], self.pages[0])
        return (self._facts(use, details), *self._fit(details), self._users_of(use, details), *self._experiences(details))

    def blocks(self) -> tuple[Block, ...]:
        if not self.seen.named:
            return (Note(text=self.source.say(shared.NOBODY)),)
        return self._one(self.chosen) if self.chosen else self._overview()

    def brief(self) -> tuple[Block, ...]:
        return (*self._bars(), self._list(self.source.say(words.PRODUCTS), self._widest[:MOST_BARS])) if self._widest else ()

    def findings(self) -> tuple[Finding, ...]:
        say, link = self.source.say, self.source.link
        if not self.uses:
            return ()
        if not self._widest:
            return (Finding(say(words.ALONE), link("products"), "together"),)
        most = self._widest[0]
        return (
            Finding(say(words.MOST_USED, name=most.name, n=most.institutions, m=len(self.seen.named)), link("products", product=most.key), "alike"),
            Finding(say(words.SHARED, n=len(self._widest)), link("products"), "together"),
        )

    def tables(self) -> list[FileTable]:
        say = self.source.say
        uses = [self.chosen] if self.chosen else [*self._own, *self._others]
        details = self.details(uses)
        products: list[Sequence[FileCell]] = [
            (
                use.name,
                use.vendor,
                ", ".join(self.names.spellings(use.key)),
                use.institutions,
                use.systems,
                use.users,
                ", ".join(map(self.source.name, self._parties(use))),
            )
            for use in uses
        ]
        systems: list[Sequence[FileCell]] = []
        for row in details.systems:
            found, texts = details.assessments.get(row.id), details.experience.get(row.id, {})
            systems.append(
                (
                    self._institution(row), row.name, self.names.name(self.names.key(row.product, row.vendor)), row.product, row.vendor, row.version,
                    self._labels["hosting"].get(row.hosting or ""), self._labels["status"].get(row.status or ""), row.users,
                    found.functional_fit if found else None, found.technical_fit if found else None,
                    self._labels["direction"].get(found.direction or "") if found else None,
                    None if row.can_be_shown is None else say(words.YES if row.can_be_shown else words.NO), row.shown_by,
                    *(texts.get(heading) for heading in words.EXPERIENCE),
                )
            )  # fmt: skip
        kinds = ("text", "text", "text", "text", "text", "text", "text", "text", "number", "number", "number", "text", "text", "text")
        labels = (
            shared.INSTITUTION, words.SYSTEM, words.PRODUCT, words.AS_WRITTEN, words.VENDOR, words.VERSION, words.HOSTING, words.STATUS, words.USERS,
            words.FUNCTIONAL, words.TECHNICAL, words.DIRECTION, words.SHOW, words.BY_WHOM,
        )  # fmt: skip
        columns = [FileColumn(say(label), "number" if kind == "number" else "text") for label, kind in zip(labels, kinds, strict=True)]
        return [
            FileTable(
                say(words.PRODUCTS),
                (
                    FileColumn(say(words.PRODUCT)), FileColumn(say(words.VENDOR)), FileColumn(say(words.SPELLINGS), width=30), FileColumn(say(words.COUNT), "number"),
                    FileColumn(say(words.SYSTEMS), "number"), FileColumn(say(words.USERS), "number"), FileColumn(say(words.WHO), width=60),
                ),
                products,
            ),
            FileTable(say(words.EVERY_SYSTEM), (*columns, *(FileColumn(say(label), width=40) for label in words.EXPERIENCE.values())), systems),
        ]  # fmt: skip

    def trend(self) -> tuple[Line, ...]:
        return tuple(Line(use.key, use.name, use.institutions, self.source.say(words.USING)) for use in self._widest[:MOST_BARS])


class ProductsView(View):
    key = "products"
    title = words.TITLE
    lead = words.LEAD
    parts = (Part.SYSTEMS,)
    method = words.METHOD

    def read(self, source: Source, asked: Asked) -> Products:
        return Products(source, source.scope.see(*self.parts).by_name, asked)
