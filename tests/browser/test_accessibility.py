"""Every page in both languages at phone and desk width: axe finds nothing, nothing sticks out."""

from __future__ import annotations

import pytest
from flask import Flask

from inventory_app.demo.schema import load_consortium
from tests.browser.conftest import OpenPage, axe_findings, overflowing

ALMBY = "/institutions/almby"
PEOPLE = {
    "main_contact": "majken.tallbrink@almby.example",
    "reader": "tage.lindrot@almby.example",
}
INSTITUTION_PAGES = [
    f"{ALMBY}/",
    f"{ALMBY}/systems/",
    f"{ALMBY}/systems/?flag=unclassified&sort=contract",
    f"{ALMBY}/systems/?text=finns+inte",
    f"{ALMBY}/systems/add",
    f"{ALMBY}/systems/bin",
    f"{ALMBY}/systems/1/",
    *(f"{ALMBY}/systems/1/{step}" for step in ("basics", "ownership", "use", "information", "technology", "contract", "assessment", "experience")),
    f"{ALMBY}/systems/1/check",
    f"{ALMBY}/systems/1/history",
    f"{ALMBY}/systems/1/delete",
    f"{ALMBY}/profile/",
    *(f"{ALMBY}/profile/{step}" for step in ("direction", "organisation", "capability", "maturity")),
    f"{ALMBY}/preconditions/",
    *(f"{ALMBY}/preconditions/{step}" for step in ("direction", "organisation", "information", "project")),
    f"{ALMBY}/details/",
    *(f"{ALMBY}/details/{step}" for step in ("document", "purpose", "volumes", "project")),
    f"{ALMBY}/profile/history",
    f"{ALMBY}/checklist/",
    f"{ALMBY}/checklist/?text=sök&level=must",
    f"{ALMBY}/checklist/questions",
    f"{ALMBY}/checklist/profiles",
    f"{ALMBY}/checklist/AKT",
    f"{ALMBY}/checklist/DRI",
    f"{ALMBY}/checklist/AKT/own",
    f"{ALMBY}/checklist/history",
    f"{ALMBY}/needs/",
    *(f"{ALMBY}/needs/{page}" for page in ("add", "1", "1/requirements", "1/write", "1/write/AKT", "from-inventory", "proposals", "history")),
    f"{ALMBY}/specification/",
    f"{ALMBY}/specification/issue",
    f"{ALMBY}/specification/review/",
    f"{ALMBY}/specification/review/comments",
    f"{ALMBY}/specification/review/comments/KON-09",
    f"{ALMBY}/specification/review/assignments",
    f"{ALMBY}/specification/changes/",
    f"{ALMBY}/checklist/edition/",
    f"{ALMBY}/specification/draft?language=sv",
    f"{ALMBY}/specification/draft?language=en",
    f"{ALMBY}/hand-in/",
    f"{ALMBY}/hand-in/1/",
    f"{ALMBY}/hand-in/1/checklist",
    f"{ALMBY}/people/",
    f"{ALMBY}/sharing",
    f"{ALMBY}/decline",
    f"{ALMBY}/history",
    f"{ALMBY}/systems/starter-list",
    f"{ALMBY}/systems/names",
    f"{ALMBY}/systems/1/files",
    f"{ALMBY}/systems/1/note",
    f"{ALMBY}/systems/1/product-facts",
    f"{ALMBY}/spreadsheets/",
    f"{ALMBY}/spreadsheets/import/",
    f"{ALMBY}/flow/",
    f"{ALMBY}/flow/wanted",
    f"{ALMBY}/difference/",
    f"{ALMBY}/records/",
    *(f"{ALMBY}/records/{record}" for record in ("public-records", "article-30", "systems")),
    f"{ALMBY}/still-right/",
    "/account",
    "/nowhere",
]
CONSORTIUM_PAGES = [
    "/consortium/",
    "/consortium/register",
    "/consortium/coordinators",
    "/consortium/institutions/almby/",
    "/consortium/institutions/almby/checklist",
    "/consortium/institutions/almby/profile",
    "/consortium/institutions/almby/difference",
    "/consortium/rounds/",
    *(f"/consortium/rounds/{page}" for page in ("new", "1/", "2/", "2/edit", "2/remind", "2/close")),
    "/consortium/names/",
]
# Of the latest rooms, walked by themselves so that the long walk does not grow.
TENDER_PAGES = [
    f"{ALMBY}/wording/",
    f"{ALMBY}/wording/?state=accepted",
    f"{ALMBY}/evaluation/",
    f"{ALMBY}/evaluation/history",
    f"{ALMBY}/evaluation/simulation",
    f"{ALMBY}/checklist/import/",
    f"{ALMBY}/checklist/RAP",
    f"{ALMBY}/joint/",
    f"{ALMBY}/joint/1/",
]
JOINT_PAGES = ["/consortium/joint/", *(f"/consortium/joint/{page}" for page in ("new", "1/", "1/edit", "1/details", "1/requirements", "1/issue"))]
# Below the coordinators' address and an institution's alike.
COMPARE_PAGES = [
    "",
    "areas",
    "areas?only=gaps",
    "questions",
    "questions?sort=difference",
    "requirements",
    "requirements?category=AKT",
    "requirements?category=most",
    *(f"requirements?show={shown}" for shown in ("core", "undecided", "own")),
    "likeness",
    "likeness?one=almby&other=lindesta",
    "buying",
    "buying?by=area&k=2&m=24",
    "products",
    "products?product=praktiktorget",
    "maturity",
    "progress",
    *(f"{view}/over-time" for view in ("areas", "questions", "requirements", "likeness", "buying", "products", "maturity", "progress")),
    "visible",
    "specifications",
    "groups",
    "groups/new",
    "groups/1",
    "groups/1/delete",
    "areas?group=1",
    "report",
]
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def _walk(open_page: OpenPage, email: str, addresses: list[str], language: str, width: int) -> list[str]:
    page = open_page(email, width=width, locale=LANGUAGES[language], scheme="dark" if width == 390 else "light")
    if page.locator("html").get_attribute("lang") != language:
        page.locator("form[action='/language'] button").click()
    faults = []
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == (404 if address == "/nowhere" else 200), (address, response.status)
        assert page.locator("html").get_attribute("lang") == language
        faults += [f"{address}: {finding}" for finding in (*axe_findings(page), *overflowing(page))]
    return faults


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_of_an_institution_are_accessible(open_page: OpenPage, language: str, width: int) -> None:
    assert _walk(open_page, PEOPLE["main_contact"], INSTITUTION_PAGES, language, width) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_of_the_consortium_are_accessible(open_page: OpenPage, cast_coordinator: str, language: str, width: int) -> None:
    assert _walk(open_page, cast_coordinator, CONSORTIUM_PAGES, language, width) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_before_a_tender_are_accessible(open_page: OpenPage, cast_coordinator: str, language: str, width: int) -> None:
    assert _walk(open_page, PEOPLE["main_contact"], TENDER_PAGES, language, width) == []
    assert _walk(open_page, cast_coordinator, JOINT_PAGES, language, width) == []


