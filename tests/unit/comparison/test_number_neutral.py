"""English sentences about a number are made so that no verb follows it: they are said of one as well as of many."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from inventory_app.comparison import (
    areas_words,
    brief_words,
    buying_words,
    maturity_words,
    products_words,
    progress_words,
    report_words,
    requirements_words,
    words,
)
from inventory_app.content.schema import Text

MODULES = (areas_words, brief_words, buying_words, maturity_words, products_words, progress_words, report_words, requirements_words, words)
INFLECTED = re.compile(r"(\{(n|e|area|axis)\}|\{n\} of \{\w+\})( more| [a-z]+s)? (is|are|was|were|has|have|do|does|share)\b")
# One has a sentence of its own, or it is said of two at least.
OF_MANY = {"NAMED", "FOUND", "FOUND_LATE"}


def inflected(module: ModuleType) -> list[str]:
    return [name for name, text in vars(module).items() if isinstance(text, Text) and INFLECTED.search(text.en) and name not in OF_MANY]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_no_verb_follows_a_number_or_the_name_of_an_area_or_an_axis(module):
    assert inflected(module) == []
