"""Verbs on a checklist: merging, profiles, undo, own requirements."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.answers.values import fingerprint
from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements import actions
from inventory_app.requirements.choice import Counts, Level, count
from inventory_app.requirements.queries import checklist_of, find_last_profile, find_last_set_id, list_acts, list_choices
from inventory_app.tables import Institution, Person


class Place:
    """An institution of the demo, and two people who work on its checklist."""

    def __init__(self, session, key):
        self.session = session
        self.institution = session.exec(select(Institution).where(Institution.key == key)).one()
        self.id = self.institution.id
        self.catalogue = catalogue_of(session, self.institution)
        people = session.exec(select(Person.id).order_by(Person.id).limit(2)).all()
        self.one, self.other = (Editor(self.id, person_id) for person_id in people)

    @property
    def flat(self):
        return actions.flatten(list_choices(self.session, self.id, removed=True))

    @property
    def counts(self):
        return count(checklist_of(self.session, self.id, self.catalogue))

    def save(self, editor, wanted, seen=None, action="saved"):
        if seen is None:
            seen = {flat: fingerprint(self.flat.get(flat)) for flat in wanted}
        return actions.save_choices(self.session, self.catalogue, editor, wanted, seen, action)

    def last_act(self):
        return find_last_set_id(self.session, self.id)

    def undo(self, act=None):
        return actions.undo(self.session, self.catalogue, self.one, act or self.last_act())


@pytest.fixture
def dalhem(session):
    return Place(session, "dalhem")


def test_untouched_checklist_is_undecided(dalhem):
    assert dalhem.counts == Counts(undecided=len(dalhem.catalogue.requirements))


def test_two_people_on_different_fields_of_one_requirement_are_merged(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must"}, {})
    merged = dalhem.save(dalhem.other, {"KON-06|p.months": 36, "KON-06|level": None}, {})
    assert (merged.clashes, dalhem.flat) == ({}, {"KON-06|level": "must", "KON-06|p.months": 36})


def test_two_people_on_the_same_field_clash_and_nothing_of_it_is_written(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must"}, {})
    merged = dalhem.save(dalhem.other, {"KON-06|level": "should", "KON-06|note": "Min"}, {})
    assert {flat: (clash.theirs, clash.mine) for flat, clash in merged.clashes.items()} == {"KON-06|level": ("must", "should")}
    assert dalhem.flat == {"KON-06|level": "must", "KON-06|note": "Min"}


def test_two_people_who_agree_do_not_clash(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must"}, {})
    assert dalhem.save(dalhem.other, {"KON-06|level": "must"}, {}).clashes == {}


def test_two_values_of_one_requirement_are_fields_of_their_own(dalhem):
    dalhem.save(dalhem.one, {"SÖK-01|p.hits": 20}, {})
    dalhem.save(dalhem.other, {"SÖK-01|p.seconds": 1.5}, {})
    assert dalhem.flat == {"SÖK-01|p.hits": 20, "SÖK-01|p.seconds": 1.5}


def test_value_that_is_emptied_goes_back_to_the_catalogues(dalhem):
    dalhem.save(dalhem.one, {"KON-06|p.months": 36})
    dalhem.save(dalhem.one, {"KON-06|p.months": None})
    assert list_choices(dalhem.session, dalhem.id)[0].parameters == {}


def test_unknown_requirement_is_refused(dalhem):
    with pytest.raises(KeyError):
        dalhem.save(dalhem.one, {"XXX-01|level": "must"})


def test_saving_without_a_change_leaves_no_trace(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must"})
    act = dalhem.last_act()
    dalhem.save(dalhem.one, {"KON-06|level": "must"})
    assert dalhem.last_act() == act


def test_choice_keeps_the_edition_it_was_made_under(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must"})
    assert [row.catalogue_edition for row in list_choices(dalhem.session, dalhem.id)] == [dalhem.institution.catalogue_edition]


@pytest.mark.parametrize(("profile", "asked"), [("minimal", 30), ("standard", 72), ("consortium", 75)])
def test_profile_decides_on_everything(dalhem, profile, asked):
    actions.apply_profile(dalhem.session, dalhem.catalogue, dalhem.one, profile, {})
    counts = dalhem.counts
    assert (counts.undecided, counts.total) == (0, len(dalhem.catalogue.requirements))
    assert abs(counts.asked - asked) <= 8


def test_full_profile_asks_for_everything(dalhem):
    actions.apply_profile(dalhem.session, dalhem.catalogue, dalhem.one, "full", {})
    assert dalhem.counts.asked == len(dalhem.catalogue.requirements)


def test_profile_replaces_levels_and_nothing_else_and_can_be_undone(dalhem):
    before = {"KON-01|level": "should", "KON-01|note": "Minns", "KON-01|text_sv": "Eget", "KON-06|level": "should", "KON-06|p.months": 36}
    dalhem.save(dalhem.one, before)
    actions.apply_profile(dalhem.session, dalhem.catalogue, dalhem.one, "minimal", {})
    after = dalhem.flat
    assert (after["KON-01|level"], after["KON-06|level"], after["KON-06|p.months"], after["KON-01|note"]) == ("must", "not_needed", 36, "Minns")
    assert find_last_profile(dalhem.session, dalhem.id).action == "preselected:minimal"
    dalhem.undo()
    assert dalhem.flat == before
    assert find_last_profile(dalhem.session, dalhem.id) is None


def test_undo_leaves_what_was_changed_again_since(dalhem):
    actions.apply_profile(dalhem.session, dalhem.catalogue, dalhem.one, "minimal", {})
    act = dalhem.last_act()
    dalhem.save(dalhem.other, {"KON-01|level": "should"})
    merged, _act = dalhem.undo(act)
    assert {flat: (clash.theirs, clash.mine) for flat, clash in merged.clashes.items()} == {"KON-01|level": ("should", None)}
    assert dalhem.flat == {"KON-01|level": "should"}


def test_undo_that_can_take_nothing_back_does_not_count(dalhem):
    dalhem.save(dalhem.one, {"KON-01|level": "must"})
    act = dalhem.last_act()
    dalhem.save(dalhem.other, {"KON-01|level": "should"})
    merged, undone = dalhem.undo(act)
    assert (merged.changed, undone.undone_at) == ({}, None)


def test_undo_works_once(dalhem):
    dalhem.save(dalhem.one, {"KON-01|level": "must"})
    act = dalhem.last_act()
    dalhem.undo(act)
    assert dalhem.undo(act) is None


def test_undo_can_itself_be_undone(dalhem):
    dalhem.save(dalhem.one, {"KON-01|level": "must"})
    dalhem.undo()
    assert dalhem.flat == {}
    dalhem.undo()
    assert dalhem.flat == {"KON-01|level": "must"}


def test_another_institutions_act_cannot_be_undone(session, dalhem):
    bergsund = Place(session, "bergsund")
    assert dalhem.undo(bergsund.last_act()) is None


def test_many_levels_are_one_act(dalhem):
    actions.set_levels(dalhem.session, dalhem.catalogue, dalhem.one, {"KON-01": Level.MUST, "KON-02": None}, "proposed")
    acts, total = list_acts(dalhem.session, dalhem.id)
    assert total == 1
    assert [(entry.act.action, [(change.key, change.before, change.after) for change in entry.changes]) for entry in acts] == [
        ("proposed", [("KON-01|level", None, "must")])
    ]


def test_own_requirement_gets_the_next_number_of_its_category(dalhem):
    keys = [actions.add_own(dalhem.session, dalhem.one, category, {"text_sv": "Eget"}).key for category in ("AKT", "KON", "AKT")]
    assert keys == ["AKT-E01", "KON-E01", "AKT-E02"]


def test_number_of_a_removed_requirement_is_never_used_again(dalhem):
    first = actions.add_own(dalhem.session, dalhem.one, "AKT", {"text_sv": "Eget", "level": "must"})
    actions.set_removed(dalhem.session, dalhem.catalogue, dalhem.one, first.key, True)
    second = actions.add_own(dalhem.session, dalhem.one, "AKT", {"text_sv": "Annat", "level": "must"})
    own = [(each.key, each.text_in("sv").text) for each in checklist_of(dalhem.session, dalhem.id, dalhem.catalogue) if each.is_own]
    assert (second.key, own) == ("AKT-E02", [("AKT-E02", "Annat")])


def test_removed_requirement_comes_back_whole(dalhem):
    row = actions.add_own(dalhem.session, dalhem.one, "AKT", {"text_sv": "Eget", "level": "must", "methods": "V,A"})
    before = dalhem.flat
    actions.set_removed(dalhem.session, dalhem.catalogue, dalhem.one, row.key, True)
    assert dalhem.flat == before | {"AKT-E01|is_removed": True}
    dalhem.undo()
    assert dalhem.flat == before


def test_undoing_an_addition_removes_it_and_keeps_its_words(dalhem):
    row = actions.add_own(dalhem.session, dalhem.one, "AKT", {"text_sv": "Eget", "level": "must"})
    dalhem.undo()
    assert [each.key for each in checklist_of(dalhem.session, dalhem.id, dalhem.catalogue) if each.is_own] == []
    assert dalhem.flat == {f"{row.key}|text_sv": "Eget", f"{row.key}|level": "must", f"{row.key}|is_removed": True}


def test_what_another_wrote_while_one_waited_is_seen(app, session, dalhem):
    """A page has read the choices before it had to wait for the lock; what it had read must not win."""
    dalhem.save(dalhem.one, {"KON-06|level": "must"})
    session.commit()
    assert dalhem.flat == {"KON-06|level": "must"}
    session.rollback()
    held = list_choices(session, dalhem.id)[0]
    session.connection().exec_driver_sql("UPDATE requirement_choice SET level = 'should' WHERE key = 'KON-06'")
    assert held.level == "must"
    merged = dalhem.save(dalhem.other, {"KON-06|level": "not_needed"}, {"KON-06|level": fingerprint("must")})
    assert {flat: (clash.theirs, clash.mine) for flat, clash in merged.clashes.items()} == {"KON-06|level": ("should", "not_needed")}


def test_history_of_one_requirement_holds_its_changes_only(dalhem):
    dalhem.save(dalhem.one, {"KON-06|level": "must", "KON-01|level": "must"})
    dalhem.save(dalhem.one, {"KON-01|level": "should"})
    acts, total = list_acts(dalhem.session, dalhem.id, key="KON-06")
    assert (total, [[change.key for change in entry.changes] for entry in acts]) == (1, [["KON-06|level"]])