# Each width and each language once for each reader: there are many pages.
@pytest.mark.parametrize(
    ("reader", "language", "width"),
    [
        ("a coordinator", "sv", 390),
        ("a coordinator", "en", 1280),
        ("an institution", "en", 390),
        ("an institution", "sv", 1280),
    ],
)
def test_pages_of_comparison_are_accessible(open_page: OpenPage, cast_coordinator: str, reader: str, language: str, width: int) -> None:
    email, base = {"a coordinator": (cast_coordinator, "/consortium/compare"), "an institution": (PEOPLE["main_contact"], f"{ALMBY}/compare")}[reader]
    page = open_page(email, scripts=False)
    page.goto(f"{base}/groups/new")
    page.fill("[name=name]", "Tre nära")
    for box in page.locator("input[name=institutions]").all()[:3]:
        box.check()
    page.locator("main form .actions button").click()
    faults = _walk(open_page, email, [f"{base}/{page}" for page in COMPARE_PAGES], language, width)
    if reader == "an institution":
        faults += _walk(open_page, email, [f"{ALMBY}/sharing/readings"], language, width)
    assert faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_findings_and_the_preview_of_an_import_are_accessible(open_page: OpenPage, width: int) -> None:
    page = open_page(PEOPLE["main_contact"], width=width, scheme="dark" if width == 390 else "light")
    page.goto(f"{ALMBY}/checklist/AKT/own")
    page.fill("[name=text_sv]", "Systemet ska vara smidigt och hämta bokningar från Outlook m.m.")
    page.locator("input[name=level][value=must]").check()
    page.locator("[data-wording=text_sv] .finding").first.wait_for()
    faults = [*axe_findings(page), *overflowing(page)]
    page.locator("form.own-requirement .form-end button").first.click()
    page.wait_for_url("**/checklist/AKT**")
    page.goto(f"{ALMBY}/wording/")
    page.locator(".finding-accept > summary").first.click()
    faults += [*axe_findings(page), *overflowing(page)]
    page.goto(f"{ALMBY}/checklist/import/")
    rows = "Id;Krav;Nivå;Område\nR1;Systemet ska visa besök inom 30 dagar.;Ska;AKT\nR2;Systemet bör visa avtal.;kanske;AKT\n"
    page.set_input_files("[name=file]", {"name": "krav.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    # A file with a single table goes straight to its columns.
    for button, step in (("form[enctype] button", "columns"), ("button[name=then][value=next]", "preview"), ("main .form-end button", "done")):
        page.locator(button).first.click()
        page.wait_for_url(f"**/{step}**")
        faults += [f"{step}: {fault}" for fault in (*axe_findings(page), *overflowing(page))]
    assert faults == []


@pytest.fixture
def cast_coordinator() -> str:
    return next(person.email for person in load_consortium().people if person.role == "coordinator")


def test_reader_gets_the_same_pages_without_buttons_to_change(open_page: OpenPage) -> None:
    page = open_page(PEOPLE["reader"])
    page.goto(f"{ALMBY}/systems/1/basics")
    assert page.locator("main button[name=then]").count() == 0
    assert axe_findings(page) == []


def test_sign_in_and_its_errors_are_accessible(open_page: OpenPage, app: Flask) -> None:
    page = open_page(width=390)
    page.goto("/sign-in")
    assert axe_findings(page) == []
    page.fill("[name=email]", "nobody@almby.example")
    page.fill("[name=password]", "wrong")
    page.locator("main form button").click()
    assert axe_findings(page) == []


def test_axe_sees_a_missing_label(open_page: OpenPage) -> None:
    """The control: if this passes without a finding, axe did not run."""
    page = open_page(PEOPLE["main_contact"])
    page.goto(f"{ALMBY}/systems/add")
    page.evaluate("document.querySelector('label[for=names]').remove()")
    assert any(finding.startswith("label:") for finding in axe_findings(page))
