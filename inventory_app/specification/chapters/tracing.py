"""Annex: which of today's systems and which preconditions a requirement area hangs on. Worked out, by rules that the annex prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inventory_app.content.schema import Text
from inventory_app.documents.blocks import Block, Bullets, Column, Heading, Keys, Paragraph, Prose, Table
from inventory_app.documents.words import T
from inventory_app.inventory.flags import PERSONAL
from inventory_app.specification import words
from inventory_app.specification.chapters.goals import asked_preconditions, show_status, status_of
from inventory_app.specification.chapters.needs import need_traces
from inventory_app.specification.dossier import KnownSystem
from inventory_app.specification.pen import Pen, listed

Test = Callable[[KnownSystem], bool]


@dataclass(frozen=True)
class Rule:
    says: Text
    holds: Test
    preconditions: tuple[str, ...]


def _has(key: str, *options: str) -> Test:
    """Whether the answer is, or contains, one of the options."""

    def holds(system: KnownSystem) -> bool:
        value: Any = system.answers.get(key)
        found = value if isinstance(value, list) else [value]
        return any(option in found for option in options)

    return holds


def _holds_people(system: KnownSystem) -> bool:
    return system.personal_data in PERSONAL


def _is_left_behind(system: KnownSystem) -> bool:
    return system.status == "phasing_out" or _has("direction", "replace", "retire")(system)


RULES: dict[str, Rule] = {
    "KON": Rule(
        T("Håller organisationer eller kontaktpersoner", "Holds organisations or contact persons"),
        _has("information_types", "organisations", "contacts"),
        ("data_stewards", "registration_guidelines"),
    ),
    "AKT": Rule(
        T("Håller aktiviteter och besök", "Holds activities and visits"),
        _has("information_types", "activities"),
        ("registration_guidelines", "organisation_form"),
    ),
    "NYC": Rule(T("Stöder företagssamverkan", "Supports business collaboration"), _has("areas", "business_collaboration"), ("key_accounts",)),
    "SÖK": Rule(
        T("Håller organisationer, kontaktpersoner eller anteckningar", "Holds organisations, contact persons or notes"),
        _has("information_types", "organisations", "contacts", "notes"),
        ("segments",),
    ),
    "KOM": Rule(T("Håller utskick och samtycken", "Holds mailings and consent"), _has("information_types", "mailings_consent"), ("segments",)),
    "SAM": Rule(
        T("Håller avtal, projekt, studentuppgifter eller alumner", "Holds agreements, projects, student data or alumni"),
        _has("information_types", "agreements", "projects", "student_data", "alumni"),
        ("information_flow",),
    ),
    "RAP": Rule(
        T("Håller aktiviteter eller projekt", "Holds activities or projects"),
        _has("information_types", "activities", "projects"),
        ("goals", "indicators"),
    ),
    "ANV": Rule(
        T("Är inte granskat för digital tillgänglighet, eller har brister", "Has not been reviewed for accessibility, or has faults"),
        _has("accessibility", "reviewed_faults", "not_reviewed"),
        ("expectations",),
    ),
    "INT": Rule(
        T("Har integrationer", "Has integrations"),
        lambda system: isinstance(system.answers.get("integrations"), list),
        ("information_flow", "division_of_duties"),
    ),
    "SÄK": Rule(T("Håller personuppgifter", "Holds personal data"), _holds_people, ("system_owner",)),
    "DAT": Rule(
        T("Håller personuppgifter eller allmänna handlingar", "Holds personal data or public records"),
        lambda system: _holds_people(system) or _has("public_records", "kept_here", "registry")(system),
        ("information_flow", "data_stewards"),
    ),
    "DRI": Rule(
        T("Är viktigt eller kritiskt för verksamheten", "Is important or critical to the work"),
        _has("criticality", "important", "business_critical", "society_critical"),
        ("system_manager", "division_of_duties"),
    ),
    "INF": Rule(
        T("Ska ersättas eller avvecklas", "Is to be replaced or retired"), _is_left_behind, ("project_organisation", "resources", "change_management")
    ),
    "AVT": Rule(
        T("Har ett avtal med slutdatum", "Has a contract with an end date"),
        lambda system: system.contract_ends_on is not None,
        ("system_owner", "resources"),
    ),
}
# No rule for a later catalogue's area is no reason to leave its requirements out.
NO_RULE = Rule(T("Ingen regel", "No rule"), lambda system: False, ())


def tracing(pen: Pen) -> list[Block]:
    dossier = pen.dossier
    if not dossier.asked:
        return []
    used = [system for system in dossier.systems if system.is_in_use]
    statuses = {item.key: (item.label.in_(pen.language), status_of(dossier, item)) for item in asked_preconditions(dossier)}
    rows, areas_of = [], {system.id: list[str]() for system in used}
    for category in dossier.catalogue.categories:
        keys = [each.key for each in dossier.asked if each.category == category.key]
        if not keys:
            continue
        rule = RULES.get(category.key, NO_RULE)
        touched = [system for system in used if rule.holds(system)]
        for system in touched:
            areas_of[system.id].append(category.key)
        preconditions = [f"{statuses[key][0]} ({show_status(pen, statuses[key][1]).casefold()})" for key in rule.preconditions if key in statuses]
        rows.append(
            (
                Keys(keys=tuple(keys)),
                Prose(
                    parts=(
                        Paragraph(
                            lines=(
                                rule.says.in_(pen.language) + ":",
                                listed([system.name for system in touched]) if touched else pen.say(words.NO_SYSTEM),
                            )
                        ),
                    )
                ),
                _bullets(preconditions),
            )
        )
    shares = (("REQUIREMENT", 27), ("SYSTEM", 36), ("PRECONDITION", 37))
    by_area = Table(
        caption=pen.say(words.BY_REQUIREMENT),
        columns=tuple(Column(label=pen.say(getattr(words, name)), share=share) for name, share in shares),
        rows=tuple(rows),
    )
    columns = (Column(label=pen.say(words.SYSTEM), share=45), Column(label=pen.say(words.AREA), share=55))
    back = tuple((pen.typed(system.name), listed(areas_of[system.id])) for system in used)
    # What the institution says itself stands before what is worked out.
    blocks: list[Block] = need_traces(pen)
    if blocks:
        blocks.append(Heading(text=pen.say(words.BY_REQUIREMENT)))
    blocks += [Prose(parts=(Paragraph(lines=(pen.say(words.TRACING_SAY),)),)), by_area]
    if back:
        blocks += [Heading(text=pen.say(words.BY_SYSTEM)), Table(caption=pen.say(words.BY_SYSTEM), columns=columns, rows=back)]
    return blocks


def _bullets(lines: list[str]) -> Prose | str:
    return Prose(parts=(Bullets(items=tuple(lines)),)) if lines else "–"
