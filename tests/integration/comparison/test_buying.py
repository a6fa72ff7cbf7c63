"""Buying together on the demo: who is told of which contracts and costs, and a joint specification begun from a window."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from inventory_app.tables import Institution, JointSpecification, Reading, Submission, SubmissionSystem, today
from tests.pages import inputs_of, words

pytestmark = pytest.mark.usefixtures("nobody_decided")

URL = "/consortium/compare/buying"
HERE = "/institutions/almby/compare/buying"
# Sums that nothing else on the page could happen to be.
COSTS = {"almby": 1_000_003, "granliden": 20_000_011, "lindesta": 300_000_017}


@pytest.fixture(autouse=True)
def one_product_of_three(session):
    """Three institutions whose contracts for one product end within a year, each with a cost of its own."""
    for place, (key, cost) in enumerate(COSTS.items()):
        latest = sa.select(sa.func.max(Submission.id)).join(Institution).where(col(Institution.key) == key).scalar_subquery()
        row = session.exec(select(SubmissionSystem).where(SubmissionSystem.submission_id == latest).order_by(col(SubmissionSystem.id))).first()
        row.product, row.vendor, row.status, row.name = ("Gränsnavet", "GRÄNSNAVET", "gräns-navet")[place], "", "in_operation", f"Systemet {key}"
        row.contract_ends_on, row.notice_months, row.users = today() + timedelta(days=900 + 60 * place), 6, 10 + place
        row.annual_cost, row.contract_form = cost, "own_procurement"
        session.add(row)
    session.commit()


def window(page) -> list[str]:
    (row,) = page.xpath("//table[caption='Contracts to procure together']/tbody/tr[starts-with(normalize-space(th), 'G')]")
    return [" ".join(cell.text_content().replace("\xad", "").split()) for cell in row.xpath("th|td")]


def sheets(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.data))
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value is not None)


def test_window_names_the_institutions_and_sums_users(coordinator):
    row = window(coordinator.page(URL))
    assert row[1].startswith("3: ")
    assert "Almby University College" in row[1]
    assert row[4:] == ["33", "not shared"]


def test_costs_are_summed_over_those_who_share_them(coordinator, share):
    share("almby", costs="named")
    share("granliden", costs="named")
    assert window(coordinator.page(URL))[5] == "21,000,014 (shared by 2 of 3)"


@pytest.mark.parametrize("level", ["withheld", "counted"])
def test_cost_that_is_not_shared_by_name_is_in_no_cell_and_no_sum(coordinator, share, level):
    for key in COSTS:
        share(key, costs="named" if key == "almby" else level)
    seen = coordinator.get(URL).text + sheets(coordinator, f"{URL}?format=xlsx")
    # What could leak is there to leak: the one who shares is shown.
    assert "1,000,003" in seen
    assert "1000003" in seen
    for hidden in ("20,000,011", "20000011", "21,000,014", "300,000,017", "300000017", "321000031"):
        assert hidden not in seen


def test_institution_that_shares_no_costs_sees_only_its_own(almby, share):
    share("granliden", costs="named")
    assert window(almby.page(HERE))[5] == "1,000,003 (shared by 1 of 3)"


def test_who_withholds_its_systems_is_not_there(coordinator, share):
    assert "Systemet lindesta" in sheets(coordinator, f"{URL}?format=xlsx")
    share("lindesta", systems="counted")
    assert "lindesta" not in sheets(coordinator, f"{URL}?format=xlsx").lower()
    assert "Systemet lindesta" not in coordinator.get(f"{URL}?k=2").text
    assert window(coordinator.page(f"{URL}?k=2"))[1].startswith("2: ")


def test_log_says_costs_only_of_those_whose_costs_were_read(coordinator, share, session):
    share("granliden", costs="named")
    coordinator.page(URL)
    session.rollback()
    read = dict(
        session.exec(
            select(Institution.key, Reading.parts).join(Reading, Reading.institution_id == Institution.id).where(Reading.page == "buying")
        ).all()
    )
    assert (read["granliden"], read["almby"]) == ("costs systems", "systems")


def test_over_time_reads_no_costs_since_it_shows_none(coordinator, share, session):
    share("granliden", costs="named")
    coordinator.page(f"{URL}/over-time")
    session.rollback()
    parts = session.exec(select(Reading.parts).where(Reading.page == "buying")).all()
    assert set(parts) == {"systems"}


def test_coordinator_starts_a_joint_specification_from_a_window_and_nothing_is_saved_before(coordinator, session):
    before = session.exec(select(sa.func.count()).select_from(JointSpecification)).one()
    (href,) = coordinator.page(URL).xpath("//a[contains(@class,'row-act') and contains(., 'navet') or contains(., 'NAVET')]/@href")[:1]
    page = coordinator.page(href)
    sent = inputs_of(page, "//main//form[contains(@class,'form')]")
    keys = session.exec(select(Institution.key).where(col(Institution.id).in_([int(each) for each in sent["institutions"]]))).all()
    assert sorted(keys) == sorted(COSTS)
    assert sent["name"][0].casefold().replace("-", "") == "gränsnavet"
    session.rollback()
    assert session.exec(select(sa.func.count()).select_from(JointSpecification)).one() == before
    assert coordinator.post("/consortium/joint/new", data=sent | {"rule": ["all"]}).status_code == 303
    session.rollback()
    assert session.exec(select(sa.func.count()).select_from(JointSpecification)).one() == before + 1


def test_address_fills_in_words_never_markup_and_nobody_who_cannot_take_part(coordinator, share):
    share("ekvik", checklist="withheld")
    page = coordinator.page("/consortium/joint/new?name=%3Cb%3EX%3C/b%3E&institution=ekvik&institution=almby&institution=nobody")
    sent = inputs_of(page, "//main//form[contains(@class,'form')]")
    assert sent["name"] == ["<b>X</b>"]
    assert len(sent["institutions"]) == 1


def test_institution_gets_a_hint_and_no_link(almby):
    page = almby.page(HERE)
    assert "Tell the coordinators" in words(page)
    assert not page.xpath("//a[contains(@href,'/joint/new')]")


def test_pages_by_area_and_with_odd_numbers_answer(coordinator):
    for query in ("by=area", "k=1&m=0&lead=-3&page=99999", "k=20&m=60&lead=60", "by=x&k=y", "round=1"):
        assert coordinator.get(f"{URL}?{query}").status_code in (200, 404)
    assert coordinator.page(f"{URL}?by=area").xpath("//table[caption='Contracts ending by year']")


def test_pdf_of_it_is_printed(coordinator, instant_printer):
    assert coordinator.get(f"{URL}?format=pdf").data.startswith(b"%PDF")


def test_number_of_statements_does_not_grow_with_the_contracts(coordinator, session, sql_count):
    coordinator.page(URL)
    with sql_count() as few:
        coordinator.page(URL)
    rows = session.exec(select(SubmissionSystem).where(col(SubmissionSystem.contract_ends_on).is_not(None))).all()
    for row in rows:
        values = row.model_dump(exclude={"id"})
        session.add_all(SubmissionSystem(**values | {"product": f"{values['product']} {number}"}) for number in range(20))
    session.commit()
    with sql_count() as many:
        coordinator.page(URL)
    assert len(few) == len(many)


def test_page_and_files_tell_who_shares_costs_apart_from_systems(coordinator, share):
    for key in COSTS:
        share(key, costs="named" if key == "almby" else "counted")
    said = "Costs: One institution is shown by name. Sharing this without a name only, and so not in it: 2. Not sharing this: 3."
    assert said in words(coordinator.page(URL), "//*[@class='compare-who']")
    assert "Systems: 6 institutions are shown by name." in words(coordinator.page(URL), "//*[@class='compare-who']")
    (sheet, *_rest) = openpyxl.load_workbook(BytesIO(coordinator.get(f"{URL}?format=xlsx").data))
    assert said in [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    report = openpyxl.load_workbook(BytesIO(coordinator.get("/consortium/compare/report?format=xlsx&view=buying").data))
    rows = {row[0]: row[1:5] for row in report["What is left out, and why"].iter_rows(values_only=True)}
    assert [rows[f"Buying together ({part})"] for part in ("systems", "costs")] == [("6", "0", "0", "0"), ("1", "0", "3", "2")]


def test_nobody_is_said_to_be_counted_where_only_names_are_shown(coordinator, share):
    for key in COSTS:
        share(key, systems="counted")
    for url in (URL, "/consortium/compare/products"):
        said = words(coordinator.page(url), "//*[@class='compare-who']")
        assert "totals" not in said
        assert "without a name only, and so not in it: 3." in said
