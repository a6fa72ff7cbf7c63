"""What people do to a workbook before they send it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from opened import ENGLISH, SWEDISH, changed, exported, named, read, sheet_of, told

from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.exchange.table import SheetRead
from inventory_app.spreadsheets.workbook_in import NotOurs, is_ours, read_workbook
from tests.unit.answers.asked import ask, options

NAME = ask("name").model_copy(update={"key": "name", "label": ask("name").label.model_copy(update={"sv": "Namn", "en": "Name"})})


def asked(key, kind, sv, en, **more):
    return ask(kind, **more).model_copy(update={"key": key, "label": ask(kind, **more).label.model_copy(update={"sv": sv, "en": en})})


STATUS = asked("status", "choice", "Status", "Status", options=[{"key": "on", "label": {"sv": "I drift", "en": "In operation"}}, {"key": "off", "label": {"sv": "Avvecklat", "en": "Retired"}}])  # fmt: skip
START = asked("start", "date", "Start", "Start")
USERS = asked("users", "number", "Användare", "Users", unit={"sv": "personer", "en": "people"}, maximum=5000)
AREAS = asked("areas", "several", "Områden", "Areas", options=options("press", "alumni"))
OWNER = asked("owner", "person", "Ägare", "Owner", none_label={"sv": "Ingen är utsedd", "en": "Nobody"})
FIT = asked("fit", "scale", "Nytta", "Fit", minimum=1, maximum=5, anchors=[{"value": 1, "label": {"sv": "Låg", "en": "Low"}}, {"value": 5, "label": {"sv": "Hög", "en": "High"}}])  # fmt: skip
PARTNER = asked("partner", "system_link", "Partner", "Partner")
LINKS = asked(
    "links", "rows", "Kopplingar", "Connections", row_label={"sv": "Rad", "en": "Row"}, none_label={"sv": "Inga", "en": "None"}, maximum=3,
    columns=[{"key": "what", "kind": "text", "label": {"sv": "Vad", "en": "What"}}, {"key": "sure", "kind": "yes_no", "label": {"sv": "Säkert", "en": "Sure"}}],
)  # fmt: skip
SHEET = sheet_of(NAME, STATUS, START, USERS, AREAS, OWNER, FIT, PARTNER, LINKS)
KONTAKT = {"name": "Kontaktnavet", "status": "on", "users": 12, "links": [{"what": "Kontakter", "sure": True}]}
ALUMN = {"name": "Alumnboken", "owner": NONE, "links": NONE}
# Id, name, status, start, users, areas, the owner's function, name and e-mail, fit, partner.
FIRST = 2


@pytest.fixture(scope="module")
def sheets() -> tuple[SheetRead, ...]:
    return exported(SHEET, {3: KONTAKT, 12: ALUMN})


def rows_of(sheets, name="System"):
    return [list(row) for row in named(sheets, name).rows]


def typed(sheets, **cells):
    """Row 3 with other cells: B="..." and so on."""
    rows = rows_of(sheets)
    for letter, value in cells.items():
        rows[FIRST][ord(letter) - ord("A")] = value
    return changed(sheets, "System", rows)


def wanted(sheets, system_id=3):
    return next(row.wanted for row in read(sheets, SHEET).rows if row.system_id == system_id)


def test_workbook_is_known_by_its_stamp(sheets):
    assert is_ours(sheets)
    strangers = tuple(sheet for sheet in sheets if sheet.name != "inventory_app")
    assert not is_ours(strangers)
    with pytest.raises(NotOurs):
        read_workbook(strangers, SHEET, {})


@pytest.mark.parametrize(
    ("cells", "key", "value"),
    [
        ({"C": " i  DRIFT "}, "status", "on"),
        ({"C": "Retired"}, "status", "off"),
        ({"C": "vet ej"}, "status", UNKNOWN),
        ({"C": "Don't know"}, "status", UNKNOWN),
        ({"C": None}, "status", None),
        ({"D": date(2027, 5, 31)}, "start", "2027-05-31"),
        ({"D": 2027}, "start", "2027"),
        ({"D": 2027.0}, "start", "2027"),
        ({"D": "31/5 2027"}, "start", "2027-05-31"),
        ({"E": "1 200"}, "users", 1200),
        ({"E": "1.200 personer"}, "users", 1200),
        ({"E": 40.0}, "users", 40),
        ({"F": "press på svenska;ALUMNI in English"}, "areas", ["press", "alumni"]),
        ({"F": "alumni på svenska\npress på svenska"}, "areas", ["press", "alumni"]),
        ({"G": "ingen är utsedd"}, "owner", NONE),
        ({"G": "Chef", "I": "a@b.se"}, "owner", {"function": "Chef", "email": "a@b.se"}),
        ({"G": "Vet ej", "H": "vet ej", "I": "Vet ej"}, "owner", UNKNOWN),
        ({"G": "Chef", "H": "Vet ej"}, "owner", {"function": "Chef", "name": "Vet ej"}),
        ({"J": 5}, "fit", 5),
        ({"J": "5 - hög"}, "fit", 5),
        ({"J": "Low"}, "fit", None),
        ({"K": "Alumnboken"}, "partner", {"system": 12}),
        ({"K": "alumnboken #12"}, "partner", {"system": 12}),
        ({"K": '"Alumnboken"'}, "partner", {"name": "Alumnboken"}),
        ({"K": "Ladok"}, "partner", {"name": "Ladok"}),
    ],
)
def test_cell_is_read_as_people_write_it(sheets, cells, key, value):
    answers = wanted(typed(sheets, **cells))
    if cells.get("J") == "Low":
        assert key not in answers
    else:
        assert answers[key] == value


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("C", "Kanske", "“Kanske” is not one of the options. Write one of these: I drift; Avvecklat"),
        ("D", "i våras", "Write a year, a month or a day, such as 2027, 2027-05 or 2027-05-31."),
        ("E", "många", "Write a number with digits, such as 1200."),
        ("E", 9000, "Write a number from 0 to 5\u00a0000."),
        ("E", 1.125, "Write a whole number, without decimals."),
        ("F", "press på svenska; radio", "“ radio” is not one of the options. Write one of these: press på svenska; alumni på svenska"),
        ("I", "ingen adress", "Write an e-mail address such as name@university.example, or leave it empty."),
        ("J", "9", "“9” is not one of the options. Write one of these: 1 – Låg; 2; 3; 4; 5 – Hög"),
        ("K", "Något #77", "No system of your register has the id 77. Choose one from the list, or write a name."),
        ("B", None, "Write the name of the system."),
        ("B", "x" * 201, "Shorten the text to 200 characters. It has 201 now."),
        ("A", 4711, "No system of your register has the id 4711. Empty the cell to add the row as a new system."),
        ("A", 12, "The id belongs to “Alumnboken”, but the row is about “Kontaktnavet”. Sort or move whole rows, ids included."),
    ],
)
def test_cell_that_cannot_be_read_is_told_with_its_address(sheets, cell, value, message):
    imported = read(typed(sheets, **{cell: value}), SHEET)
    assert ("System", f"{cell}3", message) in told(imported)
    # The rest of the workbook is read all the same.
    assert [row.wanted["name"] for row in imported.rows if row.system_id == 12] == ["Alumnboken"]


def test_unchanged_workbook_has_nothing_to_tell(sheets):
    imported = read(sheets, SHEET)
    assert imported.problems == ()
    assert [(row.row, row.system_id, {key: value for key, value in row.wanted.items() if value is not None}) for row in imported.rows] == [
        (3, 3, KONTAKT),
        (4, 12, ALUMN),
    ]
    assert imported.rows[0].cells == {
        "name": "B3", "status": "C3", "start": "D3", "users": "E3", "areas": "F3", "owner": "G3", "fit": "J3", "partner": "K3", "links": "Kopplingar!C3",
    }  # fmt: skip


def test_rows_and_columns_may_be_moved(sheets):
    rows = [[row[column] for column in (4, 0, 10, 1, 3, 2, 5, 8, 7, 6, 9)] for row in rows_of(sheets)]
    moved = changed(sheets, "System", [["Våra system"], *rows[:2], rows[3], [], rows[2]])
    imported = read(moved, SHEET)
    assert imported.problems == ()
    assert {row.system_id: {key: value for key, value in row.wanted.items() if value is not None} for row in imported.rows} == {3: KONTAKT, 12: ALUMN}
    assert [row.row for row in imported.rows] == [4, 6]
    assert imported.rows[0].cells["status"] == "F4"


def test_column_that_was_deleted_is_not_spoken_of(sheets):
    rows = [[cell for column, cell in enumerate(row) if column not in (2, 6, 7, 8)] for row in rows_of(sheets)]
    imported = read(changed(sheets, "System", rows), SHEET)
    assert imported.problems == ()
    assert [sorted(row.wanted) for row in imported.rows] == [["areas", "fit", "links", "name", "partner", "start", "users"]] * 2


def test_question_that_lost_one_of_its_columns_is_left_alone(sheets):
    rows = [[cell for column, cell in enumerate(row) if column != 8] for row in rows_of(sheets)]
    imported = read(changed(sheets, "System", rows), SHEET)
    message = "The column “Ägare – E-post” is gone, so nothing was read for “Ägare”. Put it back, or remove all columns of the question."
    assert told(imported) == [("System", "", message)]
    assert all("owner" not in row.wanted for row in imported.rows)


def test_column_of_somebodys_own_is_told_and_left_aside(sheets):
    rows = rows_of(sheets)
    rows[1].append("Kommentar")
    rows[2].append("Ring Nils")
    imported = read(changed(sheets, "System", rows), SHEET)
    assert told(imported) == [("System", "L2", "There is no question “Kommentar”, so this column is left out.")]
    assert imported.rows[0].wanted["status"] == "on"


def test_row_without_id_is_a_new_system(sheets):
    rows = rows_of(sheets)
    rows.append([None, "Nya systemet", "I drift", *[None] * 8])
    new = changed(changed(sheets, "System", rows), "Kopplingar", [*rows_of(sheets, "Kopplingar"), [None, "nya systemet", "Avtal", "Nej"]])
    imported = read(new, SHEET)
    assert imported.problems == ()
    row = imported.rows[2]
    assert (row.row, row.system_id, row.seen, row.wanted) == (
        5, None, {}, {"name": "Nya systemet", "status": "on", "links": [{"what": "Avtal", "sure": False}]},
    )  # fmt: skip


def test_new_row_without_a_name_is_told(sheets):
    rows = [*rows_of(sheets), [None, None, "I drift", *[None] * 8]]
    imported = read(changed(sheets, "System", rows), SHEET)
    assert told(imported) == [("System", "B5", "Write the name of the system.")]
    assert len(imported.rows) == 2


def test_copied_row_is_told_where_its_id_stands_already(sheets):
    rows = rows_of(sheets)
    imported = read(changed(sheets, "System", [*rows, rows[2]]), SHEET)
    assert told(imported) == [("System", "A5", "Row 3 has the same id. Empty this one to add the row as a new system.")]
    assert len(imported.rows) == 2


def test_rows_of_a_list_that_are_gone_empty_the_answer(sheets):
    imported = read(changed(sheets, "Kopplingar", rows_of(sheets, "Kopplingar")[:2]), SHEET)
    assert [row.wanted["links"] for row in imported.rows] == [None, None]


def test_list_sheet_that_is_gone_is_not_spoken_of(sheets):
    imported = read(tuple(sheet for sheet in sheets if sheet.name != "Kopplingar"), SHEET)
    assert imported.problems == ()
    assert all("links" not in row.wanted for row in imported.rows)


def test_rows_of_a_list_are_judged_one_by_one(sheets):
    head = rows_of(sheets, "Kopplingar")[:2]
    rows = [[3, "", f"Rad {number}", "Ja"] for number in range(4)] + [
        [12, "", "x", "kanske"],
        [None, "Okänt system", "y", None],
        [None, None, None, None],
    ]
    imported = read(changed(sheets, "Kopplingar", head + rows), SHEET)
    assert told(imported) == [
        ("Kopplingar", "B8", "Write the name of the system as it is in the sheet “System”."),
        ("Kopplingar", "C6", "Use at most 3 rows for one system. There are 4 now."),
        ("Kopplingar", "D7", "“kanske” is not one of the options. Write one of these: Ja; Nej"),
    ]
    assert all("links" not in row.wanted for row in imported.rows)


def test_earlier_edition_is_understood_by_what_it_remembers():
    """Labels were reworded, a question retired and another added since; the workbook keeps its own words."""
    old_status = STATUS.model_copy(update={"label": STATUS.label.model_copy(update={"sv": "Läge", "en": "State"}), "options": ask("choice", options=[{"key": "on", "label": {"sv": "Rullar", "en": "Rolling"}}, {"key": "off", "label": {"sv": "I drift", "en": "In operation"}}]).options})  # fmt: skip
    gone = asked("gone", "text", "Förr", "Before")
    sheets = exported(
        sheet_of(NAME, old_status, gone, START), {3: {"name": "Kontaktnavet", "status": "on", "gone": "något", "start": "2019"}}, ENGLISH
    )
    new = sheet_of(NAME, STATUS, START.model_copy(update={"retired": True}), USERS)
    imported = read(sheets, new)
    assert told(imported) == [
        ("Systems", "D2", "“Before” is no longer asked, so this column is left out."),
        ("Systems", "E2", "“Start” is no longer asked, so this column is left out."),
    ]
    assert imported.rows[0].wanted == {"name": "Kontaktnavet", "status": "on"}
    rows = rows_of(sheets, "Systems")
    rows[2][2] = "In operation"
    assert read(changed(sheets, "Systems", rows), new).rows[0].wanted["status"] == "off"


def test_list_that_is_no_longer_asked_is_told(sheets):
    imported = read(sheets, sheet_of(NAME, LINKS.model_copy(update={"retired": True})))
    assert ("Kopplingar", "A2", "“Kopplingar” is no longer asked, so this sheet is left out.") in told(imported)


def test_answer_that_the_question_no_longer_allows_is_told():
    wide = sheet_of(NAME, USERS.model_copy(update={"maximum": 9000}), OWNER)
    sheets = exported(wide, {3: {"name": "Kontaktnavet", "users": 8000}})
    imported = read(sheets, SHEET)
    assert told(imported) == [("System", "C3", "Write a number from 0 to 5\u00a0000.")]


def test_renamed_sheet_is_found_by_its_headings(sheets):
    renamed = tuple(replace(sheet, name="Kopia") if sheet.name == "System" else sheet for sheet in sheets)
    assert len(read(renamed, SHEET).rows) == 2


def test_workbook_without_its_main_sheet_says_so(sheets):
    imported = read(tuple(sheet for sheet in sheets if sheet.name == "inventory_app"), SHEET)
    assert told(imported) == [("System", "", "The sheet “System” with its headings was not found. Put it back, or export a new workbook.")]


def test_empty_rows_by_the_thousand_are_no_systems(sheets):
    rows = rows_of(sheets) + [[None] * 11 for _ in range(5000)]
    assert len(read(changed(sheets, "System", rows), SHEET).rows) == 2


def test_workbook_in_the_other_language_is_understood():
    sheets = exported(SHEET, {3: KONTAKT, 12: ALUMN}, ENGLISH)
    imported = read(sheets, SHEET)
    assert imported.problems == ()
    assert {row.system_id: {key: value for key, value in row.wanted.items() if value is not None} for row in imported.rows} == {3: KONTAKT, 12: ALUMN}
    assert SWEDISH.language != ENGLISH.language
