"""Verbs on joint specifications: gathering, deciding, approving, issuing. None commits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.values import fingerprint
from inventory_app.history.actions import record
from inventory_app.institutions.sharing import ShareLevel
from inventory_app.joint.compose import compose
from inventory_app.joint.facts import compose_joint_basis, hashes_of
from inventory_app.joint.fold import Decision
from inventory_app.joint.open_points import JointPoint, list_open_points, stopping
from inventory_app.joint.queries import list_candidates, read_joint
from inventory_app.specification.actions import ChangedMeanwhile, Printed
from inventory_app.specification.dossier import Stamp
from inventory_app.specification.versions import next_versions
from inventory_app.tables import JointChoice, JointIssue, JointIssueDocument, JointMember, JointSpecification, id_of, now, today

SUBJECT = "joint"


class NameTaken(Exception):
    """Another joint specification has this name."""


class NoSuchMember(Exception):
    """The institution does not take part, or has nothing to be read from."""


class NotReadyToIssue(Exception):
    """Something must be settled first."""

    def __init__(self, points: list[JointPoint]) -> None:
        super().__init__(f"{len(points)} points stop the issue")
        self.points = points


def _locked(session: Session, joint: JointSpecification) -> JointSpecification:
    """Its row is what two who change it at once wait for."""
    query = select(JointSpecification).where(JointSpecification.id == joint.id)
    return session.exec(query.with_for_update().execution_options(populate_existing=True)).one()


def _touch(session: Session, joint: JointSpecification) -> None:
    joint.updated_at = now()
    session.add(joint)


def _save(session: Session, joint: JointSpecification) -> None:
    try:
        with session.begin_nested():
            session.add(joint)
            session.flush()
    except sa.exc.IntegrityError:
        raise NameTaken from None


def gather(
    session: Session,
    person_id: int | None,
    *,
    name: str,
    catalogue_edition: int,
    at_least: int | None,
    institution_ids: Collection[int],
    is_demo: bool = False,
) -> JointSpecification:
    joint = JointSpecification(name=name, catalogue_edition=catalogue_edition, at_least=at_least, created_by_id=person_id, is_demo=is_demo)
    _save(session, joint)
    _take_in(session, joint, person_id, institution_ids)
    return joint


def print_of_gathering(session: Session, joint: JointSpecification) -> str:
    """What the form that changes who takes part remembers of what it showed."""
    return fingerprint([joint.name, joint.catalogue_edition, joint.at_least, sorted(_member_ids(session, joint))])


def edit(
    session: Session,
    joint: JointSpecification,
    person_id: int | None,
    *,
    name: str,
    catalogue_edition: int,
    at_least: int | None,
    institution_ids: Collection[int],
    offered_ids: Collection[int],
    seen: str,
) -> None:
    """Institutions that stay keep their hand-in, their volumes and their answer; one that was not offered could not be unticked, and stays."""
    joint = _locked(session, joint)
    if print_of_gathering(session, joint) != seen:
        raise ChangedMeanwhile
    joint.name, joint.catalogue_edition, joint.at_least = name, catalogue_edition, at_least
    _touch(session, joint)
    _save(session, joint)
    before = _member_ids(session, joint)
    for institution_id in sorted((before & set(offered_ids)) - set(institution_ids)):
        leave_out(session, joint, person_id, institution_id)
    _take_in(session, joint, person_id, set(institution_ids) - before)


def _member_ids(session: Session, joint: JointSpecification) -> set[int]:
    return set(session.exec(select(JointMember.institution_id).where(JointMember.joint_id == joint.id)))


def _take_in(session: Session, joint: JointSpecification, person_id: int | None, institution_ids: Collection[int]) -> None:
    """Each with its last hand-in. Who has not handed in, or does not share its checklist, cannot be taken in."""
    for each in list_candidates(session):
        institution_id = id_of(each.institution)
        if institution_id in institution_ids and each.share is ShareLevel.NAMED:
            session.add(JointMember(joint_id=id_of(joint), institution_id=institution_id, submission_id=each.submission_id))
            record(session, institution_id, person_id, SUBJECT, "taken_in", {joint.name: (None, each.number)})
    session.flush()


def _member(session: Session, joint: JointSpecification, institution_id: int) -> JointMember:
    """The whole is locked before its part, by everybody: otherwise two could wait for each other."""
    _locked(session, joint)
    query = select(JointMember).where(JointMember.joint_id == joint.id, JointMember.institution_id == institution_id)
    member = session.exec(query.execution_options(populate_existing=True)).first()
    if member is None:
        raise NoSuchMember
    return member


def leave_out(session: Session, joint: JointSpecification, person_id: int | None, institution_id: int) -> None:
    session.delete(_member(session, joint, institution_id))
    record(session, institution_id, person_id, SUBJECT, "left_out", {joint.name: (None, None)})
    _touch(session, joint)
    session.flush()


def take_newest(session: Session, joint: JointSpecification, person_id: int | None, institution_id: int) -> int:
    """Reads the institution's part from its last hand-in from now on. Its answer stays, and shows as one to an earlier version if its part differs."""
    member = _member(session, joint, institution_id)
    newest = next((each for each in list_candidates(session) if each.institution.id == institution_id), None)
    if newest is None:
        raise NoSuchMember
    member.submission_id = newest.submission_id
    session.add(member)
    record(session, institution_id, person_id, SUBJECT, "newer_taken", {joint.name: (None, newest.number)})
    _touch(session, joint)
    return newest.number


