"""What of a hand-in can be compared, and which part of the sharing table rules it."""

from __future__ import annotations

from datetime import date

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.institutions.sharing import Part
from inventory_app.requirements.choice import compose_checklist
from inventory_app.submission.document import Live, compose_submission
from inventory_app.submission.facts import PartFact, compose_facts
from inventory_app.submission.rows import own_rows, system_rows
from inventory_app.tables import Institution, RequirementChoice, System

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
INSTITUTION = Institution(id=1, key="almby", name_sv="A", name_en="A", template_edition=1, catalogue_edition=1)


def document(answers: dict | list[dict] | None = None, sheets: dict | None = None, choices: list[RequirementChoice] | None = None, questions=None):
    given = [] if answers is None else answers if isinstance(answers, list) else [answers]
    systems = [System(id=7 + at, institution_id=1, name=f"X{at}", answers={"name": f"X{at}", **each}) for at, each in enumerate(given)]
    checklist = compose_checklist(CATALOGUE, choices or [], questions or {})
    return compose_submission(INSTITUTION, Live(TEMPLATE, CATALOGUE, systems, sheets or {}, questions or {}, checklist))


def facts(*given, **named) -> list[PartFact]:
    """Without how many there are, what everybody has answered (the name) and how far they have come."""
    found = compose_facts(document(*given, **named), TEMPLATE, CATALOGUE)
    return [fact for fact in found if fact.key not in ("system", "system.name") and not fact.key.startswith("progress.")]


def progress(*given, confirmed=(), **named) -> dict[tuple[str, str, str], float | None]:
    found = compose_facts(document(*given, **named), TEMPLATE, CATALOGUE, dict(confirmed))
    return {(fact.part, fact.key, fact.option or ""): fact.number for fact in found if fact.key.startswith("progress.")}


def test_answers_of_systems_are_rolled_up():
    found = facts([{"coverage": "all_units"}, {"coverage": "one_unit"}, {"coverage": "all_units"}])
    assert found == [
        PartFact(Part.SYSTEMS, "system.coverage", "all_units", systems=2),
        PartFact(Part.SYSTEMS, "system.coverage", "one_unit", systems=1),
    ]


def test_numbers_of_systems_are_summed_with_the_least_and_the_most():
    found = facts([{"users": 5}, {"users": 40}, {"users": {"unknown": True}}, {}])
    assert found == [
        PartFact(Part.SYSTEMS, "system.users", None, 45, 2, 5, 40),
        PartFact(Part.SYSTEMS, "system.users", "unknown", systems=1),
    ]


def test_area_tells_how_each_system_supports_it_and_which_kinds_do():
    areas = ["alumni", "press"]
    systems = [
        {"areas": areas, "support_kind": "crm", "status": "in_operation"},
        {"areas": ["press"], "support_kind": "spreadsheet"},
        {"areas": ["alumni"], "support_kind": "crm", "status": "planned"},
    ]
    found = [fact for fact in facts(systems) if fact.key.startswith("areas.")]
    first, second, third = (7, "X0", "in_operation", "crm"), (8, "X1", None, "spreadsheet"), (9, "X2", "planned", "crm")
    assert found == [
        PartFact(Part.SYSTEMS, "areas.support", "alumni|in_use", systems=1, examples=(first,)),
        PartFact(Part.SYSTEMS, "areas.kind", "alumni|crm", systems=1),
        PartFact(Part.SYSTEMS, "areas.support", "press|in_use", systems=1, examples=(first,)),
        PartFact(Part.SYSTEMS, "areas.kind", "press|crm", systems=1),
        PartFact(Part.SYSTEMS, "areas.support", "press|spreadsheet", systems=1, examples=(second,)),
        PartFact(Part.SYSTEMS, "areas.kind", "press|spreadsheet", systems=1),
        PartFact(Part.SYSTEMS, "areas.support", "alumni|planned", systems=1, examples=(third,)),
    ]


def test_cell_names_a_few_systems_by_name_and_counts_all():
    (found,) = [fact for fact in facts([{"areas": ["press"]}] * 6) if fact.key == "areas.support"]
    assert found.systems == 6
    assert [example[1] for example in found.examples] == ["X0", "X1", "X2", "X3"]


def test_products_are_counted_by_their_names():
    found = facts([{"product": {"product": "Kontaktnavet", "vendor": "Navet AB"}}, {"product": {"product": "Kontaktnavet"}}])
    assert [(fact.key, fact.option, fact.systems) for fact in found if fact.option != "written"] == [
        ("system.product.product", "Kontaktnavet", 2),
        ("system.product.vendor", "Navet AB", 1),
    ]


def test_nobody_appointed_is_told_apart_from_somebody_whose_name_is_not():
    assert facts({"system_owner": {"none": True}}) == [PartFact(Part.SYSTEMS, "system.system_owner", "none", systems=1)]
    assert facts({"system_owner": {"name": "Gunnel Aspvret"}}) == [PartFact(Part.SYSTEMS, "system.system_owner", "written", systems=1)]


