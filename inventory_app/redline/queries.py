"""Reading the two sides of a comparison: an issue, or today's draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from sqlmodel import Session, col, select

from inventory_app.content.schema import Language
from inventory_app.redline import words
from inventory_app.redline.lines import Worded
from inventory_app.redline.outlets import Labels
from inventory_app.specification.dossier import ZONE
from inventory_app.specification.queries import DRAFT, NoSuchIssue, basis_for, today
from inventory_app.tables import Institution, Issue, id_of


@dataclass(frozen=True)
class Dated:
    version: str
    at: datetime


def list_versions(session: Session, institution_id: int) -> list[Dated]:
    """Newest first, without what was frozen with them."""
    query = select(Issue.version, Issue.issued_at).where(Issue.institution_id == institution_id)
    return [Dated(version, at) for version, at in session.exec(query.order_by(col(Issue.issued_at).desc(), col(Issue.id).desc()))]


def _called(which: str, versions: Sequence[Dated], language: Language) -> str:
    locale = "sv_SE" if language == "sv" else "en_GB"
    if which == DRAFT:
        return words.DRAFT.in_(language).format(day=format_date(today(), "d MMMM y", locale=locale))
    found = next((each for each in versions if each.version == which), None)
    if found is None:
        raise NoSuchIssue(which)
    return words.ISSUE.in_(language).format(version=which, day=format_date(found.at.astimezone(ZONE).date(), "d MMMM y", locale=locale))


def read_difference(session: Session, institution: Institution, old: str, new: str, language: Language) -> tuple[Worded, Labels]:
    """`old` and `new` are versions, or "draft"; NoSuchIssue where there is none."""
    versions = list_versions(session, id_of(institution))
    labels = Labels(
        institution=institution.name_en if language == "en" else institution.name_sv,
        old=_called(old, versions, language),
        new=_called(new, versions, language),
        day=format_date(today(), "d MMMM y", locale="sv_SE" if language == "sv" else "en_GB"),
        is_demo=institution.is_demo,
    )
    return Worded(basis_for(session, institution, old), basis_for(session, institution, new), language), labels


def file_name(language: Language, institution_key: str, old: str, new: str) -> str:
    sides = (words.DRAFT_NAME[language] if which == DRAFT else which for which in (old, new))
    return "-".join((words.FILE_NAME[language], institution_key, *sides))
