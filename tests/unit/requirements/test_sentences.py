"""Sentences from their parts, in both languages."""

from __future__ import annotations

import pytest

from inventory_app.requirements.choice import Level
from inventory_app.requirements.sentences import Actor, Parts, Pattern, compose_sentence, read_parts

SV = Parts(condition="en användare planerar ett besök", response="varna för andra besök hos samma organisation")
EN = Parts(condition="a user plans a visit", response="warn of other visits to the same organisation")


@pytest.mark.parametrize(
    ("pattern", "sv", "en"),
    [
        (
            Pattern.ALWAYS,
            "Systemet ska varna för andra besök hos samma organisation.",
            "The system shall warn of other visits to the same organisation.",
        ),
        (
            Pattern.WHILE,
            "Medan en användare planerar ett besök ska systemet varna för andra besök hos samma organisation.",
            "While a user plans a visit, the system shall warn of other visits to the same organisation.",
        ),
        (
            Pattern.WHEN,
            "När en användare planerar ett besök ska systemet varna för andra besök hos samma organisation.",
            "When a user plans a visit, the system shall warn of other visits to the same organisation.",
        ),
        (
            Pattern.IF,
            "Om en användare planerar ett besök ska systemet varna för andra besök hos samma organisation.",
            "If a user plans a visit, then the system shall warn of other visits to the same organisation.",
        ),
        (
            Pattern.WHERE,
            "Där en användare planerar ett besök ska systemet varna för andra besök hos samma organisation.",
            "Where a user plans a visit, the system shall warn of other visits to the same organisation.",
        ),
    ],
)
def test_each_pattern_has_the_word_order_of_its_language(pattern, sv, en):
    def made(parts, language):
        return compose_sentence(Parts(pattern, Actor.SYSTEM, "", parts.condition, parts.response), Level.MUST, language)

    assert (made(SV, "sv"), made(EN, "en")) == (sv, en)


@pytest.mark.parametrize(
    ("level", "sv", "en"),
    [(Level.MUST, "ska", "shall"), (Level.MUST_SCORED, "ska", "shall"), (Level.SHOULD, "bör", "should"), (None, "ska", "shall")],
)
def test_level_gives_the_verb(level, sv, en):
    assert compose_sentence(SV, level, "sv").split()[1] == sv
    assert compose_sentence(EN, level, "en").split()[2] == en


@pytest.mark.parametrize(
    ("actor", "role", "sv"),
    [
        (Actor.SUPPLIER, "", "Leverantören ska utbilda."),
        (Actor.INSTITUTION, "", "Lärosätet ska utbilda."),
        (Actor.ROLE, "en behörig användare", "En behörig användare ska utbilda."),
        (Actor.ROLE, "VFU-samordnaren.", "VFU-samordnaren ska utbilda."),
        (Actor.ROLE, "", "[roll] ska utbilda."),
    ],
)
def test_whoever_acts_is_named(actor, role, sv):
    assert compose_sentence(Parts(actor=actor, role=role, response="utbilda"), Level.MUST, "sv") == sv


def test_role_inside_a_sentence_has_no_capital_but_a_name_keeps_its_own():
    parts = Parts(Pattern.WHEN, Actor.ROLE, "En målvakt", "Ladok svarar", "få besked")
    assert compose_sentence(parts, Level.SHOULD, "sv") == "När Ladok svarar bör en målvakt få besked."


def test_what_the_pattern_says_already_is_not_said_twice():
    parts = Parts(Pattern.WHEN, Actor.SYSTEM, "", "När En post ändras,", "ska  spara\nändringen.")
    assert compose_sentence(parts, Level.MUST, "sv") == "När en post ändras ska systemet spara ändringen."
    parts = Parts(Pattern.IF, Actor.SYSTEM, "", "If The transfer fails,", "shall tell the user")
    assert compose_sentence(parts, Level.SHOULD, "en") == "If the transfer fails, then the system should tell the user."


def test_missing_parts_stand_in_brackets():
    assert compose_sentence(Parts(Pattern.WHEN), Level.MUST, "sv") == "När [villkor] ska systemet [svar]."
    assert compose_sentence(Parts(Pattern.IF), Level.MUST, "en") == "If [condition], then the system shall [response]."


def test_parts_are_read_language_by_language_and_strange_choices_are_none():
    given = {"pattern": "when", "actor": "role", "role_sv": "en målvakt", "condition_sv": "a", "response_en": "b"}
    assert read_parts(given, "sv") == Parts(Pattern.WHEN, Actor.ROLE, "en målvakt", "a", "")
    assert read_parts(given, "en") == Parts(Pattern.WHEN, Actor.ROLE, "", "", "b")
    assert read_parts({"pattern": "never", "actor": "nobody"}, "sv") == Parts()
    assert (Parts().is_begun, read_parts(given, "en").is_begun) == (False, True)
