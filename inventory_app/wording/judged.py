"""A statement as the rules see it: read once, whatever number of rules ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from inventory_app.wording.clause import Clause
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.reading import Sentence, read_sentences
from inventory_app.wording.statement import Statement


@dataclass(frozen=True)
class Judged:
    statement: Statement
    lexicon: Lexicon

    @property
    def text(self) -> str:
        return self.statement.text

    @property
    def language(self) -> str:
        return self.statement.language

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return read_sentences(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(Clause(sentence, self.language, self.lexicon) for sentence in self.sentences)

    @cached_property
    def main_clause(self) -> Clause | None:
        """The first sentence that has a modal of ours, or else the first that has a verb."""
        with_modal = next((clause for clause in self.clauses if clause.has_modal), None)
        return with_modal or next((clause for clause in self.clauses if clause.main is not None), None)

    def sentence_at(self, place: int) -> Sentence:
        return next((sentence for sentence in self.sentences if sentence.start <= place < sentence.end), self.sentences[-1])

    def sentence_text(self, place: int) -> str:
        sentence = self.sentence_at(place)
        return self.text[sentence.start : sentence.end]

    def pattern(self, name: str) -> re.Pattern[str]:
        return self.lexicon.pattern(name, self.language)

    def in_(self, sv: str, en: str) -> str:
        return en if self.language == "en" else sv

    def with_instead(self, start: int, end: int, instead: str) -> str:
        return _with_capital(f"{self.text[:start]}{instead}{self.text[end:]}")

    def without(self, start: int, end: int, *, in_a_list: bool = False) -> str:
        """The text without a phrase and without the commas around it; of a list one comma stays."""
        before, after = self.text[:start].rstrip(), self.text[end:].lstrip()
        if after.startswith(","):
            after = after if in_a_list else after[1:].lstrip()
            before = before.rstrip(",")
        elif not after or after[0] in ".;:)" or not before:
            before = before.rstrip(" ,")
        joint = "" if not before or after[:1] in ("", ".", ",", ";", ":", ")") else " "
        return _with_capital(f"{before}{joint}{after}".strip(" ,"))


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