def test_of_free_text_only_that_it_is_there_is_counted():
    found = facts({"purpose": "Allt", "strengths_gaps": {"gaps": "Mycket"}})
    assert found == [
        PartFact(Part.FREE_TEXT, "system.purpose", "written", systems=1),
        PartFact(Part.FREE_TEXT, "system.strengths_gaps", "written", systems=1),
    ]


def test_costs_and_assessments_fall_under_their_own_parts():
    assert facts({"annual_cost": {"licences": 5}, "functional_fit": 4}) == [
        PartFact(Part.COSTS, "system.annual_cost.licences", None, 5, 1, 5, 5),
        PartFact(Part.ASSESSMENTS, "system.functional_fit", None, 4, 1, 4, 4),
    ]


def test_answer_that_no_longer_applies_is_not_counted():
    answers = {"personal_data": "ordinary", "article_30": True}
    assert PartFact(Part.SYSTEMS, "system.article_30", "yes", systems=1) in facts(answers)
    assert facts({**answers, "personal_data": "none"}) == [PartFact(Part.SYSTEMS, "system.personal_data", "none", systems=1)]


def test_precondition_is_compared_by_its_status_only():
    key = TEMPLATE.preconditions.items[0].key
    sheets = {"preconditions": {key: {"status": "met", "remark": "Klart i maj", "responsible": "Majken"}}}
    assert facts(sheets=sheets) == [PartFact(Part.PRECONDITIONS, f"preconditions.{key}", "met")]


def test_precondition_with_a_remark_but_no_status_is_not_compared():
    assert facts(sheets={"preconditions": {TEMPLATE.preconditions.items[0].key: {"remark": "Vi tänker"}}}) == []


def test_requirement_is_compared_by_its_level_and_an_undecided_one_is_not():
    first = CATALOGUE.requirements[0]
    found = facts(choices=[RequirementChoice(institution_id=1, key=first.key, category=first.category, level="should", catalogue_edition=1)])
    assert found == [PartFact(Part.CHECKLIST, f"checklist.{first.key}", "should")]


def test_own_requirements_have_rows_of_their_own_and_no_facts():
    own = RequirementChoice(institution_id=1, key="AKT-E01", category="AKT", is_own=True, level="must", text_sv="Egen", catalogue_edition=1)
    assert facts(choices=[own]) == []
    assert list(own_rows(document(choices=[own]))) == [{"key": "AKT-E01", "category": "AKT", "level": "must", "text_sv": "Egen", "text_en": ""}]


def test_questions_before_the_checklist_are_compared():
    assert PartFact(Part.CHECKLIST, "questions.english", "yes") in facts(questions={"english": True})


def test_progress_counts_what_applies_and_dont_knows_apart_by_part():
    found = progress([{"users": {"unknown": True}, "coverage": "all_units"}, {}])
    asked = [question for question in TEMPLATE.system.find_step("use").questions if question.applies_when is None]
    assert found[Part.SYSTEMS, "progress.system.use", "asked"] == 2 * len(asked)
    assert found[Part.SYSTEMS, "progress.system.use", "answered"] == 2
    assert found[Part.SYSTEMS, "progress.system.use", "unknown"] == 1
    assert (Part.COSTS, "progress.system.contract", "asked") in found


def test_day_of_confirmation_is_a_fact_of_its_sheet():
    found = progress(confirmed=[("system.use", "2026-03-01"), ("profile.direction", "2026-03-02")])
    assert found[Part.SYSTEMS, "progress.system.use", "confirmed"] + 1 == found[Part.PROFILE, "progress.profile.direction", "confirmed"]


def test_system_is_compared_by_its_columns_and_what_is_not_known_is_empty():
    answers = {
        "areas": ["alumni"],
        "support_kind": {"unknown": True},
        "product": {"product": "Kontaktnavet", "version": "4"},
        "contract_end": {"ends_on": "2027-06", "extension": "12 månader"},
        "notice_months": 6,
        "annual_cost": {"licences": 100, "operation": 20},
        "experience": {"support": "Snabb"},
        "demonstration": {"open": True, "contact": "Samverkan"},
    }
    (row,) = system_rows(document(answers))
    known = {key: value for key, value in row.items() if value not in (None, "", [], {})}
    assert known == {
        "system_id": 7,
        "name": "X0",
        "areas": ["alumni"],
        "product": "Kontaktnavet",
        "version": "4",
        "contract_ends_on": date(2027, 6, 30),
        "extension": "12 månader",
        "notice_months": 6,
        "annual_cost": 120,
        "experience": {"support": "Snabb"},
        "can_be_shown": True,
        "shown_by": "Samverkan",
    }


def test_contract_without_an_end_and_unknown_groups_give_no_columns():
    (row,) = system_rows(document({"contract_end": {"none": True}, "annual_cost": {"unknown": True}, "demonstration": {"unknown": True}}))
    assert (row["contract_ends_on"], row["annual_cost"], row["can_be_shown"]) == (None, None, None)
