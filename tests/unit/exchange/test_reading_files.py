"""Files as people have them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from inventory_app.exchange.gates import MOST_BYTES, MOST_ROWS, Unreadable
from inventory_app.exchange.reading import read_file
from tests.unit.exchange.books import cell, changed, folder, ods, row, xlsx

ROWS = (("Namn", "Antal"), ("Kårvis", "1"))


def only(name: str, content: bytes):
    (sheet,) = read_file(name, content).sheets
    return sheet


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_file(name, content)
    return refused.value.message.text


def warnings(content: bytes) -> list[str]:
    return [str(warning) for warning in read_file("a.xlsx", content).warnings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_is_read_whatever_its_letters_and_separator(encoding, separator, line_end):
    content = line_end.join(separator.join(row) for row in ROWS).encode(encoding)
    assert only("a.csv", content).rows == ROWS


def test_csv_cell_in_quotes_keeps_separators_quotes_and_line_breaks():
    content = b'Namn;Syfte\r\n"Bro;n";"rad ett\r\nrad ""tv\xc3\xa5"""\r\n'
    assert only("a.csv", content).rows == (("Namn", "Syfte"), ("Bro;n", 'rad ett\r\nrad "två"'))


def test_csv_with_commas_in_its_texts_is_divided_by_its_semicolons():
    content = "Namn;Om\nA;ja, nej, kanske\nB;ett, två, tre\n".encode()
    assert only("a.csv", content).rows[1] == ("A", "ja, nej, kanske")


def test_csv_that_announces_its_separator_is_divided_by_it():
    sheet = only("a.csv", b"sep=|\r\nNamn|Om\r\nA|b\r\n")
    assert (sheet.first_row, sheet.rows) == (2, (("Namn", "Om"), ("A", "b")))


def test_csv_of_one_column_is_one_column():
    assert only("a.txt", "Kårvis\nBron\n".encode()).rows == (("Kårvis",), ("Bron",))


def test_empty_rows_and_columns_around_a_table_are_dropped_and_the_address_kept():
    sheet = only("a.csv", b";;\r\n;;\r\n;Namn;;\r\n;A;;\r\n" + b";;;\r\n" * 5000)
    assert (sheet.first_row, sheet.rows) == (3, ((None, "Namn"), (None, "A")))


