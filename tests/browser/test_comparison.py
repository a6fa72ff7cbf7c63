"""The report's own question, answered on the demo: what is alike between the institutions, what differs, and what could they do together?

What the pages should say is worked out here from the frozen hand-ins alone.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from sqlmodel import Session, select

from inventory_app.content.library import load_template
from inventory_app.demo.schema import load_consortium
from inventory_app.extensions import db
from inventory_app.submission.document import FrozenSystem, SubmissionDocument
from inventory_app.tables import Institution, Submission, today
from tests.browser.conftest import OpenPage
from tests.browser.verapdf import verify
from tests.integration.comparison.plain_folds import best_support, end_of, is_there, later, level_of

COMPARE = "/consortium/compare"
ALMBY = "/institutions/almby"
PRINTING_TAKES = 120_000
VIEWS = ("Områden", "Frågor", "Krav", "Likhet", "Köpa tillsammans", "Samma produkt hos andra", "Mognad", "Läge och ålder")

Documents = dict[str, SubmissionDocument]


@pytest.fixture
def documents(app: Flask) -> Documents:
    """Swedish name of the institution -> its latest hand-in."""
    with app.app_context(), Session(db.engine) as session:
        rows = session.exec(
            select(Institution.name_sv, Submission.document).join(Submission, Submission.institution_id == Institution.id).order_by(Submission.number)
        ).all()
    return {name: SubmissionDocument.model_validate(document) for name, document in rows}


@pytest.fixture
def coordinator() -> str:
    return next(person.email for person in load_consortium().people if person.role == "coordinator")


def _text(place: Locator) -> str:
    return " ".join(place.inner_text().replace("\u00ad", "").split())


def _open_view(page: Page, name: str) -> None:
    page.locator("main nav").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def _show(page: Page) -> None:
    page.locator("form.filter-bar button").click()
    page.wait_for_load_state()


def _heads(table: Locator) -> list[str]:
    return [_text(head).removesuffix(" ni") for head in table.locator("thead th:not(:first-child):not(.versus-fact)").all()]


def _matrix(page: Page) -> dict[str, dict[str, str]]:
    """Row -> institution -> what its cell says."""
    table = page.locator("table.versus").first
    heads = _heads(table)
    return {
        _text(row.locator("th")): dict(zip(heads, (_text(cell) for cell in row.locator("td:not(.versus-fact)").all()), strict=True))
        for row in table.locator("tbody tr:not(.versus-group)").all()
    }


def _areas() -> dict[str, str]:
    return {option.key: option.label.sv for option in load_template().system.questions["areas"].options}


def _least_supported(documents: Documents) -> tuple[str, set[str]]:
    """The area that most institutions have nothing for, and who has something."""
    areas = _areas()
    without = {key: {name for name, document in documents.items() if best_support(document, key) == "retired"} for key in areas}
    worst = max(areas, key=lambda key: len(without[key]))
    return worst, documents.keys() - without[worst]


def _read_what_it_comes_to(page: Page, documents: Documents) -> None:
    """The landing page, and from it to the area that is worst off."""
    page.get_by_role("link", name="Jämför", exact=True).first.click()
    for heading in ("Vad som är lika", "Vad som skiljer", "Vad som kan göras tillsammans"):
        findings = page.locator("section", has=page.get_by_role("heading", name=heading))
        expect(findings.locator("li").first).to_be_visible()
    worst, have = _least_supported(documents)
    area = _areas()[worst]
    page.get_by_role("link", name=f"{area} saknar stöd vid {len(documents) - len(have)} av {len(documents)} lärosäten.").click()
    expect(page.locator("h1")).to_have_text("Områden")
    cells = _matrix(page)
    assert {name for name, said in cells[area].items() if said != "Saknas"} == have
    # With every area, and with the names of the systems.
    page.select_option("[name=only]", label="Alla områden")
    _show(page)
    cells = _matrix(page)
    assert list(cells) == list(_areas().values())
    for key, label in _areas().items():
        for name, document in documents.items():
            support, said = best_support(document, key), cells[label][name]
            assert (said == "Saknas") == (support == "retired"), (label, name)
            assert ("Bara kalkylblad" in said) == (support == "spreadsheet"), (label, name)
    systems = [each for each in documents["Lindesta universitet"].systems if is_there(each) and worst in each.answers.get("areas", [])]
    assert systems
    assert all(each.name in cells[area]["Lindesta universitet"] for each in systems)


def _sort_questions(page: Page) -> dict[str, dict[str, str]]:
    _open_view(page, "Frågor")
    page.select_option("[name=sort]", label="Störst skillnad först")
    _show(page)
    facts = [int(_text(cell)) for cell in page.locator("table.versus").first.locator("tbody tr td.versus-fact:nth-child(4)").all()]
    assert facts == sorted(facts, reverse=True)
    answers = _matrix(page)
    # Of one answer each: the share of pairs that answer differently.
    first = list(next(iter(answers.values())).values())
    pairs = list(combinations(first, 2))
    assert facts[0] == round(100 * sum(one != other for one, other in pairs) / len(pairs))
    return answers


def _move_the_core(page: Page, documents: Documents) -> None:
    """By keyboard, until the core is what all ask for."""
    _open_view(page, "Krav")
    page.select_option("[name=show]", label="Gemensam kärna")
    _show(page)
    slider = page.locator("input[type=range]")
    slider.focus()
    while slider.input_value() != str(len(documents)):
        page.keyboard.press("ArrowRight")
    expect(page.locator("output")).to_have_text(str(len(documents)))
    while not page.locator("form.filter-bar button").evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    keys = {each.key for document in documents.values() for each in document.checklist if not each.is_own}
    core = {key for key in keys if all(level_of(document, key) in ("must", "must_scored") for document in documents.values())}
    table = page.locator("table", has=page.locator("caption", has_text=f"Gemensam kärna: {len(core)} krav"))
    expect(table).to_be_visible()
    assert {_text(row.locator("th")) for row in table.locator("tbody tr").all()} == core


def _compare_a_pair(page: Page, answers: dict[str, dict[str, str]]) -> None:
    _open_view(page, "Likhet")
    page.select_option("[name=one]", label="Högskolan i Almby")
    page.select_option("[name=other]", label="Lindesta universitet")
    _show(page)
    row = page.locator("table.compare-facts").first.locator("tr", has_text="Främsta skälen till likheten")
    reasons = [_text(reason) for reason in row.locator("li").all()]
    assert len(reasons) == 3
    told = [found.groups() for reason in reasons if (found := re.match(r"(.+): båda svarar (.+) \((\d) av 6 lärosäten\)$", reason))]
    assert told
    for question, answer, number in told:
        said = answers[question]
        assert said["Högskolan i Almby"] == said["Lindesta universitet"] == answer
        assert list(said.values()).count(answer) == int(number)


def _systems_of(document: SubmissionDocument, product: str) -> list[FrozenSystem]:
    return [each for each in document.systems if is_there(each) and each.answers.get("product", {}).get("product") == product]


def _start_together(page: Page, documents: Documents) -> str:
    """The first window; a joint specification begins with its product's name and its institutions."""
    _open_view(page, "Köpa tillsammans")
    row = page.locator("table.compare-table tbody tr", has=page.locator("a.row-act")).first
    act = row.locator("a.row-act")
    product = _text(row.locator("th")).split(" Börja")[0]
    names = set(_text(row.locator("td").first).split(": ", 1)[1].split(", "))
    ends: dict[str, list[date]] = {
        name: [end for each in _systems_of(documents[name], product) if (end := end_of(each)) and end >= today()] for name in names
    }
    assert len(names) >= 3
    begin = min(min(days) for days in ends.values())
    assert all(any(day <= later(begin, 12) for day in days) for days in ends.values())

    act.click()
    expect(page.locator("[name=name]")).to_have_value(product)
    chosen = page.locator("label.option", has=page.locator("input[name=institutions]:checked"))
    assert {_text(each) for each in chosen.all()} == names
    page.locator("main form .actions button").click()
    expect(page.locator("h1")).to_have_text(product)
    for name in names:
        expect(page.locator("main")).to_contain_text(name)
    page.get_by_role("link", name="Jämför", exact=True).first.click()
    return product


