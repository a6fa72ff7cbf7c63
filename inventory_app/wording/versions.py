"""The two languages of one requirement: a supplier who answers the one must have answered the other."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.numbers import differ, numbers_in, show_numbers
from inventory_app.wording.statement import Hit, T

_IN_SWEDISH = {"sv": "svenska", "en": "engelska"}
_IN_ENGLISH = {"sv": "Swedish", "en": "English"}


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
        only = [(language, show_numbers(each - other)) for language, each, other in (("sv", *numbers), ("en", *numbers[::-1])) if each - other]
        yield Hit(
            *whole,
            T(
                f"Talen skiljer sig åt: {', '.join(f'bara på {_IN_SWEDISH[language]} {shown}' for language, shown in only)}.",
                f"The numbers differ: {', '.join(f'only in {_IN_ENGLISH[language]} {shown}' for language, shown in only)}.",
            ),
        )
