"""A need as everybody above the tables sees it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inventory_app.answers.messages import N_


class Priority(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Origin(StrEnum):
    GAP = "gap"
    FLAG = "flag"
    PRECONDITION = "precondition"
    WRITTEN = ""


PRIORITY_WORDS: dict[Priority, str] = {Priority.HIGH: N_("High"), Priority.MEDIUM: N_("Medium"), Priority.LOW: N_("Low")}
ORIGIN_WORDS: dict[Origin, str] = {
    Origin.GAP: N_("What is missing in a system"),
    Origin.FLAG: N_("Needs attention"),
    Origin.PRECONDITION: N_("Precondition"),
    Origin.WRITTEN: N_("Written freely"),
}


def label_of(number: int) -> str:
    """B as in behov; the same in every language, since specifications in two languages speak of one need."""
    return f"B{number}"


@dataclass(frozen=True)
class KnownNeed:
    """`system` is the name of the system it came from, as it is called today; `requirements` are keys, in order."""

    number: int
    text: str
    priority: Priority
    origin: Origin = Origin.WRITTEN
    origin_key: str = ""
    origin_text: str = ""
    system_id: int | None = None
    system: str = ""
    requirements: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return label_of(self.number)
