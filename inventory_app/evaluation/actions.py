"""Verbs that change an evaluation or its simulation. None commits."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session

from inventory_app.answers.merge import Merged
from inventory_app.answers.values import Answers, Value
from inventory_app.evaluation.inputs import prints_of
from inventory_app.evaluation.models import SHEET, SIMULATION, WEIGHT
from inventory_app.evaluation.simulation import tender_key
from inventory_app.institutions.sheets import Editor, answers_of, save_answers


def _overwrite(session: Session, editor: Editor, name: str, wanted: Answers, action: str) -> Merged:
    """Whatever was there: one act in the history tells what it was."""
    return save_answers(session, editor, name, wanted, prints_of(answers_of(session, editor.institution_id, name)), action)


def set_weights(session: Session, editor: Editor, weights: Mapping[str, int], action: str) -> Merged:
    return _overwrite(session, editor, SHEET, {f"{WEIGHT}{key}": weight for key, weight in weights.items()}, action)


def leave_out(session: Session, editor: Editor) -> Merged:
    """The institution is as one that never began; the history keeps what it had."""
    return _overwrite(session, editor, SHEET, dict.fromkeys(answers_of(session, editor.institution_id, SHEET)), "left_out")


def try_tenders(session: Session, editor: Editor, tenders: Mapping[str, Value]) -> Merged:
    return _overwrite(session, editor, SIMULATION, tenders, "example")


def remove_tender(session: Session, editor: Editor, number: int) -> Merged:
    keys = [key for key in answers_of(session, editor.institution_id, SIMULATION) if key.startswith(tender_key(number, ""))]
    return _overwrite(session, editor, SIMULATION, dict.fromkeys(keys), "deleted")
