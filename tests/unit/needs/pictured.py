"""A system as the rules see it."""

from __future__ import annotations

from typing import Any

from inventory_app.needs.proposals.picture import KnownSystem


def system(number: int, name: str, support_kind: str | None = "crm", **answers: Any) -> KnownSystem:
    return KnownSystem(number, name, support_kind, answers.get("status", "in_operation"), answers.get("personal_data"), answers)
