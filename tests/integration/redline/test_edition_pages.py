"""The checklist against a newer edition: what concerns the institution is decided one by one, then it moves."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from inventory_app.institutions.editions import catalogue_of, publish
from inventory_app.institutions.sheets import Editor
from inventory_app.redline import actions
from inventory_app.redline.edition import Decision
from inventory_app.requirements.queries import checklist_of
from inventory_app.tables import Change, ChangeSet, EditionDecision, Institution, RequirementChoice

HERE = "/institutions/almby/checklist/edition/"
CHECKLIST = "/institutions/almby/checklist/"


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"), "en")


def groups(client) -> dict[str, list[str]]:
    return {section.get("aria-labelledby"): section.xpath("./article/@id") for section in client.page(HERE).xpath("//section[article]")}


def requirements(session, almby) -> dict:
    session.rollback()
    session.refresh(almby)
    return {each.key: each for each in checklist_of(session, almby.id, catalogue_of(session, almby))}


def test_newest_edition_asks_for_nothing(owner):
    assert "which is the newest" in owner.page(HERE).text_content()
    assert "See what has changed, and move on" not in owner.page(CHECKLIST).text_content()
    assert owner.post(f"{HERE}move", data={"edition": "1"}).status_code == 303


@pytest.mark.usefixtures("second_edition")
def test_checklist_tells_of_a_newer_edition_and_what_it_changes(owner):
    assert owner.page(CHECKLIST).xpath(f"//a[@href='{HERE}']/text()") == ["See what has changed, and move on"]
    assert groups(owner) == {"waiting": ["KON-01", "AKT-01", "INT-02"], "added": ["KON-98"], "retired": ["SAM-02"]}
    card = " ".join(owner.page(HERE).xpath("//article[@id='KON-01']")[0].text_content().replace("\xad", "").split())
    assert "[+ Extra." in card


@pytest.mark.usefixtures("second_edition")
def test_kept_words_become_own_and_the_rest_follows(owner, almby, session):
    before = requirements(session, almby)
    for key, decision in (("KON-01", "keep"), ("AKT-01", "take"), ("INT-02", "keep")):
        assert owner.post(f"{HERE}{key}", data={"decision": decision, "seen": ""}).status_code == 303
    assert groups(owner)["decided"] == ["KON-01", "AKT-01", "INT-02"]
    assert owner.post(f"{HERE}move", data={"edition": "2"}).status_code == 303
    after = requirements(session, almby)
    assert almby.catalogue_edition == 2
    assert [after["KON-01"].text_in(language) for language in ("sv", "en")] == [before["KON-01"].text_in(language) for language in ("sv", "en")]
    assert after["KON-01"].is_reworded
    assert after["AKT-01"].motive_in("en").text == "A new reason."
    assert after["INT-02"].met_when == before["INT-02"].met_when != "tender"
    assert after["KON-98"].is_undecided
    assert after["SAM-02"].level == before["SAM-02"].level is not None
    acts = session.exec(select(ChangeSet).where(ChangeSet.institution_id == almby.id, col(ChangeSet.action).startswith("edition"))).all()
    assert [act.action for act in acts] == ["edition:1:2"]
    changed = session.exec(select(Change.key).where(Change.change_set_id == acts[0].id).order_by(Change.id)).all()
    assert sorted(changed) == ["INT-02|met_when", "KON-01|text_en", "KON-01|text_sv"]
    history = owner.page(f"{CHECKLIST}history")
    assert "Moved from edition 1 to edition 2 of the catalogue" in history.text_content()
    assert history.xpath(f"//form[contains(@action, '/history/{acts[0].id}/undo')]") == []
    assert owner.post(f"{CHECKLIST}history/{acts[0].id}/undo").status_code == 404


@pytest.mark.usefixtures("second_edition")
def test_institution_moves_only_when_everything_is_decided(owner, almby, session):
    owner.post(f"{HERE}KON-01", data={"decision": "keep", "seen": ""})
    answer = owner.post(f"{HERE}move", data={"edition": "2"})
    assert answer.status_code == 422
    assert 'href="#AKT-01"' in answer.text
    session.rollback()
    session.refresh(almby)
    assert almby.catalogue_edition == 1
    assert owner.post(f"{HERE}take-the-rest").status_code == 303
    session.rollback()
    decisions = session.exec(select(EditionDecision.requirement_key, EditionDecision.decision).order_by(EditionDecision.requirement_key)).all()
    assert decisions == [("AKT-01", "take"), ("INT-02", "take"), ("KON-01", "keep")]
    assert owner.post(f"{HERE}move", data={"edition": "2"}).status_code == 303


@pytest.mark.usefixtures("second_edition")
def test_everything_taken_over_is_one_act_without_changes(owner, almby, session):
    owner.post(f"{HERE}take-the-rest")
    owner.post(f"{HERE}move", data={"edition": "2"})
    session.rollback()
    act = session.exec(select(ChangeSet).where(ChangeSet.institution_id == almby.id, ChangeSet.action == "edition:1:2")).one()
    assert session.exec(select(Change).where(Change.change_set_id == act.id)).all() == []
    assert requirements(session, almby)["KON-01"].text_in("en").text.endswith("Extra.")


@pytest.mark.usefixtures("second_edition")
def test_requirement_that_nobody_decided_on_is_taken_over_without_a_question(owner, almby, session):
    for row in session.exec(
        select(RequirementChoice).where(RequirementChoice.institution_id == almby.id, col(RequirementChoice.key).in_(["KON-01", "SAM-02"]))
    ):
        session.delete(row)
    session.commit()
    assert groups(owner) == {"waiting": ["AKT-01", "INT-02"], "taken": ["KON-01"], "added": ["KON-98"], "retired": ["SAM-02"]}
    assert owner.post(f"{HERE}KON-01", data={"decision": "keep", "seen": ""}).status_code == 404
    owner.post(f"{HERE}take-the-rest")
    owner.post(f"{HERE}move", data={"edition": "2"})
    after = requirements(session, almby)
    assert (after["KON-01"].is_undecided, "SAM-02" in after) == (True, False)


@pytest.mark.usefixtures("second_edition")
def test_decision_that_somebody_else_took_otherwise_is_shown_first(owner, almby, session):
    actions.decide(session, Editor(almby.id, None), 2, "KON-01", Decision.KEEP, "")
    session.commit()
    answer = owner.post(f"{HERE}KON-01", data={"decision": "take", "seen": ""})
    assert answer.status_code == 409
    assert "somebody else has decided otherwise" in answer.text
    assert owner.post(f"{HERE}KON-01", data={"decision": "take", "seen": "keep"}).status_code == 303
    session.rollback()
    assert session.exec(select(EditionDecision.decision)).one() == "take"


@pytest.mark.usefixtures("second_edition")
def test_what_is_no_decision_is_asked_for_again(owner):
    assert owner.post(f"{HERE}KON-01", data={"decision": "perhaps"}).status_code == 422
    assert owner.post(f"{HERE}XXX-01", data={"decision": "take"}).status_code == 404


def test_edition_that_came_meanwhile_is_looked_at_first(owner, almby, session, second_edition):
    owner.post(f"{HERE}take-the-rest")
    third = second_edition.model_copy(update={"title": second_edition.intro})
    session.rollback()
    publish(session, third, "tests")
    session.commit()
    assert owner.post(f"{HERE}move", data={"edition": "2"}).status_code == 409
    session.refresh(almby)
    assert almby.catalogue_edition == 1


@pytest.mark.usefixtures("second_edition")
@pytest.mark.parametrize("role", ["reader", "it_department"])
def test_others_look_and_do_not_decide(as_person, cast, role):
    client = as_person(cast("almby", role))
    assert client.page(HERE).xpath("//form[contains(@action, '/edition/')]") == []
    for act in ("KON-01", "take-the-rest", "move"):
        assert client.post(f"{HERE}{act}", data={"decision": "take", "edition": "2"}).status_code == 403


@pytest.mark.usefixtures("second_edition")
def test_other_institutions_keep_their_edition(owner, session):
    owner.post(f"{HERE}take-the-rest")
    owner.post(f"{HERE}move", data={"edition": "2"})
    found = session.exec(select(Institution.key).where(Institution.catalogue_edition == 2)).all()
    assert found == ["almby"]
    assert len(session.exec(select(EditionDecision.id)).all()) == 3


@pytest.mark.usefixtures("second_edition")
def test_page_sends_as_many_statements_with_one_decision_as_with_three(owner, sql_count):
    owner.post(f"{HERE}KON-01", data={"decision": "keep", "seen": ""})
    owner.page(HERE)
    with sql_count() as few:
        owner.page(HERE)
    owner.post(f"{HERE}take-the-rest")
    with sql_count() as many:
        owner.page(HERE)
    assert len(few) == len(many)


@pytest.mark.usefixtures("second_edition")
def test_reviewed_checklist_tells_that_it_follows_another_edition(owner):
    """Almby is reviewed in the demo."""
    owner.post(f"{HERE}take-the-rest")
    owner.post(f"{HERE}move", data={"edition": "2"})
    for address in ("/institutions/almby/specification/review/", "/institutions/almby/specification/", CHECKLIST):
        found = owner.page(address)
        assert "another edition of the catalogue" in found.text_content(), address
        lines = [" ".join(line.text_content().split()) for line in found.xpath("//ul[contains(@class, 'review-changes')]/li/ul/li")]
        assert lines == ["Edition of the catalogue: Before: 1 → After: 2"], address


@pytest.mark.usefixtures("second_edition")
@pytest.mark.parametrize(("language", "title"), [("sv", "Utgåva 2 av katalogen"), ("en", "Edition 2 of the catalogue")])
def test_page_is_there_in_both_languages(as_person, cast, language, title):
    found = as_person(cast("almby", "reader"), language).page(HERE)
    assert found.xpath("string(//h1)") == title


@pytest.mark.usefixtures("second_edition")
def test_changes_are_fetched_as_a_file(owner):
    csv = owner.get(f"{HERE}?format=csv").text
    assert [key for key in ("KON-01", "AKT-01", "INT-02", "KON-98", "SAM-02") if key not in csv] == []
