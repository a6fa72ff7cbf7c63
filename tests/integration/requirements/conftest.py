"""Who works on which checklist in these tests."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.requirements.queries import list_choices
from inventory_app.tables import Institution


@pytest.fixture
def rut(as_person, cast):
    """Dalhem's main contact, with an untouched checklist, reading English."""
    return as_person(cast("dalhem", "main_contact"), "en")


@pytest.fixture
def choices(session):
    def read(key="dalhem", removed=False):
        session.rollback()
        institution_id = session.exec(select(Institution.id).where(Institution.key == key)).one()
        return {row.key: row for row in list_choices(session, institution_id, removed=removed)}

    return read
