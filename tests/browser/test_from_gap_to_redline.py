"""A gap becomes a need, the need a requirement, the requirement is found fault with, reworded, reviewed, issued, changed, and the change is shown."""

from __future__ import annotations

import re
from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenPage
from tests.browser.verapdf import verify

ALMBY = "/institutions/almby"
WEAK = "Systemet ska visa planerade besök från Outlook för användaren."
PRINTING_TAKES = 120_000


def _need_from_gap(page: Page) -> str:
    """The need's address."""
    page.goto(f"{ALMBY}/needs/from-inventory")
    gap = page.locator("ul.source-list li", has=page.locator("input[name=source][value^='gap']")).first
    words = gap.locator("label.option").inner_text().strip()
    gap.locator("button[name=one]").click()
    page.wait_for_load_state()
    page.goto(f"{ALMBY}/needs/")
    need = page.locator("table tbody tr", has_text=words[:30]).last
    need.locator("a").first.click()
    expect(page.locator("h1")).to_contain_text(re.compile(r"Behov B\d+"))
    return page.url


def _write_requirement(page: Page, need: str) -> str:
    """Put together from its parts, then written on; the id of the new requirement."""
    page.goto(need)
    page.get_by_role("link", name="Skriv ett krav för behovet").click()
    page.locator("a.task-link", has_text="AKT ·").click()
    page.locator("#sentence-builder > summary").click()
    page.locator("[name=pattern]").first.wait_for()
    page.fill("[name=response_sv]", "visa planerade besök")
    page.locator("input[name=level][value=must]").check()
    expect(page.locator("#sentence-preview")).to_contain_text("Systemet ska visa planerade besök.")
    page.locator("button[name=then][value=sentence]").click()
    expect(page.locator("[name=text_sv]")).to_have_value("Systemet ska visa planerade besök.")
    # The rules speak while one writes.
    page.locator("[name=text_sv]").fill(WEAK)
    box = page.locator("[data-wording=text_sv]")
    expect(box).to_contain_text("Outlook")
    expect(box).to_contain_text("eller likvärdig")
    page.fill("[name=motive_sv]", "Två personer besöker samma företag utan att veta om varandra.")
    page.locator("input[name=methods][value=V]").check()
    page.locator("form.own-requirement .form-end button").first.click()
    page.wait_for_load_state()
    page.goto(need)
    return page.locator(".need-requirements a").first.inner_text().strip()


def _reword(page: Page, key: str) -> None:
    """An error stops the issue; the proposal settles it."""
    page.goto(f"{ALMBY}/specification/")
    page.locator(".spec-points a", has_text=key).first.click()
    expect(page.locator(f"article[id='{key}'] mark")).to_have_text("Outlook")
    page.locator(f"article[id='{key}'] .finding-acts button", has_text="Använd förslaget").first.click()
    expect(page.locator(f"[id='{key}-text']")).to_contain_text("Outlook eller likvärdig")


def _review(page: Page, key: str) -> None:
    page.goto(f"{ALMBY}/specification/review/")
    page.locator("input[name=state][value=out_for_comment]").check()
    page.fill("[name=comment_by]", "2099-12-18")
    page.locator("main form.form button").click()
    page.goto(f"{ALMBY}/specification/review/comments/{key}")
    page.locator("main form.form textarea").last.fill("Räcker det att bara användaren ser besöken?")
    page.locator("main form.form button").last.click()
    expect(page.locator("main")).to_contain_text("Räcker det att bara användaren ser besöken?")
    page.goto(f"{ALMBY}/specification/review/")
    page.locator("input[name=state][value=reviewed]").check()
    page.locator("main form.form button").click()
    expect(page.locator(".standing")).to_contain_text("Granskad")


def _issue(page: Page) -> None:
    page.goto(f"{ALMBY}/specification/issue")
    page.fill("[name=decided_by]", "Styrgruppen för samverkansstöd")
    page.fill("[name=decided_on]", "2026-11-24")
    page.fill("[name=decision]", "Kravspecifikationen fastställs och annonseras.")
    page.locator("main form.form .actions button").click(timeout=PRINTING_TAKES)
    expect(page.locator("table#issues")).to_contain_text("1.0", timeout=PRINTING_TAKES)


def _change(page: Page, key: str) -> None:
    page.goto(f"{ALMBY}/checklist/own/{key}")
    page.fill("[name=text_sv]", "Systemet ska visa planerade besök inom 30 dagar för varje behörig användare.")
    page.locator("form.own-requirement .form-end button").first.click()
    page.wait_for_load_state()


def test_gap_need_requirement_finding_rewrite_review_issue_change_redline(open_page: OpenPage, tmp_path) -> None:
    page = open_page("majken.tallbrink@almby.example")
    page.set_default_timeout(PRINTING_TAKES)
    need = _need_from_gap(page)
    key = _write_requirement(page, need)
    assert re.fullmatch(r"AKT-E\d\d", key)
    _reword(page, key)
    _review(page, key)
    _issue(page)
    _change(page, key)

    page.goto(f"{ALMBY}/specification/changes/?from=1.0&to=draft&language=sv")
    article = page.locator(f"article.redline[id='{key}']")
    expect(article.locator("del").first).to_contain_text("Outlook eller likvärdig")
    expect(article.locator("ins").first).to_contain_text("30 dagar")
    expect(page.locator("article.redline")).to_have_count(1)

    link = page.locator("a[href*='format=pdf']").get_attribute("href")
    printed = page.request.get(link, timeout=PRINTING_TAKES)
    assert printed.headers["content-type"] == "application/pdf"
    redline = tmp_path / "redline.pdf"
    redline.write_bytes(printed.body())
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(printed.body())).pages)
    assert key in text
    assert "[+" in text
    assert "[−" in text
    verify([redline])

    # The next version's change log names the requirement, and the trace leads from the need to it.
    draft = page.request.get(f"{ALMBY}/specification/draft?language=sv", timeout=PRINTING_TAKES).text().replace("\u00ad", "")
    assert "Från version 1.0 till utkastet" in draft
    assert draft.count(key) >= 3
