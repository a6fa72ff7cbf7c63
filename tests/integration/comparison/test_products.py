"""Same product elsewhere on the demo: spellings are one, each column is from those who share it, and the log says what was read."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from inventory_app.tables import Institution, Reading, Submission, SubmissionSystem
from tests.pages import words

URL = "/consortium/compare/products"
HERE = "/institutions/almby/compare/products"
ONE = "?product=gränsnavet"


@pytest.fixture(autouse=True)
def one_product_of_three(session, share):
    """One product, spelt in three ways, of which each institution has written and thinks something; nobody shares that yet."""
    spelt = {"almby": "Gränsnavet", "granliden": "GRÄNSNAVET", "lindesta": "gräns-navet"}
    for place, (key, product) in enumerate(spelt.items()):
        latest = sa.select(sa.func.max(Submission.id)).join(Institution).where(col(Institution.key) == key).scalar_subquery()
        row = session.exec(select(SubmissionSystem).where(SubmissionSystem.submission_id == latest).order_by(col(SubmissionSystem.id))).first()
        row.product, row.vendor, row.status, row.name = product, "", "in_operation", f"Systemet {key}"
        row.version, row.users, row.can_be_shown, row.shown_by = f"v{place}", 10 + place, place == 0, f"visas-{key}"
        row.functional_fit, row.technical_fit, row.direction = 5, 4, "retire"
        row.experience = {"selection": f"<b>valet-{key}</b>", "support": f"hjälpen-{key}"}
        session.add(row)
    session.commit()
    for key in spelt:
        share(key, assessments="withheld", free_text="withheld")


def used_by(page) -> dict[str, list[str]]:
    rows = page.xpath("//table[starts-with(caption,'Who uses')]/tbody/tr")
    return {
        row.xpath("string(td[1])").split()[-1]: [" ".join(cell.text_content().replace("\xad", "").split()) for cell in row.xpath("td")][1:]
        for row in rows
    }


def book(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return "\n".join(
        str(value)
        for sheet in openpyxl.load_workbook(BytesIO(answer.data))
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )


def test_three_spellings_are_one_product_that_leads_to_its_page(coordinator):
    page = coordinator.page(f"{URL}?text=gränsnavet")
    (row,) = page.xpath("//table[caption='Products']/tbody/tr")
    assert [" ".join(cell.text_content().split()) for cell in row.xpath("td")][1:4] == ["3", "3", "33"]
    (href,) = row.xpath("th/a/@href")
    assert set(used_by(coordinator.page(href))) == {"almby", "granliden", "lindesta"}


def test_columns_are_shown_of_those_who_share_the_part(coordinator, share):
    share("granliden", assessments="named")
    found = used_by(coordinator.page(URL + ONE))
    assert found["almby"][0] == "v0"
    assert found["almby"][2:5] == ["not shared", "–", "–"]
    assert found["granliden"][2:5] == ["5", "4", "Retire"]
    assert (found["almby"][6], found["granliden"][6]) == ("Yes: visas-almby", "No")


def test_assessments_are_drawn_on_their_whole_scale(coordinator, share):
    share("granliden", assessments="named")
    (five, four) = (
        max(float(width) for width in figure.xpath(".//rect[@height='11']/@width"))
        for figure in coordinator.page(URL + ONE).xpath("//figure//div[@class='drawing-wide']/svg")
    )
    assert (four + 1) / (five + 1) == pytest.approx(4 / 5, abs=0.01)


@pytest.mark.parametrize("level", ["withheld", "counted"])
def test_experience_that_is_not_shared_by_name_is_nowhere(coordinator, share, level):
    share("almby", free_text="named")
    share("granliden", free_text=level)
    share("lindesta", free_text=level)
    for seen in (coordinator.get(URL + ONE).text, book(coordinator, f"{URL}{ONE}&format=xlsx"), book(coordinator, f"{URL}?format=xlsx")):
        assert "valet-almby" in seen
        assert "valet-granliden" not in seen
        assert "hjälpen-lindesta" not in seen


def test_experience_stands_under_the_headings_of_the_report_and_is_no_markup(coordinator, share):
    share("almby", free_text="named")
    page = coordinator.page(URL + ONE)
    assert "<b>valet-almby</b>" in words(page, "//table[caption='Experience: choice of system']")
    assert "hjälpen-almby" in words(page, "//table[caption='Experience: support']")


def test_assessment_that_is_only_counted_is_in_no_workbook(coordinator, share):
    share("almby", assessments="counted")
    assert "Retire" not in book(coordinator, f"{URL}{ONE}&format=xlsx")
    share("almby", assessments="named")
    assert "Retire" in book(coordinator, f"{URL}{ONE}&format=xlsx")


def test_who_withholds_its_systems_is_not_there(coordinator, share):
    share("lindesta", systems="counted")
    assert set(used_by(coordinator.page(URL + ONE))) == {"almby", "granliden"}
    assert "gräns-navet" not in book(coordinator, f"{URL}?format=xlsx")
    # Nor by a search for what only it has written.
    assert "GRÄNSNAVET" in coordinator.get(f"{URL}?text=GRÄNSNAVET").text
    assert "No product matches" in words(coordinator.page(f"{URL}?text=gräns-navet"))


def test_institution_sees_its_own_first_and_gives_to_get(almby, share):
    page = almby.page(HERE)
    assert page.xpath("//table[starts-with(caption,'Our products')]/tbody/tr[contains(.,'navet') or contains(.,'NAVET')]")
    share("granliden", assessments="named", free_text="named")
    assert used_by(almby.page(HERE + ONE))["granliden"][2] == "not shared"
    assert used_by(almby.page(HERE + ONE))["almby"][2] == "5"
    assert "valet-granliden" not in almby.get(HERE + ONE).text
    share("almby", assessments="named", free_text="named")
    assert used_by(almby.page(HERE + ONE))["granliden"][2] == "5"
    assert "valet-granliden" in almby.get(HERE + ONE).text


def test_log_says_which_parts_were_read_of_whom(coordinator, share, session):
    def read() -> dict[str, str]:
        session.rollback()
        rows = select(Institution.key, Reading.parts).join(Reading, col(Reading.institution_id) == Institution.id).where(Reading.page == "products")
        return dict(session.exec(rows).all())

    share("granliden", assessments="named", free_text="named")
    coordinator.page(URL)
    assert set(read().values()) == {"systems"}
    coordinator.page(URL + ONE)
    found = read()
    assert found.pop("granliden") == "assessments free_text systems"
    assert found["almby"] == "systems"


def test_orders_pages_and_unknown_products_answer(coordinator):
    for query in ("sort=name", "sort=vendor", "sort=users&page=999", "product=nothing", "text=%00", "text=" + "x" * 5000):
        assert coordinator.get(f"{URL}?{query}").status_code == 200


def test_pdf_of_list_and_product_are_printed(coordinator, instant_printer):
    for url in (f"{URL}?format=pdf", f"{URL}{ONE}&format=pdf"):
        assert coordinator.get(url).data.startswith(b"%PDF")


@pytest.mark.parametrize("query", ["", ONE])
def test_number_of_statements_does_not_grow_with_the_systems(coordinator, session, sql_count, query):
    coordinator.page(URL + query)
    with sql_count() as few:
        coordinator.page(URL + query)
    for row in session.exec(select(SubmissionSystem)).all():
        session.add_all(SubmissionSystem(**row.model_dump(exclude={"id"})) for _number in range(5))
    session.commit()
    with sql_count() as many:
        coordinator.page(URL + query)
    assert len(few) == len(many)


@pytest.mark.usefixtures("nobody_decided")
def test_who_shares_what_is_thought_is_told_where_it_is_shown(coordinator, share):
    """Of a product and in the workbook; the list shows who uses what, and nothing else."""
    share("almby", assessments="named", free_text="named")
    share("granliden", assessments="named")
    said = [
        f"{part}: {text}" for part, text in (("Assessments", "2 institutions are shown"), ("Free text and experiences", "One institution is shown"))
    ]
    in_list, of_one = (words(coordinator.page(url), "//*[@class='compare-who']") for url in (URL, URL + ONE))
    in_workbooks = (book(coordinator, f"{URL}?format=xlsx"), book(coordinator, f"{URL}{ONE}&format=xlsx"))
    for each in said:
        assert each not in in_list
        assert all(each in text for text in (of_one, *in_workbooks))
    report = book(coordinator, "/consortium/compare/report?format=xlsx&view=products")
    assert all(f"Same product elsewhere ({part})" in report for part in ("systems", "assessments", "free text and experiences"))
