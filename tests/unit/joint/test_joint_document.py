"""The joint document: whole, in both languages, accessible, and with nothing in it that is not shared."""

from __future__ import annotations

import itertools
import re

import pytest
from lxml import html

from inventory_app.documents.markup import STYLES
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.compose import compose
from inventory_app.joint.facts import compose_joint_basis, hashes_of, price_rows
from inventory_app.joint.fold import IN_ANNEXES, Decision
from inventory_app.joint.open_points import list_open_points, stopping
from inventory_app.printing.pdf import render
from inventory_app.specification.basis import Basis
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.markup import html_of

OWN = {"sv": "Systemet ska visa kommuner.", "en": ""}


@pytest.fixture(scope="module")
def filled(choose, party, gather):
    """Everything that a joint document can have: deviations of every sort, decisions, annexes, somebody without a name."""
    parties = [
        party(
            "almby",
            choose("KON-01"),
            choose("KON-04", "should"),
            choose("AKT-02", parameters={"days": 45}),
            choose("INF-01"),
            choose("KON-E01", own_texts=OWN),
            choose("RAP-01"),
            users=220,
            employees=700,
        ),
        party("bro", choose("KON-01", "should"), choose("KON-04", "should"), choose("AKT-02", parameters={"days": 60}), choose("RAP-01"), users=80),
        party(
            "dal",
            choose("KON-01"),
            choose("KON-04", None),
            choose("AKT-02", own_texts={"sv": "Systemet ska visa annat.", "en": ""}),
            choose("RAP-01"),
        ),
        party("ek", choose("KON-01"), choose("KON-04", "not_needed"), share=ShareLevel.COUNTED),
        party("far", choose("KON-01"), share=ShareLevel.WITHHELD),
    ]
    decisions = {
        "almby-KON-E01": Decision("should", "Alla vill."),
        "RAP-01": Decision(IN_ANNEXES, "Var för sig."),
        "KON-04": Decision("must", "Behövs."),
    }
    return gather(*parties, at_least=2, decisions=decisions)


@pytest.fixture(scope="module", params=["sv", "en"])
def printed(filled, request):
    return html.document_fromstring(html_of(compose(filled, request.param)))


def titles(document) -> list[str]:
    return [f"{chapter.number} {chapter.title}".strip() for chapter in document.chapters]


def test_common_part_comes_first_and_then_an_annex_for_each(filled):
    assert titles(compose(filled, "sv")) == [
        "1 Sammanfattning och varför",
        "2 Läsanvisning",
        "3 Lärosätena som deltar",
        "4 Omfattning, avgränsningar och volymer",
        "5 Funktionella krav",
        "6 Avvikelser från den gemensamma delen",
        "7 Prisunderlag per lärosäte",
        "1 Högskolan Almby",
        "2 Högskolan Bro",
        "3 Högskolan Dal",
        "Öppna punkter",
    ]


def test_document_survives_json(filled):
    document = compose(filled, "en")
    assert SpecificationDocument.model_validate_json(document.model_dump_json()) == document


def test_issue_has_the_decision_on_its_cover_and_no_open_points(filled, stamp):
    document = compose(filled, "sv", stamp)
    cover = {label: value if isinstance(value, str) else value.parts[0].lines[0] for label, value in document.cover}
    assert (cover["Beslutad av"], cover["Beslutsdatum"], cover["Beslut"]) == ("Styrgruppen", "19 november 2026", "Enhälligt.")
    assert [chapter.anchor for chapter in document.chapters if chapter.anchor == "open-points"] == []


def test_headings_ids_links_and_widths_hold(printed):
    levels = [int(heading.tag[1]) for heading in printed.iter("h1", "h2", "h3", "h4")]
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []
    ids = printed.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in printed.xpath("//a/@href")} - set(ids) == set()
    assert printed.xpath("//table[not(caption)][not(contains(@class, 'cover-facts'))]") == []
    defined = set(re.findall(r"\.share-(\d+)", (STYLES / "document.css").read_text("utf-8")))
    assert {name for names in printed.xpath("//@class") for name in re.findall(r"share-(\d+)", names)} - defined == set()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_pdf_keeps_its_claims(filled, language, accessibility_faults):
    assert accessibility_faults(render(html_of(compose(filled, language)))) == []


def test_deviations_and_decisions_are_printed_with_their_motives(printed):
    words = printed.text_content()
    assert "Alla vill." in words
    assert "Behövs." in words
    assert "Var för sig." in words
    rows = {
        row.xpath("string(th)"): " ".join(row.xpath("string(td[last()])").split()) for row in printed.xpath("//h2[@id='deviations']/..//tbody/tr")
    }
    assert {"KON-01", "KON-04", "AKT-02", "almby-KON-E01", "RAP-01"} == set(rows)


def test_who_does_not_share_by_name_has_no_part_in_it(printed):
    deviations = printed.xpath("string(//h2[@id='deviations']/..)")
    assert ("Ek" in deviations, "Far" in deviations) == (False, False)
    assert printed.xpath("//h2[@id='annex-ek' or @id='annex-far']") == []


def test_facts_name_the_whole_and_make_each_annex_a_category(filled):
    basis = compose_joint_basis(filled)
    assert (basis.institution_key, basis.names["sv"]) == ("joint-7", "Gemensamt stöd")
    assert [(category.key, category.group) for category in basis.categories if category.group == "annex"] == [
        ("almby", "annex"),
        ("bro", "annex"),
        ("dal", "annex"),
    ]
    assert [each.key for each in basis.in_category("almby")] == ["almby-INF-01", "almby-RAP-01"]
    keys = [each.key for each in basis.requirements]
    assert len(keys) == len(set(keys))
    assert Basis.model_validate_json(basis.model_dump_json()) == basis
    assert price_rows(basis, "en") == [
        ("Almby College", {"users": 220, "employees": 700}),
        ("Bro College", {"users": 80}),
        ("Dal College", {}),
    ]


def test_approval_holds_for_ones_own_part_only(choose, party, gather):
    def hashes(*more, **details):
        return hashes_of(
            gather(
                party("almby", choose("KON-01")),
                party("bro", choose("KON-01"), *more),
                details={"title": "T", "why": "W", **details},
            )
        )

    before = hashes()
    assert hashes(title="En annan") == before
    own = hashes(choose("INF-01"))
    assert (own["almby"] == before["almby"], own["bro"] == before["bro"]) == (True, False)
    scope = hashes(scope="Mer")
    assert (scope["almby"] == before["almby"], scope["bro"] == before["bro"]) == (False, False)


def test_open_points_say_what_stops_the_issue_first(filled, choose, party, gather):
    points = list_open_points(filled, "en")
    assert [point.stops_issue for point in points] == sorted((point.stops_issue for point in points), reverse=True)
    texts = [point.text for point in stopping(points)]
    assert "Far College does not share its checklist by name and cannot take part" in texts
    assert "Almby College has not approved its part" in texts
    alone = [point.text for point in stopping(list_open_points(gather(party("almby", choose("KON-01")), details={}), "en"))]
    assert alone[:3] == [
        "Title has not been filled in",
        "Why are you procuring has not been filled in",
        "At least two institutions have to take part",
    ]
