"""The files beside the draft and the issues: who gets which, under what name, and that an issue's never change."""

from __future__ import annotations

import io

import openpyxl
import pytest
import sqlalchemy as sa
from docx import Document
from sqlmodel import col, select

from inventory_app.cli import main
from inventory_app.exchange.reqif import read_reqif
from inventory_app.institutions.sheets import Editor
from inventory_app.specification import actions, queries
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.tables import Institution, Issue, RequirementChoice, today
from inventory_app.tender.files import FILES

BASE = "/institutions/almby/specification"


@pytest.fixture
def reader(as_person, cast):
    return as_person(cast("almby", "reader"))


@pytest.fixture
def almby(session):
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.fixture
def issued(session, almby):
    """Version 1.0, issued without printing it."""
    dossier = queries.read_dossier(session, almby, today())
    stamp = Stamp("1.0", dossier.today, "Gunnel Aspvret", "sv")
    printed = {language: actions.Printed(compose(dossier, language, stamp), b"%PDF-") for language in ("sv", "en")}
    issue = actions.issue_(session, Editor(almby.id, None), stamp, printed)
    session.commit()
    return issue


def bytes_of(client, address: str) -> bytes:
    answer = client.get(f"{BASE}/{address}")
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.data


def keys_of(workbook: bytes) -> list[str]:
    return [row[0] for row in openpyxl.load_workbook(io.BytesIO(workbook))["Krav"].iter_rows(min_row=2, values_only=True)]


