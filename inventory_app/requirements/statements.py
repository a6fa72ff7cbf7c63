"""A checklist as statements that the wording rules judge. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import get_args

from inventory_app.content.schema import LANGUAGES, Language, LevelKey
from inventory_app.requirements.choice import Chosen
from inventory_app.requirements.glossary import GLOSSARY
from inventory_app.wording.check import check
from inventory_app.wording.lexicon import Lexicon
from inventory_app.wording.statement import Finding, Statement

LEVEL_KEYS: tuple[LevelKey, ...] = get_args(LevelKey)
# What the specification explains needs no explanation in a requirement.
EXPLAINED = frozenset(word for _pattern, name, _meaning in GLOSSARY for text in (name.sv, name.en) for word in re.findall(r"\b[A-ZÅÄÖ]{2,6}\b", text))

# An unfilled blank is an open point of the checklist already, with its own words and a link to the input.
ELSEWHERE = frozenset({"L06"})
# The checks of one statement are pure: the same one is judged once, whatever page asks.
check_once = lru_cache(maxsize=8192)(check)


def judge(statement: Statement, lexicon: Lexicon) -> tuple[Finding, ...]:
    """One statement, without what only a set can show."""
    return tuple(finding for finding in check_once(statement, lexicon) if finding.rule not in ELSEWHERE)


def statements_of(checklist: Iterable[Chosen]) -> list[Statement]:
    """Every asked requirement in the languages that it is written in, blanks filled; Swedish first."""
    return [statement_of(each, language) for each in checklist if each.is_asked for language in LANGUAGES if is_written(each, language)]


def is_written(each: Chosen, language: Language) -> bool:
    worded = each.text_in(language)
    return bool(worded.text) and worded.language == language


def statement_of(each: Chosen, language: Language) -> Statement:
    return worded_as(each, language, each.text_in(language).text)


def worded_as(each: Chosen, language: Language, text: str) -> Statement:
    """The requirement with another text, and what else of it the rules look at as it stands."""
    return Statement(
        text=text,
        language=language,
        level=next((level for level in LEVEL_KEYS if level == each.effective_level), None),
        category=each.category,
        motive=each.motive_in(language).text,
        # A way of verifying says how, even where nothing says what must be seen.
        verification=each.how_in(language).text or " ".join(each.methods),
        key=each.key,
    )


def raw_text(each: Chosen, language: Language) -> str:
    """The text that counts with its blanks as they are written: [days]."""
    own: Mapping[str, str] = each.own_texts
    return own[language] or (each.catalogue_text(language) if each.requirement else "")
