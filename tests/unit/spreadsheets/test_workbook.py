"""What the workbook is made of, looked up in its parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree
from opened import ENGLISH, REGISTER, SWEDISH, open_workbook, sheet_of

from inventory_app.content.library import load_template
from inventory_app.spreadsheets.workbook import PREPARED_ROWS, SystemAnswers, sheet_name, write_workbook
from tests.unit.answers.asked import ask

TEMPLATE = load_template().system
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ANSWERS = {"name": "=1+1", "purpose": "+46 8\n@SUM(A1)", "other_names": "-2", "users": 12, "system_owner": {"function": "=cmd|' /C calc'!A0"}}
# Of the sheets: read me, systems, information owners, integrations, lists, stamp.
SYSTEMS, OWNERS = 2, 3


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_workbook(TEMPLATE, SWEDISH, [SystemAnswers(3, ANSWERS)], REGISTER)


def look(content: bytes, sheet: int, path: str):
    tree = etree.fromstring(parts(content)[f"xl/worksheets/sheet{sheet}.xml"])
    return tree.xpath(path, namespaces=NS)


def test_nothing_typed_can_become_a_formula_a_link_or_a_macro(content):
    found = parts(content)
    sheets = [name for name in found if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 6
    assert [name for name in sheets if b"<f>" in found[name] or b"<hyperlink" in found[name]] == []
    assert [name for name in found if "externalLink" in name or "vba" in name.lower()] == []
    row = open_workbook(content)[1].rows[2]
    assert [row[1], row[2], row[4]] == ["=1+1", "-2", "+46 8\n@SUM(A1)"]


def test_only_ids_and_headings_are_locked_and_no_password_is_asked(content):
    styles = etree.fromstring(parts(content)["xl/styles.xml"]).xpath("//m:cellXfs/m:xf", namespaces=NS)
    unlocked = {number for number, style in enumerate(styles) if style.xpath("m:protection[@locked='0']", namespaces=NS)}
    row = look(content, SYSTEMS, "//m:row[@r='3']/m:c")
    assert [cell.get("r") for cell in row if int(cell.get("s", "0")) not in unlocked] == ["A3"]
    columns = look(content, SYSTEMS, "//m:cols/m:col")
    assert [column.get("min") for column in columns if int(column.get("style", "0")) not in unlocked] == ["1"]
    (protection,) = look(content, SYSTEMS, "//m:sheetProtection")
    assert protection.get("password") is None
    assert {name for name in ("sort", "autoFilter", "insertRows", "deleteRows", "formatColumns") if protection.get(name) == "0"} == {
        "sort", "autoFilter", "insertRows", "deleteRows", "formatColumns",
    }  # fmt: skip


def test_headings_and_names_stay_in_view(content):
    for sheet in (SYSTEMS, OWNERS):
        (pane,) = look(content, sheet, "//m:pane")
        assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == ("2", "2", "frozen")


def test_columns_are_grouped_by_step(content):
    first = open_workbook(content)[1].rows[0]
    assert [cell for cell in first if cell] == [step.label.sv for step in TEMPLATE.steps]


def test_every_closed_question_has_a_drop_down_from_the_hidden_sheet(content):
    rules = {rule.get("sqref").split(":")[0]: rule for rule in look(content, SYSTEMS, "//m:dataValidation")}
    headings = open_workbook(content)[1].rows[1]
    lists = {sheet.name: sheet for sheet in open_workbook(content)}["inventory_lists"]
    status = rules[f"{chr(ord('A') + headings.index('Status'))}3"]
    assert (status.get("type"), status.get("showErrorMessage")) == ("list", "1")
    column = status.findtext("m:formula1", namespaces=NS).split("!$")[1].split("$")[0]
    offered = [row[ord(column) - ord("A")] for row in lists.rows if row[ord(column) - ord("A")]]
    assert offered == [*(option.label.sv for option in TEMPLATE.questions["status"].options), "Vet ej"]
    assert status.get("sqref").endswith(str(2 + 1 + PREPARED_ROWS))
    kinds = [rule.get("type") for rule in rules.values()]
    assert (kinds.count("list") > 30, kinds.count("custom") > 8, kinds.count("textLength") > 8) == (True, True, True)
    assert all(len(rule.findtext("m:formula1", namespaces=NS)) <= 255 for rule in rules.values())


def test_every_heading_with_something_to_say_has_a_note(content):
    notes = etree.fromstring(parts(content)["xl/comments1.xml"]).xpath("//m:comment", namespaces=NS)
    said = {note.get("ref"): "".join(note.itertext()) for note in notes}
    assert len(said) > 60
    assert TEMPLATE.questions["status"].hint.sv in said[f"{chr(ord('A') + open_workbook(content)[1].rows[1].index('Status'))}2"]


def test_what_the_workbook_remembers_is_hidden(content):
    book = etree.fromstring(parts(content)["xl/workbook.xml"]).xpath("//m:sheet", namespaces=NS)
    assert [(sheet.get("name"), sheet.get("state")) for sheet in book] == [
        ("Läs mig", None), ("System", None), ("Informationsägare", None), ("Integrationer", None),
        ("inventory_lists", "veryHidden"), ("inventory_app", "veryHidden"),
    ]  # fmt: skip


def test_first_sheet_says_whose_and_when_and_how():
    rows = [[cell for cell in row if cell] for row in open_workbook(write_workbook(TEMPLATE, ENGLISH))[0].rows]
    filled = [row for row in rows if row]
    assert filled[:6] == [
        ["Inventory of support systems"],
        ["Institution", "Almby University College"],
        ["Edition of the questions", "3"],
        ["Made", "24 Nov 2026 09:00"],
        ["Number of systems", "0"],
        ["How to fill it in"],
    ]


def test_same_register_at_the_same_moment_is_the_same_file(content):
    assert write_workbook(TEMPLATE, SWEDISH, [SystemAnswers(3, ANSWERS)], REGISTER) == content
    later = replace(SWEDISH, made_at=SWEDISH.made_at + timedelta(seconds=1))
    assert write_workbook(TEMPLATE, later, [SystemAnswers(3, ANSWERS)], REGISTER) != content


@pytest.mark.parametrize(
    ("text", "name"),
    [("Vem? Vad: [allt]", "Vem  Vad   allt"), ("x" * 40, "x" * 31), ("'citat'", "citat"), ("???", "-")],
)
def test_sheet_gets_a_name_that_spreadsheets_allow(text, name):
    assert sheet_name(text) == name


def test_lists_whose_names_are_alike_get_sheets_of_their_own():
    def rows(key, label):
        column = {"key": "a", "kind": "text", "label": {"sv": "A", "en": "A"}}
        made = ask("rows", columns=[column], row_label={"sv": "R", "en": "R"})
        return made.model_copy(update={"key": key, "label": made.label.model_copy(update={"sv": label})})

    name = ask("name").model_copy(update={"key": "name"})
    sheets = open_workbook(write_workbook(sheet_of(name, rows("first", "System"), rows("second", "x" * 40), rows("third", "x" * 41)), SWEDISH))
    names = [sheet.name for sheet in sheets][1:-2]
    assert len({each.casefold() for each in names}) == 4
    assert all(len(each) <= 31 for each in names)
