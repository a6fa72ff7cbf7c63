"""Spellings of one product are one product, and two products stay two."""

from __future__ import annotations

from inventory_app.comparison.product_names import ProductNames


def keys(*pairs: tuple[str, str], joins=None) -> list[str]:
    names = ProductNames([(*pair, 1) for pair in pairs], joins or {})
    return [names.key(*pair) for pair in pairs]


def are_one(*pairs: tuple[str, str], joins=None) -> bool:
    return len(set(keys(*pairs, joins=joins))) == 1


def test_case_spaces_and_punctuation_do_not_tell_products_apart():
    assert are_one(("Relationsnavet 365", ""), ("RELATIONSNAVET-365", ""), ("relationsnavet365", ""))


def test_vendor_before_the_product_does_not_either():
    assert are_one(("Nordvik Navet", "Nordvik AB"), ("Navet", "Nordvik"))


def test_what_two_vendors_call_by_the_same_short_name_are_two():
    assert not are_one(("CRM", "Nordvik AB"), ("CRM", "Sydvik AB"))
    assert not are_one(("Nordvik CRM", "Nordvik AB"), ("Sydvik CRM", "Sydvik AB"))
    assert are_one(("Nordvik CRM", "Nordvik AB"), ("CRM", "Nordvik"))


def test_longer_name_is_the_same_product_whoever_sells_it():
    assert are_one(("Relationsnavet", "Nordvik AB"), ("Relationsnavet", "Återförsäljaren AB"), ("Relationsnavet", ""))


def test_other_versions_of_a_name_stay_apart():
    assert len(set(keys(("Navet Bas", "Nordvik"), ("Navet Plus", "Nordvik"), ("Navet", "Nordvik")))) == 3


def test_what_the_coordinators_joined_is_one_and_called_by_their_name():
    joins = {("product", "gamlanavet"): "Relationsnavet"}
    names = ProductNames([("Gamla Navet", "", 5), ("Relationsnavet", "", 1)], joins)
    key = names.key("Gamla Navet", "")
    assert key == names.key("Relationsnavet", "")
    assert (names.name(key), names.spellings(key)) == ("Relationsnavet", ["Gamla Navet"])


def test_most_used_spelling_names_it_and_no_product_has_no_key():
    names = ProductNames([("NAVET X", "A", 1), ("Navet X", "A", 2), ("", "A", 9)], {})
    assert (names.name("navetx"), names.vendor("navetx"), names.key("", "A")) == ("Navet X", "A", "")
