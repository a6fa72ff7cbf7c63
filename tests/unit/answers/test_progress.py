"""How far somebody has come."""

from __future__ import annotations

import pytest

from inventory_app.answers.progress import State, holds, judge, judge_sheet, next_unanswered, step_after, step_before
from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.content.schema import Condition, Sheet


def words(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def make_sheet() -> Sheet:
    """Two steps: a required choice, a required text that hangs on it, a group with a required part; then an optional text and a retired one."""
    return Sheet.model_validate(
        {
            "title": words("Blad"),
            "steps": [
                {
                    "key": "one",
                    "label": words("Ett"),
                    "questions": [
                        {
                            "key": "kind",
                            "kind": "choice",
                            "required": True,
                            "label": words("Sort"),
                            "options": [{"key": key, "label": words(key)} for key in ("x", "y")],
                        },
                        {
                            "key": "why",
                            "kind": "text",
                            "required": True,
                            "label": words("Varför"),
                            "none_label": words("Inget skäl"),
                            "applies_when": {"question": "kind", "is": ["y"]},
                        },
                        {
                            "key": "product",
                            "kind": "group",
                            "required": True,
                            "label": words("Produkt"),
                            "parts": [
                                {"key": "name", "kind": "text", "label": words("Namn"), "required": True},
                                {"key": "version", "kind": "text", "label": words("Version")},
                            ],
                        },
                    ],
                },
                {
                    "key": "two",
                    "label": words("Två"),
                    "questions": [
                        {"key": "note", "kind": "text", "label": words("Not")},
                        {"key": "old", "kind": "text", "required": True, "retired": True, "label": words("Gammal")},
                    ],
                },
            ],
        }
    )


SHEET = make_sheet()
ONE, TWO = SHEET.steps


def test_nothing_is_begun():
    progress = judge_sheet(SHEET, {})
    assert (progress.state, progress.applicable, progress.answered, progress.missing) == (State.NOT_STARTED, 3, 0, ("kind", "product"))


def test_question_counts_once_its_condition_holds():
    assert judge_sheet(SHEET, {"kind": "x"}).applicable == 3
    progress = judge_sheet(SHEET, {"kind": "y"})
    assert (progress.applicable, progress.missing, progress.state) == (4, ("why", "product"), State.STARTED)


def test_answer_whose_condition_no_longer_holds_is_not_counted():
    progress = judge_sheet(SHEET, {"kind": "x", "why": "därför", "product": {"name": "Navet"}})
    assert (progress.answered, progress.missing, progress.state) == (2, (), State.READY)


def test_dont_know_counts_as_answered_and_is_listed():
    progress = judge_sheet(SHEET, {"kind": UNKNOWN, "product": UNKNOWN, "note": UNKNOWN})
    assert (progress.state, progress.answered, progress.unknown, progress.missing) == (State.READY, 3, 3, ())
    assert progress.unknown_keys == ("kind", "product", "note")


def test_there_is_none_is_an_answer_and_no_open_point():
    progress = judge_sheet(SHEET, {"kind": "y", "why": NONE, "product": {"name": "Navet"}})
    assert (progress.state, progress.unknown) == (State.READY, 0)


def test_group_without_its_required_part_is_answered_but_missing():
    progress = judge(ONE.questions, {"kind": "x", "product": {"version": "2"}})
    assert (progress.answered, progress.missing, progress.empty, progress.state) == (2, ("product",), (), State.STARTED)


def test_retired_question_is_neither_asked_nor_counted():
    progress = judge_sheet(SHEET, {"kind": "x", "product": {"name": "Navet"}, "old": "svar"})
    assert (progress.applicable, progress.answered, progress.state) == (3, 2, State.READY)
    assert SHEET.numbers == {"kind": 1, "why": 2, "product": 3, "note": 4}
    assert SHEET.questions["old"].retired


@pytest.mark.parametrize(
    ("value", "result"),
    [
        (None, False),
        (UNKNOWN, False),
        (NONE, False),
        ("y", True),
        ("x", False),
        (["x", "y"], True),
        (["x"], False),
        ([], False),
        (True, False),
        (1, False),
    ],
)
def test_condition_holds_only_when_one_of_its_options_is_the_answer(value, result):
    assert holds(Condition.model_validate({"question": "kind", "is": ["y"]}), {} if value is None else {"kind": value}) is result


def test_condition_on_yes_or_no_is_true_or_false():
    yes = Condition.model_validate({"question": "open", "is": [True]})
    assert [holds(yes, {"open": value}) for value in (True, False, "yes", UNKNOWN)] == [True, False, False, False]
    assert holds(None, {})


def test_next_unanswered_goes_on_and_then_round_from_the_start():
    answers = {"kind": "x"}
    assert next_unanswered(SHEET, answers) == (ONE, "product")
    assert next_unanswered(SHEET, answers, after=ONE) == (TWO, "note")
    assert next_unanswered(SHEET, answers, after=TWO) == (ONE, "product")
    assert next_unanswered(SHEET, answers | {"product": {"version": "2"}, "note": UNKNOWN}) is None


def test_step_at_either_end_has_nothing_beyond():
    assert (step_before(SHEET, ONE), step_after(SHEET, ONE)) == (None, TWO)
    assert (step_before(SHEET, TWO), step_after(SHEET, TWO)) == (ONE, None)
