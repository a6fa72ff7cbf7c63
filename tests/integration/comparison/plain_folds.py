"""The views said once more, from the documents alone and as simply as can be: pair by pair, window by window, nothing worked out beforehand."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations
from math import log2
from statistics import mean
from typing import Any

import pytest

from inventory_app.answers.progress import applies
from inventory_app.answers.reading import last_day
from inventory_app.comparison import words
from inventory_app.comparison.view import Asked
from inventory_app.institutions.sheets import precondition_sheet
from inventory_app.names.alike import NameKind, key_of
from inventory_app.submission.document import FrozenSystem, SubmissionDocument
from inventory_app.submission.facts import part_of_profile_question, part_of_system_question
from inventory_app.tables import ZONE
from tests.integration.comparison.consortia import TODAY, Consortium, Part
from tests.integration.comparison.plain_answers import chosen_by, fold_maturity, fold_questions, options, pieces

Named = dict[int, SubmissionDocument]


def ask(consortium: Consortium, view: Any, **values: str) -> Any:
    return view.read(consortium.source, Asked({name: [value] for name, value in values.items()}))


def is_there(system: FrozenSystem) -> bool:
    return system.answers.get("status") != "retired"


def best_support(document: SubmissionDocument, area: str) -> str:
    found = set()
    for system in document.systems:
        if area in options(system.answers.get("areas", [])):
            status, kind = system.answers.get("status"), system.answers.get("support_kind")
            loose = "spreadsheet" if kind in ("spreadsheet", "calendar_mail") else "in_use"
            found.add(status if status in ("planned", "retired") else loose)
    return next((support for support in ("in_use", "spreadsheet", "planned") if support in found), "retired")


def fold_areas(consortium: Consortium, view: Any) -> None:
    outcome = ask(consortium, view)
    for area in outcome.areas:
        assert outcome.counts[area.key] == Counter(best_support(document, area.key) for document in consortium.in_totals(Part.SYSTEMS))
    _totals, cells = outcome.tables()
    wanted = {
        (area.label.sv, consortium.names[number]): sum(
            area.key in options(each.answers.get("areas", [])) and is_there(each) for each in document.systems
        )
        for area in outcome.areas
        for number, document in consortium.named(Part.SYSTEMS).items()
    }
    assert {(area, name): number for area, name, _support, number, _names in cells.rows} == wanted


LEVELS = {"must": "Ska", "must_scored": "Ska, värderas", "should": "Bör", "not_needed": "Behövs inte", None: "Obeslutat"}
STEPS = {"must": 2, "must_scored": 2, "should": 1, "not_needed": 0}
FLOORS = {"musts": ("must", "must_scored"), "must": ("must",), "asked": ("must", "must_scored", "should")}


def level_of(document: SubmissionDocument, key: str) -> str | None:
    return next((each.level for each in document.checklist if each.key == key and not each.is_own), None)


def fold_requirements(consortium: Consortium, view: Any) -> None:
    everybody, named = consortium.in_totals(Part.CHECKLIST), consortium.named(Part.CHECKLIST)
    matrix, _core, undecided, own = ask(consortium, view).tables()
    keys = [each.key for each in consortium.catalogue.requirements if not each.retired]
    chosen = {key: [level_of(document, key) for document in everybody] for key in keys}
    assert [row[0] for row in matrix.rows] == keys
    for key, _category, _text, *numbers in matrix.rows:
        steps = [STEPS.get(level) for level in chosen[key]]
        apart = [abs(one - other) if None not in (one, other) else 0 for one, other in combinations(steps, 2)]
        assert numbers[:5] == [chosen[key].count(level) for level in LEVELS]
        assert numbers[5] == pytest.approx(mean(apart) if apart else 0, abs=0.0051)
        assert numbers[6:] == [LEVELS[level_of(document, key)] for document in named.values()]
    assert {row[0]: (row[2], row[3]) for row in undecided.rows} == {
        key: (levels.count(None), ", ".join(consortium.names[number] for number, document in named.items() if level_of(document, key) is None))
        for key, levels in chosen.items()
        if None in levels
    }
    for floor, levels in FLOORS.items():
        for least in range(1, len(everybody) + 1):
            core = ask(consortium, view, floor=floor, core=str(least), show="core").tables()[1]
            asking = {key: sum(level in levels for level in chosen[key]) for key in keys}
            assert {row[0]: row[3] for row in core.rows} == {key: number for key, number in asking.items() if number >= least}
    check_own(consortium, own.rows, named)


def check_own(consortium: Consortium, rows: Iterable[Any], named: Named) -> None:
    """Each own requirement once; who has the same sentence, but for whom and how many it is about, is in one group, and no group is of one alone."""
    wanted = [
        (consortium.names[number], each.key, each.texts["sv"]) for number, document in named.items() for each in document.checklist if each.is_own
    ]
    assert Counter((name, key, text) for _group, name, key, _level, _category, text, _en in rows) == Counter(wanted)
    groups, sentences = defaultdict(set), defaultdict(set)
    for group, name, _key, _level, _category, text, _en in rows:
        sentences[text].add((group, name))
        if group is not None:
            groups[group].add(name)
    assert all(len(names) > 1 for names in groups.values())
    for text, found in sentences.items():
        if len({name for _group, name in found}) > 1:
            assert len({group for group, _name in found}) == 1, text
            assert None not in {group for group, _name in found}, text


def traits_of_systems(document: SubmissionDocument) -> set[str]:
    found = set()
    for system in document.systems:
        kind, product = system.answers.get("support_kind"), system.answers.get("product", {}).get("product")
        if isinstance(kind, str) and system.answers.get("status") not in ("planned", "retired"):
            found |= {f"{area}|{kind}" for area in options(system.answers.get("areas", [])) if area != "unknown"}
        if product:
            found.add(key_of(NameKind.PRODUCT, product))
    return found


def answers_of_profile(consortium: Consortium, document: SubmissionDocument) -> dict[str, set[str]]:
    found = {}
    for question in consortium.template.profile.asked:
        for key, kind in pieces(question):
            if kind in ("choice", "several", "yes_no"):
                found[f"{question.key}.{key}"] = set(chosen_by(document, "profile", question, key)) - {"unknown", "none"}
    return {key: answers for key, answers in found.items() if answers}


def fold_likeness(consortium: Consortium, view: Any) -> None:
    """As the method says it."""
    named = consortium.named(Part.SYSTEMS, Part.PROFILE, Part.CHECKLIST)
    systems = {number: traits_of_systems(document) for number, document in named.items()}
    profile = {number: answers_of_profile(consortium, document) for number, document in named.items()}
    levels = {number: {each.key: each.level for each in document.checklist if each.level and not each.is_own} for number, document in named.items()}

    def weight(has: Callable[[int], bool]) -> float:
        return 1 + log2(len(named) / sum(has(number) for number in named))

    def of_systems(one: int, other: int) -> float | None:
        either, both = systems[one] | systems[other], systems[one] & systems[other]
        if not systems[one] or not systems[other] or len(either) < 3:
            return None
        weights = {trait: weight(lambda number, trait=trait: trait in systems[number]) for trait in either}
        return sum(weights[trait] for trait in both) / sum(weights.values())

    def of_profile(one: int, other: int) -> float | None:
        questions = profile[one].keys() & profile[other].keys()
        if len(questions) < 3:
            return None
        either = {(key, answer) for key in questions for answer in profile[one][key] | profile[other][key]}
        weights = {trait: weight(lambda number, trait=trait: trait[1] in profile[number].get(trait[0], ())) for trait in either}
        return sum(weights[key, answer] for key, answer in either if answer in profile[one][key] & profile[other][key]) / sum(weights.values())

    def of_levels(one: int, other: int) -> float | None:
        order = ("must", "must_scored", "should", "not_needed")
        apart = [abs(order.index(levels[one][key]) - order.index(levels[other][key])) for key in levels[one].keys() & levels[other].keys()]
        return mean(1 - steps / 3 for steps in apart) if len(apart) >= 3 else None

    rows = {frozenset(row[:2]): row[2:6] for row in ask(consortium, view).tables()[0].rows}
    assert len(rows) == len(named) * (len(named) - 1) // 2
    for one, other in combinations(named, 2):
        parts = [of_systems(one, other), of_profile(one, other), of_levels(one, other)]
        told = [part for part in parts if part is not None]
        wanted = [None if each is None else pytest.approx(100 * each, abs=0.051) for each in (mean(told) if told else None, *parts)]
        assert list(rows[frozenset((consortium.names[one], consortium.names[other]))]) == wanted


def product_of(system: FrozenSystem) -> str:
    """A short name tells only together with the vendor's."""
    product = system.answers.get("product", {})
    key = key_of(NameKind.PRODUCT, product.get("product", ""))
    return key_of(NameKind.VENDOR, product.get("vendor", "")) + key if len(key) < 5 else key


