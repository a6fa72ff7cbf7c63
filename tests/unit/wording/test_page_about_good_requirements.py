"""The page on writing good requirements: its weak examples are found, its better ones are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inventory_app.wording.check import check
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.rules import RULES
from inventory_app.wording.statement import Statement

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "good-requirements.md").read_text("utf-8")
SWEDISH, ENGLISH = PAGE.split("And in English:")
ROW = re.compile(r"^\| (L\d\d) \| (.+?) \| (.+?) \|$", re.MULTILINE)
EXAMPLES = [("sv", *row) for row in ROW.findall(SWEDISH)] + [("en", *row) for row in ROW.findall(ENGLISH)]


def rules_of(text: str, language: str) -> set[str]:
    return {finding.rule for finding in check(Statement(text, language, "must"), load_lexicon())}


def test_page_has_examples_in_both_languages():
    assert [rule for language, rule, *_ in EXAMPLES if language == "sv"] == [rule for language, rule, *_ in EXAMPLES if language == "en"]
    assert len(EXAMPLES) > 30


def test_page_names_every_rule():
    assert [rule.key for rule in RULES if rule.key not in PAGE] == []


@pytest.mark.parametrize(("language", "rule", "weak", "better"), EXAMPLES, ids=lambda part: part[:3] if len(part) < 4 else "")
def test_weak_is_found_and_better_is_silent(language, rule, weak, better):
    assert rule in rules_of(weak, language)
    assert rules_of(better, language) == set()
