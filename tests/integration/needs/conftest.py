"""Who works on which needs in these tests."""

from __future__ import annotations

import pytest
from sqlmodel import select

from inventory_app.institutions.editions import catalogue_of
from inventory_app.institutions.sheets import Editor
from inventory_app.needs import actions
from inventory_app.needs.queries import SUBJECT, list_needs
from inventory_app.requirements.queries import list_acts
from inventory_app.tables import Institution, Person


class Place:
    """An institution of the demo, and two people who work on its needs."""

    def __init__(self, session, key):
        self.session = session
        self.institution = session.exec(select(Institution).where(Institution.key == key)).one()
        self.id = self.institution.id
        self.catalogue = catalogue_of(session, self.institution)
        people = session.exec(select(Person.id).order_by(Person.id).limit(2)).all()
        self.one, self.other = (Editor(self.id, person_id) for person_id in people)

    @property
    def needs(self):
        return list_needs(self.session, self.id)

    @property
    def texts(self):
        return {need.label: need.text for need in self.needs}

    @property
    def stored(self):
        """What pages have committed meanwhile, whatever this session read before."""
        self.session.rollback()
        return self.needs

    def acts(self, subject=SUBJECT):
        return list_acts(self.session, self.id, subject=subject)[0]

    def undo_last(self):
        return actions.undo(self.session, self.one, self.acts()[0].act.id)


@pytest.fixture
def dalhem(session):
    """Nothing has been decided there, and nothing has been needed."""
    return Place(session, "dalhem")


@pytest.fixture
def rut(as_person, cast):
    """Dalhem's main contact, reading English."""
    return as_person(cast("dalhem", "main_contact"), "en")


@pytest.fixture
def place(session):
    return lambda key: Place(session, key)
