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

    def seen_after(self, seen: Mapping[str, str]) -> dict[str, str]:
        """What a form has seen that is shown again as it was typed: its own changes, and theirs where both changed a question.

        Fingerprints of all that is there now would say that a field nobody touched here saw what another wrote in it, and the next save would take it back.
        """
        written = {key: after for key, (_before, after) in self.changed.items()}
        theirs = {key: clash.theirs for key, clash in self.clashes.items()}
        return {**seen, **{key: fingerprint(value) for key, value in (written | theirs).items()}}


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
