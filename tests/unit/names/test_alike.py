"""Names that are surely, probably and not the same."""

from __future__ import annotations

import time

import pytest

from inventory_app.names.alike import key_of, likely_pairs


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("product", "Kontaktnavet", "KONTAKTNAVET"),
        ("product", "Kontakt Navet", "kontakt-navet"),
        ("product", "Utskick24", "Utskick 24"),
        ("vendor", "Nordkontakt AB", "nordkontakt"),
        ("vendor", "Nordkontakt Aktiebolag (publ)", "Nordkontakt AB"),
        ("vendor", "Fjordsoft A/S", "Fjordsoft AS"),
        ("vendor", "Acme Corp.", "ACME, Inc"),
        ("product", "Åsikt", "a\u030asikt".upper()),
    ],
)
def test_names_that_differ_in_writing_only_have_one_key(kind, one, other):
    assert key_of(kind, one) == key_of(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("product", "Kontaktnavet", "Kontaktnavet Pro"),
        ("product", "Navet AB", "Navet"),
        ("vendor", "AB", "HB"),
        ("product", "Åkern", "Akern"),
        ("product", "!!!", "???"),
    ],
)
def test_names_that_may_be_two_have_two_keys(kind, one, other):
    assert key_of(kind, one) != key_of(kind, other)


def test_likely_pairs_are_misspellings_and_longer_names():
    names = ["Kontaktnavet", "AlumnBro", "Kontaktnavet Pro", "Praktiktorget", "Kontatknavet", "Alumnbron", "Navi", "Navik"]
    assert likely_pairs("product", names) == [
        ("Kontaktnavet", "Kontaktnavet Pro"),
        ("Kontaktnavet", "Kontatknavet"),
        ("AlumnBro", "Alumnbron"),
    ]


def test_names_with_one_key_are_no_pair_since_they_count_as_one():
    assert likely_pairs("vendor", ["Nordkontakt AB", "Nordkontakt"]) == []


def test_many_names_are_compared_in_no_time():
    names = [
        f"{a}{b} {c}" for a in ("Kontakt", "Alumn", "Praktik", "Projekt", "Avtals") for b in ("navet", "bron", "torget", "banken") for c in range(30)
    ]
    start = time.process_time()
    likely_pairs("product", names)
    assert len(names) == 600
    assert time.process_time() - start < 10
