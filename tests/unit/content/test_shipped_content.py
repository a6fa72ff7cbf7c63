"""What we ship is whole, and keeps the rules that we tell others to keep."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from inventory_app.content.library import load_catalogue, load_template
from inventory_app.content.schema import LANGUAGES, PARAMETER

TEMPLATE, CATALOGUE = load_template(), load_catalogue()
REQUIREMENTS = CATALOGUE.requirements
BY_KEY = pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.key)

MODALS = {"sv": r"ska|skall|bör|måste|får|kan|kunde|skulle|behöver", "en": r"shall|should|must|may|can|could|will|would|needs? to"}
FITTING = {"must": {"sv": "ska", "en": "shall"}, "must_scored": {"sv": "ska", "en": "shall"}, "should": {"sv": "bör", "en": "should"}}
STANDARD = re.compile(
    r"\b(ISO|IEC|EN|SS|SIS|WCAG|RFC|SAML|OAuth|OpenID|SCIM|TLS|iCalendar|CalDAV|LDAP|ODF|PDF/A|FGS|SNI|NACE|UTF-8|OpenAPI|CSV|XML|JSON|DCAT)\b[- \d]?"
)
EQUIVALENT = {"sv": "eller likvärdig", "en": "or equivalent"}
BRANDS = re.compile(
    r"\b(Microsoft|Outlook|Exchange|Teams|SharePoint|Office|Azure|Entra|Active Directory|Google|Gmail|Apple|iOS|Android|Windows|Chrome|Firefox|Safari|"
    r"Oracle|SAP|Salesforce|Dynamics|HubSpot|SuperOffice|Lime|Lundalogik|Redpill|Canvas|Zoom|Mailchimp|Excel|Word|PowerPoint|Power BI|Tableau|Slack|"
    r"LinkedIn|Facebook|Jira|Zendesk|ServiceNow|BankID|Freja|Inspera|Unit4|Agresso|Visma|Primula|W3D3|Public 360|Platina|Apsis|Rule|Get a Newsletter)\b"
)


def test_template_has_eight_steps_with_forty_eight_numbered_questions():
    assert [len(step.questions) for step in TEMPLATE.system.steps] == [7, 7, 7, 8, 7, 5, 5, 2]
    assert list(TEMPLATE.system.numbers.values()) == list(range(1, 49))
    assert len({question.key for question in TEMPLATE.system.asked}) == 48


def test_seventeen_questions_are_needed_for_ready():
    assert [TEMPLATE.system.numbers[question.key] for question in TEMPLATE.system.asked if question.required] == [
        1, 3, 4, 5, 8, 11, 12, 15, 16, 18, 21, 22, 23, 30, 32, 33, 45,
    ]  # fmt: skip


def test_only_the_name_cannot_be_unknown():
    sheets = (TEMPLATE.system, TEMPLATE.profile, TEMPLATE.details)
    assert [question.key for sheet in sheets for question in sheet.asked if not question.may_be_unknown] == ["name"]


def test_no_step_has_a_key_that_is_a_page_of_a_system():
    """A step's key is a part of its address, and so are these."""
    pages = {"next", "check", "history", "copy", "delete", "restore", "bin", "add"}
    sheets = (TEMPLATE.system, TEMPLATE.profile, TEMPLATE.details)
    steps = {step.key for sheet in sheets for step in sheet.steps} | {theme.key for theme in TEMPLATE.preconditions.themes}
    assert len(steps) > 10
    assert steps & pages == set()


def test_every_division_of_duties_is_proposed():
    duties = TEMPLATE.system.questions["duties"]
    assert set(duties.proposal) == {row.key for row in duties.rows}


def test_there_are_twenty_preconditions_each_with_its_risk():
    assert len(TEMPLATE.preconditions.items) == 20
    assert len({item.risk.sv for item in TEMPLATE.preconditions.items}) == 20
    assert {item.theme for item in TEMPLATE.preconditions.items} == {theme.key for theme in TEMPLATE.preconditions.themes}


def test_every_requirement_of_the_plan_is_there():
    counts = {
        "KON": 10,
        "AKT": 10,
        "NYC": 6,
        "SÖK": 7,
        "KOM": 8,
        "SAM": 12,
        "RAP": 8,
        "ANV": 9,
        "INT": 11,
        "SÄK": 12,
        "DAT": 12,
        "DRI": 9,
        "INF": 8,
        "AVT": 9,
    }
    planned = {f"{category}-{number:02}" for category, count in counts.items() for number in range(1, count + 1)}
    assert len(planned) == 131
    assert sorted(planned - set(CATALOGUE.by_key)) == []


