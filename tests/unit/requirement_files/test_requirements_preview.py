"""What a file would do to a checklist."""

from __future__ import annotations

import io
from csv import writer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CATALOGUE, choice, csv, previewed

from inventory_app.requirements.choice import chosen

TEXT = CATALOGUE.by_key["INT-01"].text.sv


def said(preview, text: str = "") -> list[str]:
    return [f"{problem.cell}: {problem.message}" for problem in preview.problems if text in str(problem.message)]


def test_catalogues_requirement_gets_the_level_and_keeps_its_words():
    preview = previewed(csv("Id;Krav;Nivå", f"INT-01;{TEXT};Bör"))
    (changed,) = preview.changed
    assert [(change.field, change.before, change.after) for change in changed.changes] == [("level", None, "should")]


def test_own_wording_stands_only_where_the_text_differs():
    preview = previewed(csv("Id;Krav", "INT-01;Systemet ska ha ett eget gränssnitt."))
    ((change,),) = [each.changes for each in preview.changed]
    assert (change.field, change.cell, change.before, change.after) == ("text_sv", "B2", None, "Systemet ska ha ett eget gränssnitt.")
    assert change.said_before == TEXT


def test_catalogues_text_takes_own_wording_back():
    preview = previewed(csv("Id;Krav", f"INT-01;{TEXT}"), choice("INT-01", level="must", text_sv="Eget"))
    ((change,),) = [each.changes for each in preview.changed]
    assert (change.field, change.before, change.after) == ("text_sv", "Eget", None)


def test_filled_blanks_are_no_own_wording_and_are_not_touched():
    requirement = next(each for each in CATALOGUE.requirements if any(p.kind == "number" and p.default is not None for p in each.parameters))
    blank = next(each for each in requirement.parameters if each.kind == "number" and each.default is not None)
    mine = choice(requirement.key, level="must", parameters={blank.key: 77})
    text = chosen(requirement, mine, {}).text_in("sv").text
    assert "77" in text
    preview = previewed(csv('"Id";"Krav"', f'"{requirement.key}";"{text}"'), mine)
    assert (preview.changed, preview.unchanged) == ((), 1)


def test_own_requirement_is_changed_field_by_field():
    own = choice("AKT-E01", text_sv="Systemet ska visa besök.", level="must", note="Från 2019")
    preview = previewed(csv("Id;Krav;Nivå;Poäng;Verifiering;Kommentar", "akt-e01;Systemet bör visa besök.;Bör;4;Test, Visning;Nytt"), own)
    (changed,) = preview.changed
    assert {change.field: (change.before, change.after) for change in changed.changes} == {
        "text_sv": ("Systemet ska visa besök.", "Systemet bör visa besök."),
        "level": ("must", "should"),
        "points": (None, 4),
        "methods": (None, "V,T"),
        "note": ("Från 2019", "Från 2019\nNytt"),
    }


def test_unknown_id_is_a_new_requirement_that_remembers_it():
    (new,) = previewed(csv("Id;Krav;Område", "R-12;Systemet bör sjunga.;Rapporter")).new
    assert (new.category, new.fields) == ("RAP", {"text_sv": "Systemet bör sjunga.", "level": "should", "note": "Id i filen: R-12"})
    (english,) = previewed(csv("Id;Requirement;Area", "R-12;The system shall sing.;Reports"), language="en").new
    assert english.fields == {"text_en": "The system shall sing.", "level": "must", "note": "Id in the file: R-12"}


def test_remembered_id_is_changed_when_the_file_comes_again():
    mine = choice("RAP-E03", text_sv="Systemet bör sjunga.", level="should", note="Bra\nId i filen: R-12")
    preview = previewed(csv("Id;Krav;Område", "r 12;Systemet ska sjunga.;Rapporter"), mine)
    assert ([each.key for each in preview.changed], preview.new) == (["RAP-E03"], ())


