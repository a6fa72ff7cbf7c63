"""The price workbook: rows, sums of our own, and nothing else that is calculated."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.tender.book import LISTS
from inventory_app.tender.prices import Priced, write_prices

HEAD = ("Lärosäte", "Användare", "Externa organisationer", "Kontaktpersoner", "Aktiviteter per år", "Engångspris")
TAIL = ("Summa för avtalstiden", "Licensmodell", "Pris per ytterligare användare och år", "Kommentar eller beskrivning")


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(sheet) -> list[tuple]:
    return list(sheet.iter_rows(values_only=True))


def test_single_institution_is_one_row_with_its_volumes_and_its_own_total(source):
    head, row = rows_of(opened(write_prices(source))["Priser"])
    assert head == (*HEAD, "År 1", "År 2", "År 3", *TAIL)
    assert row == ("Högskolan i Almby", 220, 3000, 9000, "Ej angivet", None, None, None, None, "=SUM(F2:I2)", None, None, None)


def test_several_institutions_are_summed(source):
    rows = [Priced("Almby", {"users": 220}), Priced("=1+1", {"users": 20, "contacts": 500})]
    sheet = opened(write_prices(source, rows))["Priser"]
    _head, first, second, total = rows_of(sheet)
    assert (first[:4], second[:4]) == (("Almby", 220, "Ej angivet", "Ej angivet"), ("=1+1", 20, "Ej angivet", 500))
    assert sheet["A3"].data_type == "s"
    assert total[:10] == ("Summa", None, None, None, None, "=SUM(F2:F3)", "=SUM(G2:G3)", "=SUM(H2:H3)", "=SUM(I2:I3)", "=SUM(J2:J3)")


@pytest.mark.parametrize(
    ("years", "labels", "said"),
    [
        (1, ["År 1"], "1 år"),
        (2.5, ["År 1", "År 2", "År 3 (6 månader)"], "2,5 år"),
        (None, ["År 1", "År 2", "År 3", "År 4"], "Inte beslutad; 4 år är antaget"),
        (50, ["År 1", "År 2", "År 3", "År 4"], "Inte beslutad; 4 år är antaget"),
    ],
)
def test_years_are_those_of_the_contract(source, basis_of, years, labels, said):
    book = opened(write_prices(replace(source, basis=basis_of(contract_length={"years": years}))))
    assert [cell.value for cell in book["Priser"][1]][6:-4] == labels
    assert dict(row[:2] for row in rows_of(book["Läs först"]) if row[0])["Avtalstid"] == said


@pytest.mark.parametrize("unknown", [UNKNOWN, NONE, None])
def test_what_is_not_known_is_not_stated(source, basis_of, unknown):
    book = opened(write_prices(replace(source, basis=basis_of(volumes=unknown, contract_length=unknown))))
    assert rows_of(book["Priser"])[1][1:5] == ("Ej angivet",) * 4
    assert len(rows_of(book["Optioner"])) == 6


def test_only_prices_can_be_written_and_they_are_amounts(source):
    book = opened(write_prices(source))
    sheet = book["Priser"]
    assert sheet.protection.sheet
    assert [not cell.protection.locked for cell in sheet[2]] == [False] * 5 + [True] * 4 + [False] + [True] * 3
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert {where: (rule.type, rule.formula1) for where, rule in rules.items()} == {
        "F2:I2": ("decimal", "0"),
        "L2": ("decimal", "0"),
        "K2": ("list", f"{LISTS}!$A$1:$A$4"),
        "M2": ("textLength", "300"),
    }
    assert [row[0] for row in rows_of(book[LISTS])] == ["Per namngiven användare", "Per samtidig användare", "Hela lärosätet", "Annan, se kommentar"]


def test_options_are_marked_as_not_binding(source):
    sheet = opened(write_prices(source))["Optioner"]
    head, extension, *empty = rows_of(sheet)
    assert head == ("Lärosäte", "Option", "Bindning", "Engångspris", "Pris per år", "Kommentar eller beskrivning")
    assert extension == ("Högskolan i Almby", "Förlängning av avtalet: Två gånger ett år", "Ej bindande", None, None, None)
    assert empty == [(None, None, "Ej bindande", None, None, None)] * 5
    assert [not cell.protection.locked for cell in sheet[2]] == [False, False, False, True, True, True]
    assert [not cell.protection.locked for cell in sheet[3]] == [True, True, False, True, True, True]
    english = opened(write_prices(replace(source, language="en")))
    assert [row[2] for row in rows_of(english["Options"])][1:] == ["Non-binding"] * 6


def test_currency_is_said_and_the_only_formulas_are_sums(source):
    book = opened(write_prices(source))
    assert dict(row[:2] for row in rows_of(book["Läs först"]) if row[0])["Valuta och moms"] == "Svenska kronor (SEK), exklusive mervärdesskatt"
    assert [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == ["J2"]
    assert write_prices(source) == write_prices(source)
