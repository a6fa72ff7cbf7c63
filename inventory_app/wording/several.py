"""Several requirements in one: each must be met, verified and answered on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording import english, swedish
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.statement import Hit, T, quoted

_AND_OR = re.compile(r"\b(?:och\s*/\s*eller|and\s*/\s*or)\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<![\w/.:@-])([^\W\d_][\w-]*)\s?/\s?([^\W\d_][\w-]*)(?![\w/@-]|\.\w)")
# What is counted may stand before a slash when a number does: 40 h/månad. Money and data always may: kr/timme, MB/s.
_COUNTED = re.compile(r"(?:[\d\]]|två|tre|fyra|fem|sex|ten|two|three|four|five|six)\s*$", re.IGNORECASE)
_MONEY_OR_DATA = re.compile(r"(?:kr|sek|kronor|eur|euro|[kmgt]?b|[kmg]?bit|[kmg]?bps|st|km|m|h)$", re.IGNORECASE)
_PER = re.compile(
    r"(?:år|månad|mån|vecka|v|dag|dygn|timme|tim|h|s|sek|sekund|min|minut|year|month|week|day|hour|second|minute|sec|user|användare|st|a|ua)$",
    re.IGNORECASE,
)
# Also nouns, but seldom with another noun after them.
_NOUN_SELDOM_FIRST = frozenset(
    {"print", "book", "display", "store", "show", "update", "archive", "import", "export", "calculate", "notify", "mark", "record"}
)
_JOINS = {"sv": ("och", "samt"), "en": ("and",)}


def find_several(judged: Judged) -> Iterator[Hit]:
    """L10."""
    with_modal = [clause for clause in judged.clauses if clause.has_modal]
    if len(with_modal) > 1:
        second = with_modal[1].sentence
        yield Hit(
            second.start,
            second.end,
            T("Det här är ett krav till. Dela upp texten i två krav.", "This is one more requirement. Divide the text into two."),
        )
        return
    for clause in with_modal:
        if len(clause.main_modals) > 1:
            token = clause.tokens[clause.main_modals[1]]
            yield Hit(
                token.start,
                token.end,
                quoted("Ett andra {} är ett krav till. Dela upp texten.", "A second {} is one more requirement. Divide the text.", token.text),
            )
            return
        place = _second_verb(clause)
        if place is not None:
            token = clause.tokens[place]
            yield Hit(
                token.start,
                token.end,
                quoted(
                    "{} är en sak till som ska göras. Dela upp kravet i två.",
                    "{} is one more thing to do. Divide the requirement into two.",
                    token.text,
                ),
            )
            return
    yield from _slashes(judged)


def _second_verb(clause: Clause) -> int | None:
    """A verb after "and" when an object stands between it and the first; an enumeration of verbs with one object is one act."""
    first = clause.verb
    if first is None:
        return None
    for place in range(first + 1, len(clause.tokens) - 1):
        if clause.tokens[place].lower not in _JOINS[clause.language] or (clause.subordinate[place] and not _is_over(clause, first, place)):
            continue
        following = place + 1
        while following < len(clause.tokens) - 1 and _is_adverb(clause, following):
            following += 1
        if _is_enumeration(clause, place - 1):
            continue
        if _is_second(clause, following) and _has_object(clause, first, place):
            return following
    return None


def _is_enumeration(clause: Clause, place: int) -> bool:
    """ "låta användaren läsa och ändra poster": the verb before "and" has no object of its own."""
    word = clause.tokens[place].lower
    if clause.language == "sv":
        return clause.is_infinitive(place)
    return (
        word in clause.lexicon.certain_verbs and word not in clause.lexicon.noun_verbs and clause.tokens[place - 1].lower not in english.DETERMINERS
    )


def _is_over(clause: Clause, first: int, join: int) -> bool:
    """A relative clause with a finite verb of its own ends where an infinitive follows: "visa poster som är nya och skicka"."""
    opened = max((place for place in range(first, join) if clause.is_subordinator(place)), default=None)
    if opened is None or clause.tokens[opened].lower in ("att", "for"):
        return False
    inside = range(opened + 1, join)
    if any(clause.tokens[place].lower in ("att", "to", "låter", "lets", *_MAY_LEAD) for place in inside):
        return False
    return any(clause.is_finite(place) for place in inside)


_MAY_LEAD = frozenset((*swedish.MODALS, *swedish.OTHER_MODALS, *english.MODALS, *english.OTHER_MODALS))


def _is_adverb(clause: Clause, place: int) -> bool:
    word = clause.tokens[place].lower
    return word in ("sedan", "därefter", "automatiskt", "även", "kunna", "also", "then", "be") or (
        clause.language == "en" and english.is_adverb(word)
    )


def _is_second(clause: Clause, place: int) -> bool:
    word, after = clause.tokens[place].lower, clause.tokens[place + 1].lower if place + 1 < len(clause.tokens) else ""
    if clause.language == "sv":
        return clause.is_infinitive(place)
    if word in clause.lexicon.certain_verbs and word not in clause.lexicon.noun_verbs:
        return after not in (",", ".", "and", "of")
    if word in _NOUN_SELDOM_FIRST and after not in (",", ".", "and", "or", "of", *english.PREPOSITIONS):
        return True
    return word in clause.lexicon.noun_verbs and after in english.DETERMINERS


def _has_object(clause: Clause, first: int, join: int) -> bool:
    between = [place for place in range(first + 1, join) if clause.tokens[place].is_word or clause.tokens[place].is_blank]
    return any(not clause.is_infinitive(place, certain=True) and not _is_adverb(clause, place) for place in between) and not _is_particle(
        clause, between
    )


def _is_particle(clause: Clause, between: list[int]) -> bool:
    """ "lägga till och ta bort rader": the first verb's particle is no object."""
    particles = {"sv": ("till", "in", "ut", "upp", "ned", "av", "på", "om", "bort", "ihop", "fram"), "en": ("up", "in", "out", "down", "on", "off")}
    return len(between) == 1 and clause.tokens[between[0]].lower in particles[clause.language]


def _is_rate(before: str, left: str, right: str) -> bool:
    return bool(_PER.match(right) and (_MONEY_OR_DATA.match(left) or _COUNTED.search(before)))


def _slashes(judged: Judged) -> Iterator[Hit]:
    for match in _AND_OR.finditer(judged.text):
        yield Hit(
            match.start(),
            match.end(),
            quoted("{} låter läsaren välja. Skriv ”och” eller ”eller”.", "{} leaves the choice to the reader. Write ‘and’ or ‘or’.", match[0]),
        )
        return
    for match in _SLASH.finditer(judged.text):
        left, right = match[1], match[2]
        if (
            (left.isupper() and right.isupper())
            or _is_rate(judged.text[: match.start()], left, right)
            or (left[:2].isupper() and right[:2].isupper())
        ):
            continue
        yield Hit(
            match.start(),
            match.end(),
            quoted("{}: säg om det är det ena, det andra eller båda.", "{}: say whether it is the one, the other or both.", match[0]),
        )
        return
