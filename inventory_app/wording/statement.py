"""What is judged, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inventory_app.content.schema import Language, LevelKey, Text


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Statement:
    """One requirement in one language. None: there is no such column; an empty text: it was left empty."""

    text: str
    language: Language
    level: LevelKey | None = None
    category: str | None = None
    motive: str | None = None
    verification: str | None = None
    key: str = ""

    @property
    def is_must(self) -> bool:
        return self.level in ("must", "must_scored")


@dataclass(frozen=True)
class Finding:
    """`start` and `end` are places in the text. `proposal` is the whole text anew, `motive` what it leaves to the motive."""

    rule: str
    severity: Severity
    start: int
    end: int
    message: Text
    why: Text
    proposal: str | None = None
    motive: str | None = None


@dataclass(frozen=True)
class Hit:
    """What a rule's function finds; the rule's table adds the rest. A severity of its own is rare."""

    start: int
    end: int
    message: Text
    proposal: str | None = None
    motive: str | None = None
    severity: Severity | None = None


def T(sv: str, en: str) -> Text:  # noqa: N802 -- stands for the Text it makes
    return Text(sv=sv, en=en)


def quoted(sv: str, en: str, word: str) -> Text:
    """Both sentences with the word in each language's quotation marks."""
    return T(sv.replace("{}", f"”{word}”"), en.replace("{}", f"‘{word}’"))
