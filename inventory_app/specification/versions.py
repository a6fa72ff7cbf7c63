"""Version numbers of issues: 1.0 first, then 1.1, 1.2 ..., or a whole new number when much has changed. Pure."""

from __future__ import annotations

from collections.abc import Iterable

FIRST = "1.0"


def _parts(version: str) -> tuple[int, int]:
    whole, _, part = version.partition(".")
    return int(whole), int(part)


def next_versions(issued: Iterable[str]) -> tuple[str, ...]:
    """What the next issue may be called: the small step first, the large one after it."""
    if not (numbers := [_parts(version) for version in issued]):
        return (FIRST,)
    whole, part = max(numbers)
    return f"{whole}.{part + 1}", f"{whole + 1}.0"
