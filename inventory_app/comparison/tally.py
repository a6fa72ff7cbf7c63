"""What institutions answered to one question, and how alike the answers are. Pure.

Likeness and difference of options are worked out from how many chose each: from nothing else, so that they tell no more than the counts beside them.
Numbers and years are compared between those seen by name only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import comb

from inventory_app.comparison.items import NONE, UNKNOWN, Item, Sort
from inventory_app.comparison.queries import Fact
from inventory_app.comparison.scope import FEWEST_COUNTED


class Verdict(StrEnum):
    """ALIKE: all that answered gave the same answer. DIFFER: no two have an option, or a number, in common. FEW: fewer than two answered."""

    ALIKE = "alike"
    SPLIT = "split"
    DIFFER = "differ"
    FEW = "few"
    WORDS = "words"


@dataclass
class Answer:
    """One institution's. Option -> how many systems, or 1; of numbers the sum over so many systems, the least and the most."""

    options: dict[str, int] = field(default_factory=dict)
    number: float | None = None
    systems: int = 1
    least: float | None = None
    most: float | None = None
    is_unknown: bool = False

    @property
    def is_answered(self) -> bool:
        return bool(self.options) or self.number is not None

    def value(self, sort: Sort) -> float | None:
        """The number that is compared; "there is none" is nought."""
        if self.number is None:
            return 0.0 if NONE in self.options else None
        return self.number / self.systems if sort is Sort.SCALE else self.number

    @property
    def years(self) -> str:
        first, last = (date.fromordinal(int(day)).year for day in (self.least or 1, self.most or 1))
        return str(first) if first == last else f"{first}–{last}"


def fold_answers(facts: Iterable[Fact], items: Sequence[Item]) -> dict[str, dict[int, Answer]]:
    """Item -> hand-in -> answer. "Don't know" and "there is none" of a question with parts are those of each part that says nothing itself."""
    by_key: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_key[fact.key].append(fact)
    answers: dict[str, dict[int, Answer]] = {}
    for item in items:
        found: dict[int, Answer] = defaultdict(Answer)
        for fact in by_key[item.key]:
            _add(found[fact.submission_id], fact, item)
        if item.key != item.question:
            own = set(found)
            for fact in by_key[item.question]:
                if fact.option in (UNKNOWN, NONE) and (item.of_systems or fact.submission_id not in own):
                    _add(found[fact.submission_id], fact, item)
        answers[item.key] = dict(found)
    return answers


def _add(answer: Answer, fact: Fact, item: Item) -> None:
    if fact.option == UNKNOWN:
        answer.is_unknown = True
    elif fact.option is not None:
        answer.options[fact.option] = answer.options.get(fact.option, 0) + (fact.systems or 1)
    elif fact.number is not None:
        answer.number, answer.systems = fact.number, fact.systems or 1
        answer.least = fact.number if fact.least is None else fact.least
        answer.most = fact.number if fact.most is None else fact.most


def pairs_apart(counts: Iterable[int], answered: int) -> float:
    """One option each: the share of all pairs that chose differently; 0 where all chose the same, 1 where no two did."""
    return 1 - sum(comb(number, 2) for number in counts) / comb(answered, 2)


def sets_apart(counts: Sequence[int], answered: int) -> float:
    """Several options each: of all options that either of two chose, the share that only one of them chose, over all pairs together."""
    either = sum(comb(answered, 2) - comb(answered - number, 2) for number in counts)
    return 1 - sum(comb(number, 2) for number in counts) / either if either else 0.0


def numbers_apart(values: Sequence[float]) -> float:
    """Numbers from nought up: how much two differ on average, as a share of what they have together; 0 where all are the same, 1 where one has it all."""
    ordered, number = sorted(values), len(values)
    together = sum(ordered)
    if not together:
        return 0.0
    apart = sum((2 * place - number + 1) * value for place, value in enumerate(ordered))
    return min(1.0, max(0.0, apart / ((number - 1) * together)))


