"""One person of an institution that has not begun goes all the way: guide, checklist, hand-in, issue."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.verapdf import verify

DALHEM = "/institutions/dalhem"


def _save_and_go_on(page: Page) -> None:
    page.locator("main form button[name=then][value=next]").click()
    page.wait_for_load_state()


def _choose(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name='{name}'][value='{value}']").check()


def _dont_know(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(f"[name='{key}!unknown']").check()


def _fill_system(page: Page) -> None:
    """The seventeen questions that are needed, some of them with an honest "don't know"."""
    _choose(page, "support_kind", "crm")
    page.fill("[name=purpose]", "Samverkansenheten för register över företag och besök.")
    _choose(page, "status", "in_operation")
    _save_and_go_on(page)
    page.fill("[name='system_owner.function']", "Samverkanschef")
    page.fill("[name='system_owner.name']", "Ylva Påhittad")
    page.locator("[name='information_owners!none']").check()
    _save_and_go_on(page)
    page.locator("input[name=areas][value=business_collaboration]").check()
    page.fill("[name=users]", "24")
    _choose(page, "coverage", "some_units")
    _choose(page, "recent_visits", "no")
    _save_and_go_on(page)
    page.locator("input[name=information_types][value=contacts]").check()
    _choose(page, "personal_data", "ordinary")
    _save_and_go_on(page)
    page.fill("[name='product.product']", "Kontaktnavet")
    page.fill("[name='product.vendor']", "Nordkontakt AB")
    _choose(page, "hosting", "supplier_sweden")
    _dont_know(page, "sign_in")
    _save_and_go_on(page)
    _save_and_go_on(page)
    _choose(page, "functional_fit", "2")
    _choose(page, "direction", "replace")
    _save_and_go_on(page)
    _save_and_go_on(page)


def _guide(page: Page) -> None:
    page.goto(f"{DALHEM}/systems/add")
    page.fill("[name=names]", "Företagsregistret\nSamverkansbrevlådan\n\nföretagsregistret")
    page.locator("main form button").first.click()
    expect(page.locator("table#systems tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Företagsregistret").click()
    page.locator(".task-link").first.click()

    # It saves itself, and says when.
    page.fill("[name=other_names]", "Registret")
    page.locator("[name=other_names]").blur()
    expect(page.locator("#f-other_names .saved")).to_have_text(re.compile(r"Sparat \d\d:\d\d"))
    page.reload()
    expect(page.locator("[name=other_names]")).to_have_value("Registret")

    _fill_system(page)
    expect(page).to_have_url(re.compile(r"/systems/\d+/check$"))
    expect(page.locator("main")).to_contain_text("Ylva Påhittad")
    expect(page.locator("main .ds-tag", has_text="behövs")).to_have_count(0)


def _checklist(page: Page) -> None:
    page.goto(f"{DALHEM}/checklist/questions")
    _choose(page, "hosting", "cloud")
    _choose(page, "personal_data", "ordinary")
    for key in ("public_records", "external_users", "english"):
        _choose(page, key, "yes")
    _save_and_go_on(page)
    page.goto(f"{DALHEM}/checklist/profiles")
    page.locator("button[name=profile][value=minimal]").click()
    page.goto(f"{DALHEM}/checklist/AKT")
    page.locator("input[name='AKT-02|p.days']").fill("60")
    page.locator("input[name='AKT-02|p.days']").blur()
    expect(page.locator("main")).to_contain_text(re.compile(r"Sparat \d\d:\d\d"))
    page.reload()
    expect(page.locator("main")).to_contain_text("inom 60 dagar före och efter besöket")


def _details(page: Page) -> None:
    page.goto(f"{DALHEM}/details/document")
    page.fill("[name=title]", "Samverkansstöd för Högskolan Dalhem")
    _choose(page, "procedure", "open")
    _choose(page, "threshold", "above")
    _save_and_go_on(page)
    page.fill("[name=why]", "Vi besöker samma företag utan att veta om det.\n- Det ska synas i förväg.\n- Ingen ska behöva fråga.")
    page.fill("[name=scope]", "Register över organisationer, kontakter och aktiviteter.")
    _save_and_go_on(page)
    page.fill("[name='volumes.users']", "60")
    _save_and_go_on(page)


def _hand_in(page: Page) -> None:
    page.goto(f"{DALHEM}/hand-in/")
    page.locator(f"form[action='{DALHEM}/hand-in/'] button").click()
    page.goto(f"{DALHEM}/hand-in/1/")
    expect(page.locator("main")).to_contain_text(re.compile(r"[0-9a-f]{64}"))


def _issue(page: Page, folder: Path) -> list[Path]:
    page.goto(f"{DALHEM}/specification/issue")
    page.set_default_timeout(120_000)
    page.locator(f"form[action='{DALHEM}/specification/issue'] button").click()
    page.wait_for_url(f"**{DALHEM}/specification/")
    row = page.locator("table#issues tbody tr").first
    expect(row).to_contain_text("1.0")
    files = []
    for language in ("sv", "en"):
        address = f"{DALHEM}/specification/issues/1.0/{language}.pdf"
        assert row.locator(f"a[href='{address}']").count() == 1
        first, again = page.request.get(address).body(), page.request.get(address).body()
        assert first.startswith(b"%PDF-")
        assert first == again
        files.append(folder / f"{language}.pdf")
        files[-1].write_bytes(first)
    return files


def test_one_person_goes_from_nothing_to_an_issued_specification(open_page: OpenPage, cast, tmp_path: Path) -> None:
    page = open_page(cast("dalhem", "main_contact"))
    expect(page.locator(".next-action")).to_be_visible()
    _guide(page)
    _checklist(page)
    _details(page)
    _hand_in(page)
    report = verify(_issue(page, tmp_path))
    assert report.count("PASS ") == 4


def test_guide_works_without_scripts(open_page: OpenPage, cast) -> None:
    page = open_page(cast("dalhem", "main_contact"), scripts=False)
    page.goto(f"{DALHEM}/systems/add")
    page.fill("[name=names]", "Företagsregistret")
    page.locator("main form button").first.click()
    page.locator(".task-link").first.click()
    _fill_system(page)
    expect(page.locator("main")).to_contain_text("Nordkontakt AB")
