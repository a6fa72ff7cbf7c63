"""Precision and recall of every rule on labelled statements. Precision matters more: a rule that cries wolf is switched off."""

from __future__ import annotations

import pytest
from labelled import FOLDER, LANGUAGES, Score, score_mixed_forms, score_sets, score_shares_of_musts, score_statements

LEAST_PRECISION, LEAST_RECALL, LEAST_BREAKING = 0.9, 0.8, 10
# What a single statement can show; the rest needs a set, or both languages.
OF_A_STATEMENT = [f"L{number:02}" for number in range(1, 24) if number != 21]
OF_A_SET = ["L21", "L25", "L27"]

HALVES = sorted({path.stem.removesuffix("_sv") for path in FOLDER.glob("*_sv.yaml") if "sets" not in path.stem and "invented" not in path.stem})
SETS = sorted({path.stem.removesuffix("_sv") for path in FOLDER.glob("*sets_sv.yaml")})


def show(name: str, score: Score, rules: list[str]) -> None:
    print(f"\n{name:<16} breaking  precision  recall")
    for rule in rules:
        print(f"{rule:<16} {score.breaking(rule):>8}  {score.precision(rule):>9.2f}  {score.recall(rule):>6.2f}")
    for mistake in score.mistakes:
        print(f"  {mistake}")


def below(score: Score, rules: list[str]) -> dict[str, tuple[float, float]]:
    measured = {rule: (score.precision(rule), score.recall(rule)) for rule in rules}
    return {rule: both for rule, both in measured.items() if both[0] < LEAST_PRECISION or both[1] < LEAST_RECALL}


def test_there_are_statements_to_measure_by():
    assert "looked_at" in HALVES
    assert "sets" in SETS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("half", HALVES)
def test_rules_are_precise_and_find_enough(half, language):
    score = score_statements(half, language)
    show(f"{half} {language}", score, OF_A_STATEMENT)
    assert {rule: score.breaking(rule) for rule in OF_A_STATEMENT if score.breaking(rule) < LEAST_BREAKING} == {}
    assert below(score, OF_A_STATEMENT) == {}


@pytest.mark.parametrize("name", SETS)
def test_rules_over_several_statements_are_precise_and_find_enough(name):
    score = score_sets(name)
    show(name, score, OF_A_SET)
    assert {rule: score.breaking(rule) for rule in OF_A_SET if score.breaking(rule) < LEAST_BREAKING} == {}
    assert below(score, OF_A_SET) == {}


@pytest.mark.parametrize(("rule", "score_of"), [("L24", score_mixed_forms), ("L26", score_shares_of_musts)])
@pytest.mark.parametrize("half", HALVES)
def test_rules_on_what_a_set_has_in_common_are_precise_and_find_enough(half, rule, score_of):
    scores = [score_of(half, language) for language in LANGUAGES]
    for score, language in zip(scores, LANGUAGES, strict=True):
        show(f"{half} {language}", score, [rule])
        assert below(score, [rule]) == {}
    assert sum(score.breaking(rule) for score in scores) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_statements_are_judged_exactly(language):
    score = score_statements("invented", language)
    assert sum(score.right.values()) > 50
    assert score.mistakes == []
