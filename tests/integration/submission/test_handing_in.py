"""Handing in, and reading what was handed in."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from inventory_app.content.library import hash_of
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.inventory.queries import list_systems
from inventory_app.submission.actions import HasDeclined, renew_facts, submit_
from inventory_app.submission.document import SubmissionDocument
from inventory_app.submission.facts import compose_facts
from inventory_app.tables import ChangeSet, Institution, Person, Submission, SubmissionFact, SubmissionSystem, System

HAND_IN = "/institutions/{}/hand-in/"


def institution(session: Session, key: str) -> Institution:
    return session.exec(select(Institution).where(Institution.key == key)).one()


def submissions(session: Session, key: str) -> list[Submission]:
    return list(session.exec(select(Submission).where(Submission.institution_id == institution(session, key).id).order_by(Submission.number)))


def test_main_contact_hands_in_and_sees_what_was_frozen(as_person, cast, session):
    client = as_person(cast("bergsund", "main_contact"), "en")
    answer = client.post(HAND_IN.format("bergsund"))
    assert (answer.status_code, answer.location) == (303, "/institutions/bergsund/hand-in/1/")
    (frozen,) = submissions(session, "bergsund")
    page = client.page(answer.location)
    assert page.xpath("string(//code[@class='hash'])") == frozen.sha256
    names = [system.name for system in list_systems(session, frozen.institution_id)]
    assert [name.replace("\xad", "") for name in page.xpath("//table[@id='frozen-systems']/tbody/tr/th/a/text()")] == names


def test_numbers_count_from_one_within_the_institution(as_person, cast, session):
    client = as_person(cast("bergsund", "main_contact"))
    client.post(HAND_IN.format("bergsund"))
    client.post(HAND_IN.format("bergsund"))
    assert [submission.number for submission in submissions(session, "bergsund")] == [1, 2]


def test_document_is_hashed_as_it_is_stored(session):
    _earlier, frozen = submissions(session, "almby")
    assert frozen.sha256 == hash_of(frozen.document)
    assert frozen.open_points == len(SubmissionDocument.model_validate(frozen.document).open_points)


def test_facts_are_written_with_the_document_and_are_those_of_the_document(session):
    _earlier, frozen = submissions(session, "almby")
    almby = institution(session, "almby")
    document = SubmissionDocument.model_validate(frozen.document)
    facts = compose_facts(document, template_of(session, almby), catalogue_of(session, almby), frozen.confirmed)
    wanted = [
        (fact.part.value, fact.key, fact.option, fact.number, fact.systems, fact.least, fact.most, [list(example) for example in fact.examples])
        for fact in facts
    ]
    assert len(wanted) > 100
    assert rows_of(session, frozen.id) == sorted(wanted, key=str)
    systems = session.exec(select(SubmissionSystem).where(SubmissionSystem.submission_id == frozen.id).order_by(SubmissionSystem.id))
    assert [(row.system_id, row.name) for row in systems] == [(system.id, system.name) for system in document.systems]


def rows_of(session: Session, submission_id: int | None) -> list[tuple]:
    """Sorted: the order of answers says nothing, and PostgreSQL keeps none."""
    rows = session.exec(select(SubmissionFact).where(SubmissionFact.submission_id == submission_id))
    return sorted(((row.part, row.key, row.option, row.number, row.systems, row.least, row.most, row.examples or []) for row in rows), key=str)


def test_facts_of_an_older_version_are_drawn_anew_and_the_document_stays(session):
    _earlier, frozen = submissions(session, "almby")
    before, digest = rows_of(session, frozen.id), frozen.sha256
    session.execute(sa.delete(SubmissionFact).where(SubmissionFact.submission_id == frozen.id))
    session.execute(sa.update(Submission).where(Submission.id == frozen.id).values(facts_format=1))
    assert renew_facts(session) == 1
    assert renew_facts(session) == 0
    session.commit()
    _earlier, again = submissions(session, "almby")
    assert (rows_of(session, again.id), again.sha256) == (before, digest)
    systems = session.exec(select(SubmissionSystem.system_id).where(SubmissionSystem.submission_id == frozen.id)).all()
    assert len(systems) == len(set(systems)) == len(again.document["systems"])


def test_day_on_which_a_step_was_last_said_to_be_right_is_kept_beside_the_document(session):
    _earlier, frozen = submissions(session, "almby")
    assert frozen.confirmed["system.basics"] <= frozen.submitted_at.date().isoformat()
    assert "confirmed" not in frozen.document


def test_what_is_changed_afterwards_does_not_change_the_hand_in(as_person, cast, session):
    client = as_person(cast("almby", "main_contact"), "en")
    _earlier, before = submissions(session, "almby")
    digest, system = before.sha256, before.document["systems"][0]
    live = session.exec(select(System).where(System.id == system["id"])).one()
    live.name = "Ett helt annat namn"
    session.add(live)
    session.commit()
    _earlier, after = submissions(session, "almby")
    assert hash_of(after.document) == digest
    page = client.page(f"/institutions/almby/hand-in/2/systems/{system['id']}")
    assert page.xpath("string(//h1)").replace("\xad", "") == system["name"]


def test_overview_says_when_nothing_has_changed_since_the_last_hand_in(as_person, cast):
    client = as_person(cast("almby", "main_contact"), "en")
    sentence = "Nothing has changed since hand-in number 2."
    assert sentence in client.page(HAND_IN.format("almby")).text_content()
    client.post("/institutions/almby/systems/", data={"names": "Ett nytt system"})
    assert sentence not in client.page(HAND_IN.format("almby")).text_content()


def test_open_points_lead_to_where_they_are_closed(as_person, cast):
    page = as_person(cast("dalhem", "main_contact"), "en").page(HAND_IN.format("dalhem"))
    assert page.xpath("//ul[@class='open-groups']/li/a/@href") == ["/institutions/dalhem/preconditions/", "/institutions/dalhem/checklist/"]


def test_institution_that_has_declined_cannot_hand_in_until_it_takes_that_back(as_person, cast, session):
    client = as_person(cast("kullavik", "main_contact"))
    assert client.page(HAND_IN.format("kullavik")).xpath("//main//form") == []
    answer = client.post(HAND_IN.format("kullavik"))
    assert (answer.status_code, answer.location, submissions(session, "kullavik")) == (303, "/institutions/kullavik/decline", [])
    client.post("/institutions/kullavik/rejoin")
    assert client.post(HAND_IN.format("kullavik")).location == "/institutions/kullavik/hand-in/1/"


def test_submitting_by_a_stale_row_still_sees_that_the_institution_has_declined(session):
    stale = institution(session, "dalhem")
    with Session(session.get_bind()) as other:
        row = institution(other, "dalhem")
        row.state = "declined"
        other.add(row)
        other.commit()
    session.rollback()
    stale.__dict__["state"] = "active"
    with pytest.raises(HasDeclined):
        submit_(session, stale, None)


def test_hand_in_is_in_the_history_with_who_and_which_number(as_person, cast, session):
    email = cast("bergsund", "main_contact")
    as_person(email).post(HAND_IN.format("bergsund"))
    act, name = session.exec(
        select(ChangeSet, Person.name)
        .join(Person, Person.id == ChangeSet.by_id)
        .where(ChangeSet.institution_id == institution(session, "bergsund").id, ChangeSet.subject == "submission")
    ).one()
    assert (act.action, name) == ("handed_in", "Vera Holmedal")


def test_hand_in_that_is_not_there_is_not_found(as_person, cast):
    client = as_person(cast("almby", "main_contact"))
    for path in ("7/", "1/systems/999999", "7/checklist", "7/profile"):
        assert client.get(HAND_IN.format("almby") + path).status_code == 404


@pytest.mark.parametrize("part", ["profile", "preconditions", "checklist"])
def test_each_frozen_part_has_a_page_in_both_languages(as_person, cast, part):
    for language in ("sv", "en"):
        page = as_person(cast("almby", "reader"), language).page(f"/institutions/almby/hand-in/2/{part}")
        assert page.xpath("//main//h2")


def test_reader_reads_but_is_offered_no_hand_in(as_person, cast):
    assert as_person(cast("almby", "reader")).page(HAND_IN.format("almby")).xpath("//main//form") == []


def test_overview_sends_as_many_statements_with_three_systems_as_with_thirty(as_person, cast, sql_count):
    client = as_person(cast("dalhem", "main_contact"))

    def count() -> int:
        client.get(HAND_IN.format("dalhem"))
        with sql_count() as statements:
            client.get(HAND_IN.format("dalhem"))
        return len(statements)

    client.post("/institutions/dalhem/systems/", data={"names": "\n".join(f"System {n}" for n in range(3))})
    few = count()
    client.post("/institutions/dalhem/systems/", data={"names": "\n".join(f"System {n}" for n in range(3, 30))})
    assert count() == few
