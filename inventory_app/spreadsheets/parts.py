"""One part of an answer as cells: a choice is its label, a person is three texts. What a cell says is read by the kind that reads forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from inventory_app.answers.compound import KINDS, PERSON_PARTS
from inventory_app.answers.kinds import NO, YES, Context, Inputs
from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.values import Value
from inventory_app.content.schema import LANGUAGES, Text
from inventory_app.exchange.table import Cell

PERSON_LABELS = {
    "function": Text(sv="Funktion", en="Function"),
    "name": Text(sv="Namn", en="Name"),
    "email": Text(sv="E-post", en="E-mail"),
}
_LINK = re.compile(r"#\s?(\d{1,9})$", re.ASCII)
_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}")
# How many of the right words a message names.
_NAMED = 8


# A system's name, and every heading, is asked for again and again.
@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Texts that people take for the same are the same."""
    return " ".join(text.replace("\u00ad", "").replace("’", "'").casefold().split())


def text_of(cell: Cell) -> str:
    """What a cell says, as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = f"{cell:f}".rstrip("0").rstrip(".") if "e" in repr(cell).lower() else str(cell)
    # 1.125 that was a number must not be taken for a typed 1.125, which is a thousand and more.
    return f"{text}0" if _THREE_DECIMALS.fullmatch(text) else text


def texts_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """Most cells are texts already, and there are a hundred thousand."""
    return tuple([cell if type(cell) is str else text_of(cell) for cell in row])


@dataclass(frozen=True)
class Vocabulary:
    """The language of a workbook, the systems that links name (id as text -> name), and the words of the workbook's own edition.

    `earlier`: (question, part) -> word -> option, as the workbook's stamp tells them.
    """

    language: str
    systems: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    @property
    def context(self) -> Context:
        return Context(self.language, self.systems)


class NotUnderstood(Exception):
    def __init__(self, column: int, text: str, /, **places: str | int) -> None:
        super().__init__(text)
        self.column, self.message = column, Message(text, places)


Faults = tuple[tuple[int, Message], ...]


class Part:
    """One column, or three for a person. `reserved` are the plain words that stand for "don't know" and "there is none" in this question."""

    def __init__(self, question: Any, key: tuple[str, str], vocabulary: Vocabulary, reserved: frozenset[str]) -> None:
        self.question, self.key, self.vocabulary, self.reserved = question, key, vocabulary, reserved
        self.width = len(self.labels_of())

    @classmethod
    def labels_of(cls) -> Mapping[str, Text | None]:
        """What tells the part's columns apart, by key; nothing for the only one."""
        return {"": None}

    def words(self) -> Mapping[str, str]:
        """Option -> word in the cell, where there are options; what a drop-down offers."""
        return {}

    def write(self, value: Value) -> tuple[Cell, ...]:
        return (value,)

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        return {"q": [cells[0]]}

    def read(self, cells: tuple[str, ...]) -> tuple[Value, Faults]:
        problems: list[Problem] = []
        try:
            inputs = self.inputs(cells)
        except NotUnderstood as fault:
            return None, ((fault.column, fault.message),)
        value = KINDS[self.question.kind].parse(self.question, "q", inputs, self.vocabulary.context, problems)
        return value, tuple((self.column_of(problem.name), problem.message) for problem in problems)

    def column_of(self, input_name: str) -> int:
        return 0


def _is_quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _core(text: str) -> str:
    while _is_quoted(text):
        text = text[1:-1]
    return text


def guard(text: str, is_reserved: Callable[[str], bool]) -> str:
    """Free text that would be read as something else gets quotation marks, and one more pair if it has some."""
    return f'"{text}"' if is_reserved(_core(text)) else text


def unguard(text: str, is_reserved: Callable[[str], bool]) -> str:
    return text[1:-1] if _is_quoted(text) and is_reserved(_core(text)) else text


class TextPart(Part):
    def _is_reserved(self, text: str) -> bool:
        return plain(text) in self.reserved

    def write(self, value: Value) -> tuple[Cell, ...]:
        return (guard(value, self._is_reserved),)

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        return {"q": [unguard(cells[0].strip(), self._is_reserved)]}


class PersonPart(TextPart):
    @classmethod
    def labels_of(cls) -> Mapping[str, Text | None]:
        return {part: PERSON_LABELS[part] for part in PERSON_PARTS}

    def write(self, value: Value) -> tuple[Cell, ...]:
        return tuple(guard(value[part], self._is_reserved) if part in value else None for part in PERSON_PARTS)

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        return {f"q.{part}": [unguard(cell.strip(), self._is_reserved)] for part, cell in zip(PERSON_PARTS, cells, strict=True)}

    def column_of(self, input_name: str) -> int:
        return PERSON_PARTS.index(input_name.removeprefix("q."))


class NumberPart(Part):
    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        text = " ".join(cells[0].split())
        unit: Text | None = getattr(self.question, "unit", None)
        if unit:
            for language in LANGUAGES:
                text = text.removesuffix(unit.in_(language))
        return {"q": [text]}


