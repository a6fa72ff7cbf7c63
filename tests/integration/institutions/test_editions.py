"""Publishing: the same content again is nothing new, and keys are for ever."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.content.library import body_of, hash_of, load_catalogue, load_template
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.institutions.editions import KeyGone, catalogue_of, latest_number, publish, template_edition, template_of
from inventory_app.tables import ContentEdition, Institution


@pytest.fixture
def template() -> dict:
    return body_of(load_template())


@pytest.fixture
def catalogue() -> dict:
    return body_of(load_catalogue())


def question(template: dict, key: str, sheet: str = "system") -> dict:
    return next(each for step in template[sheet]["steps"] for each in step["questions"] if each["key"] == key)


def test_same_content_again_is_no_new_edition(session):
    assert [publish(session, what, "x") for what in (load_template(), load_catalogue())] == [(1, False), (1, False)]


def test_reworded_content_is_the_next_edition_and_the_first_stays(session, template):
    question(template, "name")["label"]["sv"] = "Vad heter systemet?"
    assert publish(session, InventoryTemplate.model_validate(template), "Ingalill") == (2, True)
    first, second = session.exec(select(ContentEdition).where(ContentEdition.kind == "template").order_by(ContentEdition.number)).all()
    assert (second.published_by, second.sha256 == hash_of(second.body), first.sha256 == hash_of(first.body)) == ("Ingalill", True, True)
    assert [template_edition(session, number).system.questions["name"].label.sv for number in (1, 2)] == ["Systemets namn", "Vad heter systemet?"]


def test_institution_keeps_the_edition_it_works_with(session, template):
    question(template, "name")["label"]["sv"] = "Vad heter systemet?"
    publish(session, InventoryTemplate.model_validate(template), "x")
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    assert template_of(session, almby).system.questions["name"].label.sv == "Systemets namn"
    assert catalogue_of(session, almby) == load_catalogue()


def test_retired_question_may_be_published(session, template):
    question(template, "other_names")["retired"] = True
    assert publish(session, InventoryTemplate.model_validate(template), "x") == (2, True)
    assert template_edition(session, 2).system.numbers["support_kind"] == 2


def drop_question(template: dict) -> None:
    template["system"]["steps"][0]["questions"].remove(question(template, "other_names"))


def change_kind(template: dict) -> None:
    question(template, "other_names")["kind"] = "long_text"


def drop_option(template: dict) -> None:
    del question(template, "support_kind")["options"][0]


def drop_part(template: dict) -> None:
    del question(template, "product")["parts"][2]


def change_column(template: dict) -> None:
    question(template, "information_owners")["columns"][0]["kind"] = "long_text"


def drop_row(template: dict) -> None:
    gone = question(template, "duties")["rows"].pop()
    del question(template, "duties")["proposal"][gone["key"]]


def drop_precondition(template: dict) -> None:
    del template["preconditions"]["items"][0]


REFUSED = [
    (drop_question, "template: system.other_names (text in edition 1) is gone; "),
    (change_kind, "template: system.other_names (text in edition 1) is long_text; "),
    (drop_option, "template: system.support_kind.crm (option in edition 1) is gone; "),
    (drop_part, "template: system.product.version (text in edition 1) is gone; "),
    (change_column, "template: system.information_owners.function (text in edition 1) is long_text; "),
    (drop_row, "template: system.duties.access_rights (row in edition 1) is gone; "),
    (drop_precondition, "template: preconditions.stated_why (precondition in edition 1) is gone; "),
]


@pytest.mark.parametrize(("spoil", "told"), REFUSED, ids=[spoil.__name__ for spoil, _told in REFUSED])
def test_key_that_answers_hang_on_cannot_go(session, template, spoil, told):
    spoil(template)
    with pytest.raises(KeyGone) as refused:
        publish(session, InventoryTemplate.model_validate(template), "x")
    assert str(refused.value) == told + "reword or retire it (retired: true), and give a changed meaning a new key"
    assert latest_number(session, "template") == 1


def test_requirement_cannot_go(session, catalogue):
    gone = catalogue["requirements"].pop(0)
    with pytest.raises(KeyGone, match=rf"^catalogue: {gone['key']} \(requirement in edition 1\) is gone"):
        publish(session, RequirementCatalogue.model_validate(catalogue), "x")


def test_nothing_is_published_before_the_first_time(session):
    assert latest_number(session, "something else") == 0
