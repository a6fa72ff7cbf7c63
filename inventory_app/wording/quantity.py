"""Quantities: universal ones without bounds, and qualities that are a matter of degree without a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording import english
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, quoted

WITH_MEASURE = ("DRI", "SÖK", "ANV", "SÄK")
_ALWAYS = {"sv": frozenset({"alltid"}), "en": frozenset({"always"})}
_ALL = {"sv": frozenset({"alla", "samtliga", "allt"}), "en": frozenset({"all", "any"})}
_EVERY_TIME = re.compile(r"\b(?:varje gång|every time)\b", re.IGNORECASE)
_BINDS = {
    "sv": frozenset({"som", "om", "av", "hos", "för", "inom", "under", "mellan", "med", "från", "vars", "enligt", "där", "ur", "bland", "per", "sedan"}),
    "en": frozenset({"that", "which", "who", "whose", "of", "on", "about", "for", "within", "under", "between", "with", "from", "belonging", "held", "where", "in", "whom", "concerning", "relating", "during", "since"}),
}
_UNIT = re.compile(r"(?:\d|\[[^\]]*\])\s*(?:%|[^\W\d_]{1,})|dygnet runt|24/7|\b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:sekund|minut|timm|dag|dygn|vecka|veck|månad|second|minute|hour|day|week|month|working)", re.IGNORECASE)


def find_universal(judged: Judged) -> Iterator[Hit]:
    """L14."""
    for clause in judged.clauses:
        for place, token in enumerate(clause.tokens):
            is_bare = token.lower in _ALWAYS[judged.language]
            if is_bare or (token.lower in _ALL[judged.language] and not _is_bounded(clause, place)):
                yield _universal(token.start, token.end, token.text)
    for match in _EVERY_TIME.finditer(judged.text):
        yield _universal(match.start(), match.end(), match[0])


def _universal(start: int, end: int, word: str) -> Hit:
    return Hit(
        start,
        end,
        quoted("{} har ingen gräns. Säg vilka eller när.", "{} has no bounds. State which or when.", word),
    )


def _is_bounded(clause: Clause, place: int) -> bool:
    """An attribute before the noun, or a phrase or clause straight after it."""
    words = [token.lower if token.is_word or token.is_blank else "," for token in clause.tokens[place + 1 : place + 9]]
    return _is_bounded_in_swedish(words) if clause.language == "sv" else _is_bounded_in_english(words)


def _is_bounded_in_swedish(words: list[str]) -> bool:
    if not words or words[0] in (",", "ska", "bör", "och"):
        return False
    if words[0] in ("de", "dessa", "sina", "våra", "andra", "som", "tre", "två", "fyra", "fem") or words[0][0].isdigit():
        return True
    if words[0].endswith("s") and len(words[0]) > 5 and len(words) > 1 and words[1] not in ("ska", "bör", ",", "och"):
        return True
    if _is_adjective(words[0]) and len(words) > 1 and words[1] not in ("ska", "bör", ",", "kan", "i", "till", "på"):
        return True
    if len(words) > 2 and words[1] in ("i", "på"):
        return _is_definite(words[2])
    if len(words) > 2 and words[1] in ("inom", "under", "för") and (words[2] in _TIMES or words[2][0].isdigit() or words[2][0] == "["):
        return False
    return len(words) > 1 and words[1] in _BINDS["sv"]


# "inom två dagar", "för att": when or why, not which.
_TIMES = frozenset({"en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "tolv", "högst", "minst", "att", "loppet", "några"})


def _is_adjective(word: str) -> bool:
    return word.endswith(("iga", "ade", "ella", "ande", "ende", "ska", "iva", "erna_", "nta", "erade", "da", "ta", "bara", "gna", "la", "nya", "öppna", "interna", "externa", "na")) and not word.endswith(("erna", "orna", "arna", "data"))


def _is_definite(word: str) -> bool:
    return word.endswith(("et", "en", "na", "ets", "ens")) or word in ("bilaga", "lärosätets", "ett", "samma") or word.startswith("[")


def _is_bounded_in_english(words: list[str]) -> bool:
    if not words or words[0] in (",", "shall", "should"):
        return False
    if words[0] in ("the", "those", "its", "their", "of", "these", "such", "other") or words[0][0].isdigit() or words[0].startswith("["):
        return True
    phrase: list[str] = []
    for index, word in enumerate(words):
        if word in _BINDS["en"] or word in english.PREPOSITIONS:
            following = words[index + 1] if index + 1 < len(words) else ""
            return bool(phrase) and word in _BINDS["en"] and _binds(word, phrase, following)
        if word in english.MODALS or word in english.OTHER_MODALS or word in (",", "and", "or", "is", "are", "has", "have"):
            break
        phrase.append(word)
    if any(word.endswith("ed") or word in ("belonging", "concerning", "relating", "containing", "involving") for word in phrase[1:]):
        return True
    return len(phrase) > 1 and _is_english_attribute(phrase[0])


def _binds(preposition: str, phrase: list[str], following: str) -> bool:
    """Which things, or only where and when something is done with them?"""
    if preposition == "within":
        return not (following[:1].isdigit() or following[:1] == "[" or following in ("one", "two", "three", "four", "five", "a", "at"))
    if preposition == "on":
        return phrase[-1] in ("data", "information", "details", "notes", "records", "statistics", "facts", "documents")
    if preposition == "with":
        return following not in ("the", "one", "its")
    if preposition == "in":
        return following in ("the", "which", "its", "their", "annex", "this") or following[:1] == "["
    return True


def _is_english_attribute(word: str) -> bool:
    return word.endswith(("ed", "ing", "able", "ible", "al", "ive", "ous", "ant", "ent", "ic", "'s", "’s", "ary", "ory")) or word in ("open", "new", "own", "active", "key", "external", "internal")


def find_missing_measure(judged: Judged) -> Iterator[Hit]:
    """L15. Without a category nobody knows that it is a quality that is asked for."""
    if judged.statement.category not in WITH_MEASURE or _UNIT.search(judged.text):
        return
    match = judged.pattern("qualities").search(judged.text)
    if match:
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} behöver ett tal och en enhet för att kunna prövas.", "{} needs a number and a unit to be tested.", match[0]),
        )

