"""The folds of buying together: contracts by product or area, and the windows in which they end. What is shown of them stands beside this."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from operator import itemgetter

from inventory_app.comparison import buying_words as words
from inventory_app.comparison.product_names import ProductNames
from inventory_app.comparison.scope import Party, Seen
from inventory_app.comparison.system_rows import AREAS, PRODUCT, read_contracts
from inventory_app.comparison.view import Asked, Choice, Outcome, Source
from inventory_app.comparison.windows import BY_END, FEWEST_TOGETHER, Contract, Window, fold_windows
from inventory_app.institutions.sharing import Part
from inventory_app.names.queries import read_joins

COSTS = (Part.SYSTEMS, Part.COSTS)
ON_A_PAGE = 50
AREA = "area"


@lru_cache(maxsize=4096)
def _areas(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class Ending(Outcome):
    def __init__(self, source: Source, seen: Seen, asked: Asked) -> None:
        super().__init__(source, seen, (Part.SYSTEMS,))
        self.by = asked.one("by", ("product", AREA), "product")
        self.least = asked.whole("k", FEWEST_TOGETHER, 20, 3)
        self.months = asked.whole("m", 1, 60, 12)
        self.lead = asked.whole("lead", 0, 60, 12)
        self.page = asked.whole("page", 1, 100_000, 1)
        self.sharers = source.scope.see(*COSTS).by_name
        self.names, found = self._contracts_by_area() if self.by == AREA else self._contracts_by_product()
        # Once for all groups, which keep this order.
        self.contracts = sorted((each for each in found if each.ends_on), key=BY_END)
        self.upcoming = bisect_left(self.contracts, source.today, key=itemgetter(0))
        self.contracts += (each for each in found if each.ends_on is None)

    # Only what the groups are made of is read, and made into objects: there may be tens of thousands.

    def _contracts_by_area(self) -> tuple[ProductNames, list[Contract]]:
        rows = read_contracts(self.source.session, self.seen.ids, self.sharers.ids, AREAS)
        return ProductNames([], {}), [
            Contract(ends, hand_in, number, notice, users, cost, "", _areas(areas)) for ends, hand_in, number, notice, users, cost, areas in rows
        ]

    def _contracts_by_product(self) -> tuple[ProductNames, list[Contract]]:
        rows = read_contracts(self.source.session, self.seen.ids, self.sharers.ids, PRODUCT)
        names = ProductNames([(row.product, row.vendor, 1) for row in rows], read_joins(self.source.session))
        key = names.key
        return names, [
            Contract(ends, hand_in, number, notice, users, cost, key(product, vendor))
            for ends, hand_in, number, notice, users, cost, product, vendor in rows
        ]

    @property
    def seen_by(self) -> dict[tuple[Part, ...], Seen]:
        return {self.parts: self.seen, (Part.COSTS,): self.sharers}

    @property
    def seen_in_trend(self) -> dict[tuple[Part, ...], Seen]:
        return {self.parts: self.seen}

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        say = self.source.say
        options = (("product", say(words.BY_PRODUCT)), (AREA, say(words.BY_AREA)))
        return (
            Choice("select", "by", say(words.BY), options, (self.by,)),
            Choice("number", "k", say(words.LEAST), chosen=(str(self.least),), least=FEWEST_TOGETHER, most=20),
            Choice("number", "m", say(words.WITHIN), chosen=(str(self.months),), least=1, most=60),
            Choice("number", "lead", say(words.LEAD_TIME), chosen=(str(self.lead),), hint=say(words.LEAD_TIME_SAYS), least=0, most=60),
        )

    @cached_property
    def _area_labels(self) -> dict[str, str]:
        question = self.source.template.system.questions["areas"]
        return {option.key: option.label.in_(self.source.language) for option in question.options}  # type: ignore[union-attr]  # the question has options

    def _groups_of(self, contract: Contract) -> Sequence[str]:
        if self.by == AREA:
            return [area for area in contract.areas if area in self._area_labels]
        return (contract.product,) if contract.product else ()

    def _label(self, group: str) -> str:
        return self._area_labels[group] if self.by == AREA else self.names.name(group)

    @cached_property
    def groups(self) -> dict[str, list[Contract]]:
        """Those of the most institutions first; contracts without an end among them."""
        found: dict[str, list[Contract]] = defaultdict(list)
        for contract in self.contracts:
            for group in self._groups_of(contract):
                found[group].append(contract)
        order = sorted(found, key=lambda group: (-len({each.submission_id for each in found[group]}), self._label(group).casefold(), group))
        return {group: found[group] for group in order}

    @cached_property
    def ends(self) -> dict[str, Counter[date]]:
        """How many contracts of each group end on each day."""
        return {group: Counter(each.ends_on for each in contracts if each.ends_on) for group, contracts in self.groups.items()}

    @cached_property
    def windows(self) -> list[tuple[str, Window]]:
        """Where most institutions are together first, then what must begin first."""
        found = [
            (group, window)
            for group, contracts in self.groups.items()
            if len({each.submission_id for each in contracts}) >= self.least
            for window in fold_windows(contracts, self.source.today, self.least, self.months)
        ]
        return sorted(found, key=lambda each: (-each[1].institutions, each[1].first, self._label(each[0]).casefold(), each[0]))

    @cached_property
    def dated(self) -> list[Contract]:
        """What is to end first, then what has ended, the last first."""
        dated = [each for each in self.contracts if each.ends_on]
        # Those of one day stay in their order.
        return dated[self.upcoming :] + sorted(dated[: self.upcoming], key=itemgetter(0), reverse=True)

    @cached_property
    def endless(self) -> dict[str, list[Contract]]:
        found = {group: [each for each in contracts if each.ends_on is None] for group, contracts in self.groups.items()}
        return {group: contracts for group, contracts in found.items() if contracts}

    @property
    def pages(self) -> tuple[int, int]:
        last = max(1, -(-len(self.dated) // ON_A_PAGE))
        return min(self.page, last), last

    def _institution(self, contract: Contract) -> str:
        return self.source.name(self.seen.by_submission[contract.submission_id])

    def _parties(self, contracts: Sequence[Contract]) -> list[Party]:
        inside = {each.submission_id for each in contracts}
        return [party for party in self.seen.named if party.submission_id in inside]

    def _users(self, contracts: Sequence[Contract]) -> int | None:
        known = [each.users for each in contracts if each.users is not None]
        return sum(known) if known else None

    def _cost(self, window: Window) -> tuple[float | None, int]:
        """What those who share their costs pay together, and how many they are."""
        known = [each.cost for each in window.contracts if each.cost is not None]
        sharing = {each.submission_id for each in window.contracts if each.submission_id in self.sharers.by_submission}
        return (sum(known) if known else None), len(sharing)