def _ask_who_can_show(page: Page, documents: Documents) -> None:
    """The product at most institutions that can be shown somewhere, and by whom."""
    able = {
        (name, system.answers["product"]["product"], shown.get("contact", ""))
        for name, document in documents.items()
        for system in document.systems
        if is_there(system) and system.answers.get("product") and (shown := system.answers.get("demonstration", {})).get("open") is True
    }
    product = max(sorted({product for _name, product, _contact in able}), key=Counter(product for _name, product, _contact in able).__getitem__)
    _open_view(page, "Samma produkt hos andra")
    page.fill("[name=text]", product)
    _show(page)
    page.locator("table.compare-table").get_by_role("link", name=product, exact=True).click()
    table = page.locator("table", has=page.locator("caption", has_text=product)).last
    found = {(_text(row.locator("th")), _text(row.locator("td").last)) for row in table.locator("tbody tr").all()}
    for name, _product, contact in {each for each in able if each[1] == product}:
        assert (name, f"Ja: {contact}") in found


def _make_group(page: Page, name: str, members: list[str]) -> None:
    page.get_by_role("link", name="Dina grupper").click()
    page.get_by_role("link", name="Skapa en grupp").first.click()
    page.fill("[name=name]", name)
    for member in members:
        page.locator("label.option", has_text=member).locator("input").check()
    page.locator("main form .actions button").click()
    expect(page.locator("#groups")).to_contain_text(name)


