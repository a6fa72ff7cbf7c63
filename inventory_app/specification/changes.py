"""What differs between two specifications' facts: two issues, or an issue and today's draft. Pure.

Requirements are known by their ids, which never change and are never used again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.requirements.modal import says_the_same
from inventory_app.specification.basis import Basis, BasisRequirement

# What is said of a requirement, in the order in which it is read.
FIELDS = ("level", "points", "text", "motive", "verification", "met_when")


@dataclass(frozen=True)
class Place:
    """The area, and the requirement that stands before it there; none where it is the first."""

    category: str
    after: str


@dataclass(frozen=True)
class RequirementChange:
    """`old` is None for one that was added, `new` for one that is gone. `moved`: from where and to where."""

    key: str
    old: BasisRequirement | None
    new: BasisRequirement | None
    fields: tuple[str, ...] = ()
    moved: tuple[Place, Place] | None = None

    @property
    def category(self) -> str:
        return self.there.category

    @property
    def there(self) -> BasisRequirement:
        there = self.new or self.old
        assert there is not None
        return there

    @property
    def is_added(self) -> bool:
        return self.old is None

    @property
    def is_removed(self) -> bool:
        return self.new is None

    def touches(self, *fields: str) -> bool:
        return any(field in self.fields for field in fields)


@dataclass(frozen=True)
class Changes:
    """Area by area in the newer one's order; what is gone stands where it stood among its neighbours' area."""

    requirements: tuple[RequirementChange, ...]

    @property
    def is_empty(self) -> bool:
        return not self.requirements

    @cached_property
    def added(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.requirements if each.is_added)

    @cached_property
    def removed(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.requirements if each.is_removed)

    @cached_property
    def moved(self) -> tuple[str, ...]:
        return tuple(each.key for each in self.requirements if each.moved)

    def with_fields(self, *fields: str) -> tuple[str, ...]:
        return tuple(each.key for each in self.requirements if each.touches(*fields))

    def in_category(self, key: str) -> tuple[RequirementChange, ...]:
        return tuple(each for each in self.requirements if each.category == key)


def compare(old: Basis, new: Basis) -> Changes:
    moved = _moves(old, new)
    found = []
    for each in new.requirements:
        before = old.by_key.get(each.key)
        fields = () if before is None else tuple(_fields(before, each))
        if before is None or fields or each.key in moved:
            found.append(RequirementChange(each.key, before, each, fields, moved.get(each.key)))
    found += [RequirementChange(each.key, each, None) for each in old.requirements if each.key not in new.by_key]
    places = {key: place for place, key in enumerate(areas(old, new))}
    return Changes(tuple(sorted(found, key=lambda change: places[change.category])))


def areas(old: Basis, new: Basis) -> list[str]:
    """The categories of both, in the newer one's order; those that only the older one has come last."""
    known = [*(category.key for category in new.categories), *(category.key for category in old.categories)]
    named = [each.category for basis in (new, old) for each in basis.requirements]
    return list(dict.fromkeys([*known, *named]))


def _fields(old: BasisRequirement, new: BasisRequirement) -> Iterator[str]:
    if old.level != new.level:
        yield "level"
    # Points that come or go with the level say nothing more.
    if old.points != new.points and None not in (old.points, new.points):
        yield "points"
    if not all(_says_the_same(old, new, language) for language in LANGUAGES):
        yield "text"
    if any(old.motives[language] != new.motives[language] for language in LANGUAGES):
        yield "motive"
    if old.methods != new.methods or any(old.hows[language] != new.hows[language] for language in LANGUAGES):
        yield "verification"
    if old.met_when != new.met_when:
        yield "met_when"


def _says_the_same(old: BasisRequirement, new: BasisRequirement, language: Language) -> bool:
    before, after = old.texts[language], new.texts[language]
    return before.language == after.language and says_the_same(before.text, after.text, old.level, new.level, after.language)


def _moves(old: Basis, new: Basis) -> dict[str, tuple[Place, Place]]:
    """Those in another area, and those that left their order among the ones that stayed in an area."""
    before, after = _places(old), _places(new)
    moved = {key for key in after if key in before and before[key].category != after[key].category}
    for category in areas(old, new):
        stayed = [each.key for each in new.in_category(category) if each.key in before and each.key not in moved]
        ranks = {each.key: rank for rank, each in enumerate(old.in_category(category))}
        kept = longest_rise([ranks[key] for key in stayed])
        moved |= {key for place, key in enumerate(stayed) if place not in kept}
    return {key: (before[key], after[key]) for key in moved}


def _places(basis: Basis) -> dict[str, Place]:
    last: dict[str, str] = {}
    found = {}
    for each in basis.requirements:
        found[each.key] = Place(each.category, last.get(each.category, ""))
        last[each.category] = each.key
    return found


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """Places of a longest rising part of different numbers: of two orders of the same things, what they have in common.

    Everything else has moved, so that one that goes from first to last moves alone and not all the others.
    """
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(places[length - 1] if length else -1)
        if length == len(tails):
            tails.append(number)
            places.append(place)
        else:
            tails[length], places[length] = number, place
    found, place = set[int](), places[-1] if places else -1
    while place >= 0:
        found.add(place)
        place = before[place]
    return found
