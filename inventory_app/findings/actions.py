"""Standing by a finding, and no longer. Neither commits."""

from __future__ import annotations

from sqlmodel import Session, select

from inventory_app.findings.gather import Place
from inventory_app.history.actions import record
from inventory_app.institutions.sheets import Editor
from inventory_app.tables import AcceptedFinding, Institution, now

SUBJECT = "findings"


def _find(session: Session, editor: Editor, place: Place) -> AcceptedFinding | None:
    # A row may not exist yet, so the institution's row is what two who accept at once wait for.
    session.exec(select(Institution.id).where(Institution.id == editor.institution_id).with_for_update()).one()
    return session.exec(
        select(AcceptedFinding)
        .where(
            AcceptedFinding.institution_id == editor.institution_id,
            AcceptedFinding.requirement_key == place.key,
            AcceptedFinding.language == place.language,
            AcceptedFinding.rule == place.rule,
            AcceptedFinding.excerpt == place.excerpt,
        )
        .execution_options(populate_existing=True)
    ).first()


def _change_key(place: Place) -> str:
    return f"{place.key}|{place.language}|{place.rule}|{place.excerpt}"


def accept(session: Session, editor: Editor, place: Place, motive: str) -> AcceptedFinding:
    """Who accepts again gives another motive."""
    row = _find(session, editor, place)
    before = row.motive if row else None
    if row is None:
        row = AcceptedFinding(
            institution_id=editor.institution_id,
            requirement_key=place.key,
            language=place.language,
            rule=place.rule,
            excerpt=place.excerpt,
            motive=motive,
        )
    row.motive, row.accepted_at, row.accepted_by_id = motive, now(), editor.person_id
    session.add(row)
    session.flush()
    if before != motive:
        record(session, editor.institution_id, editor.person_id, SUBJECT, "accepted", {_change_key(place): (before, motive)})
    return row


def withdraw(session: Session, editor: Editor, place: Place) -> bool:
    """Whether there was anything to withdraw."""
    row = _find(session, editor, place)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    record(session, editor.institution_id, editor.person_id, SUBJECT, "withdrawn", {_change_key(place): (row.motive, None)})
    return True
