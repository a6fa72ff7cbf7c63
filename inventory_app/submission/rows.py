"""What of a hand-in is compared system by system and requirement by requirement, as the columns of the rows that are written with it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inventory_app.answers.reading import last_day
from inventory_app.answers.values import Answers, is_none, is_unknown
from inventory_app.submission.document import SubmissionDocument
from inventory_app.submission.facts import areas_of, plain, product_part

COSTS = ("licences", "operation", "internal_time")
# The four headings under which the report wants experience to be shared.
EXPERIENCE = ("selection", "specification", "support", "supplier_contact")


def _parts(answers: Answers, key: str) -> dict[str, Any]:
    """A group's parts; nothing where it is unknown, or there is none."""
    value = answers.get(key)
    return value if isinstance(value, dict) and not is_unknown(value) and not is_none(value) else {}


def _whole(answers: Answers, key: str) -> int | None:
    value = answers.get(key)
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def system_rows(document: SubmissionDocument) -> Iterator[dict[str, Any]]:
    """The columns of `SubmissionSystem`, in the order of the document."""
    for system in document.systems:
        answers = system.answers
        contract, shown, experience = _parts(answers, "contract_end"), _parts(answers, "demonstration"), _parts(answers, "experience")
        costs = [cost for name in COSTS if (cost := _parts(answers, "annual_cost").get(name)) is not None]
        yield {
            "system_id": system.id,
            "name": system.name,
            "support_kind": plain(answers, "support_kind"),
            "status": plain(answers, "status"),
            "areas": areas_of(answers),
            "product": product_part(answers, "product"),
            "vendor": product_part(answers, "vendor"),
            "version": product_part(answers, "version"),
            "hosting": plain(answers, "hosting"),
            "contract_form": plain(answers, "contract_form"),
            "contract_ends_on": last_day(contract["ends_on"]) if contract.get("ends_on") else None,
            "extension": contract.get("extension") or "",
            "notice_months": _whole(answers, "notice_months"),
            "users": _whole(answers, "users"),
            "annual_cost": float(sum(costs)) if costs else None,
            "functional_fit": _whole(answers, "functional_fit"),
            "technical_fit": _whole(answers, "technical_fit"),
            "direction": plain(answers, "direction"),
            "experience": {name: experience[name] for name in EXPERIENCE if experience.get(name)},
            "can_be_shown": shown.get("open"),
            "shown_by": shown.get("contact") or "",
        }


def own_rows(document: SubmissionDocument) -> Iterator[dict[str, Any]]:
    """The columns of `SubmissionOwn`: own requirements that are asked for."""
    for each in document.checklist:
        if each.is_own and each.level:
            texts = each.texts
            yield {"key": each.key, "category": each.category, "level": each.level, "text_sv": texts.get("sv", ""), "text_en": texts.get("en", "")}
