"""Issuing: what stops it, what it keeps, and that it stays."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from lxml import html
from pypdf import PdfReader
from sqlmodel import col, select

from inventory_app.institutions.sheets import Editor
from inventory_app.specification import actions, queries
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.tables import AnswerSheet, ChangeSet, Institution, Issue, IssueDocument, RequirementChoice, today

BASE = "/institutions/almby/specification"


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("almby", "system_owner"))


def issue(client, **fields):
    return client.post(f"{BASE}/issue", data={"version": "1.0", "language": "sv", "remark": "", **fields})


def issues(session):
    session.rollback()
    return session.exec(select(Issue).order_by(col(Issue.id))).all()


def test_issue_freezes_both_languages(owner, small, session):
    answer = issue(owner, remark="Efter remissen.")
    assert (answer.status_code, answer.location) == (303, f"{BASE}/")
    (issued,) = issues(session)
    assert (issued.version, issued.language, issued.remark, issued.issued_by_name) == ("1.0", "sv", "Efter remissen.", "Gunnel Aspvret")
    documents = session.exec(select(IssueDocument).where(IssueDocument.issue_id == issued.id).order_by(IssueDocument.language)).all()
    assert [document.language for document in documents] == ["en", "sv"]
    assert [document.sha256 for document in documents] == [sha256(document.pdf).hexdigest() for document in documents]
    assert session.exec(select(ChangeSet.action).where(ChangeSet.subject == "specification")).all() == ["issued"]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(documents[1].pdf)).pages)
    assert "UTKAST" not in text.upper()
    assert "Öppna punkter" not in text
    assert "Efter remissen." in text


@pytest.mark.usefixtures("instant_printer")
def test_issue_is_offered_byte_for_byte_whatever_happens_later(owner, small, session):
    issue(owner)
    stored = {document.language: document.pdf for document in session.exec(select(IssueDocument))}
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.institution_id == small.id, AnswerSheet.name == "details")).one()
    sheet.answers = {**sheet.answers, "title": "Något helt annat"}
    session.add(sheet)
    session.commit()
    for language, name in (("sv", "kravspecifikation-almby-1.0.pdf"), ("en", "requirements-specification-almby-1.0.pdf")):
        answer = owner.get(f"{BASE}/issues/1.0/{language}.pdf")
        assert answer.data == stored[language]
        assert (answer.mimetype, answer.headers["Content-Disposition"]) == ("application/pdf", f"inline; filename={name}")
        assert answer.headers["ETag"] == f'"{sha256(stored[language]).hexdigest()}"'
        assert owner.get(f"{BASE}/issues/1.0/{language}.pdf", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    title = owner.page(f"{BASE}/issues/1.0/sv").xpath("string(//h1)").replace("\u00ad", "")
    assert title == "Samverkansstöd för Högskolan i Almby"
    assert owner.get(f"{BASE}/issues/1.1/sv.pdf").status_code == 404


@pytest.mark.usefixtures("instant_printer")
def test_issue_keeps_the_facts_behind_its_pages_whatever_happens_later(owner, small, session):
    before = queries.basis_for(session, small, queries.DRAFT)
    session.rollback()
    issue(owner)
    session.rollback()
    row = session.exec(select(RequirementChoice).where(RequirementChoice.institution_id == small.id, RequirementChoice.level == "must")).first()
    row.level = "should"
    session.add(row)
    session.commit()
    kept = queries.basis_for(session, small, "1.0")
    assert before.requirements
    assert kept == before
    assert queries.basis_for(session, small, queries.DRAFT) != kept


@pytest.mark.usefixtures("instant_printer")
def test_decision_is_kept_with_the_issue_and_printed(owner, small, session):
    decided = {"decided_by": "Styrgruppen för samverkan", "decided_on": "24/11 2026", "decision": "Fastställs med två ändringar."}
    assert issue(owner, **decided).status_code == 303
    (issued,) = issues(session)
    assert (issued.decided_by, issued.decided_on.isoformat(), issued.decision) == (decided["decided_by"], "2026-11-24", decided["decision"])
    text = owner.page(f"{BASE}/issues/1.0/sv").text_content().replace("\u00ad", "")
    assert ("Styrgruppens beslut" in text, "24 november 2026" in text, decided["decision"] in text) == (True, True, True)
    assert decided["decision"] in owner.page(f"{BASE}/").text_content()


@pytest.mark.usefixtures("instant_printer")
@pytest.mark.parametrize(
    ("given", "faulty"),
    [
        ({"decided_by": "Styrgruppen"}, {"decided_on", "decision"}),
        ({"decision": "Fastställs.", "decided_on": "2026-11-24"}, {"decided_by"}),
        ({"decided_by": "Styrgruppen", "decision": "Fastställs.", "decided_on": "november"}, {"decided_on"}),
        ({"decided_by": "Styrgruppen", "decision": "x" * 501, "decided_on": "2026-11-24"}, {"decision"}),
    ],
)
def test_half_a_decision_is_none(owner, small, session, given, faulty):
    answer = issue(owner, **given)
    assert answer.status_code == 422
    links = html.document_fromstring(answer.text).xpath("//div[@class='ds-error-summary']//a/@href")
    assert {link.removeprefix("#") for link in links} == faulty
    assert issues(session) == []


@pytest.mark.usefixtures("instant_printer")
def test_facts_of_an_issue_from_before_they_were_kept_are_read_from_its_pages(owner, small, session):
    before = queries.basis_for(session, small, queries.DRAFT)
    session.rollback()
    issue(owner)
    (issued,) = issues(session)
    issued.basis = {}
    session.add(issued)
    session.commit()
    read = queries.basis_for(session, small, "1.0")
    assert (read.requirements, read.categories, read.names) == (before.requirements, before.categories, before.names)
    with pytest.raises(queries.NoSuchIssue):
        queries.basis_for(session, small, "7.0")


@pytest.mark.usefixtures("instant_printer")
def test_next_issue_is_a_small_step_or_a_new_number_and_tells_of_the_earlier(owner, small, session):
    issue(owner)
    assert owner.page(f"{BASE}/issue").xpath("//input[@name='version']/@value") == ["1.1", "2.0"]
    assert issue(owner, version="1.0").status_code == 422
    assert issue(owner, version="2.0", language="en").status_code == 303
    assert [(issued.version, issued.language) for issued in issues(session)] == [("1.0", "sv"), ("2.0", "en")]
    assert "Ändringslogg" in owner.page(f"{BASE}/issues/2.0/sv").text_content()
    assert owner.page(f"{BASE}/").xpath("//table[@id='issues']//th[@scope='row']/text()") == ["2.0", "1.0"]


def test_refusal_lists_what_is_missing_with_links(owner, small, session):
    choice = session.exec(select(RequirementChoice).where(RequirementChoice.institution_id == small.id, RequirementChoice.key == "KON-02")).first()
    choice = choice or RequirementChoice(institution_id=small.id, key="KON-02", category="KON", catalogue_edition=1)
    choice.level = None
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.institution_id == small.id, AnswerSheet.name == "details")).one()
    sheet.answers = {key: value for key, value in sheet.answers.items() if key != "why"}
    session.add_all([choice, sheet])
    session.commit()
    answer = issue(owner)
    assert answer.status_code == 422
    page = owner.page(f"{BASE}/issue")
    assert [(link.text, link.get("href")) for link in page.xpath("//ul[@class='spec-points']//a")] == [
        ("Varför upphandlar ni är inte ifyllt", "/institutions/almby/details/purpose#f-why"),
        ("Organisationer och kontaktpersoner: nivån är inte beslutad för KON-02", "/institutions/almby/checklist/KON"),
    ]
    assert issues(session) == []


@pytest.mark.parametrize("role", ["reader", "it_department"])
def test_others_may_read_but_not_issue(as_person, cast, small, session, role):
    client = as_person(cast("almby", role))
    assert client.get(f"{BASE}/").status_code == 200
    assert issue(client).status_code == 403
    assert issues(session) == []


@pytest.mark.usefixtures("instant_printer")
def test_strangers_find_nothing(as_person, cast, owner, small):
    issue(owner)
    stranger = as_person(cast("bergsund", "main_contact"))
    for path in ("/", "/draft", "/draft.pdf", "/issue", "/issues/1.0/sv", "/issues/1.0/sv.pdf"):
        assert stranger.get(f"{BASE}{path}").status_code == 404
    # A version that another institution has issued is not theirs either.
    assert stranger.get("/institutions/bergsund/specification/issues/1.0/sv.pdf").status_code == 404


def test_a_change_while_it_was_printed_refuses_the_issue(session, small):
    dossier = queries.read_dossier(session, small, today())
    stamp = Stamp("1.0", dossier.today, "Gunnel Aspvret", "sv")
    printed = {language: actions.Printed(compose(dossier, language, stamp), b"%PDF") for language in ("sv", "en")}
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.institution_id == small.id, AnswerSheet.name == "details")).one()
    sheet.answers = {**sheet.answers, "title": "Något annat"}
    session.add(sheet)
    session.flush()
    with pytest.raises(actions.ChangedMeanwhile):
        actions.issue_(session, Editor(small.id, None), stamp, printed)


def test_a_version_cannot_be_used_twice(session, small):
    def printed(version):
        dossier = queries.read_dossier(session, small, today())
        stamp = Stamp(version, dossier.today, "Gunnel Aspvret", "sv")
        return stamp, {language: actions.Printed(compose(dossier, language, stamp), b"%PDF") for language in ("sv", "en")}

    first, again = printed("1.0"), printed("1.0")
    actions.issue_(session, Editor(small.id, None), *first)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.issue_(session, Editor(small.id, None), *again)


def test_command_line_gets_drafts_and_issues(app, owner, small, session):
    issue(owner)
    here = session.exec(select(Institution).where(Institution.key == "almby")).one()
    assert queries.compose_for(session, here, "draft", "sv").is_draft
    assert queries.compose_for(session, here, "1.0", "en").version == "1.0"
    with pytest.raises(queries.NoSuchIssue):
        queries.compose_for(session, here, "7.0", "en")
