"""The modal: is there one, does it fit the level, and does it say who does something."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, T, quoted

RIGHT = {"sv": {"shall": "ska", "should": "bör"}, "en": {"shall": "shall", "should": "should"}}


def find_modal(judged: Judged) -> Iterator[Hit]:
    """L01. Without a level, either modal will do."""
    level = judged.statement.level
    wanted = None if level is None else "shall" if judged.statement.is_must else "should"
    clause = judged.main_clause
    right = RIGHT[judged.language]
    if clause is None or clause.main is None or not clause.has_modal:
        yield from _missing(judged, right[wanted or "shall"])
        return
    modal = clause.tokens[clause.main]
    if wanted and clause.kind != wanted:
        must = T("ska-krav", "must") if wanted == "shall" else T("bör-krav", "should")
        yield Hit(
            modal.start,
            modal.end,
            T(
                f"”{modal.text}” stämmer inte med nivån: kravet är ett {must.sv}.",
                f"‘{modal.text}’ does not fit the level: this requirement is a {must.en}.",
            ),
            judged.with_instead(modal.start, modal.end, right[wanted]),
        )


def _missing(judged: Judged, right: str) -> Iterator[Hit]:
    clause = judged.main_clause
    message = T(
        "Här saknas ”ska” eller ”bör”, så det går inte att se om detta är ett krav.",
        "There is no ‘shall’ or ‘should’ here, so nobody can tell whether this is a requirement.",
    )
    if clause is None or clause.main is None:
        yield Hit(0, len(judged.text), message)
        return
    verb = clause.tokens[clause.main]
    swaps = {"sv": ("måste", "kan", "får", "borde"), "en": ("will", "can", "may", "must", "might", "could")}[judged.language]
    yield Hit(verb.start, verb.end, message, judged.with_instead(verb.start, verb.end, right) if verb.lower in swaps else None)


def find_superfluous_ability(judged: Judged) -> Iterator[Hit]:
    """L18. With a person as the subject "kunna" is good Swedish: the person may, the system lets."""
    for clause in judged.clauses:
        if clause.able is None or clause.main is None or not clause.subject_is_system:
            continue
        first, last = clause.tokens[clause.able[0]], clause.tokens[clause.able[1]]
        phrase = f"{clause.tokens[clause.main].text} {judged.text[first.start : last.end]}"
        # "capable of" is followed by another form of the verb, which we do not make.
        proposal = None if last.lower == "of" else judged.without(first.start, last.end)
        yield Hit(
            first.start,
            last.end,
            quoted(
                "{} kan skrivas kortare: säg vad systemet gör, eller vem som gör det i systemet.",
                "{} can be shorter: say what the system does, or who does it in the system.",
                phrase,
            ),
            proposal,
        )
