"""The two answers every question shares, and what makes two answers the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

# JSON as the database keeps it; a missing key or None is "not answered".
Value = Any
Answers = Mapping[str, Value]

UNKNOWN: dict[str, bool] = {"unknown": True}
NONE: dict[str, bool] = {"none": True}


def is_unknown(value: Value) -> bool:
    return bool(value == UNKNOWN)


def is_none(value: Value) -> bool:
    """An explicit "there is none" (no owner is appointed), not a missing answer."""
    return bool(value == NONE)


def is_answered(value: Value) -> bool:
    return value is not None


# Made once: `json.dumps` makes one at each call that asks for anything of its own.
_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def fingerprint(value: Value) -> str:
    """Sixteen hex digits that differ when the answers differ; what a form remembers of the answer it showed."""
    if value is None:
        return "-"
    return hashlib.sha256(_written(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]
