"""Systems that universities usually have, to tick: by kind, with the first answers of each. Checked against the template that asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from inventory_app.content.library import FIXTURES, ContentFault, load_template, load_yaml, read_model
from inventory_app.content.questions import Frozen, Key, Text, unique
from inventory_app.content.schema import Sheet

FILE = "starter_list.yaml"


class StarterEntry(Frozen):
    """`key` names the entry; the rest is what the register is told when somebody ticks it."""

    key: Key
    support_kind: Key
    name: Text
    why: Text
    areas: tuple[Key, ...] = Field(min_length=1)
    information_types: tuple[Key, ...] = Field(min_length=1)

    def answers(self, sheet: Sheet) -> dict[str, Any]:
        """Its first answers, as far as this sheet asks for them."""
        kinds, areas, types = (_options(sheet, question) for question in ("support_kind", "areas", "information_types"))
        found: dict[str, Any] = {"support_kind": self.support_kind} if self.support_kind in kinds else {}
        # In the order of the question's options, as a form would save them.
        several = {"areas": [key for key in areas if key in self.areas], "information_types": [key for key in types if key in self.information_types]}
        return found | {question: chosen for question, chosen in several.items() if chosen}


class StarterList(Frozen):
    title: Text
    intro: Text
    entries: tuple[StarterEntry, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _entries_differ(self) -> StarterList:
        unique("starter key", [entry.key for entry in self.entries])
        unique("Swedish name", [entry.name.sv for entry in self.entries])
        unique("English name", [entry.name.en for entry in self.entries])
        return self


def _options(sheet: Sheet, question_key: str) -> tuple[str, ...]:
    question: Any = sheet.questions.get(question_key)
    return tuple(question.by_key) if question is not None and not question.retired else ()


def _faults(entry: StarterEntry, sheet: Sheet) -> list[str]:
    named = (("support_kind", (entry.support_kind,)), ("areas", entry.areas), ("information_types", entry.information_types))
    return [
        f"entries > {entry.key}: {question} says {key!r}; the question has {', '.join(_options(sheet, question))}"
        for question, keys in named
        for key in keys
        if key not in _options(sheet, question)
    ]


def load_starter_list(folder: Path = FIXTURES, sheet: Sheet | None = None) -> StarterList:
    """`sheet`: the questions about a system; the shipped ones where none are given."""
    found = read_model(StarterList, load_yaml(folder / FILE), FILE)
    asked = sheet or load_template(folder).system
    faults = [fault for entry in found.entries for fault in _faults(entry, asked)]
    if faults:
        raise ContentFault(FILE, faults)
    return found
