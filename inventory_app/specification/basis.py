"""A specification's requirements as plain facts in both languages, frozen with an issue: what workbooks, Word, ReqIF and comparisons are made from.

The pages say the same, for people. Pure: the same dossier gives the same basis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

from inventory_app.content.schema import LANGUAGES, Language
from inventory_app.documents.blocks import Frozen
from inventory_app.requirements.choice import Chosen, Worded
from inventory_app.specification.dossier import Dossier

T = TypeVar("T")


class Said(Frozen):
    """A text as it is printed in a language, and the language it is in: the other one where only that was written."""

    text: str
    language: Language


class BasisRequirement(Frozen):
    """`level`, `methods` and `met_when` are codes; blanks are filled, those without a value stand in brackets."""

    key: str
    category: str
    is_own: bool
    level: str
    points: int | None
    texts: dict[Language, Said]
    motives: dict[Language, Said]
    hows: dict[Language, Said]
    methods: tuple[str, ...]
    met_when: str


class BasisCategory(Frozen):
    key: str
    group: str
    labels: dict[Language, str]


class Basis(Frozen):
    # Raised when an older basis would no longer be read as it was meant.
    format: Literal[1] = 1
    institution_key: str
    names: dict[Language, str]
    # Answers as they were given: title, registry number, volumes ..., and the evaluation's.
    details: dict[str, Any]
    evaluation: dict[str, Any]
    # Those with requirements, in the document's order.
    categories: tuple[BasisCategory, ...]
    requirements: tuple[BasisRequirement, ...]

    @cached_property
    def by_key(self) -> Mapping[str, BasisRequirement]:
        return {each.key: each for each in self.requirements}

    def in_category(self, key: str) -> tuple[BasisRequirement, ...]:
        return tuple(each for each in self.requirements if each.category == key)


def compose_basis(dossier: Dossier) -> Basis:
    asked = dossier.asked
    used = {each.category for each in asked}
    return Basis(
        institution_key=dossier.institution_key,
        names=_in_both(lambda language: dossier.names[language]),
        details=dict(dossier.details),
        evaluation=dict(dossier.sheet("evaluation")),
        categories=tuple(
            BasisCategory(key=category.key, group=category.group, labels=_in_both(category.label.in_))
            for category in dossier.catalogue.categories
            if category.key in used
        ),
        requirements=tuple(_requirement(each) for each in asked),
    )


def _requirement(each: Chosen) -> BasisRequirement:
    assert each.effective_level is not None
    return BasisRequirement(
        key=each.key,
        category=each.category,
        is_own=each.is_own,
        level=each.effective_level.value,
        points=each.points,
        texts=_in_both(lambda language: _said(each.text_in(language))),
        motives=_in_both(lambda language: _said(each.motive_in(language))),
        hows=_in_both(lambda language: _said(each.how_in(language))),
        methods=each.methods,
        met_when=each.met_when,
    )


def _in_both(of: Callable[[Language], T]) -> dict[Language, T]:
    return {language: of(language) for language in LANGUAGES}


def _said(worded: Worded) -> Said:
    return Said(text=worded.text, language="en" if worded.language == "en" else "sv")