def test_workbook_cells_keep_their_kind():
    def write(book, sheet):
        sheet.write_row(2, 1, ["Namn", 12, 12.5, True, "  "])
        sheet.write_datetime(3, 1, datetime.fromisoformat("2024-05-01"), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime(3, 2, datetime.fromisoformat("2024-05-01T13:05"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))

    sheet = only("a.xlsx", xlsx(write))
    assert sheet.first_row == 3
    assert sheet.rows == ((None, "Namn", 12, 12.5, True), (None, date(2024, 5, 1), datetime.fromisoformat("2024-05-01T13:05")))
    assert [type(each) for each in sheet.rows[0][1:]] == [str, int, float, bool]


def test_merged_title_holds_its_words_in_every_cell():
    def write(book, sheet):
        sheet.merge_range("A1:C1", "Våra system")
        sheet.write_row(1, 0, ["Namn", "Typ", "Ägare"])

    assert only("a.xlsx", xlsx(write)).rows[0] == ("Våra system",) * 3


def test_merged_cells_of_opendocument_hold_their_words_too():
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    content = ods(row(cell("A", spanned), covered.replace("2", "1")) + row(covered, cell("B")))
    assert only("a.ods", content).rows == (("A", "A"), ("A", "A", "B"))


def test_hidden_sheets_are_read_and_marked():
    def write(book, sheet):
        sheet.write("A1", "Namn")
        stamp = book.add_worksheet("_stamp")
        stamp.write("A1", "1")
        stamp.very_hidden()

    sheets = read_file("a.xlsx", xlsx(write)).sheets
    assert [(each.name, each.is_hidden, each.rows) for each in sheets] == [("Ett", False, (("Namn",),)), ("_stamp", True, (("1",),))]


def test_values_of_formulas_are_taken_and_it_is_said():
    content = xlsx(lambda book, sheet: sheet.write_formula("A1", "=1+1", None, 2))
    assert only("a.xlsx", content).rows == ((2,),)
    assert warnings(content) == ["Cells with formulas: 1. The values saved with them were read; nothing was calculated."]


def test_formula_without_a_value_is_empty_and_it_is_said():
    def write(book, sheet):
        sheet.write("B1", "x")
        sheet.write_formula("A1", "=1+1", None, 2)

    content = changed(xlsx(write), xl__worksheets__sheet1_dot_xml=lambda part: part.replace(b"<v>2</v>", b""))
    assert only("a.xlsx", content).rows == ((None, "x"),)
    assert len(warnings(content)) == 2


def test_error_in_a_cell_is_empty_and_its_address_is_said():
    def write(book, sheet):
        sheet.write("A1", "x")
        sheet.write_formula("B7", "=1/0", None, "#DIV/0!")

    content = xlsx(write)
    assert only("a.xlsx", content).rows == (("x",),)
    assert warnings(content)[-1] == "Cells that show an error: 1. They were read as empty; the first is B7."


def test_macros_and_links_are_left_aside_and_it_is_said():
    content = changed(xlsx(ROWS), xl__vbaProject_dot_bin=b"macro", xl__externalLinks__externalLink1_dot_xml=b"<externalLink/>")
    read = read_file("a.xlsm", content)
    assert read.sheets[0].rows == (("Namn", "Antal"), ("Kårvis", "1"))
    assert [str(warning).split(".")[0] for warning in read.warnings] == ["The file holds macros", "The file links to other files"]


def test_empty_sheet_that_claims_a_million_rows_is_harmless():
    content = changed(
        xlsx(ROWS), xl__worksheets__sheet1_dot_xml=lambda part: part.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')
    )
    assert only("a.xlsx", content).rows == (("Namn", "Antal"), ("Kårvis", "1"))


def test_thousands_of_formatted_empty_rows_are_harmless():
    def write(book, sheet):
        shape = book.add_format({"bg_color": "yellow"})
        sheet.write_row(0, 0, ["Namn", "Typ"])
        for number in range(1, 5000):
            sheet.write_blank(number, 0, None, shape)

    assert only("a.xlsx", xlsx(write)).rows == (("Namn", "Typ"),)


def test_opendocument_with_a_million_repeated_empty_rows_is_harmless():
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    content = ods(row(cell("Namn")) + row(empty, attributes='table:number-rows-repeated="1048575"'))
    assert only("a.ods", content).rows == (("Namn",),)


def test_numbers_and_days_of_opendocument_are_read():
    cells = (
        '<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2024-05-01"><text:p>1 maj</text:p></table:table-cell>'
    )
    assert only("a.ods", ods(row(cells))).rows == ((12, date(2024, 5, 1)),)


UNKNOWN = "This kind of file cannot be read. Send an Excel workbook (XLSX), an OpenDocument spreadsheet (ODS) or a text file with columns (CSV)."
DAMAGED = "The file is damaged or was not sent completely. Open it in your spreadsheet program, save it again and send that file."
PROTECTED = "The file is protected by a password. Save it without a password and send it again."
UNFOLDS = "The file is small but unfolds to more than we can read. Copy what you need into a new workbook and send that."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
STRAY = "A sheet reaches to cell %(cell)s, which is more than can be read. Delete the empty rows and columns after your table, and stray cells."
OUTSIDE = "The file holds a part that points outside the file itself. It was not made by a spreadsheet program, and is refused."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", b"%PDF-1.7", UNKNOWN),
        ("a", b"Namn;Typ", UNKNOWN),
        ("a.csv", b"\xef\xbb\xbf\r\n", "The file is empty."),
        ("a.xlsx", b"", "The file is empty."),
        ("a.csv", b"x" * (MOST_BYTES + 1), "The file is too large: %(size)s MB, and at most %(most)s MB can be read."),
        ("a.xlsx", folder({"word/document.xml": b"<document/>"}), UNKNOWN),
        ("a.xlsx", xlsx(ROWS)[:2000], DAMAGED),
        ("a.xlsx", b"Namn;Typ", DAMAGED),
        ("a.ods", ods(row(cell("x")))[:200], DAMAGED),
        ("a.xls", OLE + "Workbook".encode("utf-16-le") + bytes(2000), DAMAGED),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), PROTECTED),
        ("a.ods", changed(ods(row(cell("x"))), **{"META-INF__manifest_dot_xml": b"<manifest><encryption-data/></manifest>"}), PROTECTED),
        ("a.xls", OLE, UNKNOWN),
        (
            "a.xls",
            b"<html><table><tr><td>Namn",
            "The file is called a workbook but holds a web page. Open it in your spreadsheet program and save it as XLSX.",
        ),
        ("a.csv", b"N\0a\0m\0n\0", "The file is called a text file but holds something else. Send it as XLSX, ODS or CSV."),
        ("a.xlsx", folder({"xl/workbook.xml": b"<workbook/>", "../evil": b"x"}), OUTSIDE),
        ("a.xlsx", folder({"xl/workbook.xml": b"<workbook/>", "/etc/passwd": b"x"}), OUTSIDE),
        ("a.xlsx", folder({"xl/workbook.xml": b"<workbook/>", "xl\\..\\..\\evil": b"x"}), OUTSIDE),
        ("a.xlsx", folder({f"{number}": b"" for number in range(1001)}), "The file holds %(count)s parts; at most %(most)s can be read."),
        ("a.xlsx", changed(xlsx(ROWS), big=bytes(60_000_000)), UNFOLDS),
        ("a.xlsx", changed(xlsx(ROWS), big=bytes(200_000_000)), UNFOLDS),
        ("a.xlsx", xlsx(lambda book, sheet: (sheet.write("A1", "x"), sheet.write("XFD1048576", "x"))), STRAY),
        ("a.ods", ods(row(cell("", 'table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"')), STRAY),
        ("a.csv", b"Namn;" + b"x" * 40_000, "Cell %(cell)s holds %(letters)s characters; at most %(most)s can be read."),
        (
            "a.csv",
            b'Namn;"' + b"x\n" * 100_000,
            "A cell in row %(row)s holds more than %(most)s characters. Perhaps a quotation mark is missing there.",
        ),
        (
            "a.csv",
            b"x;y\n" * (MOST_ROWS + 1),
            "The sheet %(sheet)s has %(count)s filled rows; at most %(most)s can be read. Divide it into several files.",
        ),
        (
            "a.csv",
            b";".join([b"x"] * 301),
            "The sheet %(sheet)s has %(count)s columns; at most %(most)s can be read. Delete the columns you do not need.",
        ),
    ],
)
def test_file_that_cannot_be_taken_is_refused_with_its_reason(name, content, message):
    assert refusal(name, content) == message


def test_workbook_with_a_document_type_is_refused():
    content = changed(xlsx(ROWS), xl__sharedStrings_dot_xml=lambda part: part.replace(b"<sst", b'<!DOCTYPE sst [<!ENTITY a "aaaaaaaa">]><sst', 1))
    assert refusal("a.xlsx", content) == DAMAGED


def test_text_used_by_ever_so_many_cells_is_counted_each_time():
    def write(book, sheet):
        for number in range(2000):
            sheet.write_string(number, 0, "x" * 32_000)

    assert refusal("a.xlsx", xlsx(write)) == "The file holds more text than can be read at once. Divide it into several files."


def test_sheet_that_hides_under_another_name_is_measured_all_the_same():
    """A part is parsed by what the workbook calls it; so is it measured."""
    stray = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    content = changed(
        xlsx(ROWS),
        xl__worksheets__sheet1_dot_xml=lambda part: (
            part.replace(b"</row></sheetData>", stray).replace(b"<worksheet", b"<styleSheet").replace(b"</worksheet>", b"</styleSheet>")
        ),
    )
    assert refusal("a.xlsx", content) == STRAY
