"""What the columns and the words of somebody's list of requirements are taken for."""

from __future__ import annotations

import pytest
from made import csv, opened, rows_of

from inventory_app.requirement_files.rows import read_rows
from inventory_app.requirement_files.understanding import language_of, letters_of, level_in


def told(*rows: str) -> dict[str, str]:
    return dict(opened("krav.csv", csv(*rows)).mapping.columns)


def test_columns_are_known_by_what_others_call_them():
    assert told(
        "Krav-ID;Kravtext;Prioritet;Kravområde;Motivering;Verifieringsmetod;Kommentar;Ansvarig",
        "R1;Systemet ska svara inom en sekund.;Ska;Drift;För att folk väntar;Test;ja;Åsa",
    ) == {
        "Krav-ID": "id",
        "Kravtext": "text",
        "Prioritet": "level",
        "Kravområde": "category",
        "Motivering": "motive",
        "Verifieringsmetod": "methods",
        "Kommentar": "note",
        "Ansvarig": "+note",
    }


def test_columns_in_english_are_known_too():
    assert told(
        "Requirement ID;Requirement;MoSCoW;Section;Rationale",
        "R1;The system shall reply within a second.;M;Operations;People wait",
    ) == {"Requirement ID": "id", "Requirement": "text", "MoSCoW": "level", "Section": "category", "Rationale": "motive"}


def test_each_language_has_a_column_of_its_own():
    columns = told("Id;Krav på svenska;Requirement en", "R1;Systemet ska svara.;The system shall reply.")
    assert columns == {"Id": "id", "Krav på svenska": "text_sv", "Requirement en": "text_en"}


def test_checksums_and_empty_columns_are_left_out():
    columns = told("Id;Krav;Kontrollsumma;Svar", "R1;Systemet ska svara.;0123456789abcdef;", "R2;Systemet ska vila.;fedcba9876543210;")
    assert (columns["Kontrollsumma"], columns["Svar"]) == ("", "")


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Systemet ska svara inom en sekund."], "sv"),
        (["The system shall reply within a second."], "en"),
        (["Leverantören bör ha en person att ringa till."], "sv"),
        (["", "42"], "sv"),
    ],
)
def test_language_is_told_by_the_small_words(texts, language):
    assert language_of(texts) == language


@pytest.mark.parametrize("header", ["Krav;Prio", "Requirement;Prio", "Description;Priority"])
def test_swedish_text_below_any_header_is_swedish(header):
    (row,) = rows_of("krav.csv", csv(header, "Systemet ska svara inom en sekund och inte vänta.;Ska"))
    assert set(row.wanted) == {"text_sv", "level"}


def test_cell_that_is_plainly_in_the_other_language_is_taken_for_that():
    content = csv(
        "Requirement;Reason",
        "The system shall reply to all.;Ingen vet hur många de är, och det är för dyrt.",
        "The system shall rest.;The people that wait for it should be told, and the cost is not known to us.",
        "The system shall sleep.;OK",
    )
    assert [sorted(row.wanted)[0] for row in rows_of("krav.csv", content)] == ["motive_sv", "motive_en", "motive_en"]


@pytest.mark.parametrize(
    ("letters", "meanings"),
    [
        ("SB", {"s": "must", "b": "should"}),
        ("MSCW", {"m": "must", "s": "should", "c": "should", "w": "not_needed"}),
        ("AB", {"a": "must", "b": "should"}),
        ("OÖ", {"o": "must", "ö": "should"}),
        ("MO", {"m": "must", "o": "should"}),
        ("S", {}),
        ("O", {}),
    ],
)
def test_letters_mean_what_stands_beside_them_says(letters, meanings):
    assert letters_of(letters) == meanings


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("ska", "must"), ("SKALL", "must"), ("Obligatoriskt", "must"), ("shall", "must"), ("Must", "must"), ("Ja", "must"), ("Mandatory", "must"),
        ("Ska, med värdering", "must_scored"), ("bör", "should"), ("Önskvärt", "should"), ("should", "should"), ("Nice to have", "should"),
        ("Utgår", "not_needed"), ("Won't have", "not_needed"),
    ],
)  # fmt: skip
def test_words_become_levels(word, level):
    (row,) = rows_of("krav.csv", csv("Krav;Nivå", f"Systemet ska svara.;{word}"))
    assert row.wanted["level"] == level


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("INT", "INT"), ("int", "INT"), ("SÄK – Informationssäkerhet", "SÄK"), ("Informationssäkerhet", "SÄK"), ("Integration och identitet", "INT"),
        ("4.2 Säkerhet", "SÄK"), ("Kapitel 4: Integrationer", "INT"), ("Funktion / 3.1 Rapporter", "RAP"), ("Rapporter / Övrigt", "RAP"),
        ("Information security", "SÄK"),
    ],
)  # fmt: skip
def test_categories_are_known_by_key_label_and_heading(words, category):
    (row,) = rows_of("krav.csv", csv("Krav;Område", f"Systemet ska svara.;{words}"))
    assert (row.category, row.unknown_category) == (category, "")


def test_id_names_its_category_where_no_column_does():
    assert [row.category for row in rows_of("krav.csv", csv("Id;Krav", "DRI-99;Systemet ska svara.", "X-1;Systemet ska vila."))] == ["DRI", ""]


def test_heading_between_the_rows_is_the_category_of_those_below():
    content = csv(
        "Id;Krav;Prio", "Säkerhet;;", "R1;Systemet ska logga.;Ska", "R2;Systemet ska spärra.;Ska", "Rapporter;;", "R3;Systemet ska räkna.;Ska"
    )
    assert [(row.id, row.category) for row in rows_of("krav.csv", content)] == [("R1", "SÄK"), ("R2", "SÄK"), ("R3", "RAP")]


def test_id_alone_in_its_row_is_no_heading():
    assert [row.id for row in rows_of("krav.csv", csv("Id;Krav", "R1;", "4 Rapporter;", "R2;Systemet ska räkna."))] == ["R1", "R2"]


def test_what_is_about_nothing_we_know_becomes_a_note():
    first, _second = rows_of("krav.csv", csv("Krav;Nivå;Ansvarig", "Systemet ska svara.;Kanske;Åsa", "Systemet ska vila.;Ska;"))
    assert first.note == "Ansvarig: Åsa\nNivå: Kanske"


def test_cell_that_is_not_understood_is_a_problem_at_its_address():
    intake = opened("krav.csv", csv("Krav;Nivå;Poäng", "Systemet ska svara.;Kanske;99", "Systemet ska vila.;Ska;3"))
    problems = read_rows(intake, {}).problems
    assert [(problem.cell, "not one of the options" in str(problem.message)) for problem in problems] == [("B2", True), ("C2", False)]


@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("Systemet ska svara.", "sv", "must"),
        ("Systemet bör svara, men ska vila.", "sv", "should"),
        ("The system should reply.", "en", "should"),
        ("Inget krav.", "sv", None),
    ],
)
def test_own_modal_says_the_level(text, language, level):
    assert level_in(text, language) == level
