"""One requirement as the facts state it, and the moment of the issue."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from inventory_app.specification.basis import BasisRequirement, Said

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def requirement(key: str, text: str, **changed: Any) -> BasisRequirement:
    def said(word: str) -> dict[str, Said]:
        return {"sv": Said(text=f"{word}{text}", language="sv"), "en": Said(text=f"{word}{text} (en)", language="en")}

    given = {
        "key": key,
        "category": key[:3],
        "is_own": "-E" in key,
        "level": "must",
        "points": None,
        "texts": said(""),
        "motives": said("Motiv: "),
        "hows": said("Visas: "),
        "methods": ("D", "T"),
        "met_when": "delivery",
    }
    return BasisRequirement(**{**given, **changed})
