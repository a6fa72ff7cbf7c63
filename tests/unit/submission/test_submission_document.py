"""A hand-in as frozen data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from inventory_app.content.library import body_of, hash_of, load_catalogue, load_template
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.requirements.choice import compose_checklist
from inventory_app.submission.document import Area, Live, OpenPoint, SubmissionDocument, Why, compose_submission
from inventory_app.tables import Institution, RequirementChoice, System

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
INSTITUTION = Institution(id=1, key="almby", name_sv="Högskolan i Almby", name_en="Almby UC", template_edition=3, catalogue_edition=4)
FIRST = CATALOGUE.requirements[0].key


def choice(key: str, **fields: object) -> RequirementChoice:
    return RequirementChoice(institution_id=1, key=key, category=key[:3], catalogue_edition=4, **fields)


def live(*systems: System, sheets: dict | None = None, choices: list[RequirementChoice] | None = None) -> Live:
    return Live(TEMPLATE, CATALOGUE, systems, sheets or {}, {}, compose_checklist(CATALOGUE, choices or [], {}))


def composed(*systems: System, **rest: object) -> SubmissionDocument:
    return compose_submission(INSTITUTION, live(*systems, **rest))


def test_document_holds_every_answer_as_it_was_given():
    answers = {"name": "Kontaktnavet", "purpose": "Rad ett\nrad två", "lineage": {"predecessor": {"system": 8}}}
    document = composed(System(id=7, institution_id=1, name="Kontaktnavet", answers=answers), sheets={"profile": {"students": 9000}})
    assert document.systems[0].answers == answers
    assert document.profile == {"students": 9000}
    assert (document.template_edition, document.catalogue_edition) == (3, 4)


def test_links_between_systems_can_be_read_from_the_document_alone():
    document = composed(*(System(id=number, institution_id=1, name=name, answers={"name": name}) for number, name in ((7, "Nya"), (8, "Gamla"))))
    assert document.names == {"7": "Nya", "8": "Gamla"}


def test_same_answers_give_the_same_hash_and_other_answers_another():
    def digest(name: str) -> str:
        return hash_of(composed(System(id=7, institution_id=1, name=name, answers={"name": name})).model_dump(mode="json"))

    assert digest("Navet") == digest("Navet")
    assert digest("Navet") != digest("Nävet")


def test_document_survives_the_way_through_the_database():
    document = composed(
        System(id=7, institution_id=1, name="Navet", answers={"name": "Navet", "annual_cost": {"licences": 12}}),
        choices=[choice(FIRST, level="should")],
    )
    assert SubmissionDocument.model_validate(document.model_dump(mode="json")) == document


def test_document_cannot_be_changed():
    with pytest.raises(ValidationError):
        composed().institution_key = "other"  # type: ignore[misc]


def test_open_points_of_a_system_are_what_is_missing_and_what_is_unknown_in_the_order_of_the_template():
    system = System(id=7, institution_id=1, name="Navet", answers={"name": "Navet", "users": {"unknown": True}})
    found = [point for point in composed(system).open_points if point.area is Area.SYSTEM]
    assert found[0] == OpenPoint(area=Area.SYSTEM, subject="7", key="support_kind", why=Why.MISSING)
    assert OpenPoint(area=Area.SYSTEM, subject="7", key="users", why=Why.UNKNOWN) in found
    order = list(TEMPLATE.system.numbers)
    assert [point.key for point in found] == sorted((point.key for point in found), key=order.index)


def test_decided_requirement_is_no_open_point_and_an_undecided_one_is():
    points = composed(choices=[choice(FIRST, level="not_needed")]).open_points
    undecided = [point.key for point in points if point.why is Why.UNDECIDED]
    assert undecided == [requirement.key for requirement in CATALOGUE.requirements if requirement.key != FIRST]


def test_requirement_with_an_open_parameter_is_an_open_point_until_it_is_filled():
    body = body_of(CATALOGUE)
    raw = next(r for r in body["requirements"] if any(p["kind"] == "number" for p in r.get("parameters", ())))
    blank = next(p for p in raw["parameters"] if p["kind"] == "number")
    del blank["default"]
    catalogue = RequirementCatalogue.model_validate(body)

    def open_parameters(parameters: dict) -> list[str]:
        checklist = compose_checklist(catalogue, [choice(raw["key"], level="must", parameters=parameters)], {})
        document = compose_submission(INSTITUTION, Live(TEMPLATE, catalogue, (), {}, {}, checklist))
        return [point.key for point in document.open_points if point.why is Why.OPEN_PARAMETER]

    assert open_parameters({}) == [f"{raw['key']}.{blank['key']}"]
    assert open_parameters({blank["key"]: 5}) == []


def test_requirement_kept_by_law_that_was_left_out_needs_a_reason():
    locked = next(r for r in CATALOGUE.requirements if r.locked)

    def reasons(note: str) -> list[str]:
        points = composed(choices=[choice(locked.key, level="not_needed", note=note)]).open_points
        return [point.key for point in points if point.why is Why.NO_REASON]

    assert reasons("") == [locked.key]
    assert reasons("Vi behandlar inga personuppgifter.") == []


def test_requirement_that_does_not_apply_is_frozen_as_not_needed():
    requirement = next(r for r in CATALOGUE.requirements if r.applies_when and r.applies_when.question == "english")
    questions = {"english": next(value for value in (True, False) if value not in requirement.applies_when.is_)}
    checklist = compose_checklist(CATALOGUE, [], questions)
    document = compose_submission(INSTITUTION, replace(live(), checklist_questions=questions, checklist=checklist))
    assert next(each.level for each in document.checklist if each.key == requirement.key) == "not_needed"
