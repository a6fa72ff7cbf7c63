"""Institutions approve their part, and coordinators issue what all have approved."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import page
import pytest
from pypdf import PdfReader
from sqlmodel import col, select

from inventory_app.answers.values import fingerprint
from inventory_app.joint import actions
from inventory_app.joint.compose import compose
from inventory_app.joint.facts import price_rows
from inventory_app.joint.queries import basis_for, read_joint
from inventory_app.specification.actions import ChangedMeanwhile, Printed
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.queries import NoSuchIssue
from inventory_app.tables import ChangeSet, JointIssue, JointIssueDocument, JointMember, today

STAMP = {
    "version": "1.0",
    "language": "sv",
    "remark": "Första versionen.",
    "decided_by": "Styrgruppen",
    "decided_on": "2026-11-20",
    "decision": "Enhälligt.",
}


@pytest.fixture
def at_lindesta(joint) -> str:
    return f"/institutions/lindesta/joint/{joint.id}/"


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("lindesta", "main_contact"), "en")


def standing(client, url) -> str:
    return client.page(url).xpath("string(//main//span[contains(@class, 'ds-tag')])")


def answer(client, url, seen=None, **data):
    seen = seen or client.page(url).xpath("string(//input[@name='hash']/@value)")
    return client.post(f"{url}answer", data={"hash": seen, "answer": "approve", "remark": "", **data})


def decide(client, base) -> None:
    """Something that changes everybody's common part."""
    assert client.post(f"{base}/requirements/KON-04", data={"seen": fingerprint(None), "level": "must", "motive": "m"}).status_code == 303


def member(session, find, key) -> JointMember:
    session.rollback()
    return session.exec(select(JointMember).where(JointMember.institution_id == find(key).id)).one()


def test_main_contact_approves_what_was_shown(contact, at_lindesta, session, find):
    assert standing(contact, at_lindesta) == "Has not answered"
    assert answer(contact, at_lindesta, remark="Bra.").status_code == 303
    assert standing(contact, at_lindesta) == "Approved"
    row = member(session, find, "lindesta")
    assert (row.approved_at is not None, row.remark, len(row.approved_hash)) == (True, "Bra.", 64)
    assert session.exec(select(ChangeSet.action).where(ChangeSet.institution_id == find("lindesta").id, ChangeSet.subject == "joint")).all() == [
        "taken_in",
        "approved",
    ]
    assert "Approved the part in" in contact.page("/institutions/lindesta/history").text_content()


def test_declining_needs_a_remark_that_the_coordinators_see(contact, coordinator, at_lindesta, base):
    assert answer(contact, at_lindesta, answer="decline").status_code == 422
    assert answer(contact, at_lindesta, answer="decline", remark="Nivån på KON-04.").status_code == 303
    assert standing(contact, at_lindesta) == "Declined"
    shown = coordinator.page(f"{base}/").text_content()
    assert "Nivån på KON-04." in shown
    assert "Lindesta University has declined its part" in shown


def test_page_shows_the_common_part_and_only_ones_own_annex(contact, at_lindesta):
    keys = [key.strip() for key in contact.page(at_lindesta).xpath("//table[@id='annex']//th[@scope='row']/text()")]
    assert len(keys) > 5
    assert [key for key in keys if not key.startswith("lindesta-")] == []
    assert len(contact.page(at_lindesta).xpath("//table[starts-with(@id, 'common-')]//tbody/tr")) > 50


def test_answer_to_what_has_changed_meanwhile_is_not_taken(contact, coordinator, at_lindesta, base, session, find):
    seen = contact.page(at_lindesta).xpath("string(//input[@name='hash']/@value)")
    decide(coordinator, base)
    refused = answer(contact, at_lindesta, seen, remark="Mina ord")
    assert refused.status_code == 409
    assert "Mina ord" in refused.text
    assert member(session, find, "lindesta").approved_hash == ""


def test_later_change_shows_that_an_earlier_version_was_approved(contact, coordinator, at_lindesta, base, approve_all):
    approve_all()
    # Neither a title nor another institution's numbers are lindesta's part.
    page_ = coordinator.page(f"{base}/members/granliden/volumes")
    seen = {field.get("name"): field.get("value") for field in page_.xpath("//main//form//input[starts-with(@name, 'seen.')]")}
    coordinator.post(f"{base}/members/granliden/volumes", data=seen | {"users": "81", "organisations": "600", "contacts": ""})
    assert standing(contact, at_lindesta) == "Approved"
    decide(coordinator, base)
    assert standing(contact, at_lindesta) == "Approved an earlier version"


@pytest.mark.parametrize("role", ["system_owner", "it_department", "reader"])
def test_others_of_the_institution_read_and_do_not_answer(as_person, cast, at_lindesta, role):
    client = as_person(cast("lindesta", role))
    assert client.page(at_lindesta).xpath("//input[@name='hash']") == []
    assert client.post(f"{at_lindesta}answer", data={"hash": "x", "answer": "approve"}).status_code == 403


