"""What a file of requirements is compared with."""

from __future__ import annotations

from sqlmodel import Session

from inventory_app.content.schema import RequirementCatalogue
from inventory_app.requirement_files.preview import Checklist
from inventory_app.requirements.queries import list_rows, question_answers


def read_checklist(session: Session, institution_id: int, catalogue: RequirementCatalogue) -> Checklist:
    """Two statements."""
    return Checklist(catalogue, list_rows(session, institution_id), question_answers(session, institution_id))
