"""Reading needs, what can become one, and what the inventory looks like to the rules. A fixed number of statements, whatever there is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.institutions.sheets import all_answers, answers_of
from inventory_app.inventory.flags import GONE
from inventory_app.inventory.queries import list_systems
from inventory_app.needs.need import KnownNeed, Origin, Priority
from inventory_app.needs.proposals.picture import KnownSystem, Picture
from inventory_app.needs.sources import Source, list_sources
from inventory_app.requirements.choice import compose_checklist
from inventory_app.requirements.queries import QUESTIONS, list_rows
from inventory_app.tables import Institution, Need, NeedRequirement, ProposalDecision, System, id_of

# Under which the history keeps what happens to the needs.
SUBJECT = "needs"


class NoSuchNeed(Exception):
    """There is no need with this number here."""


def list_needs(session: Session, institution_id: int) -> list[KnownNeed]:
    """By number; those that were removed are left out."""
    rows: Any = session.exec(
        select(Need, System.name)
        # A system in the bin has no page to lead to; its need stays.
        .join(System, (col(System.id) == Need.system_id) & col(System.deleted_at).is_(None), isouter=True)
        .where(Need.institution_id == institution_id, col(Need.is_removed).is_(False))
        .order_by(col(Need.number))
    )
    links = links_of(session, institution_id)
    return [
        KnownNeed(
            number=need.number,
            text=need.text,
            priority=Priority(need.priority),
            origin=Origin(need.origin),
            origin_key=need.origin_key,
            origin_text=need.origin_text,
            system_id=need.system_id,
            system=name or "",
            requirements=tuple(links.get(id_of(need), ())),
        )
        for need, name in rows
    ]


def links_of(session: Session, institution_id: int) -> dict[int, list[str]]:
    """Need id -> keys of its requirements, in order."""
    query: Any = (
        select(NeedRequirement.need_id, NeedRequirement.requirement_key)
        .join(Need, col(Need.id) == NeedRequirement.need_id)
        .where(Need.institution_id == institution_id)
        .order_by(NeedRequirement.requirement_key, col(NeedRequirement.id))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for need_id, key in session.exec(query):
        found[need_id].append(key)
    return found


def need_for(session: Session, institution_id: int, number: int) -> KnownNeed:
    found = next((need for need in list_needs(session, institution_id) if need.number == number), None)
    if found is None:
        raise NoSuchNeed(number)
    return found


def list_rows_of_needs(session: Session, institution_id: int) -> list[Need]:
    """The rows themselves, removed ones too, as they are now in the database: for whoever has the lock."""
    query = select(Need).where(Need.institution_id == institution_id).order_by(col(Need.number))
    return list(session.exec(query.execution_options(populate_existing=True)))


def counting(institution_id: Any) -> tuple[Any, Any]:
    """How many needs there are, and how many of them have a requirement: two columns for a statement that counts other things as well."""
    there = (col(Need.institution_id) == institution_id, col(Need.is_removed).is_(False))
    needs = sa.select(sa.func.count()).select_from(Need).where(*there)
    linked = sa.select(sa.func.count(sa.distinct(col(NeedRequirement.need_id)))).join(Need, col(Need.id) == col(NeedRequirement.need_id))
    return needs.scalar_subquery(), linked.where(*there).scalar_subquery()


def sources_here(session: Session, institution: Institution, today: date) -> list[Source]:
    """What can still become a need. What a removed need was made of is offered again."""
    institution_id = id_of(institution)
    taken = session.exec(select(Need.origin_key).where(Need.institution_id == institution_id, col(Need.is_removed).is_(False)))
    preconditions = answers_of(session, institution_id, "preconditions")
    systems: Any = list_systems(session, institution_id)
    return list_sources(systems, template_of(session, institution).preconditions.items, preconditions, set(taken), today)


_SYSTEM_FIELDS = tuple(field.name for field in fields(KnownSystem))


def picture_of(session: Session, institution: Institution) -> Picture:
    institution_id = id_of(institution)
    sheets = all_answers(session, institution_id)
    questions = sheets.get(QUESTIONS, {})
    rows = [row for row in list_rows(session, institution_id) if not row.is_removed]
    return Picture(
        systems=[
            KnownSystem(**{name: getattr(system, name) for name in _SYSTEM_FIELDS})
            for system in list_systems(session, institution_id)
            if system.status != GONE
        ],
        checklist=compose_checklist(catalogue_of(session, institution), rows, questions),
        questions=questions,
        details=sheets.get("details", {}),
    )


def decisions_of(session: Session, institution_id: int) -> dict[str, ProposalDecision]:
    """Proposal -> what was said to it."""
    query = select(ProposalDecision).where(ProposalDecision.institution_id == institution_id).order_by(col(ProposalDecision.id))
    return {decision.proposal: decision for decision in session.exec(query)}
