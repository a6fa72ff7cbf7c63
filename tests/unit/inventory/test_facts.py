"""What is drawn out of a system's answers into columns."""

from __future__ import annotations

from datetime import date

import pytest

from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.content.library import load_template
from inventory_app.inventory.facts import columns_of, owner_of
from inventory_app.inventory.queries import linked_ids

SHEET = load_template().system


def columns(**answers):
    return columns_of(SHEET, {"name": "Navet", **answers})


def test_system_with_a_name_alone_has_empty_columns():
    assert columns() == {
        "name": "Navet",
        "support_kind": None,
        "status": None,
        "areas": [],
        "owner": None,
        "contract_ends_on": None,
        "personal_data": None,
        "has_erasure_period": False,
        "hosting": None,
        "classified_on": None,
        "is_classified": False,
        "functional_fit": None,
        "technical_fit": None,
        "missing": 16,
        "unknown": 0,
        "answered": 1,
    }


def test_answers_become_columns():
    found = columns(
        support_kind="crm",
        status="in_operation",
        areas=["press", "alumni"],
        system_owner={"function": "Chef", "name": "Ada"},
        contract_end={"ends_on": "2027-06", "extension": "tolv månader"},
        personal_data="ordinary",
        legal_basis={"basis": "contract", "erasure_period": "två år"},
        hosting="outside_eu",
        classification={"confidentiality": 2, "classified_on": "2025"},
        functional_fit=4,
        technical_fit=2,
    )
    assert found | {"missing": 0, "answered": 0} == {
        "name": "Navet",
        "support_kind": "crm",
        "status": "in_operation",
        "areas": ["press", "alumni"],
        "owner": "Ada",
        "contract_ends_on": date(2027, 6, 30),
        "personal_data": "ordinary",
        "has_erasure_period": True,
        "hosting": "outside_eu",
        "classified_on": date(2025, 1, 1),
        "is_classified": True,
        "functional_fit": 4,
        "technical_fit": 2,
        "missing": 0,
        "unknown": 0,
        "answered": 0,
    }


@pytest.mark.parametrize("answer", [UNKNOWN, NONE])
def test_answer_that_says_nothing_of_itself_leaves_its_column_empty(answer):
    keys = (
        "support_kind",
        "status",
        "areas",
        "contract_end",
        "personal_data",
        "legal_basis",
        "hosting",
        "classification",
        "functional_fit",
        "technical_fit",
    )
    found = columns(**dict.fromkeys(keys, answer))
    counted = {"missing", "unknown", "answered"}
    assert {key: value for key, value in found.items() if key not in counted} == {
        key: value for key, value in columns().items() if key not in counted
    }


def test_dont_knows_are_counted_and_are_not_missing():
    found = columns(status=UNKNOWN, hosting=UNKNOWN)
    assert (found["unknown"], found["answered"], found["missing"]) == (2, 3, 14)


@pytest.mark.parametrize(
    ("answer", "owner"),
    [
        (None, None),
        (UNKNOWN, None),
        (NONE, "none"),
        ({"name": "Ada", "function": "Chef"}, "Ada"),
        ({"function": "Chef"}, "Chef"),
        ({"email": "a@b.example"}, None),
    ],
)
def test_owner_is_a_name_a_function_or_nobody(answer, owner):
    assert owner_of({} if answer is None else {"system_owner": answer}) == owner


def test_date_without_a_level_is_no_classification():
    assert columns(classification={"classified_on": "2025-03"})["is_classified"] is False


def test_links_are_found_wherever_they_are():
    answers = {
        "lineage": {"successor": {"system": 7}, "predecessor": {"name": "x"}},
        "integrations": [{"system": {"system": 9}}, {"system": {"name": "y"}}],
        "users": 3,
    }
    assert linked_ids(answers) == {"7", "9"}
    assert linked_ids({}) == set()
