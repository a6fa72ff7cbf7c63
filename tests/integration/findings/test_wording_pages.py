"""Pages of wording: what is said, standing by it, taking a proposal over, and checking while one types."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.requirements.queries import list_choices
from inventory_app.tables import AcceptedFinding, ChangeSet, Institution

DALHEM = "/institutions/dalhem"
VAGUE = "Systemet ska vara användarvänligt vid registrering av besök."
BRANDED = "Systemet ska hämta bokningar från Outlook varje natt."


@pytest.fixture
def owner(as_person, cast):
    return as_person(cast("dalhem", "main_contact"), "en")


def write(client, text, level="must", **fields):
    data = {"text_sv": text, "level": level, "motive_sv": "Det behövs.", "methods": "V", "met_when": "delivery", **fields}
    assert client.post(f"{DALHEM}/checklist/AKT/own", data=data).status_code == 303


def said(page, key="AKT-E01"):
    (article,) = page.xpath(f"//article[@id='{key}']")
    return [" ".join(head.text_content().split()) for head in article.xpath(".//p[@class='finding-head']")]


def place_of(page, rule, key="AKT-E01"):
    (form,) = page.xpath(f"//article[@id='{key}']//form[contains(@action, 'accept')][.//input[@name='rule' and @value='{rule}']]")
    return {field.get("name"): field.get("value") for field in form.xpath(".//input")}


def test_page_marks_the_words_and_says_what_and_why(owner):
    write(owner, VAGUE)
    page = owner.page(f"{DALHEM}/wording/")
    assert [mark.text_content() for mark in page.xpath("//article[@id='AKT-E01']//mark")] == ["användarvänligt"]
    assert said(page)[0].startswith("Warning")
    assert page.xpath("string(//article[@id='AKT-E01']//p[@class='finding-why'])")


def test_nothing_chosen_yet_says_what_to_do(owner):
    assert "Choose requirements in the checklist first." in owner.page(f"{DALHEM}/wording/").text_content()


def test_accepting_needs_a_reason_and_keeps_what_was_typed(owner, session):
    write(owner, BRANDED)
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02")
    answer = owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "  "})
    assert answer.status_code == 422
    assert "Write why the wording stands." in answer.text
    answer = owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "x" * 1001})
    assert (answer.status_code, "x" * 1001 in answer.text) == (422, True)
    assert session.exec(select(AcceptedFinding)).all() == []


def test_accepted_finding_is_shown_with_its_reason_and_can_be_withdrawn(owner, session):
    write(owner, BRANDED)
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02")
    assert owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "Det är vår miljö i dag."}).status_code == 303
    page = owner.page(f"{DALHEM}/wording/?state=accepted")
    assert "Det är vår miljö i dag." in page.xpath("string(//div[@class='finding-accepted'])")
    assert owner.post(f"{DALHEM}/wording/withdraw", data=place).status_code == 303
    session.rollback()
    assert session.exec(select(AcceptedFinding)).all() == []
    assert session.exec(select(ChangeSet.action).where(ChangeSet.subject == "findings").order_by(ChangeSet.id)).all() == ["accepted", "withdrawn"]


def test_finding_that_goes_over_lines_is_accepted_as_a_browser_sends_it(owner, session):
    write(owner, "Systemet ska visa besöket för\n" + "alla handläggare och chefer " * 12 + "varje dag.")
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L17")
    assert "\n" in place["excerpt"]
    owner.post(f"{DALHEM}/wording/accept", data={**place, "excerpt": place["excerpt"].replace("\n", "\r\n"), "motive": "Det går inte kortare."})
    assert session.exec(select(AcceptedFinding.rule)).all() == ["L17"]


def test_words_changed_meanwhile_are_not_accepted(owner, session):
    write(owner, BRANDED)
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02") | {"excerpt": "gmail"}
    owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "Nej."})
    assert session.exec(select(AcceptedFinding)).all() == []
    assert "has been changed in the meantime" in owner.page(f"{DALHEM}/wording/").text_content()


def test_proposal_becomes_the_wording_and_can_be_undone(owner, session):
    write(owner, BRANDED)
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02")
    answer = owner.post(f"{DALHEM}/wording/use", data=place)
    assert answer.status_code == 303
    assert "/checklist/AKT?changed=" in answer.location
    institution = session.exec(select(Institution).where(Institution.key == "dalhem")).one()
    (row,) = list_choices(session, institution.id)
    assert "eller likvärdig" in row.text_sv
    (undo,) = owner.page(answer.location).xpath("//form[contains(@action, 'undo')]/@action")
    owner.post(undo)
    session.rollback()
    assert [row.text_sv for row in list_choices(session, institution.id, anew=True)] == [BRANDED]


def test_proposal_does_not_overwrite_what_somebody_wrote_since(owner, session):
    write(owner, BRANDED)
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02") | {"seen": "something else"}
    owner.post(f"{DALHEM}/wording/use", data=place)
    institution = session.exec(select(Institution).where(Institution.key == "dalhem")).one()
    assert [row.text_sv for row in list_choices(session, institution.id)] == [BRANDED]


def test_checking_while_one_types_answers_with_findings_and_saves_nothing(owner, session):
    answer = owner.post(f"{DALHEM}/wording/check", data={"text": VAGUE, "language": "sv", "level": "should"})
    assert answer.status_code == 200
    assert "Error" in answer.text
    assert "Warning" in answer.text
    assert "Systemet bör vara användarvänligt" in answer.text
    assert (
        "Nothing to remark"
        in owner.post(f"{DALHEM}/wording/check", data={"text": "Systemet ska visa besök inom 30 dagar.", "language": "sv", "level": "must"}).text
    )
    institution = session.exec(select(Institution).where(Institution.key == "dalhem")).one()
    assert list_choices(session, institution.id, removed=True) == []


def test_checking_knows_the_requirements_own_blanks(owner):
    answer = owner.post(
        f"{DALHEM}/wording/check",
        data={"text": "Systemet ska visa besök inom [days] dagar.", "language": "sv", "level": "must", "requirement": "AKT-02"},
    )
    assert "Nothing to remark" in answer.text


@pytest.mark.parametrize("data", [{"text": "x", "language": "de"}, {"text": "x"}])
def test_unknown_language_is_refused(owner, data):
    assert owner.post(f"{DALHEM}/wording/check", data=data).status_code == 400


@pytest.mark.parametrize("act", ["accept", "withdraw", "use"])
def test_finding_that_no_page_showed_is_refused(owner, act):
    assert owner.post(f"{DALHEM}/wording/{act}", data={"requirement": "AKT-E01", "language": "sv", "rule": "X1", "motive": "m"}).status_code == 400


def test_text_that_somebody_typed_is_never_markup(owner):
    write(owner, "Systemet ska visa <script>alert(1)</script> och vara smidigt.")
    assert owner.page(f"{DALHEM}/wording/").xpath("//main//script") == []


def test_list_goes_out_as_a_file_with_its_filter(owner):
    write(owner, BRANDED)
    rows = owner.get(f"{DALHEM}/wording/?format=csv&state=error").data.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "L02" in rows[1]


def test_number_of_statements_is_the_same_for_one_and_many(owner, sql_count):
    write(owner, VAGUE)
    with sql_count() as few:
        owner.page(f"{DALHEM}/wording/")
    for number in range(12):
        write(owner, f"{VAGUE[:-1]} nummer {number}.")
    with sql_count() as many:
        owner.page(f"{DALHEM}/wording/")
    assert len(few) == len(many)


def test_error_stops_the_issue_until_it_is_accepted(owner, as_person, cast):
    write(owner, BRANDED)
    overview = owner.page(f"{DALHEM}/specification/")
    links = [link for link in overview.xpath("//ul[@class='spec-points']//a") if "/wording/" in link.get("href")]
    assert [link.get("href") for link in links] == [f"{DALHEM}/wording/?requirement=AKT-E01"]
    place = place_of(owner.page(f"{DALHEM}/wording/"), "L02")
    owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "Det är vår miljö i dag."})
    overview = owner.page(f"{DALHEM}/specification/")
    assert [link for link in overview.xpath("//ul[@class='spec-points']//a") if "/wording/" in link.get("href")] == []
    annex = owner.page(f"{DALHEM}/specification/draft?language=sv").text_content()
    assert "Det är vår miljö i dag." in annex.replace("\u00ad", "")


def test_category_page_tells_of_own_wording_when_it_was_saved(owner):
    write(owner, VAGUE)
    (link,) = owner.page(f"{DALHEM}/checklist/AKT").xpath("//p[@class='req-remarks']/a")
    assert link.get("href") == f"{DALHEM}/wording/?requirement=AKT-E01"
    assert " ".join(link.text_content().split()) == "1 remark on the wording: AKT-E01"
    write(owner, "Systemet ska visa andra besök inom 30 dagar.")
    assert len(owner.page(f"{DALHEM}/checklist/AKT").xpath("//p[@class='req-remarks']")) == 1


def test_same_departure_in_both_languages_is_printed_once(owner):
    write(owner, BRANDED, text_en="The system shall retrieve bookings from Outlook every night.")
    for language in ("sv", "en"):
        place = {"requirement": "AKT-E01", "language": language, "rule": "L02", "excerpt": "outlook"}
        owner.post(f"{DALHEM}/wording/accept", data={**place, "motive": "Det är vår miljö i dag."})
    annex = owner.page(f"{DALHEM}/specification/draft?language=sv").text_content().replace("\u00ad", "")
    assert annex.count("Det är vår miljö i dag.") == 1