def test_issue_is_refused_while_somebody_has_not_approved(coordinator, base, session):
    answered = coordinator.post(f"{base}/issue", data=STAMP)
    assert answered.status_code == 422
    stops = coordinator.page(f"{base}/issue").xpath("//ul[@class='spec-points']/li")
    assert [stop.xpath("string(a)") for stop in stops] == [
        "Fagernäs University has not approved its part",
        "Granliden University College has not approved its part",
        "Lindesta University has not approved its part",
    ]
    assert [len(stop.xpath("form")) for stop in stops] == [1, 1, 1]
    assert session.exec(select(JointIssue)).all() == []


@pytest.mark.usefixtures("instant_printer")
def test_issue_goes_through_once_those_who_did_not_approve_are_left_out(coordinator, base, session):
    for key in ("fagernas", "granliden"):
        coordinator.post(f"{base}/members/{key}/out")
    # Three of three is another common part than three of five.
    assert "approved an earlier version" in coordinator.page(f"{base}/issue").text_content()
    assert coordinator.post(f"{base}/issue", data=STAMP).status_code == 422


@pytest.mark.usefixtures("instant_printer")
def test_issue_freezes_both_languages_and_the_facts(coordinator, base, session, joint, approve_all, contact, at_lindesta):
    approve_all()
    before = basis_for(session, joint, "draft")
    session.rollback()
    answered = coordinator.post(f"{base}/issue", data=STAMP)
    assert (answered.status_code, answered.location) == (303, f"{base}/")
    issue = session.exec(select(JointIssue)).one()
    assert (issue.version, issue.language, issue.decided_by, str(issue.decided_on), issue.decision) == (
        "1.0",
        "sv",
        "Styrgruppen",
        "2026-11-20",
        "Enhälligt.",
    )
    documents = session.exec(select(JointIssueDocument).order_by(JointIssueDocument.language)).all()
    assert [each.language for each in documents] == ["en", "sv"]
    assert [each.sha256 for each in documents] == [sha256(each.pdf).hexdigest() for each in documents]
    decide(coordinator, base)
    session.rollback()
    kept = basis_for(session, joint, "1.0")
    assert kept == before
    assert kept.institution_key == f"joint-{joint.id}"
    assert [name for name, _volumes in price_rows(kept, "sv")] == [
        "Högskolan i Almby",
        "Fagernäs universitet",
        "Högskolan i Granliden",
        "Holmsta tekniska högskola",
        "Lindesta universitet",
    ]
    for client, place in ((coordinator, base), (contact, at_lindesta.rstrip("/"))):
        assert client.get(f"{place}/issues/1.0/sv.pdf").data == documents[1].pdf
        cover = client.page(f"{place}/issues/1.0/sv").text_content().replace("\xad", "")
        assert "Styrgruppen" in cover
        assert "Öppna punkter" not in cover
        assert client.get(f"{place}/issues/2.0/sv.pdf").status_code == 404
    assert coordinator.page(f"{base}/issue").xpath("//input[@name='version']/@value") == []
    with pytest.raises(NoSuchIssue):
        basis_for(session, joint, "7.0")
    assert coordinator.post(f"{base}/delete").status_code == 303
    assert session.exec(select(JointIssue.version)).all() == ["1.0"]


def test_change_while_it_was_printed_refuses_the_issue(session, joint, approve_all):
    approve_all()
    gathered = read_joint(session, joint, today())
    stamp = Stamp("1.0", gathered.today, "Ingalill Stensjö", "sv")
    printed = {language: Printed(compose(gathered, language, stamp), b"%PDF") for language in ("sv", "en")}
    joint.details = {**joint.details, "title": "Något annat"}
    session.add(joint)
    session.flush()
    with pytest.raises(ChangedMeanwhile):
        actions.issue_(session, joint, None, stamp, printed)


@pytest.mark.once
def test_draft_prints_as_a_valid_pdf(coordinator, base, session, joint):
    """Two members and a few requirements: printed in a moment."""
    for key in ("fagernas", "granliden", "lindesta"):
        coordinator.post(f"{base}/members/{key}/out")
    for row in session.exec(select(JointMember).where(JointMember.joint_id == joint.id).order_by(col(JointMember.id))):
        assert row.submission_id
    answered = coordinator.get(f"{base}/draft.pdf?language=en")
    assert (answered.status_code, answered.mimetype) == (200, "application/pdf")
    assert [str(fault) for fault in page.validate_pdf_bytes(answered.data, profile=page.ValidationProfile.PDF_UA_1).failures] == []
    reader = PdfReader(BytesIO(answered.data))
    names = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert names[-3:] == ["Annex 1 Almby University College", "Annex 2 Holmsta Institute of Technology", "Open points"]
    assert all("DRAFT" in each.extract_text().upper() for each in reader.pages[:5])
