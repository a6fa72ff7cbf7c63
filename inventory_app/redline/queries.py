"""Reading the two sides of a comparison: an issue or today's draft, or the checklist under two editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date
from sqlmodel import Session, col, select

from inventory_app.content.schema import Language, RequirementCatalogue
from inventory_app.institutions.editions import catalogue_edition, catalogue_of, newer_edition
from inventory_app.redline import words
from inventory_app.redline.edition import Decision, EditionChange, compare_editions
from inventory_app.redline.lines import Worded
from inventory_app.redline.outlets import Labels
from inventory_app.requirements.queries import list_choices, question_answers
from inventory_app.specification.queries import DRAFT, NoSuchIssue, basis_for
from inventory_app.tables import ZONE, EditionDecision, Institution, Issue, Person, id_of, today


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
        institution=institution.name_in(language),
        old=_called(old, versions, language),
        new=_called(new, versions, language),
        day=format_date(today(), "d MMMM y", locale="sv_SE" if language == "sv" else "en_GB"),
        is_demo=institution.is_demo,
    )
    return Worded(basis_for(session, institution, old), basis_for(session, institution, new), language), labels


def file_name(language: Language, institution_key: str, old: str, new: str) -> str:
    sides = (words.DRAFT_NAME[language] if which == DRAFT else which for which in (old, new))
    return "-".join((words.FILE_NAME[language], institution_key, *sides))


@dataclass(frozen=True)
class Decided:
    """What was said to a change, by whom and when; `by` is empty for somebody who has left."""

    decision: Decision
    by: str
    at: datetime


@dataclass(frozen=True)
class Newer:
    """The newest edition of the catalogue beside the institution's own checklist."""

    edition: int
    catalogue: RequirementCatalogue
    changes: list[EditionChange]
    decisions: dict[str, Decided]

    @property
    def waiting(self) -> list[EditionChange]:
        """Changes that must be decided before the institution can move."""
        return [change for change in self.changes if change.concerns and change.key not in self.decisions]


def find_newer(session: Session, institution: Institution, *, anew: bool = False) -> Newer | None:
    """`anew`: what is in the database counts, not what this session read before it waited for a lock."""
    edition = newer_edition(session, institution)
    if edition is None:
        return None
    number = id_of(institution)
    query = (
        select(EditionDecision, Person.name)
        .join(Person, col(Person.id) == EditionDecision.decided_by_id, isouter=True)
        .where(EditionDecision.institution_id == number, EditionDecision.edition == edition)
        .order_by(EditionDecision.requirement_key, col(EditionDecision.id))
        .execution_options(populate_existing=anew)
    )
    decisions = {each.requirement_key: Decided(Decision(each.decision), by or "", each.decided_at) for each, by in session.exec(query)}
    catalogue = catalogue_edition(session, edition)
    choices = list_choices(session, number, anew=anew)
    changes = compare_editions(catalogue_of(session, institution), catalogue, choices, question_answers(session, number))
    return Newer(edition, catalogue, changes, decisions)
