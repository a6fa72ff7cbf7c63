"""Reading what a flow is composed from. A fixed number of statements, whatever there is."""

from __future__ import annotations

from sqlmodel import Session

from inventory_app.content.schema import Language
from inventory_app.flow.facts import Flows, compose_flows
from inventory_app.institutions.editions import template_of
from inventory_app.institutions.sheets import FLOW, answers_of
from inventory_app.inventory.queries import list_systems
from inventory_app.tables import Institution


def read_flows(session: Session, institution: Institution, language: Language) -> Flows:
    assert institution.id is not None
    template, answers = template_of(session, institution), answers_of(session, institution.id, FLOW)
    return compose_flows(template, list_systems(session, institution.id), answers, language)