def _compare_within(page: Page, members: list[str]) -> None:
    _open_view(page, "Mognad")
    _make_group(page, "Grannar", members)
    page.get_by_role("link", name="Grannar", exact=True).click()
    expect(page.locator("[name=group] option:checked")).to_have_text("Grannar")
    assert sorted(_heads(page.locator("table.versus").first)) == members


def _take_home(page: Page, documents: Documents) -> None:
    """The workbook and the report of the whole."""
    page.get_by_role("link", name="Jämför", exact=True).first.click()
    page.get_by_role("link", name="Rapport och arbetsbok").click()
    with page.expect_download(timeout=PRINTING_TAKES) as begun:
        page.get_by_role("link", name="Arbetsbok").click()
    book = load_workbook(BytesIO(Path(begun.value.path()).read_bytes()), read_only=True)
    said = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    assert documents.keys() <= said
    assert {each.name for each in documents["Lindesta universitet"].systems if end_of(each)} <= said
    report = page.request.get(f"{COMPARE}/report?format=pdf", timeout=PRINTING_TAKES).body()
    sheets = PdfReader(BytesIO(report)).pages
    text = " ".join("".join(sheet.extract_text() for sheet in sheets).replace("\u00ad", "").split())
    assert len(sheets) <= 40
    assert _areas()[_least_supported(documents)[0]] in text
    assert all(view in text for view in VIEWS)


def test_coordinator_finds_what_is_alike_what_differs_and_what_could_be_done_together(
    open_page: OpenPage, coordinator: str, documents: Documents
) -> None:
    page = open_page(coordinator)
    _read_what_it_comes_to(page, documents)
    answers = _sort_questions(page)
    _move_the_core(page, documents)
    _compare_a_pair(page, answers)
    _start_together(page, documents)
    _ask_who_can_show(page, documents)
    _compare_within(page, ["Ekviks högskola", "Högskolan i Almby", "Högskolan i Granliden"])
    _take_home(page, documents)


