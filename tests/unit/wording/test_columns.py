"""A rule whose column is absent does not run."""

from __future__ import annotations

from inventory_app.wording.check import check
from inventory_app.wording.lexicon import load_lexicon
from inventory_app.wording.statement import Statement

TEXT = "Systemet ska visa en organisations avtal."


def rules(**beside: str) -> list[str]:
    return [finding.rule for finding in check(Statement(TEXT, "sv", **beside), load_lexicon())]


def test_absent_motive_and_verification_are_not_missing():
    assert rules(level="must") == []
    assert rules(level="must", motive="", verification="") == ["L04", "L05"]
    assert rules(level="must", motive="Avtalen söks ofta.", verification="Visning") == []


def test_only_a_must_needs_a_motive():
    text = TEXT.replace("ska", "bör")
    assert [each.rule for each in check(Statement(text, "sv", "should", motive="", verification="Visning"), load_lexicon())] == []


def test_without_a_level_either_modal_will_do():
    assert rules() == []
    assert [each.rule for each in check(Statement(TEXT.replace("ska", "bör"), "sv"), load_lexicon())] == []


def test_measure_is_asked_for_only_where_a_category_calls_for_it():
    text = "Leverantören ska redovisa upptiden."
    assert [each.rule for each in check(Statement(text, "sv", category="DRI"), load_lexicon())] == ["L15"]
    assert check(Statement(text, "sv", category="KON"), load_lexicon()) == ()
    assert check(Statement(text, "sv"), load_lexicon()) == ()


def test_empty_text_is_no_statement():
    assert check(Statement("  ", "sv", "must"), load_lexicon()) == ()
