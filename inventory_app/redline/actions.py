"""Saying what one wants of a newer edition, and moving there. None commits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, select

from inventory_app.institutions.sheets import Editor
from inventory_app.redline.edition import Decision, kept
from inventory_app.redline.queries import find_newer
from inventory_app.requirements.actions import move_to_edition
from inventory_app.tables import EditionDecision, Institution, now


class DecidedMeanwhile(Exception):
    """Somebody decided otherwise after the page was shown."""


class StillUndecided(Exception):
    """Some changes wait for a decision."""


class NothingNewer(Exception):
    """The institution works with the newest edition, or another was published meanwhile."""


def _lock(session: Session, editor: Editor) -> Institution:
    query = select(Institution).where(Institution.id == editor.institution_id).with_for_update()
    return session.exec(query.execution_options(populate_existing=True)).one()


def decide(session: Session, editor: Editor, edition: int, key: str, decision: Decision, seen: str) -> EditionDecision:
    """`seen` is the decision that the page showed, or nothing."""
    _lock(session, editor)
    found = session.exec(
        select(EditionDecision)
        .where(
            EditionDecision.institution_id == editor.institution_id,
            EditionDecision.edition == edition,
            EditionDecision.requirement_key == key,
        )
        .execution_options(populate_existing=True)
    ).first()
    current = found.decision if found else ""
    if current not in (seen, decision):
        raise DecidedMeanwhile
    row = found or EditionDecision(institution_id=editor.institution_id, edition=edition, requirement_key=key, decision=decision)
    row.decision, row.decided_at, row.decided_by_id = decision, now(), editor.person_id
    session.add(row)
    session.flush()
    return row


def take_rest(session: Session, editor: Editor, edition: int, keys: Iterable[str]) -> int:
    """Takes over what nobody has decided on among these; how many."""
    _lock(session, editor)
    here = (EditionDecision.institution_id == editor.institution_id, EditionDecision.edition == edition)
    decided = set(session.exec(select(EditionDecision.requirement_key).where(*here)))
    rows = [
        EditionDecision(
            institution_id=editor.institution_id, edition=edition, requirement_key=key, decision=Decision.TAKE, decided_by_id=editor.person_id
        )
        for key in keys
        if key not in decided
    ]
    session.add_all(rows)
    session.flush()
    return len(rows)


def move(session: Session, editor: Editor, edition: int) -> Institution:
    """What is kept becomes own words; everything else says what the newer edition says."""
    newer = find_newer(session, _lock(session, editor), anew=True)
    if newer is None or newer.edition != edition:
        raise NothingNewer
    if newer.waiting:
        raise StillUndecided
    wanted: dict[str, Any] = {}
    for change in newer.changes:
        decided = newer.decisions.get(change.key)
        if change.concerns and decided and decided.decision is Decision.KEEP:
            wanted |= kept(change)
    return move_to_edition(session, newer.catalogue, editor, edition, wanted)
