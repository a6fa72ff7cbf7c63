"""What was answered to each question, part and row, straight from a frozen document; and the folds of the views that count answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from inventory_app.answers.progress import applies
from inventory_app.comparison.view import Asked
from inventory_app.submission.document import SubmissionDocument
from inventory_app.submission.facts import part_of_profile_question, part_of_system_question
from tests.integration.comparison.consortia import Consortium, Part

OPTIONS = ("choice", "several", "yes_no")
# Numbers that are summed; a scale has a mean, a date has years.
SUMMED = ("number", "money")


def options(value: Any) -> list[str]:
    """What was answered, as plain words."""
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if value in ({"unknown": True}, {"none": True}):
        return list(value)
    return list(value) if isinstance(value, list) else [value]


def piece(question: Any, value: Any, key: str) -> Any:
    """Of an answer with parts or rows one of them; all of "don't know" and "there is none"."""
    return value if key == "" or value in ({"unknown": True}, {"none": True}) else value.get(key)


def pieces(question: Any) -> Iterator[tuple[str, str]]:
    """(part or row, kind) of everything of a question that is answered with an option or a number; the question itself has no name."""
    if question.kind == "matrix":
        yield from ((row.key, "choice") for row in question.rows)
    elif question.kind == "group":
        yield from ((part.key, part.kind) for part in question.parts if part.kind in (*OPTIONS, *SUMMED, "scale"))
    elif question.kind in (*OPTIONS, *SUMMED, "scale"):
        yield "", question.kind


def asked(consortium: Consortium) -> Iterator[tuple[str, Any, Part]]:
    for question in consortium.template.profile.asked:
        yield "profile", question, part_of_profile_question(question)
    for question in consortium.catalogue.questions:
        yield "questions", question, Part.CHECKLIST
    for question in consortium.template.system.asked:
        yield "system", question, part_of_system_question(question)


def said_by(document: SubmissionDocument, sheet: str, question: Any, key: str) -> list[Any]:
    """The answer of the institution, or of each of its systems."""
    sheets = {"profile": [document.profile], "questions": [document.checklist_questions], "system": [system.answers for system in document.systems]}
    found = [piece(question, answers[question.key], key) for answers in sheets[sheet] if question.key in answers and applies(question, answers)]
    return [value for value in found if value is not None]


def chosen_by(document: SubmissionDocument, sheet: str, question: Any, key: str) -> Counter[str]:
    return Counter(option for value in said_by(document, sheet, question, key) for option in options(value))


def difference_of(chosen: list[frozenset[str]], is_one: bool) -> float | None:
    """Pair by pair, of those that answered."""
    pairs = list(combinations([each for each in chosen if each], 2))
    if not pairs:
        return None
    if is_one:
        return sum(one != other for one, other in pairs) / len(pairs)
    return sum(len(one ^ other) for one, other in pairs) / sum(len(one | other) for one, other in pairs)


def fold_questions(consortium: Consortium, view: Any) -> None:
    outcome = view.read(consortium.source, Asked({"section": ["all"]}))
    found = {tally.item.key: tally for tally in outcome.tallies}
    rows = dict(zip(found, outcome.tables()[0].rows, strict=True))
    checked = 0
    for sheet, question, part in asked(consortium):
        everybody, named = consortium.in_totals(part), list(consortium.named(part).values())
        for key, kind in pieces(question):
            tally = found[f"{sheet}.{question.key}.{key}".rstrip(".")]
            assert (tally.asked, rows[tally.item.key][3]) == (len(everybody), len(everybody))
            if kind in OPTIONS:
                chosen = [chosen_by(document, sheet, question, key) for document in everybody]
                nameless = [chosen_by(document, sheet, question, key) for document in consortium.counted(part)]
                check_options(tally, chosen, nameless, is_one=kind != "several" and sheet != "system")
                assert rows[tally.item.key][7] == (None if tally.difference is None else round(100 * tally.difference))
            else:
                counted = consortium.counted(part)
                check_numbers(tally, *([said_by(each, sheet, question, key) for each in some] for some in (named, counted)), is_mean=kind == "scale")
            checked += 1
    for item in consortium.template.preconditions.items:
        everybody = consortium.in_totals(Part.PRECONDITIONS)
        chosen, nameless = (
            [Counter(status_of(document, item.key)) for document in some] for some in (everybody, consortium.counted(Part.PRECONDITIONS))
        )
        check_options(found[f"preconditions.{item.key}"], chosen, nameless, is_one=True)
    assert checked > 50


def check_options(tally: Any, chosen: list[Counter[str]], nameless: list[Counter[str]], *, is_one: bool) -> None:
    known = [{option: number for option, number in each.items() if option != "unknown"} for each in chosen]
    assert dict(tally.options) == dict(Counter(option for each in known for option in each)), tally.item.key
    systems: Counter[str] = sum((Counter(each) for each in known), Counter())
    assert dict(tally.systems) == {option: number for option, number in systems.items() if sum(option in each for each in nameless) not in (1, 2)}
    assert tally.answered == sum(bool(each) for each in known)
    assert tally.unknown == sum(each == {"unknown": each["unknown"]} for each in chosen if each)
    wanted = difference_of([frozenset(each) for each in known], is_one)
    assert tally.difference == (None if wanted is None else pytest.approx(wanted)), tally.item.key


def check_numbers(tally: Any, named: list[list[Any]], counted: list[list[Any]], *, is_mean: bool) -> None:
    def numbers(values: list[Any]) -> list[float]:
        return [value for value in values if not isinstance(value, dict)]

    open_, hidden = ([found for each in some if (found := numbers(each))] for some in (named, counted))
    summed = open_ + (hidden if len(hidden) >= 3 else [])
    total = sum(sum(each) for each in summed)
    mean = total / sum(len(each) for each in summed) if summed else 0
    assert tally.summed == len(summed)
    assert tally.total == (pytest.approx(mean if is_mean else total) if summed else None), tally.item.key
    assert (tally.least, tally.most) == ((min(map(min, open_)), max(map(max, open_))) if open_ else (None, None)), tally.item.key


def status_of(document: SubmissionDocument, key: str) -> list[str]:
    value = document.preconditions.get(key, {})
    return ["unknown"] if value == {"unknown": True} else [value["status"]] if "status" in value else []


AXES = ("leadership", "organisation_maturity", "responsibility", "forum", "it_support")
STAGES = ("absent", "peripheral", "operational", "tactical", "strategic", "unknown", "")
STATUSES = ("met", "started", "not_met", "not_applicable", "unknown", "")


def stage_of(document: SubmissionDocument, axis: str) -> str:
    return next(iter(options(document.profile[axis])), "") if axis in document.profile else ""


def fold_maturity(consortium: Consortium, view: Any) -> None:
    questions, items = consortium.template.profile.questions, consortium.template.preconditions.items
    axes, institutions, met, by_institution, groups = view.read(consortium.source, Asked({"by": ["strategy"]})).tables()
    everybody = consortium.in_totals(Part.PROFILE)
    assert {row[0]: row[1:] for row in axes.rows} == {
        questions[axis].label.sv: tuple(sum(stage_of(document, axis) == stage for document in everybody) for stage in STAGES) for axis in AXES
    }
    handed_in = consortium.in_totals(Part.PRECONDITIONS)
    status = {(id(document), item.key): next(iter(status_of(document, item.key)), "") for document in handed_in for item in items}
    assert {row[1]: tuple(row[2:]) for row in met.rows} == {
        item.label.sv: tuple(sum(status[id(document), item.key] == each for document in handed_in) for each in STATUSES) for item in items
    }
    profiles, open_ = consortium.named(Part.PROFILE), consortium.named(Part.PRECONDITIONS)
    names = [column.label for column in by_institution.columns][1:]
    assert names == [consortium.names[number] for number in open_]
    labels = {option.key: option.label.sv for option in questions["leadership"].options}
    rows = {row[0]: row for row in institutions.rows}
    assert rows.keys() == {consortium.names[number] for number in profiles | open_}
    for number, document in profiles.items():
        stages = [labels.get(stage_of(document, axis)) for axis in AXES]
        said = rows[consortium.names[number]][3:8]
        assert [stage if stage in labels.values() else None for stage in said] == stages
    for number, document in (profiles | open_).items():
        row, of_it = rows[consortium.names[number]], Counter(status_of(document, item.key)[0] for item in items if status_of(document, item.key))
        assert row[8:] == ((of_it["met"], len(items) - of_it["not_applicable"]) if number in open_ else (None, None))
        assert (row[3] is None) == (number not in profiles)
    check_groups(consortium, groups, profiles)


def check_groups(consortium: Consortium, groups: Any, profiles: dict[int, SubmissionDocument]) -> None:
    questions = consortium.template.profile.questions
    axes = {questions[axis].label.sv: axis for axis in AXES}
    strategies = {option.label.sv: option.key for option in questions["strategy"].options}
    for group, axis, _middle, *numbers in groups.rows:
        if axis in axes and group in strategies:
            inside = [document for document in profiles.values() if document.profile.get("strategy") == strategies[group]]
            assert numbers == [sum(stage_of(document, axes[axis]) == stage for document in inside) for stage in STAGES]
    told = {row[0] for row in groups.rows if row[0] in strategies}
    assert told == {label for label, key in strategies.items() if any(each.profile.get("strategy") == key for each in profiles.values())}