def test_ids_with_dots_are_not_taken_for_each_other():
    preview = previewed(
        csv("Id;Krav;Område", "4.2.1;Systemet ska a.;RAP", "42.1;Systemet ska b.;RAP", "1-2;Systemet ska c.;RAP", "12;Systemet ska d.;RAP")
    )
    assert (len(preview.new), preview.problems) == (4, ())


def test_row_without_an_id_is_known_by_its_text():
    mine = choice("RAP-E03", text_sv="Systemet bör sjunga.", level="should")
    preview = previewed(csv("Krav;Nivå;Område", "Systemet bör  SJUNGA;Ska;RAP", f"{TEXT};Ska;INT"), mine)
    assert ([each.key for each in preview.changed], preview.new) == (["RAP-E03", "INT-01"], ())


def test_removed_own_requirement_is_a_problem_and_not_added_anew():
    preview = previewed(csv("Id;Krav", "RAP-E03;Systemet bör sjunga."), choice("RAP-E03", text_sv="x", is_removed=True))
    assert said(preview) == [
        "A2: RAP-E03 has been removed from the checklist. Take the removal back in its history, or empty the id to add it as a new requirement."
    ]
    assert (preview.rows, preview.refused) == (1, 1)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (["R1;Systemet ska a.;RAP", "R1;Systemet ska b.;RAP"], "A3: R1 is already in A2 of this file."),
        (["R1;;RAP"], "A2: There is no requirement in this row"),
        (["R1;Systemet ska a.;"], "A2: It is not clear which category this belongs to"),
        (["R1;Systemet ska a.;Hästar", "R2;Systemet ska b.;RAP"], "C2: “Hästar” is none of the categories"),
        (["INT-01;;RAP", "R2;Systemet ska b.;RAP"], "C2: INT-01 stays in the category it was added to."),
        (["R1;" + "Systemet ska a. " * 200 + ";RAP"], "B2: Shorten the text to 2000 characters."),
    ],
)
def test_problem_rows_say_where_and_what_would_be_right(rows, problem):
    found = said(previewed(csv("Id;Krav;Område", *rows)))
    assert [each for each in found if each.startswith(problem)], found


def test_chosen_category_takes_what_is_none_of_ours_and_keeps_its_words():
    preview = previewed(csv("Id;Krav;Område", "R1;Systemet ska a.;Hästar", "R2;Systemet ska b.;RAP"), category="inf")
    assert [(each.category, each.fields["note"]) for each in preview.new] == [
        ("INF", "Id i filen: R1\nOmråde: Hästar"),
        ("RAP", "Id i filen: R2"),
    ]
    assert preview.problems == ()


def test_level_that_the_checklist_has_by_itself_is_no_change():
    asked = next(each for each in CATALOGUE.requirements if each.applies_when)
    preview = previewed(csv("Id;Nivå", f"{asked.key};Utgår"))
    assert [change.after for each in preview.changed for change in each.changes] == ["not_needed"]
    mine = choice(asked.key, level="not_needed")
    assert previewed(csv("Id;Nivå", f"{asked.key};Utgår"), mine).unchanged == 1


def test_mark_differs_when_the_checklist_does():
    content = csv("Id;Krav", "AKT-E01;Systemet ska visa besök.")
    marks = {previewed(content, choice("AKT-E01", text_sv=text)).mark for text in ("a", "b", "a")}
    assert len(marks) == 2


CELLS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=40)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=8), st.sampled_from(["", "inf"]))
def test_whatever_is_in_the_cells_is_new_changed_unchanged_or_told(rows, category):
    out = io.StringIO(newline="")
    csv_out = writer(out, delimiter=";")
    csv_out.writerow(["Krav-id", "Kravtext", "Nivå", "Område"])
    csv_out.writerows(rows)
    preview = previewed(out.getvalue().encode(), choice("AKT-E01", text_sv="Eget", note="Id i filen: 1"), category=category)
    assert preview.rows <= len(rows)
    assert preview.refused <= len(preview.problems)
    for new in preview.new:
        assert new.fields.get("text_sv") or new.fields.get("text_en")
        assert new.category in CATALOGUE.category_by_key
