"""What stands beside the text: motive, verification, and blanks that nobody has filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, T, quoted

_BLANK = re.compile(r"\[[^\]\n]*\]")


def find_missing_motive(judged: Judged) -> Iterator[Hit]:
    """L04. An absent column is nobody's omission."""
    statement = judged.statement
    if statement.is_must and statement.motive is not None and not statement.motive.strip():
        yield Hit(0, len(statement.text), T("Ska-kravet har inget motiv.", "This must has no reason."))


def find_missing_verification(judged: Judged) -> Iterator[Hit]:
    """L05."""
    statement = judged.statement
    if statement.verification is not None and not statement.verification.strip():
        yield Hit(
            0,
            len(statement.text),
            T("Det står inte hur kravet kontrolleras.", "It is not stated how the requirement is verified."),
        )


def find_blanks(judged: Judged) -> Iterator[Hit]:
    """L06."""
    for found in _BLANK.finditer(judged.text):
        yield Hit(found.start(), found.end(), quoted("{} är inte ifyllt.", "{} has not been filled in.", found[0]))
