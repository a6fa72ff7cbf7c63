"""Almby with issues to compare, and a second edition of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from sqlmodel import Session, select

from inventory_app.answers.values import fingerprint
from inventory_app.content.library import body_of, load_catalogue
from inventory_app.content.schema import LANGUAGES, RequirementCatalogue
from inventory_app.institutions.editions import catalogue_of, publish
from inventory_app.institutions.sheets import Editor
from inventory_app.requirements import actions as requirements
from inventory_app.requirements.queries import list_choices
from inventory_app.specification import actions
from inventory_app.specification.compose import compose
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.queries import read_dossier
from inventory_app.tables import Institution, today


@pytest.fixture
def almby(session: Session) -> Institution:
    return session.exec(select(Institution).where(Institution.key == "almby")).one()


@pytest.fixture
def issue(session: Session, almby: Institution) -> Callable[[str], None]:
    """Issues what the checklist says now, without printing it."""

    def make(version: str) -> None:
        stamp = Stamp(version, today(), "Gunnel Aspvret", "sv")
        dossier = read_dossier(session, almby, stamp.issued_on)
        printed = {language: actions.Printed(compose(dossier, language, stamp), b"%PDF") for language in LANGUAGES}
        actions.issue_(session, Editor(almby.id, None), stamp, printed)
        session.commit()

    return make


@pytest.fixture
def write(session: Session, almby: Institution) -> Callable[..., None]:
    """Writes fields of the checklist: requirement|field -> value."""

    def make(wanted: dict[str, object]) -> None:
        session.rollback()
        known = requirements.flatten(list_choices(session, almby.id, removed=True, anew=True))
        seen = {flat: fingerprint(known.get(flat)) for flat in wanted}
        requirements.save_choices(session, catalogue_of(session, almby), Editor(almby.id, None), wanted, seen)
        session.commit()

    return make


@pytest.fixture
def second_edition(session: Session) -> RequirementCatalogue:
    """Another text (KON-01), another reason (AKT-01), another time (INT-02), one new (KON-98), one retired (SAM-02)."""
    body = deepcopy(body_of(load_catalogue()))
    by_key = {each["key"]: each for each in body["requirements"]}
    by_key["KON-01"]["text"] = {language: f"{text} Extra." for language, text in by_key["KON-01"]["text"].items()}
    by_key["AKT-01"]["motive"] = {"sv": "Nytt motiv.", "en": "A new reason."}
    by_key["INT-02"]["met_when"] = "tender"
    by_key["SAM-02"]["retired"] = True
    body["requirements"].append({**deepcopy(by_key["KON-02"]), "key": "KON-98"})
    catalogue = RequirementCatalogue.model_validate(body)
    publish(session, catalogue, "tests")
    session.commit()
    return catalogue
