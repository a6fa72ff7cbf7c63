"""Comments on requirements: everybody writes, some settle, and nobody from elsewhere sees them."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements import actions as requirements
from inventory_app.review import actions
from inventory_app.tables import Comment, Institution, Person

DALHEM = "/institutions/dalhem/specification/review/comments"
ALMBY = "/institutions/almby/specification/review/comments"


@pytest.fixture
def dalhem(session):
    return session.exec(select(Institution).where(Institution.key == "dalhem")).one()


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("dalhem", "main_contact"), "en")


def at(session, key):
    session.rollback()
    return session.exec(select(Comment).where(Comment.requirement_key == key).order_by(col(Comment.id))).all()


@pytest.mark.parametrize("role", ["main_contact", "it_department", "system_owner", "reader"])
def test_every_role_of_the_institution_comments_and_replies(as_person, cast, session, role):
    client = as_person(cast("almby", role), "en")
    assert client.post(f"{ALMBY}/KON-02", data={"text": "What is a date?\nBoth ends?"}).status_code == 303
    (first,) = at(session, "KON-02")
    answer = client.post(f"{ALMBY}/KON-02", data={"text": "Both.", "parent": str(first.id)})
    assert answer.status_code == 303
    first, reply = at(session, "KON-02")
    assert answer.location == f"{ALMBY}/KON-02#comment-{reply.id}"
    assert (reply.parent_id, reply.text, first.text) == (first.id, "Both.", "What is a date?\nBoth ends?")
    page = client.page(f"{ALMBY}/KON-02")
    assert [element.get("id") for element in page.xpath("//article")] == [f"comment-{first.id}", f"comment-{reply.id}"]
    assert "koppla en kontaktperson" in page.xpath("string(//p[@class='req-text'])") or "contact person" in page.xpath(
        "string(//p[@class='req-text'])"
    )


def test_empty_comment_is_refused_beside_its_field(contact, dalhem, session):
    assert contact.post(f"{DALHEM}/KON-01", data={"text": "  "}).status_code == 422
    first = actions.write(session, Editor(dalhem.id, None), "KON-01", "Why?").id
    session.commit()
    answer = contact.post(f"{DALHEM}/KON-01", data={"text": "x" * 2001, "parent": str(first)})
    assert answer.status_code == 422
    assert (f'href="#reply-{first}"' in answer.text, "x" * 2001 in answer.text) == (True, True)
    assert [comment.text for comment in at(session, "KON-01") if comment.institution_id == dalhem.id] == ["Why?"]


def test_reply_to_a_thread_about_something_else_is_not_found(contact, dalhem, session):
    other = actions.write(session, Editor(dalhem.id, None), "AKT-01", "Why?").id
    almby = session.exec(select(Institution.id).where(Institution.key == "almby")).one()
    theirs = actions.write(session, Editor(almby, None), "KON-01", "Secret").id
    reply = actions.write(session, Editor(dalhem.id, None), "AKT-01", "Because.", other).id
    session.commit()
    for parent in (other, theirs, reply, 999_999, "x", "99999999999", 2**31):
        assert contact.post(f"{DALHEM}/KON-01", data={"text": "Hello", "parent": str(parent)}).status_code == 404, parent
    assert contact.post(f"{DALHEM}/{theirs}/settle").status_code == 404
    assert contact.post(f"{DALHEM}/{reply}/settle").status_code == 404
    assert "Secret" not in contact.page(DALHEM).text_content() + contact.page(f"{DALHEM}/KON-01").text_content()


def test_requirement_that_is_not_there_has_no_comments(contact):
    assert contact.get(f"{DALHEM}/XXX-99").status_code == 404
    assert contact.post(f"{DALHEM}/XXX-99", data={"text": "Hello"}).status_code == 404


def test_comments_on_a_removed_requirement_can_still_be_read(contact, dalhem, session):
    editor = Editor(dalhem.id, None)
    key = requirements.add_own(session, editor, "KON", {"text_en": "The system shall sing.", "level": "must"}).key
    actions.write(session, editor, key, "Why sing?")
    requirements.set_removed(session, catalogue_of(session, dalhem), editor, key, True)
    session.commit()
    text = contact.page(f"{DALHEM}/{key}").text_content()
    assert ("The system shall sing." in text, "Removed" in text, "Why sing?" in text) == (True, True, True)
    assert key in contact.page(DALHEM).text_content()


def test_whoever_wrote_it_or_fills_in_the_checklist_settles(as_person, cast, session):
    reader, owner, department = (as_person(cast("almby", role), "en") for role in ("reader", "system_owner", "it_department"))
    reader.post(f"{ALMBY}/KON-02", data={"text": "Why?"})
    (comment,) = at(session, "KON-02")
    assert department.post(f"{ALMBY}/{comment.id}/settle").status_code == 403
    assert department.page(f"{ALMBY}/KON-02").xpath("//form[contains(@action, 'settle')]") == []
    for client, act, is_settled in ((reader, "settle", True), (owner, "reopen", False), (owner, "settle", True), (reader, "reopen", False)):
        assert client.page(f"{ALMBY}/KON-02").xpath(f"//form[contains(@action, '/{comment.id}/{act}')]")
        assert client.post(f"{ALMBY}/{comment.id}/{act}").status_code == 303
        (found,) = at(session, "KON-02")
        assert (found.resolved_at is not None) == is_settled


def test_comments_of_somebody_who_has_left_stay(contact, dalhem, session):
    person = Person(email="gone@dalhem.example", name="Gone Person", session_mark="x")
    session.add(person)
    session.flush()
    actions.write(session, Editor(dalhem.id, person.id), "KON-01", "Remember this.")
    session.delete(person)
    session.commit()
    text = contact.page(f"{DALHEM}/KON-01").text_content()
    assert ("Remember this." in text, "Somebody who has left" in text, "Gone Person" in text) == (True, True, False)


def keys_on(client, query="") -> list[str]:
    return client.page(f"{ALMBY}{query}").xpath("//section[@class='commented']/h2/a/text()")


def test_all_comments_are_found_by_state_category_and_who_takes_part(as_person, cast):
    reader = as_person(cast("almby", "reader"), "en")
    everything = keys_on(reader)
    assert everything == ["KON-09", "KON-10", "AKT-04", "SÖK-01", "KOM-02", "RAP-E01", "INT-01", "SÄK-02"]
    assert keys_on(reader, "?category=KON") == ["KON-09", "KON-10"]
    assert sorted(keys_on(reader, "?state=open") + keys_on(reader, "?state=settled")) == sorted(everything)
    assert keys_on(reader, "?mine=1") == ["KON-10", "AKT-04", "KOM-02"]
    assert keys_on(reader, "?mine=1&state=settled") == ["KON-10"]
    csv = reader.get(f"{ALMBY}?mine=1&state=settled&format=csv").text
    assert ("jourschema" in csv, "KOM-02" in csv) == (True, False)


def test_card_on_the_checklist_counts_its_open_comments(as_person, cast):
    page = as_person(cast("almby", "reader"), "en").page("/institutions/almby/checklist/AKT")
    links = {
        key: " ".join(page.xpath(f"string(//article[@id='{key}']//a[contains(@href, 'comments/{key}')])").split()) for key in ("AKT-01", "AKT-04")
    }
    assert links == {"AKT-01": "Comment: AKT-01", "AKT-04": "1 open comment: AKT-04"}


def test_pages_send_as_many_statements_with_many_comments_as_with_one(contact, dalhem, session, sql_count):
    editor = Editor(dalhem.id, None)
    actions.write(session, editor, "KON-01", "First")
    session.commit()
    pages = (DALHEM, f"{DALHEM}/KON-01", "/institutions/dalhem/checklist/KON", "/institutions/dalhem/checklist/")
    counts = []
    for _round in range(2):
        for page in pages:
            contact.page(page)
            with sql_count() as statements:
                contact.page(page)
            counts.append(len(statements))
        for number in range(1, 7):
            first = actions.write(session, editor, f"KON-0{number}", "Why?").id
            actions.write(session, editor, f"KON-0{number}", "Because.", first)
        session.commit()
    assert counts[: len(pages)] == counts[len(pages) :]


def test_strangers_and_coordinators_find_no_comments(as_person, cast):
    stranger, coordinator = as_person(cast("bergsund", "main_contact")), as_person("ingalill.stensjo@samordning.example")
    for client in (stranger, coordinator):
        for address in (ALMBY, f"{ALMBY}/KON-09"):
            assert client.get(address).status_code == 404
        assert client.post(f"{ALMBY}/KON-09", data={"text": "Hello"}).status_code == 404
