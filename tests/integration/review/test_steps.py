"""Out for comment, reviewed, changed since: where a specification stands, and who may move it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements.actions import add_own, set_levels
from inventory_app.requirements.choice import Level
from inventory_app.requirements.standing import State, standing_of
from inventory_app.review import actions
from inventory_app.tables import Change, ChangeSet, Institution, Issue, Review, today

DALHEM = "/institutions/dalhem/specification/review/"
SPECIFICATION = "/institutions/dalhem/specification/"


@pytest.fixture
def dalhem(session):
    return session.exec(select(Institution).where(Institution.key == "dalhem")).one()


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("dalhem", "main_contact"), "en")


def mark(client) -> str:
    return client.page(DALHEM).xpath("string(//input[@name='seen']/@value)")


def move(client, state, **given):
    return client.post(DALHEM, data={"state": state, "seen": mark(client), "remark": "", "comment_by": "", **given})


def state_of(session, institution) -> State:
    session.rollback()
    return standing_of(session, institution.id).state


def decide(session, institution, **levels) -> None:
    session.rollback()
    wanted = {key.replace("_", "-"): Level(level) for key, level in levels.items()}
    set_levels(session, catalogue_of(session, institution), Editor(institution.id, None), wanted, "saved")
    session.commit()


def test_specification_goes_out_for_comment_is_reviewed_and_goes_back(contact, dalhem, session):
    assert state_of(session, dalhem) is State.DRAFT
    day = today() + timedelta(days=14)
    assert move(contact, "out_for_comment", comment_by=day.isoformat(), remark="Contacts first.").status_code == 303
    assert state_of(session, dalhem) is State.OUT_FOR_COMMENT
    page = contact.page(DALHEM).text_content()
    assert ("Comments are asked for until" in page, "Contacts first." in page) == (True, True)
    assert "out for comment until" in contact.page("/institutions/dalhem/checklist/").text_content()
    assert move(contact, "reviewed").status_code == 303
    assert move(contact, "draft").status_code == 303
    assert state_of(session, dalhem) is State.DRAFT
    acts = session.exec(
        select(ChangeSet).where(ChangeSet.institution_id == dalhem.id, ChangeSet.subject == actions.SUBJECT).order_by(ChangeSet.id)
    ).all()
    assert [act.action for act in acts] == ["out_for_comment", "reviewed", "draft"]
    changes = session.exec(select(Change).where(Change.change_set_id == acts[0].id).order_by(Change.id)).all()
    assert [(change.key, change.before, change.after) for change in changes] == [
        ("state", "draft", "out_for_comment"),
        ("comment_by", None, day.isoformat()),
        ("remark", None, "Contacts first."),
    ]
    assert contact.page(DALHEM).xpath("//table[@id='steps']//th[@scope='row']/text()") == ["Draft", "Reviewed", "Out for comment"]


@pytest.mark.parametrize("day", ["", "soon", "2026-12", "2020-01-01"])
def test_day_to_comment_by_is_asked_for_and_nothing_typed_is_lost(contact, dalhem, session, day):
    answer = move(contact, "out_for_comment", comment_by=day, remark="Please read.")
    assert answer.status_code == 422
    assert ('href="#comment_by"' in answer.text, "Please read." in answer.text) == (True, True)
    assert state_of(session, dalhem) is State.DRAFT


def test_step_that_somebody_else_took_meanwhile_is_shown_first(contact, dalhem, session):
    seen = mark(contact)
    actions.move_to(session, Editor(dalhem.id, None), State.REVIEWED, seen=seen)
    session.commit()
    answer = contact.post(DALHEM, data={"state": "reviewed", "seen": seen, "remark": "Mine.", "comment_by": ""})
    assert answer.status_code == 409
    assert ("Somebody else took a step" in answer.text, "Mine." in answer.text) == (True, True)
    assert len(session.exec(select(Review.id).where(Review.institution_id == dalhem.id)).all()) == 1


@pytest.mark.parametrize("role", ["it_department", "reader"])
def test_only_those_who_write_the_specification_move_it(as_person, cast, session, role):
    client = as_person(cast("almby", role))
    before = len(session.exec(select(Review.id)).all())
    session.rollback()
    client.page("/institutions/almby/specification/review/")
    assert client.post("/institutions/almby/specification/review/", data={"state": "draft", "seen": "reviewed-1-"}).status_code == 403
    assert len(session.exec(select(Review.id)).all()) == before


def test_change_after_the_review_is_shown_field_by_field_and_does_not_stop_the_issue(contact, dalhem, session):
    decide(session, dalhem, KON_01="must", KON_02="should")
    move(contact, "reviewed")
    assert "The checklist is as it was reviewed." in contact.page(DALHEM).text_content()
    decide(session, dalhem, KON_01="should")
    own = add_own(session, Editor(dalhem.id, None), "KON", {"text_en": "The system shall sing.", "level": "must"}).key
    session.commit()
    for address in (DALHEM, SPECIFICATION, "/institutions/dalhem/checklist/"):
        page = contact.page(address)
        assert "2 requirements have changed since" in page.text_content(), address
        lines = [" ".join(line.text_content().split()) for line in page.xpath("//ul[contains(@class, 'review-changes')]/li[a='KON-01']/ul/li")]
        assert lines == ["Level: Before: Must → After: Should"], address
        assert own in page.xpath("//ul[contains(@class, 'review-changes')]/li/a/text()"), address
    tags = contact.page("/institutions/dalhem/checklist/KON").xpath("//article[.//span='Changed since the review']/@id")
    assert tags == ["KON-01", own]
    decide(session, dalhem, KON_01="must")
    assert "1 requirement has changed since" in contact.page(DALHEM).text_content()


def test_issue_after_the_review_is_where_it_stands(dalhem, session):
    actions.move_to(session, Editor(dalhem.id, None), State.REVIEWED, seen=standing_of(session, dalhem.id).mark)
    session.add(Issue(institution_id=dalhem.id, version="1.0", language="sv", template_edition=1, catalogue_edition=1, issued_by_name="Disa"))
    session.commit()
    standing = standing_of(session, dalhem.id)
    assert (standing.state, standing.version) == (State.ISSUED, "1.0")
    actions.move_to(session, Editor(dalhem.id, None), State.DRAFT, seen=standing.mark)
    session.commit()
    assert standing_of(session, dalhem.id).state is State.DRAFT


def test_issue_page_warns_of_changes_since_the_review(as_person, cast, session):
    """Almby is reviewed in the demo, and ready to be issued."""
    owner = as_person(cast("almby", "system_owner"), "en")
    warning = "//div[@data-color='warning']//ul[contains(@class, 'review-changes')]/li/a/text()"
    assert owner.page("/institutions/almby/specification/issue").xpath(warning) == []
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    decide(session, almby, AKT_05="must")
    page = owner.page("/institutions/almby/specification/issue")
    assert page.xpath(warning) == ["AKT-05"]
    assert page.xpath("//form//input[@name='version']")


def test_review_pages_send_as_many_statements_however_much_has_changed(contact, dalhem, session, sql_count):
    decide(session, dalhem, KON_01="must")
    move(contact, "reviewed")
    decide(session, dalhem, KON_01="should")
    for address in (DALHEM, SPECIFICATION, "/institutions/dalhem/checklist/", "/institutions/dalhem/checklist/KON"):
        contact.page(address)
        with sql_count() as few:
            contact.page(address)
        decide(session, dalhem, **{f"AKT_0{number}": "should" for number in range(1, 6)})
        with sql_count() as many:
            contact.page(address)
        assert len(few) == len(many), address
        decide(session, dalhem, **{f"AKT_0{number}": "must" for number in range(1, 6)})


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("sv", ["Granskning", "Kommentarer", "Kommentarer till KON-09", "Ansvariga för kravområden", "Ändringar i kravspecifikationen"]),
        ("en", ["Review", "Comments", "Comments on KON-09", "Who sees to which category", "Changes to the specification"]),
    ],
)
def test_pages_are_there_in_both_languages(as_person, cast, language, titles):
    client, base = as_person(cast("almby", "reader"), language), "/institutions/almby/specification/"
    pages = ("review/", "review/comments", "review/comments/KON-09", "review/assignments", "changes/")
    assert [client.page(base + page).xpath("string(//h1)") for page in pages] == titles


@pytest.mark.parametrize("which", ["steps", "changes"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_lists_are_fetched_as_files(as_person, cast, which, kind):
    answer = as_person(cast("almby", "reader")).get(f"/institutions/almby/specification/review/?format={kind}&list={which}")
    assert (answer.status_code, answer.headers["Content-Disposition"][:11]) == (200, "attachment;")
