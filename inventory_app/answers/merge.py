"""Two people on one page: what the editor saw, what is there now, what the editor wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventory_app.answers.values import Answers, Value, fingerprint


@dataclass(frozen=True)
class Clash:
    """Both changed the same question; nothing of it was written."""

    theirs: Value
    mine: Value


@dataclass(frozen=True)
class Merged:
    answers: dict[str, Value]
    changed: dict[str, tuple[Value, Value]]
    clashes: dict[str, Clash]


def merge(current: Answers, wanted: Answers, seen: Mapping[str, str]) -> Merged:
    """Take over what the editor changed, question by question; `seen` holds fingerprints. None in `wanted` empties a question."""
    answers = dict(current)
    changed: dict[str, tuple[Value, Value]] = {}
    clashes: dict[str, Clash] = {}
    for key, mine in wanted.items():
        theirs = current.get(key)
        mine_print, their_print, seen_print = fingerprint(mine), fingerprint(theirs), seen.get(key, "-")
        if mine_print in (seen_print, their_print):
            continue
        if their_print != seen_print:
            clashes[key] = Clash(theirs, mine)
            continue
        changed[key] = (theirs, mine)
        if mine is None:
            answers.pop(key, None)
        else:
            answers[key] = mine
    return Merged(answers, changed, clashes)
