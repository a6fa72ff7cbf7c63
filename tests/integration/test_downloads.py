"""Any list as a file: what the page shows, no more and no less, in both formats."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.exchange.reading import read_file
from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.tables import Institution, System

COORDINATOR = "ingalill.stensjo@samordning.example"
ALMBY = "/institutions/almby"
AT_ALMBY = (
    "/systems/",
    "/systems/?status=in_use",
    "/systems/{system}/check",
    "/systems/{system}/history",
    "/checklist/",
    "/checklist/?level=must",
    "/checklist/{category}",
    "/checklist/history",
    "/profile/",
    "/profile/history",
    "/preconditions/",
    "/details/",
    "/people/",
    "/history",
    "/hand-in/",
    "/hand-in/2/",
    "/hand-in/2/systems/{system}",
    "/hand-in/2/profile",
    "/hand-in/2/preconditions",
    "/hand-in/2/checklist",
    "/joint/",
    "/joint/1/",
    "/specification/",
    "/specification/review/",
    "/specification/review/comments",
    "/evaluation/",
    "/evaluation/simulation",
)
SHARED = (
    "/consortium/",
    "/consortium/coordinators",
    "/consortium/institutions/almby/",
    "/consortium/institutions/almby/checklist",
    "/consortium/joint/",
    "/consortium/joint/1/",
    "/consortium/joint/1/requirements",
)


@pytest.fixture
def almby(session):
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.fixture
def contact(as_person, cast):
    return as_person(cast("almby", "main_contact"), "en")


def first_system(session, institution) -> System:
    return session.exec(select(System).where(System.institution_id == institution.id).order_by(System.id)).first()


def share(session, institution, levels) -> None:
    # What was read before would be an old picture to write on.
    session.rollback()
    decide(session, institution.id, None, levels)
    session.commit()


def links(client, address: str) -> list[str]:
    return client.page(address).xpath("//p[@class='downloads']/a/@href")


def fetch(client, address: str):
    """The one sheet of a file, as rows of text."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    (sheet,) = read_file(f"list.{'xlsx' if 'format=xlsx' in address else 'csv'}", response.data).sheets
    return disposition, [["" if cell is None else str(cell) for cell in row] for row in sheet.rows]


def visible(client, address: str) -> list[list[str]]:
    """First column of the page's only table, as far as links go."""
    return [cell.text_content().replace("\xad", "").strip() for cell in client.page(address).xpath("//tbody/tr/th")]


def walk(client, addresses) -> None:
    for address in addresses:
        found = links(client, address)
        assert found, address
        for workbook, text in zip(found[::2], found[1::2], strict=True):
            workbook_rows, text_rows = fetch(client, workbook)[1], fetch(client, text)[1]
            assert workbook_rows[0] == text_rows[0]
            assert len(workbook_rows) >= len(text_rows)


@pytest.mark.once
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_list_of_an_institution_is_offered_as_workbook_and_text(as_person, cast, session, almby, language):
    system = first_system(session, almby).id
    client = as_person(cast("almby", "main_contact"), language)
    category = client.page(f"{ALMBY}/checklist/").xpath("//select[@name='category']/option[2]/@value")[0]
    # A history to show.
    client.post(f"{ALMBY}/sharing", data={"costs": "named"})
    with_history = [
        address
        for address in AT_ALMBY
        if not address.endswith("/history") or client.page(ALMBY + address.format(system=system)).find_class("history")
    ]
    assert f"{ALMBY}/history" in [ALMBY + address for address in with_history]
    walk(client, [ALMBY + address.format(system=system, category=category) for address in with_history])


def test_every_list_of_the_coordinators_is_offered_as_workbook_and_text(as_person, session, almby):
    share(session, almby, dict.fromkeys(Part, ShareLevel.NAMED))
    system = first_system(session, almby).id
    walk(as_person(COORDINATOR, "en"), [*SHARED, f"/consortium/institutions/almby/systems/{system}"])


