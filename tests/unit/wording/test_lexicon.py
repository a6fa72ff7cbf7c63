"""The names and abbreviations that a consortium adds to the shipped lists."""

from __future__ import annotations

from inventory_app.wording.check import check
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Statement


def rules(text: str, language: str = "sv", **own: frozenset[str]) -> list[str]:
    return [finding.rule for finding in check(Statement(text, language), load_lexicon(**own))]


def test_own_names_join_the_shipped_ones():
    text = "Systemet ska hämta besök från Kontaktnavet."
    assert rules(text) == []
    assert rules(text, brands=frozenset({"Kontaktnavet"})) == ["L02"]
    assert rules("Systemet ska hämta besök från Outlook.", brands=frozenset({"Kontaktnavet"})) == ["L02"]


def test_own_names_are_names_only_as_they_are_written():
    own = frozenset({"Navet"})
    assert rules("Systemet ska hämta besök från Navet.", brands=own) == ["L02"]
    assert rules("Systemet ska visa navet i hjulet.", brands=own) == []


def test_exempt_names_stay_exempt_though_the_inventory_holds_them():
    assert rules("Systemet ska hämta studenter från Ladok.", brands=frozenset({"Ladok"})) == []


def test_empty_and_single_letters_are_no_names():
    assert rules("Systemet ska visa bilaga A.", brands=frozenset({"", " ", "A"})) == []


def test_glossary_explains_an_abbreviation_in_any_form():
    text = "Systemet ska skicka SMS:et via SMS-tjänsten."
    assert rules(text) == ["L22"]
    assert rules(text, glossary=frozenset({"sms"})) == []


def test_name_that_is_also_a_word_may_begin_a_sentence():
    assert rules("Teams of the institution shall share a list.", "en") == []
    assert rules("Teams shall open from the list.", "en") == ["L02"]
