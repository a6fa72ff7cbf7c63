"""What is drawn out of a system's answers into columns, to sort, filter and flag by. The keys are the shipped template's, which are for ever."""

from __future__ import annotations

from datetime import date
from typing import Any

from inventory_app.answers.progress import judge_sheet
from inventory_app.answers.reading import first_day, last_day
from inventory_app.answers.values import Answers, is_none, is_unknown
from inventory_app.content.schema import Sheet

NO_OWNER = "none"


def _part(answers: Answers, key: str, part: str) -> Any:
    """One part of a group, or None when the group is unknown, absent or without it."""
    value = answers.get(key)
    return value.get(part) if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else None


def _plain(answers: Answers, key: str) -> Any:
    value = answers.get(key)
    return None if isinstance(value, dict) else value


def owner_of(answers: Answers) -> str | None:
    """The owner's name or function; NO_OWNER when nobody is appointed; None when not answered or not known."""
    value = answers.get("system_owner")
    if value is None or is_unknown(value):
        return None
    return NO_OWNER if is_none(value) else value.get("name") or value.get("function")


def _classification(answers: Answers) -> tuple[bool, date | None]:
    levels = [_part(answers, "classification", axis) for axis in ("confidentiality", "integrity", "availability")]
    classified_on = _part(answers, "classification", "classified_on")
    return any(level is not None for level in levels), first_day(classified_on) if classified_on else None


def columns_of(sheet: Sheet, answers: Answers) -> dict[str, Any]:
    """The columns of `tables.System` that follow from the answers."""
    ends_on = _part(answers, "contract_end", "ends_on")
    is_classified, classified_on = _classification(answers)
    progress = judge_sheet(sheet, answers)
    areas = answers.get("areas")
    return {
        "name": answers["name"],
        "support_kind": _plain(answers, "support_kind"),
        "status": _plain(answers, "status"),
        "areas": list(areas) if isinstance(areas, list) else [],
        "owner": owner_of(answers),
        "contract_ends_on": last_day(ends_on) if ends_on else None,
        "personal_data": _plain(answers, "personal_data"),
        "has_erasure_period": bool(_part(answers, "legal_basis", "erasure_period")),
        "hosting": _plain(answers, "hosting"),
        "classified_on": classified_on,
        "is_classified": is_classified,
        "functional_fit": _plain(answers, "functional_fit"),
        "technical_fit": _plain(answers, "technical_fit"),
        "missing": len(progress.missing),
        "unknown": progress.unknown,
        "answered": progress.answered,
    }