def test_requirements_stand_in_the_order_of_their_categories():
    order = [category.key for category in CATALOGUE.categories]
    assert [r.key for r in REQUIREMENTS] == sorted((r.key for r in REQUIREMENTS), key=lambda key: (order.index(key[:3]), key))


def test_at_least_twenty_musts_are_scored():
    levels = Counter(requirement.level for requirement in REQUIREMENTS)
    assert levels["must_scored"] >= 20
    assert levels["must"] < 0.6 * len(REQUIREMENTS)


def test_minimal_profile_has_thirty_musts_and_nothing_else():
    minimal = [requirement for requirement in REQUIREMENTS if "minimal" in requirement.profiles]
    assert len(minimal) == 30
    assert {requirement.level for requirement in minimal} == {"must", "must_scored"}


def test_profiles_grow_from_minimal_to_consortium():
    inside = {profile.key: {r.key for r in REQUIREMENTS if profile.key in r.profiles} for profile in CATALOGUE.profiles}
    assert 65 <= len(inside["standard"]) <= 80
    assert inside["minimal"] <= inside["standard"] < inside["consortium"]
    assert {"AVT-05", "DRI-07", "INF-07"} <= inside["consortium"]


def test_every_branching_question_decides_on_something():
    used = {requirement.applies_when.question for requirement in REQUIREMENTS if requirement.applies_when}
    assert used == {question.key for question in CATALOGUE.questions}
    assert [question.key for question in CATALOGUE.questions] == ["hosting", "personal_data", "public_records", "external_users", "english"]


def test_own_operation_has_requirements_of_its_own_and_cloud_too():
    by_answer = Counter(r.applies_when.is_ for r in REQUIREMENTS if r.applies_when and r.applies_when.question == "hosting")
    assert by_answer[("own",)] >= 5
    assert by_answer[("cloud",)] >= 5


@BY_KEY
def test_requirement_is_one_sentence_with_the_one_modal_of_its_level(requirement):
    for language in LANGUAGES:
        text = PARAMETER.sub("9", requirement.text.in_(language))
        assert re.findall(rf"\b({MODALS[language]})\b", text, re.IGNORECASE) == [FITTING[requirement.level][language]], text
        assert re.findall(r"[.!?](?:\s|$)", text) == ["."], text
        assert text[0].isupper(), text


@BY_KEY
def test_standard_is_followed_by_or_equivalent(requirement):
    for language in LANGUAGES:
        text = requirement.text.in_(language)
        if STANDARD.search(text):
            assert EQUIVALENT[language] in text[STANDARD.search(text).end() :], text


@BY_KEY
def test_requirement_names_no_brand(requirement):
    for language in LANGUAGES:
        for text in (requirement.text, requirement.motive, requirement.verification.how):
            assert BRANDS.findall(text.in_(language)) == []


@BY_KEY
def test_both_languages_name_the_same_parameters_in_words_of_their_own(requirement):
    sv, en = (sorted(PARAMETER.findall(requirement.text.in_(language))) for language in LANGUAGES)
    assert sv == en
    assert set(sv) == {parameter.key for parameter in requirement.parameters}
    assert requirement.text.sv != requirement.text.en
    assert requirement.motive.sv != requirement.motive.en


@BY_KEY
def test_numbers_outside_parameters_are_the_same_in_both_languages(requirement):
    sv, en = (Counter(re.findall(r"\d+(?:[.,]\d+)?", PARAMETER.sub("", requirement.text.in_(language)).replace(",", "."))) for language in LANGUAGES)
    assert sv == en


def test_motives_and_verifications_are_written_one_by_one():
    for texts in ([r.motive.sv for r in REQUIREMENTS], [r.text.sv for r in REQUIREMENTS], [r.text.en for r in REQUIREMENTS]):
        assert len(set(texts)) == len(texts)


def test_brands_and_standards_are_found_when_they_are_there():
    """What is looked for above can be found."""
    assert BRANDS.findall("exportera till Microsoft Excel") == ["Microsoft", "Excel"]
    assert STANDARD.search("uppfylla WCAG 2.1")
    assert any(STANDARD.search(requirement.text.sv) for requirement in REQUIREMENTS)
