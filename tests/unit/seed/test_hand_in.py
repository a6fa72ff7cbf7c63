"""The same numbers give the same documents, whoever else there is and in whatever order they are made."""

from __future__ import annotations

from collections import Counter

import pytest

from inventory_app.content.library import hash_of, load_catalogue, load_template
from inventory_app.seed.catalogue import MOST_IN_A_CATEGORY, TooManyRequirements, of_size
from inventory_app.seed.hand_in import Numbers, compose_hand_in, make_world
from inventory_app.tables import Institution


def institution(place: int) -> Institution:
    return Institution(key=f"i{place}", name_sv=f"I {place}", name_en=f"I {place}", template_edition=1, catalogue_edition=1)


@pytest.fixture(scope="module")
def content():
    return load_template(), load_catalogue()


def hashes(content, numbers: Numbers, places) -> dict[int, str]:
    world = make_world(numbers, *content)
    return {place: hash_of(compose_hand_in(world, place, institution(place)).model_dump(mode="json")) for place in places}


def test_same_numbers_give_same_documents_in_any_order(content):
    one = hashes(content, Numbers(6, 12, 139, 5), [0, 1, 2, 3])
    other = hashes(content, Numbers(300, 12, 139, 5), [3, 1, 0, 2])
    assert one == other
    assert len(set(one.values())) == 4
    assert set(hashes(content, Numbers(6, 12, 139, 6), [0, 1, 2, 3]).values()).isdisjoint(one.values())


# A change here, be it of the content, means that figures measured before and after it are not of the same consortium.
def test_documents_are_those_that_were_always_made(content):
    assert hashes(content, Numbers(1, 3, 139, 1), [0])[0][:16] == "5a661d2f93ea0ec3"


def test_hand_ins_are_as_uneven_as_real_ones(content):
    world = make_world(Numbers(8, 150, 139, 1), *content)
    documents = [compose_hand_in(world, place, institution(place)) for place in range(8)]
    systems = [system for document in documents for system in document.systems]
    products = Counter(system.answers["product"]["product"] for system in systems if "product" in system.answers.get("product", {}))
    unknown = sum(value == {"unknown": True} for system in systems for value in system.answers.values())
    answered = sum(len(system.answers) for system in systems)
    assert products.most_common(1)[0][1] > 20 * min(products.values())
    assert 0.02 < unknown / answered < 0.1
    assert sum(document.profile.get("strategy") == "research" for document in documents) < 8


def test_earlier_hand_ins_have_fewer_systems_and_the_same_ones(content):
    world = make_world(Numbers(1, 100, 139, 1), *content)
    now, before = (compose_hand_in(world, 0, institution(0), ago) for ago in (0, 1))
    assert 80 < len(before.systems) < 100 == len(now.systems)
    assert {system.id: system for system in before.systems}.items() <= {system.id: system for system in now.systems}.items()


def test_catalogue_is_as_large_as_wanted_and_keeps_what_is_shipped(content):
    shipped = content[1]
    large = of_size(shipped, 1200)
    assert len(large.requirements) == len({each.text.sv for each in large.requirements}) == 1200
    assert large.requirements[: len(shipped.requirements)] == shipped.requirements
    assert of_size(shipped, 20).requirements == shipped.requirements[:20]
    with pytest.raises(TooManyRequirements):
        of_size(shipped, MOST_IN_A_CATEGORY * len(shipped.categories) + 1)
