"""Which facts about a product one institution can take from another, and what they would change. Pure.

Product, vendor, how it was acquired and how accessible it is are the same wherever it is used; owners, costs and notes are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inventory_app.answers.compound import KINDS
from inventory_app.answers.values import Answers, Value, is_none, is_unknown
from inventory_app.content.schema import Sheet
from inventory_app.names.alike import NameKind, key_of

PRODUCT = "product"
COPIED = (PRODUCT, "acquisition", "accessibility")


@dataclass(frozen=True)
class ProductFacts:
    """As much of a system that was handed in as this room ever looks at."""

    system_id: int
    name: str
    answers: Mapping[str, Value]


@dataclass(frozen=True)
class Taken:
    """One question: what is answered now, and what it would become."""

    question: Any
    ours: Value
    theirs: Value


def part_of(answers: Answers, part: str) -> str:
    """The name of the product or of its vendor, or nothing."""
    value = answers.get(PRODUCT)
    if not isinstance(value, dict) or is_unknown(value) or is_none(value):
        return ""
    name = value.get(part)
    return name if isinstance(name, str) else ""


def _product(ours: Answers, theirs: Answers) -> Value:
    """Product and vendor. The version is ours and stays, unless it was another product's."""
    taken = {part: name for part in NameKind if (name := part_of(theirs, part))}
    version = part_of(ours, "version")
    if taken and version and key_of(NameKind.PRODUCT, part_of(ours, "product")) == key_of(NameKind.PRODUCT, taken.get(NameKind.PRODUCT, "")):
        taken["version"] = version  # type: ignore[index]  # the parts of the group, of which two are names
    return {str(part): name for part, name in taken.items()} or None


def list_taken(sheet: Sheet, ours: Answers, theirs: Answers) -> list[Taken]:
    """What would change, in the order of the questions; "don't know" is nothing to take over."""
    found = []
    for key in COPIED:
        question = sheet.questions.get(key)
        value = theirs.get(key)
        if question is None or question.retired or value is None or is_unknown(value) or is_none(value):
            continue
        wanted = _product(ours, theirs) if key == PRODUCT else value
        if wanted is not None and wanted != ours.get(key) and KINDS[question.kind].fits(question, wanted):
            found.append(Taken(question, ours.get(key), wanted))
    return found
