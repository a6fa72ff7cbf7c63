"""What a column of a foreign sheet can be about, and every name that this and its options go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inventory_app.answers.compound import PERSON_PARTS
from inventory_app.content.aliases import Aliases, Names
from inventory_app.content.schema import LANGUAGES, Sheet, Text
from inventory_app.spreadsheets.loosely import fold
from inventory_app.spreadsheets.parts import PERSON_LABELS

_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Target:
    """A question, one part of a group, or one of the three texts of a person. `path` is the question's key, with the part's behind a dot."""

    path: str
    question: Any
    part: Any = None
    person_part: str = ""

    @property
    def asked(self) -> Any:
        """The question that a single cell answers."""
        return self.part or self.question

    @property
    def is_part(self) -> bool:
        return bool(self.part or self.person_part)

    def label(self, language: str) -> str:
        whole: str = self.question.label.in_(language)
        part: Text | None = self.part.label if self.part else PERSON_LABELS.get(self.person_part)
        return f"{whole}: {part.in_(language)}" if part else whole


def is_scored(question: Any) -> bool:
    """A group whose parts are marks, so that 3-2-2 in one cell answers several of them."""
    return bool(question.kind == "group" and sum(part.kind == "scale" for part in question.parts) > 1)


def _targets(sheet: Sheet) -> Iterator[Target]:
    for question in sheet.asked:
        if question.kind != "group" or is_scored(question):
            yield Target(question.key, question)
        if question.kind == "group":
            for part in question.parts:
                yield Target(f"{question.key}.{part.key}", question, part)
        elif question.kind == "person":
            for part_key in PERSON_PARTS:
                yield Target(f"{question.key}.{part_key}", question, person_part=part_key)


def spellings(name: str) -> tuple[str, ...]:
    """A name folded, with what stands in brackets and without: Antal användare (ca)."""
    whole, bare = fold(name), fold(_IN_BRACKETS.sub(" ", name))
    return (whole,) if whole == bare or not bare else (whole, bare)


def _in_both(text: Text) -> Iterable[str]:
    return [text.in_(language) for language in LANGUAGES]


@dataclass(frozen=True)
class Words:
    """The words that mean the same in any column, folded."""

    yes: frozenset[str]
    no: frozenset[str]
    unknown: frozenset[str]
    none: frozenset[str]
    empty: frozenset[str]
    total: frozenset[str]
    function: frozenset[str]

    def is_function(self, text: str) -> bool:
        """Whether words name a post rather than somebody who holds it."""
        return any(
            word in self.function or (len(word) > 4 and word.endswith(tuple(each for each in self.function if len(each) > 3)))
            for word in map(fold, text.split())
        )


class ForeignWords:
    """Everything a foreign sheet may say, for one template."""

    def __init__(self, sheet: Sheet, aliases: Aliases) -> None:
        self.sheet, self.aliases = sheet, aliases
        self.targets: Mapping[str, Target] = {target.path: target for target in _targets(sheet)}

    @cached_property
    def words(self) -> Words:
        def folded(names: Names) -> frozenset[str]:
            return frozenset(map(fold, names))

        words = self.aliases.words
        return Words(
            folded(words.yes), folded(words.no), folded(words.unknown), folded(words.none), folded(words.empty), folded(words.total), folded(words.function)
        )  # fmt: skip

    def _naming(self) -> Iterator[tuple[str, str]]:
        """(name, path), the surest first: labels, aliases, a group's label with its part's, a part's label alone, keys."""
        leading = {question.key: self._leading(question) for question in self.sheet.asked}
        for question in self.sheet.asked:
            yield from ((name, leading[question.key]) for name in _in_both(question.label))
        for path, names in self.aliases.questions.items():
            if path in self.targets:
                yield from ((name, path) for name in names)
        parts = [target for target in self.targets.values() if target.is_part]
        for target in parts:
            yield from ((target.label(language), target.path) for language in LANGUAGES)
        for target in parts:
            if target.part:
                yield from ((name, target.path) for name in _in_both(target.part.label))
        yield from ((path, path) for path in self.targets)
        yield from ((key, path) for key, path in leading.items())

    @staticmethod
    def _leading(question: Any) -> str:
        """Where a group's own name leads: to its first part, unless a cell can answer all of it."""
        return f"{question.key}.{question.parts[0].key}" if question.kind == "group" and not is_scored(question) else question.key

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Folded name -> path; the first who claims a name has it."""
        found: dict[str, str] = {}
        for name, path in self._naming():
            for spelling in spellings(name):
                found.setdefault(spelling, path)
        return found

    def find_target(self, label: str) -> str | None:
        return next((path for spelling in spellings(label) if (path := self.names.get(spelling))), None)

    @cached_property
    def options(self) -> Mapping[str, Mapping[str, str]]:
        """Path -> folded word -> option, for every question and part that has options; rows and matrices have theirs under their own key."""
        found: dict[str, dict[str, str]] = {}
        for path, asked in self._with_options():
            words: dict[str, str] = {}
            for name, option in self._option_names(path, asked):
                for spelling in spellings(name):
                    words.setdefault(spelling, option)
            found[path] = words
        return found

    def _with_options(self) -> Iterator[tuple[str, Any]]:
        for path, target in self.targets.items():
            if not target.person_part:
                yield path, target.asked
            for column in getattr(target.question, "columns", ()):
                yield f"{target.question.key}.{column.key}", column

    def _option_names(self, path: str, asked: Any) -> Iterator[tuple[str, str]]:
        if asked.kind == "yes_no":
            yield from ((word, option) for option in ("yes", "no") for word in getattr(self.aliases.words, option))
        if asked.kind == "scale":
            for anchor in asked.anchors:
                yield from ((name, str(anchor.value)) for label in _in_both(anchor.label) for name in (label, f"{anchor.value} {label}"))
        for option in getattr(asked, "options", ()):
            yield from ((name, option.key) for name in _in_both(option.label))
            yield option.key, option.key
        for key, names in self.aliases.options.get(path, {}).items():
            yield from ((name, key) for name in names)

    def is_none(self, question: Any, folded: str) -> bool:
        """Whether a word says that there is none of what the question asks for."""
        if question.none_label is None:
            return False
        own = {fold(name) for name in (*_in_both(question.none_label), *self.aliases.none.get(question.key, ()))}
        return folded in own or folded in self.words.none

    def choices(self, path: str, language: str) -> list[tuple[str, str]]:
        """(option, label) of what a word in this column may be said to mean."""
        target = self.targets[path]
        asked = target.asked
        if target.person_part or asked.kind not in ("choice", "several", "yes_no", "scale"):
            return []
        if asked.kind == "yes_no":
            return [("yes", {"sv": "Ja", "en": "Yes"}[language]), ("no", {"sv": "Nej", "en": "No"}[language])]
        if asked.kind == "scale":
            anchors = {anchor.value: f" – {anchor.label.in_(language)}" for anchor in asked.anchors}
            return [(str(value), f"{value}{anchors.get(value, '')}") for value in range(asked.minimum, asked.maximum + 1)]
        return [(option.key, option.label.in_(language)) for option in asked.options]
