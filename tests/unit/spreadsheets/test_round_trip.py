"""Whatever a register can hold comes back from a real workbook file as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from opened import ENGLISH, REGISTER, SWEDISH, exported, read, sheet_of

from inventory_app.answers.values import NONE, UNKNOWN, fingerprint
from inventory_app.content.library import load_template
from tests.unit.answers.asked import ask, options, values_of

TEMPLATE = load_template().system
FEW = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])


def answers_to(question):
    """Everything that may be stored: values, "don't know" where it is allowed, "there is none" where it is offered."""
    shared = ([UNKNOWN] if question.may_be_unknown else []) + ([NONE] if question.none_label else [])
    return st.one_of(values_of(question), st.sampled_from(shared)) if shared else values_of(question)


def systems_of(sheet):
    name = sheet.questions["name"]
    others = {question.key: answers_to(question) for question in sheet.asked if question.kind != "name"}
    return st.fixed_dictionaries({"name": values_of(name)}, optional=others)


@pytest.mark.parametrize("about", [SWEDISH, ENGLISH], ids=["sv", "en"])
@FEW
@given(first=systems_of(TEMPLATE), second=systems_of(TEMPLATE))
def test_any_answers_to_the_shipped_questions_survive(about, first, second):
    given_answers = {3: first, 12: second}
    imported = read(exported(TEMPLATE, given_answers, about), TEMPLATE)
    assert imported.problems == ()
    assert {row.system_id: {key: value for key, value in row.wanted.items() if value is not None} for row in imported.rows} == given_answers
    for row in imported.rows:
        assert row.seen == {question.key: fingerprint(given_answers[row.system_id].get(question.key)) for question in TEMPLATE.asked}
        assert set(row.wanted) == set(row.seen)


NAME = ask("name").model_copy(update={"key": "name"})
# Words that mean something, labels with the marks that part a list, labels that look alike.
STRANGE = [
    {"key": "a", "label": {"sv": "Ja; kanske", "en": "Yes; perhaps"}}, {"key": "b", "label": {"sv": "Ja", "en": "Yes"}},
    {"key": "c", "label": {"sv": "kanske", "en": "perhaps"}}, {"key": "d", "label": {"sv": "Vet ej", "en": "Don’t know"}},
    {"key": "e", "label": {"sv": "KANSKE", "en": "PERHAPS"}}, {"key": "f", "label": {"sv": "1", "en": "-"}},
    {"key": "g", "label": {"sv": "Perhaps", "en": "Ja"}},
]  # fmt: skip
NOBODY = {"sv": "Ingen är utsedd", "en": "Nobody"}
COLUMNS = [
    {"key": "who", "kind": "person", "label": {"sv": "Vem", "en": "Who"}}, {"key": "what", "kind": "several", "label": {"sv": "Vad", "en": "What"}, "options": STRANGE},
    {"key": "where", "kind": "system_link", "label": {"sv": "Var", "en": "Where"}}, {"key": "how", "kind": "long_text", "label": {"sv": "Hur", "en": "How"}},
    {"key": "when", "kind": "date", "label": {"sv": "När", "en": "When"}}, {"key": "cost", "kind": "number", "decimals": 3, "minimum": -5000, "label": {"sv": "Kostnad", "en": "Cost"}},
    {"key": "sure", "kind": "yes_no", "label": {"sv": "Vem", "en": "Who"}},
]  # fmt: skip
ASKED = [
    ask("text", none_label=NOBODY), ask("long_text", none_label=NOBODY), ask("choice", options=STRANGE, none_label=NOBODY), ask("several", options=STRANGE),
    ask("number", decimals=4, minimum=-1e6), ask("money"), ask("date", none_label=NOBODY), ask("yes_no"), ask("person", none_label=NOBODY),
    ask("scale", minimum=-2, maximum=2, anchors=[{"value": -2, "label": {"sv": "Dåligt", "en": "Bad"}}, {"value": 2, "label": {"sv": "2 – Bra", "en": "Good"}}]),
    ask("system_link", none_label=NOBODY), ask("matrix", rows=options("x", "y"), options=STRANGE, none_label=NOBODY),
    ask("group", parts=COLUMNS, none_label=NOBODY), ask("rows", columns=COLUMNS, row_label={"sv": "Rad", "en": "Row"}, none_label=NOBODY),
]  # fmt: skip


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.kind)
@pytest.mark.parametrize("about", [SWEDISH, ENGLISH], ids=["sv", "en"])
@FEW
@given(data=st.data())
def test_any_answer_to_strange_questions_survives(question, about, data):
    sheet = sheet_of(NAME, question)
    value = data.draw(answers_to(question))
    imported = read(exported(sheet, {3: {"name": "Kontaktnavet", "q": value}}, about), sheet)
    assert imported.problems == ()
    assert [(row.system_id, row.wanted) for row in imported.rows] == [(3, {"name": "Kontaktnavet", "q": value})]


CATCHES = [
    "Vet ej", "vet  EJ", '"Vet ej"', '""Vet ej""', "Don't know", "Don’t know", "Ingen är utsedd", "Nobody", "Kontaktnavet", '"Kontaktnavet"', "Kontaktnavet #3", "#3", "#99",
    "=1+1", "=cmd|' /C calc'!A0", "+46 8 123", "-1", "@SUM(A1)", "2019", "2019-05", "1e5", "007", "TRUE", "#N/A", "_x0041_", "_x005F_x0041_", "'quoted", '"', '""', "a\u00a0b",
    "<b>&amp;</b>", "{=1}", "http://example.org", "a\u200db", "x\u200by", "مرحبا", "👩🏽‍🔬", "Ja; kanske",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["text", "long_text"])
@pytest.mark.parametrize("text", CATCHES)
def test_text_that_looks_like_something_else_stays_text(kind, text):
    question = ask(kind, none_label=NOBODY)
    sheet = sheet_of(NAME, question, ask("system_link", none_label=NOBODY).model_copy(update={"key": "link"}))
    stored = " ".join(text.split())
    answers = {"name": stored, "q": stored, "link": {"name": stored}}
    for about in (SWEDISH, ENGLISH):
        imported = read(exported(sheet, {3: answers}, about), sheet, {"3": "Kontaktnavet", "12": "Alumnboken"})
        assert imported.problems == ()
        assert imported.rows[0].wanted == answers


@FEW
@given(st.text(st.sampled_from('"Vetj #31xAF_05'), min_size=1, max_size=24).map(lambda text: " ".join(text.split())).filter(bool))
@example('"""Vet ej"""')
def test_quotes_and_marks_of_every_depth_survive(text):
    sheet = sheet_of(NAME, ask("text"), ask("system_link").model_copy(update={"key": "link"}))
    answers = {"name": text, "q": text, "link": {"name": text}}
    assert read(exported(sheet, {3: answers}), sheet, REGISTER).rows[0].wanted == answers


def test_link_to_a_system_that_is_gone_stays():
    sheet = sheet_of(NAME, ask("system_link"), ask("rows", columns=COLUMNS, row_label=NOBODY).model_copy(update={"key": "list"}))
    answers = {"name": "Kontaktnavet", "q": {"system": 99}, "list": [{"where": {"system": 98}}]}
    imported = read(exported(sheet, {3: answers}), sheet)
    assert imported.problems == ()
    assert imported.rows[0].wanted == answers


def test_name_stays_a_name_when_the_register_gets_a_system_of_that_name():
    sheet = sheet_of(NAME, ask("system_link"))
    answers = {"name": "Kontaktnavet", "q": {"name": "Ladok"}}
    sheets = exported(sheet, {3: answers})
    assert read(sheets, sheet, {**REGISTER, "40": "Ladok"}).rows[0].wanted == answers
