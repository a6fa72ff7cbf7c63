"""What is taken over from another institution's system, and what never is."""

from __future__ import annotations

import pytest

from inventory_app.answers.values import UNKNOWN
from inventory_app.content.library import load_template
from inventory_app.names.facts import COPIED, list_taken

THEIRS = {
    "name": "Deras namn",
    "product": {"product": "Kontaktnavet", "vendor": "Nordkontakt AB", "version": "8.2"},
    "acquisition": "standard_product",
    "accessibility": "reviewed_faults",
    "system_owner": {"function": "Deras chef"},
    "annual_cost": {"licences": 1},
    "hosting": "own",
}


@pytest.fixture(scope="module")
def sheet():
    return load_template().system


def taken(sheet, ours, theirs=THEIRS):
    return {each.question.key: each.theirs for each in list_taken(sheet, ours, theirs)}


def test_product_facts_are_copied_and_nothing_else(sheet):
    assert taken(sheet, {"name": "Vårt"}) == {
        "product": {"product": "Kontaktnavet", "vendor": "Nordkontakt AB"},
        "acquisition": "standard_product",
        "accessibility": "reviewed_faults",
    }
    assert set(COPIED) == {"product", "acquisition", "accessibility"}


def test_own_version_stays_with_the_same_product(sheet):
    ours = {"product": {"product": "kontaktnavet", "version": "9"}}
    assert taken(sheet, ours)["product"] == {"product": "Kontaktnavet", "vendor": "Nordkontakt AB", "version": "9"}


def test_version_of_another_product_goes_with_it(sheet):
    assert "version" not in taken(sheet, {"product": {"product": "Annat", "version": "9"}})["product"]


def test_what_is_the_same_already_is_not_offered(sheet):
    assert taken(sheet, {key: THEIRS[key] for key in COPIED}) == {}


def test_what_they_do_not_know_is_nothing_to_copy(sheet):
    assert taken(sheet, {}, {"product": UNKNOWN, "acquisition": UNKNOWN}) == {}


def test_option_that_our_edition_does_not_have_is_not_copied(sheet):
    assert taken(sheet, {}, {"acquisition": "borrowed"}) == {}
