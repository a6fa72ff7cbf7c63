"""The register as a workbook, fetched by those who may read it."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import UTC, datetime

import pypdf
import pytest
from sqlmodel import select

from inventory_app.answers.compound import show
from inventory_app.answers.kinds import Context
from inventory_app.answers.values import fingerprint
from inventory_app.cli import main
from inventory_app.exchange.reading import read_file
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.queries import list_systems, system_names
from inventory_app.spreadsheets.queries import workbook_for
from inventory_app.spreadsheets.workbook_in import is_ours, read_workbook
from inventory_app.tables import Institution, id_of

ROLES = {
    "main contact": "majken.tallbrink@almby.example",
    "IT department": "ossian.kvarnmark@almby.example",
    "system owner": "gunnel.aspvret@almby.example",
    "reader": "tage.lindrot@almby.example",
}
BASE = "/institutions/almby/spreadsheets"
MADE_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def almby(session):
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_workbook_holds_every_answer_for_each_role_that_may_read(as_person, session, almby, role, language):
    response = as_person(ROLES[role]).get(f"{BASE}/systems.xlsx?language={language}")
    assert re.fullmatch(
        rf"attachment; filename={'system' if language == 'sv' else 'systems'}-almby-\d{{4}}-\d\d-\d\d\.xlsx", response.headers["Content-Disposition"]
    )
    sheets = read_file("systems.xlsx", response.data).sheets
    assert is_ours(sheets)
    sheet, names = template_of(session, almby).system, system_names(session, id_of(almby))
    imported = read_workbook(sheets, sheet, {int(key): name for key, name in names.items()})
    stored = {system.id: system.answers for system in list_systems(session, id_of(almby))}
    assert imported.problems == ()
    assert {row.system_id: {key: value for key, value in row.wanted.items() if value is not None} for row in imported.rows} == stored
    assert all(row.seen[key] == fingerprint(row.wanted[key]) for row in imported.rows for key in row.wanted)


def test_workbook_of_a_stranger_is_not_there(as_person):
    assert as_person("vera.holmedal@bergsund.example").get(f"{BASE}/systems.xlsx").status_code == 404


def test_same_moment_gives_the_same_workbook(session, almby):
    assert workbook_for(session, almby, "sv", MADE_AT) == workbook_for(session, almby, "sv", MADE_AT)


@pytest.mark.parametrize("path", ["systems.xlsx", "empty.xlsx"])
def test_statements_do_not_grow_with_the_register(as_person, sql_count, path):
    counts = []
    for key, person in (("almby", ROLES["reader"]), ("bergsund", "vera.holmedal@bergsund.example")):
        client = as_person(person)
        client.get(f"/institutions/{key}/spreadsheets/")
        with sql_count() as statements:
            assert client.get(f"/institutions/{key}/spreadsheets/{path}").status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6


def test_empty_workbook_has_the_columns_and_no_systems(as_person, session, almby):
    sheets = read_file("empty.xlsx", as_person(ROLES["reader"]).get(f"{BASE}/empty.xlsx?language=en").data).sheets
    assert [sheet.name for sheet in sheets if not sheet.is_hidden] == ["Read me", "Systems", "Information owners", "Integrations"]
    assert len(sheets[1].rows) == 2
    assert sheets[1].rows[1][:3] == ("Id", "System name", "Other names")
    assert read_workbook(sheets, template_of(session, almby).system, {}).rows == ()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_form_is_printed_in_either_language(as_person, language):
    response = as_person(ROLES["reader"]).get(f"{BASE}/form.pdf?language={language}")
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert (
        pypdf.PdfReader(io.BytesIO(response.data)).metadata.title
        == {
            "sv": "Inventering av stödsystem – Högskolan i Almby",
            "en": "Inventory of support systems – Almby University College",
        }[language]
    )


def test_page_offers_every_file_in_both_languages_and_the_register_leads_there(as_person):
    client = as_person(ROLES["reader"])
    assert client.page("/institutions/almby/systems/").xpath(f"count(//a[@href='{BASE}/'])") == 1
    links = client.page(f"{BASE}/").xpath("//main//a[contains(@href, 'language=')]/@href")
    wanted = {f"{BASE}/{name}?language={language}" for name in ("systems.xlsx", "empty.xlsx", "form.pdf") for language in ("sv", "en")}
    assert {link for link in links if "spreadsheets/" in link} >= wanted


def test_command_writes_the_same_workbook_as_the_page(app, tmp_path, session, almby):
    file = tmp_path / "systems.xlsx"
    with app.app_context():
        done = app.test_cli_runner().invoke(main, ["export", "systems", "--institution", "almby", "--out", str(file), "--language", "en"])
    assert done.exit_code == 0, done.output
    sheets = read_file("systems.xlsx", file.read_bytes()).sheets
    assert len(
        read_workbook(sheets, template_of(session, almby).system, {int(k): v for k, v in system_names(session, id_of(almby)).items()}).rows
    ) == len(list_systems(session, id_of(almby)))


@pytest.mark.browser
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_workbook_that_libreoffice_has_saved_says_the_same(session, almby, tmp_path, ending):
    made, saved = tmp_path / "made.xlsx", tmp_path / "saved"
    made.write_bytes(workbook_for(session, almby, "sv", MADE_AT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", str(saved), str(made)], check=True, capture_output=True, timeout=120
    )
    sheet, names = template_of(session, almby).system, {int(key): name for key, name in system_names(session, id_of(almby)).items()}
    before, after = (
        read_workbook(read_file(f"x.{file.suffix}", file.read_bytes()).sheets, sheet, names) for file in (made, saved / f"made.{ending}")
    )
    assert after.problems == ()
    assert [(row.system_id, row.wanted, row.seen) for row in after.rows] == [(row.system_id, row.wanted, row.seen) for row in before.rows]
    # And what a person sees of an answer is what the application shows.
    context = Context("sv", {str(key): name for key, name in names.items()})
    assert str(show(sheet.questions["status"], after.rows[0].wanted["status"], context))
    assert io.BytesIO(made.read_bytes()).read(2) == b"PK"
