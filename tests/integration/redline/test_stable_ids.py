"""A requirement keeps its id through all issues, and an id that was used once is never used for anything else."""

from __future__ import annotations

from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.actions import add_own, set_removed
from inventory_app.specification.changes import compare
from inventory_app.specification.queries import basis_for


def test_id_of_a_removed_requirement_is_not_used_again_in_any_issue(session, almby, issue):
    editor = Editor(almby.id, None)

    def add(text: str) -> str:
        key = add_own(
            session, editor, "AKT", {"text_sv": text, "level": "must", "motive_sv": "Det behövs.", "methods": "V", "met_when": "delivery"}
        ).key
        session.commit()
        return key

    first = add("Systemet ska dansa.")
    issue("1.0")
    set_removed(session, catalogue_of(session, almby), editor, first, True)
    second = add("Systemet ska sjunga.")
    issue("1.1")
    set_removed(session, catalogue_of(session, almby), editor, second, True)
    third = add("Systemet ska dansa.")
    issue("1.2")
    assert len({first, second, third}) == 3
    issued = {version: basis_for(session, almby, version) for version in ("1.0", "1.1", "1.2")}
    own = {version: {each.key: each.texts["sv"].text for each in basis.requirements if each.is_own} for version, basis in issued.items()}
    assert [first in own[version] for version in own] == [True, False, False]
    assert [second in own[version] for version in own] == [False, True, False]
    said = {(key, text) for texts in own.values() for key, text in texts.items()}
    assert len({key for key, _text in said}) == len(said)
    assert compare(issued["1.0"], issued["1.2"]).added == (third,)
    assert compare(issued["1.0"], issued["1.2"]).removed == (first,)


def test_requirement_that_comes_back_has_its_own_id(session, almby, issue):
    editor, catalogue = Editor(almby.id, None), catalogue_of(session, almby)
    key = add_own(
        session,
        editor,
        "AKT",
        {"text_sv": "Systemet ska dansa.", "level": "must", "motive_sv": "Det behövs.", "methods": "V", "met_when": "delivery"},
    ).key
    session.commit()
    issue("1.0")
    for is_removed in (True, False):
        set_removed(session, catalogue, editor, key, is_removed)
        session.commit()
    issue("1.1")
    assert compare(basis_for(session, almby, "1.0"), basis_for(session, almby, "1.1")).is_empty
