"""An institution's own answers (profile, preconditions, details ...): each a sheet of steps with one dict of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.values import Answers
from inventory_app.content.library import load_sheet
from inventory_app.content.schema import (
    ChoiceQuestion,
    DateQuestion,
    GroupQuestion,
    InventoryTemplate,
    LongTextQuestion,
    Option,
    Preconditions,
    Sheet,
    Step,
    Text,
    TextQuestion,
)
from inventory_app.history.actions import record
from inventory_app.tables import AnswerSheet, Institution, now
from inventory_app.tables.columns import bare

PRECONDITION_STATUS = (
    Option(key="not_met", label=Text(sv="Nej", en="No")),
    Option(key="started", label=Text(sv="Påbörjat", en="Started")),
    Option(key="met", label=Text(sv="Klart", en="Done")),
    Option(key="not_applicable", label=Text(sv="Ej aktuellt", en="Not applicable")),
)


def _precondition_question(key: str, label: Text, explanation: Text, retired: bool) -> GroupQuestion:
    return GroupQuestion(
        kind="group",
        key=key,
        label=label,
        hint=explanation,
        required=True,
        retired=retired,
        parts=(
            ChoiceQuestion(kind="choice", key="status", label=Text(sv="Läge", en="Status"), options=PRECONDITION_STATUS, required=True),
            LongTextQuestion(kind="long_text", key="remark", label=Text(sv="Anmärkning", en="Remark"), max_length=2000),
            TextQuestion(kind="text", key="responsible", label=Text(sv="Ansvarig", en="Responsible")),
            DateQuestion(kind="date", key="by", label=Text(sv="Klart senast", en="Done by")),
        ),
    )


@lru_cache(maxsize=16)
def precondition_sheet(preconditions: Preconditions) -> Sheet:
    """The preconditions as questions: a status, a remark, who and by when."""
    return Sheet(
        title=preconditions.title,
        intro=preconditions.intro,
        steps=tuple(
            Step(
                key=theme.key,
                label=theme.label,
                intro=theme.intro,
                questions=tuple(
                    _precondition_question(item.key, item.label, item.explanation, item.retired)
                    for item in preconditions.items
                    if item.theme == theme.key
                ),
            )
            for theme in preconditions.themes
        ),
    )


SHEET_NAMES = ("profile", "preconditions", "details")
# It links to systems, so a room above shows and saves it.
FLOW = "flow"


def sheet_named(template: InventoryTemplate, name: str) -> Sheet:
    if name == "preconditions":
        return precondition_sheet(template.preconditions)
    if name == FLOW:
        return template.flow or _shipped_flow()
    sheet: Sheet = {"profile": template.profile, "details": template.details}[name]
    return sheet


@lru_cache(maxsize=1)
def _shipped_flow() -> Sheet:
    """For institutions whose edition is older than the question."""
    return load_sheet("information_flow.yaml")


# Put together once: many pages ask it.
_SHEETS = bare(AnswerSheet)
_ALL_ANSWERS = sa.select(_SHEETS.name, _SHEETS.answers).where(_SHEETS.institution_id == sa.bindparam("institution_id")).order_by(_SHEETS.id)
_ANSWERS = _ALL_ANSWERS.where(_SHEETS.name == sa.bindparam("name"))


def answers_of(session: Session, institution_id: int, name: str) -> dict[str, Any]:
    found = session.execute(_ANSWERS, {"institution_id": institution_id, "name": name}).first()
    return found.answers if found else {}


def all_answers(session: Session, institution_id: int) -> dict[str, dict[str, Any]]:
    """Every sheet of an institution in one statement."""
    return dict(session.execute(_ALL_ANSWERS, {"institution_id": institution_id}).all())


@dataclass(frozen=True)
class Editor:
    """Who writes where; what an action needs to know of a place."""

    institution_id: int
    person_id: int | None


def _locked(session: Session, institution_id: int, name: str) -> AnswerSheet:
    query = select(AnswerSheet).where(AnswerSheet.institution_id == institution_id, AnswerSheet.name == name).with_for_update()
    found = session.exec(query).first()
    if found is None:
        # There is no row to wait for yet: two who give the first answer at once wait for the institution's row.
        session.exec(select(Institution.id).where(Institution.id == institution_id).with_for_update()).one()
        found = session.exec(query).first()
    return found or AnswerSheet(institution_id=institution_id, name=name)


def _locked_sheet(session: Session, editor: Editor, name: str) -> AnswerSheet:
    """The sheet with its lock; a sheet that is not there yet is waited for at the institution's row, so that two do not make it."""
    query = select(AnswerSheet).where(AnswerSheet.institution_id == editor.institution_id, AnswerSheet.name == name)
    query = query.with_for_update().execution_options(populate_existing=True)
    found = session.exec(query).first()
    if found is None:
        session.exec(select(Institution.id).where(Institution.id == editor.institution_id).with_for_update()).one()
        found = session.exec(query).first()
    return found or AnswerSheet(institution_id=editor.institution_id, name=name)


def save_answers(session: Session, editor: Editor, name: str, wanted: Answers, seen: Mapping[str, str], action: str = "saved") -> Merged:
    sheet = _locked_sheet(session, editor, name)
    merged = merge(sheet.answers, wanted, seen)
    if merged.changed:
        sheet.answers, sheet.updated_at, sheet.updated_by_id = merged.answers, now(), editor.person_id
        session.add(sheet)
        record(session, editor.institution_id, editor.person_id, name, action, merged.changed)
    return merged
