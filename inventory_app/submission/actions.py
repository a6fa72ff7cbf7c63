"""Handing in. Does not commit."""

from __future__ import annotations

from sqlmodel import Session, col, select

from inventory_app.content.library import hash_of
from inventory_app.history.actions import record
from inventory_app.institutions.editions import catalogue_of, template_of
from inventory_app.submission.document import compose_submission
from inventory_app.submission.facts import compose_facts
from inventory_app.submission.queries import read_live
from inventory_app.submission.rounds import answer_call
from inventory_app.tables import Institution, Submission, SubmissionFact

SUBJECT = "submission"


class HasDeclined(Exception):
    """The institution has said that it does not take part; it hands in again once it has taken that back."""


def submit_(session: Session, institution: Institution, person_id: int | None) -> Submission:
    """Freezes what is there now, with its facts, under the institution's next number."""
    # The row of the institution is what two hand-ins at once wait for.
    locked = session.exec(
        select(Institution).where(Institution.id == institution.id).with_for_update().execution_options(populate_existing=True)
    ).one()
    if locked.state != "active":
        raise HasDeclined
    assert locked.id is not None
    document = compose_submission(locked, read_live(session, locked))
    body = document.model_dump(mode="json")
    last = session.exec(
        select(Submission.number).where(Submission.institution_id == locked.id).order_by(col(Submission.number).desc()).limit(1)
    ).first()
    submission = Submission(
        institution_id=locked.id,
        number=(last or 0) + 1,
        round_id=answer_call(session, locked.id),
        document=body,
        sha256=hash_of(body),
        open_points=len(document.open_points),
        template_edition=locked.template_edition,
        catalogue_edition=locked.catalogue_edition,
        submitted_by_id=person_id,
    )
    session.add(submission)
    session.flush()
    assert submission.id is not None
    session.add_all(
        SubmissionFact(
            submission_id=submission.id,
            institution_id=locked.id,
            part=fact.part,
            subject=fact.subject,
            key=fact.key,
            option=fact.option,
            number=fact.number,
        )
        for fact in compose_facts(document, template_of(session, locked), catalogue_of(session, locked))
    )
    session.flush()
    record(session, locked.id, person_id, SUBJECT, "handed_in", {"number": (None, submission.number)})
    return submission