class WordPart(Part):
    """Options by their labels; two labels that look alike, or like "don't know", are told apart by their keys."""

    def __init__(self, question: Any, key: tuple[str, str], vocabulary: Vocabulary, reserved: frozenset[str]) -> None:
        super().__init__(question, key, vocabulary, reserved)
        own = self._labels(vocabulary.language)
        alike = [plain(label) for label in own.values()]
        self._words = {
            option: f"{label} [{option}]" if plain(label) in reserved or alike.count(plain(label)) > 1 else label for option, label in own.items()
        }
        # The last has the last word: other language, own language, the workbook's own edition.
        self._options: dict[str, str] = {}
        for words in (*(self._labels(language) for language in LANGUAGES), self._words):
            self._options |= {plain(word): option for option, word in words.items()}
        self._options |= {plain(word): option for word, option in vocabulary.earlier.get(key, {}).items()}

    def _labels(self, language: str) -> dict[str, str]:
        return {option.key: option.label.in_(language) for option in self.question.options}

    def words(self) -> Mapping[str, str]:
        return self._words

    def write(self, value: Value) -> tuple[Cell, ...]:
        return (self._words.get(value, value),)

    def find(self, text: str) -> str | None:
        return self._options.get(plain(text))

    def option(self, text: str) -> str:
        if not text.strip():
            return ""
        found = self.find(text)
        if found is None:
            raise NotUnderstood(
                0, N_("“%(text)s” is not one of the options. Write one of these: %(options)s"), text=text[:100], options=self._named()
            )
        return found

    def _named(self) -> str:
        words = list(self._words.values())
        return "; ".join(words[:_NAMED]) + ("; …" if len(words) > _NAMED else "")

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        return {"q": [self.option(cells[0])]}


class SeveralPart(WordPart):
    def write(self, value: Value) -> tuple[Cell, ...]:
        return ("; ".join(self._words.get(option, option) for option in value),)

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        return {"q": list(self._each(cells[0].replace("\n", ";").split(";")))}

    def _each(self, pieces: list[str]) -> Iterable[str]:
        """A label may hold a semicolon itself, so the longest run of pieces that is a label counts."""
        while pieces:
            for end in range(len(pieces), 0, -1):
                found = self.find(";".join(pieces[:end]))
                if found is not None:
                    break
            else:
                end, found = 1, self.option(pieces[0])
            yield found
            pieces = pieces[end:]


class YesNoPart(WordPart):
    def _labels(self, language: str) -> dict[str, str]:
        return {"yes": YES[language], "no": NO[language]}

    def write(self, value: Value) -> tuple[Cell, ...]:
        return (self._words["yes" if value else "no"],)

    def find(self, text: str) -> str | None:
        return super().find(text) or {"true": "yes", "false": "no", "x": "yes"}.get(plain(text))


class ScalePart(WordPart):
    def _labels(self, language: str) -> dict[str, str]:
        anchors = {anchor.value: anchor.label.in_(language) for anchor in self.question.anchors}
        return {
            str(value): f"{value} – {anchors[value]}" if value in anchors else str(value)
            for value in range(self.question.minimum, self.question.maximum + 1)
        }

    def write(self, value: Value) -> tuple[Cell, ...]:
        return (self._words.get(str(value), value),)

    def find(self, text: str) -> str | None:
        number = re.match(r"\s*(-?\d+)\b(?![.,]\d)", text)
        return super().find(text) or (number[1] if number and number[1] in self._words else None)


class LinkPart(TextPart):
    """A system of the register as "Name #12", anything else as the name of one outside it. A name that the register has is a link, too."""

    def __init__(self, question: Any, key: tuple[str, str], vocabulary: Vocabulary, reserved: frozenset[str]) -> None:
        super().__init__(question, key, vocabulary, reserved)
        often = Counter(plain(name) for name in vocabulary.systems.values())
        self._by_name = {plain(name): number for number, name in vocabulary.systems.items() if often[plain(name)] == 1}

    def _is_reserved(self, text: str) -> bool:
        return super()._is_reserved(text) or bool(_LINK.search(text)) or plain(text) in self._by_name

    def _guard(self, name: str) -> str:
        """Always quoted if it has quotation marks, since what the register had when it was written may be gone when it is read."""
        return f'"{name}"' if _is_quoted(name) or self._is_reserved(name) else name

    def words(self) -> Mapping[str, str]:
        return {number: f"{name} #{number}" for number, name in self.vocabulary.systems.items()}

    def write(self, value: Value) -> tuple[Cell, ...]:
        if "system" in value:
            number = str(value["system"])
            return (f"{self.vocabulary.systems.get(number, '')} #{number}".strip(),)
        return (self._guard(value["name"]),)

    def inputs(self, cells: tuple[str, ...]) -> Inputs:
        text = cells[0].strip()
        if _is_quoted(text):
            return {"q.name": [text[1:-1]]}
        link = _LINK.search(text)
        number = link[1] if link else self._by_name.get(plain(text))
        if number is None:
            return {"q.name": [text]}
        if number not in self.vocabulary.systems:
            raise NotUnderstood(0, N_("No system of your register has the id %(number)s. Choose one from the list, or write a name."), number=number)
        return {"q.system": [number]}


PARTS: Mapping[str, type[Part]] = {
    "name": TextPart,
    "text": TextPart,
    "long_text": TextPart,
    "choice": WordPart,
    "several": SeveralPart,
    "number": NumberPart,
    "money": NumberPart,
    "date": Part,
    "yes_no": YesNoPart,
    "scale": ScalePart,
    "person": PersonPart,
    "system_link": LinkPart,
}
