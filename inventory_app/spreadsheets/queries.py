"""What goes into a workbook, read in a fixed number of statements."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_datetime
from sqlmodel import Session, col, select

from inventory_app.content.schema import Language
from inventory_app.institutions.editions import template_of
from inventory_app.inventory.queries import system_names
from inventory_app.spreadsheets.workbook import About, SystemAnswers, write_workbook
from inventory_app.tables import ZONE, Institution, System, id_of


def about(institution: Institution, language: Language, made_at: datetime) -> About:
    return About(
        language=language,
        edition=institution.template_edition,
        institution=institution.name_in(language),
        institution_key=institution.key,
        made_at=made_at,
        made=format_datetime(made_at.astimezone(ZONE), "d MMMM y HH:mm", locale="sv_SE" if language == "sv" else "en_GB"),
    )


def list_answers(session: Session, institution_id: int) -> list[SystemAnswers]:
    """Every system that is not in the bin, by name and id."""
    rows = session.exec(
        select(System.id, System.answers)
        .where(System.institution_id == institution_id, col(System.deleted_at).is_(None))
        .order_by(System.name, col(System.id))
    )
    return [SystemAnswers(number or 0, answers) for number, answers in rows]


def workbook_for(session: Session, institution: Institution, language: Language, made_at: datetime) -> bytes:
    """The institution's whole register."""
    sheet = template_of(session, institution).system
    number = id_of(institution)
    return write_workbook(sheet, about(institution, language, made_at), list_answers(session, number), system_names(session, number))


def empty_workbook_for(session: Session, institution: Institution, language: Language, made_at: datetime) -> bytes:
    """No systems and room for many; links can still name the register's."""
    sheet = template_of(session, institution).system
    return write_workbook(sheet, about(institution, language, made_at), names=system_names(session, id_of(institution)))
