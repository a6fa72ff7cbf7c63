"""What follows from the answers and is never asked: signs that something about a system needs attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from inventory_app.answers.messages import N_
from inventory_app.inventory.facts import NO_OWNER


class Flag(StrEnum):
    NO_OWNER = "no_owner"
    CONTRACT_ENDS_1 = "contract_ends_1"
    CONTRACT_ENDS_3 = "contract_ends_3"
    CONTRACT_ENDS_12 = "contract_ends_12"
    CONTRACT_ENDED = "contract_ended"
    NO_ERASURE_PERIOD = "no_erasure_period"
    OUTSIDE_EEA = "outside_eea"
    UNCLASSIFIED = "unclassified"
    CLASSIFICATION_OLD = "classification_old"
    ONLY_SPREADSHEET = "only_spreadsheet"
    TWO_FOR_ONE_AREA = "two_for_one_area"


FLAG_WORDS: dict[Flag, str] = {
    Flag.NO_OWNER: N_("No system owner"),
    Flag.CONTRACT_ENDED: N_("Contract has ended"),
    Flag.CONTRACT_ENDS_1: N_("Contract ends within 1 month"),
    Flag.CONTRACT_ENDS_3: N_("Contract ends within 3 months"),
    Flag.CONTRACT_ENDS_12: N_("Contract ends within 12 months"),
    Flag.NO_ERASURE_PERIOD: N_("Personal data without an erasure period"),
    Flag.OUTSIDE_EEA: N_("Personal data outside the EU/EEA"),
    Flag.UNCLASSIFIED: N_("Information not classified"),
    Flag.CLASSIFICATION_OLD: N_("Classification older than a year"),
    Flag.ONLY_SPREADSHEET: N_("Only a spreadsheet for an area"),
    Flag.TWO_FOR_ONE_AREA: N_("Several systems of one kind for an area"),
}

_ORDER = {flag: position for position, flag in enumerate(Flag)}


class Flagged(Protocol):
    """A system's row, or anything with the same columns."""

    @property
    def id(self) -> int | None: ...
    @property
    def support_kind(self) -> str | None: ...
    @property
    def status(self) -> str | None: ...
    @property
    def areas(self) -> list[str]: ...
    @property
    def owner(self) -> str | None: ...
    @property
    def contract_ends_on(self) -> date | None: ...
    @property
    def personal_data(self) -> str | None: ...
    @property
    def has_erasure_period(self) -> bool: ...
    @property
    def hosting(self) -> str | None: ...
    @property
    def classified_on(self) -> date | None: ...
    @property
    def is_classified(self) -> bool: ...
    @property
    def answered(self) -> int: ...


PERSONAL = ("ordinary", "extra_protected", "sensitive")
GONE = "retired"
NOT_YET = ("planned", "retired")
LOOSE_KINDS = ("spreadsheet", "calendar_mail")


def _months_before(day: date, months: int) -> date:
    month = day.month - 1 - months
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


# Many contracts end on the same day, and a list asks for each of them.
@lru_cache(maxsize=4096)
def _contract_flag(ends_on: date, today: date) -> Flag | None:
    if ends_on < today:
        return Flag.CONTRACT_ENDED
    for months, flag in ((1, Flag.CONTRACT_ENDS_1), (3, Flag.CONTRACT_ENDS_3), (12, Flag.CONTRACT_ENDS_12)):
        if _months_before(ends_on, months) <= today:
            return flag
    return None


def _own_flags(system: Flagged, today: date, year_ago: date) -> list[Flag]:
    """What one system's answers tell, in the order of the flags. A system of which only the name is known tells nothing yet."""
    found: list[Flag] = []
    if system.status == GONE or system.answered <= 1:
        return found
    if system.owner == NO_OWNER:
        found.append(Flag.NO_OWNER)
    contract = _contract_flag(system.contract_ends_on, today) if system.contract_ends_on else None
    if contract:
        found.append(contract)
    if system.personal_data in PERSONAL:
        if not system.has_erasure_period:
            found.append(Flag.NO_ERASURE_PERIOD)
        if system.hosting == "outside_eu":
            found.append(Flag.OUTSIDE_EEA)
    if not system.is_classified:
        found.append(Flag.UNCLASSIFIED)
    elif system.classified_on and system.classified_on < year_ago:
        found.append(Flag.CLASSIFICATION_OLD)
    return found


def flags_of(systems: Sequence[Flagged], today: date) -> Mapping[int, tuple[Flag, ...]]:
    """System id -> its flags, those that need the whole register included."""
    by_area: dict[str, list[Flagged]] = defaultdict(list)
    for system in systems:
        if system.status not in NOT_YET:
            for area in system.areas:
                by_area[area].append(system)
    shared: dict[int, set[Flag]] = defaultdict(set)
    for users in by_area.values():
        proper = [system for system in users if system.support_kind not in LOOSE_KINDS]
        if not proper and any(system.support_kind == "spreadsheet" for system in users):
            for system in users:
                shared[system.id or 0].add(Flag.ONLY_SPREADSHEET)
        # Two spreadsheets beside a system are a habit; two proper systems of one kind are a question worth asking.
        kinds: dict[str | None, list[Flagged]] = defaultdict(list)
        for system in proper:
            kinds[system.support_kind].append(system)
        for same in kinds.values():
            if len(same) > 1:
                for system in same:
                    shared[system.id or 0].add(Flag.TWO_FOR_ONE_AREA)
    year_ago = today - timedelta(days=365)
    found = {system.id or 0: _own_flags(system, today, year_ago) for system in systems}
    for system_id, flags in shared.items():
        found[system_id] += sorted(flags, key=_ORDER.__getitem__)
    return {system_id: tuple(flags) for system_id, flags in found.items()}


class Time(StrEnum):
    """TIME: what the two scales together propose; the institution decides."""

    TOLERATE = "keep"
    INVEST = "develop"
    MIGRATE = "replace"
    ELIMINATE = "retire"


def time_proposal(functional_fit: int | None, technical_fit: int | None) -> Time | None:
    """High technical and functional fit: invest; functional only: migrate; technical only: tolerate; neither: eliminate. Three counts as low."""
    if functional_fit is None or technical_fit is None:
        return None
    if functional_fit > 3:
        return Time.INVEST if technical_fit > 3 else Time.MIGRATE
    return Time.TOLERATE if technical_fit > 3 else Time.ELIMINATE
