"""Quantities: universal ones without bounds, and qualities that are a matter of degree without a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording import english
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, quoted

OPERATION = "DRI"
WITH_MEASURE = (OPERATION, "SÖK", "ANV", "SÄK")
_ALWAYS = {"sv": frozenset({"alltid"}), "en": frozenset({"always"})}
_ALL = {"sv": frozenset({"alla", "samtliga", "allt"}), "en": frozenset({"all", "any"})}
_EVERY_TIME = re.compile(r"\b(?:varje gång|every time|at all times)\b", re.IGNORECASE)
_BINDS = {
    "sv": frozenset(
        {"som", "om", "av", "hos", "för", "inom", "under", "mellan", "med", "från", "vars", "enligt", "där", "ur", "bland", "per", "sedan"}
    ),
    "en": frozenset(
        {
            *("to", "that", "which", "who", "whose", "of", "on", "about", "for", "within", "under", "between", "with", "from", "belonging", "held"),
            *("where", "in", "whom", "concerning", "relating", "during", "since"),
        }
    ),
}
_UNIT = re.compile(
    r"""(?:\d|\[[^\]]*\])\s*(?:%|(?!(?:eller|or|och|and|vid|i|in|at|for|för|on|på|without|utan|when|när|ska|shall|should|bör|inom|within|is|är|that|som|to|till|by|av)\b)
        [^\W\d_]+)
    | dygnet\ runt | 24/7 | around\ the\ clock | en\ gång\ (?:per|om|i|var) | varje\ (?:dag|natt|dygn|vecka|månad|timme|år) | var\ \w+\ (?:sekund|minut|timme|dag|vecka|månad)
    | \b(?:once|twice)\ (?:a|per|every) | (?:daily|nightly|hourly|weekly|monthly) | every\ (?:hour|day|night|week|month)
    | \b(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|one|an?|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+
        (?:arbetsdag|arbetstim|gång|times|sekund|minut|timm|dag|dygn|veck|månad|second|minute|hour|day|week|month|working)""",
    re.IGNORECASE | re.VERBOSE,
)
# "svarstid" but not "starttid": how long something takes, not when it begins.
_DURATION = {
    "sv": re.compile(
        r"\b(?!start|slut|arbets|kontors|avtals|fri|all|fram|sam|öppet|ordinarie|mötes|sommar|vinter|dag|natt|hel|del|nu|for|uppehålls|löp|uppsägnings|garanti|giltighets|bokförings)\w{3,}tid(?:en|er|erna)?\b|\b(?:rimlig|kort|lång|kortare|samma|god|acceptabel|överenskommen|avtalad|lagom)\s+tid\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:response|search|loading|load|waiting|wait|processing|repair|answer|handling|lead|start-up|startup|recovery|restore|reaction|resolution|transfer|login|reading)\s+times?\b"
        r"|\btime\s+(?:from|until|between|it\s+takes|taken|needed|to\s+(?!time))|\b(?:short|reasonable|good|long|shorter|agreed|acceptable)\s+time\b",
        re.IGNORECASE,
    ),
}


def find_universal(judged: Judged) -> Iterator[Hit]:
    """L14."""
    for clause in judged.clauses:
        for place, token in enumerate(clause.tokens):
            is_bare = token.lower in _ALWAYS[judged.language]
            if place and token.lower == "any" and clause.tokens[place - 1].lower in ("without", "if"):
                continue
            if is_bare or (token.lower in _ALL[judged.language] and not _is_bounded(clause, place)):
                yield _universal(token.start, token.end, token.text)
    for match in _EVERY_TIME.finditer(judged.text):
        yield _universal(match.start(), match.end(), match[0])


def _universal(start: int, end: int, word: str) -> Hit:
    return Hit(
        start,
        end,
        quoted("{} sätter ingen gräns. Säg vilka eller när.", "{} sets no bounds. State which or when.", word),
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
    if _is_adjective(words[0]):
        return True
    if len(words) > 2 and words[1] in ("i", "på"):
        return words[3:4] != [] and words[3].startswith(_GIVEN) if words[2] in ("en", "ett") else _is_definite(words[2])
    if len(words) > 2 and words[1] in ("inom", "under", "för") and (words[2] in _TIMES or words[2][0].isdigit() or words[2][0] == "["):
        return False
    return len(words) > 1 and words[1] in _BINDS["sv"]


# "i ett urval", "i en angiven grupp"
_GIVEN = ("urval", "angiv", "given", "viss", "bestäm", "vald", "utvald")
# "inom två dagar", "för att": when or why, not which.
_TIMES = frozenset({"en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "tolv", "högst", "minst", "att", "loppet", "några"})


def _is_adjective(word: str) -> bool:
    """An indefinite plural of a noun ends in a only by exception; a definite one in -erna, -orna or -arna."""
    if word in ("interna", "externa", "moderna", "kvalificerade"):
        return True
    return word.endswith(("a", "ade", "ande", "ende")) and not word.endswith(("erna", "orna", "arna", "data", "schema", "media", "dilemma"))


def _is_definite(word: str) -> bool:
    return word.endswith(("et", "en", "na", "ets", "ens")) or word in ("bilaga", "lärosätets", "samma") or word.startswith("[")


def _is_bounded_in_english(words: list[str]) -> bool:
    if not words or words[0] in (",", "shall", "should"):
        return False
    if words[0] in ("the", "those", "its", "their", "of", "these", "such", "other") or words[0][0].isdigit() or words[0].startswith("["):
        return True
    phrase: list[str] = []
    for index, word in enumerate(words):
        if word in _BINDS["en"] or word in english.PREPOSITIONS:
            return bool(phrase) and word in _BINDS["en"] and _binds(word, phrase, words[index + 1 :])
        if word in english.MODALS or word in english.OTHER_MODALS or word in (",", "and", "or", "is", "are", "has", "have"):
            break
        # "all fields marked as mandatory"
        if phrase and (word.endswith("ed") or word in ("belonging", "concerning", "relating", "containing", "involving")):
            return True
        phrase.append(word)
    return len(phrase) > 1 and _is_english_attribute(phrase[0])


_GIVEN_IN_ENGLISH = (["selection"], ["given"], ["specified"], ["certain"], ["selected"], ["chosen"])


def _binds(preposition: str, phrase: list[str], after: list[str]) -> bool:
    """Which things, or only where and when something is done with them?"""
    following = after[0] if after else ""
    if preposition == "within":
        return not (following[:1].isdigit() or following[:1] == "[" or following in ("one", "two", "three", "four", "five", "a", "at"))
    if preposition == "on":
        return phrase[-1] in ("data", "information", "details", "notes", "records", "statistics", "facts", "documents")
    if preposition == "with":
        return following not in ("the", "one", "its")
    if preposition == "in":
        return following in ("the", "which", "its", "their", "annex", "this") or following[:1] == "[" or after[1:2] in _GIVEN_IN_ENGLISH
    if preposition == "to":
        return phrase[-1] in ("changes", "access", "references", "links", "updates", "amendments", "corrections", "additions", "visits", "answers")
    return True


def _is_english_attribute(word: str) -> bool:
    return word.endswith(("ed", "ing", "able", "ible", "al", "ive", "ous", "ant", "ent", "ic", "'s", "’s", "ary", "ory")) or word in (
        "open",
        "new",
        "own",
        "active",
        "key",
        "external",
        "internal",
    )


def find_missing_measure(judged: Judged) -> Iterator[Hit]:
    """L15. Without a category nobody knows that it is a quality that is asked for."""
    if judged.statement.category not in WITH_MEASURE or _UNIT.search(judged.text):
        return
    match = judged.pattern("qualities").search(judged.text) or _DURATION[judged.language].search(judged.text)
    if match is None and judged.statement.category == OPERATION:
        match = judged.pattern("operation").search(judged.text)
    if match:
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} behöver ett tal och en enhet för att kunna prövas.", "{} needs a number and a unit to be tested.", match[0]),
        )
