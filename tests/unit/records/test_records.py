"""What the records say: nothing is guessed, what is missing is marked, what nobody asked is left to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory_app.content.library import load_template
from inventory_app.content.schema import LANGUAGES
from inventory_app.documents.markup import html_of
from inventory_app.printing.pdf import render
from inventory_app.records.compose import RECORDS, article_30, public_records, system_list
from inventory_app.records.outlets import SHARES, report, workbook_tables
from inventory_app.records.reader import Basis

TEMPLATE = load_template()


@dataclass
class Stored:
    id: int
    name: str
    answers: dict[str, Any] = field(default_factory=dict)
    status: str | None = "in_operation"


WHOLE = {
    "purpose": "Håller kontakterna",
    "support_kind": "crm",
    "status": "in_operation",
    "in_use": {"from": "2019-05"},
    "information_types": ["contacts", "agreements", "alumni"],
    "public_records": "kept_here",
    "secrecy": {"occurs": True, "provision": "31 kap. 16 § OSL"},
    "system_owner": {"function": "Samverkanschef", "name": "Gunnel Aspvret", "email": "gunnel@almby.example"},
    "information_owners": [{"function": "Enhetschef", "name": "Bo", "information": "Kontakter"}],
    "personal_data": "ordinary",
    "legal_basis": {"basis": "public_interest", "erasure_period": "Två år"},
    "article_30": True,
    "hosting": "supplier_sweden",
    "product": {"product": "Navet", "vendor": "Nordkontakt AB"},
    "classification": {"confidentiality": 2, "integrity": 2, "availability": 1},
    "sign_in": "federation",
    "integrations": [
        {"direction": "out", "system": {"name": "Ekonomistöd"}, "information": "Kundnummer", "method": "file", "frequency": "weekly"},
        {"direction": "in", "system": {"system": 2}},
    ],
}
PROFILE = {"organisation_form": "mixed", "collaboration_function": {"name": "Samverkan"}, "offer": "Ring oss"}


def basis(*systems: Stored, profile=PROFILE) -> Basis:
    return Basis({"sv": "Högskolan i Almby", "en": "Almby"}, True, TEMPLATE, profile, systems, date(2027, 5, 3))


def cells(record, key: str, system_id: int) -> dict[str, str]:
    (point,) = (point for point in record.points if point.key == key)
    (row,) = (row for row in point.rows if row.system_id == system_id)
    return {label: cell.text for label, cell in zip(point.columns, row.cells, strict=True)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compose", RECORDS.values())
def test_nothing_is_missing_where_everything_is_answered(compose, language):
    record = compose(basis(Stored(1, "Navet", WHOLE)), language)
    assert record.missing_by_system == {}
    assert record.missing_count == 0
    assert report(record).missing == ()


@pytest.mark.parametrize("compose", RECORDS.values())
def test_each_has_its_rule_its_day_and_what_is_left_to_people(compose):
    record = compose(basis(Stored(1, "Navet", WHOLE)), "sv")
    assert record.day == "3 maj 2027"
    assert [value for _, value in report(record).facts][:2] == ["3 maj 2027", record.source]
    assert len(record.by_hand) >= 1


def test_description_of_public_records_has_the_seven_points_of_the_act():
    record = public_records(basis(Stored(1, "Navet", WHOLE), Stored(2, "Annat")), "sv")
    assert [point.title[0] for point in record.points] == list("1234567")
    assert cells(record, "registers", 1) == {
        "Syfte": "Håller kontakterna",
        "Informationsmängder": "Kontaktpersoner\nAvtal\nAlumner",
        "Allmänna handlingar och arkiv": "Bevaras i systemet",
        "Tid i drift": "maj 2019–",
    }
    assert cells(record, "secrecy", 1) == {"Sekretessbestämmelse": "31 kap. 16 § OSL"}
    exchanged = next(point for point in record.points if point.key == "exchanged")
    assert [[cell.text for cell in row.cells] for row in exchanged.rows if row.system_id == 1] == [
        ["Ut härifrån", "Ekonomistöd", "Kundnummer", "Fil", "Varje vecka"],
        ["In hit", "Annat", "–", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({}, "Saknas"),
        ({"secrecy": {"unknown": True}}, "Saknas (svaret är Vet ej)"),
        ({"secrecy": {"occurs": {"unknown": True}}}, "Saknas (svaret är Vet ej)"),
        ({"secrecy": {"occurs": True}}, "Saknas"),
        ({"secrecy": {"occurs": False}}, "Förekommer inte"),
    ],
)
def test_secrecy_without_a_provision_is_missing_and_no_secrecy_is_an_answer(answers, wanted):
    record = public_records(basis(Stored(1, "Navet", answers)), "sv")
    assert cells(record, "secrecy", 1) == {"Sekretessbestämmelse": wanted}
    assert ("Sekretessbestämmelse" in record.missing_by_label) == wanted.startswith("Saknas")


def test_what_is_missing_is_told_per_system_and_in_total():
    bare = Stored(2, "Bart", {"purpose": {"unknown": True}, "public_records": "not_examined"})
    record = public_records(basis(Stored(1, "Navet", WHOLE), bare), "sv")
    assert record.missing_by_system == {
        2: (
            "Bart",
            (
                "Syfte",
                "Informationsmängder",
                "Allmänna handlingar och arkiv",
                "Tid i drift",
                "Systemägare",
                "Informationsägare",
                "Sekretessbestämmelse",
                "Integration",
            ),
        )
    }
    assert "Syfte: saknas för 1 av 2 system" in report(record).missing
    assert cells(record, "registers", 2)["Allmänna handlingar och arkiv"] == "Saknas (inte utrett)"


def test_missing_profile_is_told_apart_from_missing_answers_about_systems():
    record = public_records(basis(Stored(1, "Navet", WHOLE), profile={}), "en")
    assert len(record.missing_facts) == 3
    assert report(record).missing[0].endswith(": missing in the institution’s profile")


def test_article_30_takes_systems_with_personal_data_and_those_that_have_not_said():
    systems = (
        Stored(1, "Med", WHOLE),
        Stored(2, "Utan", {"personal_data": "none"}),
        Stored(3, "Tyst"),
        Stored(4, "Planerat", WHOLE, status="planned"),
        Stored(5, "Vet ej", {"personal_data": {"unknown": True}}),
    )
    record = article_30(basis(*systems), "sv")
    assert [row.name for row in record.points[1].rows] == ["Med", "Tyst", "Vet ej"]


def test_article_30_says_what_the_inventory_knows_and_no_more():
    said = cells(article_30(basis(Stored(1, "Navet", WHOLE)), "sv"), "processing", 1)
    assert list(said.values()) == [
        "Håller kontakterna",
        "Kontaktpersoner, Alumner",
        "Vanliga",
        "Leverantör: Nordkontakt AB\nSystem: Ekonomistöd",
        "Driftform: leverantör i Sverige. Överföringar till tredjeland läggs till för hand om de förekommer.",
        "Två år",
        said["g) Säkerhet: klassning och inloggning"],
        "Uppgift av allmänt intresse",
        "Ja",
    ]


def test_legal_basis_is_shown_but_not_asked_for_by_the_article():
    answers = {**WHOLE, "legal_basis": {"basis": "not_examined", "erasure_period": "Två år"}}
    assert article_30(basis(Stored(1, "Navet", answers)), "sv").missing_by_label == {}


def test_processing_that_is_not_in_the_record_is_marked():
    record = article_30(basis(Stored(1, "Navet", {**WHOLE, "article_30": False})), "en")
    assert record.missing_by_label == {"In the record of processing": 1}
    assert cells(record, "processing", 1)["In the record of processing"] == "No"


def test_hosting_outside_the_union_asks_for_safeguards():
    record = article_30(basis(Stored(1, "Navet", {**WHOLE, "hosting": "outside_eu"})), "en")
    assert cells(record, "processing", 1)["(e) Transfer to a third country"] == "Hosted outside the EU/EEA. Safeguards are to be added by hand."


def test_system_list_marks_that_nobody_owns_a_system_and_leaves_addresses_out():
    nobody = Stored(2, "Herrelös", {**WHOLE, "system_owner": {"none": True}})
    record = system_list(basis(Stored(1, "Navet", WHOLE), nobody), "sv")
    assert cells(record, "systems", 1)["Systemägare"] == "Samverkanschef, Gunnel Aspvret"
    assert record.missing_by_system == {2: ("Herrelös", ("Systemägare",))}


VALUES = st.sampled_from([None, {"unknown": True}, {"none": True}, "whole"])


@given(st.fixed_dictionaries(dict.fromkeys(WHOLE, VALUES)), st.sampled_from(list(RECORDS)), st.sampled_from(LANGUAGES))
def test_any_answers_make_a_record_and_its_files(chosen, key, language):
    answers = {question: WHOLE[question] if value == "whole" else value for question, value in chosen.items() if value is not None}
    record = RECORDS[key](basis(Stored(1, "Navet", answers)), language)
    html_of(report(record))
    for table in workbook_tables(record):
        assert {len(row) for row in table.rows} <= {len(table.columns)}


@pytest.mark.parametrize("key", RECORDS)
def test_widths_fill_the_table(key):
    for point in RECORDS[key](basis(Stored(1, "Navet", WHOLE)), "sv").points:
        if point.rows and not point.is_by_system:
            assert sum(SHARES[len(point.columns) + 1]) == 100


@pytest.mark.parametrize("key", RECORDS)
def test_report_is_printed_without_complaint(key):
    record = RECORDS[key](basis(Stored(1, "Navet", WHOLE), Stored(2, "Bart")), "sv")
    assert render(html_of(report(record)), strict=True).startswith(b"%PDF-")


@pytest.mark.parametrize("key", RECORDS)
def test_register_without_systems_makes_a_record_too(key):
    record = RECORDS[key](basis(profile={}), "en")
    assert render(html_of(report(record)), strict=True).startswith(b"%PDF-")
    assert [table.title for table in workbook_tables(record)] == ["About this basis"]
