"""A requirement's sentence put together from its parts: the five EARS patterns, in Swedish and English word order. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inventory_app.answers.messages import N_
from inventory_app.answers.reading import read_line
from inventory_app.content.schema import LANGUAGES, Language, Text
from inventory_app.requirements.choice import Level


class Pattern(StrEnum):
    ALWAYS = "always"
    WHILE = "while"
    WHEN = "when"
    IF = "if"
    WHERE = "where"


class Actor(StrEnum):
    SYSTEM = "system"
    SUPPLIER = "supplier"
    INSTITUTION = "institution"
    ROLE = "role"


PATTERN_WORDS: dict[Pattern, str] = {
    Pattern.ALWAYS: N_("Always"),
    Pattern.WHILE: N_("While something is the case"),
    Pattern.WHEN: N_("When something happens"),
    Pattern.IF: N_("If something goes wrong"),
    Pattern.WHERE: N_("Where something is included"),
}
ACTOR_WORDS: dict[Actor, str] = {
    Actor.SYSTEM: N_("The system"),
    Actor.SUPPLIER: N_("The supplier"),
    Actor.INSTITUTION: N_("The institution"),
    Actor.ROLE: N_("A role"),
}

_OPENS: dict[Pattern, Text] = {
    Pattern.WHILE: Text(sv="Medan", en="While"),
    Pattern.WHEN: Text(sv="När", en="When"),
    Pattern.IF: Text(sv="Om", en="If"),
    Pattern.WHERE: Text(sv="Där", en="Where"),
}
_ACTORS: dict[Actor, Text] = {
    Actor.SYSTEM: Text(sv="systemet", en="the system"),
    Actor.SUPPLIER: Text(sv="leverantören", en="the supplier"),
    Actor.INSTITUTION: Text(sv="lärosätet", en="the institution"),
}
MUST, SHOULD = Text(sv="ska", en="shall"), Text(sv="bör", en="should")
# What stands in the preview for a part that nobody has written yet.
_MISSING = {
    "role": Text(sv="[roll]", en="[role]"),
    "condition": Text(sv="[villkor]", en="[condition]"),
    "response": Text(sv="[svar]", en="[response]"),
}
# What people begin a condition or a response with although the pattern says it already.
_CONDITION_STARTS = re.compile(r"^(?:medan|när|om|där|while|when|if|where)\b\s*", re.IGNORECASE)
_RESPONSE_STARTS = re.compile(r"^(?:ska|skall|bör|måste|shall|should|must|will)\b\s*", re.IGNORECASE)
# Words that have a capital only because they began a sentence. A name keeps its own.
_SMALL = frozenset(["en", "ett", "den", "det", "de", "systemet", "leverantören", "lärosätet", "a", "an", "the", "behörig", "behöriga", "authorised"])


@dataclass(frozen=True)
class Parts:
    """One language's parts, as they were typed."""

    pattern: Pattern = Pattern.ALWAYS
    actor: Actor = Actor.SYSTEM
    role: str = ""
    condition: str = ""
    response: str = ""

    @property
    def is_begun(self) -> bool:
        return bool(self.role or self.condition or self.response)


def modal_of(level: Level | None) -> Text:
    return SHOULD if level is Level.SHOULD else MUST


def compose_sentence(parts: Parts, level: Level | None, language: Language) -> str:
    """The whole sentence; a part that is not there stands in brackets."""
    modal = modal_of(level).in_(language)
    actor = _ACTORS[parts.actor].in_(language) if parts.actor in _ACTORS else _lowered(_clean(parts.role) or _MISSING["role"].in_(language))
    response = _RESPONSE_STARTS.sub("", _clean(parts.response)) or _MISSING["response"].in_(language)
    if parts.pattern is Pattern.ALWAYS:
        return _capital(f"{actor} {modal} {response}.")
    opens = _OPENS[parts.pattern].in_(language)
    condition = _lowered(_CONDITION_STARTS.sub("", _clean(parts.condition))) or _MISSING["condition"].in_(language)
    if language == "sv":
        # The clause comes first, and so the verb stands before whoever acts.
        return f"{opens} {condition} {modal} {actor} {response}."
    then = ", then" if parts.pattern is Pattern.IF else ","
    return f"{opens} {condition}{then} {actor} {modal} {response}."


def _clean(raw: str) -> str:
    return read_line(raw).rstrip(".,;: ")


def _lowered(text: str) -> str:
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.casefold() in _SMALL else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def read_parts(given: Mapping[str, str], language: Language) -> Parts:
    """From the inputs of a form. What is not in the lists is as if it was not chosen."""
    pattern, actor = given.get("pattern", ""), given.get("actor", "")
    return Parts(
        pattern=Pattern(pattern) if pattern in list(Pattern) else Pattern.ALWAYS,
        actor=Actor(actor) if actor in list(Actor) else Actor.SYSTEM,
        role=given.get(f"role_{language}", ""),
        condition=given.get(f"condition_{language}", ""),
        response=given.get(f"response_{language}", ""),
    )


@dataclass(frozen=True)
class Sentence:
    language: Language
    text: str


@dataclass(frozen=True)
class Preview:
    """The sentences of the languages that have a part; none while nothing has been written."""

    sentences: tuple[Sentence, ...]


def preview(given: Mapping[str, str]) -> Preview:
    raw = given.get("level", "")
    level = Level(raw) if raw in list(Level) else None
    both = ((language, read_parts(given, language)) for language in LANGUAGES)
    return Preview(tuple(Sentence(language, compose_sentence(parts, level, language)) for language, parts in both if parts.is_begun))
