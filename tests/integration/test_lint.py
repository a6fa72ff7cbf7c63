"""Checking requirement wording from the command line; no application, no database."""

from __future__ import annotations

import json

import pytest
import xlsxwriter
from click.testing import CliRunner

from inventory_app.cli import main

GOOD = "Systemet ska visa en organisations avtal."
VAGUE = "Systemet ska vara snabbt."
BRAND = "Systemet ska ansluta till Teams."


@pytest.fixture
def lint():
    def lint(*arguments: object, given: str | None = None):
        result = CliRunner().invoke(main, ["lint", *map(str, arguments)], input=given)
        return result.exit_code, result.stdout, result.stderr

    return lint


@pytest.fixture
def file(tmp_path):
    def write(name: str, content: str | bytes):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def workbook(path, rows):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Krav")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return path


def found(output: str) -> list[tuple[int, str]]:
    return [(row["line"], row["rule"]) for row in json.loads(output)]


def test_lines_are_counted_from_one_and_empty_ones_too(lint, file):
    path = file("krav.txt", f"{GOOD}\n\n  \n{BRAND}\n{VAGUE}\n")
    code, out, err = lint(path, "--format", "json")
    assert (code, err) == (1, "")
    assert json.loads(out) == [
        {
            "line": 4,
            "rule": "L02",
            "severity": "error",
            "start": 26,
            "end": 31,
            "message": "”Teams” är ett varumärke. Beskriv vad som behövs, eller lägg till ”eller likvärdigt”.",
            "proposal": "Systemet ska ansluta till Teams eller likvärdigt.",
        },
        {
            "line": 5,
            "rule": "L07",
            "severity": "warning",
            "start": 18,
            "end": 24,
            "message": "”snabbt” går inte att pröva. Säg vad som ska gå att mäta eller se.",
            "proposal": None,
        },
    ]


def test_only_errors_make_it_fail(lint, file):
    assert lint(file("a.txt", VAGUE))[0] == 0
    assert lint(file("b.txt", GOOD)) == (0, "", "")
    assert lint(file("b.txt", GOOD), "--format", "json") == (0, "[]\n", "")


def test_text_for_people_says_place_rule_and_proposal(lint, file):
    assert lint(file("a.txt", BRAND)) == (
        1,
        "1:27 error L02 ”Teams” är ett varumärke. Beskriv vad som behövs, eller lägg till ”eller likvärdigt”.\n"
        "    Systemet ska ansluta till Teams eller likvärdigt.\n",
        "",
    )


def test_language_is_that_of_the_text_and_of_the_messages(lint):
    code, out, _err = lint("-", "--language", "en", given="The system will show agreements.\n")
    assert code == 1
    assert out.startswith("1:12 error L01 There is no ‘shall’ or ‘should’ here")


def test_modal_is_the_level_where_there_is_no_column(lint):
    assert lint("-", "--format", "json", given=f"{GOOD}\nSystemet bör visa en karta.\n")[:2] == (0, "[]\n")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_columns_of_a_sheet_say_level_motive_and_verification(lint, file, tmp_path, kind):
    rows = [["Id", "Krav", "Nivå", "Motiv", "Kontroll"], ["1", GOOD, "bör", "", "Visning"], [], ["2", GOOD.replace("avtal", "besök"), "Ska", "", ""]]
    path = workbook(tmp_path / "krav.xlsx", rows) if kind == "xlsx" else file("krav.csv", "\n".join(";".join(row) for row in rows))
    beside = ("--level-column", "nivå", "--motive-column", "Motiv", "--verification-column", "Kontroll")
    assert found(lint(path, "--format", "json", "--column", "krav", *beside)[1]) == [(2, "L01"), (4, "L04"), (4, "L05")]
    assert lint(path, "--column", "Krav")[:2] == (0, "")


def test_single_column_need_not_be_named(lint, file):
    assert found(lint(file("krav.csv", f"Krav\n{BRAND}\n"), "--format", "json")[1]) == [(2, "L02")]


def test_category_column_brings_the_rules_that_need_it(lint, file):
    path = file("krav.csv", "Krav;Område\nLeverantören ska redovisa upptiden.;DRI\n")
    assert found(lint(path, "--format", "json", "--column", "Krav", "--category-column", "Område")[1]) == [(2, "L15")]


def test_own_names_and_abbreviations_are_read_from_files(lint, file):
    path = file("krav.txt", "Systemet ska hämta SMS från Kontaktnavet.\n")
    assert found(lint(path, "--format", "json")[1]) == [(1, "L22")]
    brands, glossary = file("names.txt", "Kontaktnavet\n\n"), file("words.txt", "SMS\n")
    assert found(lint(path, "--format", "json", "--brands", brands, "--glossary", glossary)[1]) == [(1, "L02")]


def test_lines_are_compared_with_each_other(lint):
    given = "Systemet ska visa avtal per år och fakultet.\nSystemet ska visa avtalen per fakultet och år.\n"
    assert lint("-", given=given)[1] == "2:1 warning L21 Kravet säger samma sak som 1.\n"


def test_whole_is_judged_only_when_asked_for(lint):
    assert found(lint("-", "--format", "json", "--whole", given=GOOD)[1]) == [(None, "L26"), (None, "L28")]


@pytest.mark.parametrize(
    ("name", "content", "arguments", "says"),
    [
        ("krav.csv", "Id;Krav\n1;x\n", (), "say with --column which of these holds the requirements: 'Id', 'Krav'"),
        ("krav.csv", "Id;Krav\n1;x\n", ("--column", "Text"), "there is no column 'Text'; there are 'Id', 'Krav'"),
        ("krav.csv", "Id;Krav\n1;x\n", ("--column", "Krav", "--level-column", "Nivå"), "there is no column 'Nivå'; there are 'id', 'krav'"),
        ("krav.txt", "x", ("--column", "Krav"), "has no columns"),
        ("krav.xlsx", "PK nonsense", ("--column", "Krav"), "The file is damaged"),
        ("krav.txt", "", (), "The file is empty."),
        ("krav.txt", b"\x00\x01", (), "holds something else"),
    ],
)
def test_file_that_cannot_be_read_is_one_line_and_exit_2(lint, file, name, content, arguments, says):
    code, out, err = lint(file(name, content), *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_missing_file_is_exit_2(lint, tmp_path):
    assert lint(tmp_path / "nowhere.txt")[0] == 2
    assert lint("-", "--brands", tmp_path / "nowhere.txt", given=GOOD)[0] == 2
