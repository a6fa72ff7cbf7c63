"""The word lists of the wording checks: what they hold, and what a faulty list is told."""

from __future__ import annotations

import shutil

import pytest

from inventory_app.content.library import FIXTURES, ContentFault
from inventory_app.content.wording import FILE, load_word_lists


@pytest.fixture
def folder(tmp_path):
    shutil.copy(FIXTURES / FILE, tmp_path)
    return tmp_path


def test_shipped_lists_hold_what_was_agreed():
    lists = load_word_lists()
    assert lists.count > 800
    assert {"Microsoft", "BankID", "SuperOffice", "Lime"} <= set(lists.brands)
    assert lists.exempt_names == ("Ladok", "SWAMID", "eduGAIN")
    assert {"användarvänlig", "säker"} <= set(lists.vague.adjectives.sv)
    assert {"user-friendly", "robust"} <= set(lists.vague.adjectives.en)


@pytest.mark.parametrize(
    ("instead_of", "write", "says"),
    [
        ("exempt_names: [Ladok,", "exempt_names: [Microsoft,", "Microsoft is both a brand and exempt; it can only be one of them"),
        ("purposes:", "porpoises:", "porpoises: there is no such key here; check its spelling or take it out"),
        ("sv: [befintlig*, nuvarande]", "sv: [befintlig*, befintlig*]", "existing: Swedish word used twice: befintlig*; every key must be its own"),
    ],
)
def test_fault_says_where_and_what(folder, instead_of, write, says):
    text = (folder / FILE).read_text("utf-8")
    assert text.count(instead_of) == 1
    (folder / FILE).write_text(text.replace(instead_of, write), "utf-8")
    with pytest.raises(ContentFault) as fault:
        load_word_lists(folder)
    assert says in str(fault.value)
