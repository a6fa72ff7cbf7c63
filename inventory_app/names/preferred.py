"""The names in use, folded: which spellings are one name, how many institutions use it, and what the consortium calls it. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inventory_app.names.alike import key_of

# (kind, key of a variant) -> the name that the coordinators joined it to.
Joins = Mapping[tuple[str, str], str]
MOST_SUGGESTED = 8


@dataclass(frozen=True)
class Use:
    """One institution wrote a name."""

    kind: str
    text: str
    institution_id: int


@dataclass(frozen=True)
class Name:
    """What the consortium calls one product or vendor; `spellings` are the other ways in which it was written."""

    text: str
    institutions: int
    spellings: tuple[str, ...] = ()

    def keys(self, kind: str) -> set[str]:
        return {key_of(kind, text) for text in (self.text, *self.spellings)}


def preferred(joins: Joins, kind: str, name: str) -> str:
    """What the coordinators call it; the name itself where nobody has joined it."""
    seen, found = set[str](), name
    while (key := key_of(kind, found)) not in seen and (kind, key) in joins:
        seen.add(key)
        found = joins[kind, key]
    return found


def is_joined(joins: Joins, kind: str, name: str) -> bool:
    return preferred(joins, kind, name) != name


def fold_names(kind: str, uses: Iterable[Use], joins: Joins) -> list[Name]:
    """The most used first."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.kind == kind:
            groups[key_of(kind, preferred(joins, kind, use.text))].append(use)
    chosen = {
        key_of(kind, name): name for (joined_kind, _key), joined in joins.items() if joined_kind == kind for name in (preferred(joins, kind, joined),)
    }
    found = []
    for key, of_group in groups.items():
        spellings = Counter(use.text for use in of_group)
        text = chosen.get(key) or min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        others = tuple(sorted(set(spellings) - {text}))
        found.append(Name(text, len({use.institution_id for use in of_group}), others))
    return sorted(found, key=lambda name: (-name.institutions, name.text.casefold(), name.text))


def suggest(kind: str, names: Iterable[Name], typed: str, joins: Joins) -> list[Name]:
    """Names that begin with what was typed, then those that hold it; what it is joined to comes first."""
    key = key_of(kind, typed)
    if not key:
        return list(names)[:MOST_SUGGESTED]
    target = key_of(kind, preferred(joins, kind, typed))

    def rank(name: Name) -> int | None:
        keys = name.keys(kind)
        if target in keys:
            return 0
        if any(each.startswith(key) for each in keys):
            return 1
        return 2 if any(key in each for each in keys) else None

    ranked = [(place, name) for name in names if (place := rank(name)) is not None]
    # `sorted` keeps the most used first within a rank.
    return [name for _place, name in sorted(ranked, key=lambda each: each[0])][:MOST_SUGGESTED]
