"""Requirement against institution as coordinators and institutions see it, and what never leaves it."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import openpyxl
import pytest
from sqlmodel import Session, delete, select

from inventory_app.comparison.levels import DECIDED
from inventory_app.comparison.queries import read_scope
from inventory_app.comparison.requirement_queries import read_levels
from inventory_app.comparison.requirements import RequirementsView
from inventory_app.comparison.scope import Filter
from inventory_app.comparison.view import Asked, Source
from inventory_app.institutions.editions import catalogue_edition, template_edition
from inventory_app.institutions.sharing import Part
from inventory_app.tables import Institution, Reading, Sharing, Submission, SubmissionFact, SubmissionOwn, id_of

AT = "/consortium/compare/requirements"
COORDINATOR = "ingalill.stensjo@samordning.example"
SHOWN = ("", "?category=KON", "?category=most", "?category=KON&order=difference", "?show=core", "?show=undecided", "?show=own")


def latest(session: Session) -> list[tuple[Institution, int]]:
    """Institutions that handed in, with their latest hand-ins."""
    found = {}
    query = select(Institution, Submission.id).join(Submission, Submission.institution_id == Institution.id).order_by(Institution.key, Submission.id)
    for institution, number in session.exec(query):
        found[institution.key] = (institution, number)
    return [*found.values()]


def share(session: Session, institution: Institution, level: str) -> None:
    session.exec(delete(Sharing).where(Sharing.institution_id == institution.id, Sharing.part == Part.CHECKLIST))
    session.add(Sharing(institution_id=id_of(institution), part=Part.CHECKLIST, level=level))
    session.commit()


def copy_of(session: Session, number: int, requirements: list[str]) -> Institution:
    """Another institution that handed in, and decided on nothing but these."""
    institution = Institution(key=f"copy{number}", name_sv=f"Kopia {number}", name_en=f"Copy {number}", kind="member", state="active", is_demo=True)
    like = session.exec(select(Institution).order_by(Institution.id)).first()
    institution.template_edition, institution.catalogue_edition = like.template_edition, like.catalogue_edition
    session.add(institution)
    session.flush()
    body = session.exec(select(Submission).order_by(Submission.id)).first().model_dump(exclude={"id", "institution_id", "number", "round_id"})
    submission = Submission(**body, institution_id=id_of(institution), number=1)
    session.add(submission)
    session.flush()
    own = {"submission_id": id_of(submission), "institution_id": id_of(institution)}
    draw = Random(number)
    for key in requirements:
        session.add(SubmissionFact(**own, part="checklist", key=f"checklist.{key}", option=draw.choice(DECIDED)))
    session.commit()
    return institution


def own_requirement(session: Session, institution: Institution, submission_id: int, sv: str, key: str = "SAM-E77") -> None:
    session.add(SubmissionOwn(submission_id=submission_id, institution_id=id_of(institution), key=key, category="SAM", level="must", text_sv=sv))
    session.commit()


@pytest.mark.parametrize("query", SHOWN)
def test_each_part_is_a_page_with_a_table(as_person, query):
    assert as_person(COORDINATOR).page(AT + query).xpath("//main//table")


def test_slider_says_where_it_stands_and_moves_the_core(as_person):
    client = as_person(COORDINATOR)
    first, last = (client.page(f"{AT}?show=core&core={number}") for number in (1, 99))
    slider = last.xpath("//input[@type='range']")[0]
    assert slider.get("value") == slider.get("max") == last.xpath("//output")[0].text
    rows = [len(page.xpath("//table[contains(@class, 'compare-table')]//tbody/tr")) for page in (first, last)]
    assert rows[0] > rows[1]


def test_levels_of_a_category_are_those_that_were_handed_in(as_person, session):
    page = as_person(COORDINATOR).page(f"{AT}?category=KON")
    heads = [head.text_content().replace("\u00ad", "").strip() for head in page.xpath("//table[contains(@class,'versus')]/thead//th")][3:]
    row = next(row for row in page.xpath("//table[contains(@class,'versus')]/tbody/tr") if "KON-01" in row.xpath("./th")[0].text_content())
    shown = dict(zip(heads, [cell.text_content().replace("\u00ad", "") for cell in row.xpath("./td")][2:], strict=True))
    words = {"must": "Ska", "must_scored": "Ska, värderas", "should": "Bör", "not_needed": "Behövs inte", None: "Obeslutat"}
    expected = {}
    for institution, number in latest(session):
        query = select(SubmissionFact.option).where(SubmissionFact.submission_id == number, SubmissionFact.key == "checklist.KON-01")
        if institution.state == "active":
            expected[institution.name_sv] = words[session.exec(query).first()]
    # What somebody keeps to itself is missing; the rest is as it was handed in.
    assert shown
    assert shown.items() <= expected.items()


@pytest.mark.parametrize("level", ["counted", "withheld"])
def test_level_and_own_words_of_who_is_not_named_are_nowhere(as_person, session, level):
    hidden, number = latest(session)[0]
    open_, other = latest(session)[1]
    secret = "Systemet ska räkna kvicksilvertermometrar i laboratoriet."
    own_requirement(session, hidden, number, secret)
    own_requirement(session, open_, other, "Kvicksilvertermometrar i laboratoriet ska räknas av systemet.")
    client = as_person(COORDINATOR)
    assert secret in client.get(f"{AT}?show=own").text.replace("\u00ad", "")
    share(session, hidden, level)
    for query in (*SHOWN, "?show=own&strategy=regional_hub"):
        text = client.get(AT + query).text.replace("\u00ad", "")
        assert secret not in text
        assert hidden.name_sv not in text
    book = openpyxl.load_workbook(BytesIO(client.get(f"{AT}?format=xlsx").data))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert cells
    assert not [cell for cell in cells if "ska räkna kvicksilver" in cell or hidden.name_sv in cell]
    # And whoever was like it stands alone again.
    assert "Delas av" not in client.get(f"{AT}?show=own").text


def test_counted_are_in_the_totals_of_the_whole_and_in_no_cell(as_person, session):
    client = as_person(COORDINATOR)
    before = client.page(f"{AT}?category=KON")
    for number in range(3):
        share(session, copy_of(session, number, ["KON-01"]), "counted")
    after, filtered = client.page(f"{AT}?category=KON"), client.page(f"{AT}?category=KON&strategy=regional_hub")

    def columns(page):
        return len(page.xpath("//table[contains(@class,'versus')]/thead//th"))

    def of_how_many(page):
        return int(page.xpath("//table[contains(@class,'versus')]/tbody/tr[1]/td[1]")[0].text.split()[-1])

    assert columns(after) == columns(before)
    assert of_how_many(after) == of_how_many(before) + 3
    assert of_how_many(filtered) == columns(filtered) - 3
    assert "Kopia" not in client.get(f"{AT}?show=undecided").text
    assert "3 utan namn" in client.get(f"{AT}?show=undecided").text


def test_two_who_want_to_be_counted_change_nothing(as_person, session):
    client = as_person(COORDINATOR)
    before = client.page(f"{AT}?show=core").xpath("string(//table[contains(@class,'compare-table')])")
    for number in range(2):
        share(session, copy_of(session, number, ["KON-01"]), "counted")
    assert client.page(f"{AT}?show=core").xpath("string(//table[contains(@class,'compare-table')])") == before


def test_institution_sees_its_own_shared_requirements_first(as_person, cast, session):
    (one, first), (two, second), (three, third) = latest(session)[:3]
    for institution, number in ((one, first), (two, second)):
        own_requirement(session, institution, number, "Systemet ska räkna kvicksilvertermometrar i laboratoriet.", "SAM-E71")
    for institution, number in ((two, second), (three, third)):
        own_requirement(session, institution, number, "Systemet ska bevara skeppsdagböcker från seglatser.", "SAM-E72")
    page = as_person(cast(three.key, "main_contact")).page(f"/institutions/{three.key}/compare/requirements?show=own")
    captions = [caption.text_content() for caption in page.xpath("//main//caption")]
    shared = [caption for caption in captions if caption.startswith("Delas av")]
    # One more pair is the demo's own.
    assert [three.name_sv in caption for caption in shared] == [True, False, False]
    assert any(one.name_sv in caption and two.name_sv in caption for caption in shared[1:])


def test_reading_is_in_the_log_as_the_checklist(as_person, session):
    as_person(COORDINATOR).page(AT)
    read = session.exec(select(Reading).where(Reading.page == "requirements")).all()
    assert read
    assert {reading.parts for reading in read} == {"checklist"}


@pytest.mark.parametrize("query", ["?category=KON", "?show=core", "?show=undecided", "?show=own"])
def test_number_of_statements_does_not_grow(as_person, session, sql_count, query):
    client = as_person(COORDINATOR)
    client.page(AT + query)
    with sql_count() as few:
        client.page(AT + query)
    for number in range(6):
        share(session, copy_of(session, number, ["KON-01", "KON-02"]), "counted" if number < 3 else "named")
    client.page(AT + query)
    with sql_count() as many:
        client.page(AT + query)
    # One more counts those without a name.
    assert len(many) <= len(few) + 1


def test_page_of_many_institutions_is_small(as_person, session):
    keys = [
        each.removeprefix("checklist.") for each in set(session.exec(select(SubmissionFact.key).where(SubmissionFact.key.startswith("checklist."))))
    ]
    for number in range(38):
        copy_of(session, number, keys)
    client = as_person(COORDINATOR)
    assert len(client.page(f"{AT}?category=KON").xpath("//table[contains(@class,'versus')]/thead//th")) > 40
    sizes = {query: len(gzip.compress(client.get(AT + query).data)) for query in SHOWN}
    print(sizes)
    assert max(sizes.values()) < 400_000


@pytest.mark.usefixtures("instant_printer")
@pytest.mark.parametrize("query", SHOWN)
def test_files_hold_the_same(as_person, query):
    client, joint = as_person(COORDINATOR), "&" if query else "?"
    assert client.get(f"{AT}{query}{joint}format=pdf").data.startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(client.get(f"{AT}{query}{joint}format=xlsx").data))
    assert book.sheetnames == ["Krav", "Gemensam kärna", "Obeslutade krav", "Egna krav i grupper"]
    assert book["Krav"].max_row > 100


@pytest.mark.parametrize("query", ["?show=gone", "?category=XXX", "?core=abc&show=core", "?floor=none&show=core", "?order=names&category=KON"])
def test_what_is_no_choice_is_as_if_not_there(as_person, query):
    assert as_person(COORDINATOR).page(AT + query).xpath("//main//table")


def test_report_gets_a_picture_sentences_and_figures_of_the_named_only(app, session):
    for number in range(3):
        share(session, copy_of(session, number, ["KON-01"]), "counted")
    with app.test_request_context("/"):
        scope = read_scope(session, None, Filter())
        catalogue, template = catalogue_edition(session, 1), template_edition(session, 1)
        source = Source(session, scope, "sv", date(2026, 5, 1), template, catalogue, lambda *where, **what: f"{where} {what}")
        outcome = RequirementsView().read(source, Asked())
        alone = replace(source, scope=replace(scope, filter=Filter(strategy="none")))
        assert [block.kind for block in outcome.brief()] == ["bars", "table"]
        assert len(outcome.findings()) == 3
        assert all(finding.text and finding.href for finding in outcome.findings())
        lines = {line.key: line.value for line in outcome.trend()}
        rows = [row for party in outcome.seen.named for row in read_levels(session, [party.submission_id])]
        assert lines["musts|KON"] == sum(key.startswith("KON") and level.startswith("must") for _number, key, level in rows)
        nobody = RequirementsView().read(alone, Asked())
        assert (nobody.seen.total, nobody.findings(), nobody.brief()) == (0, (), ())
        assert [block.kind for block in nobody.blocks()] == ["note"]
        assert nobody.tables()
        assert nobody.trend()
