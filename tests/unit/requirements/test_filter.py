"""Finding requirements."""

from __future__ import annotations

import pytest

from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.filter import Filter, matching, read_filter


@pytest.fixture
def checklist(catalogue, row):
    rows = [
        row("AAA-01", level="must", note="Fråga Disa"),
        row("AAA-03", level="should", text_sv="Egen ordalydelse"),
        row("BBB-E01", is_own=True, level="not_needed", text_en="Something of ours"),
    ]
    return compose_checklist(catalogue, rows, {"hosting": "own"})


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        (Filter(category="BBB"), ["BBB-01", "BBB-E01"]),
        (Filter(state="must"), ["AAA-01"]),
        (Filter(state="not_needed"), ["AAA-02", "BBB-E01"]),
        (Filter(state="undecided"), ["BBB-01"]),
        (Filter(state="open"), ["AAA-03"]),
        (Filter(state="own"), ["AAA-03", "BBB-E01"]),
        (Filter(state="unfit"), ["AAA-02"]),
        (Filter(text="aaa-0"), ["AAA-01", "AAA-02", "AAA-03"]),
        (Filter(text="disa fråga"), ["AAA-01"]),
        (Filter(text="ORDALYDELSE"), ["AAA-03"]),
        (Filter(text="something"), ["BBB-E01"]),
        (Filter(text="text", category="AAA", state="must"), ["AAA-01"]),
        (Filter(text="no such word"), []),
    ],
    ids=lambda value: str(value),
)
def test_filter_finds(checklist, wanted, keys):
    assert [each.key for each in matching(checklist, wanted)] == keys


def test_filter_finds_what_the_reader_sees_to(checklist):
    mine = read_filter({"assigned": "me"}, ["AAA", "BBB"])
    assert mine == Filter(is_mine=True)
    assert [each.key for each in matching(checklist, mine, {"BBB"})] == ["BBB-01", "BBB-E01"]
    assert matching(checklist, mine) == []


def test_what_is_not_in_the_lists_is_left_out_of_the_filter():
    assert read_filter({"category": "XXX", "level": "perhaps", "text": "  två \x00 ord "}, ["AAA"]) == Filter(text="två ord")
    assert not read_filter({}, []).is_on
