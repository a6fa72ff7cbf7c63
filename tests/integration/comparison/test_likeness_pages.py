"""The likeness map as pages and files: who is in it, and that nobody else leaves a trace."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from sqlmodel import Session, select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.tables import Institution, Reading

CONSORTIUM = "/consortium/compare/likeness"
HERE = "/institutions/almby/compare/likeness"
HIDDEN = "lindesta"
# The narrow form of a picture says the same again.
WIDE = "//div[@class='drawing-wide']/svg"


@pytest.fixture
def coordinator(as_person):
    return as_person("ingalill.stensjo@samordning.example", "en")


@pytest.fixture
def almby(as_person, cast):
    return as_person(cast("almby", "main_contact"), "en")


def share(session: Session, key: str, part: Part, level: ShareLevel) -> str:
    institution = session.exec(select(Institution).where(Institution.key == key)).one()
    decide(session, institution.id, None, {part: level})
    session.commit()
    return institution.name_en


def text_of(page) -> str:
    return " ".join(page.text_content().replace("\xad", "").split())


def table(page, caption: str) -> list[str]:
    """The first cell of each row."""
    return [
        " ".join(each.text_content().replace("\xad", "").split()) for each in page.xpath(f"//table[caption[contains(., '{caption}')]]/tbody/tr/th")
    ]


def sheets(client, url: str) -> dict[str, list[tuple]]:
    book = openpyxl.load_workbook(BytesIO(client.get(url).data))
    return {name: list(book[name].values) for name in book.sheetnames}


def test_matrix_has_everybody_who_shares_by_name_in_the_order_of_the_tree(coordinator):
    page = coordinator.page(CONSORTIUM)
    rows, leaves = table(page, "Likeness of the institutions"), page.xpath(f"{WIDE}[title='Who hangs together']/text[position() > 6]/text()")
    assert len(rows) == 6
    assert [row.split(" ", 1)[1] for row in rows] == leaves[:6]
    assert "How the figure is made" in text_of(page)


@pytest.mark.parametrize("level", [ShareLevel.COUNTED, ShareLevel.WITHHELD])
@pytest.mark.parametrize("part", [Part.SYSTEMS, Part.PROFILE, Part.CHECKLIST])
def test_who_does_not_share_a_chosen_part_by_name_leaves_no_trace(coordinator, session, part, level):
    before = coordinator.get(CONSORTIUM).text
    name = share(session, HIDDEN, part, level)
    assert name in before
    page = coordinator.page(CONSORTIUM)
    assert name not in text_of(page)
    assert not page.xpath(f"//option[@value='{HIDDEN}']")
    assert HIDDEN not in coordinator.get(f"{CONSORTIUM}?one={HIDDEN}&other=almby").text.replace(f"one={HIDDEN}", "")
    book = sheets(coordinator, f"{CONSORTIUM}?format=xlsx")
    assert name not in str(book)
    assert sum(isinstance(row[2], int | float) for row in book["Pairs of institutions"]) == 10


def test_part_that_is_not_chosen_keeps_nobody_out(coordinator, session):
    name = share(session, HIDDEN, Part.PROFILE, ShareLevel.WITHHELD)
    assert name in text_of(coordinator.page(f"{CONSORTIUM}?part=systems&part=levels"))
    assert name not in text_of(coordinator.page(f"{CONSORTIUM}?part=profile"))


def test_institution_sees_who_is_most_like_itself_first(almby):
    page = almby.page(HERE)
    first = page.xpath("(//table)[1]")[0]
    assert first.xpath("string(caption)").startswith("Most like ")
    assert len(first.xpath("tbody/tr")) == 5
    figures = [int(each) for each in first.xpath("tbody/tr/td[1]/text()")]
    assert figures == sorted(figures, reverse=True)


def test_institution_that_withholds_a_part_sees_nobody(almby, session):
    share(session, "almby", Part.CHECKLIST, ShareLevel.WITHHELD)
    page = almby.page(HERE)
    assert not page.xpath(f"{WIDE}[@role='img']")
    assert "It takes at least two institutions" in text_of(page)
    assert almby.page(f"{HERE}?part=systems&part=profile").xpath(f"{WIDE}[@role='img']")


def test_pair_has_its_figure_for_each_part_and_its_reasons(coordinator):
    page = coordinator.page(f"{CONSORTIUM}?one=almby&other={HIDDEN}")
    rows = page.xpath("(//table)[1]/tbody/tr/th")
    assert [each.text_content().replace("\xad", "") for each in rows] == [
        "Likeness", "Systems", "Profile", "Requirement levels", "Main reasons for the likeness", "Largest difference",
    ]  # fmt: skip
    assert len(page.xpath("(//table)[1]//li")) == 3


def test_reading_is_logged_with_the_parts_that_were_chosen(coordinator, session):
    coordinator.page(f"{CONSORTIUM}?part=profile")
    assert {row.parts for row in session.exec(select(Reading).where(Reading.page == "likeness"))} == {"profile"}


def test_as_many_statements_for_two_as_for_six(coordinator, session, sql_count):
    coordinator.page(CONSORTIUM)  # writes the log, once a day
    with sql_count() as many:
        coordinator.page(CONSORTIUM)
    for key in ("ekvik", "fagernas", "granliden", "holmsta"):
        share(session, key, Part.SYSTEMS, ShareLevel.WITHHELD)
    with sql_count() as few:
        page = coordinator.page(CONSORTIUM)
    assert len(table(page, "Likeness of the institutions")) == 2
    assert len(few) == len(many)


def test_workbook_has_every_pair_the_square_and_the_reasons(coordinator):
    book = sheets(coordinator, f"{CONSORTIUM}?format=xlsx")
    assert list(book) == ["Pairs of institutions", "Matrix", "Reasons", "How the figure is made"]
    pairs = [row for row in book["Pairs of institutions"][1:] if isinstance(row[2], int | float)]
    assert len(pairs) == 15
    assert len(book["Matrix"][0]) == 7
    assert sum(isinstance(row[2], int | float) for row in book["Reasons"]) == 15


def test_prints(coordinator, instant_printer):
    answer = coordinator.get(f"{CONSORTIUM}?format=pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
