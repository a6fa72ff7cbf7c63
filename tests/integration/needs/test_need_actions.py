"""Verbs on needs: numbers, merging, requirements, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inventory_app.answers.values import fingerprint
from inventory_app.documents.words import T
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.actions import add_system, delete_system
from inventory_app.needs import actions
from inventory_app.needs.need import Origin, Priority
from inventory_app.needs.sources import Source

GAP = Source(Origin.GAP, "gaps:1:abc", T("Ingen varning", "Ingen varning"))
FLAG = Source(Origin.FLAG, "no_owner:1", T("Navet behöver en systemägare", "Navet needs a system owner"))


def add(place, text="Vi behöver veta vem som besöker vem", *requirements):
    return actions.add_need(place.session, place.one, text, Priority.HIGH, requirements)


def test_needs_are_numbered_from_one_and_no_number_is_used_again(dalhem):
    for text in ("ett", "två"):
        add(dalhem, text)
    actions.set_removed(dalhem.session, dalhem.one, 2)
    add(dalhem, "tre")
    assert dalhem.texts == {"B1": "ett", "B3": "tre"}


def test_new_need_may_have_its_requirements_at_once(dalhem):
    add(dalhem, "ett", "KON-01", "AKT-02", "KON-01")
    assert dalhem.needs[0].requirements == ("AKT-02", "KON-01")


def test_sources_become_needs_in_the_language_of_whoever_takes_them(dalhem):
    actions.take(dalhem.session, dalhem.one, [GAP, FLAG], "en")
    assert [(need.label, need.text, need.origin, need.origin_key) for need in dalhem.needs] == [
        ("B1", "Ingen varning", Origin.GAP, "gaps:1:abc"),
        ("B2", "Navet needs a system owner", Origin.FLAG, "no_owner:1"),
    ]
    assert [act.act.action for act in dalhem.acts()] == ["created"]


def test_what_another_has_taken_is_not_taken_twice(dalhem):
    actions.take(dalhem.session, dalhem.one, [GAP], "sv")
    assert actions.take(dalhem.session, dalhem.other, [GAP], "sv") == []
    actions.set_removed(dalhem.session, dalhem.one, 1)
    assert [need.number for need in actions.take(dalhem.session, dalhem.other, [GAP], "sv")] == [2]


def test_two_people_on_different_fields_are_merged_and_on_the_same_field_they_clash(dalhem):
    add(dalhem)
    seen = actions.prints_of(dalhem.needs[0])
    actions.save_needs(dalhem.session, dalhem.one, {"1|text": "Hon", "1|priority": "high"}, seen)
    merged = actions.save_needs(dalhem.session, dalhem.other, {"1|text": dalhem.needs[0].text, "1|priority": "low"}, seen)
    assert (merged.clashes, dalhem.needs[0].priority) == ({}, Priority.LOW)
    merged = actions.save_needs(dalhem.session, dalhem.other, {"1|text": "Han"}, seen)
    assert (list(merged.clashes), dalhem.needs[0].text) == (["1|text"], "Hon")


def test_two_people_may_link_requirements_to_the_same_need(dalhem):
    add(dalhem)
    actions.set_links(dalhem.session, dalhem.one, 1, {"KON-01": True})
    actions.set_links(dalhem.session, dalhem.other, 1, {"AKT-02": True, "KON-02": False})
    assert dalhem.needs[0].requirements == ("AKT-02", "KON-01")
    actions.set_links(dalhem.session, dalhem.other, 1, {"KON-01": False})
    assert dalhem.needs[0].requirements == ("AKT-02",)


def test_number_that_nobody_has_is_refused(dalhem):
    with pytest.raises(KeyError):
        actions.save_needs(dalhem.session, dalhem.one, {"9|text": "x"}, {})


@pytest.mark.parametrize(
    "act",
    [
        lambda place: actions.set_removed(place.session, place.one, 1),
        lambda place: actions.set_links(place.session, place.one, 1, {"KON-01": False, "KON-02": True}),
        lambda place: actions.save_needs(place.session, place.one, {"1|text": "Annat"}, {"1|text": fingerprint("ett")}),
    ],
    ids=["removed", "linked", "reworded"],
)
def test_act_can_be_undone_and_only_once(dalhem, act):
    add(dalhem, "ett", "KON-01")
    before = dalhem.needs
    act(dalhem)
    done = dalhem.acts()[0].act.id
    assert dalhem.needs != before
    assert dalhem.undo_last().changed != {}
    assert dalhem.needs == before
    assert actions.undo(dalhem.session, dalhem.one, done) is None


def test_undoing_what_was_added_removes_it_and_undoing_that_brings_it_back(dalhem):
    add(dalhem, "ett", "KON-01")
    dalhem.undo_last()
    assert dalhem.needs == []
    dalhem.undo_last()
    assert dalhem.needs[0].requirements == ("KON-01",)


def test_undo_leaves_alone_what_was_changed_since(dalhem):
    add(dalhem, "ett")
    actions.save_needs(dalhem.session, dalhem.one, {"1|text": "två"}, {"1|text": fingerprint("ett")})
    changed = dalhem.acts()[0].act.id
    actions.save_needs(dalhem.session, dalhem.one, {"1|text": "tre"}, {"1|text": fingerprint("två")})
    merged = actions.undo(dalhem.session, dalhem.other, changed)
    assert (merged.changed, list(merged.clashes), dalhem.texts) == ({}, ["1|text"], {"B1": "tre"})


def test_need_outlives_its_system_without_leading_there(dalhem):
    sheet = template_of(dalhem.session, dalhem.institution).system
    system = add_system(dalhem.session, sheet, dalhem.one, {"name": "Navet"})
    actions.take(dalhem.session, dalhem.one, [replace(GAP, system_id=system.id, system="Navet")], "sv")
    assert dalhem.needs[0].system == "Navet"
    delete_system(dalhem.session, system, dalhem.one)
    dalhem.session.flush()
    assert (dalhem.needs[0].system, dalhem.needs[0].text) == ("", "Ingen varning")
