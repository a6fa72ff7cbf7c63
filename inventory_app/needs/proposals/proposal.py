"""A proposal: why, and what accepting it would do to the checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import Text
from inventory_app.documents.words import T
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.requirements.choice import Chosen, Level


@dataclass(frozen=True)
class SetLevel:
    requirement: str
    level: Level


@dataclass(frozen=True)
class Fill:
    requirement: str
    parameter: str
    value: int


@dataclass(frozen=True)
class AddOwn:
    """`fields` as `requirements.actions.add_own` takes them."""

    category: str
    fields: Mapping[str, Any]

    @property
    def text(self) -> Text:
        return T(self.fields["text_sv"], self.fields["text_en"])


@dataclass(frozen=True)
class Proposal:
    """`key` holds the rule, what it is about and a fingerprint of what it rests on: another reason makes another proposal."""

    rule: str
    key: str
    reason: Text
    act: SetLevel | Fill | AddOwn


def named(systems: Iterable[KnownSystem]) -> Text:
    return listed([system.name for system in systems])


def listed(names: Sequence[str]) -> Text:
    names = list(dict.fromkeys(names))
    before, last = ", ".join(names[:-1]), names[-1] if names else ""
    return T(f"{before} och {last}", f"{before} and {last}") if before else T(last or "–", last or "–")


def say(words: Text, **places: Text | str | int) -> Text:
    """Words in both languages, each with its own places. Names may hold braces, so nothing is formatted."""
    sv, en = words.sv, words.en
    for place, value in places.items():
        sv = sv.replace("{" + place + "}", value.sv if isinstance(value, Text) else str(value))
        en = en.replace("{" + place + "}", value.en if isinstance(value, Text) else str(value))
    return T(sv, en)


def key_of(rule: str, about: str, rests_on: object) -> str:
    return f"{rule}:{about}:{fingerprint(rests_on)}"


def ids(systems: Iterable[KnownSystem]) -> list[int]:
    return sorted(system.id for system in systems)


def is_waiting(each: Chosen | None) -> bool:
    """Nobody has decided on it, and it may be asked."""
    return each is not None and each.requirement is not None and each.level is None and each.does_apply


def ask(picture: Picture, rule: str, keys: Iterable[str], reason: Text, rests_on: object) -> Iterator[Proposal]:
    """The catalogue's level for each of these that nobody has decided on."""
    for key in keys:
        each = picture.by_key.get(key)
        if each is not None and each.requirement is not None and is_waiting(each):
            yield Proposal(rule, key_of(rule, key, rests_on), reason, SetLevel(key, Level(each.requirement.level)))


def conditioned(picture: Picture, question: str, category: str = "") -> list[str]:
    """The requirements that hang on one of the questions before the checklist."""
    return [
        each.key
        for each in picture.checklist
        if each.requirement
        and each.requirement.applies_when
        and each.requirement.applies_when.question == question
        and category in ("", each.category)
    ]
