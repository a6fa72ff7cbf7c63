"""The word that tells the level."""

from __future__ import annotations

import pytest

from inventory_app.content.library import load_catalogue
from inventory_app.content.schema import LANGUAGES
from inventory_app.requirements.choice import Level
from inventory_app.requirements.modal import at_level, contradicts, says_the_same


@pytest.mark.parametrize(
    ("text", "level", "language", "said"),
    [
        ("Systemet bör räkna.", Level.MUST, "sv", "Systemet ska räkna."),
        ("Systemet ska räkna.", Level.SHOULD, "sv", "Systemet bör räkna."),
        ("The system should count.", Level.MUST_SCORED, "en", "The system shall count."),
        ("The system shall count.", Level.MUST, "en", "The system shall count."),
        # Which one is meant, a person has to say.
        ("Systemet ska räkna och bör mäta.", Level.SHOULD, "sv", "Systemet ska räkna och bör mäta."),
        ("", Level.MUST, "sv", ""),
    ],
)
def test_word_follows_the_level(text, level, language, said):
    assert at_level(text, level, language) == said


def test_every_text_of_the_catalogue_can_be_said_at_either_level():
    for requirement in load_catalogue().requirements:
        own = Level(requirement.level)
        other = Level.MUST if own is Level.SHOULD else Level.SHOULD
        for language in LANGUAGES:
            text = requirement.text.in_(language)
            changed = at_level(text, other, language)
            assert not contradicts(text, own, language)
            assert not contradicts(changed, other, language)
            assert contradicts(text, other, language)
            assert at_level(changed, own, language) == text


def test_text_that_follows_its_level_says_the_same():
    assert says_the_same("Systemet bör räkna.", "Systemet ska räkna.", "should", "must", "sv")
    assert not says_the_same("Systemet bör räkna.", "Systemet ska räkna allt.", "should", "must", "sv")
    assert not says_the_same("Systemet bör räkna.", "Systemet ska räkna.", "must", "must_scored", "sv")
