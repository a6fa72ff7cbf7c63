"""A specification as ReqIF: both languages, codes, areas above their requirements, and identifiers that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stated import MOMENT

from inventory_app.exchange.reqif import Option, read_reqif
from inventory_app.tender.interchange import write_interchange


@pytest.fixture
def read(source):
    return read_reqif(write_interchange(source))


def test_areas_hold_their_requirements_in_order(read):
    (specification,) = read.specifications
    assert [(area.text("ReqIF.ForeignID"), area.text("ReqIF.ChapterName")) for area in specification.objects] == [
        ("KON", "Kontakter"),
        ("AKT", "Aktiviteter & besök"),
    ]
    assert [[each.text("ReqIF.ForeignID") for each in area.children] for area in specification.objects] == [
        ["KON-01", "KON-02"],
        ["AKT-01", "AKT-E01"],
    ]
    assert (specification.name, specification.description) == ("Nytt samverkansstöd", "Högskolan i Almby, Version 1.0")
    assert read.loose == ()


def test_requirement_carries_all_that_is_known_of_it(read):
    assert read.specifications[0].objects[1].children[0].values == {
        "ReqIF.ForeignID": "AKT-01",
        "ReqIF.Text": "Systemet ska visa besök.",
        "Level": (Option("Ska, med värdering", "must_scored"),),
        "Met.When": (Option("Vid anbud", "tender"),),
        "Own": "false",
        "Points": "5",
        "Text.sv": "Systemet ska visa besök.",
        "Text.en": "Systemet ska visa besök. (en)",
        "Motive.sv": "Motiv: Systemet ska visa besök.",
        "Motive.en": "Motiv: Systemet ska visa besök. (en)",
        "Verification.sv": "Visas: Systemet ska visa besök.",
        "Verification.en": "Visas: Systemet ska visa besök. (en)",
    }
    assert [option.code for option in read.specifications[0].objects[0].children[0].values["Verification.Methods"]] == ["D", "T"]


def test_text_that_exists_in_one_language_stands_there_only(read, source):
    own = read.specifications[0].objects[1].children[1].values
    assert {name: text for name, text in own.items() if name.startswith(("Text", "ReqIF.Text"))} == {
        "ReqIF.Text": "Systemet bör sjunga.",
        "Text.sv": "Systemet bör sjunga.",
    }
    english = read_reqif(write_interchange(replace(source, language="en"))).specifications[0].objects[0].children[0]
    assert (english.text("ReqIF.Text"), english.text("Level")) == ("Systemet ska lagra kontakter. (en)", "Must")


def test_identifiers_stay_from_issue_to_issue_and_differ_between_institutions(source, basis):
    def identifiers(source):
        read = read_reqif(write_interchange(source))
        return [each.identifier for area in read.specifications[0].objects for each in (area, *area.children)]

    later = replace(source, version="2.0", language="en")
    elsewhere = replace(source, basis=basis.model_copy(update={"institution_key": "bergsund"}))
    assert identifiers(source) == identifiers(later)
    assert set(identifiers(source)).isdisjoint(identifiers(elsewhere))
    assert read_reqif(write_interchange(source)).identifier != read_reqif(write_interchange(later)).identifier


def test_nothing_in_it_tells_when_it_was_made(read, source):
    assert write_interchange(source) == write_interchange(source)
    assert read.made_at == MOMENT.isoformat()
    assert {each.changed_at for each in read.specifications[0].objects} == {MOMENT.isoformat()}
    assert source.sha256 in read.comment
