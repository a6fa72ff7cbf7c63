"""A fault in a fixture is told so that an editor can mend it: file, key, and what would be right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from inventory_app.content.library import FIXTURES, ContentFault, body_of, hash_of, load_catalogue, load_template, load_yaml

FILES = ("inventory_template.yaml", "institution_profile.yaml", "specification_details.yaml", "preconditions.yaml", "requirement_catalogue.yaml")


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(FIXTURES / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def spoil(fixtures: Path) -> Callable[[str, str, str], str]:
    """Change one place of one file and say what the loader tells."""

    def spoil(name: str, right: str, wrong: str) -> str:
        file = fixtures / name
        text = file.read_text("utf-8")
        assert right in text
        file.write_text(text.replace(right, wrong, 1), "utf-8")
        with pytest.raises(ContentFault) as fault:
            load_catalogue(fixtures) if name == "requirement_catalogue.yaml" else load_template(fixtures)
        return str(fault.value)

    return spoil


TEMPLATE, CATALOGUE, PRECONDITIONS = "inventory_template.yaml", "requirement_catalogue.yaml", "preconditions.yaml"


def test_missing_language_is_named_by_the_path_of_keys(spoil):
    told = spoil(TEMPLATE, "label: {sv: Systemets namn, en: System name}", "label: {sv: Systemets namn}")
    assert told == "inventory_template.yaml: steps > basics > questions > name > label > en: missing; write the text in both languages, sv and en"


def test_empty_text_is_no_text(spoil):
    told = spoil(TEMPLATE, "label: {sv: Systemets namn, en: System name}", "label: {sv: Systemets namn, en: ' '}")
    assert told == "inventory_template.yaml: steps > basics > questions > name > label > en: String should have at least 1 character"


def test_unknown_key_is_refused(spoil):
    told = spoil(TEMPLATE, "kind: name\n        required: true", "kind: name\n        requierd: true")
    assert (
        told == "inventory_template.yaml: steps > basics > questions > name > requierd: there is no such key here; check its spelling or take it out"
    )


def test_missing_key_is_named(spoil):
    told = spoil(PRECONDITIONS, "  - key: stated_why\n    theme: direction\n", "  - key: stated_why\n")
    assert told == "preconditions.yaml: items > stated_why > theme: missing; write it"


def test_unknown_kind_is_answered_with_the_kinds_there_are(spoil):
    told = spoil(TEMPLATE, "kind: name", "kind: title")
    assert told.startswith("inventory_template.yaml: steps > basics > questions > name: Input tag 'title' found using 'kind' does not match any of")
    assert "'long_text'" in told


def test_bare_yes_is_explained(spoil):
    told = spoil(TEMPLATE, "label: {sv: Systemets namn, en: System name}", "label: {sv: Systemets namn, en: Yes}")
    assert told == (
        "inventory_template.yaml: steps > basics > questions > name > label > en: Input should be a valid string "
        "(a bare Yes, No or On is a boolean in YAML: put quotes around it)"
    )


def test_key_written_twice_in_one_mapping_is_refused_with_its_line(spoil, fixtures):
    line = (fixtures / PRECONDITIONS).read_text("utf-8").split("\n").index("    theme: direction") + 2
    told = spoil(PRECONDITIONS, "    theme: direction\n", "    theme: direction\n    theme: project\n")
    assert told == f"preconditions.yaml: line {line}: theme is written twice here; keep one"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        (TEMPLATE, "- key: other_names", "- key: name", "the file as a whole: question key used twice: name; every key must be its own"),
        (TEMPLATE, "- key: ownership", "- key: basics", "the file as a whole: step key used twice: basics; every key must be its own"),
        (
            TEMPLATE,
            "- key: alumni\n            label: {sv: Alumnsystem",
            "- key: crm\n            label: {sv: Alumnsystem",
            "steps > basics > questions > support_kind: option key used twice: crm; every key must be its own",
        ),
        (
            PRECONDITIONS,
            "- key: goals",
            "- key: stated_why",
            "the file as a whole: precondition key used twice: stated_why; every key must be its own",
        ),
        (CATALOGUE, "- key: KON-02", "- key: KON-01", "the file as a whole: requirement used twice: KON-01; every key must be its own"),
    ],
)
def test_key_used_twice_is_named(spoil, file, right, wrong, told):
    assert spoil(file, right, wrong) == f"{file}: {told}"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"),
    [
        (
            TEMPLATE,
            "applies_when: {question: personal_data,",
            "applies_when: {question: personal_date,",
            "the file as a whole: legal_basis: applies_when names question 'personal_date'; there is none with that key",
        ),
        (
            TEMPLATE,
            "applies_when: {question: personal_data,",
            "applies_when: {question: purpose,",
            "the file as a whole: legal_basis: applies_when needs a choice, several or yes_no question; purpose is none",
        ),
        (
            TEMPLATE,
            "is: [ordinary, extra_protected, sensitive]}",
            "is: [ordinary, secret]}",
            "the file as a whole: legal_basis: applies_when says 'secret'; personal_data has ['extra_protected', 'none', 'ordinary', 'sensitive']",
        ),
        (
            TEMPLATE,
            "installation: it_department",
            "installation: janitor",
            "steps > ownership > questions > duties: proposal installation: janitor names a row or an option that is not there",
        ),
        (
            PRECONDITIONS,
            "theme: direction",
            "theme: directions",
            "the file as a whole: stated_why: theme 'directions' is not one of direction, organisation, information, project",
        ),
        (
            CATALOGUE,
            "profiles: [minimal, standard, consortium]",
            "profiles: [minimum]",
            "the file as a whole: KON-01: profile minimum is not one of minimal, standard, full, consortium",
        ),
    ],
)
def test_reference_that_leads_nowhere_is_named(spoil, file, right, wrong, told):
    assert spoil(file, right, wrong) == f"{file}: {told}"


def test_condition_on_a_retired_question_is_refused(spoil):
    told = spoil(TEMPLATE, "- key: personal_data\n        kind: choice", "- key: personal_data\n        retired: true\n        kind: choice")
    assert told == (
        "inventory_template.yaml: the file as a whole: legal_basis: applies_when names question 'personal_data', which is retired and asked no more"
    )


def test_parameter_that_one_language_lacks_is_named(spoil, fixtures):
    catalogue = load_catalogue(fixtures)
    requirement = next(r for r in catalogue.requirements if r.parameters)
    blank = f"[{requirement.parameters[0].key}]"
    file = fixtures / CATALOGUE
    start = file.read_text("utf-8").index(f"- key: {requirement.key}")
    text = file.read_text("utf-8")
    file.write_text(text[:start] + text[start:].replace(blank, "nio", 1), "utf-8")
    with pytest.raises(ContentFault, match=rf"{requirement.key} \(sv\): the text has \[\], parameters has .*; they must be the same"):
        load_catalogue(fixtures)


def test_file_that_is_not_utf8_is_named_with_the_byte(fixtures):
    (fixtures / TEMPLATE).write_bytes("title: {sv: Inventering på, en: x}".encode("latin-1"))
    with pytest.raises(ContentFault) as fault:
        load_template(fixtures)
    assert str(fault.value) == "inventory_template.yaml: not UTF-8 at byte 25; save the file as UTF-8"


def test_yaml_that_cannot_be_read_is_named_with_its_line(fixtures):
    (fixtures / TEMPLATE).write_text("title:\n  sv: Ja\n en: [", "utf-8")
    with pytest.raises(ContentFault) as fault:
        load_template(fixtures)
    assert str(fault.value).startswith("inventory_template.yaml: line 3: ")


def test_missing_file_is_named(fixtures):
    (fixtures / PRECONDITIONS).unlink()
    with pytest.raises(ContentFault) as fault:
        load_template(fixtures)
    assert str(fault.value) == "preconditions.yaml: the file is missing"


def test_empty_file_is_refused(fixtures):
    (fixtures / PRECONDITIONS).write_text("", "utf-8")
    with pytest.raises(ContentFault) as fault:
        load_template(fixtures)
    assert str(fault.value) == "preconditions.yaml: the file as a whole: Input should be a valid dictionary or instance of Preconditions"


def test_yaml_cannot_make_objects(tmp_path):
    (tmp_path / "evil.yaml").write_text("!!python/object/apply:os.system ['true']", "utf-8")
    with pytest.raises(ContentFault, match="could not determine a constructor"):
        load_yaml(tmp_path / "evil.yaml")


def test_every_fault_of_a_file_is_told_at_once(fixtures):
    file = fixtures / TEMPLATE
    text = file.read_text("utf-8").replace("kind: name", "kind: nam", 1).replace("en: Other names}", "de: Andere}", 1)
    file.write_text(text, "utf-8")
    with pytest.raises(ContentFault) as fault:
        load_template(fixtures)
    assert len(fault.value.faults) == 3


def test_hash_depends_on_the_content_alone():
    body = body_of(load_template())
    assert hash_of(body) == hash_of(dict(reversed(body.items())))
    assert hash_of(body) != hash_of({**body, "system": body["profile"]})
