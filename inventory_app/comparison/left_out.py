"""What a view leaves out and why, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.comparison import words
from inventory_app.comparison.scope import Absence, Scope, Seen
from inventory_app.content.schema import Text


def list_left_out(seen: Seen, scope: Scope, language: str) -> list[str]:
    """The first sentence says who is in. Numbers only: who keeps what is told to coordinators elsewhere, and to nobody else."""

    def say(text: Text, number: int) -> str:
        return text.in_(language).format(n=number)

    def sentences() -> Iterator[str]:
        if seen.gives_nothing:
            yield (words.GIVES_NOTHING if scope.own else words.HAS_NOT_HANDED_IN).in_(language)
            return
        yield say(words.ONE_NAMED if len(seen.named) == 1 else words.NAMED, len(seen.named))
        absent = [each.why for each in scope.absent]
        for text, number in (
            (words.COUNTED, len(seen.counted)),
            (words.FEW_COUNTED, seen.few_counted),
            (words.UNCOUNTABLE, seen.uncountable),
            (words.ONLY_COUNTED, seen.only_counted),
            (words.WITHHELD, seen.withheld),
            (words.FILTERED_OUT, seen.filtered_out),
            (words.NOT_HANDED_IN, absent.count(Absence.NOT_HANDED_IN)),
            (words.DECLINED, absent.count(Absence.DECLINED)),
        ):
            if number:
                yield say(text, number)

    return list(sentences())
