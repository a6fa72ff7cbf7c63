"""A page with everything that our documents use, and its PDF."""

from pathlib import Path

import page
import pytest

from inventory_app.printing.fonts import font_stack
from inventory_app.printing.pdf import render


@pytest.fixture(scope="session")
def sample() -> str:
    stack = font_stack()
    html = Path(__file__).with_name("sample.html").read_text(encoding="utf-8")
    return html.replace("BODY_FONTS", stack["body"]).replace("HEADING_FONTS", stack["headings"])


@pytest.fixture(scope="session")
def sample_pdf(sample: str) -> bytes:
    return render(sample, strict=True)


@pytest.fixture(scope="session")
def accessibility_faults():
    """What a PDF does against PDF/UA-1."""

    def faults(pdf: bytes) -> list[str]:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        return [f"{failure.rule_id} {failure.message}" for failure in report.failures]

    return faults
