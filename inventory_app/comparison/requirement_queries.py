"""Levels and own requirements as the hand-ins have them. Of those who are counted without a name only numbers leave the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlmodel import Session

from inventory_app.tables import SubmissionFact, SubmissionOwn
from inventory_app.tables.columns import bare

_BELOW = "checklist."
_FACT, _OWN = bare(SubmissionFact), bare(SubmissionOwn)


def read_levels(session: Session, submission_ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """(hand-in, requirement, level)."""
    if not submission_ids:
        return []
    query = sa.select(_FACT.submission_id, _FACT.key, _FACT.option).where(
        _FACT.submission_id.in_(submission_ids), _FACT.key >= _BELOW, _FACT.key < _BELOW + "\uffff"
    )
    start = len(_BELOW)
    return [(number, key[start:], level) for number, key, level in session.execute(query.order_by(_FACT.submission_id, _FACT.id))]


def count_levels(session: Session, submission_ids: Sequence[int]) -> list[tuple[str, str, int]]:
    """(requirement, level, how many)."""
    if not submission_ids:
        return []
    query = (
        sa.select(_FACT.key, _FACT.option, sa.func.count())
        .where(_FACT.submission_id.in_(submission_ids), _FACT.key >= _BELOW, _FACT.key < _BELOW + "\uffff")
        .group_by(_FACT.key, _FACT.option)
        .order_by(_FACT.key, _FACT.option)
    )
    return [(key[len(_BELOW) :], level, number) for key, level, number in session.execute(query)]


@dataclass(frozen=True)
class Own:
    submission_id: int
    key: str
    category: str
    level: str
    sv: str
    en: str

    @property
    def texts(self) -> dict[str, str]:
        return {"sv": self.sv, "en": self.en}

    def written_in(self, language: str) -> str:
        """This language, or the other where only that was written."""
        return language if self.texts[language] else "en" if language == "sv" else "sv"


def read_own(session: Session, submission_ids: Sequence[int]) -> list[Own]:
    """In the order of the hand-ins given."""
    if not submission_ids:
        return []
    columns = (_OWN.submission_id, _OWN.key, _OWN.category, _OWN.level, _OWN.text_sv, _OWN.text_en)
    query = sa.select(*columns).where(_OWN.submission_id.in_(submission_ids)).order_by(_OWN.id)
    place = {number: at for at, number in enumerate(submission_ids)}
    return sorted((Own(*row) for row in session.execute(query)), key=lambda own: place[own.submission_id])
