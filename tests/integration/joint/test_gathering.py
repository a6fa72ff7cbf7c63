"""Coordinators gather institutions, decide otherwise than the most, and take newer hand-ins."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from lxml import html
from sqlmodel import col, select

from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.queries import TakenPart, list_taken_parts, read_joint
from inventory_app.submission.actions import submit_
from inventory_app.tables import ChangeSet, Institution, JointChoice, JointMember, JointSpecification, RequirementChoice, Submission, today

NEW = {"name": "Tredje", "rule": "some", "at_least": "2", "catalogue_edition": "1"}


def table(client, url: str, table_id: str = "members-table") -> dict[str, list[str]]:
    rows = client.page(url).xpath(f"//table[@id='{table_id}']/tbody/tr")
    return {row.xpath("string(th)").replace("\xad", "").strip(): [" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in rows}


def members(session, joint) -> list[str]:
    session.rollback()
    query = select(Institution.key).join(JointMember, JointMember.institution_id == Institution.id).where(JointMember.joint_id == joint.id)
    return list(session.exec(query.order_by(Institution.key)))


def test_demo_has_five_of_which_two_have_approved_and_one_has_remarked(coordinator, base):
    found = table(coordinator, f"{base}/")
    assert len(found) == 5
    assert {name: cells[3].split(" Majken")[0].split(" Alvar")[0] for name, cells in found.items()} == {
        "Almby University College": "Approved",
        "Fagernäs University": "Has not answered",
        "Granliden University College": "Has not answered",
        "Holmsta Institute of Technology": "Approved",
        "Lindesta University": "Has not answered",
    }
    assert "SAM-09" in found["Almby University College"][3]


def test_only_those_who_handed_in_and_share_can_be_chosen(coordinator, share, session, institution_ids):
    share("ekvik", ShareLevel.WITHHELD)
    page = coordinator.page("/consortium/joint/new")
    offered = {label.text_content().strip() for label in page.xpath("//fieldset[@id='institutions']//label")}
    assert offered == {
        "Almby University College",
        "Fagernäs University",
        "Granliden University College",
        "Holmsta Institute of Technology",
        "Lindesta University",
    }
    assert "Ekvik University College" in page.xpath("string(//p[@class='nothing'])")
    # Sent all the same: neither who withholds nor who has not handed in is taken.
    refused = coordinator.post("/consortium/joint/new", data=NEW | {"institutions": institution_ids("almby", "ekvik", "bergsund")})
    assert refused.status_code == 422
    assert session.exec(select(JointSpecification.name)).all() == ["Gemensamt samverkansstöd"]


def test_gathering_reads_each_from_its_last_hand_in(coordinator, session, institution_ids):
    answer = coordinator.post("/consortium/joint/new", data=NEW | {"institutions": institution_ids("almby", "ekvik")})
    assert answer.status_code == 303
    session.rollback()
    made = session.exec(select(JointSpecification).where(JointSpecification.name == "Tredje")).one()
    assert (made.at_least, made.catalogue_edition, members(session, made)) == (2, 1, ["almby", "ekvik"])
    # Both have handed in for the demo's earlier round, too.
    assert all(member.number == 2 for member in read_joint(session, made, today()).members)
    assert session.exec(select(ChangeSet.action).where(ChangeSet.subject == "joint", ChangeSet.action == "taken_in")).all() == ["taken_in"] * 7


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"name": ""}, "name"), ({"name": "Gemensamt samverkansstöd"}, "name"), ({"at_least": "1"}, "at_least"), ({"at_least": "many"}, "at_least")],
)
def test_what_is_wrong_is_said_at_its_field(coordinator, institution_ids, changed, field):
    answer = coordinator.post("/consortium/joint/new", data=NEW | {"institutions": institution_ids("almby", "ekvik")} | changed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text


def test_draft_answers_after_the_hand_in_are_never_read(coordinator, base, session, joint, find):
    before = coordinator.get(f"{base}/requirements?show=all&format=csv").data
    session.rollback()
    rows = session.exec(select(RequirementChoice).where(col(RequirementChoice.institution_id) == find("lindesta").id)).all()
    for row in rows:
        row.level = "not_needed"
    session.commit()
    assert coordinator.get(f"{base}/requirements?show=all&format=csv").data == before


def test_newer_hand_in_is_offered_and_taken_by_a_click(coordinator, base, session, joint, find):
    row = session.exec(
        select(RequirementChoice).where(col(RequirementChoice.institution_id) == find("holmsta").id, RequirementChoice.key == "AKT-02")
    ).one()
    row.level = "should"
    submit_(session, find("holmsta"), None)
    session.commit()
    cells = table(coordinator, f"{base}/")["Holmsta Institute of Technology"]
    assert cells[1].startswith("Number 2")
    assert cells[1].endswith("Take number 3: Holmsta Institute of Technology")
    assert cells[3].startswith("Approved Alvar")
    assert coordinator.post(f"{base}/members/holmsta/newest").status_code == 303
    cells = table(coordinator, f"{base}/")["Holmsta Institute of Technology"]
    assert (cells[1].startswith("Number 3"), cells[3].startswith("Approved an earlier version")) == (True, True)


def test_leaving_one_out_keeps_the_others_answers_where_nothing_of_theirs_changed(coordinator, base, session, joint):
    assert coordinator.post(f"{base}/members/granliden/out").status_code == 303
    assert members(session, joint) == ["almby", "fagernas", "holmsta", "lindesta"]
    assert coordinator.post(f"{base}/members/granliden/out").status_code == 404


def decide(client, url: str, seen: str | None = None, **fields: str):
    seen = client.page(url).xpath("string(//input[@name='seen']/@value)") if seen is None else seen
    return client.post(url, data={"seen": seen, "motive": "", **fields})


def test_deciding_otherwise_needs_a_motive_and_is_printed(coordinator, base, session):
    url = f"{base}/requirements/KON-04"
    assert decide(coordinator, url, level="must").status_code == 422
    assert decide(coordinator, url, level="must", motive="Annars blir registret fel.").status_code == 303
    session.rollback()
    assert session.exec(select(JointChoice.level).where(JointChoice.requirement_key == "KON-04")).one() == "must"
    draft = coordinator.page(f"{base}/draft?language=sv")
    assert "Annars blir registret fel." in draft.text_content().replace("\xad", "")
    # The word in the text follows the level.
    text = draft.xpath("string(//h4[@id='KON-04']/ancestor::div[contains(@class, 'doc-requirement')])").replace("\xad", "")
    assert "Systemet ska hämta" in text
    decide(coordinator, url, level="as_most")
    session.rollback()
    assert session.exec(select(JointChoice.level).where(JointChoice.requirement_key == "KON-04")).first() is None


def test_two_who_decide_at_once_clash_visibly(coordinator, as_person, base, session):
    url, other = f"{base}/requirements/KON-04", as_person("rowan.thistlewick@samordning.example", "en")
    seen = coordinator.page(url).xpath("string(//input[@name='seen']/@value)")
    assert decide(other, url, level="must", motive="Deras motiv.").status_code == 303
    clash = decide(coordinator, url, seen, level="should", motive="Mitt motiv.")
    assert clash.status_code == 409
    assert ("Deras motiv." in clash.text, "Mitt motiv." in clash.text) == (True, True)
    again = html.document_fromstring(clash.text).xpath("string(//input[@name='seen']/@value)")
    assert decide(coordinator, url, again, level="should", motive="Mitt motiv.").status_code == 303
    session.rollback()
    assert session.exec(select(JointChoice.motive).where(JointChoice.requirement_key == "KON-04")).one() == "Mitt motiv."


def test_decision_without_effect_is_shown_and_can_be_changed(coordinator, base, session, joint):
    """What is common to all when four must have chosen it is not when five must: then there is nothing left to keep out."""
    url = f"{base}/requirements/KON-04"
    decide(coordinator, url, level="in_annexes", motive="Var för sig.")
    session.rollback()
    joint.at_least = 5
    session.add(joint)
    session.commit()
    page = coordinator.page(url)
    assert page.xpath("//input[@name='level'][@checked]/@value") == ["in_annexes"]
    assert decide(coordinator, url, level="should", motive="Räcker.").status_code == 303
    session.rollback()
    assert session.exec(select(JointChoice.level).where(JointChoice.requirement_key == "KON-04")).one() == "should"


def form_of(page) -> dict[str, object]:
    chosen = {name: page.xpath(f"//main//input[@name='{name}'][@checked]/@value") for name in ("institutions", "rule")}
    typed = {name: page.xpath(f"string(//main//input[@name='{name}']/@value)") for name in ("name", "at_least", "seen")}
    return chosen | typed | {"catalogue_edition": page.xpath("string(//select[@name='catalogue_edition']/option[@selected]/@value)")}


def test_who_takes_part_is_changed_and_those_who_stay_keep_their_answers(coordinator, base, session, joint, find, institution_ids):
    sent = form_of(coordinator.page(f"{base}/edit"))
    assert sorted(sent["institutions"]) == institution_ids("almby", "fagernas", "granliden", "holmsta", "lindesta")
    kept = institution_ids("almby", "ekvik", "holmsta")
    assert coordinator.post(f"{base}/edit", data=sent | {"name": "Nytt namn", "institutions": kept}).status_code == 303
    assert (members(session, joint), joint.name) == (["almby", "ekvik", "holmsta"], "Nytt namn")
    answered = session.exec(select(JointMember.institution_id).where(JointMember.approved_hash != "").order_by(JointMember.id)).all()
    assert set(answered) == {find("almby").id, find("holmsta").id}


def test_two_who_change_who_takes_part_at_once_clash_visibly(coordinator, as_person, base, session, joint, institution_ids):
    sent, other = form_of(coordinator.page(f"{base}/edit")), as_person("rowan.thistlewick@samordning.example", "en")
    theirs = form_of(other.page(f"{base}/edit")) | {"institutions": institution_ids("almby", "ekvik", "holmsta")}
    assert other.post(f"{base}/edit", data=theirs).status_code == 303
    clash = coordinator.post(f"{base}/edit", data=sent | {"name": "Mitt namn"})
    assert clash.status_code == 409
    assert (members(session, joint), joint.name) == (["almby", "ekvik", "holmsta"], "Gemensamt samverkansstöd")
    again = form_of(html.document_fromstring(clash.text))
    assert (again["name"], coordinator.post(f"{base}/edit", data=again).status_code) == ("Mitt namn", 303)
    assert members(session, joint) == ["almby", "fagernas", "granliden", "holmsta", "lindesta"]


def test_member_that_cannot_be_chosen_any_longer_is_not_left_out_unasked(coordinator, base, session, joint, share):
    share("lindesta", ShareLevel.WITHHELD)
    assert coordinator.post(f"{base}/edit", data=form_of(coordinator.page(f"{base}/edit")) | {"name": "Nytt namn"}).status_code == 303
    assert members(session, joint) == ["almby", "fagernas", "granliden", "holmsta", "lindesta"]


def test_member_without_a_hand_in_has_no_newer_one_to_take(coordinator, base, session, find):
    session.execute(sa.delete(Submission).where(col(Submission.institution_id) == find("lindesta").id))
    session.commit()
    assert "Lindesta University has no hand-in to read" in coordinator.page(f"{base}/").text_content()
    assert coordinator.post(f"{base}/members/lindesta/newest").status_code == 404


def test_requirement_that_nobody_chose_cannot_be_decided_on(coordinator, base):
    assert coordinator.get(f"{base}/requirements/NO-SUCH").status_code == 404
    assert coordinator.get(f"{base}/requirements/lindesta-RAP-E01").status_code == 200


def test_details_are_merged_and_clash_visibly(coordinator, as_person, base, session, joint):
    other = as_person("rowan.thistlewick@samordning.example", "en")

    def form(client) -> dict[str, str]:
        page = client.page(f"{base}/details")
        typed = {field.get("name"): field.text or "" for field in page.xpath("//main//form//textarea")}
        typed |= {field.get("name"): field.get("value") for field in page.xpath("//main//form//input")}
        return typed | {field.get("name"): field.xpath("string(option[@selected]/@value)") for field in page.xpath("//main//form//select")}

    mine, theirs = form(coordinator), form(other)
    assert other.post(f"{base}/details", data=theirs | {"title": "Deras titel"}).status_code == 303
    # Another field: both stay.
    assert coordinator.post(f"{base}/details", data=mine | {"registry_number": "X 1"}).status_code == 303
    session.rollback()
    assert (joint.details["title"], joint.details["registry_number"]) == ("Deras titel", "X 1")
    clash = coordinator.post(f"{base}/details", data=mine | {"title": "Min titel", "why": "Mitt varför."})
    assert clash.status_code == 409
    assert "Deras titel" in clash.text
    assert 'value="Min titel"' in clash.text
    # Sent once more my title stands, and of what I never touched nothing is taken back.
    seen = {field.get("name"): field.get("value") for field in html.document_fromstring(clash.text).xpath("//input[starts-with(@name, 'seen.')]")}
    assert coordinator.post(f"{base}/details", data=mine | seen | {"title": "Min titel", "why": "Mitt varför."}).status_code == 303
    session.rollback()
    assert [joint.details[key] for key in ("title", "why", "registry_number")] == ["Min titel", "Mitt varför.", "X 1"]


def test_volumes_reach_the_price_schedule(coordinator, base, session, joint):
    page = coordinator.page(f"{base}/members/granliden/volumes")
    seen = {field.get("name"): field.get("value") for field in page.xpath("//main//form//input[starts-with(@name, 'seen.')]")}
    assert (
        coordinator.post(f"{base}/members/granliden/volumes", data=seen | {"users": "1 250", "organisations": "600", "contacts": ""}).status_code
        == 303
    )
    session.rollback()
    assert next(member.party.volumes for member in read_joint(session, joint, today()).members if member.key == "granliden") == {
        "employees": 285,
        "students": 2900,
        "users": 1250,
        "organisations": 600,
    }
    assert coordinator.post(f"{base}/members/granliden/volumes", data=seen | {"users": "fler"}).status_code == 422


def test_institution_that_has_not_answered_is_told_of_it(session, joint, find):
    name = "Gemensamt samverkansstöd"
    assert list_taken_parts(session, find("lindesta").id) == [TakenPart(joint.id, name, True)]
    assert list_taken_parts(session, find("almby").id) == [TakenPart(joint.id, name, False)]
    assert list_taken_parts(session, find("dalhem").id) == []


def test_overview_asks_those_who_have_not_answered_and_leads_all_who_take_part(as_person, cast, joint):
    asked, answered, outside = (as_person(cast(key, "main_contact"), "en").page(f"/institutions/{key}/") for key in ("lindesta", "almby", "dalhem"))
    link = f"/joint/{joint.id}/"
    assert [len(page.xpath(f"//a[contains(@href, '{link}')]")) for page in (asked, answered, outside)] == [2, 1, 0]
    assert "waits for your answer" in asked.text_content()
    assert "waits for your answer" not in answered.text_content()


def test_only_what_was_never_issued_can_be_deleted(coordinator, base, session):
    assert coordinator.post(f"{base}/delete").status_code == 303
    session.rollback()
    assert session.exec(select(JointSpecification)).all() == []
    assert session.exec(select(JointMember)).all() == []


@pytest.mark.parametrize("path", ["/", "/requirements?show=all", "/draft", "/issue"])
def test_statements_are_as_many_with_three_members_as_with_twelve(coordinator, base, session, joint, sql_count, find, path):
    def count() -> int:
        coordinator.page(f"{base}{path}")
        with sql_count() as statements:
            coordinator.page(f"{base}{path}")
        return len(statements)

    for key in ("granliden", "holmsta"):
        coordinator.post(f"{base}/members/{key}/out")
    assert len(members(session, joint)) == 3
    few = count()
    # Readings were noted meanwhile; what was read before would be an old picture to write on.
    session.rollback()
    submission = session.exec(select(JointMember.submission_id).where(JointMember.joint_id == joint.id)).first()
    for number in range(9):
        extra = Institution(key=f"extra{number}", name_sv=f"Extra {number}", name_en=f"Extra {number}", template_edition=1, catalogue_edition=1)
        session.add(extra)
        session.flush()
        session.add(JointMember(joint_id=joint.id, institution_id=extra.id, submission_id=submission))
    session.commit()
    assert len(members(session, joint)) == 12
    assert count() == few


def test_list_of_joint_specifications_sends_as_many_statements_with_one_as_with_ten(coordinator, session, sql_count):
    def count() -> int:
        coordinator.page("/consortium/joint/")
        with sql_count() as statements:
            coordinator.page("/consortium/joint/")
        return len(statements)

    few = count()
    session.add_all(JointSpecification(name=f"Nummer {number}", catalogue_edition=1) for number in range(9))
    session.commit()
    assert count() == few
