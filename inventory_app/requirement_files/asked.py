"""What a column of a file can be about when it tells of requirements: a sheet of questions, so that a foreign file is read as any other. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from inventory_app.content.questions import ChoiceQuestion, LongTextQuestion, NumberQuestion, Option, SeveralQuestion, TextQuestion
from inventory_app.content.schema import Category, RequirementCatalogue, Sheet, Step, Text
from inventory_app.requirements.choice import LONGEST_TEXT
from inventory_app.specification.words import LEVEL_LABELS, MET_WHEN_LABELS, METHODS

ID, TEXT, CATEGORY, LEVEL = "id", "text", "category", "level"
# A text whose language the file does not name; the words themselves tell it.
EITHER_LANGUAGE = ("text", "motive", "how")
LONGEST_ID = 100


def T(sv: str, en: str) -> Text:  # noqa: N802 -- stands for the Text it makes
    return Text(sv=sv, en=en)


def option_key(key: str) -> str:
    """SÖK -> sok, D -> d: what the shape of an option's key allows."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", key.casefold()) if letter.isascii() and letter.isalnum())


def category_options(catalogue: RequirementCatalogue) -> dict[str, Category]:
    """Option -> category. Two keys that differ by their dots only are told apart by their place."""
    found: dict[str, Category] = {}
    for place, category in enumerate(catalogue.categories):
        key = option_key(category.key)
        found[f"{key}_{place}" if key in found else key] = category
    return found


def _options(labels: Mapping[str, Text]) -> tuple[Option, ...]:
    return tuple(Option(key=option_key(key) if len(key) == 1 else key, label=label) for key, label in labels.items())


def _long(key: str, sv: str, en: str) -> LongTextQuestion:
    return LongTextQuestion(kind="long_text", key=key, label=T(sv, en), max_length=LONGEST_TEXT)


@lru_cache(maxsize=8)
def _sheet(categories: tuple[tuple[str, Text], ...]) -> Sheet:
    levels = {str(level): label for level, label in LEVEL_LABELS.items()} | {"not_needed": T("Behövs inte", "Not needed")}
    words = (
        TextQuestion(kind="text", key=ID, label=T("Id", "Id"), max_length=LONGEST_ID),
        _long(TEXT, "Kravtext", "Requirement text"),
        _long("text_sv", "Kravtext på svenska", "Requirement text in Swedish"),
        _long("text_en", "Kravtext på engelska", "Requirement text in English"),
    )
    decisions = (
        ChoiceQuestion(
            kind="choice", key=CATEGORY, label=T("Kategori", "Category"), options=tuple(Option(key=key, label=label) for key, label in categories)
        ),
        ChoiceQuestion(kind="choice", key=LEVEL, label=T("Nivå", "Level"), options=_options(levels)),
        NumberQuestion(kind="number", key="points", label=T("Poäng", "Points"), minimum=1, maximum=5),
    )
    reasons = (
        _long("motive", "Motiv", "Reason"),
        _long("motive_sv", "Motiv på svenska", "Reason in Swedish"),
        _long("motive_en", "Motiv på engelska", "Reason in English"),
        _long("how", "Vad som visar att kravet är uppfyllt", "What shows that it is met"),
        _long("how_sv", "Vad som visar att kravet är uppfyllt, på svenska", "What shows that it is met, in Swedish"),
        _long("how_en", "Vad som visar att kravet är uppfyllt, på engelska", "What shows that it is met, in English"),
        SeveralQuestion(kind="several", key="methods", label=T("Hur kravet kontrolleras", "How it is verified"), options=_options(METHODS)),
        ChoiceQuestion(
            kind="choice", key="met_when", label=T("När kravet ska vara uppfyllt", "When it must be met"), options=_options(MET_WHEN_LABELS)
        ),
        _long("note", "Anteckning", "Note"),
    )
    return Sheet(
        title=T("Krav", "Requirements"),
        steps=(
            Step(key="words", label=T("Kravet", "The requirement"), questions=words),
            Step(key="decisions", label=T("Beslut", "Decisions"), questions=decisions),
            Step(key="reasons", label=T("Motiv och kontroll", "Reason and verification"), questions=reasons),
        ),
    )


def asked_of(catalogue: RequirementCatalogue) -> Sheet:
    return _sheet(tuple((key, category.label) for key, category in category_options(catalogue).items()))
