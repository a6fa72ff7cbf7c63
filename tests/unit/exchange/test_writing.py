"""Tables as files: what goes out comes back, and nothing in it is ever taken for a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.exchange.delimited import guarded, unguarded
from inventory_app.exchange.reading import read_file
from inventory_app.exchange.table import Column, Table
from inventory_app.exchange.writing import csv_of, workbook_of

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")', "＝1+1", "'=1", "https://evil.example", "{=1}")
# A spreadsheet cell holds no surrogates, and CSV folds no line breaks; what is only space reads as empty.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40).filter(lambda text: text.strip())


def table(*rows, columns=("A", "B")) -> Table:
    return Table("System", tuple(Column(label) for label in columns), rows)


def workbook(*tables: Table) -> bytes:
    return workbook_of(tables, title="System", made_at=AT)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return folder.read(name).decode()


def test_workbook_gives_back_every_kind_of_cell():
    rows = (("Kårvis", 12), (12.5, date(2024, 5, 1)), (datetime.fromisoformat("2024-05-01T13:05"), True), (Decimal("1.25"), None), ("sist", "x"))
    (sheet,) = read_file("a.xlsx", workbook(table(*rows))).sheets
    assert sheet.rows == (("A", "B"), rows[0], rows[1], rows[2], (1.25,), rows[4])


def test_same_table_and_moment_give_the_same_bytes():
    assert workbook(table(("x", 1))) == workbook(table(("x", 1)))


def test_workbook_has_a_fixed_head_and_filters():
    sheet = part(workbook(table(("x", 1), ("y", 2))), "xl/worksheets/sheet1.xml")
    assert re.findall(r'state="frozen"', sheet) == ['state="frozen"']
    assert re.findall(r'<autoFilter ref="(.*?)"', sheet) == ["A1:B3"]


def test_sheets_have_names_that_a_spreadsheet_program_takes():
    titles = ("Vad? [1/2]: *", "Vad? [1/2]: *", "x" * 40, "", "''")
    sheets = read_file("a.xlsx", workbook(*(Table(title, (Column("A"),), ()) for title in titles))).sheets
    assert [sheet.name for sheet in sheets] == ["Vad   1 2", "Vad   1 2 2", "x" * 31, "1", "1 2"]


def test_notes_stand_below_the_table_of_a_workbook_and_not_in_csv():
    noted = Table("System", (Column("A"),), (("x",),), ("Urval: i drift",))
    (sheet,) = read_file("a.xlsx", workbook(noted)).sheets
    assert sheet.rows == (("A",), ("x",), (), ("Urval: i drift",))
    assert csv_of(noted) == b"\xef\xbb\xbfA\r\nx\r\n"


def test_days_before_1900_and_very_long_numbers_are_written_as_they_read():
    (sheet,) = read_file("a.xlsx", workbook(table((date(1477, 2, 27), 10**17)))).sheets
    assert sheet.rows[1] == ("1477-02-27", "100000000000000000")


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_that_looks_like_a_formula_is_text_in_a_workbook(attack):
    content = workbook(Table(attack, (Column(attack),), ((attack,),), (attack,)))
    assert read_file("a.xlsx", content).warnings == ()
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        assert [name for name in folder.namelist() if re.search("<f[ >]|<hyperlink|<ddeLink", folder.read(name).decode())] == []


@pytest.mark.parametrize("attack", ATTACKS[:9])
def test_text_that_looks_like_a_formula_is_guarded_in_csv(attack):
    lines = csv_of(Table("System", (Column(attack),), ((attack,),))).decode("utf-8-sig")
    assert all(cell.strip('"').startswith("'") for cell in re.findall(r'"(?:[^"]|"")*"|[^\r\n]+', lines))


def test_csv_is_what_swedish_excel_opens():
    content = csv_of(table(("Kårvis; bro", Decimal("1234.5")), ('"a"\nb', date(2024, 5, 1)), (-3, datetime.fromisoformat("2024-05-01T13:05"))))
    assert content.startswith(b"\xef\xbb\xbfA;B\r\n")
    assert content.decode("utf-8-sig") == 'A;B\r\n"Kårvis; bro";1234,5\r\n"""a""\nb";2024-05-01\r\n-3;2024-05-01 13:05\r\n'


@given(st.text(max_size=8))
def test_guard_can_always_be_taken_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r\n]", guarded(text))


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6))
def test_any_text_survives_csv(rows):
    (sheet,) = read_file("a.csv", csv_of(table(*rows))).sheets
    assert sheet.rows == (("A", "B"), *rows)


@given(st.lists(st.tuples(TEXT, st.integers(-(10**12), 10**12)), min_size=1, max_size=6))
def test_any_text_and_number_survive_a_workbook(rows):
    (sheet,) = read_file("a.xlsx", workbook(table(*rows))).sheets
    assert [row[1] for row in sheet.rows[1:]] == [number for _text, number in rows]
    # XML has one kind of line break, and no place for a few characters that nobody types.
    kept = [re.sub("\r\n?", "\n", text) for text, _number in rows]
    assert [re.sub("\r\n?", "\n", str(row[0])) for row in sheet.rows[1:]] == kept
