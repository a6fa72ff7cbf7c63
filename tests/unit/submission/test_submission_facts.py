"""What of a hand-in can be compared, and which part of the sharing table rules it."""

from __future__ import annotations

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.institutions.sharing import Part
from inventory_app.requirements.choice import compose_checklist
from inventory_app.submission.document import Live, compose_submission
from inventory_app.submission.facts import PartFact, compose_facts
from inventory_app.tables import Institution, RequirementChoice, System

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
INSTITUTION = Institution(id=1, key="almby", name_sv="A", name_en="A", template_edition=1, catalogue_edition=1)


def facts(answers: dict | None = None, sheets: dict | None = None, choices: list[RequirementChoice] | None = None, questions: dict | None = None):
    systems = [System(id=7, institution_id=1, name="X", answers={"name": "X", **answers})] if answers is not None else []
    checklist = compose_checklist(CATALOGUE, choices or [], questions or {})
    live = Live(TEMPLATE, CATALOGUE, systems, sheets or {}, questions or {}, checklist)
    return list(compose_facts(compose_submission(INSTITUTION, live), TEMPLATE, CATALOGUE))


def test_each_chosen_option_of_a_system_is_a_fact():
    assert facts({"areas": ["alumni", "business"]}) == [
        PartFact(Part.SYSTEMS, "7", "system.areas", "alumni"),
        PartFact(Part.SYSTEMS, "7", "system.areas", "business"),
    ]


def test_dont_know_is_a_fact():
    assert facts({"users": {"unknown": True}}) == [PartFact(Part.SYSTEMS, "7", "system.users", "unknown")]


def test_nobody_appointed_is_a_fact_and_a_name_is_not():
    assert facts({"system_owner": {"none": True}}) == [PartFact(Part.SYSTEMS, "7", "system.system_owner", "none")]
    assert facts({"system_owner": {"name": "Gunnel Aspvret"}}) == []


def test_free_text_gives_no_facts():
    assert facts({"purpose": "Allt", "strengths_gaps": {"gaps": "Mycket"}, "other_names": "Y"}) == []


def test_costs_and_assessments_fall_under_their_own_parts():
    assert facts({"annual_cost": {"licences": 5}, "functional_fit": 4}) == [
        PartFact(Part.COSTS, "7", "system.annual_cost.licences", None, 5),
        PartFact(Part.ASSESSMENTS, "7", "system.functional_fit", None, 4),
    ]


def test_answer_that_no_longer_applies_is_not_counted():
    answers = {"personal_data": "ordinary", "article_30": True}
    assert PartFact(Part.SYSTEMS, "7", "system.article_30", "yes") in facts(answers)
    assert facts({**answers, "personal_data": "none"}) == [PartFact(Part.SYSTEMS, "7", "system.personal_data", "none")]


def test_precondition_is_compared_by_its_status_only():
    key = TEMPLATE.preconditions.items[0].key
    sheets = {"preconditions": {key: {"status": "met", "remark": "Klart i maj", "responsible": "Majken"}}}
    assert facts(sheets=sheets) == [PartFact(Part.PRECONDITIONS, "", f"preconditions.{key}", "met")]


def test_precondition_with_a_remark_but_no_status_is_not_compared():
    assert facts(sheets={"preconditions": {TEMPLATE.preconditions.items[0].key: {"remark": "Vi tänker"}}}) == []


def test_requirement_is_compared_by_its_level_and_an_undecided_one_is_not():
    first = CATALOGUE.requirements[0]
    found = facts(choices=[RequirementChoice(institution_id=1, key=first.key, category=first.category, level="should", catalogue_edition=1)])
    assert found == [PartFact(Part.CHECKLIST, "", f"checklist.{first.key}", "should")]


def test_own_requirements_of_two_institutions_are_never_taken_for_the_same():
    own = RequirementChoice(institution_id=1, key="AKT-E01", category="AKT", is_own=True, level="must", text_sv="Egen", catalogue_edition=1)
    assert facts(choices=[own]) == [PartFact(Part.CHECKLIST, "AKT-E01", "checklist.own", "must")]


def test_questions_before_the_checklist_are_compared():
    assert PartFact(Part.CHECKLIST, "", "questions.english", "yes") in facts(questions={"english": True})
