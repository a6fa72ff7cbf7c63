"""What coordinators do and see."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.tables import Institution, Membership, Person, Submission

SHARED = "/consortium/institutions/almby/"
# The number of Almby's hand-in of the current round; the first was of the earlier one.
LAST = 2
NEW = {
    "key": "nyhem",
    "name_sv": "Högskolan Nyhem",
    "name_en": "Nyhem UC",
    "kind": "guest",
    "email": "first@nyhem.example",
    "contact_name": "Första Kontakten",
    "language": "sv",
}


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def almby(session):
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


def rows(client) -> dict[str, list[str]]:
    page = client.page("/consortium/")
    return {
        row.xpath("string(th/a)").replace("\xad", ""): [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in page.xpath("//tbody/tr")
    }


def test_overview_lists_every_institution_with_its_last_hand_in(coordinator, session, almby):
    found = rows(coordinator)
    assert len(found) == 12
    last = session.exec(select(Submission).where(Submission.institution_id == almby.id, Submission.number == LAST)).one()
    state, hand_in, points, contacts, people = found["Almby University College"]
    assert (state, hand_in.split(",")[0], points, contacts) == ("Takes part", f"Number {LAST}", str(last.open_points), "Majken Tallbrink")
    assert people.startswith("4 ")


def test_overview_tells_who_declined_and_why(coordinator):
    state = rows(coordinator)["Kullavik University College"][0]
    assert state.startswith("Declined The reason: Kullavik University CollegeVi är inte mogna")


def test_overview_sends_as_many_statements_with_twelve_institutions_as_with_thirty(coordinator, session, sql_count):
    def count() -> int:
        coordinator.get("/consortium/")
        with sql_count() as statements:
            coordinator.get("/consortium/")
        return len(statements)

    few = count()
    session.add_all(Institution(key=f"k{n}", name_sv=f"K{n}", name_en=f"K{n}", template_edition=1, catalogue_edition=1) for n in range(18))
    session.commit()
    assert count() == few


def test_registered_institution_begins_with_its_first_main_contact(coordinator, client, session):
    assert coordinator.post("/consortium/register", data=NEW).status_code == 303
    (link,) = coordinator.page("/consortium/").xpath("//input[@id='invitation-link']/@value")
    made = session.exec(select(Institution).where(Institution.key == "nyhem")).one()
    assert (made.kind, made.template_edition, made.catalogue_edition, made.is_demo) == ("guest", 1, 1, False)
    client.post(link.removeprefix("http://localhost"), data={"name": "Första", "password": "fyra ord i rad", "again": "fyra ord i rad"})
    assert client.get("/institutions/nyhem/people/").status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"key": "almby"}, "key"),
        ({"key": "Ny hem"}, "key"),
        ({"key": "x"}, "key"),
        ({"name_sv": " "}, "name_sv"),
        ({"email": "nobody"}, "email"),
        ({"kind": "king"}, "kind"),
    ],
)
def test_bad_registration_is_told_at_the_field_and_leaves_nothing_behind(coordinator, session, change, field):
    answer = coordinator.post("/consortium/register", data=NEW | change)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert 'value="Nyhem UC"' in answer.text
    assert session.exec(select(Institution).where(Institution.name_en == "Nyhem UC")).first() is None
    assert session.exec(select(Person).where(Person.email == "first@nyhem.example")).first() is None


def test_coordinator_cannot_be_the_first_main_contact(coordinator, session):
    answer = coordinator.post("/consortium/register", data=NEW | {"email": "ingalill.stensjo@samordning.example"})
    assert answer.status_code == 422
    assert session.exec(select(Institution).where(Institution.key == "nyhem")).first() is None


def test_names_are_edited_and_the_key_is_not(coordinator, session, almby):
    answer = coordinator.post(SHARED + "edit", data={"name_sv": "Almby universitet", "name_en": "Almby University", "kind": "guest", "key": "other"})
    assert answer.status_code == 303
    session.rollback()
    assert (almby.key, almby.name_sv, almby.name_en, almby.kind) == ("almby", "Almby universitet", "Almby University", "guest")


@pytest.mark.usefixtures("nobody_decided")
def test_shared_page_shows_systems_by_name_and_says_what_is_kept(coordinator):
    page = coordinator.page(SHARED)
    assert len(page.xpath("//table[@id='frozen-systems']/tbody/tr")) == 12
    words = {" ".join(row.xpath("string(dt)").split()): row.xpath("string(dd)") for row in page.xpath("//dl[@class='answers']/div")}
    assert [words[part] for part in ("Costs", "Assessments", "Free text and experiences")] == ["Not at all"] * 3


@pytest.mark.usefixtures("nobody_decided")
def test_system_page_has_no_answer_that_is_not_shared(coordinator, session, almby):
    document = session.exec(select(Submission.document).where(Submission.institution_id == almby.id, Submission.number == LAST)).one()
    system = next(each for each in document["systems"] if {"purpose", "annual_cost", "functional_fit"} <= set(each["answers"]))
    url = f"{SHARED}systems/{system['id']}"
    assert system["answers"]["purpose"].split("\n")[0] not in coordinator.page(url).text_content()
    asked = coordinator.page(url).xpath("//dt/span[@class='question-no']/text()")
    session.rollback()
    decide(session, almby.id, None, {Part.FREE_TEXT: ShareLevel.NAMED, Part.COSTS: ShareLevel.NAMED})
    session.commit()
    page = coordinator.page(url)
    assert system["answers"]["purpose"].split("\n")[0] in page.text_content()
    assert len(page.xpath("//dt/span[@class='question-no']")) > len(asked)


@pytest.mark.parametrize(("part", "path"), [(Part.PROFILE, "profile"), (Part.PRECONDITIONS, "preconditions"), (Part.CHECKLIST, "checklist")])
def test_part_that_is_not_named_has_no_page_and_no_link(coordinator, session, almby, part, path):
    assert coordinator.get(SHARED + path).status_code == 200
    for level, words in ((ShareLevel.COUNTED, "Counted, without name"), (ShareLevel.WITHHELD, "Not at all")):
        session.rollback()
        decide(session, almby.id, None, {part: level})
        session.commit()
        assert coordinator.get(SHARED + path).status_code == 404
        page = coordinator.page(SHARED)
        assert page.xpath(f"//a[@href='{SHARED}{path}']") == []
        assert words in page.xpath("//dd/text()")


def test_systems_that_are_counted_only_are_not_named_anywhere(coordinator, session, almby):
    name = session.exec(select(Submission.document).where(Submission.institution_id == almby.id, Submission.number == LAST)).one()["systems"][0][
        "name"
    ]
    number = session.exec(select(Submission.document).where(Submission.institution_id == almby.id, Submission.number == LAST)).one()["systems"][0][
        "id"
    ]
    assert name in coordinator.page(SHARED).text_content()
    session.rollback()
    decide(session, almby.id, None, {Part.SYSTEMS: ShareLevel.COUNTED})
    session.commit()
    assert name not in coordinator.page(SHARED).text_content()
    assert coordinator.get(f"{SHARED}systems/{number}").status_code == 404


def test_drafts_are_never_shown(coordinator, as_person, cast):
    as_person(cast("almby", "it_department")).post("/institutions/almby/systems/", data={"names": "Hemligt utkast"})
    as_person(cast("bergsund", "it_department")).post("/institutions/bergsund/systems/", data={"names": "Hemligt utkast"})
    for url in (SHARED, "/consortium/institutions/bergsund/", "/consortium/"):
        assert "Hemligt utkast" not in coordinator.page(url).text_content()
    for path in ("profile", "preconditions", "checklist", "systems/1"):
        assert coordinator.get(f"/consortium/institutions/bergsund/{path}").status_code == 404


def test_institutions_own_pages_are_not_there_for_a_coordinator(coordinator):
    for path in ("", "systems/", "profile/", "checklist/", "hand-in/", "hand-in/2/", "sharing", "history", "decline"):
        assert coordinator.get(f"/institutions/almby/{path}").status_code == 404


def test_another_coordinator_is_invited_and_ended(coordinator, client, session):
    coordinator.post("/consortium/coordinators", data={"email": "new@samordning.example", "name": "Ny", "language": "en"})
    (link,) = coordinator.page("/consortium/coordinators").xpath("//input[@id='invitation-link']/@value")
    client.post(link.removeprefix("http://localhost"), data={"name": "Ny", "password": "fyra ord i rad", "again": "fyra ord i rad"})
    assert client.get("/consortium/").status_code == 200
    new = session.exec(select(Person).where(Person.email == "new@samordning.example")).one()
    coordinator.post(f"/consortium/coordinators/{new.id}/end")
    assert client.get("/consortium/").location.startswith("/sign-in")


def test_nobody_ends_their_own_coordination(coordinator, session):
    me = session.exec(select(Person).where(Person.email == "ingalill.stensjo@samordning.example")).one()
    coordinator.post(f"/consortium/coordinators/{me.id}/end")
    session.rollback()
    assert me.is_coordinator


def test_link_for_somebody_who_is_no_coordinator_is_not_made_on_this_page(coordinator, session):
    member = session.exec(select(Membership.person_id)).first()
    for act in ("link", "end"):
        assert coordinator.post(f"/consortium/coordinators/{member}/{act}").status_code == 404
    assert coordinator.page("/consortium/coordinators").xpath("//input[@id='invitation-link']") == []
