"""The quick count and the full one agree."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from inventory_app.content.library import load_catalogue
from inventory_app.requirements.choice import Level, compose_checklist, count, tally, total

CATALOGUE = load_catalogue()
EMPTY = dict.fromkeys(("text_sv", "text_en", "motive_sv", "motive_en", "how_sv", "how_en", "methods", "met_when", "note"), "")


@st.composite
def rows(draw):
    keys = draw(st.lists(st.sampled_from([requirement.key for requirement in CATALOGUE.requirements]), unique=True, max_size=40))
    own = draw(st.lists(st.sampled_from(["AKT-E01", "AKT-E02", "DRI-E01"]), unique=True))
    return [
        SimpleNamespace(
            key=key, category=key[:3], is_own=key in own, level=draw(st.sampled_from([None, *map(str, Level)])), points=None, parameters={}, **EMPTY
        )
        for key in (*keys, *own)
    ]


questions = st.fixed_dictionaries({}, optional={"hosting": st.sampled_from(["cloud", "own", {"unknown": True}]), "public_records": st.booleans()})


@given(rows(), questions)
def test_tally_equals_the_count_of_the_composed_checklist(rows, questions):
    checklist = compose_checklist(CATALOGUE, rows, questions)
    counts = tally(CATALOGUE, rows, questions)
    assert counts == {category.key: count([each for each in checklist if each.category == category.key]) for category in CATALOGUE.categories}
    assert total(counts.values()) == count(checklist)


@given(rows(), questions)
def test_a_category_composed_alone_equals_its_part_of_the_checklist(rows, questions):
    checklist = compose_checklist(CATALOGUE, rows, questions)
    alone = [compose_checklist(CATALOGUE, rows, questions, only=category.key) for category in CATALOGUE.categories]
    assert [each for category in alone for each in category] == checklist