def _withdraw(page: Page, part: str) -> None:
    page.goto(f"{ALMBY}/sharing")
    page.locator(f"input[name={part}][value=withheld]").check()
    page.get_by_role("button", name="Spara").click()
    page.wait_for_load_state()
    expect(page.locator(f"input[name={part}][value=withheld]")).to_be_checked()


def test_institution_sees_itself_marked_and_what_it_gives(open_page: OpenPage, cast, coordinator: str, documents: Documents) -> None:
    page = open_page(cast("almby", "main_contact"))
    page.goto(f"{ALMBY}/compare/areas")
    expect(page.locator("th.versus-own")).to_have_text(re.compile(r"Högskolan i Almby\s*ni"))
    assert _heads(page.locator("table.versus").first) == sorted(documents)
    _open_view(page, "Likhet")
    nearest = page.locator("table", has=page.locator("caption", has_text="Mest lika Högskolan i Almby"))
    expect(nearest.locator("tbody tr")).to_have_count(len(documents) - 1)

    _withdraw(page, "systems")
    page.goto(f"{ALMBY}/compare/areas")
    assert _heads(page.locator("table.versus").first) == ["Högskolan i Almby"]
    assert not any(each.name in _text(page.locator("main")) for each in documents["Lindesta universitet"].systems if each.name.startswith("Relation"))
    # What it goes on giving it goes on seeing.
    _open_view(page, "Krav")
    assert _heads(page.locator("table.versus").first) == sorted(documents)
    theirs = open_page(coordinator)
    theirs.goto(f"{COMPARE}/areas")
    assert _heads(theirs.locator("table.versus").first) == sorted(documents.keys() - {"Högskolan i Almby"})

    read = open_page(cast("lindesta", "main_contact"))
    read.goto("/institutions/lindesta/sharing")
    read.get_by_role("link", name="Vilka som har läst det ni delar").click()
    expect(read.locator("h1")).to_have_text("Vilka som har läst det ni delar")
    log = [_text(row) for row in read.locator("main table tbody tr").all()]
    for person, views in (("Majken Tallbrink", ("Områden", "Likhet", "Krav")), ("Ingalill Stensjö", ("Områden",))):
        assert sorted(view for view in views for row in log if person in row and f" {view} " in row) == sorted(views)


def test_comparison_works_without_scripts(open_page: OpenPage, coordinator: str, documents: Documents) -> None:
    page = open_page(coordinator, scripts=False)
    page.goto(f"{COMPARE}/requirements?show=core")
    page.locator("input[type=range]").press("End")
    _show(page)
    expect(page.locator("caption", has_text=f"minst {len(documents)} av {len(documents)}")).to_be_visible()
    _make_group(page, "Två", ["Ekviks högskola", "Lindesta universitet"])
    page.goto(f"{COMPARE}/areas")
    page.locator("summary", has_text="Urval").click()
    page.select_option("[name=group]", label="Två")
    page.select_option("[name=only]", label="Områden där någon saknar system")
    _show(page)
    assert _heads(page.locator("table.versus").first) == ["Ekviks högskola", "Lindesta universitet"]
    link = page.get_by_role("link", name="PDF", exact=True).get_attribute("href")
    assert link is not None
    assert page.request.get(link, timeout=PRINTING_TAKES).body().startswith(b"%PDF-")


def test_pdfs_of_views_and_the_report_are_what_they_claim(open_page: OpenPage, coordinator: str, tmp_path: Path) -> None:
    """A matrix, a tree, a time line, and all of them in the report."""
    page = open_page(coordinator)
    files = []
    for view in ("areas", "likeness", "buying", "report"):
        files.append(tmp_path / f"{view}.pdf")
        files[-1].write_bytes(page.request.get(f"{COMPARE}/{view}?format=pdf", timeout=PRINTING_TAKES).body())
    assert verify(files).count("PASS ") == 2 * len(files)
