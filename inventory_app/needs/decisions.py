"""Verbs that answer what the inventory proposes. None commits."""

from __future__ import annotations

from sqlmodel import Session, select

from inventory_app.answers.values import fingerprint
from inventory_app.content.schema import RequirementCatalogue
from inventory_app.institutions.sheets import Editor
from inventory_app.needs.actions import lock
from inventory_app.needs.proposals.proposal import AddOwn, Fill, Proposal, SetLevel
from inventory_app.requirements.actions import PARAMETER_PREFIX, add_own, flat_key, flatten, save_choices
from inventory_app.requirements.queries import list_choices
from inventory_app.tables import ProposalDecision, now

# The act under which the checklist's history keeps an accepted proposal.
ACCEPTED = "from_inventory"


def _decide(session: Session, editor: Editor, proposal: str, is_accepted: bool, requirement: str = "") -> None:
    query = select(ProposalDecision).where(ProposalDecision.institution_id == editor.institution_id, ProposalDecision.proposal == proposal)
    decision = session.exec(query).first() or ProposalDecision(institution_id=editor.institution_id, proposal=proposal, is_accepted=is_accepted)
    decision.is_accepted, decision.requirement_key = is_accepted, requirement
    decision.decided_at, decision.decided_by_id = now(), editor.person_id
    session.add(decision)
    session.flush()


def accept(session: Session, catalogue: RequirementCatalogue, editor: Editor, proposal: Proposal) -> str:
    """Does what is proposed, as one act in the history of the checklist. Returns the requirement's key.

    The caller reads what is proposed after the lock, so that two who accept the same do it once.
    """
    lock(session, editor)
    act = proposal.act
    if isinstance(act, AddOwn):
        key = add_own(session, editor, act.category, act.fields).key
    else:
        key = act.requirement
        flat, value = _wanted(act)
        current = flatten(list_choices(session, editor.institution_id, removed=True, anew=True))
        save_choices(session, catalogue, editor, {flat: value}, {flat: fingerprint(current.get(flat))}, ACCEPTED)
    _decide(session, editor, proposal.key, True, key)
    return key


def _wanted(act: SetLevel | Fill) -> tuple[str, str | int]:
    if isinstance(act, Fill):
        return flat_key(act.requirement, PARAMETER_PREFIX + act.parameter), act.value
    return flat_key(act.requirement, "level"), act.level.value


def decline(session: Session, editor: Editor, proposal: Proposal) -> None:
    lock(session, editor)
    _decide(session, editor, proposal.key, False)


def take_back(session: Session, editor: Editor, proposal: str) -> bool:
    """What was declined is proposed again; False when it was not declined."""
    lock(session, editor)
    query = select(ProposalDecision).where(ProposalDecision.institution_id == editor.institution_id, ProposalDecision.proposal == proposal)
    found = session.exec(query).first()
    if found is None or found.is_accepted:
        return False
    session.delete(found)
    session.flush()
    return True