def judge(counts: Iterable[int], answered: int) -> Verdict:
    numbers = [number for number in counts if number]
    if answered < 2:
        return Verdict.FEW
    if all(number == answered for number in numbers):
        return Verdict.ALIKE
    return Verdict.DIFFER if all(number == 1 for number in numbers) else Verdict.SPLIT


@dataclass(frozen=True)
class Tally:
    """How the answers to one item spread. `difference` is between 0 and 1, None where nothing is compared."""

    item: Item
    asked: int
    answered: int
    unknown: int
    options: Mapping[str, int]
    systems: Mapping[str, int]
    verdict: Verdict
    difference: float | None
    # The sum over as many institutions as `summed`; least and most of those seen by name.
    total: float | None = None
    summed: int = 0
    least: float | None = None
    most: float | None = None

    @property
    def silent(self) -> int:
        return self.asked - self.answered - self.unknown

    @property
    def commonest(self) -> frozenset[str]:
        """The options that most chose, where more than one institution did."""
        most = max(self.options.values(), default=0)
        return frozenset(option for option, number in self.options.items() if number == most) if most > 1 else frozenset()


def tally(item: Item, answers: Mapping[int, Answer], named: Sequence[int], counted: Sequence[int]) -> Tally:
    """`named` and `counted` are hand-ins."""
    nobody = Answer()
    open_, hidden = ([answers.get(number, nobody) for number in numbers] for numbers in (named, counted))
    everybody = open_ + hidden
    options = Counter(option for answer in everybody for option in answer.options)
    answered = sum(answer.is_answered for answer in everybody)
    unknown = sum(answer.is_unknown and not answer.is_answered for answer in everybody)
    verdict, difference = _compare(item, options, answered, open_)
    found = Tally(item, len(everybody), answered, unknown, options, _count_systems(open_, hidden), verdict, difference)
    return _with_numbers(found, open_, hidden) if item.sort.is_number else found


def _count_systems(open_: Sequence[Answer], hidden: Sequence[Answer]) -> dict[str, int]:
    """Without the options that one or two chose without a name: the others' systems can be read, and the rest of the number would be theirs."""
    systems, choosers = Counter[str](), Counter(option for answer in hidden for option in answer.options)
    for answer in (*open_, *hidden):
        systems.update(answer.options)
    return {option: number for option, number in systems.items() if not 0 < choosers[option] < FEWEST_COUNTED}


def _compare(item: Item, options: Counter[str], answered: int, open_: Sequence[Answer]) -> tuple[Verdict, float | None]:
    if item.sort is Sort.WRITTEN:
        return Verdict.WORDS, None
    if item.sort.is_number:
        values = [value for answer in open_ if (value := answer.value(item.sort)) is not None]
        verdict = judge(Counter(values).values(), len(values))
        return verdict, None if verdict is Verdict.FEW else numbers_apart(values)
    if item.sort is Sort.DATE:
        years = Counter(answer.years for answer in open_ if answer.number is not None)
        options, answered = years, years.total()
    verdict = judge(options.values(), answered)
    if verdict is Verdict.FEW:
        return verdict, None
    return verdict, sets_apart(list(options.values()), answered) if item.sort is Sort.SEVERAL else pairs_apart(options.values(), answered)


def _with_numbers(found: Tally, open_: Sequence[Answer], hidden: Sequence[Answer]) -> Tally:
    """Of fewer than three without a name that gave a number, none is in the sum: it would be theirs."""
    named = [answer for answer in open_ if answer.number is not None]
    unnamed = [answer for answer in hidden if answer.number is not None]
    summed = named + (unnamed if len(unnamed) >= FEWEST_COUNTED else [])
    if not summed:
        return found
    total = sum(answer.number or 0 for answer in summed)
    if found.item.sort is Sort.SCALE:
        total = total / sum(answer.systems for answer in summed)
    least = min((answer.least for answer in named if answer.least is not None), default=None)
    most = max((answer.most for answer in named if answer.most is not None), default=None)
    return Tally(
        found.item, found.asked, found.answered, found.unknown, found.options, found.systems, found.verdict, found.difference,
        total, len(summed), least, most,
    )  # fmt: skip
