"""Files that go out, opened by LibreOffice and compared cell by cell."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from inventory_app.exchange.table import Column, Table
from inventory_app.exchange.writing import csv_of, workbook_of

# Separator, quote and letters as we write them (59 ; 34 " 76 UTF-8). Out, numbers come as they are stored.
CSV_IN, CSV_OUT = "CSV:59,34,76,1,,1053", "csv:Text - txt - csv (StarCalc):59,34,76,1,,1053,false,true,false,false,false,-1"
TABLE = Table(
    "System",
    (Column("Namn"), Column("Kostnad", "money"), Column("Från", "date"), Column("Ändrat", "moment"), Column("Om")),
    (
        ("Kårvis", Decimal("125000"), date(2024, 5, 1), datetime.fromisoformat("2026-11-24T09:30"), "rad ett\nrad två"),
        ("=1+1", 12, None, None, '=HYPERLINK("https://evil.example")'),
        ("+46 90 12 34", -3, date(2030, 12, 31), None, '"a"; b'),
        ("@bron", None, None, None, "https://bron.example"),
        ("007", 0, None, None, "1/2"),
    ),
)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[list[str]]]:
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing; `make test-browser` installs it or says how"
    profile = tmp_path_factory.mktemp("profile")

    def convert(name: str, content: bytes, infilter: str | None = None) -> list[list[str]]:
        folder = tmp_path_factory.mktemp("converted")
        (folder / name).write_bytes(content)
        command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", CSV_OUT, "--outdir", str(folder / "out")]
        command += [f"--infilter={infilter}"] if infilter else []
        subprocess.run([*command, str(folder / name)], check=True, capture_output=True, timeout=120)
        (made,) = Path(folder / "out").glob("*.csv")
        with made.open(encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text, delimiter=";"))

    return convert


def test_workbook_opens_with_every_value_as_it_was(converted):
    content = workbook_of([TABLE], title="System", made_at=datetime.fromisoformat("2026-11-24T09:30"))
    assert converted("system.xlsx", content) == [
        ["Namn", "Kostnad", "Från", "Ändrat", "Om"],
        ["Kårvis", "125000", "2024-05-01", "2026-11-24 09:30:00", "rad ett\nrad två"],
        ["=1+1", "12", "", "", '=HYPERLINK("https://evil.example")'],
        ["+46 90 12 34", "-3", "2030-12-31", "", '"a"; b'],
        ["@bron", "", "", "", "https://bron.example"],
        ["007", "0", "", "", "1/2"],
    ]


def test_text_file_opens_with_every_value_as_it_was_and_calculates_nothing(converted):
    found = converted("system.csv", csv_of(TABLE), CSV_IN)
    assert [row[0] for row in found] == ["Namn", "Kårvis", "'=1+1", "'+46 90 12 34", "'@bron", "7"]
    assert [row[1] for row in found] == ["Kostnad", "125000", "12", "-3", "", "0"]
    assert [row[4] for row in found[1:5]] == ["rad ett\nrad två", '\'=HYPERLINK("https://evil.example")', '"a"; b', "https://bron.example"]


def test_register_of_the_demo_opens_as_the_page_shows_it(converted, as_person, cast):
    client = as_person(cast("almby", "main_contact"), "sv")
    names = [cell.text_content().replace("\xad", "").strip() for cell in client.page("/institutions/almby/systems/").xpath("//tbody/tr/th")]
    found = converted("system.xlsx", client.get("/institutions/almby/systems/?format=xlsx").data)
    assert [row[0] for row in found[1 : len(names) + 1]] == names
