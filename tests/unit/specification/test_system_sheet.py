"""One system on one page, however much is known of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from inventory_app.answers.kinds import Context
from inventory_app.demo.schema import load_answers
from inventory_app.printing.pdf import render
from inventory_app.specification.markup import html_of_system
from inventory_app.specification.system_sheet import LINE, LINES, ROOMY, compose_system_sheet


def sheet_of(template, answers, language="sv"):
    return compose_system_sheet(
        template.system, answers["name"], answers, Context(language), institution="Högskolan i Almby", changed="23 november 2026", is_demo=True
    )


def stretched(value):
    """Every text as long as somebody might make it."""
    if isinstance(value, str) and " " in value:
        return (value + " ") * 40
    if isinstance(value, dict):
        return {key: stretched(each) for key, each in value.items()}
    return [stretched(each) for each in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def answers():
    return next({**system.answers, "lineage": {}} for system in load_answers("almby").systems if system.slug == "kontaktnavet")


def test_every_answer_is_told(template):
    sheet = sheet_of(template, {"name": "Navet", "users": 46, "hosting": {"unknown": True}})
    assert [row for step in sheet.steps for row in step.rows] == [("Antal användare", "46 användare"), ("Driftform", "Vet ej")]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_whole_system_and_a_very_long_one_take_one_page(template, answers, accessibility_faults, language):
    plain = {key: value for key, value in answers.items() if key not in ("integrations", "lineage")}
    for each in (plain, {**stretched(plain), "name": "N" * 200}):
        pdf = render(html_of_system(sheet_of(template, each, language)), strict=True)
        assert len(PdfReader(BytesIO(pdf)).pages) == 1
        assert accessibility_faults(pdf) == []


def test_cut_answers_are_announced(template, answers):
    plain = {key: value for key, value in answers.items() if key not in ("integrations", "lineage")}
    assert sheet_of(template, {"name": "Navet"}).note == ""
    assert sheet_of(template, stretched(plain)).note.startswith("Långa svar är kortade")


def test_the_largest_sheet_in_large_type_takes_one_page(template):
    """Both estimates of what fits, at their limits."""
    for lines in (ROOMY, LINES):
        half = "ord " * (LINE * (lines - 4) // 8)
        answers = {"name": "Navet", "other_names": half, "purpose": half}
        sheet = sheet_of(template, answers)
        assert sheet.is_roomy == (lines == ROOMY)
        assert len(PdfReader(BytesIO(render(html_of_system(sheet), strict=True))).pages) == 1
