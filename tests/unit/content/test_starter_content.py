"""The starter list: what it holds, and what a faulty one is told."""

from __future__ import annotations

import shutil

import pytest

from inventory_app.answers.compound import KINDS
from inventory_app.content.library import FIXTURES, ContentFault, load_template
from inventory_app.content.starter import FILE, load_starter_list


@pytest.fixture
def folder(tmp_path):
    for file in FIXTURES.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def test_list_is_long_enough_to_help_and_short_enough_to_read():
    found = load_starter_list()
    assert 25 <= len(found.entries) <= 40
    kinds = [entry.support_kind for entry in found.entries]
    # An entry of every kind, those kinds together that the page shows together.
    assert list(dict.fromkeys(kinds)) == [option.key for option in load_template().system.questions["support_kind"].options]
    assert [kind for at, kind in enumerate(kinds) if kind in kinds[:at] and kinds[at - 1] != kind] == []


def test_first_answers_are_answers_to_the_questions():
    sheet = load_template().system
    for entry in load_starter_list().entries:
        answers = entry.answers(sheet)
        assert set(answers) == {"support_kind", "areas", "information_types"}
        assert [key for key, value in answers.items() if not KINDS[sheet.questions[key].kind].fits(sheet.questions[key], value)] == []


def test_names_fit_and_explanations_are_one_or_two_sentences():
    for entry in load_starter_list().entries:
        for language in ("sv", "en"):
            assert len(entry.name.in_(language)) <= 60
            assert entry.why.in_(language).endswith(".")
            assert entry.why.in_(language).count(". ") <= 1


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (
            ("areas: [press]", "areas: [weather]"),
            "starter_list.yaml: entries > press_list: areas says 'weather'; the question has business_collaboration,",
        ),
        (
            ("support_kind: other", "support_kind: brand"),
            "starter_list.yaml: entries > shared_folder: support_kind says 'brand'; the question has crm,",
        ),
        (("key: registry", "key: contracts"), "starter_list.yaml: the file as a whole: starter key used twice: contracts"),
        (("en: Registry}", "fr: Registre}"), "starter_list.yaml: entries > registry > name > en: missing; write the text in both languages"),
    ],
)
def test_fault_says_where_and_what(folder, spoil, says):
    file = folder / FILE
    before = file.read_text("utf-8")
    file.write_text(before.replace(*spoil), "utf-8")
    assert file.read_text("utf-8") != before
    with pytest.raises(ContentFault) as fault:
        load_starter_list(folder)
    assert str(fault.value).startswith(says)
