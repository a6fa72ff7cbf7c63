"""What a file of requirements is compared with, and what an import did."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from inventory_app.content.schema import RequirementCatalogue
from inventory_app.requirement_files.preview import Checklist
from inventory_app.requirements.actions import CREATIONS
from inventory_app.requirements.queries import list_rows, question_answers
from inventory_app.tables import Change, ChangeSet


def read_checklist(session: Session, institution_id: int, catalogue: RequirementCatalogue) -> Checklist:
    """Two statements."""
    return Checklist(catalogue, list_rows(session, institution_id), question_answers(session, institution_id))


@dataclass
class Done:
    """What an import did to one requirement."""

    key: str
    is_new: bool
    fields: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def category(self) -> str:
        return self.key[:3]


def list_done(session: Session, institution_id: int, run_id: int) -> list[Done]:
    """In the order of the ids, in one statement."""
    query = (
        select(ChangeSet.action, Change.key, Change.after)
        .join(Change)
        .where(ChangeSet.institution_id == institution_id, ChangeSet.import_run_id == run_id)
        .order_by(col(Change.id))
    )
    found: dict[str, Done] = {}
    for action, flat, after in session.exec(query):
        key, name = flat.split("|", 1)
        done = found.setdefault(key, Done(key, action in CREATIONS))
        done.fields.append(name)
        if name in ("text_sv", "text_en") and after:
            done.texts[name] = str(after)
    return sorted(found.values(), key=lambda done: done.key)
