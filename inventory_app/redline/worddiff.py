"""Two texts word by word: what stayed, what went, what came, as a person would mark it on paper. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from inventory_app.content.schema import Language
from inventory_app.documents.blocks import Marked, Run

# A number with its decimals and a word with its hyphen are one; white space and each other sign stand alone.
_TOKEN = re.compile(r"\w+(?:[-–.,:/'’]\w+)*|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
# Below this, little but the small words is the same: the old and the new as wholes read better than crumbs of both.
LEAST_ALIKE = 0.4
Step = tuple[bool, Sequence[str], Sequence[str]]


def mark(old: str, new: str, language: Language | None = None) -> Marked:
    """What was kept and deleted makes the old text, what was kept and inserted the new one, to the letter."""
    return Marked(runs=tuple(_runs(old, new)), language=language)


def deleted(text: str, language: Language | None = None) -> Marked:
    return Marked(runs=(Run(mark="deleted", text=text),) if text else (), language=language)


def inserted(text: str, language: Language | None = None) -> Marked:
    return Marked(runs=(Run(mark="inserted", text=text),) if text else (), language=language)


def _runs(old: str, new: str) -> Iterator[Run]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for is_same, gone, come in _steps(before, after):
        if is_same:
            yield Run(text="".join(come))
            continue
        if gone:
            yield Run(mark="deleted", text="".join(gone))
        if come:
            yield Run(mark="inserted", text="".join(come))


def _steps(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps: list[Step] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        # White space or a comma between two changes is no reason to break them up.
        is_same = tag == "equal" and not (i1 > 0 and i2 < len(before) and not _has_word(before[i1:i2]))
        if steps and not is_same and not steps[-1][0]:
            _, gone, come = steps.pop()
            steps.append((False, [*gone, *before[i1:i2]], [*come, *after[j1:j2]]))
        else:
            steps.append((is_same, before[i1:i2], after[j1:j2]))
    if len(steps) > 1 and _alike(steps, before, after) < LEAST_ALIKE:
        return [(False, before, after)]
    return steps


def _alike(steps: Sequence[Step], before: Sequence[str], after: Sequence[str]) -> float:
    words = sum(map(_is_word, before)) + sum(map(_is_word, after))
    return 2 * sum(sum(map(_is_word, gone)) for is_same, gone, _come in steps if is_same) / (words or 1)


def _is_word(token: str) -> bool:
    return bool(_WORD.match(token))


def _has_word(tokens: Sequence[str]) -> bool:
    return any(map(_is_word, tokens))
