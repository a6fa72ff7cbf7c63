"""The files of a tender, opened by LibreOffice and printed by it: what a procurement officer sees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

FOLDER = "/institutions/almby/specification/draft"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes], list[str]]:
    """The text of each page."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing; `make test-browser` installs it or says how"
    profile = tmp_path_factory.mktemp("profile")

    def convert(name: str, content: bytes) -> list[str]:
        folder = tmp_path_factory.mktemp("printed")
        (folder / name).write_bytes(content)
        command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out")]
        subprocess.run([*command, str(folder / name)], check=True, capture_output=True, timeout=120)
        (made,) = Path(folder / "out").glob("*.pdf")
        return [page.extract_text() for page in PdfReader(BytesIO(made.read_bytes())).pages]

    return convert


@pytest.fixture
def reader(as_person, cast):
    return as_person(cast("almby", "reader"))


@pytest.mark.parametrize(
    ("language", "title", "heading", "page"),
    [("sv", "Svarsmatris", "Uppfyllt från", "Sida 2 av"), ("en", "Response matrix", "Met from", "Page 2 of")],
)
def test_response_matrix_opens(printed, reader, language, title, heading, page):
    first, *others = printed("svar.xlsx", reader.get(f"{FOLDER}/{language}/response").data)
    assert title in first
    assert len(others) > 2
    # The head is repeated on every page.
    assert all(heading in each for each in others)
    assert page in others[0]
    assert "KON-01" in others[0]
    assert "Err:" not in "".join(others)


def test_price_annex_opens_and_its_sum_is_worked_out(printed, reader):
    first, prices, options = printed("pris.xlsx", reader.get(f"{FOLDER}/sv/prices").data)
    assert "exklusive mervärdesskatt" in first
    assert "Högskolan i Almby" in prices
    assert "0,00" in prices or "0.00" in prices
    assert options.count("Ej bindande") == 6


@pytest.mark.parametrize(("language", "contents", "page"), [("sv", "Innehåll", "Sida 2 av"), ("en", "Contents", "Page 2 of")])
def test_word_document_opens(printed, reader, language, contents, page):
    cover, second, *others = printed("krav.docx", reader.get(f"{FOLDER}/{language}/docx").data)
    assert "Samverkansstöd för Högskolan i Almby" in " ".join(cover.split())
    assert contents in second
    assert page in second
    assert len(others) > 20
    assert sum("KON-01" in each for each in others) >= 1
