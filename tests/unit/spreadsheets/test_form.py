"""The empty form on paper."""

from __future__ import annotations

import page
import pytest
from lxml import html

from inventory_app.content.library import load_template
from inventory_app.printing.pdf import render
from inventory_app.spreadsheets.form import compose_form, html_of

TEMPLATE = load_template().system


@pytest.mark.parametrize("language", ["sv", "en"])
def test_form_has_every_question_with_everything_that_can_be_ticked(language):
    tree = html.document_fromstring(html_of(compose_form(TEMPLATE, language, "Almby", 1)))
    headings = [" ".join(each.text_content().split()) for each in tree.xpath("//h3")]
    assert headings == [f"{number} {TEMPLATE.questions[key].label.in_(language)}" for key, number in TEMPLATE.numbers.items()]
    boxes = {" ".join(each.text_content().split()).removeprefix("☐ ") for each in tree.xpath("//li[span[@class='form-box']]")}
    choices = [question for question in TEMPLATE.asked if question.kind in ("choice", "several")]
    assert len(choices) > 10
    for question in choices:
        for option in question.options:
            shown = f"{option.label.in_(language)} {option.hint.in_(language)}" if option.hint else option.label.in_(language)
            assert " ".join(shown.split()) in boxes
    assert len(tree.xpath("//p[@class='form-shared']")) == len([question for question in TEMPLATE.asked if question.may_be_unknown])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_form_prints_without_complaint_and_is_accessible(language):
    pdf = render(html_of(compose_form(TEMPLATE, language, "Almby högskola", 1)), strict=True)
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert [f"{failure.rule_id} {failure.message}" for failure in report.failures] == []


def test_condition_is_told_in_words():
    form = compose_form(TEMPLATE, "en", "Almby", 1)
    told = {question.label: question.condition for step in form.steps for question in step.questions if question.condition}
    assert told["Legal basis and erasure period"] == (
        "Only if the answer to “Personal data” is “Ordinary”, “In need of extra protection” or “Special categories”."
    )
