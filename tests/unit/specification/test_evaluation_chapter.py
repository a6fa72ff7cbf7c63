"""The chapter on evaluation: what it prints, when it is left out, and when it stops an issue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inventory_app.documents.blocks import Bars, Facts, Table
from inventory_app.printing.pdf import render
from inventory_app.specification.compose import compose
from inventory_app.specification.markup import html_of
from inventory_app.specification.open_points import Where, list_open_points

WHOLE = {"model": "deduction", "full_value": 300_000, "weight.INF": 40, "weight.AKT": 60}
MODELS = {
    "deduction": WHOLE,
    "fixed": {"model": "fixed", "fixed_price": 2_000_000, "weight.INF": 40, "weight.AKT": 60},
    "weighted": {"model": "weighted", "price_share": 60, "floor": 1_000_000, "ceiling": 3_000_000, "weight.INF": 40, "weight.AKT": 60},
}


@pytest.fixture
def evaluated(dossier):
    def make(**answers):
        return replace(dossier, sheets={**dossier.sheets, "evaluation": answers or WHOLE})

    return make


def chapter(document):
    return next((chapter for chapter in document.chapters if chapter.anchor == "evaluation"), None)


def tables(found) -> dict[str, list[tuple]]:
    return {block.caption: list(block.rows) for block in found.blocks if isinstance(block, Table)}


def test_chapter_stands_between_the_requirements_and_the_project(evaluated, stamp, with_details):
    anchors = [each.anchor for each in compose(evaluated(), "sv").chapters]
    assert anchors[anchors.index("evaluation") - 1 : anchors.index("evaluation") + 2] == ["delivery", "evaluation", "project"]


def test_weights_are_a_picture_and_a_table_in_the_documents_order(evaluated):
    (figure,) = [block for block in chapter(compose(evaluated(), "en")).blocks if isinstance(block, Bars)]
    assert [(bar.label.split()[0], bar.values) for bar in figure.bars] == [("AKT", (60,)), ("INF", (40,))]


def test_each_scored_requirement_has_its_worth(evaluated):
    rows = tables(chapter(compose(evaluated(), "sv")))["Krav som värderas"]
    assert [(row[0].keys[0], row[1], row[3].replace("\u00a0", " ")) for row in rows] == [
        ("AKT-05", "Bör", "180 000 kr"),
        ("INF-01", "Ska, med värdering", "120 000 kr"),
    ]


def test_example_is_worked_out_step_by_step(evaluated):
    found = tables(chapter(compose(evaluated(), "en")))
    plain = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in found["Step 2: price and quality together"]]
    assert plain == [
        ("Price", "SEK 900,000", "SEK 990,000", "SEK 1,140,000"),
        ("Deduction", "− SEK 60,000", "− SEK 252,000", "− SEK 300,000"),
        ("Evaluation price", "SEK 840,000", "SEK 738,000", "SEK 840,000"),
    ]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_model_names_its_values_and_prints_its_scale(evaluated, model, language):
    found = chapter(compose(evaluated(**MODELS[model]), language))
    (facts,) = [block for block in found.blocks if isinstance(block, Facts)]
    assert len(facts.rows) == {"deduction": 2, "fixed": 2, "weighted": 4}[model]
    assert [row[0][0] for row in tables(found)["Betygsskala" if language == "sv" else "Scale of scores"]] == ["0", "1", "3", "5"]


@pytest.mark.parametrize("model", MODELS)
def test_chapter_keeps_the_claim_of_accessibility(evaluated, accessibility_faults, model):
    document = compose(evaluated(**MODELS[model], **{"anchor.3.sv": "Eget\n- en punkt\n- en till"}), "sv")
    assert accessibility_faults(render(html_of(document), strict=True)) == []


def test_institution_that_has_not_begun_issues_without_the_chapter(dossier, stamp):
    assert chapter(compose(dossier, "sv", stamp)) is None
    (point,) = [point for point in list_open_points(dossier, "sv") if point.where is Where.EVALUATION]
    assert (point.text, point.stops_issue) == ("Hur anbuden jämförs är inte bestämt", False)


def test_whole_evaluation_leaves_nothing_open_and_is_issued(evaluated, stamp):
    assert [point for point in list_open_points(evaluated(), "en") if point.where is Where.EVALUATION and point.stops_issue] == []
    assert chapter(compose(evaluated(), "sv", stamp)) is not None


@pytest.mark.parametrize(
    ("changed", "at"),
    [({"weight.AKT": 50}, "weights"), ({"anchor.1.en": ""}, "anchor.1.en"), ({"full_value": None}, "full_value")],
)
def test_what_would_make_the_chapter_wrong_stops_an_issue(evaluated, changed, at):
    answers = {key: value for key, value in (WHOLE | changed).items() if value is not None}
    stops = [point for point in list_open_points(evaluated(**answers), "sv") if point.where is Where.EVALUATION and point.stops_issue]
    assert [point.subject for point in stops] == [at]


def test_tried_tenders_leave_no_trace_in_the_document(evaluated):
    dossier = evaluated()
    tried = replace(dossier, sheets={**dossier.sheets, "simulation": {"t1.name": "Hemligt", "t1.price": 1}})
    assert compose(tried, "sv") == compose(dossier, "sv")


def test_characters_without_a_glyph_in_a_score_are_told(evaluated):
    points = list_open_points(evaluated(**WHOLE, **{"anchor.5.sv": "Bäst \U0001f1f8 \ue000"}), "sv")
    assert any(point.subject == "anchor.5.sv" for point in points if point.where is Where.EVALUATION)
