"""Two specifications' facts side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored_rows import Row

from inventory_app.specification.basis import Basis, BasisCategory, BasisRequirement, Said, compose_basis
from inventory_app.specification.changes import Place, compare, longest_rise
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.thawing import basis_of_documents


def requirement(key: str, **changed) -> BasisRequirement:
    text = {"sv": Said(text=f"Text {key}", language="sv"), "en": Said(text=f"Text {key}", language="en")}
    facts = {"category": key[:3], "is_own": False, "level": "must", "points": None, "methods": ("D",), "met_when": "delivery"}
    return BasisRequirement(key=key, **{**facts, "texts": text, "motives": text, "hows": text, **changed})


def basis(*requirements: BasisRequirement) -> Basis:
    keys = dict.fromkeys(each.category for each in requirements)
    return Basis(
        institution_key="almby",
        names={"sv": "Almby", "en": "Almby"},
        details={},
        evaluation={},
        categories=tuple(BasisCategory(key=key, group="functional", labels={"sv": key, "en": key}) for key in keys),
        requirements=requirements,
    )


def ordered(*keys: str) -> Basis:
    return basis(*(requirement(key) for key in keys))


KEYS = st.lists(st.sampled_from([f"{area}-0{number}" for area in ("AKT", "KON", "INT") for number in range(1, 8)]), unique=True)


@given(KEYS)
def test_same_facts_do_not_differ(keys):
    same = ordered(*sorted(keys))
    assert compare(same, same).is_empty


@given(KEYS, KEYS)
def test_what_came_and_what_went_is_told_of_either_way(old, new):
    there, back = compare(ordered(*sorted(old)), ordered(*sorted(new))), compare(ordered(*sorted(new)), ordered(*sorted(old)))
    assert set(there.added) == set(new) - set(old) == set(back.removed)
    assert set(there.removed) == set(old) - set(new) == set(back.added)
    assert there.moved == back.moved == ()


@given(st.permutations(range(9)))
def test_longest_rise_rises_and_is_as_long_as_any(numbers):
    places = sorted(longest_rise(numbers))
    found = [numbers[place] for place in places]
    assert found == sorted(found)
    lengths = [1] * len(numbers)
    for place, number in enumerate(numbers):
        lengths[place] = 1 + max((lengths[earlier] for earlier in range(place) if numbers[earlier] < number), default=0)
    assert len(found) == max(lengths)


def test_one_insertion_moves_nothing_and_one_move_moves_one():
    old = ordered("AKT-01", "AKT-02", "AKT-03", "AKT-04")
    assert compare(old, ordered("AKT-09", "AKT-01", "AKT-02", "AKT-03", "AKT-04")).moved == ()
    moved = compare(old, ordered("AKT-02", "AKT-03", "AKT-04", "AKT-01"))
    assert moved.moved == ("AKT-01",)
    assert moved.requirements[0].moved == (Place("AKT", ""), Place("AKT", "AKT-04"))


def test_requirement_in_another_area_has_moved():
    (change,) = compare(ordered("AKT-01", "KON-01"), basis(requirement("AKT-01", category="KON"), requirement("KON-01"))).requirements
    assert (change.key, change.fields, change.moved) == ("AKT-01", (), (Place("AKT", ""), Place("KON", "")))


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"level": "should", "points": 3}, ("level",)),
        ({"met_when": "tender"}, ("met_when",)),
        ({"methods": ("V",)}, ("verification",)),
        ({"hows": {language: Said(text="Visas.", language="sv") for language in ("sv", "en")}}, ("verification",)),
        ({"motives": {"sv": Said(text="Därför.", language="sv"), "en": Said(text="Text KON-01", language="en")}}, ("motive",)),
        ({"texts": {"sv": Said(text="Text KON-01", language="sv"), "en": Said(text="Other", language="en")}}, ("text",)),
    ],
)
def test_each_thing_that_is_said_is_compared(changed, fields):
    (change,) = compare(ordered("KON-01"), basis(requirement("KON-01", **changed))).requirements
    assert change.fields == fields


def test_points_count_where_both_have_some():
    old, new = (basis(requirement("KON-01", level="should", points=points)) for points in (2, 4))
    assert compare(old, new).with_fields("points") == ("KON-01",)


def test_pages_of_an_issue_give_the_facts_back(dossier, choose):
    rows = (
        Row("AKT-E01", "AKT", "should", is_own=True, points=1, text_en="The system should sing.", methods="V,T", met_when="contract"),
        Row("AKT-E02", "AKT", "must", is_own=True, text_sv="Systemet ska\n- dansa\n- sjunga", motive_sv="Därför.", motive_en="Because.", methods="D"),
    )
    wanted = replace(dossier, checklist=choose({"KON-01": "must", "INF-01": "must_scored", "AKT-05": "should"}, *rows))
    stamp = Stamp("1.0", dossier.today, "Gunnel", "sv")
    read, known = basis_of_documents(compose(wanted, "sv", stamp), compose(wanted, "en", stamp)), compose_basis(wanted)
    assert read.requirements == known.requirements
    assert read.categories == known.categories
    assert compare(read, known).is_empty
