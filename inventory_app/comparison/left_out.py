"""What a view leaves out and why, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inventory_app.comparison import words
from inventory_app.comparison.scope import Absence, Scope, Seen
from inventory_app.content.schema import Text
from inventory_app.institutions.sharing import Part


def list_left_out(seen_by: Mapping[tuple[Part, ...], Seen], scope: Scope, language: str) -> list[str]:
    """The first sentence says who is in. Numbers only: who keeps what is told to coordinators elsewhere, and to nobody else."""
    of_parts = _of_parts(seen_by, scope, language)
    absent = [] if all(seen.gives_nothing for seen in seen_by.values()) else list(_absent(scope, language))
    if len(of_parts) == 1:
        return [*of_parts[0][0], *absent]
    told = [(name_parts(parts, language), sentences) for sentences, parts in of_parts]
    told += [(words.ALL_PARTS.in_(language), absent)] if absent else []
    return [words.OF_PART.in_(language).format(part=part, text=" ".join(sentences)) for part, sentences in told]


def _absent(scope: Scope, language: str) -> Iterator[str]:
    absent = [each.why for each in scope.absent]
    for text, number in ((words.NOT_HANDED_IN, absent.count(Absence.NOT_HANDED_IN)), (words.DECLINED, absent.count(Absence.DECLINED))):
        if number:
            yield text.in_(language).format(n=number)


def name_parts(parts: Iterable[Part], language: str) -> str:
    """As a sentence begins."""
    first, *others = (words.PARTS[part].in_(language) for part in dict.fromkeys(parts))
    return ", ".join((first, *(each.lower() for each in others)))


def _of_parts(seen_by: Mapping[tuple[Part, ...], Seen], scope: Scope, language: str) -> list[tuple[Sequence[str], list[Part]]]:
    """Parts of which the same can be said are named together."""
    said: dict[tuple[str, ...], list[Part]] = {}
    for parts, seen in seen_by.items():
        said.setdefault(tuple(_of(seen, scope, language)), []).extend(parts)
    return list(said.items())


def _of(seen: Seen, scope: Scope, language: str) -> Iterator[str]:
    def say(text: Text, number: int) -> str:
        return text.in_(language).format(n=number)

    if seen.gives_nothing:
        yield (words.GIVES_NOTHING if scope.giver or scope.own else words.HAS_NOT_HANDED_IN).in_(language)
        return
    yield say({0: words.NONE_NAMED, 1: words.ONE_NAMED}.get(len(seen.named), words.NAMED), len(seen.named))
    for text, number in (
        (words.COUNTED, len(seen.counted)),
        (words.FEW_COUNTED, seen.few_counted),
        (words.UNCOUNTABLE, seen.uncountable),
        (words.ONLY_COUNTED, seen.only_counted),
        (words.WITHHELD, seen.withheld),
        (words.FILTERED_OUT, seen.filtered_out),
    ):
        if number:
            yield say(text, number)
