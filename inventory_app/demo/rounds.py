"""The demo's round: open, with some who have handed in, one that was sent back, one that skips it and some who are on their way."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.roles import Role
from inventory_app.demo.schema import Consortium
from inventory_app.rounds.actions import note_look, open_round, send_back, skip
from inventory_app.submission.actions import submit_
from inventory_app.tables import Confirmation, Institution, Membership, Round, RoundInstitution, id_of, now, today


def is_name_taken(session: Session, consortium: Consortium) -> bool:
    return session.exec(select(Round.id).where(Round.name == consortium.round.name)).first() is not None


def load(session: Session, consortium: Consortium, coordinator_id: int | None) -> None:
    given = consortium.round
    by_key = {row.key: row for row in session.exec(select(Institution).where(col(Institution.is_demo)).order_by(col(Institution.id)))}
    opened_at = now() - timedelta(days=given.opened_days_ago)
    asked = {each.key: by_key[each.key] for each in consortium.institutions if each.state == "active"}
    first = next(iter(asked.values()))
    round_ = open_round(
        session,
        coordinator_id,
        name=given.name,
        due_on=today() + timedelta(days=given.due_in_days),
        message=given.message.strip(),
        template_edition=first.template_edition,
        catalogue_edition=first.catalogue_edition,
        institution_ids=[id_of(institution) for institution in asked.values()],
        opened_at=opened_at,
        is_demo=True,
    )
    parts = dict(session.exec(select(RoundInstitution.institution_id, RoundInstitution.id).where(RoundInstitution.round_id == round_.id)).all())
    contacts = dict(session.exec(select(Membership.institution_id, Membership.person_id).where(Membership.role == Role.MAIN_CONTACT)).all())
    for each in consortium.institutions:
        if each.key not in asked:
            continue
        institution = asked[each.key]
        institution_id = id_of(institution)
        if each.handed_in or each.skips:
            note_look(session, parts[institution_id] or 0)
        if each.handed_in:
            submit_(session, institution, contacts.get(institution_id))
        if each.sent_back:
            send_back(session, round_, institution_id, coordinator_id, each.sent_back.strip())
        if each.skips:
            skip(session, institution_id, contacts.get(institution_id), each.skips.strip())
        if each.confirmed_days_ago:
            session.execute(
                sa.update(Confirmation)
                .where(col(Confirmation.institution_id) == institution_id)
                .values(confirmed_at=now() - timedelta(days=each.confirmed_days_ago))
            )


def remove(session: Session) -> None:
    session.execute(sa.delete(Round).where(col(Round.is_demo)))
