"""How the sentence is built: one requirement, a subject that is named, somebody who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inventory_app.wording import english, swedish
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.reading import count_words
from inventory_app.wording.statement import Hit, T, quoted

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
        system = judged.in_("Systemet", "The system")
        proposal = None if token.lower in ("there", "you", "we") else judged.without(token.start, token.end, system)
        yield Hit(
            token.start,
            token.end,
            T(
                f"”{token.text}” säger inte vem eller vad som avses. Namnge systemet, leverantören eller användaren.",
                f"‘{token.text}’ does not say who or what is meant. Name the system, the supplier or the user.",
            ),
            proposal,
        )
    elif token.lower in clause.modals or _is_bare_verb(judged, clause, first, following):
        yield Hit(
            token.start,
            token.end,
            T("Det står inte vem eller vad som ska göra detta.", "It is not stated who or what shall do this."),
            _with_subject(judged, clause, first),
        )


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
    {"export", "import", "list", "display", "store", "record", "schedule", "log", "track", "archive", "process", "copy", "file", "mark", "match"}
)


def _with_subject(judged: Judged, clause: Clause, first: int) -> str:
    token = clause.tokens[first]
    system, rest = judged.in_("Systemet", "The system"), judged.text[token.start + 1 :]
    modal = "" if token.lower in clause.modals else judged.in_(" ska", " shall")
    return f"{judged.text[: token.start]}{system}{modal} {token.text[0].lower()}{rest}"


def find_passive(judged: Judged) -> Iterator[Hit]:
    """L12."""
    for clause in judged.clauses:
        place = _swedish_passive(clause) if judged.language == "sv" else _english_passive(clause)
        if place is None or _names_actor(clause, place):
            continue
        assert clause.main is not None
        modal, verb = clause.tokens[clause.main], clause.tokens[place]
        proposal = _active(judged, clause, place)
        yield Hit(
            verb.start,
            verb.end,
            T(
                f"”{modal.text} … {verb.text}” säger inte vem som gör det.",
                f"‘{modal.text} … {verb.text}’ does not say who does it.",
            ),
            proposal,
        )


def _swedish_passive(clause: Clause) -> int | None:
    place = clause.verb
    if place is None:
        return None
    word = clause.tokens[place].lower
    if word in clause.lexicon.no_passives or (word == "följas" and any(token.lower == "åt" for token in clause.tokens[place + 1 : place + 4])):
        return None
    return place if swedish.is_passive_infinitive(word, certain=True) else None


def _english_passive(clause: Clause) -> int | None:
    place = clause.able[1] + 1 if clause.able else clause.verb
    if place is None or place >= len(clause.tokens) or clause.tokens[place].lower not in ("be", "being"):
        return None
    place += 1
    while place < len(clause.tokens) and english.is_adverb(clause.tokens[place].lower):
        place += 1
    if place >= len(clause.tokens):
        return None
    word = clause.tokens[place].lower
    is_participle = (word.endswith("ed") and len(word) > 4) or word in clause.lexicon.participles
    return place if is_participle and word not in clause.lexicon.no_participles else None


# "i form av", "a list by date": what follows is no actor.
_NO_ACTOR_BEFORE = frozenset(
    {
        "form",
        "hjälp",
        "grund",
        "stället",
        "följd",
        "typ",
        "typen",
        "slag",
        "stöd",
        "del",
        "delar",
        "antal",
        "lista",
        "oberoende",
        "utdrag",
        "kopia",
        "skäl",
    }
)
_NO_ACTOR = {
    "sv": frozenset({"nummer", "månader", "veckor", "timmar", "minuter"}),
    "en": frozenset(
        {
            *(
                "end",
                "date",
                "deadline",
                "time",
                "button",
                "click",
                "script",
                "key",
                "name",
                "number",
                "category",
                "status",
                "type",
                "order",
                "means",
                "filter",
            ),
            *(
                "field",
                "year",
                "month",
                "week",
                "day",
                "percent",
                "factor",
                "hour",
                "same",
                "following",
                "use",
                "start",
                "default",
                "e-mail",
                "email",
                "post",
            ),
            *(
                "letter",
                "folder",
                "header",
                "quarter",
                "other",
                "calendar",
                "colour",
                "error",
                "identifier",
                "parameter",
                "value",
                "condition",
                "criterion",
            ),
            *(
                "menu",
                "dialog",
                "link",
                "drop-down",
                "keyboard",
                "mouse",
                "method",
                "process",
                "routine",
                "range",
                "period",
                "place",
                "country",
                "size",
                "way",
            ),
        }
    ),
}
# "sorted by department" tells the order, not who sorts.
_ARRANGED = frozenset({"sorted", "grouped", "filtered", "ordered", "divided", "classified", "counted", "arranged", "broken", "split"})
_ARTICLES = frozenset({"a", "an", "the", "each", "any", "another", "one", "its", "every"})


def _names_actor(clause: Clause, verb: int) -> bool:
    preposition = "av" if clause.language == "sv" else "by"
    for place in range(verb + 1, len(clause.tokens) - 1):
        if clause.tokens[place].lower != preposition:
            continue
        if preposition == "av" and clause.tokens[place - 1].lower in _NO_ACTOR_BEFORE:
            continue
        if clause.tokens[verb].lower in _ARRANGED:
            continue
        if place == verb + 1 and preposition == "av" and clause.tokens[place + 1].lower not in _NO_ACTOR["sv"]:
            return True
        if any(_is_actor(clause, later) for later in range(place + 1, min(place + 6, len(clause.tokens)))):
            return True
        if preposition == "by" and _is_somebody(clause, place + 1):
            return True
    return False


def _is_somebody(clause: Clause, place: int) -> bool:
    """ "by the host": an article and a noun that is neither a time, a means nor an order."""
    if clause.tokens[place].lower not in _ARTICLES:
        return False
    phrase: list[str] = []
    for token in clause.tokens[place + 1 : place + 5]:
        if not token.is_word or token.lower in english.PREPOSITIONS:
            break
        phrase.append(token.lower)
    return bool(phrase) and not any(word.removesuffix("s") in _NO_ACTOR["en"] or word in _NO_ACTOR["en"] for word in phrase)


def _is_actor(clause: Clause, place: int) -> bool:
    word = clause.tokens[place].lower
    if word in _NO_ACTOR[clause.language] or word.removesuffix("s") in _NO_ACTOR[clause.language]:
        return False
    if word in clause.lexicon.words("actors", clause.language) or clause.tokens[place].is_blank:
        return True
    endings = tuple(clause.lexicon.words("actor_endings", clause.language))
    if clause.language == "en":
        return len(word) > 4 and word.endswith(endings) and word not in _NO_PERSONS
    return len(word) > 5 and word.endswith(endings) and not word.endswith("nummer")


# They end as persons do.
_NO_PERSONS = frozenset(
    {
        *(
            "computer",
            "december",
            "november",
            "october",
            "september",
            "after",
            "later",
            "under",
            "over",
            "hours",
            "errors",
            "factors",
            "numbers",
            "filters",
        ),
        *(
            "higher",
            "lower",
            "however",
            "whether",
            "rather",
            "register",
            "server",
            "paper",
            "larger",
            "smaller",
            "another",
            "consist",
            "exist",
            "list",
            "lists",
        ),
        *(
            "relevant",
            "significant",
            "important",
            "constant",
            "instant",
            "fee",
            "fees",
            "degree",
            "degrees",
            "order",
            "orders",
            "mirror",
            "monitor",
            "sector",
        ),
    }
)


def _active(judged: Judged, clause: Clause, verb: int) -> str | None:
    """ "Avtal ska kunna registreras" -> "[aktör] ska kunna registrera avtal". Only where the sentence is that plain."""
    if judged.language != "sv" or len(judged.clauses) > 1 or clause.is_inverted or clause.main is None or clause.begins_with_clause:
        return None
    subject = judged.text[clause.tokens[0].start : clause.tokens[clause.main].start].strip()
    if not subject or len(subject.split()) > 6:
        return None
    middle = judged.text[clause.tokens[clause.main].start : clause.tokens[verb].start].strip()
    rest = judged.text[clause.tokens[verb].end :]
    thing = subject if subject[:2].isupper() else subject[0].lower() + subject[1:]
    return f"[aktör] {middle} {clause.tokens[verb].text[:-1]} {thing}{rest}"


_NEGATIONS = {
    "sv": frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "icke"}),
    "en": frozenset({"not", "never", "no", "none", "cannot"}),
}
_BOUNDS = re.compile(
    r"\s*(?:senare|längre|fler|flera|mer|mera|äldre|högre|större|färre|mindre|tidigare|lägre|bara|later|longer|more|fewer|less|earlier|older|higher|larger|only)\b",
    re.IGNORECASE,
)


def find_negation(judged: Judged) -> Iterator[Hit]:
    """L13. What a subordinate clause leaves out bounds a set; only the main statement is hard to test when it is denied."""
    for clause in judged.clauses:
        for place, token in enumerate(clause.tokens):
            if token.lower not in _NEGATIONS[judged.language] or clause.subordinate[place]:
                continue
            before = clause.tokens[place - 1].lower if place else ""
            if _is_restrictive(clause, place):
                continue
            if (
                _BOUNDS.match(judged.text, token.end)
                or before in ("eller", "or", "whether")
                or (token.text == "No" and judged.text[token.end : token.end + 1] == ".")
            ):
                continue
            yield Hit(
                token.start,
                token.end,
                quoted(
                    "{} gör kravet svårt att pröva. Säg vad som ska hända i stället.",
                    "{} makes the requirement hard to test. State what shall happen instead.",
                    token.text,
                ),
            )


def _is_restrictive(clause: Clause, place: int) -> bool:
    """ "contacts not linked to an organisation", "ej godkända avtal": part of what is spoken of, not of what is said about it."""
    if clause.verb is None or place < clause.verb or place + 1 >= len(clause.tokens):
        return False
    before, after = clause.tokens[place - 1].lower, clause.tokens[place + 1].lower
    if clause.language == "en":
        return clause.tokens[place].lower == "not" and before not in ("be", "do", "does", "is", "are") and after.endswith(("ed", "ing"))
    return clause.tokens[place].lower in ("inte", "ej", "icke") and after.endswith(("ade", "ada", "da", "ta", "na", "ad", "at"))
