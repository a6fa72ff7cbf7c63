"""What others call our questions: every name leads somewhere, and to one place."""

from __future__ import annotations

from collections import Counter

import pytest

from inventory_app.content.aliases import FILE, Aliases, check_aliases, load_aliases
from inventory_app.content.library import FIXTURES, ContentFault, load_template, load_yaml
from inventory_app.spreadsheets.loosely import fold

ALIASES, SHEET = load_aliases(), load_template().system


def test_shipped_aliases_fit_the_shipped_template():
    check_aliases(ALIASES, SHEET)
    assert len(ALIASES.questions) > 60


def test_one_name_leads_to_one_question():
    names = Counter(name for names in ALIASES.questions.values() for name in {fold(each) for each in names})
    assert {name for name, count in names.items() if count > 1} == set()


@pytest.mark.parametrize("path", sorted(ALIASES.options))
def test_one_word_means_one_option(path):
    words = Counter(word for names in ALIASES.options[path].values() for word in {fold(each) for each in names})
    assert {word for word, count in words.items() if count > 1} == set()


@pytest.mark.parametrize(
    ("part", "key", "says"),
    [
        ("questions", "no_such_question", "questions > no_such_question"),
        ("questions", "product.colour", "questions > product.colour"),
        ("none", "users", "none > users"),
    ],
)
def test_alias_for_what_is_not_asked_is_named(part, key, says):
    raw = load_yaml(FIXTURES / FILE)
    spoilt = Aliases.model_validate({**raw, part: {**raw[part], key: {"sv": ["Ord"], "en": ["Word"]}}})
    with pytest.raises(ContentFault, match=says):
        check_aliases(spoilt, SHEET)


def test_alias_for_an_option_that_is_not_there_is_named():
    raw = load_yaml(FIXTURES / FILE)
    spoilt = Aliases.model_validate({**raw, "options": {**raw["options"], "status": {"gone": {"sv": ["Ord"], "en": ["Word"]}}}})
    with pytest.raises(ContentFault, match="options > status > gone"):
        check_aliases(spoilt, SHEET)
