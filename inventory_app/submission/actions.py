"""Handing in. Does not commit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inventory_app.content.library import hash_of
from inventory_app.content.schema import InventoryTemplate, RequirementCatalogue
from inventory_app.history.actions import record
from inventory_app.institutions.editions import catalogue_edition, catalogue_of, template_edition, template_of
from inventory_app.submission.document import SubmissionDocument, compose_submission
from inventory_app.submission.facts import FORMAT, compose_facts
from inventory_app.submission.queries import read_confirmed, read_live
from inventory_app.submission.rounds import answer_call
from inventory_app.submission.rows import own_rows, system_rows
from inventory_app.tables import Institution, Submission, SubmissionFact, SubmissionOwn, SubmissionSystem, id_of, now

SUBJECT = "submission"


class HasDeclined(Exception):
    """The institution has said that it does not take part; it hands in again once it has taken that back."""


def write_rows(
    session: Session, submission: Submission, document: SubmissionDocument, template: InventoryTemplate, catalogue: RequirementCatalogue
) -> None:
    """What is compared of a hand-in; once, in the transaction that writes it. Not as objects: there may be thousands."""
    of = {"submission_id": id_of(submission), "institution_id": submission.institution_id}
    facts = [of | vars(fact) for fact in compose_facts(document, template, catalogue, submission.confirmed)]
    tables: tuple[tuple[Any, list[dict[str, Any]]], ...] = (
        (SubmissionFact, facts),
        (SubmissionSystem, [of | row for row in system_rows(document)]),
        (SubmissionOwn, [of | row for row in own_rows(document)]),
    )
    for table, rows in tables:
        if rows:
            session.execute(sa.insert(table), rows)


def renew_facts(session: Session) -> int:
    """Draws facts anew out of hand-ins whose facts an older version drew; their documents stay as they are. Returns how many. Does not commit."""
    query = select(Submission.id).where(Submission.facts_format < FORMAT).order_by(col(Submission.id))
    outdated = session.exec(query).all()
    for submission_id in outdated:
        submission = session.get_one(Submission, submission_id)
        for table in (SubmissionFact, SubmissionSystem, SubmissionOwn):
            session.execute(sa.delete(table).where(col(table.submission_id) == submission_id))
        document = SubmissionDocument.model_validate(submission.document)
        template, catalogue = template_edition(session, submission.template_edition), catalogue_edition(session, submission.catalogue_edition)
        write_rows(session, submission, document, template, catalogue)
        submission.facts_format = FORMAT
        session.flush()
        session.expire(submission)
    return len(outdated)


def submit_(session: Session, institution: Institution, person_id: int | None) -> Submission:
    """Freezes what is there now, with its facts, under the institution's next number."""
    # The row of the institution is what two hand-ins at once wait for.
    locked = session.exec(
        select(Institution).where(Institution.id == institution.id).with_for_update().execution_options(populate_existing=True)
    ).one()
    if locked.state != "active":
        raise HasDeclined
    document = compose_submission(locked, read_live(session, locked))
    number = id_of(locked)
    confirmed = read_confirmed(session, number, document)
    submission = freeze(session, locked, document, confirmed=confirmed, round_id=answer_call(session, number), person_id=person_id)
    record(session, number, person_id, SUBJECT, "handed_in", {"number": (None, submission.number)})
    return submission


def freeze(
    session: Session,
    institution: Institution,
    document: SubmissionDocument,
    *,
    confirmed: dict[str, str],
    round_id: int | None,
    person_id: int | None,
    at: datetime | None = None,
) -> Submission:
    """Stores the document as the institution's next hand-in, with its facts. Whoever calls has locked the institution and tells the log."""
    body = document.model_dump(mode="json")
    last = session.exec(
        select(Submission.number).where(Submission.institution_id == institution.id).order_by(col(Submission.number).desc()).limit(1)
    ).first()
    submission = Submission(
        institution_id=id_of(institution),
        number=(last or 0) + 1,
        round_id=round_id,
        document=body,
        sha256=hash_of(body),
        confirmed=confirmed,
        facts_format=FORMAT,
        open_points=len(document.open_points),
        template_edition=institution.template_edition,
        catalogue_edition=institution.catalogue_edition,
        submitted_at=at or now(),
        submitted_by_id=person_id,
    )
    session.add(submission)
    session.flush()
    write_rows(session, submission, document, template_of(session, institution), catalogue_of(session, institution))
    return submission
