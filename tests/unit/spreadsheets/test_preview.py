"""What a file would do to the register."""

from __future__ import annotations

from inventory_app.answers.values import NONE, fingerprint
from inventory_app.spreadsheets.imported import Imported, ImportedRow
from inventory_app.spreadsheets.preview import Known, compare, join_notes, tick

LADOK = Known(1, "Ladok", {"name": "Ladok", "users": 10, "other_names": "Studieregistret, LADOK 3"}, "Nr: 1")
DIARY = Known(2, "Diariet", {"name": "Diariet", "product": {"product": "X", "vendor": "Y"}})


def foreign(row, note="", in_part=(), **wanted):
    return ImportedRow(row, None, wanted, cells=dict.fromkeys(wanted, f"A{row}"), note=note, in_part=frozenset(in_part))


def seen_by(*rows, **how):
    return compare(Imported(rows), [LADOK, DIARY], **how)


def test_new_changed_and_unchanged_are_told_apart():
    preview = seen_by(foreign(2, name="Nytt", users=3), foreign(3, name="ladok", users=12), foreign(4, name="Diariet"))
    assert [(system.name, dict(system.answers)) for system in preview.new] == [("Nytt", {"name": "Nytt", "users": 3})]
    (changed,) = preview.changed
    assert [(change.key, change.before, change.after, change.cell) for change in changed.changes] == [("users", 10, 12, "A3")]
    assert (preview.unchanged, preview.rows, preview.problems) == (1, 3, ())


def test_system_is_found_by_another_name_and_keeps_its_own():
    (changed,) = seen_by(foreign(2, name="Studieregistret", users=11)).changed
    assert [change.key for change in changed.changes] == ["users"]


def test_same_system_twice_in_a_file_is_a_problem():
    preview = seen_by(foreign(2, name="Nytt"), foreign(3, name="NYTT"), foreign(4, name="Ladok", users=1), foreign(5, name="LADOK 3", users=2))
    assert [problem.cell for problem in preview.problems] == ["A3", "A5"]
    assert (len(preview.new), len(preview.changed), preview.rows) == (1, 1, 4)


def test_two_systems_of_one_name_in_the_register_cannot_be_told_apart():
    twins = [Known(1, "Listan", {"name": "Listan"}), Known(2, "listan", {"name": "listan"})]
    preview = compare(Imported((foreign(2, name="Listan", users=1),)), twins)
    assert (preview.new, preview.changed, preview.refused) == ((), (), 1)


def test_parts_the_file_does_not_speak_of_stay():
    (changed,) = seen_by(foreign(2, name="Diariet", product={"vendor": "Z"}, in_part=["product"])).changed
    assert changed.changes[0].after == {"product": "X", "vendor": "Z"}
    assert seen_by(foreign(2, name="Diariet", product={"vendor": "Y"})).unchanged == 1
    (changed,) = seen_by(foreign(2, name="Diariet", product=NONE)).changed
    assert changed.changes[0].after == NONE


def ours(seen, **wanted):
    return ImportedRow(2, 1, {"name": "Ladok", **wanted}, seen={"users": fingerprint(seen)}, cells={"users": "C2"})


def test_what_our_workbook_did_not_change_is_left_to_the_others():
    assert seen_by(ours(7, users=7)).unchanged == 1


def test_what_both_changed_is_a_clash_and_stays_unless_ticked():
    (changed,) = seen_by(ours(7, users=8)).changed
    assert (changed.changes[0].is_clash, changed.written) == (True, ())
    (changed,) = seen_by(ours(7, users=8), ticked=frozenset([tick(2, "users")])).changed
    assert [change.after for change in changed.written] == [8]


def test_emptied_cell_of_our_workbook_empties_the_answer():
    (changed,) = seen_by(ours(10, users=None)).changed
    assert [(change.before, change.after) for change in changed.written] == [(10, None)]


def test_renamed_in_our_workbook_is_a_new_name():
    row = ImportedRow(2, 1, {"name": "Ladok 4"}, seen={"name": fingerprint("Ladok")})
    assert [change.after for change in seen_by(row).changed[0].written] == ["Ladok 4"]


def test_system_that_is_gone_and_name_that_is_gone_are_problems():
    preview = seen_by(ImportedRow(2, 99, {"name": "Borta"}), ImportedRow(3, 1, {"name": None}))
    assert (len(preview.problems), preview.new, preview.changed) == (2, (), ())


def test_new_system_can_be_left_out():
    preview = seen_by(foreign(2, name="Nytt"), foreign(3, name="Annat"), left_out=frozenset([2]))
    assert [system.name for system in preview.added] == ["Annat"]


def test_notes_grow_by_what_they_do_not_say_yet():
    assert join_notes("Nr: 1", "Nr: 1\nPlats: A") == "Nr: 1\nPlats: A"
    assert join_notes("", "Nr: 1") == "Nr: 1"
    assert seen_by(foreign(2, note="Nr: 1", name="Ladok")).unchanged == 1


def test_mark_knows_another_register_but_not_another_tick():
    rows = (foreign(2, name="Nytt"), foreign(3, name="Ladok", users=12))
    before = seen_by(*rows).mark
    assert seen_by(*rows, left_out=frozenset([2])).mark == before
    assert compare(Imported(rows), [Known(1, "Ladok", {"name": "Ladok", "users": 11}), DIARY]).mark != before
