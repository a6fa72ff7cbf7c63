"""Importing from the command line."""

from __future__ import annotations

import json

import pytest
from sqlmodel import select

from inventory_app.cli import main
from inventory_app.tables import ChangeSet, ImportRun, System

FILE = "Systemnamn;Typ;Ant. användare;Inköpt av\nKontaktboken;Excel;1 200;Åke\nAlumnkollen;CRM;många;\n"


@pytest.fixture
def invoke(app, tmp_path):
    """Runs the command on a file with this content."""

    def invoke(content: str, *options: str, name: str = "lista.csv", mapping: object = None):
        file = tmp_path / name
        file.write_text(content, "utf-8")
        if mapping is not None:
            (tmp_path / "mapping.json").write_text(json.dumps(mapping), "utf-8")
            options = (*options, "--mapping", str(tmp_path / "mapping.json"))
        result = app.test_cli_runner().invoke(main, ["import", "systems", str(file), "--institution", "almby", *options])
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_report_tells_rows_mapping_and_problems(invoke, session):
    code, out, err = invoke(FILE, "--format", "json")
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert report["mapping"] == [
        {"column": "Systemnamn", "question": "name"},
        {"column": "Typ", "question": "support_kind"},
        {"column": "Ant. användare", "question": "users"},
        {"column": "Inköpt av", "question": None},
    ]
    assert (report["rows"], report["new"], report["changed"], report["unchanged"]) == (2, 2, 0, 0)
    assert report["problems"] == [{"cell": "C3", "message": "“många” is not a number. Write digits only, such as 1200."}]
    loaded = session.exec(select(System).where(System.name == "Kontaktboken")).one()
    assert (loaded.answers["users"], loaded.note) == (1200, "Inköpt av: Åke")
    assert session.exec(select(ChangeSet.by_id).where(ChangeSet.import_run_id.is_not(None))).all() == [None, None]


def test_file_without_faults_exits_with_nought_and_again_finds_nothing_to_do(invoke, session):
    content = FILE.replace("många", "12")
    assert invoke(content)[0] == 0
    code, out, _err = invoke(content, "--format", "json")
    assert (code, json.loads(out)["unchanged"]) == (0, 2)
    assert len(session.exec(select(ImportRun.id)).all()) == 1


def test_rehearsal_changes_nothing(invoke, session):
    code, out, _err = invoke(FILE, "--dry-run")
    assert (code, out.splitlines()[-2:]) == (1, ["2 rows: 2 new, 0 changed, 0 unchanged.", "Nothing was saved."])
    assert session.exec(select(System).where(System.name == "Kontaktboken")).all() == []


def test_mapping_file_says_what_columns_mean(invoke, session):
    code, out, _err = invoke(FILE, "--format", "json", mapping={"ANT. ANVÄNDARE": None, "Inköpt av": "system_owner"})
    assert (code, [line["question"] for line in json.loads(out)["mapping"]]) == (0, ["name", "support_kind", None, "system_owner"])
    loaded = session.exec(select(System).where(System.name == "Kontaktboken")).one()
    assert (loaded.answers["system_owner"], loaded.note) == ({"name": "Åke"}, "")


@pytest.mark.parametrize(
    ("content", "how", "says"),
    [
        ("", {}, "The file is empty."),
        (FILE, {"name": "lista.pdf"}, "This kind of file cannot be read."),
        ("1;2\n1;2\n", {}, "no column holds the systems' names"),
        (FILE, {"mapping": {"Finns inte": "users"}}, "the sheet has no column 'Finns inte'"),
        (FILE, {"mapping": {"Typ": "no_such"}}, "there is no question 'no_such'"),
        (FILE, {"mapping": ["Typ"]}, "write an object"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(invoke, content, how, says):
    code, out, err = invoke(content, **how)
    assert (code, out, err.count("\n"), says in err) == (2, "", 1, True), err


def test_unknown_institution_and_file_are_one_clear_line(app, tmp_path):
    for arguments in (["nowhere.csv", "--institution", "almby"], [__file__, "--institution", "almby"]):
        result = app.test_cli_runner().invoke(main, ["import", "systems", *arguments])
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    file = tmp_path / "a.csv"
    file.write_text(FILE, "utf-8")
    result = app.test_cli_runner().invoke(main, ["import", "systems", str(file), "--institution", "no-such"])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
