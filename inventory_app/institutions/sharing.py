"""What others may see of an institution: part by part, by name, counted without a name, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from inventory_app.answers.merge import Merged, merge
from inventory_app.answers.messages import N_
from inventory_app.answers.values import fingerprint
from inventory_app.history.actions import record
from inventory_app.tables import Institution, Person, Sharing, now

SUBJECT = "sharing"


class Part(StrEnum):
    SYSTEMS = "systems"
    PROFILE = "profile"
    PRECONDITIONS = "preconditions"
    CHECKLIST = "checklist"
    COSTS = "costs"
    ASSESSMENTS = "assessments"
    FREE_TEXT = "free_text"
    SPECIFICATIONS = "specifications"


class ShareLevel(StrEnum):
    NAMED = "named"
    COUNTED = "counted"
    WITHHELD = "withheld"


LEVEL_WORDS: dict[ShareLevel, str] = {
    ShareLevel.NAMED: N_("By name"),
    ShareLevel.COUNTED: N_("Counted, without name"),
    ShareLevel.WITHHELD: N_("Not at all"),
}

DEFAULTS: dict[Part, ShareLevel] = {
    Part.SYSTEMS: ShareLevel.NAMED,
    Part.PROFILE: ShareLevel.NAMED,
    Part.PRECONDITIONS: ShareLevel.NAMED,
    Part.CHECKLIST: ShareLevel.NAMED,
    Part.COSTS: ShareLevel.WITHHELD,
    Part.ASSESSMENTS: ShareLevel.WITHHELD,
    Part.FREE_TEXT: ShareLevel.WITHHELD,
    Part.SPECIFICATIONS: ShareLevel.WITHHELD,
}

PART_WORDS: dict[Part, tuple[str, str]] = {
    Part.SYSTEMS: (N_("Systems"), N_("Name, kind, status, areas, ownership, information, technology and contract of each system.")),
    Part.PROFILE: (N_("The institution’s profile"), N_("Strategy, organisation, forums, capability and maturity.")),
    Part.PRECONDITIONS: (N_("Preconditions"), N_("How far you have come with each of the twenty preconditions.")),
    Part.CHECKLIST: (N_("Requirements checklist"), N_("The level chosen for each requirement, and your own requirements.")),
    Part.COSTS: (N_("Costs"), N_("Yearly cost of each system.")),
    Part.ASSESSMENTS: (N_("Assessments"), N_("How well each system serves, and what you intend to do with it.")),
    Part.FREE_TEXT: (N_("Free text and experiences"), N_("Purpose, strengths, gaps, experiences and remarks, in your own words.")),
    Part.SPECIFICATIONS: (N_("Issued specifications"), N_("Your requirements specifications, once they are issued; never a draft.")),
}

# Questions of a system that fall under a stricter part than the system itself.
STRICTER: dict[str, Part] = {
    "annual_cost": Part.COSTS,
    "functional_fit": Part.ASSESSMENTS,
    "technical_fit": Part.ASSESSMENTS,
    "direction": Part.ASSESSMENTS,
    "use_maturity": Part.ASSESSMENTS,
    "strengths_gaps": Part.FREE_TEXT,
    "experience": Part.FREE_TEXT,
    "purpose": Part.FREE_TEXT,
}


def part_of_question(question_key: str, question_kind: str) -> Part:
    if question_key in STRICTER:
        return STRICTER[question_key]
    return Part.FREE_TEXT if question_kind == "long_text" else Part.SYSTEMS


@dataclass(frozen=True)
class Decision:
    """How one part is shared; nobody has decided where the default stands."""

    part: Part
    level: ShareLevel
    decided_at: datetime | None = None
    decided_by: str | None = None


def list_decisions(session: Session, institution_id: int) -> list[Decision]:
    """Every part, in the order of the table."""
    rows = session.exec(
        select(Sharing, Person.name)
        .join(Person, col(Person.id) == Sharing.decided_by_id, isouter=True)
        .where(Sharing.institution_id == institution_id)
    )
    decided = {Part(row.part): Decision(Part(row.part), ShareLevel(row.level), row.decided_at, name) for row, name in rows}
    return [decided.get(part) or Decision(part, DEFAULTS[part]) for part in Part]


def sharing_of(session: Session, institution_id: int) -> dict[Part, ShareLevel]:
    decided = session.exec(select(Sharing).where(Sharing.institution_id == institution_id))
    return DEFAULTS | {Part(row.part): ShareLevel(row.level) for row in decided}


def sharing_of_all(session: Session, institution_ids: Sequence[int]) -> dict[int, dict[Part, ShareLevel]]:
    """The same for several institutions in one statement."""
    found = {institution_id: dict(DEFAULTS) for institution_id in institution_ids}
    for row in session.exec(select(Sharing).where(col(Sharing.institution_id).in_(institution_ids)).order_by(col(Sharing.id))):
        found[row.institution_id][Part(row.part)] = ShareLevel(row.level)
    return found


def decided_of_all(session: Session, institution_ids: Sequence[int]) -> dict[int, dict[Part, datetime]]:
    """When each part was decided, where somebody has; one statement."""
    found: dict[int, dict[Part, datetime]] = {}
    query = select(Sharing.institution_id, Sharing.part, Sharing.decided_at).where(col(Sharing.institution_id).in_(institution_ids))
    for institution_id, part, at in session.exec(query.order_by(col(Sharing.id))):
        found.setdefault(institution_id, {})[Part(part)] = at
    return found


def decide(
    session: Session, institution_id: int, person_id: int | None, wanted: Mapping[Part, ShareLevel], seen: Mapping[str, str] | None = None
) -> Merged:
    """Takes effect at once. `seen` holds fingerprints of what the form showed; without it the last one to write decides."""
    # Rows may not exist yet, so the institution's row is what two who decide at once wait for.
    session.exec(select(Institution.id).where(Institution.id == institution_id).with_for_update()).one()
    rows = {row.part: row for row in session.exec(select(Sharing).where(Sharing.institution_id == institution_id))}
    before = {part.value: rows[part].level if part in rows else DEFAULTS[part].value for part in Part}
    if seen is None:
        seen = {part: fingerprint(level) for part, level in before.items()}
    merged = merge(before, {part.value: level.value for part, level in wanted.items()}, seen)
    for part, (_before, level) in merged.changed.items():
        row = rows.get(part) or Sharing(institution_id=institution_id, part=part, level=level)
        row.level, row.decided_at, row.decided_by_id = level, now(), person_id
        session.add(row)
    if merged.changed:
        record(session, institution_id, person_id, SUBJECT, "saved", merged.changed)
    return merged
