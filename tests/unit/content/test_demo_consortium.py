"""The demo is as varied as the real world, and nobody in it is real."""

from __future__ import annotations

import re

import pytest

from inventory_app.content.library import FIXTURES, ContentFault
from inventory_app.demo.schema import load_answers, load_consortium

CONSORTIUM = load_consortium()
ANSWERS = {institution.key: load_answers(institution.key) for institution in CONSORTIUM.institutions}
ALL_WORDS = "\n".join(path.read_text("utf-8") for path in sorted((FIXTURES / "demo").rglob("*.yaml")))

REAL_INSTITUTIONS = (
    "Uppsala", "Lunds", "Göteborg", "Stockholm", "Umeå", "Linköping", "Chalmers", "KTH", "Karolinska", "Luleå", "Karlstad", "Linnéuniversitetet",
    "Örebro", "Malmö", "Mittuniversitetet", "Mälardalen", "Halmstad", "Högskolan Väst", "Kristianstad", "Skövde", "Gävle", "Dalarna", "Borås",
    "Blekinge", "Jönköping", "Södertörn", "Sveriges lantbruksuniversitet", "Konstfack", "Beckmans", "Sophiahemmet",
)  # fmt: skip
REAL_PEOPLE = ("Annika Pontén", "Eva Malmberg", "Helen Dannetun", "Anders Söderholm", "Eva Åkesson", "Mats Edenius", "Kåre Bremer", "Lars Haikola")
REAL_SUPPLIERS = (
    "Microsoft",
    "Salesforce",
    "SuperOffice",
    "Lime Technologies",
    "Lundalogik",
    "HubSpot",
    "Mailchimp",
    "Oracle",
    "Apsis",
    "Agresso",
    "Zendesk",
)


def test_twelve_institutions_one_of_them_a_guest_and_two_declined_with_a_reason():
    assert len(CONSORTIUM.institutions) == 12
    assert [institution.key for institution in CONSORTIUM.institutions if institution.kind == "guest"] == ["ostervalla"]
    declined = {institution.key: bool(institution.decline_reason) for institution in CONSORTIUM.institutions if institution.state == "declined"}
    assert declined == {"kullavik": True, "sandinge": True}


def test_almby_and_five_more_have_handed_in():
    assert [institution.key for institution in CONSORTIUM.institutions if institution.handed_in] == [
        "almby", "ekvik", "fagernas", "granliden", "holmsta", "lindesta",
    ]  # fmt: skip


def test_eight_institutions_have_at_least_six_systems():
    assert sum(len(answers.systems) >= 6 for answers in ANSWERS.values()) == 8


def test_every_institution_with_systems_has_a_spreadsheet_or_a_mailbox():
    loose = {key: {system.answers.get("support_kind") for system in answers.systems} for key, answers in ANSWERS.items() if len(answers.systems) >= 6}
    assert [key for key, kinds in loose.items() if not kinds & {"spreadsheet", "calendar_mail"}] == []


def test_dalhem_has_not_begun():
    assert ANSWERS["dalhem"] == type(ANSWERS["dalhem"])()


def test_systems_differ_within_and_between_institutions():
    purposes = [
        system.answers["purpose"] for answers in ANSWERS.values() for system in answers.systems if isinstance(system.answers.get("purpose"), str)
    ]
    assert len(purposes) > 50
    assert len(set(purposes)) == len(purposes)


def test_strategies_and_organisations_differ():
    strategies = {answers.profile["strategy"] for answers in ANSWERS.values() if isinstance(answers.profile.get("strategy"), str)}
    forms = {answers.profile["organisation_form"] for answers in ANSWERS.values() if isinstance(answers.profile.get("organisation_form"), str)}
    assert strategies == {"research", "education", "regional_hub", "not_decided"}
    assert len(forms) >= 3


def test_every_role_and_both_languages_are_in_the_cast():
    assert {person.role for person in CONSORTIUM.people} == {"coordinator", "main_contact", "it_department", "system_owner", "reader"}
    assert {person.language for person in CONSORTIUM.people} == {"sv", "en"}
    assert len({person.email for person in CONSORTIUM.people}) == len(CONSORTIUM.people)


def test_every_active_institution_has_a_main_contact():
    contacts = {person.institution for person in CONSORTIUM.people if person.role == "main_contact"}
    assert [institution.key for institution in CONSORTIUM.institutions if institution.key not in contacts] == []


def test_every_address_lies_in_a_domain_that_nobody_can_own():
    addresses = re.findall(r"[\w.+-]+@([\w.-]+\w)", ALL_WORDS)
    assert len(addresses) > 30
    assert [domain for domain in addresses if not domain.endswith(".example")] == []


@pytest.mark.parametrize("real", [*REAL_INSTITUTIONS, *REAL_PEOPLE, *REAL_SUPPLIERS])
def test_nobody_real_is_in_the_demo(real):
    assert re.findall(rf"\b{re.escape(real)}\b", ALL_WORDS) == []


def test_person_of_an_institution_that_is_not_there_is_refused(tmp_path):
    text = (FIXTURES / "demo" / "consortium.yaml").read_text("utf-8")
    (tmp_path / "consortium.yaml").write_text(
        text.replace("role: main_contact, institution: dalhem", "role: main_contact, institution: dalheim"), "utf-8"
    )
    with pytest.raises(ContentFault, match="there is no institution dalheim"):
        load_consortium(tmp_path)


def test_declining_without_a_reason_is_refused(tmp_path):
    text = (FIXTURES / "demo" / "consortium.yaml").read_text("utf-8")
    (tmp_path / "consortium.yaml").write_text(text.replace("state: active", "state: declined", 1), "utf-8")
    with pytest.raises(ContentFault, match="almby: a reason belongs to those who declined, and only to them"):
        load_consortium(tmp_path)
