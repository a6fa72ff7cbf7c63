"""What a requirement denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, quoted

_NEGATIONS = {
    "sv": frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "icke"}),
    "en": frozenset({"not", "never", "no", "none", "cannot"}),
}
_BOUNDS = re.compile(
    r"\s*(?:senare|längre|fler|flera|mer|mera|äldre|högre|större|färre|mindre|tidigare|lägre|bara|later|longer|more|fewer|less|earlier|older|higher|larger|only)\b",
    re.IGNORECASE,
)


def find_negation(judged: Judged) -> Iterator[Hit]:
    """L13. What a subordinate clause leaves out bounds a set; only the main statement is hard to test when it is denied."""
    for clause in judged.clauses:
        for place, token in enumerate(clause.tokens):
            if token.lower not in _NEGATIONS[judged.language] or clause.subordinate[place]:
                continue
            before = clause.tokens[place - 1].lower if place else ""
            if _is_restrictive(clause, place):
                continue
            if (
                _BOUNDS.match(judged.text, token.end)
                or before in ("eller", "or", "whether")
                or (token.text == "No" and judged.text[token.end : token.end + 1] == ".")
            ):
                continue
            yield Hit(
                token.start,
                token.end,
                quoted(
                    "{} gör kravet svårt att pröva. Säg vad som ska hända i stället.",
                    "{} makes the requirement hard to test. State what shall happen instead.",
                    token.text,
                ),
            )


def _is_restrictive(clause: Clause, place: int) -> bool:
    """ "contacts not linked to an organisation", "ej godkända avtal": part of what is spoken of, not of what is said about it."""
    if clause.verb is None or place < clause.verb or place + 1 >= len(clause.tokens):
        return False
    before, after = clause.tokens[place - 1].lower, clause.tokens[place + 1].lower
    if clause.language == "en":
        return clause.tokens[place].lower == "not" and before not in ("be", "do", "does", "is", "are") and after.endswith(("ed", "ing"))
    return clause.tokens[place].lower in ("inte", "ej", "icke") and after.endswith(("ade", "ada", "da", "ta", "na", "ad", "at"))
