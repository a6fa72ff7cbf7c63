"""What of a flow does not cross an institution's border, and what an issue keeps of it."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from inventory_app.documents.blocks import Flow
from inventory_app.institutions.sheets import FLOW, answers_of
from inventory_app.specification.compose import compose
from inventory_app.specification.document import SpecificationDocument
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.queries import read_dossier
from inventory_app.tables import Institution, System, id_of
from tests.pages import fill

WANTED, CONTACT = "/institutions/dalhem/flow/wanted", "rut.enskede-moberg@dalhem.example"
STAMP = Stamp(version="1.0", issued_on=date(2027, 5, 3), issued_by="Gunnel Aspvret", prevails="sv")


def test_another_institutions_system_is_no_end_of_a_flow(as_person, session):
    almby, dalhem = (session.exec(select(Institution).where(Institution.key == key)).one() for key in ("almby", "dalhem"))
    theirs = session.exec(select(System.id).where(System.institution_id == almby.id).order_by(System.id)).first()
    session.commit()
    contact = as_person(CONTACT)
    sent = fill(contact, WANTED) | {"wanted_flow.0.source.system": [str(theirs)]}
    assert contact.post(WANTED, data=sent).status_code == 422
    assert answers_of(session, id_of(dalhem), FLOW) == {}


def test_an_issue_keeps_its_pictures_as_they_were_laid_out(session):
    almby = session.exec(select(Institution).where(Institution.key == "almby")).one()
    document = compose(read_dossier(session, almby, date(2027, 5, 3)), "sv", STAMP)
    again = SpecificationDocument.model_validate(document.model_dump(mode="json"))
    assert again == document
    assert [block.title for chapter in again.chapters for block in chapter.blocks if isinstance(block, Flow)] == [
        "Informationsflödet i dag",
        "Önskat informationsflöde",
    ]