def save_volumes(
    session: Session, joint: JointSpecification, institution_id: int, wanted: Mapping[str, int | None], seen: Mapping[str, str]
) -> Merged:
    member = _member(session, joint, institution_id)
    merged = merge(member.volumes, wanted, seen)
    if merged.changed:
        member.volumes = merged.answers
        session.add(member)
        _touch(session, joint)
    return merged


def save_details(session: Session, joint: JointSpecification, wanted: Mapping[str, Any], seen: Mapping[str, str]) -> Merged:
    """Merged field by field, as answers are."""
    joint = _locked(session, joint)
    merged = merge(joint.details, wanted, seen)
    if merged.changed:
        joint.details = merged.answers
        _touch(session, joint)
    return merged


def print_of(decision: Decision | None) -> str:
    """What a form remembers of the decision it showed."""
    return fingerprint([decision.level, decision.motive] if decision else None)


def decide(
    session: Session, joint: JointSpecification, person_id: int | None, requirement_key: str, wanted: Decision | None, seen: str | None = None
) -> None:
    """None: what the most chose stands again. With `seen`, ChangedMeanwhile where another coordinator has decided since, and otherwise."""
    joint = _locked(session, joint)
    query = select(JointChoice).where(JointChoice.joint_id == joint.id, JointChoice.requirement_key == requirement_key)
    row = session.exec(query.execution_options(populate_existing=True)).first()
    now_there = print_of(Decision(row.level, row.motive) if row else None)
    if seen is not None and now_there not in (seen, print_of(wanted)):
        raise ChangedMeanwhile
    if wanted is None:
        if row is not None:
            session.delete(row)
    else:
        row = row or JointChoice(joint_id=id_of(joint), requirement_key=requirement_key, level=wanted.level)
        row.level, row.motive, row.decided_at, row.decided_by_id = wanted.level, wanted.motive, now(), person_id
        session.add(row)
    _touch(session, joint)
    session.flush()


def answer(
    session: Session, joint: JointSpecification, institution_id: int, person_id: int | None, *, approves: bool, seen_hash: str, remark: str
) -> None:
    """Approves or declines what the person saw; ChangedMeanwhile when the part is another by now."""
    member = _member(session, joint, institution_id)
    gathered = read_joint(session, joint, today())
    found = gathered.find_member(institution_id)
    if found is None or hashes_of(gathered)[found.key] != seen_hash:
        raise ChangedMeanwhile
    member.approved_at = now() if approves else None
    member.approved_by_id, member.approved_hash, member.remark = person_id, seen_hash, remark
    session.add(member)
    record(session, institution_id, person_id, SUBJECT, "approved" if approves else "part_declined", {joint.name: (None, remark or None)})


def issue_(session: Session, joint: JointSpecification, person_id: int | None, stamp: Stamp, printed: Mapping[str, Printed]) -> JointIssue:
    """Freezes what was printed, in both languages, if it is still true: everything is composed once more and must be the same."""
    joint = _locked(session, joint)
    gathered = read_joint(session, joint, stamp.issued_on)
    if points := stopping(list_open_points(gathered, stamp.prevails)):
        raise NotReadyToIssue(points)
    is_next = stamp.version in next_versions(issue.version for issue in gathered.issues)
    if not is_next or any(compose(gathered, each.document.language, stamp) != each.document for each in printed.values()):
        raise ChangedMeanwhile
    issue = JointIssue(
        joint_id=gathered.id,
        version=stamp.version,
        language=stamp.prevails,
        remark=stamp.remark,
        decided_by=stamp.decision.by if stamp.decision else "",
        decided_on=stamp.decision.on if stamp.decision else None,
        decision=stamp.decision.text if stamp.decision else "",
        basis=compose_joint_basis(gathered).model_dump(mode="json"),
        catalogue_edition=joint.catalogue_edition,
        issued_by_id=person_id,
        issued_by_name=stamp.issued_by,
    )
    session.add(issue)
    session.flush()
    session.add_all(
        JointIssueDocument(
            joint_issue_id=id_of(issue),
            language=each.document.language,
            document=each.document.model_dump(mode="json"),
            pdf=each.pdf,
            sha256=sha256(each.pdf).hexdigest(),
        )
        for each in printed.values()
    )
    session.flush()
    for member in gathered.members:
        record(session, member.institution_id, person_id, SUBJECT, "joint_issued", {joint.name: (None, stamp.version)})
    return issue


def remove(session: Session, joint: JointSpecification) -> bool:
    """What was issued stays for ever; a joint specification that never was can go."""
    joint = _locked(session, joint)
    if session.exec(select(JointIssue.id).where(JointIssue.joint_id == joint.id).limit(1)).first() is not None:
        return False
    session.execute(sa.delete(JointSpecification).where(col(JointSpecification.id) == joint.id))
    return True
