"""Who sees to which category of the checklist."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from inventory_app.tables import CategoryAssignment, Institution, Membership, Person

HERE = "/institutions/almby/specification/review/assignments"
CHECKLIST = "/institutions/almby/checklist/"


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"), "en")


def person_id(session, email: str) -> int:
    return session.exec(select(Person.id).where(Person.email == email)).one()


def form_of(client) -> dict[str, str]:
    page = client.page(HERE)
    chosen = {select_.get("name"): (select_.xpath("./option[@selected]/@value") or [""])[0] for select_ in page.xpath("//select")}
    return chosen | {hidden.get("name"): hidden.get("value") for hidden in page.xpath("//input[starts-with(@name, 'seen-')]")}


def assigned(session) -> dict[str, int]:
    session.rollback()
    almby = session.exec(select(Institution.id).where(Institution.key == "almby")).one()
    return {row.category: row.person_id for row in session.exec(select(CategoryAssignment).where(CategoryAssignment.institution_id == almby))}


def test_category_is_given_to_somebody_and_taken_back(owner, cast, session):
    before, reader = assigned(session), person_id(session, cast("almby", "reader"))
    assert owner.post(HERE, data={**form_of(owner), "person-KOM": str(reader), "person-KON": ""}).status_code == 303
    assert assigned(session) == {**{key: person for key, person in before.items() if key != "KON"}, "KOM": reader}
    assert "Seen to by Tage Lindrot" in owner.page(CHECKLIST).text_content()
    assert "Seen to by Tage Lindrot" in owner.page(f"{CHECKLIST}KOM").text_content()


def test_checklist_shows_what_i_see_to(owner, as_person, cast):
    page = owner.page(f"{CHECKLIST}?assigned=me")
    assert {key[:3] for key in page.xpath("//table[@id='requirements']//th[@scope='row']/a/text()")} == {"KON", "AKT", "NYC", "SÖK"}
    assert "SÄK-01" not in owner.get(f"{CHECKLIST}?assigned=me&format=csv").text
    reader = as_person(cast("almby", "reader"), "en")
    assert reader.page(CHECKLIST).xpath("//select[@name='assigned']") == []


def test_two_who_choose_for_the_same_category_see_each_others_choice(owner, as_person, cast, session):
    form, reader, contact = form_of(owner), person_id(session, cast("almby", "reader")), person_id(session, cast("almby", "main_contact"))
    session.rollback()
    assert as_person(cast("almby", "main_contact"), "en").post(HERE, data={**form, "person-KOM": str(contact)}).status_code == 303
    answer = owner.post(HERE, data={**form, "person-KOM": str(reader), "person-SAM": str(reader)})
    assert answer.status_code == 409
    assert "somebody else has chosen Majken Tallbrink" in answer.text
    assert (assigned(session)["KOM"], assigned(session)["SAM"]) == (contact, reader)


def test_people_from_elsewhere_cannot_be_chosen(owner, cast, session):
    before, theirs = assigned(session), person_id(session, cast("bergsund", "reader") or cast("bergsund", "main_contact"))
    form = form_of(owner)
    for wanted in (str(theirs), "0", "x", "999999"):
        assert owner.post(HERE, data={**form, "person-KOM": wanted}).status_code == 400
    assert assigned(session) == before
    assert str(theirs) not in owner.page(HERE).xpath("//option/@value")


def test_whoever_has_left_sees_to_nothing(owner, cast, session):
    department = person_id(session, cast("almby", "it_department"))
    session.execute(sa.delete(Membership).where(col(Membership.person_id) == department))
    session.commit()
    assert "Ossian" not in owner.page(CHECKLIST).text_content()
    assert owner.post(HERE, data=form_of(owner)).status_code == 303


@pytest.mark.parametrize("role", ["reader", "it_department"])
def test_others_read_who_sees_to_what(as_person, cast, session, role):
    client, before = as_person(cast("almby", role), "en"), assigned(session)
    page = client.page(HERE)
    assert page.xpath("//select") == []
    assert "Gunnel Aspvret" in page.text_content()
    assert client.post(HERE, data={"person-KON": "", "seen-KON": "-"}).status_code == 403
    assert assigned(session) == before