def later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def number_of(system: FrozenSystem, key: str) -> int | None:
    value = system.answers.get(key)
    return value if isinstance(value, int) else None


def end_of(system: FrozenSystem) -> date | None:
    ends_on = system.answers.get("contract_end", {}).get("ends_on")
    return last_day(ends_on) if ends_on else None


def cost_of(system: FrozenSystem) -> int | None:
    cost = system.answers.get("annual_cost", {})
    return None if cost in ({}, {"unknown": True}) else sum(cost.values())


def total(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


Contracts = list[tuple[int, FrozenSystem]]


def contracts_of(named: Named) -> Contracts:
    forms = ("framework", "own_procurement", "direct", "consortium")
    return [
        (number, system)
        for number, document in named.items()
        for system in document.systems
        if is_there(system) and (end_of(system) or system.answers.get("contract_form") in forms)
    ]


def windows_of(contracts: Contracts, least: int, months: int) -> Iterator[Contracts]:
    """Every run of ends within so many months; of those that have a contract in common the one of most institutions, then of most contracts, then the first."""
    coming = sorted((each for each in contracts if (end := end_of(each[1])) and end >= TODAY), key=lambda each: (end_of(each[1]), each[0]))
    runs = [[other for other in coming if end_of(each[1]) <= end_of(other[1]) <= later(end_of(each[1]), months)] for each in coming]  # type: ignore[operator, arg-type]  # all have an end
    runs = [run for run in runs if len({number for number, _system in run}) >= least]
    while runs:
        best = min(runs, key=lambda run: (-len({number for number, _system in run}), -len(run), end_of(run[0][1])))
        yield best
        taken = {id(system) for _number, system in best}
        runs = [run for run in runs if not any(id(system) in taken for _number, system in run)]


def fold_buying(consortium: Consortium, view: Any) -> None:
    named, sharing = consortium.named(Part.SYSTEMS), consortium.named(Part.SYSTEMS, Part.COSTS)
    contracts = contracts_of(named)
    rows = ask(consortium, view).tables()[1].rows
    assert Counter((row[0], *row[2:6], *row[6:]) for row in rows) == Counter(
        (
            system.name, consortium.names[number], (end := end_of(system)), (notice := number_of(system, "notice_months")),
            later(end, -notice) if end and notice is not None else None, later(end, -12) if end else None,
            number_of(system, "users"), cost_of(system) if number in sharing else None,
        )
        for number, system in contracts
    )  # fmt: skip
    areas = {option.key: option.label.sv for option in consortium.template.system.questions["areas"].options}
    for by in ("product", "area"):
        groups: dict[str, Contracts] = defaultdict(list)
        for number, system in contracts:
            of_area = [area for area in options(system.answers.get("areas", [])) if area in areas]
            for group in of_area if by == "area" else [product_of(system)]:
                if group:
                    groups[group].append((number, system))
        for least, months in ((2, 1), (2, 12), (3, 30)):
            wanted = [
                window_row(consortium, areas[group] if by == "area" else "", run, sharing)
                for group, inside in groups.items()
                for run in windows_of(inside, least, months)
            ]
            found = ask(consortium, view, by=by, k=str(least), m=str(months)).tables()[0].rows
            assert Counter((row[0] if by == "area" else "", *row[1:]) for row in found) == Counter(wanted)


def window_row(consortium: Consortium, label: str, run: Contracts, sharing: Named) -> tuple[Any, ...]:
    inside = {number for number, _system in run}
    ends = [end for _number, system in run if (end := end_of(system))]
    notices = [
        later(end, -notice) for _number, system in run if (end := end_of(system)) and (notice := number_of(system, "notice_months")) is not None
    ]
    return (
        label, len(inside), ", ".join(consortium.names[number] for number in consortium.named(Part.SYSTEMS) if number in inside), len(run),
        min(ends), max(ends), min(notices + [later(end, -12) for end in ends]),
        total(number_of(system, "users") for _number, system in run), total(cost_of(system) for number, system in run if number in sharing),
        words.N_OF_M.sv.format(n=len(inside & sharing.keys()), m=len(inside)),
    )  # fmt: skip


def fold_products(consortium: Consortium, view: Any) -> None:
    named = consortium.named(Part.SYSTEMS)
    assessing, telling = consortium.named(Part.SYSTEMS, Part.ASSESSMENTS), consortium.named(Part.SYSTEMS, Part.FREE_TEXT)
    used: dict[str, Contracts] = defaultdict(list)
    wanted: Counter[tuple[Any, ...]] = Counter()
    questions = consortium.template.system.questions
    labels = {key: {option.key: option.label.sv for option in questions[key].options} for key in ("hosting", "status", "direction")}
    for number, document in named.items():
        for system in document.systems:
            answers, product = system.answers, system.answers.get("product", {})
            if not is_there(system) or not product.get("product"):
                continue
            used[product_of(system)].append((number, system))
            shown = answers.get("demonstration", {}) if isinstance(answers.get("demonstration"), dict) else {}
            assessed = answers if number in assessing else {}
            told = answers.get("experience", {}) if number in telling else {}
            wanted[
                consortium.names[number], system.name, product["product"], product.get("vendor", ""), product.get("version", ""),
                *(option_of(labels[key], answers.get(key)) for key in ("hosting", "status")), number_of(system, "users"),
                *(value if isinstance(value := assessed.get(key), int) else None for key in ("functional_fit", "technical_fit")),
                option_of(labels["direction"], assessed.get("direction")), {True: "Ja", False: "Nej"}.get(shown.get("open")), shown.get("contact", ""),
                *(told.get(heading, "") for heading in ("selection", "specification", "support", "supplier_contact")),
            ] += 1  # fmt: skip
    products, systems = ask(consortium, view).tables()
    assert Counter((*row[:2], *row[3:13], *(row[13:14]), *(text or "" for text in row[14:])) for row in systems.rows) == wanted
    assert Counter((row[3:7]) for row in products.rows) == Counter(
        (
            len({number for number, _system in each}), len(each), total(number_of(system, "users") for _number, system in each),
            ", ".join(consortium.names[number] for number in named if number in {number for number, _system in each}),
        )
        for each in used.values()
    )  # fmt: skip


def option_of(labels: dict[str, str], value: Any) -> str | None:
    return labels.get(value) if isinstance(value, str) else None


SHEETS = (Part.SYSTEMS, Part.PROFILE, Part.PRECONDITIONS, Part.CHECKLIST)


def steps_of(consortium: Consortium, number: int) -> Iterator[tuple[Part, str, int, int, int]]:
    """(part, step, answered, questions that apply, unknown); of systems all of them together."""
    template, document = consortium.template, consortium.documents[number]
    for part, sheet, answered, part_of in (
        (Part.SYSTEMS, template.system, [system.answers for system in document.systems], part_of_system_question),
        (Part.PROFILE, template.profile, [document.profile], part_of_profile_question),
        (Part.PRECONDITIONS, precondition_sheet(template.preconditions), [document.preconditions], lambda _question: Part.PRECONDITIONS),
    ):
        for step in sheet.steps:
            here = [(each, answers) for answers in answered for each in step.questions if part_of(each) is part and applies(each, answers)]
            said = [answers[question.key] for question, answers in here if question.key in answers]
            if here:
                yield part, step.label.sv, len(said), len(here), said.count({"unknown": True})
    ours = [each for each in document.checklist if not each.is_own]
    yield Part.CHECKLIST, "", sum(each.level is not None for each in ours), len(ours), 0


def fold_progress(consortium: Consortium, view: Any) -> None:
    whole, by_step = ask(consortium, view).tables()
    open_ = {part: consortium.named(part) for part in SHEETS}
    named = {number for documents in open_.values() for number in documents}
    steps = {number: [step for step in steps_of(consortium, number) if number in open_[step[0]]] for number in named}
    assert Counter((row[2], *row[3:6]) for row in by_step.rows) == Counter(
        (consortium.names[number], *step[2:]) for number, found in steps.items() for step in found
    )
    assert {row[0] for row in whole.rows} == {consortium.names[number] for number in named}
    for row in whole.rows:
        number = next(number for number in named if consortium.names[number] == row[0])
        submission = consortium.submissions[number]
        days = [date.fromisoformat(day) for day in submission.confirmed.values()] if number in open_[Part.SYSTEMS] else []
        handed_in = submission.submitted_at.astimezone(ZONE).date()
        since = min(days, default=handed_in)
        months = max((months for months in range(60) if later(since, months) <= TODAY), default=0)
        assert row[1:5] == (handed_in, max(days, default=None), min(days, default=None), months)
        numbers = iter(row[5:])
        for part in (*SHEETS, None):
            of_it = [step[2:] for step in steps[number] if part in (step[0], None)]
            answered, asked, unknown = (sum(each) for each in zip(*of_it, strict=True)) if of_it else (None,) * 3
            assert [next(numbers) for _ in range(3)] == [answered, asked, unknown]


FOLDS: dict[str, Callable[[Consortium, Any], None]] = {
    "areas": fold_areas,
    "questions": fold_questions,
    "requirements": fold_requirements,
    "likeness": fold_likeness,
    "buying": fold_buying,
    "products": fold_products,
    "maturity": fold_maturity,
    "progress": fold_progress,
}
