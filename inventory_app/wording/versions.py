"""The two languages of one requirement: a supplier who answers the one must have answered the other."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.numbers import differ, numbers_in, show_numbers
from inventory_app.wording.statement import Hit, T


def find_differences(swedish: Judged, english: Judged) -> Iterator[Hit]:
    """L25. Places are those of the Swedish text."""
    whole = (0, len(swedish.text))
    kinds = [judged.main_clause.kind if judged.main_clause and judged.main_clause.has_modal else None for judged in (swedish, english)]
    if None not in kinds and kinds[0] != kinds[1]:
        yield Hit(
            *whole,
            T("Den svenska och den engelska texten har olika nivå.", "The Swedish and the English text differ in level."),
        )
    numbers = numbers_in(swedish.text, "sv"), numbers_in(english.text, "en")
    if differ(*numbers):
        shown = [show_numbers(each - other) for each, other in (numbers, numbers[::-1])]
        yield Hit(
            *whole,
            T(
                f"Talen skiljer sig åt: bara på svenska {shown[0]}, bara på engelska {shown[1]}.",
                f"The numbers differ: only in Swedish {shown[0]}, only in English {shown[1]}.",
            ),
        )
