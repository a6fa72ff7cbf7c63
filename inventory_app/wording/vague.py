"""Vague words: everybody agrees with them, and nobody can test them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from inventory_app.wording import english, swedish
from inventory_app.wording.judged import Judged
from inventory_app.wording.lemmas import REMEMBERED, lemma_of
from inventory_app.wording.names import has_standard
from inventory_app.wording.reading import Token
from inventory_app.wording.statement import Hit, T

# Superlatives that bound a number, and words whose dictionary form is shared with something else.
_NEVER = {
    "sv": frozenset({"högst", "lägst", "minst", "mest", "störst", "flest", "bäst", "säkras", "säkrar"}),
    "en": frozenset({"best", "most", "highest", "lowest", "handling", "clears", "cleared", "clearing", "normally"}),
}
_BEFORE_FEW = frozenset({"med", "i", "på", "endast", "bara", "så", "ett", "mycket", "inom", "av", "till"})
_COMPOUND = re.compile(r"[^\W\d_]{3,}")
_FORMAT = re.compile(r"\b(?:CSV|XML|JSON|XLSX|PDF|HTML|ODS|iCalendar|vCard|[A-Z]{2,6}\d*)\b|\bformat\w*\b")
_MEASURE = re.compile(r"\d|\[[^\]]*\]")


def find_vague(judged: Judged) -> Iterator[Hit]:
    """L07. What an escape clause holds is reported there only."""
    taken = [match.span() for name in ("escapes", "vague.not_in") for match in judged.pattern(name).finditer(judged.text)]
    found: dict[int, tuple[int, int]] = {}
    for match in judged.pattern("vague.phrases").finditer(judged.text):
        if not _is_in_a_measure(judged, match):
            found[match.start()] = match.span()
    for sentence in judged.sentences:
        for place, token in enumerate(sentence.tokens):
            if token.is_word and _is_vague(judged, sentence.tokens, place):
                found.setdefault(token.start, (token.start, token.end))
    last = -1
    for start, end in (found[start] for start in sorted(found)):
        if start < last or any(begun < end and start < over for begun, over in taken):
            continue
        last = end
        word = judged.text[start:end]
        yield Hit(
            start,
            end,
            T(
                f"”{word}” går inte att pröva. Säg vad som ska gå att mäta eller se.",
                f"‘{word}’ cannot be tested. State what can be measured or seen.",
            ),
        )


def _is_in_a_measure(judged: Judged, match: re.Match[str]) -> bool:
    """ "större än 5", "several than one": a comparison or a number makes it exact."""
    after = judged.text[match.end() : match.end() + 12].lstrip().lower()
    if match[0].lower() == "most" and judged.text[: match.start()].lower().endswith("the "):
        return True
    return after.startswith(("än ", "than ")) or (match[0].lower() == "flera" and after[:1].isdigit())


def _is_vague(judged: Judged, tokens: tuple[Token, ...], place: int) -> bool:
    word, language = tokens[place].lower, judged.language
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if word in _NEVER[language] or after in ("än", "than"):
        return False
    if language == "sv" and word == "få":
        return place > 0 and tokens[place - 1].lower in _BEFORE_FEW
    if place and tokens[place].text[0].isupper() and tokens[place].text[1:].islower():
        # Part of a name: the Simple Mail Transfer Protocol.
        return False
    if word in ("säkra", "clear") and (_follows_modal(tokens, place) or after in english.DETERMINERS):
        return False
    verb = _verb(judged, word)
    if verb:
        return not (verb in ("stödja", "support") and _is_about_a_format(judged, tokens, place)) and (
            language == "sv" or _is_used_as_verb(judged, tokens, place)
        )
    adjective = _adjective(judged, word)
    if adjective in ("säker", "secure"):
        text = judged.sentence_text(tokens[place].start)
        return not (_MEASURE.search(text) or has_standard(text))
    return adjective is not None


def _follows_modal(tokens: tuple[Token, ...], place: int) -> bool:
    before = tokens[place - 1].lower if place else ""
    return before in swedish.MODALS or before in english.MODALS or before in ("kunna", "att", "to", "och", "and")


def _adjective(judged: Judged, word: str) -> str | None:
    return _listed_adjective(word, judged.language, judged.lexicon.words("vague.adjectives", judged.language))


@lru_cache(maxsize=REMEMBERED)
def _listed_adjective(word: str, language: str, listed: frozenset[str]) -> str | None:
    """The dictionary form in the list, of which `word` is an inflection or a Swedish compound."""
    for base in _bases(word, language):
        if base in listed:
            return base
    if language == "sv":
        last = word.rpartition("-")[2] if "-" in word else ""
        for base in _bases(last or word, "sv"):
            for adjective in listed:
                if len(adjective) >= 5 and base.endswith(adjective) and (last or _COMPOUND.fullmatch(base[: -len(adjective)])):
                    return adjective
    return None


def _bases(word: str, language: str) -> Iterator[str]:
    yield word
    lemma = lemma_of(word, language)
    yield lemma
    if language == "en":
        if "-" in word:
            # easy-to-use, energy-efficient
            first, _hyphen, rest = word.partition("-")
            yield from ((first,) if rest.startswith("to-") else (word.rpartition("-")[2],))
        if word.endswith("ly"):
            # easily, flexibly, efficiently
            yield from (word[:-2], f"{word[:-3]}y", f"{word[:-2]}le", f"{word[:-1]}e")
    elif lemma == word:
        # What the dictionary lacks, most of it compounds.
        for ending in ("aste", "are", "ast", "a", "t", "e"):
            if word.endswith(ending) and len(word) - len(ending) > 3:
                yield word[: -len(ending)]
        if word.endswith("t"):
            # lättanvänt
            yield f"{word[:-1]}d"


def _verb(judged: Judged, word: str) -> str | None:
    return _listed_verb(word, judged.language, judged.lexicon.words("vague.verbs", judged.language))


@lru_cache(maxsize=REMEMBERED)
def _listed_verb(word: str, language: str, listed: frozenset[str]) -> str | None:
    for base in (word, lemma_of(word, language)):
        if base in listed:
            return base
    # A passive infinitive the dictionary lacks.
    return word[:-1] if word.endswith("s") and word[:-1] in listed else None


def _is_about_a_format(judged: Judged, tokens: tuple[Token, ...], place: int) -> bool:
    """ "stödja SAML 2.0": a named standard or format is as exact as can be."""
    end = next((token.end for token in tokens[place + 1 : place + 10] if token.lower in (".", ";")), tokens[min(place + 9, len(tokens) - 1)].end)
    text = judged.text[tokens[place].end : end]
    return has_standard(text) or bool(_FORMAT.search(text))


def _is_used_as_verb(judged: Judged, tokens: tuple[Token, ...], place: int) -> bool:
    """ "support" is as often a noun: support cases, the support team, with support."""
    word = tokens[place].lower
    if not word.startswith(("support", "handl")):
        return True
    before = next((token.lower for token in reversed(tokens[:place]) if token.is_word and not english.is_adverb(token.lower)), "")
    after = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    if word.endswith("ing"):
        return before == "by"
    if word.endswith("ed"):
        return before in ("be", "been", "is", "are", "was", "were", "being")
    if before in (*english.MODALS, *english.OTHER_MODALS, "to", "that", "which", "who"):
        return True
    if word.endswith("s"):
        return before not in english.DETERMINERS and after in english.DETERMINERS
    return before in ("and", "or", ",") and after in english.DETERMINERS
