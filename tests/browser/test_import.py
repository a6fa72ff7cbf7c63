"""A really messy file goes from upload to undo, with scripts and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, axe_findings, overflowing
from tests.browser.messy import messy_file

DALHEM = "/institutions/dalhem"


def _fault_free(page: Page) -> None:
    assert (page.url, [*axe_findings(page), *overflowing(page)]) == (page.url, [])


def _upload(page: Page) -> None:
    page.goto(f"{DALHEM}/spreadsheets/import/")
    page.set_input_files("[name=file]", {"name": "Systemlista 2026.csv", "mimeType": "text/csv", "buffer": messy_file()})
    page.locator("form[enctype] button").click()
    page.wait_for_url(re.compile(r"/columns$"))


def _say_what_columns_mean(page: Page) -> None:
    chosen = page.locator("select[name^=c]").evaluate_all("selects => selects.map(select => select.value)")
    assert chosen == [
        "", "name", "other_names", "support_kind", "status", "system_owner", "system_owner.email", "users", "hosting", "annual_cost.licences",
        "contract_end.ends_on", "personal_data", "classification", "areas", "+note",
    ]  # fmt: skip
    expect(page.locator(".import-words input[type=hidden]").nth(0)).to_have_value("Kalkylbald")
    expect(page.locator("select[name='m3.0']")).to_have_value("spreadsheet")
    page.select_option("select[name='m8.0']", "supplier_eu")
    page.select_option("select[name=c9]", "annual_cost.operation")
    page.locator("button[value=next]").click()
    page.wait_for_url(re.compile(r"/preview$"))


def _look(page: Page) -> None:
    assert page.locator(".import-counts dd").all_text_contents() == ["5", "0", "0", "2"]
    assert page.locator("table#problems tbody th").all_text_contents() == ["H8", "B11"]
    page.goto(f"{DALHEM}/systems/")
    expect(page.locator("table#systems")).to_have_count(0)
    page.go_back()
    page.locator(".import-new li", has_text="Gåvoregistret").locator("input[name=leave]").check()
    page.locator("form[action$='/confirm'] .form-end button").click()
    page.wait_for_url(re.compile(r"/import/done/\d+$"))


def _see_what_came(page: Page) -> None:
    result = page.url
    page.get_by_role("link", name="Partnerportalen").click()
    page.goto(f"{page.url}check")
    for words in ("Åsa Öberg", "asa@dalhem.example", "125\u00a0001 kr", "23 november 2027", "Leverantör i Sverige", "Företagssamverkan"):
        expect(page.locator("main")).to_contain_text(words)
    page.goto(f"{DALHEM}/systems/")
    expect(page.locator("table#systems tbody tr")).to_have_count(4)
    page.goto(result)


def _undo(page: Page) -> None:
    page.locator("a[href$='/undo']").click()
    page.locator(".confirm form button").click()
    page.wait_for_url(re.compile(r"/import/done/\d+$"))
    expect(page.locator("main a[href$='/undo']")).to_have_count(0)
    page.goto(f"{DALHEM}/systems/")
    expect(page.locator("table#systems")).to_have_count(0)
    page.goto(f"{DALHEM}/systems/bin")
    expect(page.locator("table#bin tbody tr")).to_have_count(4)


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 390)], ids=["with scripts", "without scripts on a phone"])
def test_messy_file_goes_from_upload_to_undo(open_page: OpenPage, cast, scripts: bool, width: int) -> None:
    page = open_page(cast("dalhem", "main_contact"), scripts=scripts, width=width)
    _upload(page)
    _say_what_columns_mean(page)
    _look(page)
    _see_what_came(page)
    _undo(page)
    # What was said of the columns is remembered.
    _upload(page)
    expect(page.locator("select[name=c9]")).to_have_value("annual_cost.operation")
    expect(page.locator("select[name='m8.0']")).to_have_value("supplier_eu")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_pages_of_an_import_are_accessible(open_page: OpenPage, cast, width: int, scheme: str) -> None:
    page = open_page(cast("dalhem", "main_contact"), width=width, scheme=scheme)
    page.goto(f"{DALHEM}/spreadsheets/import/")
    page.locator("form[enctype] button").click()
    _fault_free(page)
    _upload(page)
    _fault_free(page)
    page.select_option("select[name=c1]", "")
    page.locator("button[value=next]").click()
    expect(page.locator(".ds-error-summary")).to_be_visible()
    _fault_free(page)
    page.goto(page.url.replace("/columns", "/sheet"))
    _fault_free(page)
    page.goto(page.url.replace("/sheet", "/preview"))
    page.locator(".import-new summary").first.click()
    _fault_free(page)
    page.locator("form[action$='/confirm'] .form-end button").click()
    page.wait_for_url(re.compile(r"/import/done/\d+$"))
    _fault_free(page)
    page.locator("a[href$='/undo']").click()
    _fault_free(page)
    page.goto(f"{DALHEM}/spreadsheets/import/")
    _fault_free(page)
