"""What an institution does not share by name reaches nobody through a joint specification. Something that could leak is made first."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.queries import basis_for, read_joint
from inventory_app.submission.actions import submit_
from inventory_app.tables import JointMember, RequirementChoice, Submission, today

SECRET_TEXT, SECRET_MOTIVE, SECRET_NOTE = "Systemet ska hemlighålla gröna elefanter.", "Bara vi vet om elefanterna.", "Anteckningen om elefanter."
OUTLETS = (
    "/",
    "/requirements?show=all",
    "/requirements?show=all&format=csv",
    "/draft?language=sv",
    "/draft?language=en",
    "/?list=members&format=csv",
)


@pytest.fixture
def leaky(session, find, joint):
    """Lindesta has handed in an own requirement, own wording with a motive, a note and a value that nobody else has."""
    here = find("lindesta")
    rows = {row.key: row for row in session.exec(select(RequirementChoice).where(col(RequirementChoice.institution_id) == here.id))}
    own = next(row for row in rows.values() if row.is_own)
    own.text_sv, own.motive_sv, own.level = SECRET_TEXT, SECRET_MOTIVE, "must"
    rows["AKT-02"].text_sv, rows["AKT-02"].note, rows["AKT-02"].level = SECRET_TEXT.replace("gröna", "blå"), SECRET_NOTE, "must"
    submit_(session, here, None)
    session.flush()
    last = session.exec(select(Submission.id).where(Submission.institution_id == here.id).order_by(col(Submission.number).desc())).first()
    session.exec(select(JointMember).where(JointMember.institution_id == here.id)).one().submission_id = last
    session.commit()
    return here


def everything(client, base: str, paths=OUTLETS) -> str:
    found = []
    for path in paths:
        answer = client.get(f"{base}{path}")
        assert answer.status_code == 200, path
        found.append(answer.data.decode("utf-8", "replace").replace("\xad", ""))
    return "\n".join(found)


def test_everything_is_there_while_it_is_shared_by_name(coordinator, base, share, leaky):
    share("lindesta", ShareLevel.NAMED, free_text=ShareLevel.NAMED)
    words = everything(coordinator, base)
    assert "gröna elefanter" in words
    assert "blå elefanter" in words
    assert SECRET_MOTIVE in words


def test_motives_stay_at_home_while_free_text_does(coordinator, base, share, leaky):
    share("lindesta", ShareLevel.NAMED)
    words = everything(coordinator, base)
    assert "gröna elefanter" in words
    assert (SECRET_MOTIVE in words, SECRET_NOTE in words) == (False, False)


def test_what_the_one_without_a_name_chose_shows_nowhere(coordinator, base, share, leaky, session, joint):
    """Not in a level, a number of votes or what is common either: the same joint specification without it would tell them."""
    share("lindesta", ShareLevel.COUNTED, free_text=ShareLevel.NAMED)
    words = everything(coordinator, base)
    assert "elefanter" not in words
    assert "lindesta-" not in words
    assert "Lindesta universitet:" not in words
    assert "Lindesta University:" not in words
    counted = read_joint(session, joint, today()).fold
    share("lindesta", ShareLevel.WITHHELD)
    withheld = read_joint(session, joint, today()).fold
    assert counted.common == withheld.common
    assert [party.key for party in counted.counting] == ["almby", "fagernas", "granliden", "holmsta"]


def test_who_shares_without_a_name_cannot_be_chosen_and_stops_the_issue(coordinator, base, share, leaky):
    share("lindesta", ShareLevel.COUNTED)
    page = coordinator.page("/consortium/joint/new")
    assert "Lindesta" not in " ".join(label.text_content() for label in page.xpath("//form[contains(@class,'form')]//label"))
    assert "do not share their checklist by name: Lindesta University" in page.text_content()
    stops = coordinator.page(f"{base}/issue").xpath("//ul[@class='spec-points']/li")
    assert "Lindesta University does not share its checklist by name and cannot take part" in [stop.xpath("string(a)") for stop in stops]


def test_profile_that_is_not_shared_stays_out_of_the_price_schedule(coordinator, base, share, leaky):
    assert "34 200" in everything(coordinator, base, ("/draft?language=sv",)).replace("\u00a0", " ")
    share("lindesta", ShareLevel.NAMED, profile=ShareLevel.COUNTED)
    assert "34 200" not in everything(coordinator, base, ("/draft?language=sv",)).replace("\u00a0", " ")


def test_who_stops_sharing_is_out_at_once_and_stops_the_issue(coordinator, base, share, leaky, session, joint, approve_all):
    approve_all()
    share("lindesta", ShareLevel.WITHHELD)
    words = everything(coordinator, base, OUTLETS[1:5])
    assert "elefanter" not in words
    assert "lindesta-" not in words
    stops = coordinator.page(f"{base}/issue").xpath("//ul[@class='spec-points']/li")
    assert "Lindesta University does not share its checklist by name and cannot take part" in [stop.xpath("string(a)") for stop in stops]
    assert coordinator.post(f"{base}/issue", data={"version": "1.0", "language": "sv"}).status_code == 422
    assert "lindesta" not in [member["key"] for member in basis_for(session, joint, "draft").details["members"]]


def test_other_members_see_no_more_than_the_coordinators(as_person, cast, joint, share, leaky):
    share("lindesta", ShareLevel.COUNTED)
    client = as_person(cast("almby", "reader"))
    words = everything(client, f"/institutions/almby/joint/{joint.id}", ("/", "/draft?language=sv", "/draft?language=en", "/?format=csv"))
    assert "elefanter" not in words
    assert "lindesta-" not in words


def test_remark_of_one_is_not_shown_to_another(as_person, cast, joint):
    words = everything(as_person(cast("holmsta", "main_contact")), f"/institutions/holmsta/joint/{joint.id}", ("/", "/draft?language=sv"))
    assert "forskningsprojekten i ett annat system" not in words


@pytest.mark.parametrize("path", ["/", "/draft", "/draft.pdf", "/issues/1.0/sv", "/issues/1.0/sv.pdf", "/draft/print"])
def test_who_does_not_take_part_finds_nothing(as_person, cast, joint, path):
    client = as_person(cast("ekvik", "main_contact"))
    assert client.get(f"/institutions/ekvik/joint/{joint.id}{path}").status_code == 404
    assert client.get(f"/institutions/almby/joint/{joint.id}{path}").status_code == 404
    assert client.page("/institutions/ekvik/joint/").xpath("//table") == []
