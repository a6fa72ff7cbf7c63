"""What every chapter writes with: the dossier, the language, and how words, answers, numbers and days are put down. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.answers.values import Answers, is_none, is_unknown
from inventory_app.content.schema import Language, Sheet, Text
from inventory_app.documents.blocks import Column, Paragraph, Prose, Table, Words
from inventory_app.documents.prose import read_prose
from inventory_app.requirements.choice import Worded
from inventory_app.specification.dossier import Dossier, Stamp

# Kinds whose answers are words that somebody typed.
_TYPED = ("name", "text", "long_text", "person", "system_link")


@dataclass(frozen=True)
class Pen:
    dossier: Dossier
    stamp: Stamp | None
    language: Language

    @cached_property
    def context(self) -> Context:
        return Context(self.language, self.dossier.system_names)

    def say(self, text: Text, **places: object) -> str:
        words = text.in_(self.language)
        return words.format(**places) if places else words

    def typed(self, text: str, *, items: bool = False) -> Prose:
        return read_prose(text, self.language, items=items)

    def worded(self, worded: Worded) -> Words:
        """Wording of a requirement: which language it is in is known, not guessed."""
        return read_prose(worded.text, self.language, written_in=worded.language)

    def number(self, number: float) -> str:
        return format_decimal(number, locale=self._locale)

    def day(self, day: date) -> str:
        return format_date(day, "d MMMM y", locale=self._locale)

    def month(self, day: date) -> str:
        return format_date(day, "MMM y", locale=self._locale)

    @property
    def _locale(self) -> str:
        return "sv_SE" if self.language == "sv" else "en_GB"

    def answer(self, question: Any, answers: Answers, *, items: bool = False) -> Words | None:
        """None where nothing was answered or known; a table is flattened to lines."""
        value = answers.get(question.key)
        if value is None or is_unknown(value):
            return None
        text = str(show(question, value, self.context))
        if not text:
            return None
        return self.typed(text, items=items) if question.kind in _TYPED and not is_none(value) else _plain(text)

    def part(self, question: Any, key: str, answers: Answers) -> Words | None:
        """One part of a group, without its label."""
        value = answers.get(question.key)
        part = next(part for part in question.parts if part.key == key)
        return self.answer(part, value) if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else None

    def sheet_facts(self, sheet: Sheet, keys: Sequence[str], answers: Answers) -> tuple[tuple[str, Words], ...]:
        """Label and answer of those questions that have one."""
        found = []
        for key in keys:
            question = sheet.questions.get(key)
            answer = self.answer(question, answers) if question is not None else None
            if question is not None and answer is not None:
                found.append((question.label.in_(self.language), answer))
        return tuple(found)

    def group_facts(self, question: Any, answers: Answers) -> tuple[tuple[str, Words], ...]:
        """Label and answer of each part of a group."""
        found = [(part.label.in_(self.language), self.part(question, part.key, answers)) for part in question.parts]
        return tuple((label, answer) for label, answer in found if answer is not None)

    def rows_table(self, question: Any, answers: Answers, shares: Sequence[int], caption: str, items: Sequence[str] = ()) -> Table | None:
        """A question's rows as a table; `shares` of the width, column by column."""
        value = answers.get(question.key)
        if not isinstance(value, list) or not value:
            return None
        columns = tuple(Column(label=column.label.in_(self.language), share=share) for column, share in zip(question.columns, shares, strict=True))
        rows = tuple(tuple(self.answer(column, row, items=column.key in items) or "–" for column in question.columns) for row in value)
        return Table(caption=caption, columns=columns, rows=rows)

    def option(self, question_key: str, option: str | None) -> str:
        """The words of an option of the system template; a dash where nothing is known."""
        question: Any = self.dossier.template.system.questions.get(question_key)
        found = question.by_key.get(option) if question is not None and option else None
        return found.label.in_(self.language) if found else "–"


def _plain(text: str) -> Words:
    return text if "\n" not in text else Prose(parts=(Paragraph(lines=tuple(text.split("\n"))),))


def listed(words: Sequence[str]) -> str:
    return ", ".join(words) if words else "–"
