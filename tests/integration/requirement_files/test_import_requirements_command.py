"""`inventory-app import requirements`."""

from __future__ import annotations

import json

import pytest
from sqlmodel import select

from inventory_app.cli import main
from inventory_app.tables import ImportRun, RequirementChoice

FILE = "Krav-ID;Krav;Nivå;Ansvarig\nINT-71;Systemet ska läsa in bokningar.;Ska;Åke\nRAP-72;Systemet bör visa en karta.;Kanske;\n"


@pytest.fixture
def invoke(app, tmp_path):
    """Runs the command on a file with this content."""

    def invoke(content: str | bytes, *options: str, name: str = "krav.csv", mapping: object = None, institution: str = "almby"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        if mapping is not None:
            (tmp_path / "mapping.json").write_text(json.dumps(mapping), "utf-8")
            options = (*options, "--mapping", str(tmp_path / "mapping.json"))
        result = app.test_cli_runner().invoke(main, ["import", "requirements", str(file), "--institution", institution, *options])
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_report_tells_rows_mapping_and_problems(invoke, session):
    code, out, err = invoke(FILE, "--format", "json")
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert report["mapping"] == [
        {"column": "Krav-ID", "field": "id"},
        {"column": "Krav", "field": "text"},
        {"column": "Nivå", "field": "level"},
        {"column": "Ansvarig", "field": None},
    ]
    assert {name: report[name] for name in ("rows", "new", "changed", "unchanged")} == {"rows": 2, "new": 2, "changed": 0, "unchanged": 0}
    assert [(problem["cell"], "“Kanske” is not one of the options." in problem["message"]) for problem in report["problems"]] == [("C3", True)]
    loaded = session.exec(select(RequirementChoice).where(RequirementChoice.text_sv == "Systemet ska läsa in bokningar.")).one()
    assert (loaded.category, loaded.level, loaded.note) == ("INT", "must", "Id i filen: INT-71\nAnsvarig: Åke")


def test_file_without_faults_exits_with_nought_and_again_finds_nothing_to_do(invoke, session):
    content = FILE.replace("Kanske", "Bör")
    assert invoke(content)[0] == 0
    code, out, _err = invoke(content, "--format", "json")
    assert (code, json.loads(out)["unchanged"]) == (0, 2)
    assert session.exec(select(ImportRun.kind)).all() == ["requirements"]


def test_rehearsal_changes_nothing(invoke, session):
    code, out, _err = invoke(FILE, "--dry-run")
    assert (code, out.splitlines()[-2:]) == (1, ["2 rows: 2 new, 0 changed, 0 unchanged.", "Nothing was saved."])
    assert session.exec(select(ImportRun.id)).all() == []


def test_mapping_category_and_level_are_said_on_the_line(invoke, session):
    content = "A;B;C\nx;Systemet läser in bokningar.;y\n"
    code, _out, _err = invoke(content, "--category", "SÄK", "--level", "should", mapping={"A": "id", "B": "text_sv", "C": None})
    loaded = session.exec(select(RequirementChoice).where(RequirementChoice.text_sv == "Systemet läser in bokningar.")).one()
    assert (code, loaded.category, loaded.level, loaded.note) == (0, "SÄK", "should", "Id i filen: x")


@pytest.mark.parametrize(
    ("content", "how", "says"),
    [
        ("", {}, "The file is empty."),
        (FILE, {"name": "krav.pdf"}, "This kind of file cannot be read."),
        (b"PK\x03\x04half", {"name": "krav.docx"}, "damaged"),
        ("<REQ-IF/>", {"name": "krav.reqif"}, "This is no ReqIF file."),
        ("1;2\n1;2\n", {"mapping": {"1": None, "2": None}}, "no column holds the requirements"),
        (FILE, {"mapping": {"Finns inte": "text"}}, "the sheet has no column 'Finns inte'"),
        (FILE, {"mapping": {"Krav": "no_such"}}, "there is no question 'no_such'"),
        (FILE, {"institution": "nowhere"}, "there is no institution 'nowhere'"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_and_exits_with_two(invoke, session, content, how, says):
    code, out, err = invoke(content, **how)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert session.exec(select(ImportRun.id)).all() == []


def test_unknown_category_is_said(invoke):
    code, _out, err = invoke(FILE, "--category", "HÄST")
    assert (code, "there is no category 'HÄST'; there are KON, AKT" in err) == (2, True)
