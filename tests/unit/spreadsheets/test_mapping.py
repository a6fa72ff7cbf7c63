"""Headers found, columns proposed, rows read."""

from __future__ import annotations

import pytest
from foreign_words import KNOWN, UNDERSTANDING, sheet_of

from inventory_app.spreadsheets.foreign import read_sheet
from inventory_app.spreadsheets.mapping import KEEP_AS_NOTE, LEAVE_OUT, Meaning, find_header, lay_out, propose, propose_meaning, unknown_words

TITLES = (("Systemlista", "Systemlista", "Systemlista", "Systemlista"), ("Utskriven 2026-11-24", None, None, None), ())
HEADERS = ("Nr", "Systemnamn", "Läge", "Avtal")
ROWS = (("1", "Kontaktboken", "I drift", "2027-06-30"), ("2", "Alumnnätet", "Avvecklas", "31.12.2028"), ("3", "Diariet", "Aktiv", "nov 2026"))


def laid_out(*rows, **how):
    sheet = sheet_of(*rows, **how)
    return lay_out(sheet, find_header(sheet, KNOWN), KNOWN)


@pytest.mark.parametrize("titles", [0, 1, 2, 3])
def test_headers_are_found_below_title_rows(titles):
    assert find_header(sheet_of(*TITLES[:titles], HEADERS, *ROWS), KNOWN) == titles


def test_headers_nobody_knows_are_the_first_wide_row():
    assert find_header(sheet_of(("Rubrik",), ("Alfa", "Beta", "Gamma"), ("1", "2", "3")), KNOWN) == 1


def test_empty_sheet_has_no_columns():
    assert laid_out().columns == ()


def test_columns_are_proposed_from_names_and_content():
    proposed = propose(laid_out(*TITLES, HEADERS, *ROWS), UNDERSTANDING)
    # Avtal would be the form of contract, but below it stand dates.
    assert proposed == {"Nr": LEAVE_OUT, "Systemnamn": "name", "Läge": "status", "Avtal": "contract_end.ends_on"}


def test_misspelt_headers_are_recognised():
    proposed = propose(laid_out(("Systemnamm", "Leverantör/tillverkare", "Antal användare i år"), ("A", "Bolaget", 3)), UNDERSTANDING)
    assert proposed == {"Systemnamm": "name", "Leverantör/tillverkare": "product.vendor", "Antal användare i år": "users"}


def test_column_is_recognised_by_its_words_alone():
    rows = [("A", "Alumner"), ("B", "Press och medier"), ("C", "Studentrekrytering; Alumner"), ("D", "Examensarbeten")]
    assert propose(laid_out(("Systemnamn", "Xyz"), *rows), UNDERSTANDING)["Xyz"] == "areas"


def test_each_question_is_proposed_once():
    proposed = propose(laid_out(("System", "Namn", "Status", "Läge"), ("A", "B", "I drift", "I drift")), UNDERSTANDING)
    paths = [path for path in proposed.values() if path in KNOWN.targets]
    assert len(paths) == len(set(paths))


def test_column_we_have_no_question_for_is_kept_as_a_note():
    assert propose(laid_out(("System", "Inköpt av"), ("A", "Pelle")), UNDERSTANDING)["Inköpt av"] == KEEP_AS_NOTE


def test_group_title_above_tells_two_columns_apart():
    layout = laid_out(
        ("", "Systemägare", "Systemägare", "Systemförvaltare"), ("System", "Namn", "E-post", "Namn"), ("A", "Anna Ek", "a@x.example", "Bo")
    )
    assert propose(layout, UNDERSTANDING) == {
        "System": "name",
        "Systemägare Namn": "system_owner.name",
        "Systemägare E-post": "system_owner.email",
        "Systemförvaltare Namn": "system_manager.name",
    }


def test_same_columns_in_another_order_are_the_same_kind_of_file():
    one, other = laid_out(HEADERS, *ROWS), laid_out(HEADERS[::-1], *(row[::-1] for row in ROWS))
    assert one.headers_hash == other.headers_hash
    assert one.headers_hash != laid_out(HEADERS[:3], *ROWS).headers_hash


def test_unknown_words_are_listed_once_and_a_likely_meaning_is_proposed():
    layout = laid_out(("System", "Typ"), ("A", "Kalkylbald"), ("B", "kalkylbald"), ("C", "Hokus"), ("D", "Excel"))
    assert unknown_words(layout.columns[1], "support_kind", UNDERSTANDING, {}) == ["Kalkylbald", "Hokus"]
    assert propose_meaning(KNOWN, "support_kind", "Kalkylbald") == "spreadsheet"
    assert propose_meaning(KNOWN, "support_kind", "Hokus") == ""


def read(*rows, columns):
    return read_sheet(laid_out(*rows, first_row=3), Meaning(columns), UNDERSTANDING)


def test_rows_are_read_with_their_addresses_and_notes():
    columns = {"Systemnamn": "name", "Läge": "status", "Nr": KEEP_AS_NOTE}
    found = read(HEADERS, *ROWS[:1], columns=columns)
    (row,) = found.rows
    assert (row.row, row.wanted, row.cells, row.note) == (
        4, {"name": "Kontaktboken", "status": "in_operation"}, {"name": "B4", "status": "C4"}, "Nr: 1"
    )  # fmt: skip


def test_cell_that_is_not_understood_loses_nothing():
    found = read(("System", "Användare"), ("A", "många"), columns={"System": "name", "Användare": "users"})
    assert [(problem.sheet, problem.cell) for problem in found.problems] == [("Blad1", "B4")]
    assert [(row.wanted, row.note) for row in found.rows] == [({"name": "A"}, "Användare: många")]


def test_sums_nameless_rows_repeated_headers_and_empty_rows_are_no_systems():
    rows = [("System", "Användare"), ("A", 3), (), ("System", "Användare"), (None, 5), ("Summa", 8), (None, None)]
    found = read(*rows, columns={"System": "name", "Användare": "users"})
    assert [row.wanted["name"] for row in found.rows] == ["A"]
    assert ([problem.cell for problem in found.problems], found.refused) == (["A7", "A8"], 2)


def test_columns_of_one_question_become_one_answer():
    columns = {"System": "name", "Ägare": "system_owner", "E-post": "system_owner.email", "Produkt": "product.product", "Version": "product.version"}
    found = read(tuple(columns), ("A", "Anna Ek", "a@x.example", "X", "vet ej"), columns=columns)
    (row,) = found.rows
    assert row.wanted == {"name": "A", "system_owner": {"name": "Anna Ek", "email": "a@x.example"}, "product": {"product": "X"}}
    assert row.in_part == {"product"}
