"""A real Chromium against a real server, on a database with the demo."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from inventory_app.demo.schema import load_consortium

HERE = Path(__file__).resolve().parent
AXE = HERE / "vendor" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAUNCH = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    assert found, "Chromium is missing; `make test-browser` installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture
def base_url(app: Flask) -> Iterator[str]:
    """The application behind a threaded server on a free port."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, base_url: str) -> Iterator[OpenPage]:
    """open_page(email=None, width=1280, ...): a page in a context of its own. Anything on the console fails the test."""
    contexts: list[BrowserContext] = []
    noise: list[str] = []

    def open_(email: str | None = None, *, width: int = 1280, locale: str = "sv-SE", scheme: Any = "light", scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=locale, color_scheme=scheme, java_script_enabled=scripts, base_url=base_url
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: noise.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        if email:
            sign_in(page, email)
        return page

    yield open_
    for context in contexts:
        context.close()
    # Answers with these codes are part of the tests; Chromium reports them all the same.
    assert [line for line in noise if "status of 4" not in line] == []


def sign_in(page: Page, email: str) -> None:
    page.goto("/sign-in")
    page.fill("[name=email]", email)
    page.fill("[name=password]", load_consortium().password)
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def axe_findings(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['target']})" for v in result["violations"]]


def overflowing(page: Page) -> list[str]:
    """What is wider than the page, and cells whose text sticks out."""
    return page.evaluate(
        """() => {
            const found = [];
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth > width) found.push("the page scrolls sideways: " + document.documentElement.scrollWidth);
            for (const cell of document.querySelectorAll("td, th, dd, dt, legend, label")) {
                if (cell.scrollWidth > cell.clientWidth + 1 && getComputedStyle(cell).display !== "inline" && cell.clientWidth > 0
                    && !cell.classList.contains("ds-sr-only"))
                    found.push(cell.tagName + ": " + cell.textContent.trim().slice(0, 60));
            }
            return found;
        }"""
    )
