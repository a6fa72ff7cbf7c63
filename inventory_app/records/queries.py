"""Reading what records are composed from: a fixed number of statements, whatever there is."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import answers_of
from inventory_app.inventory.queries import list_systems
from inventory_app.records.reader import Basis
from inventory_app.tables import Institution, id_of


def read_basis(session: Session, institution: Institution, today: date) -> Basis:
    return Basis(
        names={"sv": institution.name_sv, "en": institution.name_en},
        is_demo=institution.is_demo,
        template=template_of(session, institution),
        profile=answers_of(session, id_of(institution), "profile"),
        systems=list_systems(session, id_of(institution)),
        today=today,
    )
