"""What other people's spreadsheets call our questions, our options, and yes, no and nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from inventory_app.content.library import FIXTURES, ContentFault, load_yaml, read_model
from inventory_app.content.schema import Frozen, Sheet, Words

FILE, REQUIREMENTS_FILE = "import_aliases.yaml", "requirement_aliases.yaml"


class Names(Frozen):
    """What one thing is called in either language."""

    sv: tuple[Words, ...] = Field(min_length=1)
    en: tuple[Words, ...] = Field(min_length=1)

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # pydantic's own gives (field, value) pairs, which nobody wants here
        yield from self.sv
        yield from self.en


class CommonWords(Frozen):
    yes: Names
    no: Names
    unknown: Names
    none: Names
    empty: Names
    total: Names
    function: Names


class Aliases(Frozen):
    """`questions` and `options` are keyed by a question, or by a question and a part of it: product.vendor."""

    questions: Mapping[str, Names]
    options: Mapping[str, Mapping[str, Names]]
    none: Mapping[str, Names]
    words: CommonWords


def _part_of(sheet: Sheet, path: str) -> Any:
    key, _dot, part_key = path.partition(".")
    question: Any = sheet.questions.get(key)
    if not part_key or question is None:
        return question
    if question.kind == "person":
        return question if part_key in ("function", "name", "email") else None
    return next((part for part in getattr(question, "parts", ()) if part.key == part_key), None)


def _faults(aliases: Aliases, sheet: Sheet) -> Iterator[str]:
    for path in aliases.questions:
        if _part_of(sheet, path) is None:
            yield f"questions > {path}: the template has no such question or part"
    for path, options in aliases.options.items():
        known = {option.key for option in getattr(_part_of(sheet, path), "options", ())}
        for key in options:
            if key not in known:
                yield f"options > {path} > {key}: the template has no such option; there are {', '.join(sorted(known)) or 'none'}"
    for key in aliases.none:
        if getattr(sheet.questions.get(key), "none_label", None) is None:
            yield f'none > {key}: the template has no such question, or it has no "there is none"'


def check_aliases(aliases: Aliases, sheet: Sheet, file: str = FILE) -> None:
    faults = list(_faults(aliases, sheet))
    if faults:
        raise ContentFault(file, faults)


@lru_cache(maxsize=4)
def load_aliases(folder: Path = FIXTURES, file: str = FILE) -> Aliases:
    return read_model(Aliases, load_yaml(folder / file), file)
