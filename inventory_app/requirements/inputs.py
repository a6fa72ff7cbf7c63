"""What a page sends about its requirements, read into flat answers, and flat answers as the page shows them again. Pure.

An input's name is the flat key of what it holds (KON-06|level, KON-06|p.months). `present` names the requirements that a form is about;
KON-06!seen holds the fingerprints of what the form showed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from inventory_app.answers.kinds import UNKNOWN_OPTION, Context, NumberKind
from inventory_app.answers.messages import N_, Message, Problem
from inventory_app.answers.reading import read_line, read_text
from inventory_app.answers.values import Value
from inventory_app.content.schema import NumberQuestion, Parameter, Text
from inventory_app.requirements.actions import PARAMETER_PREFIX, flat_key
from inventory_app.requirements.choice import LONGEST_TEXT, Chosen, Level

SEEN = "!seen"
LONGEST_VALUE = 500
POINTS = ("1", "2", "3", "4", "5")
WORDS = ("text_sv", "text_en", "motive_sv", "motive_en")
# What a form may carry besides.
FRAME = frozenset({"csrf_token", "present", "then"})

TOO_LONG = N_("Shorten the text to %(most)s characters. It has %(length)s now.")


class UnknownInput(Exception):
    """The body names a requirement or a field that the page does not have."""


class Body(Protocol):
    def __iter__(self) -> Any: ...

    def getlist(self, name: str) -> list[str]: ...


@dataclass
class Posted:
    """`typed` holds every input as it came; `wanted` only what could be read. Keys are flat, but for `shown`: requirement -> its seen input."""

    keys: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)
    wanted: dict[str, Value] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    problems: dict[str, Message] = field(default_factory=dict)

    @property
    def seen(self) -> dict[str, str]:
        return {flat: fingerprint for key, raw in self.shown.items() for flat, fingerprint in read_seen(key, raw).items()}


def _read_level(raw: str) -> tuple[Value, Message | None]:
    if raw in ("", *Level):
        return raw or None, None
    return None, Message(UNKNOWN_OPTION)


def _read_points(raw: str) -> tuple[Value, Message | None]:
    if raw in ("", *POINTS):
        return int(raw) if raw else None, None
    return None, Message(N_("Choose points from 1 to 5."))


def _limited(text: str, most: int) -> tuple[Value, Message | None]:
    if len(text) > most:
        return None, Message(TOO_LONG, {"most": most, "length": len(text)})
    return text or None, None


def _read_words(raw: str) -> tuple[Value, Message | None]:
    return _limited(read_text(raw), LONGEST_TEXT)


def as_question(parameter: Parameter) -> NumberQuestion:
    """Decimals are taken where the catalogue's own numbers have them."""
    has_decimals = any(not float(number).is_integer() for number in (parameter.default, parameter.minimum) if isinstance(number, int | float))
    return NumberQuestion(
        kind="number",
        key=parameter.key,
        label=parameter.label,
        minimum=0 if parameter.minimum is None else parameter.minimum,
        maximum=1_000_000_000 if parameter.maximum is None else parameter.maximum,
        decimals=2 if has_decimals else 0,
    )


def _read_parameter(parameter: Parameter, language: str) -> Callable[[str], tuple[Value, Message | None]]:
    """What equals the default is not stored: it goes on being the catalogue's."""

    def read_number(raw: str) -> tuple[Value, Message | None]:
        problems: list[Problem] = []
        value = NumberKind().parse(as_question(parameter), parameter.key, {parameter.key: [raw]}, Context(language), problems)
        if problems:
            return None, problems[0].message
        return None if value == parameter.default else value, None

    def read_words(raw: str) -> tuple[Value, Message | None]:
        value, problem = _limited(read_line(raw), LONGEST_VALUE)
        is_default = isinstance(parameter.default, Text) and value in (parameter.default.sv, parameter.default.en)
        return None if is_default else value, problem

    return read_number if parameter.kind == "number" else read_words


def _reader(each: Chosen, name: str, language: str) -> Callable[[str], tuple[Value, Message | None]] | None:
    if name == "level":
        return _read_level
    if name == "points":
        return _read_points
    if name == "note" or (name in WORDS and not each.is_own):
        return _read_words
    if name.startswith(PARAMETER_PREFIX):
        parameter = next((blank for blank in each.blanks if blank.key == name.removeprefix(PARAMETER_PREFIX)), None)
        return _read_parameter(parameter, language) if parameter else None
    return None


def read_posted(form: Body, known: Mapping[str, Chosen], language: str) -> Posted:
    """Raises UnknownInput for anything the page does not have: such a body was not sent by it."""
    posted = Posted(keys=tuple(dict.fromkeys(form.getlist("present"))))
    for key in posted.keys:
        if key not in known:
            raise UnknownInput(key)
    for name in form:
        if name in FRAME:
            continue
        raw = form.getlist(name)[0]
        if name.endswith(SEEN) and name.removesuffix(SEEN) in posted.keys:
            posted.shown[name.removesuffix(SEEN)] = raw[:5000]
            continue
        key, _, field_name = name.partition("|")
        reader = _reader(known[key], field_name, language) if key in posted.keys else None
        if reader is None:
            raise UnknownInput(name)
        posted.typed[name] = raw
        value, problem = reader(raw)
        if problem:
            posted.problems[name] = problem
        else:
            posted.wanted[name] = value
    return posted


def write_seen(prints: Mapping[str, str]) -> str:
    """Fingerprints of one thing's fields, by flat key or by field: what they are of stands in the input's name or in the address."""
    return " ".join(f"{name.rpartition('|')[2]}={fingerprint}" for name, fingerprint in prints.items())


def read_seen(key: str, raw: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in raw.split())
    return {flat_key(key, name): fingerprint for name, _, fingerprint in pairs}


def _number_input(number: float, language: str) -> str:
    text = str(int(number)) if float(number).is_integer() else repr(number)
    return text.replace(".", ",") if language == "sv" else text


def parameter_input(each: Chosen, parameter: Parameter, language: str) -> str:
    value = each.value_of(parameter)
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.in_(language)
    return value if isinstance(value, str) else _number_input(value, language)


def inputs_of(each: Chosen, language: str) -> dict[str, str]:
    """field -> what its input shows."""
    found = {
        "level": each.level.value if each.level else "",
        "points": str(each.own_points or ""),
        "text_sv": each.own_texts["sv"],
        "text_en": each.own_texts["en"],
        "motive_sv": each.own_motives["sv"],
        "motive_en": each.own_motives["en"],
        "note": each.note,
    }
    return found | {PARAMETER_PREFIX + blank.key: parameter_input(each, blank, language) for blank in each.blanks}


def element_id(flat: str) -> str:
    return flat.replace("|", "-").replace(".", "-")


def in_page_order(flats: Iterable[str], checklist: Iterable[Chosen]) -> list[str]:
    order = {each.key: place for place, each in enumerate(checklist)}
    return sorted(flats, key=lambda flat: order.get(flat.split("|")[0], 0))
