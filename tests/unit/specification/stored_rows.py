"""What the checklist reads of a stored choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Row:
    key: str
    category: str
    level: str | None = None
    is_own: bool = False
    points: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    text_sv: str = ""
    text_en: str = ""
    motive_sv: str = ""
    motive_en: str = ""
    how_sv: str = ""
    how_en: str = ""
    methods: str = ""
    met_when: str = ""
    note: str = ""
