"""How the sentence is built: one requirement, a subject that is named, somebody who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording import english, swedish
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.reading import Token, count_words
from inventory_app.wording.statement import Hit, T

MOST_WORDS = {"sv": 45, "en": 40}
_PRONOUNS = {
    "sv": frozenset({"det", "den", "de", "dessa", "detta", "denna", "man", "dom"}),
    "en": frozenset({"it", "this", "these", "they", "there", "you", "one", "those", "we"}),
}


def find_length(judged: Judged) -> Iterator[Hit]:
    """L17."""
    words, most = count_words(judged.text), MOST_WORDS[judged.language]
    if words > most:
        yield Hit(
            0,
            len(judged.text),
            T(
                f"Kravet har {words} ord. Fler än {most} är svåra att läsa rätt; dela det eller stryk.",
                f"The requirement has {words} words. More than {most} are hard to read right; divide it or cut.",
            ),
        )


def find_subject(judged: Judged) -> Iterator[Hit]:
    """L11."""
    if not judged.clauses:
        return
    clause = judged.clauses[0]
    first = next((place for place, token in enumerate(clause.tokens) if token.is_word or token.is_blank), None)
    if first is None:
        return
    token = clause.tokens[first]
    following = clause.tokens[first + 1].lower if first + 1 < len(clause.tokens) else ""
    if token.lower in _PRONOUNS[judged.language] and _is_verb_after(clause, first + 1):
        yield Hit(
            token.start,
            token.end,
            T(
                f"”{token.text}” säger inte vem eller vad som avses. Skriv ut systemet, leverantören eller användaren.",
                f"‘{token.text}’ does not say who or what is meant. Name the system, the supplier or the user.",
            ),
            _with_a_name(judged, token),
        )
    elif token.lower in clause.modals or _is_bare_verb(judged, clause, first, following):
        yield Hit(
            token.start,
            token.end,
            T("Det står inte vem eller vad som ska göra detta.", "It is not stated who or what shall do this."),
            _with_subject(judged, clause, first),
        )


# "Det ska gå att", "It shall be possible to": somebody shall be able to.
_POSSIBLE = {
    "sv": re.compile(r"(?:det|man)\s+(ska|skall|bör)\s+(?:gå\s+att|vara\s+möjligt\s+att|kunna)\s+", re.IGNORECASE),
    "en": re.compile(r"(?:it|you|one|they)\s+(shall|should|must)\s+be\s+(?:possible|able)\s+to\s+", re.IGNORECASE),
}
_THERE = re.compile(r"there\s+(shall|should|must)\s+be\s+", re.IGNORECASE)


def _with_a_name(judged: Judged, pronoun: Token) -> str | None:
    possible = _POSSIBLE[judged.language].match(judged.text, pronoun.start)
    if possible:
        able = judged.in_(f"[aktör] {possible[1]} kunna ", f"[actor] {possible[1]} be able to ")
        return f"{able}{judged.text[possible.end() :]}"
    there = _THERE.match(judged.text, pronoun.start)
    if there:
        return f"The system {there[1]} have {judged.text[there.end() :]}"
    if pronoun.lower not in ("den", "det", "it", "this", "detta"):
        return None
    return judged.with_instead(pronoun.start, pronoun.end, judged.in_("Systemet", "The system"))


def _is_verb_after(clause: Clause, place: int) -> bool:
    word = clause.tokens[place].lower if place < len(clause.tokens) else ""
    if word in clause.modals:
        return True
    return clause.is_finite(place) or (clause.language == "en" and english.is_adverb(word) and _is_verb_after(clause, place + 1))


def _is_bare_verb(judged: Judged, clause: Clause, first: int, following: str) -> bool:
    """ "Kunna exportera ...", "Export the list": a verb where the subject should be."""
    if judged.language == "sv":
        word = clause.tokens[first].lower
        return (word == "kunna" or swedish.is_infinitive(word)) and following not in swedish.MODALS and not clause.has_modal
    word = clause.tokens[first].lower
    if following in (*english.MODALS, "of") or clause.has_modal:
        return False
    if word in judged.lexicon.certain_verbs:
        return True
    return word in judged.lexicon.noun_verbs and (following in english.DETERMINERS or _is_followed_by_object(clause, first, word))


def _is_followed_by_object(clause: Clause, first: int, word: str) -> bool:
    """ "Export contacts to CSV": a plural and a preposition, after a verb that seldom stands before a plural as a noun."""
    if word not in _COMMANDS or first + 2 >= len(clause.tokens):
        return False
    return clause.tokens[first + 1].lower.endswith("s") and clause.tokens[first + 2].lower in (*english.PREPOSITIONS, ".", "and")


_COMMANDS = frozenset(
    {
        *("export", "import", "list", "display", "store", "record", "schedule", "log", "track", "archive", "process", "copy", "file", "mark"),
        *("match",),
    }
)


def _with_subject(judged: Judged, clause: Clause, first: int) -> str:
    token = clause.tokens[first]
    system, rest = judged.in_("Systemet", "The system"), judged.text[token.start + 1 :]
    modal = "" if token.lower in clause.modals else judged.in_(" ska", " shall")
    return f"{judged.text[: token.start]}{system}{modal} {token.text[0].lower()}{rest}"
