"""Folding names: who counts, what is shown, what the coordinators joined."""

from __future__ import annotations

import pytest

from inventory_app.names.alike import key_of
from inventory_app.names.preferred import Name, Use, fold_names, is_joined, preferred, suggest


def named(text: str, *institutions: int) -> list[Use]:
    return [Use("product", text, institution) for institution in institutions]


def joins(**joined: str) -> dict[tuple[str, str], str]:
    return {("product", key_of("product", variant)): name for variant, name in joined.items()}


def test_spellings_of_one_name_are_counted_together_under_the_commonest():
    uses = [*named("Navet", 1, 2), *named("NAVET", 3), *named("Bron", 1)]
    assert fold_names("product", uses, {}) == [Name("Navet", 3, ("NAVET",)), Name("Bron", 1)]


def test_institution_with_two_systems_of_one_product_counts_once():
    assert fold_names("product", named("Navet", 1, 1), {}) == [Name("Navet", 1)]


def test_name_of_another_kind_is_not_counted():
    assert fold_names("vendor", named("Navet", 1), {}) == []


def test_joined_name_is_called_what_the_coordinators_chose():
    uses = [*named("Navet", 1, 2, 3), *named("Kontaktnavet", 4)]
    assert fold_names("product", uses, joins(Navet="Kontaktnavet")) == [Name("Kontaktnavet", 4, ("Navet",))]


def test_preferred_name_need_not_be_in_use():
    assert fold_names("product", named("navet", 1), joins(navet="Kontaktnavet")) == [Name("Kontaktnavet", 1, ("navet",))]


@pytest.mark.parametrize(
    ("joined", "name", "called"),
    [
        ({}, "Navet", "Navet"),
        ({"Navet": "Kontaktnavet"}, "NAVET", "Kontaktnavet"),
        ({"Navet": "Kontaktnavet", "Kontaktnavet": "Navet Pro"}, "navet", "Navet Pro"),
        ({"kontaktnavet": "Kontaktnavet"}, "KONTAKTNAVET", "Kontaktnavet"),
        ({"A1": "B1", "B1": "A1"}, "a1", "A1"),
    ],
)
def test_preferred_name_is_followed_to_its_end(joined, name, called):
    assert preferred(joins(**joined), "product", name) == called


def test_name_as_the_consortium_writes_it_is_not_joined_elsewhere():
    found = joins(kontaktnavet="Kontaktnavet")
    assert (is_joined(found, "product", "KONTAKTNAVET"), is_joined(found, "product", "Kontaktnavet")) == (True, False)


NAMES = [Name("Avtalsnavet", 9), Name("Kontaktnavet", 3, ("Navet",)), Name("Navigatorn", 1)]


def test_names_that_begin_so_come_before_those_that_hold_it():
    assert [name.text for name in suggest("product", NAMES, "nav", {})] == ["Kontaktnavet", "Navigatorn", "Avtalsnavet"]


def test_what_a_variant_is_joined_to_comes_first():
    assert suggest("product", NAMES, "CRM:et", joins(**{"CRM:et": "Navigatorn"})) == [NAMES[2]]


def test_nothing_is_suggested_for_what_nobody_calls_anything():
    assert suggest("product", NAMES, "xyz", {}) == []
