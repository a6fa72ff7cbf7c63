"""What tenderers open of a joint specification: every requirement, and a row of prices for each institution."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx import Document
from sqlmodel import select

from inventory_app.exchange.reqif import read_reqif
from inventory_app.joint.queries import basis_for
from inventory_app.tables import Institution, JointMember
from inventory_app.tender.files import FILES


def book(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


def test_response_matrix_asks_for_the_common_part_and_every_annex(coordinator, base, session, joint):
    asked = [each.key for each in basis_for(session, joint, "draft").requirements]
    rows = book(coordinator.get(f"{base}/draft/sv/response").data)["Krav"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows] == asked
    assert any("-" in key and key.split("-")[0].islower() for key in asked)


def test_price_annex_has_a_row_for_each_institution(coordinator, base, session, joint):
    names = session.exec(select(Institution.name_sv).join(JointMember, JointMember.institution_id == Institution.id)).all()
    sheet = book(coordinator.get(f"{base}/draft/sv/prices").data)["Priser"]
    column = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(names) == 5
    assert [name for name in column if name in names] == sorted(names, key=column.index)
    assert set(names) <= set(column)


def test_word_and_reqif_say_what_the_document_says(coordinator, base, session, joint):
    made = Document(io.BytesIO(coordinator.get(f"{base}/draft/en/docx").data))
    assert made.core_properties.language == "en-GB"
    headings = " ".join(paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1")
    assert "Price schedule by institution" in headings
    assert read_reqif(coordinator.get(f"{base}/draft/en/reqif").data)


@pytest.mark.parametrize("what", FILES)
def test_members_get_the_same_bytes_and_strangers_nothing(coordinator, base, as_person, cast, joint, what):
    member = as_person(cast("almby", "reader"))
    address = f"/institutions/almby/joint/{joint.id}/draft/sv/{what}"
    answer = member.get(address)
    assert (answer.status_code, answer.mimetype) == (200, FILES[what].mimetype)
    assert answer.data == coordinator.get(f"{base}/draft/sv/{what}").data
    assert as_person(cast("dalhem", "main_contact")).get(f"/institutions/dalhem/joint/{joint.id}/draft/sv/{what}").status_code == 404
    assert coordinator.get(f"{base}/issues/9.9/sv/{what}").status_code == 404
