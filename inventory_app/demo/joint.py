"""The demo's joint specification: five institutions that have handed in, of which two have approved their parts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.accounts.roles import Role
from inventory_app.answers.values import fingerprint
from inventory_app.demo.schema import Consortium
from inventory_app.joint import actions
from inventory_app.joint.facts import hashes_of
from inventory_app.joint.fold import Decision
from inventory_app.joint.queries import read_joint
from inventory_app.tables import Institution, JointMember, JointSpecification, Membership, id_of, today


def is_name_taken(session: Session, consortium: Consortium) -> bool:
    return session.exec(select(JointSpecification.id).where(JointSpecification.name == consortium.joint.name)).first() is not None


def load(session: Session, consortium: Consortium, coordinator_id: int | None) -> None:
    given = consortium.joint
    by_key = {row.key: row for row in session.exec(select(Institution).where(col(Institution.is_demo)).order_by(col(Institution.id)))}
    joint = actions.gather(
        session,
        coordinator_id,
        name=given.name,
        catalogue_edition=by_key[given.members[0].key].catalogue_edition,
        at_least=given.at_least,
        institution_ids=[id_of(by_key[member.key]) for member in given.members],
        is_demo=True,
    )
    actions.save_details(session, joint, given.details, {key: fingerprint(None) for key in given.details})
    for decision in given.decisions:
        actions.decide(session, joint, coordinator_id, decision.requirement, Decision(decision.level, decision.motive))
    for member in given.members:
        actions.save_volumes(session, joint, id_of(by_key[member.key]), member.volumes, {key: fingerprint(None) for key in member.volumes})
    session.flush()
    contacts = dict(session.exec(select(Membership.institution_id, Membership.person_id).where(Membership.role == Role.MAIN_CONTACT)).all())
    hashes = hashes_of(read_joint(session, joint, today()))
    for member in given.members:
        if member.answer:
            institution_id = id_of(by_key[member.key])
            approves = member.answer == "approve"
            actions.answer(
                session, joint, institution_id, contacts.get(institution_id), approves=approves, seen_hash=hashes[member.key], remark=member.remark
            )


def remove(session: Session) -> None:
    """The demo's own, and those that people have gathered of its institutions alone."""
    members: Any = sa.select(JointMember.joint_id).join(Institution, col(Institution.id) == JointMember.institution_id)  # type: ignore[call-overload]  # columns look like plain values
    only_demo = col(JointSpecification.id).in_(members) & col(JointSpecification.id).not_in(members.where(col(Institution.is_demo).is_(False)))
    session.execute(sa.delete(JointSpecification).where(col(JointSpecification.is_demo) | only_demo))
