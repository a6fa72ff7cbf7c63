"""Finding requirements: by category, level, what is open, and words. The filter's state is in the address. Pure."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from inventory_app.answers.messages import N_
from inventory_app.answers.reading import read_line
from inventory_app.requirements.choice import LEVEL_WORDS, Chosen, Level

STATES: dict[str, str] = {level.value: words for level, words in LEVEL_WORDS.items()} | {
    "undecided": N_("Not decided"),
    "open": N_("With a value to fill in"),
    "own": N_("Own and reworded"),
    "unfit": N_("Does not apply"),
}

_IN_STATE: dict[str, Callable[[Chosen], bool]] = {
    "undecided": lambda each: each.is_undecided,
    "open": lambda each: each.is_asked and bool(each.open_parameters),
    "own": lambda each: each.is_own or each.is_reworded,
    "unfit": lambda each: not each.does_apply,
} | {level.value: (lambda each, level=level: each.effective_level == level) for level in Level}


@dataclass(frozen=True)
class Filter:
    text: str = ""
    category: str = ""
    state: str = ""
    # Only the categories that the reader sees to.
    is_mine: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.text or self.category or self.state or self.is_mine)


def read_filter(given: Mapping[str, str], categories: Iterable[str]) -> Filter:
    """What is not in the lists is left out: an old or mistyped address shows more, never a fault."""
    category, state = given.get("category", ""), given.get("level", "")
    return Filter(
        text=read_line(given.get("text", ""))[:200],
        category=category if category in categories else "",
        state=state if state in STATES else "",
        is_mine=given.get("assigned") == "me",
    )


def _words_of(each: Chosen) -> str:
    texts = [each.key, each.note, *each.own_texts.values(), *each.own_motives.values()]
    if each.requirement:
        texts += [each.original_in("sv"), each.original_in("en")]
    return "\n".join(texts).casefold()


def _with_words(checklist: Iterable[Chosen], sought: list[str]) -> list[Chosen]:
    found = []
    for each in checklist:
        words = _words_of(each)
        if all(word in words for word in sought):
            found.append(each)
    return found


def matching(checklist: Iterable[Chosen], wanted: Filter, mine: Container[str] = ()) -> list[Chosen]:
    """Every word that was searched for must be there, in whichever language. `mine`: the categories that the reader sees to."""
    found = [each for each in checklist if not wanted.category or each.category == wanted.category]
    if wanted.is_mine:
        found = [each for each in found if each.category in mine]
    if wanted.state:
        found = [each for each in found if _IN_STATE[wanted.state](each)]
    sought = wanted.text.casefold().split()
    if sought:
        found = _with_words(found, sought)
    return found
