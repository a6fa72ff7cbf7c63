"""The institution's own sheets: profile, preconditions and details, each saved step by step."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.answers.values import fingerprint
from inventory_app.institutions.sheets import Editor, answers_of, save_answers
from inventory_app.tables import Institution
from tests.pages import autosave, error_links, fill, inputs_of, parsed, seen_in, words

ALMBY, DALHEM = "/institutions/almby", "/institutions/dalhem"
OWNER, IT, READER, DALHEM_CONTACT = (
    "gunnel.aspvret@almby.example",
    "ossian.kvarnmark@almby.example",
    "tage.lindrot@almby.example",
    "rut.enskede-moberg@dalhem.example",
)


@pytest.fixture
def contact(as_person):
    return as_person(DALHEM_CONTACT, "en")


@pytest.fixture
def stored(session):
    def stored(name: str, key: str = "dalhem") -> dict:
        session.rollback()
        found = answers_of(session, session.exec(select(Institution.id).where(Institution.key == key)).one(), name)
        session.rollback()
        return found

    return stored


def test_first_answers_of_a_sheet_are_kept_and_lead_on(contact, stored):
    sent = fill(contact, f"{DALHEM}/profile/direction", strategy="research", students="7 400", why_relations="Rad ett\r\n\r\nRad tre")
    answer = contact.post(f"{DALHEM}/profile/direction", data=sent)
    assert (answer.status_code, answer.location) == (303, f"{DALHEM}/profile/organisation")
    assert stored("profile") == {"strategy": "research", "students": 7400, "why_relations": "Rad ett\n\nRad tre"}


def test_last_step_leads_back_to_the_sheet(contact):
    assert contact.post(f"{DALHEM}/profile/maturity", data=fill(contact, f"{DALHEM}/profile/maturity")).location == f"{DALHEM}/profile/"


def test_precondition_has_a_status_a_remark_who_and_when(contact, stored):
    parts = {"stated_why.status": ["started"], "stated_why.remark": ["På väg"], "stated_why.responsible": ["Rektor"], "stated_why.by": ["2027-03"]}
    contact.post(f"{DALHEM}/preconditions/direction", data=fill(contact, f"{DALHEM}/preconditions/direction") | parts)
    assert stored("preconditions") == {"stated_why": {"status": "started", "remark": "På väg", "responsible": "Rektor", "by": "2027-03"}}


def test_what_cannot_be_read_is_told_with_links_and_kept(contact, stored):
    sent = fill(contact, f"{DALHEM}/profile/direction", students="många", offer="kvar")
    answer = contact.post(f"{DALHEM}/profile/direction", data=sent)
    page = parsed(answer)
    assert (answer.status_code, error_links(page)) == (422, [("q-students", "Write a number with digits, such as 1200.")])
    assert inputs_of(page, "//main//form[contains(@class,'form')]") == {name: values for name, values in sent.items() if name != "then"}
    assert stored("profile") == {}


def test_autosave_twice_does_not_clash_with_itself(contact, stored):
    sent = fill(contact, f"{DALHEM}/profile/direction", students="1")
    first = autosave(contact, f"{DALHEM}/profile/direction", sent, "students")
    second = autosave(contact, f"{DALHEM}/profile/direction", sent | {"students": ["2"], "students!seen": [seen_in(first)]}, "students")
    assert (first.status_code, second.status_code, stored("profile")) == (200, 200, {"students": 2})


def test_two_people_merge_and_clash(as_person, stored):
    mine, theirs = as_person(OWNER, "en"), as_person(IT, "en")
    address = f"{ALMBY}/profile/direction"
    my_form, their_form = fill(mine, address, students="1", employees="5"), fill(theirs, address, students="2", offer="Deras")
    theirs.post(address, data=their_form)
    answer = mine.post(address, data=my_form)
    page = parsed(answer)
    assert answer.status_code == 409
    assert words(page, "//*[contains(@class,'clash')]") == "The other answer: 2 students"
    found = stored("profile", "almby")
    assert (found["students"], found["employees"], found["offer"]) == (2, 5, "Deras")
    mine.post(address, data=inputs_of(page, "//main//form[contains(@class,'form')]"))
    assert stored("profile", "almby")["students"] == 1
    newest = mine.page(f"{ALMBY}/profile/history?question=students").xpath("(//ol[@class='history']/li)[1]")[0]
    assert (newest.xpath("string(.//del)"), newest.xpath("string(.//ins)")) == ("2 students", "1 students")


@pytest.mark.parametrize(
    ("email", "name", "step", "status"),
    [
        (IT, "profile", "direction", 303), (IT, "preconditions", "direction", 303), (IT, "details", "purpose", 403),
        (OWNER, "details", "purpose", 303), (READER, "profile", "direction", 403), (READER, "details", "purpose", 403),
    ],
)  # fmt: skip
def test_each_sheet_has_its_own_right(as_person, email, name, step, status):
    assert as_person(email).post(f"{ALMBY}/{name}/{step}", data={}).status_code == status


def test_reader_sees_the_answers_and_no_buttons(as_person):
    page = as_person(READER, "en").page(f"{ALMBY}/profile/direction")
    assert (page.xpath("//main//button"), page.xpath("//@hx-post"), page.xpath("boolean(//fieldset[@disabled])")) == ([], [], True)
    assert page.xpath("//input[@name='students']/@value") == ["7400"]


@pytest.mark.parametrize("page", ["profile/nowhere", "secrets/", "profile/history?question=nothing", "preconditions/maturity"])
def test_unknown_sheet_step_or_question_is_not_found(contact, page):
    assert contact.get(f"{DALHEM}/{page}").status_code == 404


def test_history_that_is_empty_says_so(contact):
    assert words(contact.page(f"{DALHEM}/profile/history"), "//*[@class='empty-state']/*[1]") == "Nothing has changed"


def test_answers_are_written_once_and_only_when_they_change(session, stored):
    dalhem = session.exec(select(Institution.id).where(Institution.key == "dalhem")).one()
    editor = Editor(dalhem, None)
    assert save_answers(session, editor, "profile", {"students": 5}, {}).changed == {"students": (None, 5)}
    session.commit()
    assert save_answers(session, editor, "profile", {"students": 5}, {"students": fingerprint(5)}).changed == {}
    assert save_answers(session, editor, "profile", {"students": None}, {"students": fingerprint(5)}).answers == {}
    session.commit()
    assert stored("profile") == {}


@pytest.mark.parametrize(
    "page", ["profile/", "profile/direction", "preconditions/", "preconditions/direction", "details/", "details/project", "profile/history"]
)
def test_sheet_pages_send_few_statements(as_person, sql_count, page):
    client = as_person(OWNER)
    client.page(f"{ALMBY}/{page}")
    with sql_count() as statements:
        client.page(f"{ALMBY}/{page}")
    assert 1 < len(statements) <= 6
