"""Every shipped question takes any value that fits it, and survives anything that can be typed."""

from __future__ import annotations

import json

import pytest
from asked import ENGLISH, SWEDISH, every_question, input_names, values_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory_app.answers.compound import KINDS, facts, fits, is_complete, show
from inventory_app.answers.messages import Problem
from inventory_app.answers.values import fingerprint

QUESTIONS = dict(every_question())
OF_EACH = pytest.mark.parametrize("name", QUESTIONS)
FEW = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])

NASTY = [
    "", " ", "\x00", "a\x00b", "\ud800", "\ufeff", "\u202eabc", "👩🏽‍🔬🏳️‍🌈", "مرحبا بالعالم", "שלום", "<script>alert('x')</script>", "\"><img src=x onerror=alert(1)>",
    "'; DROP TABLE system;--", "=cmd|' /C calc'!A0", "{{7*7}}", "%s%n", "../../etc/passwd", "x" * 10_000, "9" * 40, "1e999", "-0", "NaN", "½", "٣", "yes", "unknown",
    "none", "true", "[]", "{}", "null", "2027-02-30", "0000", "9999-99-99", "31/12 9999", "\r\n\r\n", "\u2028", "a\u0301" * 50,
]  # fmt: skip


@OF_EACH
@FEW
@given(st.data())
def test_value_comes_back_through_its_form_in_either_language(name, data):
    question = QUESTIONS[name]
    value = data.draw(values_of(question))
    for context in (SWEDISH, ENGLISH):
        problems: list[Problem] = []
        kind = KINDS[question.kind]
        assert kind.parse(question, "q", kind.inputs(question, "q", value, context), context, problems) == value
        assert problems == []
        assert str(show(question, value, context)) or value == ""
    assert fits(question, value)
    assert fingerprint(json.loads(json.dumps(value))) == fingerprint(value)
    assert all((fact.option is None) != (fact.number is None) for fact in facts(question, "q", value))
    assert is_complete(question, value) in (True, False)


def _judge(question, inputs) -> None:
    """Anything typed is an answer that fits, or has a problem that names one of the inputs or the question."""
    problems: list[Problem] = []
    value = KINDS[question.kind].parse(question, "q", inputs, SWEDISH, problems)
    if not problems:
        assert value is None or fits(question, value)
        show(question, value, ENGLISH)
    for problem in problems:
        assert problem.name == "q" or problem.name in inputs
        assert str(problem.message)


@OF_EACH
def test_nasty_text_in_every_input_is_an_answer_or_a_problem(name):
    question = QUESTIONS[name]
    for text in NASTY:
        _judge(question, {each: [text] for each in input_names(question, "q")})


@OF_EACH
@FEW
@given(st.data())
def test_any_text_in_any_input_is_an_answer_or_a_problem(name, data):
    question = QUESTIONS[name]
    texts = st.lists(st.text(st.characters(), max_size=30), max_size=2)
    _judge(question, data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(input_names(question, "q"), texts))))


@OF_EACH
@FEW
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner), max_leaves=6))  # fmt: skip
def test_any_json_fits_or_does_not(name, value):
    assert fits(QUESTIONS[name], value) in (True, False)
