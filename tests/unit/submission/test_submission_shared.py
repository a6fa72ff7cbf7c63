"""What is taken out of a hand-in before others see it. Each test makes something that could leak first."""

from __future__ import annotations

import json

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.institutions.sharing import DEFAULTS, Part, ShareLevel
from inventory_app.requirements.choice import compose_checklist
from inventory_app.submission.document import Live, compose_submission
from inventory_app.submission.shared import Shared, take_out
from inventory_app.tables import Institution, RequirementChoice, System

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
INSTITUTION = Institution(id=1, key="almby", name_sv="A", name_en="A", template_edition=1, catalogue_edition=1)
FIRST = CATALOGUE.requirements[0]
PRECONDITION = TEMPLATE.preconditions.items[0].key
SECRET = "HEMLIGT"


def document():
    system = System(
        id=7,
        institution_id=1,
        name="Navet",
        answers={
            "name": "Navet",
            "support_kind": "crm",
            "purpose": SECRET,
            "annual_cost": {"licences": 987654},
            "functional_fit": 2,
            "strengths_gaps": {"gaps": SECRET},
            "use_maturity": {"unknown": True},
            "a_question_of_no_edition": SECRET,
        },
    )
    sheets = {
        "profile": {"students": 9000, "why_relations": SECRET, "swot": {"threats": SECRET}},
        "preconditions": {PRECONDITION: {"status": "started", "by": "2027", "remark": SECRET, "responsible": SECRET}},
    }
    chosen = RequirementChoice(
        institution_id=1,
        key=FIRST.key,
        category=FIRST.category,
        level="must",
        note=SECRET,
        motive_sv=SECRET,
        text_sv="Egen text",
        catalogue_edition=1,
    )
    checklist = compose_checklist(CATALOGUE, [chosen], {})
    return compose_submission(INSTITUTION, Live(TEMPLATE, CATALOGUE, [system], sheets, {"english": True}, checklist))


def seen(**levels: ShareLevel):
    return take_out(document(), Shared(TEMPLATE, DEFAULTS | {Part(part): level for part, level in levels.items()}))


def words(found) -> str:
    return json.dumps(found.model_dump(mode="json"), ensure_ascii=False)


def test_defaults_show_facts_and_keep_costs_assessments_and_free_text():
    assert SECRET in words(document())
    found = seen()
    assert found.systems[0].answers == {"name": "Navet", "support_kind": "crm"}
    assert found.profile == {"students": 9000}
    assert found.preconditions == {PRECONDITION: {"status": "started", "by": "2027"}}
    assert found.checklist[0].level == "must"
    assert found.checklist[0].texts == {"sv": "Egen text", "en": ""}
    assert SECRET not in words(found)
    assert "987654" not in words(found)


def test_open_points_of_what_is_kept_are_kept_too():
    assert "use_maturity" in [point.key for point in document().open_points]
    assert "use_maturity" not in [point.key for point in seen().open_points]
    assert "use_maturity" in [point.key for point in seen(assessments=ShareLevel.NAMED).open_points]


def test_free_text_that_is_shared_is_shown():
    found = seen(free_text=ShareLevel.NAMED)
    assert found.systems[0].answers["purpose"] == SECRET
    assert found.preconditions[PRECONDITION]["remark"] == SECRET
    assert found.checklist[0].note == SECRET


def test_counted_is_not_named():
    for level in (ShareLevel.COUNTED, ShareLevel.WITHHELD):
        found = seen(systems=level, profile=level, preconditions=level, checklist=level)
        assert (found.systems, found.profile, found.preconditions, found.checklist, found.checklist_questions, found.open_points) == (
            (),
            {},
            {},
            (),
            {},
            (),
        )


def test_cost_of_a_system_that_is_not_named_is_not_shown():
    found = seen(systems=ShareLevel.COUNTED, costs=ShareLevel.NAMED, free_text=ShareLevel.NAMED)
    assert "987654" not in words(found)