def test_register_comes_as_it_is_filtered_and_sorted_with_all_its_pages(contact, session, almby):
    session.add_all(System(institution_id=almby.id, name=f"Extra {number:03}", answers={"name": f"Extra {number:03}"}) for number in range(70))
    session.commit()
    shown = visible(contact, f"{ALMBY}/systems/?text=extra&sort=missing")
    workbook, text = links(contact, f"{ALMBY}/systems/?text=extra&sort=missing&page=2")
    rows = fetch(contact, workbook)[1]
    assert [row[0] for row in rows[1:51]] == shown
    assert [row[0] for row in rows[1:71]] == [f"Extra {number:03}" for number in range(70)]
    total = len(session.exec(select(System).where(System.institution_id == almby.id, System.deleted_at == None)).all())  # noqa: E711 -- SQL
    assert rows[71:] == [[], [f"70 of {total} systems"], ["Name or owner: extra"]]
    assert [row[0] for row in fetch(contact, text)[1][1:]] == [f"Extra {number:03}" for number in range(70)]


def test_register_in_swedish_has_swedish_words_and_decimal_commas(as_person, cast):
    client = as_person(cast("almby", "main_contact"), "sv")
    name, rows = fetch(client, f"{ALMBY}/systems/?format=csv")
    assert "almby" in name
    assert rows[0][0] == "Namn"


def test_register_as_file_asks_as_many_statements_with_ten_systems_as_with_sixty(contact, session, almby, sql_count):
    def count() -> int:
        contact.get(f"{ALMBY}/systems/?format=xlsx")
        with sql_count() as statements:
            contact.get(f"{ALMBY}/systems/?format=xlsx")
        return len(statements)

    before = count()
    session.add_all(System(institution_id=almby.id, name=f"Extra {number}", answers={"name": f"Extra {number}"}) for number in range(50))
    session.commit()
    assert count() == before


def test_name_that_is_a_formula_is_text_in_both_files(contact, session, almby):
    attack = '=HYPERLINK("https://evil.example")'
    session.add(System(institution_id=almby.id, name=attack, answers={"name": attack}))
    session.commit()
    for ending in ("xlsx", "csv"):
        response = contact.get(f"{ALMBY}/systems/?text=hyperlink&format={ending}")
        read = read_file(f"a.{ending}", response.data)
        assert (read.sheets[0].rows[1][0], read.warnings) == (attack, ())
    assert b"\"'=HYPERLINK" in response.data


def test_unknown_format_shows_the_page(contact):
    assert contact.get(f"{ALMBY}/systems/?format=exe").mimetype == "text/html"


def test_file_holds_nothing_that_the_institution_keeps_to_itself(as_person, session, almby):
    """Something that could leak is made first: shown while it is shared, gone when it is not."""
    coordinator = as_person(COORDINATOR, "en")
    system = first_system(session, almby)
    address = f"/consortium/institutions/almby/systems/{system.id}?format=csv"
    words = (Part.FREE_TEXT, Part.COSTS, Part.ASSESSMENTS)
    share(session, almby, dict.fromkeys((Part.SYSTEMS, *words), ShareLevel.NAMED))
    everything = {tuple(row) for row in fetch(coordinator, address)[1]}
    share(session, almby, dict.fromkeys(words, ShareLevel.COUNTED))
    less = {tuple(row) for row in fetch(coordinator, address)[1]}
    assert less < everything
    page = coordinator.page(address.partition("?")[0])
    assert len(less) - 1 == len(page.xpath("//dl[@class='answers']/div"))
    share(session, almby, {Part.SYSTEMS: ShareLevel.WITHHELD})
    assert coordinator.get(address).status_code == 404
    assert coordinator.get("/consortium/institutions/almby/?format=csv&list=systems").data.count(b"\r\n") == 1


def test_list_of_another_institution_is_not_found(as_person, cast):
    assert as_person(cast("bergsund", "main_contact")).get(f"{ALMBY}/systems/?format=xlsx").status_code == 404
