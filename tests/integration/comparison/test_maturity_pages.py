"""Maturity and progress on the demo: figures, what is shown of whom, files, and the number of statements."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from sqlmodel import select

from inventory_app.institutions.sharing import Part, ShareLevel, decide
from inventory_app.tables import Institution, PeerGroup, PeerGroupMember, Person, Reading
from tests.pages import words

COORDINATOR, ALMBY = "ingalill.stensjo@samordning.example", "majken.tallbrink@almby.example"
BASE = "/consortium/compare"
HERE = "/institutions/almby/compare"
NAMES = {
    "ekvik": "Ekviks högskola",
    "fagernas": "Fagernäs universitet",
    "holmsta": "Holmsta tekniska högskola",
    "granliden": "Högskolan i Granliden",
    "lindesta": "Lindesta universitet",
}


@pytest.fixture
def by_name(session):
    """The ids."""
    return {each.name_sv: each.id for each in session.exec(select(Institution))}


@pytest.fixture
def share(session, by_name):
    def do(name: str, **levels: str) -> None:
        # What was read before began a transaction that may not write any more.
        session.rollback()
        decide(session, by_name[name], None, {Part(part): ShareLevel(level) for part, level in levels.items()})
        session.commit()

    return do


@pytest.fixture
def group(session, by_name):
    def make(email: str, name: str, *names: str) -> int:
        session.rollback()
        person = session.exec(select(Person).where(Person.email == email)).one()
        made = PeerGroup(person_id=person.id, name=name)
        session.add(made)
        session.flush()
        session.add_all(PeerGroupMember(peer_group_id=made.id, institution_id=by_name[each]) for each in names)
        session.commit()
        return made.id

    return make


def rows(page, caption):
    (table,) = page.xpath("//table[caption[normalize-space()=$caption]]", caption=caption)
    return {words(row, "th"): [words(cell, ".") for cell in row.xpath("td")] for row in table.xpath("tbody/tr[td]")}


def heads(page, caption):
    (table,) = page.xpath("//table[caption[normalize-space()=$caption]]", caption=caption)
    return [words(head, ".") for head in table.xpath("thead//th")]


def sheets(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.data), read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_every_axis_tells_each_institutions_stage_and_the_median(as_person):
    page = as_person(COORDINATOR).page(f"{BASE}/maturity")
    found = rows(page, "Steg per axel och lärosäte")
    assert list(found) == ["Ledningsstöd", "Organisation", "Ansvar", "Mötesplatser", "Användning av it-stöd"]
    assert found["Ansvar"] == ["Operativ", "Perifer", "Operativ", "Strategisk", "Taktisk", "Operativ", "Operativ"]
    assert rows(page, "Förutsättningar per lärosäte")["Klara förutsättningar"][1:3] == ["5 av 18", "5 av 20"]


def test_groups_by_strategy_tell_medians_of_those_seen_by_name(as_person):
    page = as_person(COORDINATOR).page(f"{BASE}/maturity?by=strategy")
    assert heads(page, "Mediansteg per grupp") == [
        "Axel",
        "Forskningsintensivt lärosäte (2)",
        "Utbildningslärosäte (2)",
        "Regionalt utvecklingsnav (2)",
    ]
    found = rows(page, "Mediansteg per grupp")
    assert found["Användning av it-stöd"] == ["Perifer–taktisk1 perifer, 1 taktisk", "Operativ2 operativ", "Operativ2 operativ"]
    assert found["Klara förutsättningar, median"] == ["11,5", "8", "15"]


def test_own_institution_is_marked(as_person):
    page = as_person(ALMBY).page(f"{HERE}/maturity")
    assert "Ansvar (ni: taktisk)" in page.xpath("string(//main)")
    assert [head for head in heads(page, "Steg per axel och lärosäte") if head.endswith(" ni")] == ["Högskolan i Almby ni"]


def test_who_withholds_the_profile_is_not_in_the_axes_but_in_the_preconditions(as_person, share):
    share("Ekviks högskola", profile="withheld")
    client = as_person(COORDINATOR)
    page = client.page(f"{BASE}/maturity?by=strategy")
    assert "Ekviks högskola" not in heads(page, "Steg per axel och lärosäte")
    assert "Ekviks högskola" in heads(page, "Förutsättningar per lärosäte")
    # Its strategy is of its profile: here nobody knows it.
    assert "Profilen okänd (0)" in heads(page, "Mediansteg per grupp")
    book = sheets(client, f"{BASE}/maturity?by=strategy&format=xlsx")
    (line,) = [row for row in book["Lärosäten"] if row[0] == "Ekviks högskola"]
    assert (line[1:8], line[8:10]) == ([None] * 7, [5, 18])


def test_three_who_are_counted_are_in_the_totals_and_nowhere_else(as_person, share):
    hidden = ("Ekviks högskola", "Fagernäs universitet", "Lindesta universitet")
    for name in hidden:
        share(name, profile="counted", preconditions="counted")
    client = as_person(COORDINATOR)
    page = client.page(f"{BASE}/maturity?by=organisation")
    assert [name for name in hidden if name in page.xpath("string(//main)")] == []
    assert rows(page, "Lärosätenas steg på de fem axlarna")["Mötesplatser"][-1] == "6"
    assert rows(page, "Förutsättningar per lärosäte")["Rätt systemägare är utsedd"][0] == "2 av 6"
    book = sheets(client, f"{BASE}/maturity?by=organisation&format=xlsx")
    assert [name for name in hidden if name in str(book)] == []
    in_groups = sum(sum(row[3:8]) for row in book["Mediansteg per grupp"][1:] if row[1] == "Ansvar")
    assert in_groups == 3


def test_two_who_are_counted_are_in_no_total(as_person, share):
    for name in ("Ekviks högskola", "Fagernäs universitet"):
        share(name, profile="counted", preconditions="counted")
    page = as_person(COORDINATOR).page(f"{BASE}/maturity")
    assert rows(page, "Lärosätenas steg på de fem axlarna")["Mötesplatser"][-1] == "4"


def test_group_shows_nothing_of_a_member_that_is_counted(as_person, share, group):
    for name in ("Ekviks högskola", "Fagernäs universitet", "Lindesta universitet"):
        share(name, profile="counted", preconditions="counted")
    group(COORDINATOR, "Blandad", "Ekviks högskola", "Högskolan i Granliden")
    only = group(COORDINATOR, "Räknad", "Ekviks högskola")
    client = as_person(COORDINATOR)
    page = client.page(f"{BASE}/maturity?by=group")
    assert heads(page, "Mediansteg per grupp") == ["Axel", "Blandad (1)"]
    filtered = client.page(f"{BASE}/maturity?group={only}")
    assert filtered.xpath("//main//table") == []


def test_own_groups_are_offered_to_those_who_have_some(as_person, group):
    client = as_person(ALMBY)
    offered = "//select[@name=$name]/option/@value"
    before = client.page(f"{HERE}/maturity")
    assert ("group" in before.xpath(offered, name="by"), before.xpath("//select[@name='group']")) == (False, [])
    number = group(ALMBY, "Grannar", "Högskolan i Granliden", "Lindesta universitet")
    page = client.page(f"{HERE}/maturity?group={number}")
    assert "group" in page.xpath(offered, name="by")
    assert heads(page, "Steg per axel och lärosäte") == ["Axel", "Median", "Högskolan i Almby ni", "Högskolan i Granliden", "Lindesta universitet"]


def test_progress_tells_only_the_parts_that_are_shown(as_person, share):
    share("Ekviks högskola", profile="counted", checklist="withheld")
    client = as_person(COORDINATOR)
    found = rows(client.page(f"{BASE}/progress"), "Läge per lärosäte")
    assert found["Ekviks högskola"][1:5] == ["270 av 2806 vet ej", "–", "20 av 20", "–"]
    assert found["Ekviks högskola"][5] == "290 av 3006 vet ej"
    assert found["Fagernäs universitet"][2:5] == ["16 av 16", "20 av 20", "139 av 139"]
    book = sheets(client, f"{BASE}/progress?format=xlsx")
    lines = [row for row in book["Läge per steg och lärosäte"] if row[2] == "Ekviks högskola"]
    assert {row[0] for row in lines} == {"System", "Förutsättningar"}


def test_each_matrix_of_progress_has_the_legend_of_its_own_scale(as_person):
    page = as_person(COORDINATOR).page(f"{BASE}/progress")
    shares = ["Allt besvarat", "Minst hälften", "Under hälften", "Inget"]
    ages = ["Högst 6 månader", "Högst 12 månader", "Högst 24 månader", "Äldre än 24 månader"]
    assert [[each.text_content() for each in legend.xpath("li")] for legend in page.xpath("//ul[@class='versus-legend']")] == [shares, ages, shares]
    assert heads(page, "Läge per lärosäte")[1:] == ["Inlämnat", "System", "Profil", "Förutsättningar", "Kravlista", "Allt"]
    assert heads(page, "Ålder per lärosäte")[1:] == ["Inlämnat", "Senast bekräftat", "Äldsta bekräftelse", "Ålder"]
    found = rows(page, "Ålder per lärosäte")
    assert found.keys() == rows(page, "Läge per lärosäte").keys()
    assert all("mån" in row[-1] for row in found.values())


def test_who_shares_none_of_the_parts_is_not_in_progress(as_person, share):
    share("Ekviks högskola", systems="counted", profile="withheld", preconditions="counted", checklist="withheld")
    client = as_person(COORDINATOR)
    page = client.page(f"{BASE}/progress")
    assert "Ekviks högskola" not in page.xpath("string(//main)")
    assert "1 delar inte detta." in page.xpath("string(//main)")
    assert "Ekviks högskola" not in str(sheets(client, f"{BASE}/progress?format=xlsx"))


def test_who_gives_nothing_sees_only_itself(as_person, share):
    share("Högskolan i Almby", systems="withheld", profile="withheld", preconditions="withheld", checklist="withheld")
    client = as_person(ALMBY)
    assert list(rows(client.page(f"{HERE}/progress"), "Läge per lärosäte")) == ["Högskolan i Almby (ni)"]
    assert heads(client.page(f"{HERE}/maturity"), "Steg per axel och lärosäte") == ["Axel", "Median", "Högskolan i Almby ni"]


def test_progress_is_sorted_by_what_is_shown(as_person, share):
    client = as_person(COORDINATOR)

    def order(url):
        return list(rows(client.page(url), "Läge per lärosäte"))

    assert order(f"{BASE}/progress?sort=unknown")[:3] == ["Högskolan i Almby", "Högskolan i Granliden", "Ekviks högskola"]
    share("Högskolan i Almby", systems="counted")
    # What it does not know of its systems is not shown, so it does not place it either.
    assert order(f"{BASE}/progress?sort=unknown")[:2] == ["Högskolan i Granliden", "Ekviks högskola"]


def test_the_log_names_the_parts_that_were_read(as_person, share, session, by_name):
    share("Ekviks högskola", profile="withheld", checklist="counted")
    client = as_person(COORDINATOR)
    for view in ("maturity", "progress"):
        client.page(f"{BASE}/{view}")
    session.rollback()
    read = session.exec(select(Reading).where(Reading.institution_id == by_name["Ekviks högskola"]).order_by(Reading.id)).all()
    assert [(each.page, each.parts.split()) for each in read] == [("maturity", ["preconditions"]), ("progress", ["preconditions", "systems"])]


@pytest.mark.parametrize("url", [f"{BASE}/maturity?by=strategy", f"{BASE}/progress"])
def test_statements_do_not_grow_with_the_institutions(as_person, share, sql_count, url):
    client = as_person(COORDINATOR)
    client.page(url)
    with sql_count() as many:
        client.page(url)
    for name in NAMES.values():
        share(name, systems="withheld", profile="withheld", preconditions="withheld", checklist="withheld")
    client.page(url)
    with sql_count() as few:
        client.page(url)
    assert len(few) == len(many)


@pytest.mark.usefixtures("instant_printer")
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("url", [f"{BASE}/maturity?by=organisation", f"{BASE}/progress?sort=age"])
def test_view_is_a_pdf_and_a_workbook_too(as_person, url, language):
    client = as_person(COORDINATOR, language)
    assert client.get(f"{url}&format=pdf").data.startswith(b"%PDF-")
    assert all(len(lines) > 1 for lines in sheets(client, f"{url}&format=xlsx").values())
