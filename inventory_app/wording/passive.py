"""The passive: who does it is not said, so nobody knows whether the system, the user or the supplier must."""

from __future__ import annotations

from collections.abc import Iterator

from inventory_app.wording import english, swedish
from inventory_app.wording.clause import Clause
from inventory_app.wording.judged import Judged
from inventory_app.wording.lemmas import lemma_of
from inventory_app.wording.statement import Hit, T


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
        *("form", "hjälp", "grund", "stället", "följd", "typ", "typen", "slag", "stöd", "del", "delar", "antal", "lista", "oberoende", "utdrag"),
        *("kopia", "skäl"),
    }
)
_PARTICLES = frozenset({"fram", "in", "ut", "upp", "bort", "ned", "ner", "emot", "igenom", "ihop", "vidare", "tillbaka"})
_NO_ACTOR = {
    "sv": frozenset({"nummer", "månader", "veckor", "timmar", "minuter"}),
    "en": frozenset(
        {
            *("end", "date", "deadline", "time", "button", "click", "script", "key", "name", "number", "category", "status", "type", "order"),
            *("means", "filter", "field", "year", "month", "week", "day", "percent", "factor", "hour", "same", "following", "use", "start"),
            *("default", "e-mail", "email", "post", "letter", "folder", "header", "quarter", "other", "calendar", "colour", "error", "identifier"),
            *("parameter", "value", "condition", "criterion", "menu", "dialog", "link", "drop-down", "keyboard", "mouse", "method", "process"),
            *("routine", "range", "period", "place", "country", "size", "way"),
        }
    ),
}
# "sorted by department" tells the order, not who sorts.
_ARRANGED = frozenset({"sorted", "grouped", "filtered", "ordered", "divided", "classified", "counted", "arranged", "broken", "split"})
_ARTICLES = frozenset({"a", "an", "the", "each", "any", "another", "one", "its", "every"})


def _names_actor(clause: Clause, verb: int) -> bool:
    preposition = "av" if clause.language == "sv" else "by"
    for place in range((clause.main or 0) + 1, len(clause.tokens) - 1):
        if clause.tokens[place].lower != preposition or _is_in_another_clause(clause, place) or _belongs_to_another(clause, verb, place - 1):
            continue
        if preposition == "av" and clause.tokens[place - 1].lower in _NO_ACTOR_BEFORE:
            continue
        if clause.tokens[verb].lower in _ARRANGED:
            continue
        follows_verb = place == verb + 1 or (place == verb + 2 and clause.tokens[place - 1].lower in _PARTICLES)
        if follows_verb and preposition == "av" and clause.tokens[place + 1].lower not in _NO_ACTOR["sv"]:
            return True
        if any(_is_actor(clause, later) for later in range(place + 1, min(place + 6, len(clause.tokens)))):
            return True
        if preposition == "by" and _is_somebody(clause, place + 1):
            return True
    return False


def _is_in_another_clause(clause: Clause, place: int) -> bool:
    """ "sparas som PDF av användaren" has a "som" without a clause."""
    if not clause.subordinate[place]:
        return False
    opened = max((before for before in range(place) if clause.is_subordinator(before)), default=0)
    return clause.tokens[opened].lower != "som" or place - opened > 3 or any(clause.is_finite(inside) for inside in range(opened + 1, place))


def _belongs_to_another(clause: Clause, verb: int, place: int) -> bool:
    """ "in the format chosen by the user": the actor of another participle."""
    word = clause.tokens[place].lower
    if place <= verb:
        return False
    if clause.language == "en":
        return word.endswith("ed") or word in clause.lexicon.participles
    return word.endswith(("ad", "at", "ade", "ats", "dd", "vald", "valt", "valda", "given", "givna", "givet", "känd", "känt", "kända"))


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
        *("computer", "december", "november", "october", "september", "after", "later", "under", "over", "hours", "errors", "factors", "numbers"),
        *("filters", "higher", "lower", "however", "whether", "rather", "register", "server", "paper", "larger", "smaller", "another", "consist"),
        *("exist", "list", "lists", "relevant", "significant", "important", "constant", "instant", "fee", "fees", "degree", "degrees", "order"),
        *("orders", "mirror", "monitor", "sector"),
    }
)


def _active(judged: Judged, clause: Clause, verb: int) -> str | None:
    """ "Avtal ska kunna registreras" -> "[aktör] ska kunna registrera avtal". Only where the sentence is that plain."""
    if len(judged.clauses) > 1 or clause.is_inverted or clause.main is None or clause.begins_with_clause:
        return None
    subject = judged.text[clause.tokens[0].start : clause.tokens[clause.main].start].strip()
    if not subject or len(subject.split()) > 6 or "," in subject:
        return None
    thing = subject if subject[:2].isupper() else subject[0].lower() + subject[1:]
    modal, passive = clause.tokens[clause.main], clause.tokens[verb]
    if judged.language == "sv":
        following = clause.tokens[verb + 1] if verb + 1 < len(clause.tokens) else passive
        end = following.end if following.lower in _PARTICLES else passive.end
        particle = judged.text[passive.end : end]
        return f"[aktör] {judged.text[modal.start : passive.start].strip()} {passive.text[:-1]}{particle} {thing}{judged.text[end:]}"
    active = lemma_of(passive.lower, "en")
    if clause.able or active == passive.lower:
        return None
    before = " ".join(token.text for token in clause.tokens[clause.main : verb] if token.lower not in ("be", "being"))
    return f"[actor] {before} {active} {thing}{judged.text[passive.end :]}"
