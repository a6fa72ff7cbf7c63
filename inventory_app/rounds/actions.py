"""Verbs on rounds: opening, changing, closing, sending back, skipping, reminding. None commits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.history.actions import record
from inventory_app.institutions import actions as institutions
from inventory_app.institutions.confirmations import note_answered
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.actions import judge_again
from inventory_app.rounds.mail import Outcome, faults_of
from inventory_app.submission.actions import SUBJECT
from inventory_app.submission.rounds import find_open_part
from inventory_app.tables import Institution, Reminder, RequirementChoice, Round, RoundInstitution, Submission, id_of, now


class NameTaken(Exception):
    """Another round has this name."""


class InAnotherRound(Exception):
    """Some of the institutions are in another open round; their ids are told."""

    def __init__(self, institution_ids: Collection[int]) -> None:
        super().__init__(institution_ids)
        self.institution_ids = institution_ids


class OlderEdition(Exception):
    """Some of the institutions work with a later edition already; their ids are told."""

    def __init__(self, institution_ids: Collection[int]) -> None:
        super().__init__(institution_ids)
        self.institution_ids = institution_ids


class RoundIsClosed(Exception):
    """Nothing of a closed round changes, until it is opened again."""


class NothingToSendBack(Exception):
    """The institution has not handed in within this round, or that has been sent back already."""


class NotInRound(Exception):
    """The institution is in no open round."""


def _locked(session: Session, institution_ids: Iterable[int]) -> list[Institution]:
    """Two rounds that are opened at once wait for each other here."""
    query = select(Institution).where(col(Institution.id).in_(list(institution_ids))).order_by(col(Institution.id))
    return list(session.exec(query.with_for_update().execution_options(populate_existing=True)))


def _refuse_those_in_another(session: Session, institution_ids: Collection[int], round_id: int | None) -> None:
    query = (
        select(RoundInstitution.institution_id)
        .join(Round, col(Round.id) == RoundInstitution.round_id)
        .where(col(RoundInstitution.institution_id).in_(institution_ids), col(Round.closed_at).is_(None), Round.id != (round_id or 0))
        .order_by(col(RoundInstitution.institution_id))
    )
    busy = list(session.exec(query))
    if busy:
        raise InAnotherRound(busy)


def _begun_checklists(session: Session, institution_ids: Collection[int]) -> set[int]:
    """Those that have decided on requirements: what a newer catalogue changes for them they take over or keep, one by one."""
    return set(
        session.exec(select(col(RequirementChoice.institution_id)).where(col(RequirementChoice.institution_id).in_(institution_ids)).distinct())
    )


def _move(session: Session, institution: Institution, person_id: int | None, template: int, catalogue: int) -> None:
    """On to these editions. Keys are for ever, so every answer means what it meant."""
    wanted = {"template_edition": template, "catalogue_edition": catalogue}
    changes = {name: (getattr(institution, name), number) for name, number in wanted.items() if getattr(institution, name) != number}
    if not changes:
        return
    institution.sqlmodel_update(wanted)
    session.add(institution)
    session.flush()
    if "template_edition" in changes:
        judge_again(session, template_of(session, institution).system, id_of(institution))
    record(session, id_of(institution), person_id, institutions.SUBJECT, "moved_edition", changes)


def _ask(session: Session, round_: Round, asked: Sequence[Institution], person_id: int | None) -> None:
    """The round begins for these institutions."""
    older = [id_of(each) for each in asked if each.template_edition > round_.template_edition or each.catalogue_edition > round_.catalogue_edition]
    if older:
        raise OlderEdition(older)
    begun = _begun_checklists(session, [id_of(each) for each in asked])
    for each in asked:
        _move(session, each, person_id, round_.template_edition, each.catalogue_edition if id_of(each) in begun else round_.catalogue_edition)
        session.add(RoundInstitution(round_id=id_of(round_), institution_id=id_of(each)))
    note_answered(session, [id_of(each) for each in asked], {id_of(each): template_of(session, each) for each in asked})
    session.flush()


def _save(session: Session, round_: Round, name: str, due_on: date, message: str) -> None:
    try:
        with session.begin_nested():
            round_.name, round_.due_on, round_.message = name, due_on, message
            session.add(round_)
            session.flush()
    except sa.exc.IntegrityError:
        raise NameTaken from None


def open_round(
    session: Session,
    person_id: int | None,
    *,
    name: str,
    due_on: date,
    message: str,
    template_edition: int,
    catalogue_edition: int,
    institution_ids: Collection[int],
    opened_at: datetime | None = None,
    is_demo: bool = False,
) -> Round:
    asked = _locked(session, institution_ids)
    _refuse_those_in_another(session, institution_ids, None)
    round_ = Round(
        name=name,
        due_on=due_on,
        message=message,
        template_edition=template_edition,
        catalogue_edition=catalogue_edition,
        opened_at=opened_at or now(),
        opened_by_id=person_id,
        is_demo=is_demo,
    )
    _save(session, round_, name, due_on, message)
    _ask(session, round_, asked, person_id)
    return round_


def edit_round(
    session: Session, round_: Round, person_id: int | None, *, name: str, due_on: date, message: str, institution_ids: Collection[int]
) -> None:
    """Institutions that have handed in within the round stay in it, whatever was chosen."""
    if round_.closed_at:
        raise RoundIsClosed
    asked = _locked(session, institution_ids)
    _refuse_those_in_another(session, institution_ids, round_.id)
    _save(session, round_, name, due_on, message)
    before = set(session.exec(select(RoundInstitution.institution_id).where(RoundInstitution.round_id == round_.id)))
    handed_in = set(session.exec(select(Submission.institution_id).where(Submission.round_id == round_.id)))
    leaving = before - set(institution_ids) - handed_in
    session.execute(sa.delete(RoundInstitution).where(col(RoundInstitution.round_id) == round_.id, col(RoundInstitution.institution_id).in_(leaving)))
    _ask(session, round_, [each for each in asked if each.id not in before], person_id)


def close_round(session: Session, round_: Round) -> None:
    round_.closed_at = round_.closed_at or now()
    session.add(round_)


def reopen_round(session: Session, round_: Round) -> None:
    ids = list(session.exec(select(RoundInstitution.institution_id).where(RoundInstitution.round_id == round_.id)))
    _locked(session, ids)
    _refuse_those_in_another(session, ids, round_.id)
    round_.closed_at = None
    session.add(round_)


def send_back(session: Session, round_: Round, institution_id: int, person_id: int | None, remark: str) -> RoundInstitution:
    """The last hand-in stays as it is, frozen; the institution is asked for another."""
    if round_.closed_at:
        raise RoundIsClosed
    _locked(session, [institution_id])
    part = session.exec(
        select(RoundInstitution).where(RoundInstitution.round_id == round_.id, RoundInstitution.institution_id == institution_id)
    ).first()
    number = session.exec(
        select(sa.func.max(col(Submission.number))).where(Submission.round_id == round_.id, Submission.institution_id == institution_id)
    ).one()
    if part is None or number is None or part.returned_at or part.skipped_at:
        raise NothingToSendBack
    part.returned_number, part.return_remark, part.returned_at, part.returned_by_id = number, remark, now(), person_id
    session.add(part)
    record(session, institution_id, person_id, SUBJECT, "sent_back", {str(number): (None, remark)})
    return part


def _open_part(session: Session, institution_id: int) -> RoundInstitution:
    _locked(session, [institution_id])
    part = find_open_part(session, institution_id)
    if part is None:
        raise NotInRound
    return part


def skip(session: Session, institution_id: int, person_id: int | None, reason: str) -> None:
    """The institution answers this round with a reason instead of a hand-in. A hand-in later takes that back."""
    part = _open_part(session, institution_id)
    record(session, institution_id, person_id, SUBJECT, "skipped", {"reason": (part.skip_reason or None, reason)})
    part.skip_reason, part.skipped_at = reason, part.skipped_at or now()
    session.add(part)


def take_part(session: Session, institution_id: int, person_id: int | None) -> None:
    part = _open_part(session, institution_id)
    if part.skipped_at:
        record(session, institution_id, person_id, SUBJECT, "unskipped", {"reason": (part.skip_reason, None)})
        part.skip_reason, part.skipped_at = "", None
        session.add(part)


def note_look(session: Session, part_id: int) -> None:
    """Somebody of the institution has opened its page since the round began. Only the first time counts."""
    part = sa.update(RoundInstitution).where(col(RoundInstitution.id) == part_id, col(RoundInstitution.looked_at).is_(None))
    session.execute(part.values(looked_at=now()))


def remind(session: Session, round_: Round, person_id: int | None, texts: Mapping[int, str]) -> dict[int, Reminder]:
    """`texts`: institution -> what is written to it. Returned by institution."""
    if round_.closed_at:
        raise RoundIsClosed
    written = {
        institution_id: Reminder(round_id=id_of(round_), institution_id=institution_id, text=text, written_by_id=person_id)
        for institution_id, text in texts.items()
    }
    session.add_all(written.values())
    session.flush()
    return written


def record_mail(session: Session, outcomes: Iterable[Outcome]) -> None:
    """What became of the letters, by the reminders they were about."""
    by_reminder: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        by_reminder.setdefault(outcome.about, []).append(outcome)
    for reminder_id, about in by_reminder.items():
        mailed = sum(not outcome.fault for outcome in about)
        session.execute(sa.update(Reminder).where(col(Reminder.id) == reminder_id).values(mailed_to=mailed, mail_fault=faults_of(about)))