@pytest.mark.once
@pytest.mark.parametrize(
    ("what", "swedish", "english"),
    [
        ("response", "svarsmatris-almby-utkast.xlsx", "response-matrix-almby-draft.xlsx"),
        ("prices", "prisbilaga-almby-utkast.xlsx", "price-annex-almby-draft.xlsx"),
        ("docx", "kravspecifikation-almby-utkast.docx", "requirements-specification-almby-draft.docx"),
        ("reqif", "krav-almby-utkast.reqif", "requirements-almby-draft.reqif"),
    ],
)
def test_draft_is_offered_as_every_file_in_both_languages(reader, what, swedish, english):
    for language, name in (("sv", swedish), ("en", english)):
        answer = reader.get(f"{BASE}/draft/{language}/{what}")
        assert (answer.status_code, answer.mimetype) == (200, FILES[what].mimetype)
        assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
        assert reader.get(f"{BASE}/draft/{language}/{what}", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_files_say_what_the_draft_says(reader, session, almby):
    asked = queries.basis_for(session, almby, queries.DRAFT).requirements
    assert len(asked) > 100
    assert keys_of(bytes_of(reader, "draft/sv/response")) == [each.key for each in asked]
    prices = openpyxl.load_workbook(io.BytesIO(bytes_of(reader, "draft/sv/prices")))["Priser"]
    assert [cell.value for cell in prices[2]][:6] == ["Högskolan i Almby", 220, 3000, 9000, 4500, None]
    headings = [
        paragraph.text.split()[0]
        for paragraph in Document(io.BytesIO(bytes_of(reader, "draft/sv/docx"))).paragraphs
        if paragraph.style.name == "Heading 3"
    ]
    assert headings == [each.key for each in asked]
    (specification,) = read_reqif(bytes_of(reader, "draft/sv/reqif")).specifications
    assert [each.text("ReqIF.ForeignID") for area in specification.objects for each in area.children] == [each.key for each in asked]


@pytest.mark.usefixtures("issued")
def test_files_of_an_issue_stay_byte_for_byte_whatever_happens_later(reader, session, almby):
    addresses = [f"issues/1.0/{language}/{what}" for language in ("sv", "en") for what in FILES]
    before = {address: bytes_of(reader, address) for address in addresses}
    session.exec(sa.update(RequirementChoice).where(col(RequirementChoice.institution_id) == almby.id).values(level="should"))
    session.commit()
    assert {address: bytes_of(reader, address) for address in addresses} == before
    assert reader.get(f"{BASE}/issues/1.0/sv/response").headers["Content-Disposition"] == "attachment; filename=svarsmatris-almby-1.0.xlsx"
    marked = openpyxl.load_workbook(io.BytesIO(before["issues/1.0/sv/response"]))["Krav"].oddHeader.right.text
    assert marked == "Svarsmatris, Version 1.0"


def links(client) -> list[str]:
    return list(client.page(f"{BASE}/").xpath("//ul[contains(@class, 'tender-files')]//a/@href"))


@pytest.mark.usefixtures("issued")
def test_overview_links_to_every_file(reader):
    places = ("draft/sv", "draft/en", "issues/1.0/sv", "issues/1.0/en")
    assert links(reader) == [f"{BASE}/{place}/{what}" for place in places for what in FILES]
    names = reader.page(f"{BASE}/").xpath("//ul[contains(@class, 'tender-files')]//a")
    assert [" ".join(link.text_content().split()) for link in names][8:12] == [
        "Svarsmatris (XLSX), 1.0, Svenska",
        "Prisbilaga (XLSX), 1.0, Svenska",
        "Word, 1.0, Svenska",
        "ReqIF, 1.0, Svenska",
    ]


def test_issue_from_before_facts_were_kept_reads_them_out_of_its_pages(reader, session, issued):
    kept = keys_of(bytes_of(reader, "issues/1.0/sv/response"))
    session.exec(sa.update(Issue).where(col(Issue.id) == issued.id).values(basis={}))
    session.commit()
    assert kept
    assert keys_of(bytes_of(reader, "issues/1.0/sv/response")) == kept
    assert bytes_of(reader, "issues/1.0/sv/docx").startswith(b"PK")


@pytest.mark.parametrize("address", ["draft/sv/pdf", "draft/de/docx", "issues/1.0/sv/docx", "issues/9.9/en/reqif"])
def test_what_does_not_exist_is_not_found(reader, address):
    assert reader.get(f"{BASE}/{address}").status_code == 404


def test_nobody_gets_files_of_another_institution(as_person, cast):
    stranger = as_person(cast("bergsund", "main_contact"))
    assert [stranger.get(f"{BASE}/draft/sv/{what}").status_code for what in FILES] == [404] * 4


@pytest.mark.once
@pytest.mark.usefixtures("issued")
def test_command_line_writes_the_same_files(app, reader, tmp_path):
    for what, kind in FILES.items():
        out = tmp_path / f"out.{kind.ending}"
        for issue, place in (("1.0", "issues/1.0/en"), ("draft", "draft/en")):
            result = app.test_cli_runner().invoke(main, ["spec", what, "almby", "--issue", issue, "--language", "en", "--out", str(out)])
            assert (result.exit_code, result.stdout.startswith(f"{out}: ")) == (0, True)
            assert out.read_bytes() == bytes_of(reader, f"{place}/{what}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere", "--out", "x.docx"), "there is no institution 'nowhere'"),
        (("almby", "--issue", "7.0", "--out", "x.docx"), "almby has no issue '7.0'; issued: none yet"),
        (("almby", "--out", "/no/such/folder/x.docx"), "cannot write /no/such/folder/x.docx: No such file or directory"),
    ],
)
def test_command_line_says_what_is_wrong(app, arguments, said):
    result = app.test_cli_runner().invoke(main, ["spec", "docx", *arguments])
    assert (result.exit_code, result.stdout, said in result.stderr) == (1, "", True)


def test_a_file_takes_the_same_few_statements_however_much_there_is(reader, session, almby, sql_count):
    def counted() -> list[int]:
        found = []
        for what in FILES:
            with sql_count() as statements:
                bytes_of(reader, f"draft/sv/{what}")
            found.append(len(statements))
        return found

    many = counted()
    session.exec(sa.delete(RequirementChoice).where(col(RequirementChoice.institution_id) == almby.id))
    session.commit()
    assert counted() == many
