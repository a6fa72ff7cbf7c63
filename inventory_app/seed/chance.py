"""Chance that is the same every time."""

from __future__ import annotations

from random import Random


def chance_of(*names: object) -> Random:
    return Random(":".join(map(str, names)))  # noqa: S311 -- it makes invented answers, no secrets
