"""A cell of a foreign sheet becomes an answer, or says what would be right."""

from __future__ import annotations

from datetime import date

import pytest
from foreign_words import KNOWN, SHEET, UNDERSTANDING
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory_app.answers.compound import fits, show
from inventory_app.answers.kinds import Context
from inventory_app.answers.values import NONE, UNKNOWN
from inventory_app.spreadsheets.loosely import fold
from inventory_app.spreadsheets.understand import NotUnderstood


def read(path, cell, **meanings):
    return UNDERSTANDING.answer(KNOWN.targets[path], cell, {fold(word): option for word, option in meanings.items()})


@pytest.mark.parametrize(
    ("path", "cell", "answer"),
    [
        ("support_kind", "CRM-system", "crm"),
        ("support_kind", "Excel", "spreadsheet"),
        ("status", "being introduced", "introducing"),
        ("status", "i DRIFT ", "in_operation"),
        ("areas", "Näringsliv, alumn & exjobb", ["business_collaboration", "thesis_work", "alumni"]),
        ("areas", '["Alumner", "Press och medier"]', ["alumni", "press"]),
        ("areas", "Kommun och region", ["municipality_region"]),
        ("article_30", "x", True),
        ("article_30", "Nej, planeras", False),
        ("article_30", 1, True),
        ("secrecy.occurs", "Yes", True),
        ("functional_fit", "4 – bra", 4),
        ("classification", "K3 R2 T1", {"confidentiality": 3, "integrity": 2, "availability": 1}),
        ("classification", 321, {"confidentiality": 3, "integrity": 2, "availability": 1}),
        ("users", "ca 1 200", 1200),
        ("annual_cost.licences", "1,2 mkr", 1_200_000),
        ("contract_end.ends_on", date(2027, 6, 30), "2027-06-30"),
        ("contract_end.ends_on", "tills vidare", NONE),
        ("system_owner", "Anna Ek, it-chef", {"function": "it-chef", "name": "Anna Ek"}),
        ("system_owner", "Ingen utsedd", NONE),
        ("system_owner.email", "anna@x.example", "anna@x.example"),
        ("lineage.predecessor", "ladok", {"system": 3}),
        ("lineage.predecessor", "Gamla registret", {"name": "Gamla registret"}),
        ("integrations", "→ Ladok\nHemsidan", [{"direction": "out", "system": {"system": 3}}, {"system": {"name": "Hemsidan"}}]),
        ("integrations", '[{"Riktning": "In hit", "system": "Diariet", "method": "Fil"}]', [{"direction": "in", "system": {"system": 7}, "method": "file"}]),
        ("information_owners", "Anna Ek, arkivarie; Bo Al", [{"function": "arkivarie", "name": "Anna Ek"}, {"name": "Bo Al"}]),
        ("duties", "Installation: Leverantören\nUtbildning = Ingen", {"installation": "supplier", "training": "nobody"}),
        ("name", "Vet ej", "Vet ej"),
        ("users", "vet ej", UNKNOWN),
        ("users", "?", UNKNOWN),
        ("purpose", "don’t know", UNKNOWN),
        ("users", "-", None),
        ("purpose", "N/A", None),
        ("users", None, None),
        ("personal_data", "Nej", "none"),
    ],
)  # fmt: skip
def test_cell_is_understood(path, cell, answer):
    assert read(path, cell) == answer


@pytest.mark.parametrize(
    ("path", "cell", "says"),
    [
        ("hosting", "hos Pelle", "“hos Pelle” is not one of the options."),
        ("users", "många", "“många” is not a number."),
        ("contract_end.ends_on", "snart", "“snart” is not a date"),
        ("functional_fit", "9", "Write a number from 1 to 5."),
        ("users", "12,5", "Write a whole number, without decimals."),
        ("system_owner.email", "anna", "Write an e-mail address"),
        ("duties", "Vi gör allt", "cannot be read as a list"),
    ],
)
def test_cell_that_is_not_understood_says_what_would_be_right(path, cell, says):
    with pytest.raises(NotUnderstood) as caught:
        read(path, cell)
    assert says in str(caught.value.message)


def test_word_means_what_a_person_said_it_means():
    assert read("hosting", "Hos Pelle", **{"hos pelle": "own"}) == "own"
    assert read("hosting", "Hos Pelle", **{"hos pelle": ""}) is None
    assert read("areas", "Alumn, Fikaklubben", fikaklubben="") == ["alumni"]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", [path for path, target in KNOWN.targets.items() if not target.person_part and hasattr(target.asked, "options")])
def test_every_option_is_understood_by_its_label_in_either_language(path, language):
    asked = KNOWN.targets[path].asked
    if asked.kind in ("choice", "several"):
        for option in asked.options:
            answer = read(path, option.label.in_(language))
            assert answer == (option.key if asked.kind == "choice" else [option.key])


NASTY = st.text(max_size=40) | st.sampled_from(
    ["[]", "{}", "[null]", '[{"a": 1}]', '{"name": 5}', "nan", "=1+1", "\x00", "<->", ":", "- ; -", "1e9", "|||", "→"]
)


@pytest.mark.parametrize("path", sorted(KNOWN.targets))
@settings(max_examples=15)
@given(cell=NASTY | st.integers() | st.floats() | st.booleans() | st.dates())
def test_any_cell_is_an_answer_that_fits_or_is_not_understood(path, cell):
    target = KNOWN.targets[path]
    try:
        value = read(path, cell)
    except NotUnderstood as fault:
        # A message whose places do not fit its text raises here.
        str(fault.message)
        return
    if value is None or target.person_part:
        return
    whole = {target.part.key: value} if target.part and value not in (UNKNOWN, NONE) else value
    assert fits(SHEET.questions[target.question.key], whole)
    show(target.question, whole, Context("sv"))
