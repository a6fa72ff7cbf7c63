"""The facts of a specification: both languages, codes instead of labels."""

from __future__ import annotations

from dataclasses import replace

from stored_rows import Row

from inventory_app.content.schema import PARAMETER
from inventory_app.specification.basis import Basis, compose_basis


def test_basis_holds_what_is_asked_and_survives_json(dossier):
    basis = compose_basis(dossier)
    assert [each.key for each in basis.requirements] == [each.key for each in dossier.asked]
    assert [category.key for category in basis.categories] == list(dict.fromkeys(each.category for each in dossier.asked))
    assert Basis.model_validate_json(basis.model_dump_json()) == basis


def test_blanks_are_filled_in_the_language_of_each_text(dossier, choose):
    basis = compose_basis(replace(dossier, checklist=choose({"AKT-02": "must"})))
    (only,) = basis.requirements
    assert (only.level, only.points, only.is_own) == ("must", None, False)
    assert {language: said.language for language, said in only.texts.items()} == {"sv": "sv", "en": "en"}
    assert [language for language, said in only.texts.items() if PARAMETER.search(said.text)] == []


def test_text_that_exists_in_one_language_says_which(dossier, choose):
    row = Row("AKT-E01", "AKT", "should", is_own=True, points=2, text_en="The system should sing.", methods="V")
    only = compose_basis(replace(dossier, checklist=choose({}, row))).by_key["AKT-E01"]
    assert (only.texts["sv"].text, only.texts["sv"].language) == ("The system should sing.", "en")
    assert (only.points, only.methods, only.is_own) == (2, ("V",), True)
