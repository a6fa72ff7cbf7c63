"""The labelled statements: each with the rules that it breaks, all of them. Half of them were not looked at while the rules were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from inventory_app.wording.check import check, check_set, check_versions
from inventory_app.wording.lexicon import Lexicon, load_lexicon
from inventory_app.wording.statement import Statement

FOLDER = Path(__file__).parent / "statements"
LANGUAGES = ("sv", "en")
# What the specification that the statements are thought to stand in explains.
GLOSSARY = frozenset({"API", "SSO", "KPI"})
# The products that the consortium of the statements has in its inventory; invented.
OWN_NAMES = frozenset({"Relatera", "Kontaktnavet", "Utskicket", "Samverka Pro"})


@dataclass
class Score:
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def note(self, text: str, found: set[str], expected: set[str]) -> None:
        self.right.update(found & expected)
        self.wrong.update(found - expected)
        self.missed.update(expected - found)
        if found != expected:
            self.mistakes.append(f"found {sorted(found)}, labelled {sorted(expected)}: {text}")

    def breaking(self, rule: str) -> int:
        return self.right[rule] + self.missed[rule]

    def precision(self, rule: str) -> float:
        found = self.right[rule] + self.wrong[rule]
        return self.right[rule] / found if found else 1.0

    def recall(self, rule: str) -> float:
        return self.right[rule] / self.breaking(rule) if self.breaking(rule) else 1.0


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return load_lexicon(OWN_NAMES, GLOSSARY)


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def statements(half: str, language: str) -> Iterator[tuple[Statement, set[str]]]:
    for row in read(f"{half}_{language}.yaml"):
        yield (
            Statement(row["text"], language, row.get("level"), row.get("category"), row.get("motive"), row.get("verification")),
            set(row["breaks"]),
        )


def score_statements(half: str, language: str) -> Score:
    score = Score()
    for statement, expected in statements(half, language):
        score.note(statement.text, {finding.rule for finding in check(statement, lexicon())}, expected)
    return score


def score_sets(name: str) -> Score:
    """`name`: sets or kept_sets. Pairs in the same language, and pairs that are each other's translation."""
    score = Score()
    expected = {
        "near_duplicates": {"L21"},
        "different": set(),
        "contradictions": {"L27"},
        "translations_differ": {"L25"},
        "translations_agree": set(),
    }
    for language in LANGUAGES:
        for kind, pairs in read(f"{name}_{language}.yaml").items():
            for one, other in pairs:
                if kind.startswith("translations"):
                    found = {finding.rule for finding in check_versions(Statement(one, "sv"), Statement(other, "en"), lexicon())}
                else:
                    of_set = check_set([Statement(one, language), Statement(other, language)], lexicon())
                    # Mixed forms are labelled below.
                    found = {finding.rule for findings in of_set.by_place.values() for finding in findings} - {"L24"}
                score.note(f"{one} / {other}", found, set(expected[kind]))
    return score


_FORMS = {"sv": (r"\bska\b", "skall"), "en": (r"\bshall\b", "must")}


def _good_musts(half: str, language: str) -> list[Statement]:
    return [each for each, breaks in statements(half, language) if not breaks and each.is_must and re.search(_FORMS[language][0], each.text)]


def score_mixed_forms(half: str, language: str) -> Score:
    """Good statements two by two; in every other pair one gets the other form of the modal, and breaks L24."""
    score, good, (form, other) = Score(), _good_musts(half, language), _FORMS[language]
    for place in range(0, len(good) - 1, 2):
        one, fellow = good[place : place + 2]
        is_mixed = place % 4 == 0
        changed = replace(one, text=re.sub(form, other, one.text)) if is_mixed else one
        of_set = check_set([changed, fellow], lexicon())
        for number, each in enumerate((changed, fellow)):
            found = {finding.rule for finding in of_set.by_place.get(number, ())} & {"L24"}
            score.note(each.text, found, {"L24"} if is_mixed and number == 0 else set())
    return score


def score_shares_of_musts(half: str, language: str) -> Score:
    """Ten good statements at a time with none to ten musts among them; more than four are many."""
    score, good = Score(), _good_musts(half, language)
    for start in range(0, 40, 10):
        for musts in range(11):
            chosen = [
                replace(each, level="must" if number < musts else "should", key=str(number)) for number, each in enumerate(good[start : start + 10])
            ]
            found = {finding.rule for finding in check_set(chosen, lexicon()).whole} & {"L26"}
            score.note(f"{musts} of ten", found, {"L26"} if musts > 4 else set())
    return score
