"""What the rules say about a checklist, and what was accepted of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from inventory_app.content.library import load_catalogue
from inventory_app.findings.filter import Filter, matching, read_filter
from inventory_app.findings.gather import Acceptance, Place, gather, rewrite
from inventory_app.requirements.choice import Chosen, compose_checklist
from inventory_app.requirements.statements import EXPLAINED, raw_text, statements_of
from inventory_app.wording.lexicon import load_lexicon

SAID = Acceptance("Begreppet är definierat i bilaga B.", "Gunnel Aspvret", datetime(2026, 11, 25, tzinfo=UTC))


@dataclass
class Row:
    key: str
    category: str
    level: str | None = "must"
    is_own: bool = True
    points: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    text_sv: str = ""
    text_en: str = ""
    motive_sv: str = "Det behövs."
    motive_en: str = ""
    how_sv: str = "Visas."
    how_en: str = ""
    methods: str = "V"
    met_when: str = ""
    note: str = ""


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon(frozenset({"Kontaktnavet"}), EXPLAINED)


def chosen(*rows: Row) -> list[Chosen]:
    return [each for each in compose_checklist(load_catalogue(), list(rows), {}) if each.level]


def rules(gathered) -> list[tuple[str, str, str]]:
    return [(remark.statement.key, remark.statement.language, remark.finding.rule) for remark in gathered.remarks]


def test_only_what_is_asked_is_judged_in_the_languages_it_is_written_in(lexicon):
    asked = Row("AKT-E01", "AKT", text_sv="Systemet ska vara användarvänligt.")
    not_needed = Row("AKT-E02", "AKT", level="not_needed", text_sv="Systemet ska vara smidigt.")
    checklist = chosen(asked, not_needed)
    assert [(statement.key, statement.language) for statement in statements_of(checklist)] == [("AKT-E01", "sv")]
    assert ("AKT-E01", "sv", "L07") in rules(gather(checklist, lexicon, {}))


def test_name_from_the_consortiums_own_inventory_is_a_brand(lexicon):
    row = Row("INF-E01", "INF", text_sv="Leverantören ska flytta alla organisationer från Kontaktnavet till systemet.")
    (remark,) = [remark for remark in gather(chosen(row), lexicon, {}).remarks if remark.finding.rule == "L02"]
    assert (remark.place.excerpt, remark.stops_issue) == ("kontaktnavet", True)
    assert not [found for found in gather(chosen(row), load_lexicon(), {}).remarks if found.finding.rule == "L02"]


def test_accepted_finding_stops_nothing_until_its_words_change(lexicon):
    row = Row("INF-E01", "INF", text_sv="Leverantören ska flytta organisationer från Kontaktnavet till systemet.")
    accepted = {Place("INF-E01", "sv", "L02", "kontaktnavet"): SAID}
    gathered = gather(chosen(row), lexicon, accepted)
    assert [remark.accepted for remark in gathered.accepted] == [SAID]
    assert gathered.stopping == ()
    row.text_sv = "Leverantören ska flytta organisationer från Outlook till systemet."
    assert [remark.place.excerpt for remark in gather(chosen(row), lexicon, accepted).stopping] == ["outlook"]


def test_missing_motive_of_a_must_stops_the_issue(lexicon):
    row = Row("AKT-E01", "AKT", text_sv="Systemet ska visa andra besök inom 30 dagar.", motive_sv="")
    assert rules(gather(chosen(row), lexicon, {})) == [("AKT-E01", "sv", "L04")]


def test_what_is_missing_beside_the_text_is_told_once_for_both_languages(lexicon):
    row = Row("AKT-E01", "AKT", text_sv="Systemet ska visa andra besök inom 30 dagar.", text_en="The system shall show other visits within 30 days.")
    row.methods = row.how_sv = ""
    assert rules(gather(chosen(row), lexicon, {})) == [("AKT-E01", "sv", "L05")]


def test_way_of_verifying_is_a_verification(lexicon):
    row = Row("AKT-E01", "AKT", text_sv="Systemet ska visa andra besök inom 30 dagar.", how_sv="")
    assert rules(gather(chosen(row), lexicon, {})) == []
    row.methods = ""
    assert rules(gather(chosen(row), lexicon, {})) == [("AKT-E01", "sv", "L05")]


def test_unfilled_blank_is_left_to_the_open_points(lexicon):
    row = Row("AKT-E01", "AKT", text_sv="Systemet ska visa andra besök inom [antal] dagar.")
    assert rules(gather(chosen(row), lexicon, {})) == []


def test_rewrite_keeps_the_blanks_that_the_filled_text_no_longer_shows(lexicon):
    row = Row(
        "AKT-02",
        "AKT",
        is_own=False,
        text_sv="Systemet bör visa andra aktiviteter med samma organisation inom [days] dagar före besöket.",
        parameters={"days": 14},
    )
    (each,) = chosen(row)
    (remark,) = [remark for remark in gather([each], lexicon, {}).remarks if remark.finding.rule == "L01"]
    assert "14 dagar" in remark.statement.text
    assert rewrite(each, remark, lexicon) == "Systemet ska visa andra aktiviteter med samma organisation inom [days] dagar före besöket."
    assert raw_text(each, "sv") == row.text_sv


def test_filter_keeps_open_and_accepted_apart(lexicon):
    row = Row("AKT-E01", "AKT", text_sv="Systemet ska vara smidigt i Outlook.")
    gathered = gather(chosen(row), lexicon, {Place("AKT-E01", "sv", "L02", "outlook"): SAID})
    assert {remark.finding.rule for remark in matching(gathered, Filter(state="accepted"))} == {"L02"}
    assert {remark.finding.rule for remark in matching(gathered, Filter())} == {remark.finding.rule for remark in gathered.remarks} - {"L02"}
    assert [remark.finding.rule for remark in matching(gathered, Filter(rule="L07"))] == ["L07"]
    assert matching(gathered, Filter(requirement="AKT-E02")) == []


def test_mistyped_filter_shows_everything():
    assert read_filter({"state": "perhaps", "rule": "L99", "category": "X"}, {"AKT"}) == Filter()


def test_shipped_requirements_pass_at_every_level_they_propose(lexicon):
    catalogue = load_catalogue()
    rows = [Row(each.key, each.category, level=each.level, is_own=False, motive_sv="", how_sv="", methods="") for each in catalogue.requirements]
    gathered = gather(chosen(*rows), lexicon, {})
    assert [(remark.place, remark.finding.message.en) for remark in gathered.remarks if remark.finding.severity != "info"] == []
